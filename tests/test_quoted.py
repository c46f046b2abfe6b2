"""What in the body is no section of its own: quoted new text, the closing, footnotes. The stretch is marked [[...]]."""

from __future__ import annotations

from textwrap import dedent

import pytest

from vnplan import parse
from vnplan.layout.draft import RegionDraft
from vnplan.sections.footnotes import footnotes
from vnplan.sections.quoted import LONGEST, quoted_amendments

QUOTED = {
    "an article told whose first mark is lost": """
        - Tại Điều 2 quy định giờ đọc như sau:[[
        Điều 2. Giờ đọc
        1. Đọc từ 8 giờ.
        …”]]
        - Sách in.
        """,
    "an article of its own": """
        - Tại Điều 2 quy định giờ đọc như sau:
        Điều 2. Giờ đọc
        1. Đọc từ 8 giờ.
        Điều 3. Sách
        Mượn “Sách in” và sách nói”
        """,
    "an article with a mark of opening behind": """
        - Tại Điều 2 quy định giờ đọc như sau:
        Điều 2. Giờ đọc
        Đọc “Sách in”
        """,
    "at the beginning of a line": """
        1. Sửa đổi khoản 1:
        [[“1. Sách.”]]
        """,
    "behind a colon": """
        1. Sửa đổi khoản 1 như sau: [[“1. Sách.”]];
        """,
    "straight marks": """
        1. Sửa đổi khoản 1 như sau:
        [["1. Sách."]]
        """,
    "articles, chapters and appendices": """
        [[“Điều 5. Sách”]]
        [[“Chương II”]]
        [[“Mục 1”]]
        [[“Phần A”]]
        [[“Phụ lục II”]]
        [[“c1) sách;”]]
        [[“3a. Sách.”]].
        """,
    "the mark on a line of its own": """
        1. Sửa đổi Điều 5 như sau:
        [[“
        Điều 5. Sách
        1. Truyện.
        ”]].
        2. Bãi bỏ Điều 7.
        """,
    "a word behind a mark on a line of its own": """
        1. Sửa đổi tên như sau:
        “
        Sách hay
        ”.
        """,
    "two marks one after the other": """
        [[““1. Sách.”]]
        """,
    "no label behind the mark": """
        1. Sửa đổi tên như sau:
        “Sách hay”
        """,
    "inside a sentence": """
        1. Cụm từ “1. Sách” được thay thế.
        Từ nay, “2. Báo”
        """,
    "a mark inside the line closes nothing": """
        [[“1. Sách “hay” và mới.
        2. Báo.”]]
        """,
    "never closed: up to the next article": """
        Điều 1. Sửa đổi khoản 1 như sau:
        [[“1. Sách.
        2. Báo.]]
        Điều 2. Thi hành theo từ “Tranh”.
        """,
    "a whole article goes on over articles": """
        [[“Điều 4. Sách
        Điều 5. Báo”]]
        Điều 2. Thi hành
        """,
    "never closed: up to the next amendment": """
        1. Sửa đổi khoản 1 như sau:
        [[“1. Sách.]]
        2. Bổ sung khoản 4
        như sau:
        [[“4. Báo.”]]
        """,
    "amendments within new text": """
        1. Thay thế khoản 1 như sau:
        [[“1. Sửa đổi khoản 2 như sau:
        “2. Sách.
        2. Sửa đổi khoản 3 như sau:
        “3. Báo.”]]
        """,
    "an article that amends another act, with what it quotes": """
        Điều 7. Bổ sung Điều 17a sau Điều 17
        [[“Điều 17a. Sửa đổi, bổ sung một số nội dung của Quy chế thư viện
        1. Sửa đổi, bổ sung khoản 2 Điều 8 như sau:
        “2. Sách gồm:
        a) Sách in;
        b) Sách nói.”
        2. Thay thế cụm từ “mượn” bằng cụm từ “đọc” tại khoản 3.”]]
        Điều 8. Thi hành
        """,
    "no mark of its own: what goes on from the label around it is no part of it": """
        a) Sửa đổi điểm a, b khoản 10 như sau:
        [[“a) Sửa đổi khoản 1 Điều 7 Quy chế thư viện như sau:
        “1. Sách.”;
        b) Sửa đổi khoản 4 Điều 8 Quy chế thư viện như sau:
        “4. Báo.”]]
        b) Sửa đổi điểm e khoản 10 như sau:
        [[“e) Bỏ cụm từ “Tranh” tại Điều 9.”]]
        """,
    "a larger unit ends it": """
        2. Bổ sung khoản 18 như sau:
        [[“18. Sửa đổi Quy chế thư viện như sau:
        a) Bỏ từ “báo”;
        b) Bãi bỏ Điều 5.]]
        Chương II
        BÁO CHÍ
        """,
    "it says what is amended, but does not amend: its first mark ends it": """
        2. Sửa đổi khoản 4 như sau:
        [[“4. Việc sửa đổi gồm:
        “1. Sách.”]]
        3. Báo.”
        """,
}


def marked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


@pytest.mark.parametrize("wanted", QUOTED.values(), ids=QUOTED)
def test_quoted_amendments(wanted: str) -> None:
    wanted = dedent(wanted)
    text = wanted.replace("[[", "").replace("]]", "")
    assert marked(text, quoted_amendments(text, 0, len(text))) == wanted


def test_only_the_given_stretch_is_read() -> None:
    text = "\n“1. Sách.”\n“2. Báo.”\n“3. Tranh.”\n"
    start, end = text.index("\n“2"), text.index("\n“3")
    assert marked(text, quoted_amendments(text, start, end)) == "\n“1. Sách.”\n[[“2. Báo.”]]\n“3. Tranh.”\n"


@pytest.mark.parametrize(("letters", "closed"), [(LONGEST - 10, True), (LONGEST + 10, False)])
def test_what_is_too_long_was_never_closed(letters: int, closed: bool) -> None:
    text = "\n“1. " + "sách " * (letters // 5) + "”\n"
    assert marked(text, quoted_amendments(text, 0, len(text))).startswith(
        "\n[[“1. sách" if closed else "\n[[“]]1. sách"
    )


CLOSINGS = {
    "behind the last item": """
        1. Mua sách.

        2. Sửa kệ.

        [[Trong quá trình thực hiện, nếu có khó khăn, các trường báo cáo Sở./.]]
        """,
    "behind a paragraph of the last item": """
        1. Mua sách.

        2. Sửa kệ.

        Kệ phải chắc.

        [[Trong quá trình thực hiện, nếu có khó khăn, các trường báo cáo Sở./.]]
        """,
    "an item that opens like a closing": """
        1. Mua sách.

        2. Trong quá trình thực hiện, nếu có khó khăn, các trường báo cáo Sở./.
        """,
    "articles are closed by their adoption alone": """
        Điều 1. Mua sách.

        Điều 2. Sửa kệ.

        Trong quá trình thực hiện, nếu có khó khăn, các trường báo cáo Sở./.
        """,
    "a law's adoption": """
        Điều 1. Mua sách.

        Điều 2. Sửa kệ.

        [[Luật này đã được Quốc hội khóa XIV thông qua ngày 14 tháng 6 năm 2019.]]
        """,
    "a letter": """
        Sở gửi các trường danh mục sách mới.

        [[Đề nghị các trường thực hiện.]]
        """,
    "a letter of one paragraph": """
        Đề nghị các trường thực hiện.
        """,
    "a letter that goes on": """
        Sở gửi các trường danh mục sách mới.

        Đề nghị các trường thực hiện.

        Sách mới đã về đủ ở kho.
        """,
}


@pytest.mark.parametrize("wanted", CLOSINGS.values(), ids=CLOSINGS)
def test_closing(wanted: str) -> None:
    wanted = dedent(wanted)
    document = parse(wanted.replace("[[", "").replace("]]", ""))
    closing = [(region.start, region.end) for region in document.regions if region.kind == "closing"]
    assert marked(document.text, closing) == wanted
    ends = [section.end for section in document.sections]
    assert all(end <= start for start, _ in closing for end in ends)


FOOTNOTES = {
    "in brackets": ("[1] Xem Luật.\n[2] Xem Nghị định.", ["[1] Xem Luật.", "[2] Xem Nghị định."]),
    "bare": ("1 Xem Luật.\n 2 Xem Nghị định.", ["1 Xem Luật.", "2 Xem Nghị định."]),
    "all written alike": ("[1] Xem Luật.\n2 cuốn.\n[2] Xem báo.", ["[1] Xem Luật.\n2 cuốn.", "[2] Xem báo."]),
    "counted from one": ("1 Xem Luật.\n12 tháng 6.\n2 Xem báo.", ["1 Xem Luật.\n12 tháng 6.", "2 Xem báo."]),
    "none": ("2 Xem Luật.", []),
}


@pytest.mark.parametrize(("text", "wanted"), FOOTNOTES.values(), ids=FOOTNOTES)
def test_footnotes(text: str, wanted: list[str]) -> None:
    found = footnotes(text, RegionDraft("footnotes", 0, len(text), 0))
    assert [text[note.start : note.end] for note in found] == wanted
    assert [note.value for note in found] == list(range(1, len(wanted) + 1))


def test_an_article_told_in_a_letter_is_no_section_and_no_gap() -> None:
    text = (
        "CỤC THƯ VIỆN\nSố: 12/CTV-NV\nHà Nội, ngày 5 tháng 6 năm 2024\n\nKính gửi: Thư viện tỉnh A\n\n"
        "Nghị định số 24/2021/NĐ-CP quy định:\n- Tại Điều 1 quy định như sau:\n“Điều 1. Phạm vi\nVề thư viện.”\n"
        "- Tại Điều 7 quy định giờ đọc như sau:\nĐiều 7. Giờ đọc\n1. Đọc từ 8 giờ.\n…”\nTrân trọng.\n"
    )
    letter = parse(text)
    assert not letter.sections
    assert not [note for note in letter.notes if note.code == "numbering_gap"]
    assert [s.label for s in parse(text.replace("…”", "…")).sections][:1] == ["Điều 7"]
