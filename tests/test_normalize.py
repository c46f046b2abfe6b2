"""Cleaning: what is repaired, and that every clean slice can be found again in the text as given."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan import find_citations
from vnplan.text.empty_lines import without_empty_lines
from vnplan.text.normalize import ascii_slug, fold, normalize
from vnplan.text.offsets import Edit, OffsetMap

CLEANED = [
    # as given                                    clean
    ("Kế hoạch", "Kế hoạch"),
    (unicodedata.normalize("NFD", "Nghị quyết về đổi mới"), "Nghị quyết về đổi mới"),
    ("Quy\u1ebft \u0111i\u0323nh", "Quyết định"),
    ("e\u0323\u0302 e\u0302\u0323", "ệ ệ"),  # tone before the circumflex, and behind it
    ("Q\u00d0-TTg", "QĐ-TTg"),  # Icelandic Eth
    ("Q\u0189-TTg, \u00f0iểm", "QĐ-TTg, điểm"),  # African D, Icelandic eth
    ("số\u00a012\u202f/KH", "số 12 /KH"),
    ("năm\u2007học\u20092024", "năm học 2024"),
    ("Quyết\u00ad định", "Quyết định"),  # soft hyphen
    ("\ufeffCăn cứ\u200b Luật", "Căn cứ Luật"),  # byte order mark, zero-width space
    ("24\u20442021\u2215NĐ\uff0fCP", "24/2021/NĐ/CP"),  # slashes of other scripts
    ("29\u2011NQ\u2010KL\u2212TW", "29-NQ-KL-TW"),  # hyphens, minus
    ("Điều 1.\r\nĐiều 2.\rĐiều 3.", "Điều 1.\nĐiều 2.\nĐiều 3."),
    ("trang 1\x0ctrang 2\u2028trang 3", "trang 1\ntrang 2\ntrang 3"),
    ("BGD&amp;ĐT&nbsp;số&#160;5", "BGD&ĐT số 5"),
    ("&quot;Dạy tốt&quot; 2021&ndash;2025", '"Dạy tốt" 2021-2025'),
    ("**I. MỤC TIÊU**", "I. MỤC TIÊU"),
    ("Theo *Luật Giáo dục*, số* *12", "Theo Luật Giáo dục, số 12"),
    ("* Mục tiêu", "* Mục tiêu"),  # a bullet
    ("1\\. Mục tiêu\\\nchung", "1. Mục tiêu\nchung"),
    ("Tỉnh   ủy\t\tBắc \n\n\n  Giang ", "Tỉnh ủy Bắc\nGiang"),
    ("ngành³ và ngành[3], ngành3, lớp 3, km2, CO2, QH15", "ngành và ngành, ngành, lớp 3, km2, CO2, QH15"),
    ("Điều3. Nhiều3. Sách", "Điều3. Nhiều. Sách"),
    ("số \u202a12\u202c/KH", "số 12/KH"),  # bidi controls
    # entities of every kind; what is none stays
    ("ng&agrave;y c&#7911;a &#x1EE7;y ban&ensp;N&#272;&#8209;CP &amp; B&B;", "ngày của ủy ban NĐ-CP & B&B;"),
    ("R&D và &khong;", "R&D và &khong;"),
    # tags: those of blocks and cells part words, others print nothing
    ("<td>45/KH-SNV</td><td>02/2024</td>", "45/KH-SNV\n02/2024"),
    ("<p style='margin: 0cm'>Điều 1</p><p>Điều 2<br/>của <b>tỉnh</b></p>", "Điều 1\nĐiều 2\ncủa tỉnh"),
    ("giá < 5 và > 3", "giá < 5 và > 3"),
    # Markdown
    ("__Luật__ số `12/QH` _ngày_ ~~cũ~~ 30\\/2020", "Luật số 12/QH ngày cũ 30/2020"),
    ("ngày ___ tháng __ năm, mã a_b_c, `", "ngày ___ tháng __ năm, mã a_b_c, `"),
    ('số [12/QĐ-X](https://a.vn/b_(c)?d=1) và [X](/y "z")', "số 12/QĐ-X và X"),
    ("điểm [a](b) khoản [1] (2)", "điểm [a](b) khoản (2)"),
    # marks of footnotes behind any word; no exponents
    ("NĐ-CP[1], 2020[2] của Bộ[^3] và[[4]](#_ftn4) tỉnh [5] này", "NĐ-CP, 2020 của Bộ và tỉnh này"),
    ("NĐ-CP<sup>1</sup> và<sup><a href='#n2'>[2]</a></sup> 5 m² m<sup>2</sup> km²", "NĐ-CP và 5 m² m2 km²"),
    ("[1] Nghị định", "[1] Nghị định"),  # the note itself
    ("ngành.¹²\n\n¹² Nghị định\n²Luật", "ngành.\n12 Nghị định\n2Luật"),
    ("ngành<sup>12</sup>.\n<sup>12</sup> Nghị định\n<sup>[3]</sup> Luật", "ngành.\n12 Nghị định\n[3] Luật"),
    ("ngành.\n**[1]** Nghị định\n<a href='#f'>[2]</a> Luật[3]", "ngành.\n[1] Nghị định\n[2] Luật"),
    # letters of other scripts in a number, but not a word of theirs
    ("16495/B\u0422\u0421-PTHT, 5/\u039d\u03a1-X, \u041d\u0415\u0422", "16495/BTC-PTHT, 5/NP-X, \u041d\u0415\u0422"),
    ("\uff11\uff12/\uff31\u0110", "12/QĐ"),
    # what opens an item
    ("● Một\n  ➢ Hai\n\uf0b7 Ba → bốn\n· Năm\n│ ô │", "• Một\n• Hai\n• Ba → bốn\n• Năm\n│ ô │"),
    ("", ""),
    ("\u0301\u0302", "\u0301\u0302"),  # marks without a letter stay
]


@pytest.mark.parametrize(("given_text", "clean"), CLEANED)
def test_table(given_text: str, clean: str) -> None:
    assert normalize(given_text).text == clean


def test_a_dash_between_years_is_no_hyphen() -> None:
    assert normalize("2021 – 2025").text == "2021 – 2025"


def test_blanks_and_case_fold_for_comparison() -> None:
    assert fold(" Sở  Giáo dục\nvà Đào tạo\t") == "Sở Giáo dục và Đào tạo"
    assert fold(unicodedata.normalize("NFD", "Tỉnh ủy")) == "Tỉnh ủy"


TABLES = [
    ("TT\tViệc\tAi làm\n1\tĐào ao\tXã\n", "TT | Việc | Ai làm\n1 | Đào ao | Xã"),
    ("TT \tViệc\t\tVốn\r\n\t1\tĐào ao \t Xã\t\r\n", "TT Việc Vốn\n1 Đào ao Xã"),  # not as many tabs
    ("1\tĐào ao\tXã\t\n2\tLát đường\tThôn\t\n", "1 | Đào ao | Xã |\n2 | Lát đường | Thôn |"),
    ("UBND XÃ\t\tCỘNG HÒA\nSố: 5/KH-UBND\t\tĐộc lập\n", "UBND XÃ CỘNG HÒA\nSố: 5/KH-UBND Độc lập"),
    ("\t1.\tĐào ao\n\t2.\tLát đường\n", "1. Đào ao\n2. Lát đường"),
]


@pytest.mark.parametrize(("pasted", "clean"), TABLES)
def test_a_tab_between_the_cells_of_a_table_is_a_border(pasted: str, clean: str) -> None:
    assert normalize(pasted).text == clean


def test_a_tab_between_words_is_a_blank() -> None:
    plan = "Căn cứ Nghị định số 30/2020/NĐ-CP;\nThực hiện Quyết định số 5/QĐ-SYT;\n"
    assert normalize(plan.replace(" ", "\t")).text == plan.strip()
    table = "1\tĐào ao\tXã\n" * 30
    assert normalize(table).text == table.replace("\t", " | ").strip()


SLUGS = [
    ("Thông tư liên tịch", "thong-tu-lien-tich"),
    ("Đắk Lắk", "dak-lak"),
    ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
    ("TỈNH ỦY", "tinh-uy"),
    ("Phòng, chống ma túy", "phong-chong-ma-tuy"),
]


@pytest.mark.parametrize(("words", "slug"), SLUGS)
def test_slugs(words: str, slug: str) -> None:
    assert ascii_slug(words) == slug


MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
SILENT = "\u00ad\u200b\u200d\u2060\ufeff"
PIECES = [*"aeouydDăâêôơưđĐxQ19 -/.\n", *MARKS, *SILENT, "\u00d0", "\u00a0", "\u2044", "&amp;", "&nbsp;", "&ndash;"]
messy = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(messy, st.data())
def test_every_clean_slice_maps_to_a_raw_slice_that_cleans_to_it(raw: str, data: st.DataObject) -> None:
    clean = normalize(raw)
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    a, b = clean.offsets.span(start, end)
    assert clean.text[start:end].strip(" \n") in normalize(raw[a:b]).text


@given(st.one_of(messy, st.text()), st.data())
def test_offsets_stay_inside_the_text_and_in_order(raw: str, data: st.DataObject) -> None:
    clean = normalize(raw)
    spots = sorted(data.draw(st.lists(st.integers(0, len(clean.text)), min_size=4, max_size=4)))
    first, second = clean.offsets.span(*spots[:2]), clean.offsets.span(*spots[2:])
    assert 0 <= first[0] <= first[1] <= len(raw)
    assert 0 <= second[0] <= second[1] <= len(raw)
    assert first[0] <= second[0]
    assert first[1] <= second[1] or spots[2] == spots[3]


letters = st.text(alphabet="aeouydăâêôơư đx", min_size=1, max_size=4)
syllables = st.tuples(letters, st.text(alphabet=MARKS + SILENT, max_size=4)).map("".join)
signs = st.sampled_from(["&amp;ĐT", "&nbsp;", "12/KH", "**", "\u00d0", "\u00a0", "\u2044", "\r\n"])
prose = st.lists(st.one_of(syllables, signs.map(lambda sign: f" {sign} ")), max_size=12).map("".join)


@given(prose)
def test_clean_text_is_clean(raw: str) -> None:
    once = normalize(raw).text
    assert normalize(once).text == once


@given(prose)
def test_letters_and_their_marks_are_composed(raw: str) -> None:
    once = normalize(raw).text
    assert unicodedata.normalize("NFC", once) == once


def test_offsets_of_a_citation_point_into_the_text_as_given() -> None:
    raw = unicodedata.normalize("NFD", "\ufeffThực hiện Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023.")
    (found,) = find_citations(raw)
    assert raw[found.start : found.end] == found.text
    assert unicodedata.normalize("NFC", found.text) == "Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023"
    assert found.number == "2457/QĐ-BGDĐT"


@pytest.mark.parametrize("edits", [[], [(0, 2, 0)], [(3, 5, 1)], [(1, 1, 2), (4, 8, 1), (8, 9, 0), (12, 13, 3)]])
def test_a_span_is_where_its_first_character_begins_and_its_last_one_ends(edits: list[tuple[int, int, int]]) -> None:
    offsets = OffsetMap([Edit(*edit) for edit in edits])
    for start in range(18):
        for end in range(start + 1, 19):
            assert offsets.span(start, end) == (offsets.start(start), offsets.end(end))


@given(st.lists(st.sampled_from(["\n\n", "\n\n\n", "\n", "Mua sách", "x" * 20_000])))
def test_a_line_break_for_two(pieces: list[str]) -> None:
    text = "".join(pieces)
    made, places = without_empty_lines(text)
    assert made == text.replace("\n\n", "\n")
    assert list(places) == [found.start() - n for n, found in enumerate(re.finditer("\n\n", text))]
