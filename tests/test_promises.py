"""Promises for any text: nothing raises, spans hold, sections nest, JSON comes back."""

from __future__ import annotations

import copy
import gc
import pickle
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vnplan import Document, build_graph, find_citations, parse

CORPUS = [file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))]

FRAGMENTS = [
    *("Quyết định", "Kế hoạch", "Nghị quyết", "Luật", "Bộ luật", "Pháp lệnh", "Đề án", "các", "Căn cứ", "Thực hiện"),
    *("số", "số:", "2457/QĐ-BGDĐT", "29-NQ/TW", "24/2021/NĐ-CP", "12/KH- UBND", "14-CP", "/KH-UBND", "QH15", "1/2"),
    *("ngày 23/8/2023", "ngày 05 tháng 9 năm 2023", "năm 2019", "ngày … tháng", "của UBND tỉnh Bắc Ninh", "về việc"),
    *("khoản 2 Điều 5", "Điều này", "Kế hoạch này", "“", "”", '"', "(", ")", "sửa đổi, bổ sung một số điều của"),
    *("được sửa đổi bởi", "(Ban hành kèm theo", "như sau:", ";", ".", ",", " và ", "1", "¹", "[1]"),
    *("\n", "\n\n", "\r\n", "\x0c", "\t", " ", "\u00a0", "\u00ad", "\u0301", "\u00d0", "&amp;", "**", "|", "#"),
    *("\nI. MỤC TIÊU\n", "\n1. ", "\n2.1. ", "\na) ", "\n(i) ", "\nThứ nhất, ", "\nĐiều 1. ", "\nChương I\n", "\n- "),
    *("\nKẾ HOẠCH\n", "\nQUYẾT ĐỊNH:\n", "\nPHỤ LỤC\n", "\nNơi nhận:\n- VT.\n", "\nKT. CHỦ TỊCH\n", "\nKính gửi: "),
    *("số I2/2O24/QĐĐ-BXD", "số 90NQ-CP", "//", "ngày ló tháng T1 năm 20]6", "Luật Tố chức Chính phù", "Thông nr số"),
    *("\nH. NHIỆM VỤ\n", "\n4) Mua", "\n1, Mua", "\nChương H\n", "\n8ăn cứ Luật", "\nQUYÉT ĐỊNH\n", "CÔNG VĂN ĐẾN"),
    *("\nSố: 12/KH-UBND\n", "\nỦY BAN NHÂN DÂN\n", "\n1 Thông tư", "\nSố hiệu: 1\n", "\nĐăng nhập\n", "\nV/v học hè\n"),
]
glued = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(lambda words: " ".join(words))
tight = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
cut = st.builds(
    lambda text, start, size: text[start : start + size],
    st.sampled_from(CORPUS),
    st.integers(0, 20000),
    st.integers(0, 3000),
)
texts = st.one_of(st.text(), glued, tight, cut)


def check(document: Document, text: str) -> None:
    """What holds for the document of any text."""
    size = len(text)
    assert document.text == text
    for citation in document.citations:
        assert 0 <= citation.full_start <= citation.start < citation.end <= citation.full_end <= size
        assert text[citation.start : citation.end] == citation.text
        assert citation.governor is None or citation.governor < len(document.citations)
        assert citation.section is None or citation.section < len(document.sections)
    assert [c.start for c in document.citations] == sorted(c.start for c in document.citations)
    before = 0
    for region in document.regions:
        assert before <= region.start < region.end <= size
        before = region.end
    for at, section in enumerate(document.sections):
        assert 0 <= section.start < section.end <= size
        if section.parent is not None:
            parent = document.sections[section.parent]
            assert section.parent < at
            assert parent.start <= section.start
            assert section.end <= parent.end
    paths = [(s.part, s.path) for s in document.sections]
    assert len(paths) == len(set(paths))
    for part in document.parts:
        assert 0 <= part.start <= part.end <= size
    for note in document.notes:
        assert 0 <= note.start <= note.end <= size


@given(texts)
@example("")
@example("\n")
@example("\ud800 Quyết định số 1/QĐ-TTg")
def test_any_text_is_read(text: str) -> None:
    document = parse(text)
    check(document, text)
    assert document.model_dump() == parse(text).model_dump()


@given(texts)
def test_siblings_do_not_overlap(text: str) -> None:
    ends: dict[int | None, int] = {}
    for section in parse(text).sections:
        assert section.start >= ends.get(section.parent, 0)
        ends[section.parent] = section.end


@given(texts)
def test_json_comes_back_equal(text: str) -> None:
    document = parse(text)
    back = Document.model_validate_json(document.model_dump_json())
    assert back.model_dump() == document.model_dump()
    assert back.attach(text).text == text


def test_a_document_from_json_is_equal() -> None:
    document = parse("I. MỤC TIÊU\n\n1. Thực hiện Chỉ thị số 14/CT-TTg.")
    assert Document.model_validate_json(document.model_dump_json()) == document


@given(texts)
def test_citations_alone_are_read_from_any_text(text: str) -> None:
    for citation in find_citations(text):
        assert text[citation.start : citation.end] == citation.text


@given(glued)
@settings(max_examples=30)
def test_any_document_goes_into_a_graph(text: str) -> None:
    graph = build_graph([parse(text)])
    values = [value for _, data in graph.nodes(data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, bool}


def test_an_empty_text_is_an_empty_document() -> None:
    document = parse("")
    assert document.text == ""
    assert [document.parts, document.regions, document.sections, document.citations, document.notes] == [[]] * 5
    assert find_citations("") == []


def test_a_document_knows_its_text_by_its_digest() -> None:
    back = Document.model_validate_json(parse("Kế hoạch này").model_dump_json())
    with pytest.raises(ValueError, match="attach"):
        back.text  # noqa: B018
    with pytest.raises(ValueError, match="sha256"):
        back.attach("Kế hoạch kia")


def test_bytes_are_refused() -> None:
    with pytest.raises(TypeError, match="read"):
        parse(b"Quyet dinh")  # type: ignore[arg-type]


def numbered_notes(n: int) -> str:
    return "".join(f"\n[{at % 999 + 1}] A" for at in range(n))


def articles(n: int) -> str:
    return "Điều 1. A\n\n" + "".join(f"Điều {at} Bảo vệ\n\n" for at in range(2, n))


def portal(n: int) -> str:
    """The corpus on one line, over and over, cut at n characters."""
    line = " ".join(CORPUS).replace("\n", " ")
    return (line * (n // len(line) + 1))[:n]


def bundle(n: int) -> str:
    """Whole documents one below the other."""
    return "\n".join(CORPUS * n)


HOSTILE: dict[str, tuple[str | Callable[[int], str], int]] = {
    # what                      repeated, how often
    "brackets": ("(", 200_000),
    "closing brackets": (")", 200_000),
    "quotation marks": ("“", 40_000),
    "straight quotation marks": ('"', 40_000),
    "only số": ("số ", 100_000),
    "slashes": ("1/", 100_000),
    "laws": ("Luật ", 20_000),
    "laws and commas": ("Luật A, và ", 4_000),
    "laws in a row": ("Luật A và ", 5_000),
    "recipients on one line": ("Nơi nhận: - Lưu: VT. ", 3_000),
    "recipients": ("Nơi nhận:\n- Lưu: VT.\n", 4_000),
    "lists in lists": ("1. Sách:\n2. Báo:\n", 4_000),
    "notes without marks": (numbered_notes, 12_000),
    "articles without a dot": (articles, 2_000),
    "a chain of articles": ("Điều 1 ", 20_000),
    "this": ("này ", 12_000),
    "blank lines": ("\n", 200_000),
    "labels": ("1. \n", 10_000),
    "letters": ("a) b\n", 10_000),
    "Roman labels": ("I. A\n", 10_000),
    "marks": ("\u0301", 100_000),
    "stars": ("*", 200_000),
    "blanks": (" ", 200_000),
    "dashes": ("1-NQ/", 100_000),
    "dashes and blanks": ("- ", 40_000),
    "an office of one word": (lambda n: f"NGHỊ QUYẾT VỀ\nTHỦ TƯỚNG {'A' * n}!:\n", 20_000),
    "open titles": ("Quyết định số 1/QĐ-TTg về việc ", 300),
    "types": ("QUYẾT ĐỊNH\n", 8_000),
    "annexes": ("Phụ lục I\n", 3_000),
    "damaged numbers": ("số I1/2O24/QĐĐ-BXDD ngày ló thắng 5 nám 20]6; ", 4_000),
    "damaged names": ("Luật Tổ chức chính quyền địa x ", 3_000),
    "damaged labels": ("H. NHIỆM VỤ\n1. MỤC ĐÍCH\n4) Mua\n", 3_000),
    "one line": (portal, 150_000),
    "documents in a file": (bundle, 8),
    "decomposed": (lambda n: unicodedata.normalize("NFD", bundle(n)), 4),
}


CLOCK = 0.01  # seconds, for what is read in next to none; a square of these sizes takes more


def spent(text: str) -> tuple[float, Document]:
    """Processor time of a reading, and what was read; the collector would go through what other tests hold."""
    gc.disable()
    try:
        start = time.process_time()
        document = parse(text)
        return time.process_time() - start, document
    finally:
        gc.enable()


@pytest.mark.parametrize(("made", "size"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_time_in_proportion(made: str | Callable[[int], str], size: int) -> None:
    """Four times the text, four times as long, where a square is sixteen; the best of several readings."""
    short, long = (made * n if isinstance(made, str) else made(n) for n in (size // 4, size))
    few = many = float("inf")
    for _ in range(5):
        few = min(few, spent(short)[0], spent(short)[0])
        took, document = spent(long)
        many = min(many, took)
        if many <= 6 * few + CLOCK:
            break
    check(document, long)
    assert many <= 6 * few + CLOCK


def test_copies_keep_their_text() -> None:
    document = parse("I. MỤC TIÊU\n\n1. Thực hiện Chỉ thị số 14/CT-TTg.")
    for copied in (copy.deepcopy(document), pickle.loads(pickle.dumps(document))):
        assert copied == document
        assert [s.text for s in copied.sections] == [s.text for s in document.sections]
