"""Where a thing is said: page, sections with their headings, sentence; in Python, in tables and frames."""

from __future__ import annotations

import csv
import datetime
import io
import json
import pickle
from pathlib import Path

import pytest

import vnplan
from shell import call
from vnplan.models import Citations, Sections
from vnplan.tables.rules import load_rules
from vnplan.text.around import sentence_around

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC NINH
Số: 45/KH-UBND

KẾ HOẠCH
Mở thư viện

Căn cứ Luật Thư viện năm 2019;

I. MỤC TIÊU
1. Đọc sách cả ngày thứ Bảy.
\fII. NHIỆM VỤ
1. Truyền thông
a) Tiếp tục thực hiện Chỉ thị số 14/CT-TTg ngày
25/5/2021 của Thủ tướng Chính phủ. Sở Y tế chủ trì.
\fb) Theo Nghị định số 24/2021/NĐ-CP ngày 23/3/2021;
2.1. Theo Quyết định số 7/QĐ-BYT.

DANH MỤC
Kèm theo Kế hoạch này
1. Thực hiện Thông tư số 22/2021/TT-BGDĐT.
"""


@pytest.fixture(scope="module")
def plan() -> vnplan.Document:
    return vnplan.parse(PLAN, source="kh.txt")


def test_pages_are_counted_from_form_feeds(plan: vnplan.Document) -> None:
    assert {s.path: s.page for s in plan.sections if s.part == 0}.items() >= {
        "I": 1, "I.1": 1, "II": 2, "II.1": 2, "II.1.a": 2, "II.1.b": 3,
    }.items()  # fmt: skip
    assert {c.number: c.page for c in plan.citations if c.number} == {
        "14/CT-TTg": 2, "24/2021/NĐ-CP": 3, "7/QĐ-BYT": 3, "22/2021/TT-BGDĐT": 3,
    }  # fmt: skip
    assert [c.page for c in vnplan.find_citations(PLAN) if c.number == "14/CT-TTg"] == [2]
    assert [c.number for c in plan.citations.where(page=2)] == ["14/CT-TTg"]


PAGES = {
    "none": ("Theo Luật Thư viện năm 2019.", [None]),
    "one": ("Theo Luật Thư viện năm 2019.\f", [1]),
    "blank pages before": ("\f\n\fTheo Luật Thư viện năm 2019.\f", [3]),
    "a blank page between": ("Một.\f\fTheo Luật Thư viện năm 2019.", [3]),
    "only marks": ("\f\f", []),
}


@pytest.mark.parametrize(("text", "pages"), PAGES.values(), ids=PAGES)
def test_page_of_a_citation(text: str, pages: list[int | None]) -> None:
    assert [c.page for c in vnplan.parse(text).citations] == pages
    assert [c.page for c in vnplan.find_citations(text)] == pages


def test_a_place_in_words(plan: vnplan.Document) -> None:
    told = {c.text: str(c.where) for c in plan.citations}
    assert told["Luật Thư viện năm 2019"] == "Phần mở đầu, trang 1"
    assert told["Chỉ thị số 14/CT-TTg ngày\n25/5/2021"] == "Mục II.1.a 'Truyền thông', trang 2"
    assert told["Nghị định số 24/2021/NĐ-CP ngày 23/3/2021"] == "Mục II.1.b 'Truyền thông', trang 3"
    assert str(plan.sections["II.1"].where) == "Mục II.1 'Truyền thông', trang 2"
    where = plan.citations.where(number="14/CT-TTg")[0].where
    assert (where.source, where.part, where.path, where.heading, where.page, where.region) == (
        "kh.txt", 0, "II.1.a", "Truyền thông", 2, "body",
    )  # fmt: skip
    assert [(step.label, step.heading) for step in where.steps] == [
        ("II", "NHIỆM VỤ"),
        ("1", "Truyền thông"),
        ("a", None),
    ]
    assert where.sentence == "a) Tiếp tục thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ."
    assert plan.sections["I.1"].where.sentence == "1. Đọc sách cả ngày thứ Bảy."


LAW = """\
Chương I
QUY ĐỊNH CHUNG

Điều 2. Giải thích từ ngữ
Các từ ngữ được hiểu theo Luật Thư viện năm 2019:
1. Sách:
a) Theo Nghị định số 5/2020/NĐ-CP;
"""
STEPS = "BƯỚC MỘT: RÀ SOÁT\nTheo Luật Thư viện năm 2019.\nBƯỚC HAI: SỬA\nXong."
DECIMALS = "I. VIỆC\n1. Xây\n1.1. Theo Luật Thư viện năm 2019.\n1.2. Sửa."
PLACES = {
    "an article": (LAW, "Luật", "Điều 2 'Giải thích từ ngữ'", "Các từ ngữ được hiểu theo Luật Thư viện năm 2019:"),
    "a point": (LAW, "Nghị định", "Điểm a khoản 1 Điều 2 'Sách'", "a) Theo Nghị định số 5/2020/NĐ-CP;"),
    "decimals": (DECIMALS, "Luật", "Mục I.1.1 'Xây'", "1.1. Theo Luật Thư viện năm 2019."),
    "a step": (STEPS, "Luật", "BƯỚC MỘT 'RÀ SOÁT'", "Theo Luật Thư viện năm 2019."),
}


@pytest.mark.parametrize(("text", "cited", "said", "sentence"), PLACES.values(), ids=PLACES)
def test_places_by_kind(text: str, cited: str, said: str, sentence: str) -> None:
    where = next(c for c in vnplan.parse(text).citations if c.text.startswith(cited)).where
    assert (str(where), where.sentence) == (said, sentence)


def test_a_footnote_is_on_the_page_of_its_mark() -> None:
    text = (
        "I. MỤC TIÊU\n\n1. Mở thư viện[1] cho mọi xã.\n\n\f2. Tập huấn[2] thủ thư.\n\n\f3. Tổng kết.\n\n"
        "[1] Theo Luật Thư viện năm 2019.\n\n[2] Theo Nghị định số 24/2021/NĐ-CP.\n"
    )
    places = [str(c.where) for c in vnplan.parse(text).citations]
    assert places == ["Chú thích 1, mục I.1 'MỤC TIÊU', trang 1", "Chú thích 2, mục I.2 'MỤC TIÊU', trang 2"]


SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n"
BODY = "KẾ HOẠCH\nMở thư viện\nI. MỤC TIÊU\n1. Mở {}.\n2. Tập huấn {}.\n" + SIGNED
ANNEX = "\nPHỤ LỤC\nDANH MỤC SÁCH\n(Kèm theo Kế hoạch số 12/KH-UBND)\n1. Sách {}.\n2. Báo {}.\n"
NOTE = "\n{} Theo Luật Thư viện năm 2019.\n"
NOTED = {  # a text with a note, the document of the file it belongs to, and its place
    "of the plan, behind the annex": (
        BODY.format("thư viện[1]", "thủ thư") + ANNEX.format("cũ", "cũ") + NOTE.format("[1]"), 0,
        "Chú thích 1, mục I.1 'MỤC TIÊU'",
    ),
    "of the annex": (
        BODY.format("thư viện", "thủ thư") + ANNEX.format("cũ", "mới[1]") + NOTE.format("[1]"), 1,
        "Chú thích 1, mục 2, Phụ lục kèm theo",
    ),
    "of the plan, behind it": (
        BODY.format("thư viện", "thủ thư[1]") + NOTE.format("[1]"), 0, "Chú thích 1, mục I.2 'MỤC TIÊU'",
    ),
    "glued to its word": (
        BODY.format("thư viện", "thủ thư1") + NOTE.format("1"), 0, "Chú thích 1, mục I.2 'MỤC TIÊU'",
    ),
    "written as the mark is, not as a unit is": (
        BODY.format("12 m1", "thủ thư") + ANNEX.format("cũ[1]", "cũ") + NOTE.format("[1]"), 1,
        "Chú thích 1, mục 1, Phụ lục kèm theo",
    ),
    "without a mark": (BODY.format("thư viện", "thủ thư") + NOTE.format("[1]"), 0, "Chú thích 1"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "part", "said"), NOTED.values(), ids=NOTED)
def test_a_footnote_belongs_to_where_its_mark_stands(text: str, part: int, said: str) -> None:
    document = vnplan.parse(text)
    (cited,) = document.citations.where(kind="named_law")
    note = document.sections[cited.section]
    assert (note.kind, note.part, cited.part, str(cited.where), cited.where.path) == (
        "footnote", part, part, said, note.path,
    )  # fmt: skip


def test_notes_of_plan_and_annex_in_one_block() -> None:
    text = BODY.format("thư viện[1]", "thủ thư[2]") + ANNEX.format("cũ[3]", "cũ")
    text += "\n[1] Theo Luật Thư viện năm 2019.\n[2] Theo Luật Trẻ em năm 2016.\n[3] Theo Luật Xuất bản năm 2012.\n"
    document = vnplan.parse(text)
    assert [(c.part, c.where.part_name) for c in document.citations.where(kind="named_law")] == [
        (0, None), (0, None), (1, "Phụ lục kèm theo"),
    ]  # fmt: skip
    assert [s.path for s in document.sections if s.kind == "footnote"] == ["#[1]", "#[2]", "#[3]"]
    chunks = [(chunk.part, chunk.path) for chunk in vnplan.chunks(document, size=60) if chunk.regions == ["footnotes"]]
    assert chunks == [(0, "#[1]"), (0, "#[2]"), (1, "#[3]")]


def test_each_document_counts_its_own_notes() -> None:
    text = BODY.format("thư viện[1]", "thủ thư") + NOTE.format("[1]")
    text += ANNEX.format("cũ", "cũ[1]") + "\n[1] Theo Luật Xuất bản năm 2012.\n"
    document = vnplan.parse(text)
    assert [(s.part, s.path) for s in document.sections if s.kind == "footnote"] == [(0, "#[1]"), (1, "#[1]")]


def test_an_attached_document_is_named() -> None:
    text = (
        "UBND TỈNH BẮC NINH\nSố: 7/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành Kế hoạch đọc sách\nĐiều 1. Ban hành kèm theo.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n\n"
        "KẾ HOẠCH\nĐọc sách\n(Ban hành kèm theo Quyết định số 7/QĐ-UBND)\nI. MỤC TIÊU\n1. Theo Chỉ thị số 14/CT-TTg.\n"
    )
    where = vnplan.parse(text).citations.where(number="14/CT-TTg")[0].where
    assert (where.part, str(where)) == (1, "Mục I.1 'MỤC TIÊU', Kế hoạch kèm theo")


SENTENCES = {  # the sentence around the words in brackets
    "between two": ("Xét tình hình. Theo [Luật A] này. Giao Sở.", "Theo Luật A này."),
    "wrapped": ("Xét tình hình. Theo\n[Luật A]\nnày.\nGiao Sở.", "Theo Luật A này."),
    "a list": ("Căn cứ [Luật A];\nCăn cứ Luật B;", "Căn cứ Luật A;"),
    "a short word": ("Hôm nay. UBND TP. Huế theo [Luật A] của TS. Nam. Hết.", "UBND TP. Huế theo Luật A của TS. Nam."),
    "a label": ("1. Theo [Luật A]. 2. Theo B.", "1. Theo Luật A."),
    "a bullet": ("Gồm:\n- theo [Luật A]\n- theo Luật B", "theo Luật A"),
    "a row": ("| 1 | theo [Luật A] | Sở |\n| 2 | theo Luật B | Sở |", "1 | theo Luật A | Sở"),
    "a page's end": ("Theo\f[Luật A] này.\fGiao Sở.", "Theo Luật A này."),
    "quoted": ("“Theo [Luật A].” Giao Sở.", "“Theo Luật A.”"),
    "beyond reach": ("chữ " * 300 + "[Luật A]" + " chữ" * 300, "… " + "chữ " * 99 + "Luật A" + " chữ" * 99 + " …"),
}


WORDS = load_rules().line_words


@pytest.mark.parametrize(("marked", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_sentence_around(marked: str, sentence: str) -> None:
    start = marked.index("[")
    end = marked.index("]") - 1
    assert sentence_around(marked.replace("[", "").replace("]", ""), start, end, WORDS) == sentence


def test_every_row_says_where(plan: vnplan.Document, tmp_path: Path) -> None:
    (tmp_path / "kh.txt").write_text(PLAN, encoding="utf-8", newline="")
    rows = [json.loads(line) for line in call("extract", tmp_path / "kh.txt", "-f", "jsonl").stdout.splitlines()]
    row = next(row for row in rows if row["number"] == "14/CT-TTg")
    assert (row["source"], row["path"], row["heading"], row["page"]) == (
        str(tmp_path / "kh.txt"), "II.1.a", "Truyền thông", 2,
    )  # fmt: skip
    assert row["sentence"].startswith("a) Tiếp tục thực hiện")
    table = list(csv.DictReader(io.StringIO(call("extract", tmp_path / "kh.txt", "-f", "csv").stdout)))
    assert [one["sentence"] for one in table] == [one["sentence"] for one in rows]
    assert "II.1.a, p. 2" in call("extract", tmp_path / "kh.txt", "-f", "table").stdout


def test_findings_say_where(plan: vnplan.Document) -> None:
    doc = vnplan.parse("I. VIỆC\n1. Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021.\fHết.", source="kh.txt")
    (row,) = (found.row() for found in vnplan.check(doc) if found.code == "known_date")
    assert (row["path"], row["heading"], row["page"]) == ("I.1", "VIỆC", 1)
    assert row["sentence"] == "1. Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021."


def test_frames_have_types_to_reckon_with(plan: vnplan.Document) -> None:
    frame = plan.to_frame()
    assert list(frame["source"].unique()) == ["kh.txt"]
    assert frame["date"].dt.year.dropna().tolist() == [2021, 2021]
    assert frame["date"].max() == datetime.datetime(2021, 5, 25)
    for name in ("year", "page", "section", "governor", "start"):
        assert str(frame[name].dtype) == "Int64"
    for name in ("kind", "relation", "level"):
        assert str(frame[name].dtype) == "category"
    assert (frame["level"] <= "prime_minister").sum() > 0
    assert frame.loc[frame["number"] == "14/CT-TTg", ["path", "heading"]].to_numpy().tolist() == [
        ["II.1.a", "Truyền thông"]
    ]
    sections = plan.sections.to_frame()
    assert str(sections["parent"].dtype) == "Int64"
    assert sections.loc[sections["path"] == "I.1", "sentence"].tolist() == ["1. Đọc sách cả ngày thứ Bảy."]


@pytest.mark.parametrize("empty", [Citations(), Sections()])
def test_an_empty_frame_has_the_same_columns(empty: Citations | Sections, plan: vnplan.Document) -> None:
    full = plan.to_frame() if isinstance(empty, Citations) else plan.sections.to_frame()
    assert list(empty.to_frame().columns) == list(full.columns)
    assert str(empty.to_frame()["start"].dtype) == "Int64"


def test_what_has_no_document_says_so(plan: vnplan.Document) -> None:
    lone = vnplan.Citation(**plan.citations[0].model_dump())
    with pytest.raises(vnplan.VnplanError, match=r"belongs to no document; take it from document\.citations"):
        _ = lone.where
    found = vnplan.find_citations("Xét. Theo Luật Thư viện năm 2019. Hết.")
    assert found[0].where.sentence == "Theo Luật Thư viện năm 2019."
    assert found.to_frame()["sentence"].tolist() == ["Theo Luật Thư viện năm 2019."]


def test_a_document_loaded_or_pickled_still_knows(plan: vnplan.Document) -> None:
    loaded = vnplan.Document.model_validate_json(plan.model_dump_json())
    assert str(loaded.citations[1].where) == str(plan.citations[1].where)
    assert loaded.citations[1].where.sentence is None
    assert loaded.attach(PLAN).citations[1].where == plan.citations[1].where
    assert pickle.loads(pickle.dumps(plan)).citations[1].where == plan.citations[1].where


def test_graphs_alignments_and_explanations_say_where(plan: vnplan.Document) -> None:
    graph = vnplan.build_graph(plan)
    (evidence,) = next(
        data["evidence"] for _, cited, data in graph.edges(data=True) if graph.nodes[cited].get("number") == "14/CT-TTg"
    )
    assert (evidence.section, evidence.heading, evidence.page) == ("II.1.a", "Truyền thông", 2)
    found = vnplan.align(plan, vnplan.parse("1. Mở lớp học nghề.\fHết.", source="chi-thi.txt"))
    row = next(row for row in found.rows() if row["plan_path"] == "II.1.a")
    assert (row["plan_source"], row["plan_page"], row["directive_source"]) == ("kh.txt", 2, "chi-thi.txt")
    assert str(found.to_frame()["plan_page"].dtype) == "Int64"
    said = vnplan.explain(PLAN)
    one = next(one for one in said.citations if one.text.startswith("Chỉ thị"))
    assert (one.path, one.heading, one.page) == ("II.1.a", "Truyền thông", 2)
    assert {number.page for number in said.numbers if "14/CT" in number.text} == {2}
