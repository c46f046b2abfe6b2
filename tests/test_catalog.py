"""The catalogue: every row found again by number, key and title; every change proven or known; a user's rows."""

from __future__ import annotations

import csv
import datetime
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan import CatalogError, find_citations, load_catalog
from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import GRADES, Entry
from vnplan.keys.keys import number_key
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.body_words import body_of
from vnplan.tables.rows import Row
from vnplan.tables.rules import load_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import clean_number, split_number

RULES = load_rules()
CATALOG = load_catalog()
DATA = Path(load_catalog.__code__.co_filename).parent.parent / "data"
LAWS = ("luat", "bo_luat", "phap_lenh", "hien_phap")


def table(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def named(entry: Entry | None) -> str | None:
    return entry.number or str(entry.date.year) if entry is not None else None


# every row, both ways


def test_it_knows_three_thousand_documents() -> None:
    assert len(list(CATALOG)) == len(CATALOG) > 3000


def test_every_key_is_the_key_of_its_number() -> None:
    for row in table("documents"):
        body = body_of(row["issuer"], RULES)
        assert row["key"] == number_key(row["type"], row["number"], int(row["date"][:4]), body, RULES), row


def test_a_citation_has_the_key_of_the_catalogue() -> None:
    for entry in CATALOG:
        if entry.number and entry.document_type not in LAWS:
            name = RULES.types[entry.document_type].name
            (found,) = find_citations(f"{name} số {entry.number} ngày {entry.date:%d/%m/%Y} của {entry.issuer};")
            assert found.key == entry.key, entry


def test_every_document_is_found_by_its_key() -> None:
    assert [entry for entry in CATALOG if CATALOG.get(entry.key) != entry] == []
    assert CATALOG.get("/akn/vn/doc/quyet-dinh/ttg/1999/0") is None
    assert "/akn/vn/doc/quyet-dinh/ttg/1999/0" not in CATALOG


def test_every_document_is_found_by_its_number() -> None:
    for entry in CATALOG:
        assert not entry.number or entry in CATALOG.by_number(entry.number)
        assert not entry.number or entry in CATALOG.by_number(f" {entry.number.lstrip('0').replace('-', ' – ')}")


def test_every_document_is_found_by_its_serial() -> None:
    for entry in CATALOG:
        _, _, _, _, _, author, _, serial = entry.key.split("/")
        assert entry in CATALOG.by_serial(entry.document_type, author, serial)


def test_every_document_is_found_by_its_title() -> None:
    for entry in CATALOG:
        if entry.title:
            found = CATALOG.by_title(entry.title, limit=99)
            assert (entry, 100.0) in found, entry
            assert {score for _, score in found} == {100.0}


@pytest.mark.parametrize("entry", [e for e in CATALOG if len(e.title.split()) > 7][::60], ids=lambda e: e.key)
def test_a_title_with_a_word_lost_is_found_first(entry: Entry) -> None:
    words = entry.title.lower().split()
    first, score = CATALOG.by_title(" ".join(words[:3] + words[4:]))[0]
    assert (ascii_slug(first.title), score > 90) == (ascii_slug(entry.title), True)


# what the rows say


def test_rows_are_clean() -> None:
    for row in table("documents"):
        assert row["number"] == clean_number(row["number"]), row
        assert row["title"] == " ".join(row["title"].split()).rstrip(".;, "), row
        assert "Uỷ ban" not in row["issuer"] + row["title"], row
        assert not re.search(r"\d{4}", row["number"].partition("/")[2]) or row["date"][:4] in row["number"], row


def test_issuers_have_one_spelling() -> None:
    spellings: dict[str, set[str]] = {}
    for row in table("documents"):
        for issuer in row["issuer"].split("; "):
            spellings.setdefault(ascii_slug(issuer), set()).add(issuer)
    assert [names for names in spellings.values() if len(names) > 1] == []


def test_all_but_a_few_are_by_central_bodies() -> None:
    # two bodies of the past or below a ministry are not told apart by level, CA is the symbol of two
    assert {entry.issuer_id for entry in CATALOG if entry.level not in CENTRAL} == {"bcsd", "ca", "tcdc"}


def test_in_force_is_near_the_date() -> None:
    for entry in CATALOG:
        if entry.in_force is not None:
            assert -75 <= (entry.in_force - entry.date).days <= 900, entry


def test_no_two_documents_share_a_key() -> None:
    keys = [entry.key for entry in CATALOG]
    assert len(keys) == len(set(keys))


# laws

IN_FORCE = [
    # law                                      on            edition
    ("Luật Đất đai", "1993-10-14", None),
    ("Luật Đất đai", "1993-10-15", "24-L/CTN"),
    ("Luật Đất đai", "2016-01-01", "45/2013/QH13"),
    ("Luật Đất đai", "2024-07-31", "45/2013/QH13"),  # passed in January, not yet in force
    ("Luật Đất đai", "2025-01-01", "31/2024/QH15"),
    ("Luật Giáo dục", "2020-06-30", "38/2005/QH11"),
    ("Luật Giáo dục", "2020-07-01", "43/2019/QH14"),
    ("Bộ luật Lao động", "2000-01-01", "35-L/CTN"),
    ("Bộ luật Lao động", "2021-01-01", "45/2019/QH14"),
    ("Luật Ngân sách nhà nước", "2016-12-31", "01/2002/QH11"),
    ("Luật NSNN", "2017-01-01", "83/2015/QH13"),
    ("Luật Tổ chức chính quyền địa phương", "2025-03-01", "65/2025/QH15"),  # two in one year
    ("Luật Tổ chức chính quyền địa phương", "2025-07-01", "72/2025/QH15"),
    ("Luật Căn cước công dân", "2024-06-30", "59/2014/QH13"),
    ("Luật Căn cước công dân", "2024-07-01", None),  # another name since
    ("Luật Căn cước", "2024-07-01", "26/2023/QH15"),
    ("Luật Mặt trận Tổ quốc Việt Nam", "2001-01-01", None),  # from when is not known
    ("Luật Mặt trận Tổ quốc Việt Nam", "2005-01-01", "14/1999/QH10"),
    ("Luật Sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ", "2023-06-01", None),  # two side by side
    ("Hiến pháp", "2000-01-01", "1992"),
    ("Hiến pháp", "2014-01-01", "2013"),
    ("Luật Hạnh phúc", "2020-01-01", None),
]


@pytest.mark.parametrize(("name", "on", "number"), IN_FORCE)
def test_the_law_in_force(name: str, on: str, number: str | None) -> None:
    kind = next(kind for kind in LAWS if name.lower().startswith(RULES.types[kind].name.lower()))
    slug = ascii_slug(name[len(RULES.types[kind].name) :])
    assert named(CATALOG.law_in_force(kind, slug, day(on))) == number


def test_every_edition_is_in_force_until_the_next() -> None:
    for row in table("laws"):
        kind, slug = ascii_slug(row["type"], "_"), ascii_slug(row["name"])
        if not slug.startswith("sua-doi"):
            editions = CATALOG.laws_named(f"{row['type']} {row['name']}")
            assert editions == sorted(editions, key=lambda entry: entry.date)
            for entry in editions:
                if entry.in_force and row["number"] == entry.number:
                    assert CATALOG.law_in_force(kind, slug, max(entry.date, entry.in_force)) == entry


def test_editions_of_a_law_have_numbers_and_dates_of_their_own() -> None:
    rows = [(row["type"], row["name"], row["date"]) for row in table("laws") if row["date"]]
    assert len(rows) == len(set(rows))
    facts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in table("laws"):
        if row["number"]:
            facts.setdefault((row["type"], row["number"]), set()).add((row["date"], row["in_force"]))
    assert [row for row in facts.items() if len(row[1]) > 1] == []


def test_names_come_with_and_without_the_word_for_law() -> None:
    assert CATALOG.laws_named("Đất đai") == CATALOG.laws_named("luật  ĐẤT ĐAI")
    assert [named(entry) for entry in CATALOG.laws_named("Hiến pháp")] == ["1946", "1959", "1980", "1992", "2013"]
    assert CATALOG.laws_named("Luật BHXH") == CATALOG.laws_named("Luật Bảo hiểm xã hội")


# changes


def told_by_title(entry: Entry) -> set[tuple[str, str, str]]:
    """Number, number and relation of every change that a title tells."""
    text = entry.title
    if entry.document_type not in LAWS:
        name = RULES.types[entry.document_type].name
        text = f"{name} số {entry.number} {entry.title[:1].lower()}{entry.title[1:]}"
    out = set()
    for cited in find_citations(text)[1:]:
        if cited.governor == 0 and cited.relation in ("amends", "replaces", "repeals", "corrects"):
            number = cited.number
            if cited.kind == "named_law" and cited.document_type is not None:
                slug = ascii_slug(re.sub(r"^(?:Bộ luật|Luật|Pháp lệnh)\s", "", cited.text))
                law = CATALOG.law_in_force(cited.document_type, slug, entry.date)
                number = law.number if law is not None else None
            out.add((entry.number, number or "", "amends" if cited.relation == "repeals" else cited.relation))
    return out


def test_changes_told_by_titles_are_told_again() -> None:
    """Every amendment of the table by a document whose title is known stands in that title, or in no title at all."""
    settled = [entry for entry in CATALOG if entry.number and entry.source in ("laws", "codified", "checked")]
    told = {change for entry in settled for change in told_by_title(entry)}
    rows = {(row["number"], row["other_number"], row["relation"]) for row in table("changes") if row["grade"] == "A"}
    amending = {number for number, _, _ in told}
    checked = {
        (row["number"], row["other_number"], row["relation"]) for row in table("changes") if row["source"] == "checked"
    }
    assert {row for row in checked if row[0] in amending and row[2] == "amends"} <= told
    assert len({row for row in rows if row in told}) > 200
    # the one left out dates the other a day off
    assert {change[:2] for change in told - rows if change[1]} == {("78/2002/QĐ-TTg", "170/1999/QĐ-TTg")}


def test_no_decree_or_circular_acts_on_a_law() -> None:
    """ "Nghị định quy định chi tiết Luật sửa đổi, bổ sung Luật Thể dục, thể thao" amends no law."""
    lower, laws = ("nghi-dinh", "quyet-dinh", "thong-tu", "thong-tu-lien-tich"), ("luat", "bo-luat", "phap-lenh")
    pairs = ((row["key"].split("/")[4], row["other_key"].split("/")[4]) for row in table("changes"))
    assert [pair for pair in pairs if pair[0] in lower and pair[1] in laws] == []


def test_changes_are_between_documents_with_keys() -> None:
    for row in table("changes"):
        (change,) = {
            change
            for change in CATALOG.changes_by(row["key"])
            if change[::2][:2] == (row["relation"], row["other_key"])
        }
        assert change in CATALOG.changes_to(change.other)
        assert (change.whole, change.grade, change.source) == (row["extent"] == "whole", row["grade"], row["source"])
        assert not row["date"] or not row["from"] or row["date"] <= row["from"]
        assert row["key"].split("/")[-2] >= row["other_key"].split("/")[-2], "no document acts on a younger one"
        for number, key in ((row["number"], row["key"]), (row["other_number"], row["other_key"])):
            assert not number or split_number(clean_number(number)).serial == key.split("/")[-1], row


def test_replaced_as_of_a_day() -> None:
    key = "/akn/vn/act/luat/quoc-hoi/2013/45"
    assert CATALOG.replaced(key, day("2024-07-31")) is None
    change = CATALOG.replaced(key, day("2024-08-01"))
    assert change is not None
    assert (change.key, change.relation) == ("/akn/vn/act/luat/quoc-hoi/2024/31", "replaces")
    # amended is not replaced; where the day is not known, from the year after
    assert CATALOG.replaced("/akn/vn/act/luat/quoc-hoi/2019/43") is None
    assert CATALOG.replaced("/akn/vn/doc/quy-dinh/tw/2017/66", day("2026-12-31")) is None
    assert CATALOG.replaced("/akn/vn/doc/quy-dinh/tw/2017/66", day("2027-01-01")) is not None


def test_a_part_that_ends_is_no_end_of_the_whole() -> None:
    parts = [row for row in table("changes") if row["extent"] == "part" and row["relation"] in ("replaces", "repeals")]
    assert len(parts) > 300
    ended = {row["other_key"] for row in table("changes") if row["extent"] == "whole"}
    for row in parts:
        assert row["other_key"] in ended or CATALOG.replaced(row["other_key"], grades=GRADES) in (None, *_later(row))


def _later(row: Row) -> list[object]:
    """The editions of a law behind it, which end it without a row."""
    return [change for change in CATALOG.changes_to(row["other_key"]) if change.source == "edition"]


def test_what_a_rule_alone_has_read_ends_nothing_unless_it_is_asked_for() -> None:
    weak = [row for row in table("changes") if row["grade"] == "C" and row["extent"] == "whole"]
    only = {row["other_key"] for row in weak} - {
        row["other_key"] for row in table("changes") if row["grade"] != "C" and row["extent"] == "whole"
    }
    only = {key for key in only if all(change.source != "edition" for change in CATALOG.changes_to(key))}
    assert len(only) > 200
    assert [key for key in only if CATALOG.replaced(key) is not None] == []
    assert [key for key in only if CATALOG.replaced(key, grades="ABC") is None] == []


# grades, reach


def test_every_row_has_a_grade_and_a_known_source() -> None:
    sources = {row["code"] for row in table("sources")}
    assert {entry.grade for entry in CATALOG} <= {"A", "B"}
    for name in ("documents", "changes", "cited", "articles"):
        for row in table(name):
            assert row.get("grade", "C") in GRADES, row
            assert row["source"], row
            assert set(row["source"].split()) <= sources, row


def test_a_number_that_is_only_cited_is_no_known_document() -> None:
    for row in table("cited"):
        assert row["key"] not in CATALOG
        listed = CATALOG.listed(row["key"])
        assert listed is not None
        assert listed.number == row["number"]


def test_conflicts_are_listed_with_what_was_kept() -> None:
    for row in table("conflicts"):
        if row["field"] == "date":
            entry = CATALOG.get(row["key"]) or CATALOG.listed(row["key"])
            assert entry is not None
            assert (entry.date.isoformat() if entry.date else "") == row["kept"], row
        assert row["why"]
        assert row["kept"] != row["other"]


@pytest.mark.parametrize(
    ("number", "serial", "beyond"),
    [
        ("999/2023/NĐ-CP", 999, True),
        ("98/2023/NĐ-CP", 98, False),
        ("135/2023/NĐ-CP", 135, False),  # a little beyond what was seen is no proof
        ("999/2026/NĐ-CP", 999, False),  # the year is not over
        ("5000/QĐ-TTg", 5000, False),  # eight known of 2,600 say little
    ],
)
def test_far_beyond_what_a_series_had_reached(number: str, serial: int, beyond: bool) -> None:
    reach = CATALOG.reach(number, 2023)
    assert reach is not None
    assert reach.beyond(serial) is beyond


def test_no_known_document_is_beyond_its_series() -> None:
    numbers = [(entry.number, entry.date.year, entry.key) for entry in CATALOG if entry.number]
    out = [
        key
        for number, year, key in numbers
        if (r := CATALOG.reach(number, year)) and r.beyond(int(re.sub(r"\D.*", "", key.split("/")[-1])))
    ]
    assert out == []


# look-up

FOUND = [
    # query                                         first found
    ("/akn/vn/act/thong-tu/bgddt/2021/22", "22/2021/TT-BGDĐT"),
    ("22/2021/TT-BGDĐT", "22/2021/TT-BGDĐT"),
    ("Thông tư số 22 / 2021/TT- BGDĐT", "22/2021/TT-BGDĐT"),
    ("29-NQ/TW", "29-NQ/TW"),
    ("Nghị quyết 55/2010/QH12", "55/2010/QH12"),
    ("Luật Đất đai", "31/2024/QH15"),
    ("Luật đất đai năm 2003", "13/2003/QH11"),
    ("điều lệ trường tiểu học", "28/2020/TT-BGDĐT"),
    ("đổi mới căn bản toàn diện giáo dục, công nghiệp hóa, kinh tế thị trường", "29-NQ/TW"),
    ("dạy thêm, học thêm", "29/2024/TT-BGDĐT"),
    ("", None),
    ("xyz", None),
]


@pytest.mark.parametrize(("query", "number"), FOUND)
def test_find(query: str, number: str | None) -> None:
    found = CATALOG.find(query, limit=1)
    assert [entry.number for entry, _ in found] == ([number] if number else [])


def test_the_type_asked_for_comes_first() -> None:
    assert [e.document_type for e, _ in CATALOG.find("Nghị quyết 55/2010/QH12")] == ["nghi_quyet", "luat"]
    assert [e.document_type for e, _ in CATALOG.find("Luật 55/2010/QH12")] == ["luat", "nghi_quyet"]


@given(st.text(max_size=60))
def test_any_words_can_be_looked_up(words: str) -> None:
    scores = [score for _, score in CATALOG.find(words, limit=3)]
    assert len(scores) <= 3
    assert scores == sorted(scores, reverse=True)
    assert isinstance(CATALOG.by_number(words), list)
    assert isinstance(CATALOG.laws_named(words), list)


# a user's own

HEAD = "type,number,date,issuer,title\n"
REFUSED = [
    ("type,number,date,title\n", "column 'issuer' is missing"),
    (HEAD + "Thông tư,1/2021/TT-BGDĐT,21/1/2021,Bộ GDĐT,\n", "row 2, date '21/1/2021': no date"),
    (HEAD + "Thông tư,1/2021/TT-BGDĐT,,Bộ GDĐT,\n", "row 2, date '': no date"),
    (HEAD + "Thư,1/2021/TT-BGDĐT,2021-01-21,Bộ GDĐT,\n", "row 2, type 'Thư'"),
    (HEAD + "Thông tư,TT-BGDĐT,2021-01-21,Bộ GDĐT,\n", "row 2, number 'TT-BGDĐT'"),
    (HEAD + "Kế hoạch,12/KH-UBND,2021-01-21,UBND tỉnh,\n", "row 2, issuer 'UBND tỉnh': does not tell"),
    (
        HEAD + "Kế hoạch,1/KH-BGDĐT,2021-01-21,,\nKế hoạch,01/KH-BGDĐT,2021-02-03,,\n",
        "row 3, number '01/KH-BGDĐT': is the document of row 2",
    ),
    (HEAD.strip() + ",in_force\nKế hoạch,1/KH-BGDĐT,2021-01-21,,,soon\n", "row 2, in_force 'soon'"),
]


def user(path: Path, text: str) -> Catalog:
    file = path / "documents.csv"
    file.write_text(text, encoding="utf-8")
    return load_catalog(file)


@pytest.mark.parametrize(("text", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_a_file_that_cannot_be_used_is_refused(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as refused:
        user(tmp_path, text)
    assert str(refused.value).startswith(f"{tmp_path / 'documents.csv'}: {words}")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(CatalogError, match=r"a\.csv: is not UTF-8"):
        load_catalog(tmp_path / "a.csv")
    with pytest.raises(CatalogError, match=r"b\.csv: No such file"):
        load_catalog(tmp_path / "b.csv")
    with pytest.raises(CatalogError):
        load_catalog(tmp_path)


def test_own_documents_are_added(tmp_path: Path) -> None:
    mine = user(
        tmp_path,
        HEAD.strip() + ",in_force\n"
        "Kế hoạch,12/KH-UBND,2021-01-21,UBND tỉnh Bắc Ninh,Chuyển đổi số,\n"
        "luat,999/2030/QH17,2030-01-21,Quốc hội,Luật Đất đai,2031-01-01\n",
    )
    assert len(mine) == len(CATALOG) + 2
    (plan,) = mine.by_number("12/KH-UBND")
    assert (plan.key, plan.level) == ("/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2021/12", "provincial_committee")
    assert named(mine.law_in_force("luat", "dat-dai", day("2031-01-01"))) == "999/2030/QH17"
    change = mine.replaced("/akn/vn/act/luat/quoc-hoi/2024/31", day("2031-01-01"))
    assert change is not None
    assert change.key == "/akn/vn/act/luat/quoc-hoi/2030/999"


def test_a_known_document_takes_the_users_title(tmp_path: Path) -> None:
    mine = user(tmp_path, HEAD + "Nghị quyết,29-NQ/TW,2013-11-04,Ban Chấp hành Trung ương,Đổi mới giáo dục\n")
    assert len(mine) == len(CATALOG)
    entry = mine.get("/akn/vn/doc/nghi-quyet/tw/2013/29")
    assert entry is not None
    assert (entry.title, mine.by_title("đổi mới giáo dục")[0]) == ("Đổi mới giáo dục", (entry, 100.0))


def test_another_document_with_a_known_key_is_kept_beside_it(tmp_path: Path) -> None:
    mine = user(tmp_path, HEAD + "Nghị quyết,29-NQ/TW,2013-12-31,Ban Chấp hành Trung ương,Khác\n")
    days = [day("2013-11-04"), day("2022-11-17"), day("2013-12-31")]
    assert [entry.date for entry in mine.by_number("29-NQ/TW")] == days
    assert mine.get("/akn/vn/doc/nghi-quyet/tw/2013/29") == CATALOG.get("/akn/vn/doc/nghi-quyet/tw/2013/29")


def test_an_edit_is_seen(tmp_path: Path) -> None:
    row = "Kế hoạch,1/KH-BGDĐT,2021-01-21,Bộ Giáo dục và Đào tạo,"
    assert [e.title for e in user(tmp_path, f"{HEAD}{row}Một\n").by_number("1/KH-BGDĐT")] == ["Một"]
    (tmp_path / "documents.csv").write_text(f"{HEAD}{row}Hai\n", encoding="utf-8")
    os.utime(tmp_path / "documents.csv", ns=(1, 1))
    assert [e.title for e in load_catalog(tmp_path / "documents.csv").by_number("1/KH-BGDĐT")] == ["Hai"]
    assert load_catalog() is CATALOG
