"""Numbered sections: printed trees of small plans, and of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from trees import tree
from vnplan import Document, parse

CORPUS = Path(__file__).parent.parent / "corpus"

TREES = {
    "I, 1, a": (
        """
        I. MỤC TIÊU

        1. Mỗi trường có một thư viện.

        2. Học sinh đọc sách hằng tuần.

        II. NHIỆM VỤ

        1. Mua sắm sách

        a) Chọn sách theo danh mục;

        b) Lập dự toán;

        c) Đấu thầu.

        2. Tập huấn cán bộ thư viện trong hè.
        """,
        """
        roman I: MỤC TIÊU
          arabic 1
          arabic 2
        roman II: NHIỆM VỤ
          arabic 1: Mua sắm sách
            letter a
            letter b
            letter c
          arabic 2
        """,
    ),
    "the order of letters": (
        """
        1. Các việc phải làm

        a) Quét sân;

        b) Trồng cây;

        c) Sơn cổng;

        d) Sửa mái;

        đ) Rửa bể;

        e) Lau kính;

        g) Thay đèn.
        """,
        """
        arabic 1: Các việc phải làm
          letter a
          letter b
          letter c
          letter d
          letter đ
          letter e
          letter g
        """,
    ),
    "decimals with run-in headings": (
        """
        I. NHIỆM VỤ

        1. Mở rộng mạng lưới trường

        Xây thêm hai trường.

        2. Nâng chất lượng các cấp học

        2.1. Đối với giáo dục mầm non: Trường lớp đủ sân chơi.

        2.2. Đối với giáo dục phổ thông: Học sinh học hai buổi.

        3. Tổ chức hội thi
        """,
        """
        roman I: NHIỆM VỤ
          arabic 1: Mở rộng mạng lưới trường
          arabic 2: Nâng chất lượng các cấp học
            decimal 2.1: Đối với giáo dục mầm non
            decimal 2.2: Đối với giáo dục phổ thông
          arabic 3
        """,
    ),
    "a sentence before a colon is no heading": (
        """
        1. Các trường có trách nhiệm: dọn vệ sinh, trồng cây.

        2. Phòng Giáo dục thực hiện các việc sau: kiểm tra, báo cáo.
        """,
        """
        arabic 1
        arabic 2
        """,
    ),
    "ordinals": (
        """
        Giám đốc kết luận như sau:

        Thứ nhất, các trường rà soát sân chơi.

        Thứ hai, phòng tài chính lo kinh phí.

        Thứ ba, báo cáo trước ngày 15/9.
        """,
        """
        ordinal Thứ nhất
        ordinal Thứ hai
        ordinal Thứ ba
        """,
    ),
    "letters, decimals and items as offices write them": (
        """
        I- MỤC TIÊU

        1- Chung

        1.1- Về sách

        1.2- Về bạn đọc

        2- Riêng
        a/ Trường tiểu học mua sách;
        b/ Trường trung học mượn sách.

        II- NHIỆM VỤ

        II.1. Rà soát kho sách

        II.2. Bổ sung sách
        (a) Sách giấy;
        (b) Sách nói.

        III- KINH PHÍ

        1, Ngân sách

        a, Chi mua sách

        b, Chi đóng sách

        2, Xã hội hóa
        """,
        """
        roman I: MỤC TIÊU
          arabic 1: Chung
            decimal 1.1
            decimal 1.2
          arabic 2: Riêng
            letter a
            letter b
        roman II: NHIỆM VỤ
          decimal II.1
          decimal II.2: Bổ sung sách
            letter (a)
            letter (b)
        roman III: KINH PHÍ
          arabic 1: Ngân sách
            letter a
            letter b
          arabic 2
        """,
    ),
    "articles before a dash or a slash": (
        """
        Điều 1: Phạm vi
        1. Kho sách.
        2. Phòng đọc.
        Điều 2- Giờ mở cửa
        1. Sáng.
        Điều 3/ Nội quy
        Giữ trật tự.
        """,
        """
        dieu Điều 1: Phạm vi
          arabic 1
          arabic 2
        dieu Điều 2: Giờ mở cửa
          arabic 1
        dieu Điều 3: Nội quy
        """,
    ),
    "small Roman numerals in brackets": (
        """
        1. Các mốc phải giữ

        (i). Tháng chín khai giảng.

        (ii). Tháng giêng sơ kết.

        (iii). Tháng năm tổng kết.

        2. Báo cáo
        """,
        """
        arabic 1: Các mốc phải giữ
          paren_roman (i)
          paren_roman (ii)
          paren_roman (iii)
        arabic 2
        """,
    ),
    "chapters, articles, clauses, points": (
        """
        Chương I
        NHỮNG ĐIỀU CHUNG

        Điều 1. Phạm vi điều chỉnh

        1. Văn bản này nói về thư viện trường học.

        2. Văn bản này không nói về các nơi sau:

        a) Thư viện tỉnh;

        b) Thư viện xã.

        Điều 2. Đối tượng áp dụng

        Các trường công lập.

        Chương II
        TỔ CHỨC

        Điều 3. Cán bộ thư viện

        1. Mỗi trường có một người.

        2. Người đó phải qua tập huấn.
        """,
        """
        chuong Chương I: NHỮNG ĐIỀU CHUNG
          dieu Điều 1: Phạm vi điều chỉnh
            arabic 1
            arabic 2
              letter a
              letter b
          dieu Điều 2: Đối tượng áp dụng
        chuong Chương II: TỔ CHỨC
          dieu Điều 3: Cán bộ thư viện
            arabic 1
            arabic 2
        """,
    ),
    "wrapped headings": (
        """
        I. MỤC ĐÍCH,
        YÊU CẦU

        1. Trường nào cũng biết việc.

        II. NHIỆM VỤ VÀ GIẢI PHÁP CỦA
        NGÀNH GIÁO DỤC

        1. Mua sách.
        """,
        """
        roman I: MỤC ĐÍCH, YÊU CẦU
          arabic 1
        roman II: NHIỆM VỤ VÀ GIẢI PHÁP CỦA NGÀNH GIÁO DỤC
          arabic 1
        """,
    ),
    "a number was left out": (
        """
        I. MỤC TIÊU

        Đọc nhiều hơn.

        II. NHIỆM VỤ

        1. Mua sách.

        2. Sửa kệ.

        4. Mở cửa buổi chiều.

        5. Báo cáo.

        IV. KINH PHÍ

        Ngân sách tỉnh.
        """,
        """
        roman I: MỤC TIÊU
        roman II: NHIỆM VỤ
          arabic 1
          arabic 2
          arabic 4
          arabic 5
        roman IV: KINH PHÍ
        """,
    ),
    "quoted amendments are content": (
        """
        Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 12/2020/QĐ-UBND

        1. Sửa đổi Điều 5 như sau:

        “Điều 5. Giờ mở cửa

        1. Thư viện mở cửa từ 7 giờ.

        2. Thư viện đóng cửa lúc 17 giờ.”

        2. Bổ sung Điều 5a như sau:

        “Điều 5a. Mượn sách

        Mỗi lần hai cuốn.”

        Điều 2. Điều khoản thi hành
        """,
        """
        dieu Điều 1: Sửa đổi, bổ sung một số điều của Quyết định số 12/2020/QĐ-UBND
          arabic 1
          arabic 2
        dieu Điều 2
        """,
    ),
    "numbers inside running text": (
        """
        1. Năm nay có 12 mô hình mới, dạy lớp 1, 2, 3 theo sách mới.

        Quyết định số
        1076/QĐ-TTg vẫn còn hiệu lực. Kế hoạch năm
        2023. Việc này đã xong.

        2. Năm sau làm tiếp.
        """,
        """
        arabic 1
        arabic 2
        """,
    ),
    "bold, table bars and heading marks": (
        """
        **I. MỤC TIÊU**

        ## II. NHIỆM VỤ

        | 1. Mua sách mới |

        **2. Sửa kệ sách**

        **III. KINH PHÍ**
        """,
        """
        roman I: MỤC TIÊU
        roman II: NHIỆM VỤ
          arabic 1
          arabic 2
        roman III: KINH PHÍ
        """,
    ),
    "bullets are text": (
        """
        1. Các việc chính

        - Mua sách;

        + Sách truyện;

        - Sửa kệ.

        2. Kinh phí
        """,
        """
        arabic 1: Các việc chính
        arabic 2
        """,
    ),
    "parts and sections by name": (
        """
        PHẦN THỨ NHẤT
        ĐÁNH GIÁ CHUNG

        I. KẾT QUẢ

        Tốt.

        PHẦN THỨ HAI
        NHIỆM VỤ

        I. MỤC TIÊU

        Tốt hơn.
        """,
        """
        phan PHẦN THỨ NHẤT: ĐÁNH GIÁ CHUNG
          roman I: KẾT QUẢ
        phan PHẦN THỨ HAI: NHIỆM VỤ
          roman I: MỤC TIÊU
        """,
    ),
    "cells of a flattened table hold no sections": (
        """
        I.
        DANH MỤC THỦ TỤC MỚI

        TT

        Tên thủ tục

        Cách nộp

        1

        Cấp thẻ thư viện

        1. Trực tiếp:
        1.1. Tại trường
        2. Trực tuyến

        2

        Đổi thẻ thư viện

        1. Trực tiếp:
        2. Trực tuyến

        II.
        DANH MỤC THỦ TỤC BÃI BỎ
        """,
        """
        roman I: DANH MỤC THỦ TỤC MỚI
        roman II: DANH MỤC THỦ TỤC BÃI BỎ
        """,
    ),
    "one Roman number twice": (
        """
        I. MỤC TIÊU

        1. Đọc sách.

        II. NHIỆM VỤ

        1. Mua sách.

        2. Sửa kệ.

        II. TỔ CHỨC THỰC HIỆN

        1. Các trường báo cáo.
        """,
        """
        roman I: MỤC TIÊU
          arabic 1
        roman II: NHIỆM VỤ
          arabic 1
          arabic 2
        roman II: TỔ CHỨC THỰC HIỆN
          arabic 1
        """,
    ),
    "a heading below its label": (
        """
        I.
        NHIỆM VỤ VÀ GIẢI PHÁP

        1.
        Công tác tuyên truyền

        Các trường treo áp phích.

        2.
        Kinh phí thực hiện

        Từ ngân sách huyện.
        """,
        """
        roman I: NHIỆM VỤ VÀ GIẢI PHÁP
          arabic 1: Công tác tuyên truyền
          arabic 2: Kinh phí thực hiện
        """,
    ),
    "letters of another alphabet, a lost stroke, a skipped e": (
        """
        1. Thư viện

        d) Kệ sách;

        a) Sách;

        b) Báo;

        c) Tranh;

        d) Bản đồ;

        d) Băng đĩa;

        e) Ghế;

        f) Bàn;

        g) Đèn;

        h) Quạt;

        i) Rèm;

        j) Tủ;

        k) Thang.

        2. Sân trường

        a) Cây;

        b) Cỏ;

        c) Hoa;

        d) Ghế đá;

        đ) Hàng rào;

        g) Cổng.
        """,
        """
        arabic 1: Thư viện
          letter a
          letter b
          letter c
          letter d
          letter d
          letter e
          letter f
          letter g
          letter h
          letter i
          letter j
          letter k
        arabic 2: Sân trường
          letter a
          letter b
          letter c
          letter d
          letter đ
          letter g
        """,
    ),
    "clauses whose first lost its dot": (
        """
        Điều 1. Thư viện

        1 Mỗi trường có một thư viện.

        2. Thư viện mở cửa hằng ngày.

        3. Học sinh được mượn sách.

        Điêu 2. Sân trường

        Sân trường có cây xanh, gồm ít nhất

        2. cây lớn.

        Điều 3. Trách nhiệm

        1. Các trường báo cáo.
        """,
        """
        dieu Điều 1: Thư viện
          arabic 2
          arabic 3
        dieu Điều 2: Sân trường
        dieu Điều 3: Trách nhiệm
          arabic 1
        """,
    ),
    "article numbers used twice": (
        """
        Chương I
        QUY ĐỊNH CHUNG

        Điều 1. Phạm vi

        Điều 2. Đối tượng

        Điều 3. Từ ngữ

        Chương II
        THƯ VIỆN

        Điều 3. Sách

        1. Sách hay.

        Điều 4. Báo
        """,
        """
        chuong Chương I: QUY ĐỊNH CHUNG
          dieu Điều 1
          dieu Điều 2
          dieu Điều 3
        chuong Chương II: THƯ VIỆN
          dieu Điều 3: Sách
            arabic 1
          dieu Điều 4
        """,
    ),
    "quoted new text whose mark was never closed": (
        """
        Điều 1. Sửa đổi, bổ sung Điều 4 như sau:

        “Điều 4. Thư viện

        1. Mỗi trường có một thư viện.

        Điều 2. Sửa đổi, bổ sung khoản 1 Điều 5 như sau:

        “1. Thư viện mở cửa hằng ngày.”

        Điều 3. Sửa đổi, bổ sung một số khoản của Điều 6

        1. Sửa đổi, bổ sung khoản 1 như sau:
        “1. Học sinh được mượn sách.

        2. Sửa đổi, bổ sung khoản 4 như sau:
        “4. Sách mượn được trả trong tuần.”
        """,
        """
        dieu Điều 1
        dieu Điều 2
        dieu Điều 3: Sửa đổi, bổ sung một số khoản của Điều 6
          arabic 1
          arabic 2
        """,
    ),
}


TREES["an amendment whose words are wrapped ends the quotation before it"] = (
    """
    Điều 1. Sửa đổi, bổ sung một số khoản của Điều 6

    1. Sửa đổi, bổ sung
    khoản 1 như sau:
    “1. Học sinh được mượn sách.

    2. Sửa đổi, bổ sung
    điểm a khoản 4 như sau:
    “4. Sách mượn được trả trong tuần.”

    Điều 2. Thi hành

    Các trường báo cáo.
    """,
    """
    dieu Điều 1: Sửa đổi, bổ sung một số khoản của Điều 6
      arabic 1
      arabic 2
    dieu Điều 2: Thi hành
    """,
)
TREES["an article without its dot stands between its neighbours"] = (
    """
    Điều 1. Phạm vi

    Thư viện của các trường.

    Điều 2 Chính sách hỗ trợ

    1. Mua sách theo Điều 1.
    2. Sửa kệ theo quy định tại
    Điều 2 Quy chế thư viện, hoặc theo
    Điều 4 Chương hai.

    Điều 3. Thi hành

    Các trường báo cáo.
    """,
    """
    dieu Điều 1: Phạm vi
    dieu Điều 2: Chính sách hỗ trợ
      arabic 1
      arabic 2
    dieu Điều 3: Thi hành
    """,
)


def plan(body: str) -> Document:
    return parse(dedent(body).strip() + "\n")


@pytest.mark.parametrize(("body", "wanted"), TREES.values(), ids=TREES)
def test_tree(body: str, wanted: str) -> None:
    assert tree(plan(body)) == dedent(wanted).lstrip()


def test_a_fragment_may_begin_with_its_first_chapter() -> None:
    document = plan("Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\nThư viện của các trường.")
    assert tree(document) == "chuong Chương I: QUY ĐỊNH CHUNG\n  dieu Điều 1: Phạm vi điều chỉnh\n"


def test_a_gap_makes_a_note() -> None:
    document = plan("1. Mua sách.\n\n2. Sửa kệ.\n\n4. Mở cửa.\n\n5. Báo cáo.")
    (note,) = document.notes
    assert note.code == "numbering_gap"
    assert document.text[note.start : note.end].strip() == "4."


def test_paths_find_sections() -> None:
    body, _ = TREES["I, 1, a"]
    document = plan(body)
    assert " ".join(s.path for s in document.sections) == "I I.1 I.2 II II.1 II.1.a II.1.b II.1.c II.2"
    assert document.sections["II.1"].heading == "Mua sắm sách"
    assert document.sections["II.1.c"].text == "c) Đấu thầu."
    assert [s.label for s in document.sections["II.1"].children] == ["a", "b", "c"]
    with pytest.raises(KeyError, match=r"II\.9"):
        document.sections["II.9"]


def test_a_section_ends_with_its_last_child() -> None:
    body, _ = TREES["I, 1, a"]
    document = plan(body)
    assert document.sections["II.1"].text.endswith("c) Đấu thầu.")
    assert document.sections["II"].text.endswith("trong hè.")


def test_a_paragraph_cut_by_a_page_break_stays_one() -> None:
    document = plan("1. Các trường mở ngày hội đọc sách\n\x0c\nvà mời phụ huynh cùng tham dự.\n\n2. Báo cáo.")
    assert tree(document) == "arabic 1\narabic 2\n"
    assert document.sections["1"].text.endswith("cùng tham dự.")


def test_bullets_of_a_section() -> None:
    document = plan("1. Việc chính\n\n- Mua sách;\n+ Sách truyện,\nsách tranh;\n• Sửa kệ.\n\n2. Kinh phí\n\nTỉnh cấp.")
    assert document.sections["1"].bullets == ["Mua sách;", "Sách truyện, sách tranh;", "Sửa kệ."]
    assert document.sections["2"].bullets == []


def test_the_head_of_an_article_without_its_dot_is_no_reference() -> None:
    document = plan("Điều 1. Phạm vi\n\nA.\n\nĐiều 2 Chính sách hỗ trợ\n\nTheo Điều 1.\n\nĐiều 3. Thi hành")
    assert [c.text for c in document.citations] == ["Điều 1"]


def test_citations_know_their_section() -> None:
    document = plan("I. MỤC TIÊU\n\n1. Đọc sách.\n\nII. CĂN CỨ\n\n1. Thực hiện Chỉ thị số 14/CT-TTg.\n\n2. Kinh phí.")
    (found,) = document.citations
    assert document.sections[found.section or 0].path == "II.1"
    assert document.sections["II"].citations == [found]
    assert document.sections["I"].citations == []


@pytest.mark.parametrize("stem", [file.stem for file in sorted(CORPUS.glob("*.txt"))])
def test_corpus(stem: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{stem}.txt", tree(parse((CORPUS / f"{stem}.txt").read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A/ CHĂN NUÔI\nI/ Trâu\nTốt.\nB/ THỦY SẢN\nI/ Cá\nChậm.\nC/ ĐỀ XUẤT\nKhông.\n", ["A", "I", "B", "I", "C"]),
        ("- Điều 1. Phạm vi\nBến xe.\n- Điều 2. Giờ mở\nSáng.\nĐiều 3. Phí\nThu.\n", ["Điều 1", "Điều 2", "Điều 3"]),
        ("Điều 1. Phạm vi\nBến xe.\n- Điều 2. Giờ mở\nSáng.\nĐiều 3. Phí\nThu.\n", ["Điều 1", "Điều 2", "Điều 3"]),
        # an item that names an article is none
        ("Điều 1. Sửa đổi\n- Điều 4. Giờ mở\n- Điều 5. Phí\nĐiều 2. Hiệu lực\nNgay.\n", ["Điều 1", "Điều 2"]),
    ],
)
def test_letters_with_a_slash_and_articles_behind_a_dash(text: str, labels: list[str]) -> None:
    assert [section.label for section in parse(f"QUY CHẾ\nBến xe xã\n{text}").sections] == labels


def test_a_part_named_by_a_letter_ends_a_title() -> None:
    document = parse("BÁO CÁO\nTình hình chăn nuôi\nPhần A. TRÂU BÒ\nI. Trâu\nTốt.\nPhần B. GIA CẦM\nChậm.\n")
    assert document.metadata.title == "Tình hình chăn nuôi"
    assert [section.label for section in document.sections] == ["Phần A", "I", "Phần B"]
