"""Resolution: each citation with the key it is given and the step that gave it, as a printed picture."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplan
from vnplan import Document, load_catalog, resolve
from vnplan.keys import resolution
from vnplan.keys.resolution import STEP_NAMES, Resolution

CATALOG = load_catalog()


def plan(text: str, number: str = "1/KH-UBND", date: str = "2024-06-05", province: str = "bac-ninh") -> Document:
    return vnplan.parse(text, number=number, date=date, province=province)


def settled(*texts: str | Document) -> list[Resolution]:
    documents = [plan(text, f"{n}/KH-UBND") if isinstance(text, str) else text for n, text in enumerate(texts, 1)]
    return resolve(documents, catalog=CATALOG)[0]


def picture(*texts: str | Document) -> list[str]:
    """One line a citation of the first text: the step, and the key without what all keys share."""
    return [
        f"{r.step}: {r.key.removeprefix('/akn/vn/')}" for r in settled(*texts) if r.key is not None and r.step != "none"
    ]


DATED = "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013."
CASES = {
    "the citation says it": ([DATED], ["own: doc/nghi-quyet/tw/2013/29"]),
    "the document says it elsewhere, before or after": (
        ["Quán triệt Nghị quyết số 29-NQ/TW. " + DATED],
        ["document: doc/nghi-quyet/tw/2013/29", "own: doc/nghi-quyet/tw/2013/29"],
    ),
    "a number alone stands for the one of its type": (
        [DATED + " Tổng kết Nghị quyết số 29."],
        ["own: doc/nghi-quyet/tw/2013/29", "document: doc/nghi-quyet/tw/2013/29"],
    ),
    "another document says it": (
        ["Quán triệt Nghị quyết số 957-NQ/TW.", "Thực hiện Nghị quyết số 957-NQ/TW ngày 04/11/2013."],
        ["corpus: doc/nghi-quyet/tw/2013/957"],
    ),
    "another document that is later does not": (
        ["Quán triệt Nghị quyết số 957-NQ/TW.", "Thực hiện Nghị quyết số 957-NQ/TW ngày 04/11/2025."],
        ["open: cite/nghi-quyet/tw/?/957"],
    ),
    "the catalogue says it": (["Quán triệt Nghị quyết số 18-NQ/TW."], ["catalog: doc/nghi-quyet/tw/2017/18"]),
    "what the catalogue dates later was not meant": (
        ["Quán triệt Kết luận số 91-KL/TW."],  # of 12/8/2024
        ["open: cite/ket-luan/tw/?/91"],
    ),
    "the province of the document that cites": (
        ["Thực hiện Nghị quyết số 43/NQ-HĐND năm 2020 của HĐND tỉnh. Theo Nghị quyết số 43/NQ-HĐND."],
        ["own: doc/nghi-quyet/hdnd.bac-ninh/2020/43", "document: doc/nghi-quyet/hdnd.bac-ninh/2020/43"],
    ),
    "two that fit stay open": (
        [DATED + " Thực hiện Nghị quyết số 29-NQ/TW ngày 17/11/2022. Quán triệt Nghị quyết số 29-NQ/TW."],
        ["own: doc/nghi-quyet/tw/2013/29", "own: doc/nghi-quyet/tw/2022/29", "open: cite/nghi-quyet/tw/?/29"],
    ),
    "the title decides between two": (
        [
            "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013 về đổi mới căn bản, toàn diện giáo dục và đào tạo; Nghị "
            "quyết số 29-NQ/TW ngày 17/11/2022 về tiếp tục đẩy mạnh công nghiệp hóa, hiện đại hóa đất nước; Nghị quyết "
            "số 29-NQ/TW về đổi mới căn bản toàn diện giáo dục và đào tạo."
        ],
        ["own: doc/nghi-quyet/tw/2013/29", "own: doc/nghi-quyet/tw/2022/29", "document: doc/nghi-quyet/tw/2013/29"],
    ),
    "a number without a year is not of the series with one": (
        ["Theo Chỉ thị số 907/CT-TTg. Thực hiện Chỉ thị số 907/2000/CT-TTg ngày 30/3/2000."],
        ["open: cite/chi-thi/ttg/?/907", "own: act/chi-thi/ttg/2000/907"],
    ),
    "a law's name means the edition named before": (
        ["Căn cứ Luật Đất đai năm 2003; thực hiện Luật Đất đai."],
        ["own: act/luat/quoc-hoi/2003/13", "document: act/luat/quoc-hoi/2003/13"],
    ),
    "else the edition in force on the day of the text": (
        ["Thực hiện Luật Đất đai. Luật Đất đai năm 2024 có hiệu lực từ ngày 01/8/2024."],
        ["in_force: act/luat/quoc-hoi/2013/45", "own: act/luat/quoc-hoi/2024/31"],
    ),
    "a law inside a title is as old as the document with that title": (
        ["Theo Nghị định số 75/2006/NĐ-CP ngày 02/8/2006 quy định chi tiết thi hành một số điều của Luật Giáo dục."],
        ["own: act/nghi-dinh/cp/2006/75", "in_force: act/luat/quoc-hoi/2005/38"],
    ),
    "a slip in the serial, all else being equal": (
        [
            "Thực hiện Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023 ban hành Kế hoạch thời gian năm học; Quyết định số "
            "2457/QĐ-BGDĐT ngày 23/8/2023. Theo Quyết định số 2475/QĐ-BGDĐT ngày 23/8/2023 ban hành Kế hoạch thời gian "
            "năm học."
        ],
        ["own: doc/quyet-dinh/bgddt/2023/2457"] * 2 + ["misprint: doc/quyet-dinh/bgddt/2023/2457"],
    ),
    "no slip where the titles differ": (
        [
            "Thực hiện Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023 ban hành Kế hoạch thời gian năm học; Quyết định số "
            "2457/QĐ-BGDĐT ngày 23/8/2023. Theo Quyết định số 2475/QĐ-BGDĐT ngày 23/8/2023 công bố thủ tục hành chính."
        ],
        ["own: doc/quyet-dinh/bgddt/2023/2457"] * 2 + ["own: doc/quyet-dinh/bgddt/2023/2475"],
    ),
}


@pytest.mark.parametrize(("texts", "wanted"), CASES.values(), ids=CASES)
def test_steps(texts: list[str], wanted: list[str]) -> None:
    assert picture(*texts) == wanted


TWICE = "Thực hiện Nghị quyết số 957-NQ/TW ngày 04/11/2013 {}; Nghị quyết số 957-NQ/TW ngày 17/11/2022 {}."
TITLED = TWICE.format("về phát triển nông nghiệp sạch", "về bảo vệ rừng đầu nguồn")
OVER = "Luật Đất đai năm 2003 hết hiệu lực. Khi Luật Đất đai có hiệu lực, các xã thi hành."
NEW_LAW = "Góp ý Luật An ninh mạng. Luật An ninh mạng năm 2018 chưa có hiệu lực."
BY_STEP: dict[str, tuple[list[str | Document], str, list[str | Document], str]] = {
    # the step, documents whose first needs it, how that one is settled; and the same where it is not needed
    "told": ([DATED], "own", ["Thực hiện Nghị quyết số 957-NQ/TW."], "open"),
    "law_itself": ([plan(OVER, "45/2013/QH13", "2013-11-29")], "own document", [OVER], "own document"),
    "in_document": (
        ["Căn cứ Luật Đất đai năm 2003; thực hiện Luật Đất đai."],
        "own document",
        ["Thực hiện Luật Đất đai; căn cứ Luật Đất đai năm 2003."],
        "in_force own",
    ),
    "several_in_document": (
        [TWICE.format("", "") + " Theo Nghị quyết số 957-NQ/TW về bảo vệ rừng đầu nguồn.", TITLED],
        "own own open",
        ["Theo Nghị quyết số 957-NQ/TW về bảo vệ rừng đầu nguồn.", TITLED],
        "corpus",
    ),
    "edition_to_come": (
        [plan("Kế hoạch triển khai thi hành Luật Đất đai.", date="2024-03-05")],
        "in_force",
        [plan("Kế hoạch sử dụng đất theo Luật Đất đai.", date="2024-03-05")],
        "in_force",
    ),
    "edition_in_force": (["Căn cứ Luật Đất đai."], "in_force", ["Căn cứ Luật Ví dụ."], "open"),
    "later_in_document": (
        [plan(NEW_LAW, date="2018-07-05")],
        "document own",
        [plan(NEW_LAW, date="2020-07-05")],
        "in_force own",
    ),
    "in_corpus": (
        ["Theo Nghị quyết số 957-NQ/TW.", "Thực hiện Nghị quyết số 957-NQ/TW ngày 04/11/2013."],
        "corpus",
        ["Theo Nghị quyết số 957-NQ/TW.", "Thực hiện Nghị quyết số 957-NQ/TW ngày 04/11/2025."],
        "open",
    ),
    "in_catalog": (["Theo Nghị quyết số 18-NQ/TW."], "catalog", ["Theo Nghị quyết số 957-NQ/TW."], "open"),
}


def test_every_step_has_a_pair() -> None:
    assert [step.__name__ for step in resolution.STEPS] == list(BY_STEP)


@pytest.mark.parametrize("step", BY_STEP)
def test_a_step_settles_what_its_pair_differs_in(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needs_it, steps, without, other_steps = BY_STEP[step]
    before, other = settled(*needs_it), settled(*without)
    assert " ".join(r.step for r in before) == steps
    assert " ".join(r.step for r in other) == other_steps
    monkeypatch.setattr(resolution, "STEPS", [s for s in resolution.STEPS if s.__name__ != step])
    assert settled(*needs_it) != before
    assert settled(*without) == other


EDITIONS = [
    # the text's day, the law it means
    ("2003-12-31", "Luật Đất đai", "1993/24"),
    ("2016-05-01", "Luật Đất đai", "2013/45"),
    ("2024-07-31", "Luật Đất đai", "2013/45"),
    ("2024-08-01", "Luật Đất đai", "2024/31"),
    ("2020-06-30", "Luật Giáo dục", "2005/38"),
    ("2020-07-01", "Luật Giáo dục", "2019/43"),
    ("2012-01-01", "Bộ luật Lao động", "1994/35"),
    ("2022-01-01", "Bộ luật Lao động", "2019/45"),
    ("2025-04-15", "Luật Tổ chức chính quyền địa phương năm 2025", "2025/65"),
    ("2025-09-15", "Luật Tổ chức chính quyền địa phương năm 2025", "2025/72"),
    ("2025-09-15", "Luật Tổ chức CQĐP", "2025/72"),
    ("2024-09-15", "Luật GDQP-AN", "2013/30"),
    ("2022-09-15", "Luật KCB", "2009/40"),
    ("2024-09-15", "Luật KB, CB", "2023/15"),
    ("2026-03-02", "Bộ luật LĐ", "2019/45"),
    # what amends a law is meant while that law is in force, and from the day it is passed
    ("2012-03-20", "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục", "2009/44"),
    ("2025-12-20", "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục", "2025/123"),
    ("2026-03-20", "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục", "2025/123"),
    ("2025-08-20", "Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật", "2025/87"),
]
NO_EDITION = [
    ("2022-03-20", "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục"),  # that of 2009 changed an older one
    ("2025-12-05", "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục"),  # not yet passed
    ("2025-05-20", "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế"),  # of 2014, or of 2024
]


@pytest.mark.parametrize(("day", "law"), NO_EDITION)
def test_which_amending_law_is_meant_stays_open(day: str, law: str) -> None:
    first, _ = resolve([plan(f"Căn cứ {law};", date=day)], catalog=CATALOG)[0]
    assert (first.step, str(first.key).split("/")[0]) == ("open", "cite")


@pytest.mark.parametrize(("day", "law", "wanted"), EDITIONS)
def test_a_law_is_the_edition_of_the_day(day: str, law: str, wanted: str) -> None:
    found, *_ = resolve([plan(f"Căn cứ {law};", date=day)], catalog=CATALOG)[0]
    assert found.key is not None
    assert (found.step, "/".join(found.key.split("/")[-2:])) == ("in_force", wanted)
    assert day in str(found.note)


def test_the_law_that_a_law_says_is_passed_is_itself() -> None:
    named = "Luật sửa đổi, bổ sung một số điều của Luật Thư viện số 46/2019/QH14"
    act = (
        "QUỐC HỘI\nLuật số: 99/2026/QH16\nHà Nội, ngày 5 tháng 6 năm 2026\nLUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT "
        f"THƯ VIỆN VÀ LUẬT XUẤT BẢN\nQuốc hội ban hành {named} đã được sửa đổi.\nĐiều 1. Phạm vi\nMở thư viện."
    )
    doc = vnplan.parse(act)
    settled = {c.text: r.key for c, r in zip(doc.citations, resolve([doc], catalog=CATALOG)[0], strict=True)}
    assert settled[named] == doc.metadata.key == "/akn/vn/act/luat/quoc-hoi/2026/99"
    assert settled["Luật Thư viện số 46/2019/QH14"] == "/akn/vn/act/luat/quoc-hoi/2019/46"


TO_COME = [
    # the text's day, what it says, the law it means
    ("2024-03-05", "Tổ chức thi hành Luật Đất đai.", "2024/31"),
    ("2024-03-05", "Tổ chức thi hành các Luật Đất đai, Luật Nhà ở.", "2024/31"),
    ("2024-03-05", "Giao đất theo Luật Đất đai.", "2013/45"),
    ("2024-03-05", "Hồ sơ chi tiết tại Luật Đất đai.", "2013/45"),
    ("2023-03-05", "Tổ chức thi hành Luật Đất đai.", "2013/45"),  # the next was not yet passed
    ("2024-09-05", "Tổ chức thi hành Luật Đất đai.", "2024/31"),
    ("2024-03-05", "Quán triệt Luật Đất đai (sửa đổi).", "2024/31"),
    ("2024-03-05", "QUÁN TRIỆT LUẬT ĐẤT ĐAI (SỬA ĐỔI)", "2024/31"),
    ("2023-03-05", "Quán triệt Luật Đất đai (sửa đổi).", "2013/45"),
    # a law passed three days before the new one takes effect, and one passed half a year before
    (
        "2025-09-05",
        "Theo Luật số 97/2025/QH15 ngày 27/6/2025 sửa đổi, bổ sung một số điều của Luật Công đoàn.",
        "2024/50",
    ),
    (
        "2025-09-05",
        "Theo Luật số 59/2024/QH15 ngày 30/11/2024 sửa đổi, bổ sung một số điều của Luật Công đoàn.",
        "2012/12",
    ),
    # inside the title of an act the day is the act's
    (
        "2025-09-05",
        "Theo Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 quy định chi tiết một số điều của Luật Đất đai.",
        "2013/45",
    ),
    (
        "2025-09-05",
        "Theo Nghị định số 7/2024/NĐ-CP ngày 30/7/2024 quy định chi tiết một số điều của Luật Đất đai.",
        "2024/31",
    ),
]


@pytest.mark.parametrize(("day", "text", "wanted"), TO_COME)
def test_a_law_about_to_take_effect_is_meant_where_it_is_put_into_effect(day: str, text: str, wanted: str) -> None:
    document = plan(text, date=day)
    laws = [
        (c, r)
        for c, r in zip(document.citations, resolve([document], catalog=CATALOG)[0], strict=True)
        if c.kind == "named_law"
    ]
    assert "/".join(str(laws[0][1].key).split("/")[-2:]) == wanted


def test_a_plan_to_put_a_law_into_effect_means_that_law_throughout() -> None:
    text = "KẾ HOẠCH\nTriển khai thi hành Luật Đất đai\n\nI. MỤC TIÊU\n1. Phổ biến Luật Đất đai đến từng thôn."
    document = vnplan.parse(text, date="2024-03-05")
    assert {r.key for r in resolve([document], catalog=CATALOG)[0]} == {"/akn/vn/act/luat/quoc-hoi/2024/31"}


def test_without_a_catalogue_or_a_day_a_law_stays_open() -> None:
    dated, undated = plan("Căn cứ Luật Đất đai;"), vnplan.parse("Căn cứ Luật Đất đai;")
    assert [r.step for r in resolve([dated])[0]] == ["open"]
    assert [r.step for r in resolve([undated], catalog=CATALOG)[0]] == ["open"]


def test_what_is_open_names_what_fits() -> None:
    found = resolve([plan(CASES["two that fit stay open"][0][0])], catalog=CATALOG)[0]
    assert found[2].note == "may be /akn/vn/doc/nghi-quyet/tw/2013/29 or /akn/vn/doc/nghi-quyet/tw/2022/29"


def test_what_the_documents_say_is_noted_where_the_catalogue_has_another() -> None:
    (found,) = settled("Theo Nghị quyết số 29-NQ/TW.", "Thực hiện Nghị quyết số 29-NQ/TW ngày 17/11/2022.")
    assert (found.key, found.step) == ("/akn/vn/doc/nghi-quyet/tw/2022/29", "corpus")
    assert found.note == "the catalogue also has /akn/vn/doc/nghi-quyet/tw/2013/29"


def test_a_title_decides_by_a_margin_only() -> None:
    text = TWICE.format("về phát triển nông nghiệp sạch", "về phát triển lâm nghiệp sạch")
    assert settled(text + " Theo Nghị quyết số 957-NQ/TW về phát triển nông nghiệp sạch.")[2].step == "open"
    assert settled(TITLED + " Theo Nghị quyết số 957-NQ/TW về phát triển nông nghiệp sạch.")[2].step == "document"


def test_the_catalogue_settles_what_only_it_knows(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(
        "type,number,date,issuer,title\nKế hoạch,9911/KH-BYT,2023-03-01,Bộ Y tế,Kế hoạch phòng bệnh\n", encoding="utf-8"
    )
    catalog = load_catalog(mine)
    (found,) = resolve([plan("Theo Kế hoạch số 9911/KH-BYT.")], catalog=catalog)[0]
    assert (found.key, found.step) == ("/akn/vn/doc/ke-hoach/byt/2023/9911", "catalog")
    (older,) = resolve([plan("Theo Kế hoạch số 9911/KH-BYT.", date="2022-01-01")], catalog=catalog)[0]
    assert older.step == "open"


PIECES = st.sampled_from(
    ["Nghị quyết số 29-NQ/TW", "ngày 04/11/2013", "ngày 17/11/2022", "Luật Đất đai", "năm 2013", "Nghị quyết số 29",
     "Quyết định số 12/QĐ-UBND", "của UBND tỉnh Bắc Giang", ";", ".", "Thực hiện", "Kế hoạch này"]
)  # fmt: skip


@given(st.lists(st.lists(PIECES, max_size=9).map(" ".join), max_size=3), st.dates(datetime.date(1995, 1, 1)))
def test_promises(texts: list[str], day: datetime.date) -> None:
    documents = [plan(text, f"{n}/KH-UBND", day.isoformat()) for n, text in enumerate(texts)]
    found = resolve(documents, catalog=CATALOG)
    assert [len(row) for row in found] == [len(d.citations) for d in documents]
    for document, row in zip(documents, found, strict=True):
        for c, r in zip(document.citations, row, strict=True):
            assert r.step in STEP_NAMES
            if r.step in ("own", "open", "none"):
                assert r.key == c.key  # what is not settled is not touched
            else:
                assert r.key is not None
                assert r.key.startswith("/akn/")
