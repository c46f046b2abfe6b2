"""What a notebook shows: short, in the language asked for, labels before keys, nothing of a document as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnplan
from vnplan import Document
from vnplan.models import cards

CORPUS = [vnplan.read(file) for file in sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))]
PLAN = next(doc for doc in CORPUS if doc.metadata.number == "3461/KH-UBND")
EVIL = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202eđọc\x1b[31m'


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    vnplan.language("vi")
    yield
    vnplan.language("locale")


def words(html: str) -> str:
    """The words of a card, its style sheet and tags left out."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", html).split())


def rows(html: str) -> int:
    return html.count("<tr>") - html.count("<thead>")


def evil() -> Document:
    text = (
        f"KẾ HOẠCH\n{EVIL}\nI. NHIỆM VỤ {EVIL}\n1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 về {EVIL};"
        " Đề án “<b>Đọc</b> sách”.\n2. Theo Nghị định số 999/2023/NĐ-CP.\n"
    )
    return vnplan.parse(text, number="7/KH-UBND", date="2024-06-01", province="bac-giang", source=f"a/{EVIL}.txt")


# --- short, left, in words ------------------------------------------------------------------------------------------


def test_a_document_says_what_it_is_and_shows_the_first_of_its_parts() -> None:
    page = PLAN._repr_html_()
    assert words(page).startswith("Kế hoạch 3461/KH-UBND 14/09/2023 · ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN · Bình Thuận")
    assert "và 50 viện dẫn nữa" in page
    assert rows(page) <= cards.MOST
    assert "thực hiện 40" in words(page)
    assert "/akn/" not in words(page)


def test_english_at_a_switch() -> None:
    vnplan.language("en")
    page = PLAN._repr_html_()
    assert "and 50 more citations" in page
    assert 'lang="en"' in page
    assert "carries out 40" in words(page)


def test_the_switch_takes_two_languages_or_the_locales(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert vnplan.language("en") == vnplan.language() == "en"
    assert vnplan.language("locale") == vnplan.language() == "vi"
    with pytest.raises(vnplan.VnplanError, match="'vi', 'en' or 'locale', not 'fr'"):
        vnplan.language("fr")  # type: ignore[arg-type]


def test_lists_are_cut_and_say_how_many_are_left() -> None:
    for some, left in ((PLAN.citations, "và 40 viện dẫn nữa"), (PLAN.sections, "và 53 mục nữa")):
        page = some._repr_html_()
        assert (rows(page), left in page) == (cards.MOST, True)
        assert "nữa" not in some[:3]._repr_html_()
        assert rows(some[:3]._repr_html_()) == 3
    assert rows(PLAN.citations[:0]._repr_html_()) == 0


def test_cells_are_left_aligned_whatever_the_notebook_does() -> None:
    assert re.search(r"\.vnplan table tbody tr td[^{]*\{text-align:left", PLAN.citations._repr_html_())


def test_a_citation_tells_how_where_and_in_which_sentence() -> None:
    (c,) = PLAN.citations.where(number="05-CT/TW")
    told = words(c._repr_html_())
    assert "quan hệ thực hiện “triển khai” (là quan hệ của Kế hoạch số 178/KH-BGDĐT" in told
    assert "mục II.5.c “Tăng cường công tác giáo dục chính trị" in told
    assert f"<mark>{c.text}</mark>" in c._repr_html_()
    assert told.endswith("/akn/vn/doc/chi-thi/tw/2016/5")


def test_a_section_shows_what_is_above_and_below_it() -> None:
    told = words(PLAN.sections["II.5"]._repr_html_())
    assert told.startswith("II CÁC NHIỆM VỤ TRỌNG TÂM")
    assert "II.5.c Tiếp tục thực hiện Kế hoạch số 178/KH-BGDĐT" in told
    assert words(PLAN.sections["II.5.c"]._repr_html_()).count("Kế hoạch số 178/KH-BGDĐT") >= 2


def test_any_record_is_a_small_table() -> None:
    told = words(PLAN.metadata._repr_html_())
    assert "cấp Ủy ban nhân dân cấp tỉnh" in told
    assert "loại văn bản Kế hoạch" in told
    for one in (PLAN.parts[0], PLAN.regions[0], PLAN.citations[0].where, *PLAN.notes[:1]):
        assert "<table>" in one._repr_html_()


# --- nothing of a document is markup ---------------------------------------------------------------------------------


def all_shown(document: Document) -> Iterator[str]:
    yield document._repr_html_()
    yield document.sections._repr_html_()
    yield document.citations._repr_html_()
    yield document.metadata._repr_html_()
    yield from (one._repr_html_() for one in (*document.sections, *document.citations, *document.regions))


def test_nothing_becomes_markup() -> None:
    pages = [*all_shown(evil())]
    assert any("&lt;script&gt;" in page for page in pages)
    for page in pages:
        assert not re.search(r"<(?:script|img|b>Đọc)", page)
        assert not {"\u202e", "\x1b"} & {*page}
        assert page.count("<div") == page.count("</div>") == 1


def test_reprs_are_short() -> None:
    assert max(len(repr(doc)) for doc in (*CORPUS, evil())) < 200
    for one in (*PLAN.sections, *PLAN.citations, PLAN.metadata, PLAN.sections, PLAN.citations):
        assert len(repr(one)) < 200


def test_pieces_of_a_card() -> None:
    assert cards.table((), (), total=0, of="section", language="vi") == ""
    assert '<th scope="col">mục</th></tr>' in cards.table(
        ("section", "page"), [("I", "")], total=1, of="section", language="vi"
    )  # a column in which nothing stands is left out
    long = "a " * 300 + "Chỉ thị số 14/CT-TTg" + " b" * 300
    assert re.fullmatch(r"…[a ]+<mark>Chỉ thị số 14/CT-TTg</mark>[ b]+…", cards.marked(long, "Chỉ thị số 14/CT-TTg"))
    assert cards.spot(None, "Điều 5.2", None, None, "vi") == "Điều 5.2"
    assert cards.more(1, "citation", "en") == '<p class="soft">and 1 more citation</p>'
