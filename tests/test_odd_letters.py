"""Letters that print nothing, halves of characters, texts that are mostly edits: read as if they were plain."""

from __future__ import annotations

import json
import tracemalloc
import unicodedata
from pathlib import Path

import pytest

import vnplan
from vnplan import Document, find_citations, parse

FORMAT = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
SELECTORS = [chr(code) for code in (0x34F, 0x115F, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10), 0xE0100, 0xE01EF)]
CONTROL = [chr(code) for code in range(32) if code not in (7, 9, 10, 11, 12, 13)]  # 7 is the end of a cell in Word
HALVES = ["\ud800", "\udbff", "\udc00", "\udfff"]


def test_a_letter_that_prints_nothing_cuts_no_number() -> None:
    """Bidi marks of a web page, a soft hyphen, a byte order mark, a NUL: every one of Unicode's, at every place."""
    for odd in (*FORMAT, *SELECTORS, *CONTROL, *HALVES):
        text = "Theo Chỉ th~ị số 1~4~/~CT~-TT~g ng~ày 25/~5/2~021 của Thủ tướ~ng Chính phủ.".replace("~", odd)
        (cited,) = find_citations(text)
        said = (cited.number, str(cited.date), cited.issuer, cited.key)
        assert said == ("14/CT-TTg", "2021-05-25", "Thủ tướng Chính phủ", "/akn/vn/doc/chi-thi/ttg/2021/14"), ascii(odd)
        assert text[cited.start : cited.end] == cited.text


def test_the_end_of_a_cell_parts_words() -> None:
    assert [c.number for c in find_citations("Chỉ thị số 14/CT-TTg\x07Quyết định số 5/QĐ-TTg")] == [
        "14/CT-TTg",
        "5/QĐ-TTg",
    ]


# --- halves of characters --------------------------------------------------------------------------------------------

HALF = (
    "KẾ HOẠCH\nĐọc \ud83d sách\n\nI. MỤC \udcff TIÊU\n\n"
    "1. Thực hiện Quyết \ud83dđịnh số 31/QĐ-TTg ngày 01/2/2020 về \udc80 đọc sách;"
    " Luật Thư\ud800 viện năm 2019.\n"
)


@pytest.fixture
def half() -> Document:
    return parse(HALF, source="kế hoạch \udcff.txt")


@pytest.mark.parametrize("layout", [{}, {"indent": 2}, {"exclude": {"notes"}}])
def test_json_of_any_text_can_be_written(half: Document, layout: dict[str, object]) -> None:
    said = half.model_dump_json(**layout)
    assert said.encode("utf-8")
    assert json.loads(said) == half.model_dump(mode="json", **{k: v for k, v in layout.items() if k != "indent"})
    plain = parse(HALF.encode("utf-8", "replace").decode()).model_dump_json(**layout)
    assert said[:10] == plain[:10]  # laid out alike


def test_json_with_halves_comes_back_equal(half: Document) -> None:
    for said in (half.model_dump_json(), half.model_dump_json().encode(), half.model_dump_json(indent=1)):
        back = Document.model_validate_json(said)
        assert back == half
        assert [c.text for c in back.attach(HALF).citations] == [c.text for c in half.citations]
    assert vnplan.explain(HALF).model_dump_json().encode("utf-8")
    with pytest.raises(ValueError, match="Invalid JSON"):
        Document.model_validate_json('{"source": "\\ud83d"')
    with pytest.raises(ValueError, match="Invalid JSON"):
        Document.model_validate_json("{")


def test_what_is_read_of_halves_is_whole(half: Document) -> None:
    assert [(c.number, c.title) for c in half.citations][:1] == [("31/QĐ-TTg", "về đọc sách")]
    assert [section.heading for section in half.sections][:1] == ["MỤC TIÊU"]


@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".json", ".cyjs", ".csv", ".dot", ".mmd"])
def test_graphs_with_halves_are_written_and_read(half: Document, ending: str, tmp_path: Path) -> None:
    graph = vnplan.build_graph(half)
    graph.add_node("x", label="\ud83d", in_corpus=False, name="a\udc80b")
    for file in vnplan.write_graph(graph, tmp_path / f"g{ending}"):
        file.read_text(encoding="utf-8")
    if ending not in (".dot", ".mmd"):
        assert len(vnplan.load_graph(tmp_path / f"g{ending}")) == len(graph)


def test_all_that_shows_halves_can_be_encoded(half: Document) -> None:
    pandas = pytest.importorskip("pandas")
    for frame in (half.to_frame(), half.sections.to_frame(), parse("", source="\udcff").to_frame()):
        assert isinstance(frame, pandas.DataFrame)
        assert frame.to_csv().encode("utf-8")
    shown = [
        half._repr_html_(),
        half.sections._repr_html_(),
        repr(half),
        *map(repr, half.citations),
        vnplan.to_akn(half),
    ]
    assert "".join(shown).encode("utf-8")


# --- memory ----------------------------------------------------------------------------------------------------------

PLAN = (Path(__file__).parent.parent / "corpus" / "bac-giang-2024-ke-hoach-nam-hoc.txt").read_text(encoding="utf-8")
SHAPES = {
    "plain": PLAN,
    "decomposed": unicodedata.normalize("NFD", PLAN),
    "no-break blanks": PLAN.replace(" ", "&nbsp;"),
    "entities": "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in PLAN),
    "paragraphs of HTML": "".join(f"<p class='x'>{line}</p>\n" for line in PLAN.splitlines()),
    "bold": PLAN.replace(" ", "** **"),
    "soft hyphens": PLAN.replace("n", "n\u00ad"),
    "bidi marks": "\u200f".join(PLAN),
    "one line": PLAN.replace("\n", " "),
    "Windows": PLAN.replace("\n", "\r\n"),
}
A_TEXT, A_CITATION = 12, 1700  # bytes for each of the text in UTF-8; bytes for a citation


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_is_in_proportion_whatever_the_shape(shape: str) -> None:
    text = SHAPES[shape] * 4
    parse(text)  # tables and patterns are loaded once
    tracemalloc.start()
    try:
        document = parse(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < A_TEXT * len(text.encode()) + A_CITATION * len(document.citations)
