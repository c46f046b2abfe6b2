"""What a plan takes up of a directive, adds and leaves out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan import Document, parse
from vnplan.review.alignment import COLUMNS, Alignment, align
from vnplan.shell.printed_reviews import aligned
from vnplan.text.words import words

CORPUS = Path(__file__).parent.parent / "corpus"

WORDS = [
    ("GIÁO DỤC thể chất", ("giáo_dục", "thể_chất")),
    ("Thuỷ", ("thủy",)),
    ("kinh tế - xã hội; 12 trường", ("kinh_tế", "xã_hội", "trường")),
    ("33/2024, 50%", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "found"), WORDS)
def test_words(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_text_has_words(text: str) -> None:
    assert all(word[0].isalpha() and word == word.lower() for word in words(text))


DIRECTIVE = """
I. NHIỆM VỤ
1. Phát triển thư viện trường học
Mỗi trường có một thư viện đạt chuẩn, thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.
2. Phòng chống đuối nước
a) Dạy bơi cho học sinh tiểu học.
b) Rào chắn ao hồ gần trường.
3. Chấn chỉnh việc thu phí
Không thu các khoản ngoài quy định.
II. KINH PHÍ
Do ngân sách cấp.
"""

PLAN = """
I. MỤC TIÊU
1. Đến cuối năm mọi trường có nhà vệ sinh sạch.
II. GIẢI PHÁP
1. Dạy bơi, phòng chống đuối nước
- Dạy bơi cho học sinh tiểu học trong dịp hè.
2. Xây dựng thư viện trường học
Mỗi trường có một thư viện, theo Chỉ thị số 14/CT-TTg ngày 25/5/2021.
3. Làm hàng rào chắn ao hồ; phòng chống đuối nước
III. KINH PHÍ
Do ngân sách cấp và xã hội hóa.
"""

PICTURE = """\
plan       ke-hoach.txt
directive  chi-thi.txt
3 of the directive's 5 sections taken up (59% of its words), 2 left out; 2 added

 59.6  I.1  Phát triển thư viện trường học
       = II.2  Xây dựng thư viện trường học
         both cite /akn/vn/doc/chi-thi/ttg/2021/14

 66.7  I.2.a  Dạy bơi cho học sinh tiểu học.
       = II.1  Dạy bơi, phòng chống đuối nước

    –  I.2.b  Rào chắn ao hồ gần trường.
         left out (nearest II.1, 26.7)

    –  I.3  Chấn chỉnh việc thu phí
         left out

 72.7  II  KINH PHÍ
       = III  KINH PHÍ

Added by the plan
    +  I.1  Đến cuối năm mọi trường có nhà vệ sinh sạch.
    +  II.3  Làm hàng rào chắn ao hồ; phòng chống đuối nước
"""


def lines(alignment: Alignment) -> str:
    return "".join(f"{line}\n" for line in aligned(alignment, "en"))


def test_how_an_alignment_is_printed() -> None:
    found = align(parse(PLAN, source="ke-hoach.txt"), parse(DIRECTIVE, source="chi-thi.txt"))
    assert lines(found) == PICTURE


def test_two_documents_of_the_corpus(golden: Callable[[str, str], None]) -> None:
    names = ("bac-giang-2024-ke-hoach-nam-hoc.txt", "bac-giang-2020-chi-thi-nam-hoc.txt")
    plan, directive = (parse((CORPUS / name).read_text(encoding="utf-8"), source=name) for name in names)
    golden("align_bac-giang.txt", lines(align(plan, directive)))


PHRASES = ["thư viện trường học", "dạy bơi", "phòng chống đuối nước", "thu phí", "Chỉ thị số 14/CT-TTg", "12%", ""]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    said = draw(st.lists(st.lists(st.sampled_from(PHRASES), max_size=4), max_size=7))
    return parse("\n".join(f"{n}. {'; '.join(phrases)}." for n, phrases in enumerate(said, 1)))


@given(documents())
def test_a_document_is_its_own_partner(document: Document) -> None:
    found = align(document, document)
    assert [(p.plan, p.directive) for p in found.pairs] == [(p.plan, p.plan) for p in found.pairs]
    assert {p.score for p in found.pairs} <= {100.0}
    assert (found.added, found.left_out, found.share) == ([], [], 1.0 if found.pairs else 0.0)


@given(documents(), documents(), st.sampled_from([0, 20, 50, 100]))
def test_promises_of_two(plan: Document, directive: Document, floor: int) -> None:
    found, swapped = align(plan, directive, floor=floor), align(directive, plan, floor=floor)
    assert {(p.plan, p.directive, p.score) for p in found.pairs} == {
        (p.directive, p.plan, p.score) for p in swapped.pairs
    }
    assert (found.added, found.left_out) == (swapped.left_out, swapped.added)
    assert all(floor <= p.score <= 100 for p in found.pairs)
    for side, alone in (("plan", found.added), ("directive", found.left_out)):
        met = [*(getattr(p, side) for p in found.pairs), *(one.section for one in alone)]
        assert len(met) == len(set(met))


def test_a_floor_of_no_score_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        align(parse(PLAN), parse(DIRECTIVE), floor=101)


def test_a_document_without_its_text_is_refused() -> None:
    bare = Document.model_validate_json(parse("Không có mục nào.").model_dump_json())
    with pytest.raises(ValueError, match="attach"):
        align(parse(PLAN), bare)


def test_documents_without_sections() -> None:
    nothing = align(parse(""), parse("Không có mục nào."))
    assert (nothing.pairs, nothing.added, nothing.left_out, nothing.share, nothing.rows()) == ([], [], [], 0.0, [])


def test_what_stands_apart_is_not_compared() -> None:
    text = "1. Xây dựng thư viện[1]\n\nNơi nhận:\n- Như trên;\n1. Lưu: VT.\n\n[1] Theo kế hoạch năm học."
    found = align(parse(text), parse(text))
    assert [found.plan.sections[p.plan].path for p in found.pairs] == ["1"]


def test_frame() -> None:
    pytest.importorskip("pandas")
    frame = align(parse(PLAN), parse(DIRECTIVE)).to_frame()
    empty = align(parse(""), parse("")).to_frame()
    assert list(frame.columns) == list(empty.columns) == list(COLUMNS)
    numbers = ["score", "heading_score", "text_score", "directive_section", "plan_section"]
    assert list(frame[numbers].dtypes) == list(empty[numbers].dtypes)
    assert list(frame["status"]) == ["taken up", "taken up", "left out", "left out", "taken up", "added", "added"]


def test_html_is_escaped() -> None:
    page = align(parse("1. Mở <script>alert(1)</script> thư viện &amp; lớp"), parse(""))._repr_html_()
    assert "<script>" not in page
    assert "thư viện" in page
