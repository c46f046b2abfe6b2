"""What is known of a document on a day: one row a state, the words, and what must not be said."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vnplan
from vnplan import load_catalog, status
from vnplan.keys.amending_titles import changes_by_titles
from vnplan.keys.entries import GRADES, Entry
from vnplan.review.validity import STATES
from vnplan.shell.cli import app
from vnplan.tables.rules import shipped

CATALOG = load_catalog()

STATED = [
    # document, day, provision, state, since, by
    ("45/2013/QH13", "2024-07-31", None, "in_force", "2014-07-01", "31/2024/QH15"),
    ("45/2013/QH13", "2024-08-01", None, "replaced", "2024-08-01", "31/2024/QH15"),
    ("/akn/vn/act/luat/quoc-hoi/2013/45", "2024-08-01", None, "replaced", "2024-08-01", "31/2024/QH15"),
    ("31/2024/QH15", "2024-03-01", None, "not_yet", "2024-08-01", None),
    ("31/2024/QH15", "2023-03-01", None, "not_yet", "2024-08-01", None),
    ("Luật Đất đai", "2016-05-01", None, "in_force", "2014-07-01", "31/2024/QH15"),
    ("Luật Đất đai năm 2003", "2016-05-01", None, "replaced", "2014-07-01", "45/2013/QH13"),
    ("43/2019/QH14", "2024-01-01", None, "in_force", "2020-07-01", "123/2025/QH15"),
    ("43/2019/QH14", "2026-03-01", None, "amended", "2026-01-01", "123/2025/QH15"),
    ("43/2019/QH14", "2024-01-01", "Điều 250", "not_known", None, None),
    ("65/2015/NĐ-CP", "2026-03-01", None, "lapsed_in_part", "2026-01-01", "02/2026/NĐ-CP"),
    ("65/2015/NĐ-CP", "2026-03-01", "Điều 3", "repealed", "2026-01-01", "02/2026/NĐ-CP"),
    ("65/2015/NĐ-CP", "2026-03-01", "khoản 2 Điều 3", "repealed", "2026-01-01", "02/2026/NĐ-CP"),
    ("65/2015/NĐ-CP", "2026-03-01", "Điều 4", "not_known", None, None),
    ("65/2015/NĐ-CP", "2025-12-31", "Điều 3", "not_known", None, None),
    ("04/2020/TT-BTP", "2025-07-01", None, "repealed", "2025-07-01", "12/2025/TT-BTP"),
    ("30/2020/NĐ-CP", "2024-01-01", None, "not_known", None, None),
    # of laws every edition is known, of ordinances not
    ("07/2012/QH13", "2022-01-01", None, "in_force", "2013-01-01", "14/2022/QH15"),
    ("02/2012/UBTVQH13", "2025-12-15", None, "not_known", None, None),
    ("02/2012/UBTVQH13", "2014-12-15", None, "not_known", None, None),
    ("Hiến pháp năm 2013", "2025-06-15", None, "in_force", "2014-01-01", "203/2025/QH15"),
    ("Hiến pháp năm 2013", "2025-06-16", None, "amended", "2025-06-16", "203/2025/QH15"),
    ("999/2023/NĐ-CP", "2024-01-01", None, "not_known", None, None),
    ("89/QĐ-TTg", "2024-01-01", None, "not_known", None, None),
    ("Luật Không Có", "2024-01-01", None, "not_known", None, None),
]


@pytest.mark.parametrize(("document", "day", "provision", "state", "since", "by"), STATED)
def test_state(document: str, day: str, provision: str | None, state: str, since: str | None, by: str | None) -> None:
    found = status(document, day, provision)
    assert (found.state, found.since.isoformat() if found.since else None) == (state, since), found.words
    assert ([act.number for act in found.by] or [None])[0] == by
    assert found.words
    assert found.words_vi


def test_no_change_known_is_not_in_force() -> None:
    found = status("30/2020/NĐ-CP", "2024-01-01")
    assert (found.state, found.known) == ("not_known", True)
    assert "does not mean it is in force" in found.words
    assert "không có nghĩa là còn hiệu lực" in found.words_vi
    assert status("999/2023/NĐ-CP", "2024-01-01").known is False


UNDATED = [
    # asked about, the day, the change that is known without its day; None: none by that day
    ("36/2001/PL-UBTVQH10", "2013-12-01", "41/2013/QH13"),
    ("66-QĐ/TW", "2026-02-01", "399-QĐ/TW"),
    ("66-QĐ/TW", "2026-01-08", None),
    ("36-HD/VPTW", "2026-05-26", None),
]


@pytest.mark.parametrize(("asked", "day", "by"), UNDATED)
def test_a_change_without_its_day_is_told(asked: str, day: str, by: str | None) -> None:
    found = status(asked, day)
    assert (found.state, [act.number for act in found.by]) == ("not_known", [by] if by else [])
    if by is not None:
        assert f"ended by {by} of " in found.words
        assert "no change" not in found.words
        assert f"bị chấm dứt hiệu lực bởi {by} ngày " in found.words_vi
    else:
        assert f"no change of it by {day} is known" in found.words


@pytest.mark.parametrize("day", ["2010-01-01", "2021-06-01", "2026-03-01", "2030-01-01"])
def test_nothing_is_said_to_be_in_force_that_a_row_has_ended(day: str) -> None:
    on = datetime.date.fromisoformat(day)
    for entry in list(CATALOG)[::7]:
        found = status(entry.key, on)
        assert found.state in STATES
        if found.state == "in_force":
            assert CATALOG.replaced(entry.key, on, grades="".join(GRADES)) is None
            assert entry.in_force is not None
            assert entry.in_force <= on
            assert day != "2030-01-01", "nothing at hand tells of that day"


def test_what_texts_of_ones_own_do_is_told_with_the_sentence() -> None:
    texts = {
        "Thông tư này bãi bỏ Thông tư số 12/2019/TT-BYT ngày 05/6/2019.": "repealed",
        "Thông tư này bãi bỏ khoản 2 Điều 5 Thông tư số 12/2019/TT-BYT ngày 05/6/2019.": "lapsed_in_part",
        "Thông tư này sửa đổi, bổ sung Thông tư số 12/2019/TT-BYT ngày 05/6/2019.": "amended",
        "Theo Thông tư số 12/2019/TT-BYT ngày 05/6/2019.": "not_known",
    }
    for text, state in texts.items():
        graph = vnplan.build_graph(vnplan.parse(text, number="7/2024/TT-BYT", date="2024-06-01"))
        found = status("12/2019/TT-BYT", "2025-01-01", graph=graph)
        assert found.state == state, text
        assert state == "not_known" or text in found.by[0].how
        assert status("12/2019/TT-BYT", "2024-05-31", graph=graph).state != state or state == "not_known"


def call(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["status", *words])
    return done.exit_code, done.output


def test_the_command() -> None:
    code, said = call("45/2013/QH13", "--on", "2025-01-01", "--lang", "vi")
    assert (code, said.splitlines()[0]) == (0, "đã bị thay thế")
    assert "bị thay thế bởi 31/2024/QH15" in said
    code, said = call("45/2013/QH13", "--on", "2025-01-01", "--format", "json")
    assert (code, json.loads(said)["state"], json.loads(said)["by"][0]["since"]) == (0, "replaced", "2024-08-01")
    assert call("999/2023/NĐ-CP", "--on", "2024-01-01")[0] == 0
    code, said = call("45/2013/QH13", "--on", "02/2025")
    assert code == 2
    assert "on is a date" in said


def test_the_command_answers_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["45/2013/QH13", "Luật Giáo dục", "999/2023/NĐ-CP"]
    rows = json.loads(call(*asked, "--on", "2025-01-01", "--format", "json")[1])
    assert [(row["query"], row["state"]) for row in rows] == list(
        zip(asked, ["replaced", "in_force", "not_known"], strict=True)
    )
    lines = "\ufeff" + "\n\n  ".join(asked) + "\r\n"
    done = CliRunner().invoke(app, ["status", "-", "--on", "2025-01-01", "--format", "csv"], input=lines.encode())
    table = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["query"], row["state"], row["words"]) for row in table] == [
        (row["query"], row["state"], row["words"]) for row in rows
    ]
    one = CliRunner().invoke(app, ["status", "-", "--format", "json"], input="45/2013/QH13\n")
    assert [row["state"] for row in json.loads(one.stdout)] == ["replaced"]
    said = call(*asked, "--on", "2025-01-01")[1].splitlines()
    assert said[::2] == ["45/2013/QH13: replaced", "Luật Giáo dục: in force", "999/2023/NĐ-CP: not known"]


@pytest.mark.parametrize(("given", "told"), [(b"\n \n", "names no document"), (b"\xff\xfe4", "UTF-8")])
def test_a_list_that_cannot_be_read_is_told(given: bytes, told: str) -> None:
    done = CliRunner().invoke(app, ["status", "-"], input=given)
    assert (done.exit_code, told in done.output, done.output.count("\n")) == (2, True, 1)


with (Path(__file__).parent / "data" / "judged_status.csv").open(encoding="utf-8", newline="") as judged:
    JUDGED = list(csv.DictReader(judged))


def test_what_was_judged_by_reading_is_answered_so_still() -> None:
    """Of each document: the day a real plan cited it, the state, and what was read to judge it."""
    assert [row for row in JUDGED if status(row["document"], row["on"]).state != row["state"]] == []


def test_none_was_said_to_be_in_force_that_was_not() -> None:
    assert len(JUDGED) >= 60
    assert {row["judgement"] for row in JUDGED if row["state"] == "in_force"} == {"right"}
    assert sum(row["judgement"] != "right" for row in JUDGED) <= 1
    assert all(row["read"] for row in JUDGED)


AMENDING = (
    "BỘ NỘI VỤ\nSố: 15/2025/TT-BNV\nHà Nội, ngày 01 tháng 3 năm 2025\nTHÔNG TƯ\n"
    "Sửa đổi, bổ sung một số điều của Thông tư số 990/2021/TT-BNV\n"
    "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 990/2021/TT-BNV\n"
    "1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Hằng năm.”\n2. Bãi bỏ Điều 7.\n"
)
BEGINS = (
    "Điều 2. Hiệu lực\n1. Thông tư này có hiệu lực từ ngày 01 tháng 7 năm 2025.\n"
    "2. Khoản 2 Điều 1 Thông tư này có hiệu lực từ ngày 01 tháng 01 năm 2026.\n"
)
ON_DAYS = [
    ("2025-05-01", None, "not_known", None),
    ("2025-08-01", None, "amended", "2025-07-01"),
    ("2025-08-01", "Điều 7", "not_known", None),
    ("2026-02-01", "Điều 7", "repealed", "2026-01-01"),
    ("2026-02-01", "khoản 2 Điều 5", "amended", "2025-07-01"),
]


@pytest.mark.parametrize(("day", "provision", "state", "since"), ON_DAYS)
def test_a_change_counts_from_the_day_it_takes_effect(day: str, provision: str | None, state: str, since: str) -> None:
    graph = vnplan.build_graph(vnplan.parse(AMENDING + BEGINS))
    found = status("990/2021/TT-BNV", day, provision, graph=graph)
    assert (found.state, found.since.isoformat() if found.since else None) == (state, since), found.words
    assert "ngày ban hành" not in found.words_vi


def test_where_no_day_of_effect_is_told_the_answer_says_so() -> None:
    found = status("990/2021/TT-BNV", "2025-05-01", graph=vnplan.build_graph(vnplan.parse(AMENDING)))
    assert "01/03/2025 (ngày ban hành; không rõ ngày có hiệu lực)" in found.words_vi
    assert "the day it was issued" in found.words


@pytest.mark.parametrize(
    ("provision", "state"),
    [("Phụ lục III", "repealed"), ("Phụ lục IV", "repealed"), ("Phụ lục I", "not_known"), ("Điều 10", "not_known"),
     ("điểm a khoản 2 Điều 5", "amended")],
)  # fmt: skip
def test_an_appendix_that_is_repealed_leaves_the_rest_as_it_was(provision: str, state: str) -> None:
    text = "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 77/2019/NĐ-CP ngày 01/10/2019\n"
    text += "1. Sửa đổi điểm a khoản 2 Điều 5 như sau:\n“a) Đọc.”\n2. Bãi bỏ Phụ lục III và IV.\n"
    act = vnplan.parse(text, number="288/2025/NĐ-CP", date="2025-11-05", issuer="Chính phủ")
    told = vnplan.status("77/2019/NĐ-CP", "2026-03-01", provision, graph=vnplan.build_graph(act))
    assert told.state == state


def test_a_citation_and_a_document_name_what_is_asked_about() -> None:
    (cited,) = vnplan.find_citations("Căn cứ Luật số 45/2013/QH13 ngày 29/11/2013")
    assert vnplan.status(cited, "2025-01-01").state == "replaced"
    act = vnplan.parse("Căn cứ Luật Giáo dục;", number="30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ")
    assert vnplan.status(act, "2025-01-01").key == "/akn/vn/act/nghi-dinh/cp/2020/30"


@pytest.mark.parametrize("name", ["Đề án “Thư viện lưu động”", "Luật Kế toán"])
def test_a_citation_that_nobody_knows_is_told_in_its_own_words(name: str) -> None:
    (cited,) = vnplan.find_citations(f"Thực hiện {name}")
    told = vnplan.status(cited, "1990-01-01")
    assert (told.state, told.query, told.key) == ("not_known", name, cited.key)
    assert f"{name} is not known here" in told.words
    assert f"dữ liệu về {name};" in told.words_vi
    assert "số" not in vnplan.status(cited.key or "", "1990-01-01").words_vi.partition(";")[0].replace("số ký", "")


QUOTED = [
    (None, "repeals", "“2. Bãi bỏ Điều 7.”"),
    ("Điều 7", "repeals", "“2. Bãi bỏ Điều 7.”"),
    ("khoản 2 Điều 5", "amends", "“1. Sửa đổi khoản 2 Điều 5 như sau:”"),
]


@pytest.mark.parametrize(("provision", "relation", "words"), QUOTED)
def test_the_sentence_quoted_is_the_one_that_does_it(provision: str | None, relation: str, words: str) -> None:
    found = status(
        "990/2021/TT-BNV", "2026-02-01", provision, graph=vnplan.build_graph(vnplan.parse(AMENDING + BEGINS))
    )
    assert (found.by[0].relation, found.by[0].how, found.by[0].how_vi) == (relation, words, words)


def test_of_one_action_the_sentence_on_the_provision_is_quoted() -> None:
    graph = vnplan.build_graph(vnplan.parse(AMENDING + "3. Bãi bỏ Điều 9, Điều 10.\n"))
    said = [status("990/2021/TT-BNV", "2026-02-01", one, graph=graph).by[0].how for one in ("Điều 7", "Điều 10")]
    assert said == ["“2. Bãi bỏ Điều 7.”", "“3. Bãi bỏ Điều 9, Điều 10.”"]


def test_an_act_that_says_no_more_than_its_name_is_quoted_whole() -> None:
    text = "Thông tư này bãi bỏ Thông tư số 12/2019/TT-BYT ngày 05/6/2019."
    graph = vnplan.build_graph(vnplan.parse(text, number="7/2024/TT-BYT", date="2024-06-01"))
    assert status("12/2019/TT-BYT", "2025-01-01", graph=graph).by[0].how == f"“{text}”"


NAMED = [
    # what is asked about                                        what its sentence names
    ("Hiến pháp năm 1992", "Hiến pháp năm 1992 đã bị thay thế bởi Hiến pháp năm 2013 "),
    ("/akn/vn/act/hien-phap/quoc-hoi/1980/nn", "Hiến pháp năm 1980 đã bị thay thế bởi Hiến pháp năm 1992 "),
    ("/akn/vn/act/thong-tu/bgtvt/2024/62", "62/2024/TT-BGTVT đã bị bãi bỏ bởi 49/2026/TT-BXD "),
    ("/akn/vn/act/thong-tu/byt/1998/77", "dữ liệu về Thông tư số 77 năm 1998 của Bộ Y tế;"),
    ("/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2024/7", "Kế hoạch số 7 năm 2024 của Ủy ban nhân dân tỉnh Bắc Ninh;"),
    ("cite/nghi-quyet/hdnd.da-nang/?/8", "dữ liệu về Nghị quyết số 8 của Hội đồng nhân dân thành phố Đà Nẵng;"),
    ("text/0123456789ab", "dữ liệu về một văn bản không ghi số;"),
    ("77/1998/TT-BYT", "dữ liệu về 77/1998/TT-BYT;"),
]


@pytest.mark.parametrize(("asked", "words"), NAMED, ids=[row[0] for row in NAMED])
def test_documents_are_named_as_readers_know_them(asked: str, words: str) -> None:
    assert words in status(asked, "2026-11-27").words_vi


def test_no_sentence_names_a_document_by_its_key() -> None:
    keys = {key for row in shipped("changes")[1] for key in row[8:10]} | {row[3] for row in shipped("cited")[1][::20]}
    for key in sorted(keys)[::4]:
        told = status(key, "2026-11-27", catalog=CATALOG)
        assert "/akn/" not in f"{told.words} {told.words_vi}"


TITLES = {
    "each law it names": ("58/2024/QH15", "2025-11-19", "amended", "90/2025/QH15", "2025-07-01"),
    "the first to change it": ("48/2024/QH15", "2025-12-01", "amended", "90/2025/QH15", "2025-07-01"),
    "a comma in its name": ("15/2017/QH14", "2025-08-01", "lapsed_in_part", "90/2025/QH15", "2025-07-01"),
    "the last of a list": ("32/2024/QH15", "2024-09-01", "amended", "43/2024/QH15", "2024-08-01"),
    "a place before its name": ("89/2015/QH13", "2023-01-01", "amended", "01/2021/QH15", "2022-01-01"),
    "as laws that cite it tell": ("32/2024/QH15", "2025-11-20", "amended", "96/2025/QH15", "2025-10-15"),
    "before it took effect": ("32/2024/QH15", "2024-07-15", "in_force", "43/2024/QH15", "2024-08-01"),
}


@pytest.mark.parametrize("case", TITLES)
def test_a_title_tells_which_laws_are_amended(case: str) -> None:
    number, day, state, by, since = TITLES[case]
    told = vnplan.status(number, day)
    assert told.state == state
    assert (by, since) in [(act.number, str(act.since)) for act in told.by]


def test_the_law_on_forestry_was_not_ended_by_that_on_weapons() -> None:
    assert vnplan.status("16/2017/QH14", "2025-09-01").state == "amended"
    assert vnplan.status("14/2017/QH14", "2025-09-01").state == "replaced"


def test_what_was_amended_and_ended_later_says_both() -> None:
    told = vnplan.status("59/2014/QH13", "2022-09-05")
    assert told.state == "amended"
    assert "68/2020/QH14 từ 01/07/2021; đến 01/07/2024 mới bị chấm dứt hiệu lực bởi 26/2023/QH15" in told.words_vi
    assert "it was ended only later, by 26/2023/QH15 on 2024-07-01" in told.words


def test_a_title_claims_no_edition_that_is_not_certain() -> None:
    def told(day: str, in_force: str, title: str) -> list[str]:
        rules, catalog = vnplan.load_rules(), vnplan.load_catalog()
        when, since = datetime.date.fromisoformat(day), datetime.date.fromisoformat(in_force)
        act = Entry("/akn/vn/act/luat/quoc-hoi/2099/9", "luat", "9", when, "Quốc hội", "quoc-hoi", None, title, since)
        return [one.other.rpartition("hoi/")[2] for one in changes_by_titles([act], catalog._names, rules)]

    land = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai"
    assert told("2018-06-01", "2019-01-01", land) == ["2013/45"]
    assert told("2024-02-01", "2024-03-01", land) == []  # that of 2024 waits to come into force
    assert told("2024-12-01", "2025-03-01", land) == ["2024/31"]
    assert told("2024-12-01", "2025-03-01", land + " và Luật Giáo dục") == ["2024/31", "2019/43"]
    assert told("2024-12-01", "2025-03-01", land + " và kinh doanh") == []  # no law has this name
    assert told("2024-12-01", "2025-03-01", "Luật sửa đổi, bổ sung một số điều của các luật về đất đai") == []
    assert told("2024-12-01", "2025-03-01", "Luật sửa đổi, bổ sung một số điều của 15 luật") == []
