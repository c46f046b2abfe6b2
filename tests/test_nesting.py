"""Why a label is believed: for every rule two texts that differ only in what it decides; what labels can be read as.

Each pair fails when its rule is taken out of the list.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from trees import reasons
from vnplan import parse
from vnplan.sections import anew, nesting
from vnplan.sections.labels import labels_of
from vnplan.sections.outline import outline
from vnplan.text.labels import COUNTED
from vnplan.text.labels import labels_of as labels_of_words

PAIRS = {
    "successor": (
        """
        1. Mua sách.
        2. Sửa kệ.
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
        """,
        """
        1. Mua sách.
        7. Sửa kệ.
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "inserted": (
        """
        Điều 1. Sách
        Điều 1a. Báo
        Điều 2. Tranh
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 1a (inserted)
        dieu Điều 2 (successor)
        """,
        """
        Điều 1. Sách
        Điều 1. Báo
        Điều 2. Tranh
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 1 (article_counted_twice, gap)
        dieu Điều 2 (successor)
        """,
    ),
    "article_counted_twice: the last": (
        """
        Điều 1. Sách
        Điều 2. Báo.
        Điều 2. Tranh
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 2 (successor)
        dieu Điều 2 (article_counted_twice, gap)
        """,
        """
        Điều 1. Sách
        Điều 2. Báo theo
        Điều 2. Tranh
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 2 (successor)
        """,
    ),
    "article_counted_twice": (
        """
        Điều 1. Sách
        Điều 2. Báo
        Điều 2. Tranh
        Điều 3. Kệ
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 2 (successor)
        dieu Điều 2 (article_counted_twice, gap)
        dieu Điều 3 (successor)
        """,
        """
        Điều 1. Sách
        Điều 2. Sửa Điều 2 như sau:
        Điều 2. Tranh
        Điều 3. Kệ
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 2 (successor)
        dieu Điều 3 (successor)
        """,
    ),
    "second_heading_without_first": (
        """
        MỤC TIÊU
        1. Sách
        II. NHIỆM VỤ
        III. KINH PHÍ
        """,
        """
        arabic 1 (opens_first)
        roman II (second_heading_without_first, gap)
        roman III (successor)
        """,
        """
        Mục tiêu
        a) Sách
        II. Nhiệm vụ
        """,
        """
        letter a (opens_first)
        """,
    ),
    "list_below_capitals": (
        """
        1. Mua sách
        2. Sửa kệ
        2.1. Kệ gỗ
        CÁCH LÀM
        1. Vẽ
        2. Đo
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
          decimal 2.1 (decimal_below_its_parent)
        arabic 1 (list_below_capitals)
        arabic 2 (successor)
        """,
        """
        1. Mua sách
        2. Sửa kệ
        2.1. Kệ gỗ
        Cách làm
        1. Vẽ
        2. Đo
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
          decimal 2.1 (decimal_below_its_parent)
        """,
    ),
    "list_beside_the_first": (
        """
        1. Mua sách.
        2. Sửa kệ.
        Cách làm:
        1. Vẽ.
        2. Đo.
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
        arabic 1 (list_beside_the_first)
        arabic 2 (successor)
        """,
        """
        1. Mua sách.
        2. Sửa kệ.
        Cách làm
        1. Vẽ.
        2. Đo.
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
        """,
    ),
    "led_in by a line of its own": (
        """
        1. Sách
        2. Danh mục
        Các trường:
        1. Sở mua.
        2. Xã sửa.
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
          arabic 1 (list_anew_below_heading)
          arabic 2 (successor)
        """,
        """
        1. Sách
        2. Danh mục
        Các trường
        1. Sở mua.
        2. Xã sửa.
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
        """,
    ),
    "excerpt_heading": (
        """
        III. TỔ CHỨC
        1. Sách
        IV. KINH PHÍ
        """,
        """
        roman III (excerpt_heading, gap)
          arabic 1 (opens_first)
        roman IV (successor)
        """,
        """
        III. TỔ CHỨC
        1. Sách
        VI. KINH PHÍ
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "inserted: f is no letter of ours": (
        """
        a) Sách;
        b) Báo;
        c) Tranh;
        d) Bản đồ;
        đ) Băng;
        e) Ghế;
        f) Bàn;
        g) Đèn.
        """,
        """
        letter a (opens_first)
        letter b (successor)
        letter c (successor)
        letter d (successor)
        letter đ (successor)
        letter e (successor)
        letter f (successor)
        letter g (inserted)
        """,
        """
        a) Sách;
        b) Báo;
        c) Tranh;
        d) Bản đồ;
        đ) Băng;
        e) Ghế;
        f) Bàn;
        f) Đèn.
        """,
        """
        letter a (opens_first)
        letter b (successor)
        letter c (successor)
        letter d (successor)
        letter đ (successor)
        letter e (successor)
        letter f (successor)
        """,
    ),
    "inserted: numbers are not": (
        """
        a) Sách;
        a1) Báo;
        """,
        """
        letter a (opens_first)
        letter a1 (inserted)
        """,
        """
        1) Sách;
        01) Báo;
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "next_decimal": (
        """
        1. Thư viện
        1.1. Mua sách.
        1.2. Sửa kệ.
        1.3. Thay đèn.
        """,
        """
        arabic 1 (opens_first)
          decimal 1.1 (decimal_below_its_parent)
          decimal 1.2 (next_decimal)
          decimal 1.3 (next_decimal)
        """,
        """
        1. Thư viện
        1.1. Mua sách.
        1.2. Sửa kệ.
        1.5. Thay đèn.
        """,
        """
        arabic 1 (opens_first)
          decimal 1.1 (decimal_below_its_parent)
          decimal 1.2 (next_decimal)
        """,
    ),
    "opens_first": (
        """
        1. Thư viện cần
        a) sách;
        b) kệ.
        """,
        """
        arabic 1 (opens_first)
          letter a (opens_first)
          letter b (successor)
        """,
        """
        1. Thư viện cần
        b) sách;
        c) kệ.
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "opens_first: clauses stand above points": (
        """
        Mục tiêu
        a) sách hay;
        1. sách mới;
        """,
        """
        letter a (opens_first)
          arabic 1 (opens_first)
        """,
        """
        Điều 1. Mục tiêu
        a) sách hay;
        1. sách mới;
        """,
        """
        dieu Điều 1 (article_opens)
          letter a (opens_first)
        """,
    ),
    "decimal_below_its_parent": (
        """
        1. Thư viện
        1.1. Mua sách.
        """,
        """
        arabic 1 (opens_first)
          decimal 1.1 (decimal_below_its_parent)
        """,
        """
        1. Thư viện
        3.1. Mua sách.
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "decimal_below_its_parent: Roman": (
        """
        I. THƯ VIỆN
        1.1. Mua sách.
        """,
        """
        roman I (roman_opens)
          decimal 1.1 (decimal_below_its_parent)
        """,
        """
        I. THƯ VIỆN
        1.2. Mua sách.
        """,
        """
        roman I (roman_opens)
        """,
    ),
    "decimal_below_its_parent: steps": (
        """
        Bước 1. Thư viện
        1.1. Mua sách.
        1.2. Đóng dấu.
        """,
        """
        step Bước 1 (opens_first)
          decimal 1.1 (decimal_below_its_parent)
          decimal 1.2 (next_decimal)
        """,
        """
        Bước 1. Thư viện
        2.1. Mua sách.
        """,
        """
        step Bước 1 (opens_first)
        """,
    ),
    "decimal_below_its_parent: not below a letter of the same place": (
        """
        I. THƯ VIỆN
        1.1. Mua sách.
        """,
        """
        roman I (roman_opens)
          decimal 1.1 (decimal_below_its_parent)
        """,
        """
        A. THƯ VIỆN
        1.1. Mua sách.
        """,
        """
        upper A (capital_opens)
        """,
    ),
    "decimal_below_its_parent: decimals below decimals": (
        """
        1. Thư viện
        1.1. Sách
        1.1.1. Mua sách.
        """,
        """
        arabic 1 (opens_first)
          decimal 1.1 (decimal_below_its_parent)
            decimal 1.1.1 (decimal_below_its_parent)
        """,
        """
        1. Thư viện
        1.1. Sách
        1.2.1. Mua sách.
        """,
        """
        arabic 1 (opens_first)
          decimal 1.1 (decimal_below_its_parent)
        """,
    ),
    "decimal_below_its_parent: its first may be lost": (
        """
        1. Thư viện
        1.2. Mua sách.
        """,
        """
        arabic 1 (opens_first)
          decimal 1.2 (decimal_below_its_parent)
        """,
        """
        1. Thư viện
        1.3. Mua sách.
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "list_anew_below_heading": (
        """
        1. Sách
        2. Thư viện xã:
        1. mở cửa cả ngày;
        2. cho mượn sách.
        3. Kinh phí
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
          arabic 1 (list_anew_below_heading)
          arabic 2 (successor)
        arabic 3 (successor)
        """,
        """
        1. Sách
        2. Thư viện xã;
        1. mở cửa cả ngày;
        2. cho mượn sách.
        3. Kinh phí
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
        arabic 2 (item_number_twice, gap)
        arabic 3 (successor)
        """,
    ),
    "outer_list_goes_on": (
        """
        Thư viện
        1. Sách
        a) Mua
        1. truyện;
        2. thơ;
        3. kịch.
        2. Báo
        """,
        """
        arabic 1 (opens_first)
          letter a (opens_first)
            arabic 1 (list_anew_below_letter)
            arabic 2 (successor)
            arabic 3 (successor)
        arabic 2 (outer_list_goes_on)
        """,
        """
        Thư viện
        1. Sách
        a) Mua
        1. truyện;
        2. thơ;
        3. kịch.
        3. Báo
        """,
        """
        arabic 1 (opens_first)
          letter a (opens_first)
            arabic 1 (list_anew_below_letter)
            arabic 2 (successor)
            arabic 3 (successor)
        """,
    ),
    "list_anew_below_letter": (
        """
        Thư viện
        1. Sách
        a) Mua
        1. truyện;
        2. thơ.
        """,
        """
        arabic 1 (opens_first)
          letter a (opens_first)
            arabic 1 (list_anew_below_letter)
            arabic 2 (successor)
        """,
        """
        Điều 1. Thư viện
        1. Sách
        a) Mua
        1. truyện;
        2. thơ.
        """,
        """
        dieu Điều 1 (article_opens)
          arabic 1 (opens_first)
            letter a (opens_first)
          arabic 1 (item_number_twice, gap)
          arabic 2 (successor)
        """,
    ),
    "second_clause_without_first": (
        """
        Điều 1. Thư viện
        1 Mỗi trường có một thư viện.
        2. Thư viện mở cửa hằng ngày.
        3. Học sinh được mượn sách.
        """,
        """
        dieu Điều 1 (article_opens)
          arabic 2 (second_clause_without_first, gap)
          arabic 3 (successor)
        """,
        """
        Điều 1. Thư viện
        1 Mỗi trường có một thư viện.
        2. Thư viện mở cửa hằng ngày.
        4. Học sinh được mượn sách.
        """,
        """
        dieu Điều 1 (article_opens)
        """,
    ),
    "second_clause_without_first: the second alone": (
        """
        Điều 1. Thư viện
        2. Thư viện mở cửa hằng ngày.
        3. Học sinh được mượn sách.
        """,
        """
        dieu Điều 1 (article_opens)
          arabic 2 (second_clause_without_first, gap)
          arabic 3 (successor)
        """,
        """
        Điều 1. Thư viện
        8. Thư viện mở cửa hằng ngày.
        3. Học sinh được mượn sách.
        """,
        """
        dieu Điều 1 (article_opens)
        """,
    ),
    "second_clause_without_first: the third must be of the same article": (
        """
        Điều 1. Thư viện
        1 Mỗi trường có
        2. thư viện, gồm:
        a) sách;
        3. Học sinh được mượn sách.
        """,
        """
        dieu Điều 1 (article_opens)
          arabic 2 (second_clause_without_first, gap)
            letter a (opens_first)
          arabic 3 (successor)
        """,
        """
        Điều 1. Thư viện
        1 Mỗi trường có
        2. thư viện, gồm:
        Điều 2. Sách
        3. Học sinh được mượn sách.
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 2 (successor)
        """,
    ),
    "roman_opens": (
        """
        A. ĐÁNH GIÁ
        I. KẾT QUẢ
        """,
        """
        upper A (capital_opens)
          roman I (roman_opens)
        """,
        """
        1. ĐÁNH GIÁ
        I. KẾT QUẢ
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "roman_opens: what is smaller ends": (
        """
        a) Đánh giá
        I. KẾT QUẢ
        """,
        """
        letter a (opens_first)
        roman I (roman_opens)
        """,
        """
        a) Đánh giá
        IX. KẾT QUẢ
        """,
        """
        letter a (opens_first)
        """,
    ),
    "roman_behind_a_list": (
        """
        1. Luật Thư viện;
        2. Luật Xuất bản.
        I. Mục đích
        1. Sách
        2. Báo
        II. Nội dung
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
        roman I (roman_behind_a_list)
          arabic 1 (opens_first)
          arabic 2 (successor)
        roman II (successor)
        """,
        """
        1. Luật Thư viện
        2. Luật Xuất bản
        I. Mục đích
        II. Nội dung
        3. Luật Báo chí
        """,
        """
        arabic 1 (opens_first)
        arabic 2 (successor)
        arabic 3 (successor)
        """,
    ),
    "roman_behind_a_list: no number behind": (
        """
        1. Lý do
        I. CƠ SỞ
        II. GIẢI PHÁP
        """,
        """
        arabic 1 (opens_first)
        roman I (roman_behind_a_list)
        roman II (successor)
        """,
        """
        1. LÝ DO
        I. Cơ sở
        1. Sách
        II. Giải pháp
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "successor: the third part": (
        """
        PHẦN A. SÁCH
        PHẦN B. BÁO
        PHẦN C. TRANH
        """,
        """
        phan PHẦN A (part_opens)
        phan PHẦN B (successor)
        phan PHẦN C (successor)
        """,
        """
        PHẦN A. SÁCH
        PHẦN B. BÁO
        PHẦN G. TRANH
        """,
        """
        phan PHẦN A (part_opens)
        phan PHẦN B (successor)
        """,
    ),
    "decimal_below_its_parent: an article, a counted item": (
        """
        Điều 1. Sách
        1.1. Mua
        1.2. Đọc
        Điều 2. Báo
        """,
        """
        dieu Điều 1 (article_opens)
          decimal 1.1 (decimal_below_its_parent)
          decimal 1.2 (next_decimal)
        dieu Điều 2 (successor)
        """,
        """
        Điều 1. Sách
        2.1. Mua
        2.2. Đọc
        Điều 2. Báo
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 2 (successor)
        """,
    ),
    "article_opens": (
        """
        Chương I
        Điều 1. Sách
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
        """,
        """
        Chương I
        Điều 4. Sách
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 4 (first_article_anywhere, gap)
        """,
    ),
    "article_goes_on": (
        """
        Chương I
        Điều 1. Sách
        Chương II
        Điều 31. Báo
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
        chuong Chương II (successor)
          dieu Điều 31 (article_goes_on)
        """,
        """
        Chương I
        Điều 1. Sách
        Chương II
        Điều 32. Báo
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
        chuong Chương II (successor)
        """,
    ),
    "article_goes_on: too far, even where the next follows": (
        """
        Chương I
        Điều 1. Sách
        Chương II
        Điều 31. Báo
        Điều 32. Kệ
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
        chuong Chương II (successor)
          dieu Điều 31 (article_goes_on)
          dieu Điều 32 (successor)
        """,
        """
        Chương I
        Điều 1. Sách
        Chương II
        Điều 42. Báo
        Điều 43. Kệ
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
        chuong Chương II (successor)
        """,
    ),
    "article_number_twice": (
        """
        Chương I
        Điều 1. Sách
        Điều 2. Báo
        Chương II
        Điều 2. Kệ
        Điều 3. Bàn
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
          dieu Điều 2 (successor)
        chuong Chương II (successor)
          dieu Điều 2 (article_number_twice)
          dieu Điều 3 (successor)
        """,
        """
        Chương I
        Điều 1. Sách
        Điều 2. Báo
        Chương II
        Điều 2. Kệ
        Điều 4. Bàn
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
          dieu Điều 2 (successor)
        chuong Chương II (successor)
          dieu Điều 4 (article_goes_on)
        """,
    ),
    "article_number_twice: or the one before": (
        """
        Chương I
        Điều 1. Sách
        Điều 2. Báo
        Điều 3. Tranh
        Chương II
        Điều 2. Kệ
        Điều 3. Bàn
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
          dieu Điều 2 (successor)
          dieu Điều 3 (successor)
        chuong Chương II (successor)
          dieu Điều 2 (article_number_twice)
          dieu Điều 3 (successor)
        """,
        """
        Chương I
        Điều 1. Sách
        Điều 2. Báo
        Điều 3. Tranh
        Điều 4. Bản đồ
        Chương II
        Điều 2. Kệ
        Điều 3. Bàn
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
          dieu Điều 2 (successor)
          dieu Điều 3 (successor)
          dieu Điều 4 (successor)
        chuong Chương II (successor)
        """,
    ),
    "fragment_within_a_chapter": (
        """
        Mục 1
        Điều 12. Sách
        Điều 13. Báo
        """,
        """
        muc Mục 1 (chapter_opens)
          dieu Điều 12 (fragment_within_a_chapter)
          dieu Điều 13 (successor)
        """,
        """
        Mục 1
        Điều 12. Sách
        Điều 14. Báo
        """,
        """
        muc Mục 1 (chapter_opens)
          dieu Điều 12 (first_article_anywhere, gap)
          dieu Điều 14 (number_skipped, gap)
        """,
    ),
    "fragment_within_a_chapter: of the whole of it": (
        """
        Chương I
        Điều 12. Sách
        Điều 13. Báo
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 12 (fragment_within_a_chapter)
          dieu Điều 13 (successor)
        """,
        """
        Phần I
        Điều 12. Sách
        Điều 13. Báo
        """,
        """
        phan Phần I (part_opens)
          dieu Điều 12 (first_article_anywhere, gap)
          dieu Điều 13 (successor)
        """,
    ),
    "chapter_opens": (
        """
        Chương I
        Điều 1. Sách
        Mục 1
        Điều 2. Báo
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
          muc Mục 1 (chapter_opens)
            dieu Điều 2 (article_goes_on)
        """,
        """
        Chương I
        Điều 1. Sách
        Mục 2
        Điều 2. Báo
        """,
        """
        chuong Chương I (chapter_opens)
          dieu Điều 1 (article_opens)
          dieu Điều 2 (successor)
        """,
    ),
    "part_opens": (
        """
        Phần I. ĐÁNH GIÁ
        BƯỚC MỘT
        I. KẾT QUẢ
        BƯỚC HAI
        """,
        """
        phan Phần I (part_opens)
          stage BƯỚC MỘT (stage_opens)
            roman I (roman_opens)
          stage BƯỚC HAI (successor)
        """,
        """
        Phần II. ĐÁNH GIÁ
        BƯỚC HAI
        I. KẾT QUẢ
        """,
        """
        roman I (roman_opens)
        """,
    ),
    "stage_opens": (
        """
        I. YÊU CẦU
        II. CÁCH LÀM
        BƯỚC MỘT: RÀ SOÁT
        1. Đếm sách.
        BƯỚC HAI: SỬA
        A. SÁCH
        B. BÁO
        III. PHÂN CÔNG
        """,
        """
        roman I (roman_opens)
        roman II (successor)
          stage BƯỚC MỘT (stage_opens)
            arabic 1 (opens_first)
          stage BƯỚC HAI (successor)
            upper A (capital_opens)
            upper B (successor)
        roman III (successor)
        """,
        """
        I. YÊU CẦU
        II. CÁCH LÀM
        BƯỚC MỘT: RÀ SOÁT
        I. SÁCH
        BƯỚC HAI: SỬA
        I. SÁCH
        II. BÁO
        """,
        """
        roman I (roman_opens)
        roman II (successor)
        stage BƯỚC MỘT (stage_opens)
          roman I (roman_opens)
        stage BƯỚC HAI (successor)
          roman I (roman_opens)
          roman II (successor)
        """,
    ),
    "capital_opens: below the step whose heading goes on behind it": (
        """
        I. CÁCH LÀM
        Bước 1: Rà soát
        A. SÁCH
        B. BÁO
        Bước 2: Sửa
        II. PHÂN CÔNG
        """,
        """
        roman I (roman_opens)
          step Bước 1 (opens_first)
            upper A (capital_opens)
            upper B (successor)
          step Bước 2 (successor)
        roman II (successor)
        """,
        """
        I. CÁCH LÀM
        Bước 1: Rà soát
        Bước 2: Sửa
        A. SÁCH
        I. THƠ
        """,
        """
        roman I (roman_opens)
          step Bước 1 (opens_first)
          step Bước 2 (successor)
        upper A (capital_opens)
          roman I (roman_opens)
        """,
    ),
    "capital_opens": (
        """
        A. ĐÁNH GIÁ
        I. KẾT QUẢ
        B. NHIỆM VỤ
        """,
        """
        upper A (capital_opens)
          roman I (roman_opens)
        upper B (successor)
        """,
        """
        B. ĐÁNH GIÁ
        I. KẾT QUẢ
        C. NHIỆM VỤ
        """,
        """
        roman I (roman_opens)
        """,
    ),
    "capital_opens: below the Roman that goes on behind it": (
        """
        I. NỘI DUNG
        A. SÁCH
        B. BÁO
        II. KINH PHÍ
        """,
        """
        roman I (roman_opens)
          upper A (capital_opens)
          upper B (successor)
        roman II (successor)
        """,
        """
        I. MỞ ĐẦU
        A. SÁCH
        I. TRUYỆN
        II. THƠ
        """,
        """
        roman I (roman_opens)
        upper A (capital_opens)
          roman I (roman_opens)
          roman II (successor)
        """,
    ),
    "item_number_twice": (
        """
        1. Sách
        1. Báo
        2. Tranh
        """,
        """
        arabic 1 (opens_first)
        arabic 1 (item_number_twice, gap)
        arabic 2 (successor)
        """,
        """
        1. Sách
        1. Báo
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "heading_number_twice": (
        """
        I. MỤC TIÊU
        I. NHIỆM VỤ
        """,
        """
        roman I (roman_opens)
        roman I (heading_number_twice, gap)
        """,
        """
        I. MỤC TIÊU
        I. Nhiệm vụ
        """,
        """
        roman I (roman_opens)
        """,
    ),
    "d_without_stroke": (
        """
        a) Sách;
        b) Báo;
        c) Tranh;
        d) Bản đồ;
        d) Băng;
        e) Ghế.
        """,
        """
        letter a (opens_first)
        letter b (successor)
        letter c (successor)
        letter d (successor)
        letter d (d_without_stroke, gap)
        letter e (successor)
        """,
        """
        a) Sách;
        b) Báo;
        c) Tranh;
        d) Bản đồ;
        d) Băng;
        g) Ghế.
        """,
        """
        letter a (opens_first)
        letter b (successor)
        letter c (successor)
        letter d (successor)
        """,
    ),
    "number_skipped": (
        """
        1. Sách
        3. Báo
        4. Tranh
        """,
        """
        arabic 1 (opens_first)
        arabic 3 (number_skipped, gap)
        arabic 4 (successor)
        """,
        """
        1. Sách
        3. Báo
        9. Tranh
        """,
        """
        arabic 1 (opens_first)
        """,
    ),
    "number_skipped: large rungs need no proof": (
        """
        I. MỤC TIÊU
        III. KINH PHÍ
        """,
        """
        roman I (roman_opens)
        roman III (number_skipped, gap)
        """,
        """
        I. MỤC TIÊU
        IV. KINH PHÍ
        """,
        """
        roman I (roman_opens)
        """,
    ),
    "number_skipped: excerpts leave out articles": (
        """
        Điều 1. Sách
        Điều 31. Báo
        """,
        """
        dieu Điều 1 (article_opens)
        dieu Điều 31 (number_skipped, gap)
        """,
        """
        Điều 1. Sách
        Điều 32. Báo
        """,
        """
        dieu Điều 1 (article_opens)
        """,
    ),
    "number_skipped: letters writers forget": (
        """
        a) Sách;
        b) Báo;
        c) Tranh;
        đ) Ghế.
        """,
        """
        letter a (opens_first)
        letter b (successor)
        letter c (successor)
        letter đ (number_skipped, gap)
        """,
        """
        a) Sách;
        b) Báo;
        d) Tranh.
        """,
        """
        letter a (opens_first)
        letter b (successor)
        """,
    ),
    "first_article_anywhere": (
        """
        I. KẾT QUẢ
        Điều 40. Báo
        """,
        """
        roman I (roman_opens)
        dieu Điều 40 (first_article_anywhere, gap)
        """,
        """
        Điều 1. Sách
        Điều 40. Báo
        """,
        """
        dieu Điều 1 (article_opens)
        """,
    ),
}


def believed(body: str) -> str:
    text = "\n" + dedent(body).strip() + "\n"
    return reasons(outline(text, 0, len(text), []))


@pytest.mark.parametrize(("body", "wanted", "other", "other_wanted"), PAIRS.values(), ids=PAIRS)
def test_pair(body: str, wanted: str, other: str, other_wanted: str) -> None:
    assert believed(body) == dedent(wanted).lstrip()
    assert believed(other) == dedent(other_wanted).lstrip()


@pytest.mark.parametrize("rule", [rule.__name__ for rule in nesting.RULES])
def test_pairs_notice_when_a_rule_is_missing(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = {name: pair for name, pair in PAIRS.items() if name.split(":")[0] == rule}
    assert pairs, f"no pair of texts for {rule}"
    monkeypatch.setattr(nesting, "RULES", [other for other in nesting.RULES if other.__name__ != rule])
    assert any(believed(body) != dedent(wanted).lstrip() for body, wanted, _, _ in pairs.values())


def test_pair_notices_when_no_label_follows_its_elder(monkeypatch: pytest.MonkeyPatch) -> None:
    body, wanted, _, _ = PAIRS["successor"]
    monkeypatch.setattr(nesting, "successor", lambda elder, value: False)
    assert believed(body) != dedent(wanted).lstrip()


ANEW = {  # what opens a list below "2.", and near it what does not
    "after_a_colon": ("1. Sách\n2. Thư viện:\n1. mở cửa\n2. cho mượn", "1. Sách\n2. Thư viện\n1. mở cửa\n2. cho mượn"),
    "after_a_colon: nothing between": (
        "1. Sách\n2. Báo:\n1. mở cửa\n2. cho mượn",
        "1. Sách\n2. Báo:\nTổ hai\n1. mở cửa\n2. cho mượn",
    ),
    "after_a_colon: two numbers at least": ("1. Sách:\n1. mua\n2. đọc", "1. Sách:\n1. mua\n3. đọc\n2. cất"),
    "after_a_colon: of this text": (
        "Điều 1. Sách\n1. Mua sách như sau:\n1. thơ;\n2. kịch.",
        "Điều 1. Sách\n1. Sửa đổi khoản 1 như sau:\n1. thơ;\n2. kịch.",
    ),
    "marked_otherwise": ("1. Sách.\n2. Báo.\n1) mua.\n2) đọc.", "1. Sách.\n2. Báo.\n1. mua.\n2. đọc."),
    "sentences_below_a_heading": (
        "1. Sách\n2. Báo\n| STT | Tên |\n1. Xã mua.\n2. Xã đọc.",
        "1. Sách\n2. Báo\nTổ hai\n1. Xã mua.\n2. Xã đọc.",
    ),
    "below_capitals": ("1. SÁCH\n2. BÁO\n1. Mua\n2. Đọc", "1. SÁCH\n2. BÁO\n1. MUA\n2. ĐỌC"),
    "led_in": (
        "1. Mua sách.\n2. Xã làm những việc sau đây.\n1. Đọc.\n2. Viết.",
        "1. Mua sách.\n2. Xã làm những việc hay.\n1. Đọc.\n2. Viết.",
    ),
    "led_in: by a line between": (
        "1. Sách\n2. Báo\nXã làm các việc sau:\n1. Đọc.\n2. Viết.",
        "1. Bà A\n2. Bà B\nTổ hai gồm các bà sau:\n1. Bà C\n2. Bà D",
    ),
    "list_above_goes_on": (
        "1. Sách\n2. Báo\n1. truyện\n2. thơ\n3. kịch\n3. Tranh",
        "1. Sách\n2. Báo\n1. truyện\n2. thơ\n3. kịch\n4. Tranh",
    ),
}


@pytest.mark.parametrize(("anew_text", "other"), ANEW.values(), ids=ANEW)
def test_what_opens_a_list_below_a_heading(anew_text: str, other: str) -> None:
    assert "list_anew_below_heading" in believed(anew_text)
    assert "list_anew_below_heading" not in believed(other)


@pytest.mark.parametrize("proof", [proof.__name__ for proof in anew.OPENS])
def test_each_proof_of_such_a_list_is_needed(proof: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anew, "OPENS", tuple(other for other in anew.OPENS if other.__name__ != proof))
    texts = [text for name, (text, _) in ANEW.items() if name.split(":")[0] == proof]
    assert any("list_anew_below_heading" not in believed(text) for text in texts)


OUTER = {  # "3." goes on the list above, or the inner one
    "by_mark": ("1. Sách.\n2. Báo.\n1) mua.\n2) đọc.\n3. Tranh.", "1. Sách.\n2. Báo.\n1) mua.\n2) đọc.\n3) Tranh."),
    "by_capitals": ("1. SÁCH\n2. BÁO\n1. Mua\n2. Đọc\n3. TRANH", "1. SÁCH\n2. BÁO\n1. Mua\n2. Đọc\n3. Tranh"),
    "by_full_stop": ("1. Sách:\n2. Báo:\n1. mua;\n2. đọc.\n3. Cất.", "1. Sách:\n2. Báo:\n1. mua;\n2. đọc;\n3. Cất."),
    "by_stop": ("1. Sách\n2. Báo\n1. Mua.\n2. Đọc.\n3. Tranh", "1. Sách\n2. Báo\n1. Mua.\n2. Đọc.\n3. Cất."),
    "by_list_below": (
        "1. Sách:\n2. Báo:\n1. mua\n2. đọc\n3. Tranh:\n1. vẽ\n2. xem",
        "1. Sách:\n2. Báo:\n1. mua\n2. đọc\n3. cất:\na) vẽ\nb) xem",
    ),
}


@pytest.mark.parametrize(("outer", "inner"), OUTER.values(), ids=OUTER)
def test_to_which_list_a_number_belongs(outer: str, inner: str) -> None:
    assert "\narabic 3" in believed(outer)
    assert "\n  arabic 3" in believed(inner)


@pytest.mark.parametrize("sign", [sign.__name__ for sign in anew.OUTER])
def test_each_sign_of_the_list_is_needed(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anew, "OUTER", tuple(other for other in anew.OUTER if other.__name__ != sign))
    assert "\narabic 3" not in believed(OUTER[sign][0])


def test_lists_lie_in_one_another_four_deep_at_most() -> None:
    tree = believed("1. Sách:\n" + "1. Thơ:\n2. Kịch:\n" * 6)
    assert max(len(line) - len(line.lstrip()) for line in tree.splitlines()) == 2 * (anew._DEEPEST - 1)


def test_numbers_of_three_digits_open_no_list_below_a_heading() -> None:
    assert "001" not in believed("1. Sách\n2. Báo:\n001 - Hội sách\n002 - Hội báo\n3. Tranh")


WITHIN = {  # rungs that may stand in one another; every other pair stands side by side, or the second is not believed
    "phan": "stage upper chuong muc tieu_muc dieu roman",
    "stage": "upper roman",
    "upper": "stage chuong muc tieu_muc dieu roman",
    "chuong": "stage upper muc tieu_muc dieu roman",
    "muc": "stage upper tieu_muc dieu roman",
    "tieu_muc": "stage dieu",
    "dieu": "stage",
    "roman": "stage",
}
FIRST = {"phan": "Phần I. SÁCH", "stage": "BƯỚC MỘT", "upper": "A. SÁCH", "chuong": "Chương I"}
FIRST |= {"muc": "Mục 1", "tieu_muc": "Tiểu mục 1", "dieu": "Điều 1. Sách", "roman": "I. SÁCH"}


@pytest.mark.parametrize(("upper", "lower"), [(a, b) for a in FIRST for b in FIRST if a != b])
def test_the_ladder(upper: str, lower: str) -> None:
    tree = believed(f"{FIRST[upper]}\n{FIRST[lower]}").splitlines()
    assert (len(tree) == 2 and tree[1].startswith(f"  {lower} ")) == (lower in WITHIN[upper].split())


def test_small_labels_stand_below_all_others() -> None:
    for upper in FIRST.values():
        for lower in ("1. sách;", "a) sách;", "(i) sách;", "(1) sách;", "Thứ nhất, sách;", "Bước 1: sách;"):
            assert believed(f"{upper}\n{lower}").splitlines()[1].startswith("  ")


ALPHABET = "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize(
    ("before", "after", "is_believed"),
    [
        ("d", "e", True),
        ("c", "đ", True),
        ("đ", "g", True),
        ("i", "l", True),
        ("e", "h", True),
        ("a", "c", False),
        ("k", "m", False),
    ],
)
def test_letters_writers_leave_out(before: str, after: str, is_believed: bool) -> None:
    points = [*ALPHABET[: ALPHABET.index(before) + 1].split(), after]
    tree = believed("\n".join(f"{letter}) sách;" for letter in points))
    assert tree.endswith(f"letter {after} (number_skipped, gap)\n") == is_believed


@pytest.mark.parametrize(("points", "is_believed"), [(10, True), (11, False)])
def test_how_far_a_list_may_go_on_behind_a_gap(points: int, is_believed: bool) -> None:
    between = "\n".join(f"{letter}) sách;" for letter in ALPHABET.split()[:points])
    assert ("arabic 3" in believed(f"1. Sách\n3. Báo\n{between}\n4. Tranh")) == is_believed


@pytest.mark.parametrize(("points", "is_believed"), [(3, True), (4, False)])
def test_how_near_a_slip_must_be_proven(points: int, is_believed: bool) -> None:
    between = "\n".join(f"{letter}) sách;" for letter in ALPHABET.split()[:points])
    assert ("twice" in believed(f"1. Sách\n1. Báo\n{between}\n2. Tranh")) == is_believed
    between = "\n".join(f"({number}) sách;" for number in range(1, points + 1))
    assert ("stroke" in believed(f"a) A\nb) B\nc) C\nd) D\nd) Đ\n{between}\ne) E")) == is_believed


LABELS = {  # a line, its label as read, and the rungs and values it may stand for
    "Phần thứ nhất": ("Phần thứ nhất", "phan 1"),
    "PHẦN THỨ HAI: NHIỆM VỤ": ("PHẦN THỨ HAI", "phan 2"),
    "Phần B": ("Phần B", "phan 2"),
    "B/ Nhiệm vụ": ("B", "upper 2"),
    "A/H5N1 là cúm": None,
    "Chương  IV. Thi hành": ("Chương IV", "chuong 4"),
    "CHƯƠNG 3": ("CHƯƠNG 3", "chuong 3"),
    "Mục 2. Sách": ("Mục 2", "muc 2"),
    "Tiểu mục 1: Sách": ("Tiểu mục 1", "tieu_muc 1"),
    "Mục tiêu của kế hoạch": None,
    "Chương trình 135": None,
    "Điều 5. Sách": ("Điều 5", "dieu 5"),
    "Điều 3 - Sách": ("Điều 3", "dieu 3"),
    "Điều 3 - 5 của Luật": None,
    "Điều3. Sách": ("Điều 3", "dieu 3"),
    "Điều3 sách": None,
    "ĐIỀU 12: Sách": ("Điều 12", "dieu 12"),
    "Điêu 5a. Sách": ("Điều 5a", "dieu 5"),
    "Điều 7": ("Điều 7", "dieu 7"),
    "Điều 7 của Luật này": None,
    "Điều 8bis. Sách": ("Điều 8bis", "dieu 8"),
    "Điều 8 ter: Sách": ("Điều 8ter", "dieu 8"),
    "Điều 8 bìa sách": None,
    "Điều lệ của trường": None,
    "II. NHIỆM VỤ": ("II", "roman 2"),
    "IV - Nhiệm vụ": ("IV", "roman 4"),
    "III/ Nhiệm vụ": ("III", "roman 3"),
    "III/- Nhiệm vụ": ("III", "roman 3"),
    "III/-BCĐ": None,
    "V) Nhiệm vụ": ("V", "roman 5"),
    "C. NHIỆM VỤ": ("C", "roman 100, upper 3"),
    "I. NHIỆM VỤ": ("I", "roman 1, upper 9"),
    "IIII. NHIỆM VỤ": None,
    "V.5 điểm": None,
    "B. Nhiệm vụ": ("B", "upper 2"),
    "Đ - Kinh phí": ("Đ", "upper 5"),
    "B/- Nhiệm vụ": ("B", "upper 2"),
    "B. nhiệm vụ": None,
    "B.A. Nguyễn": None,
    "2.1. Sách": ("2.1", "decimal 1"),
    "2.1.13 Sách": ("2.1.13", "decimal 13"),
    "2.3) Sách": ("2.3", "decimal 3"),
    "2.1- Sách": ("2.1", "decimal 1"),
    "2.1/ Sách": ("2.1", "decimal 1"),
    "2.1: Sách": ("2.1", "decimal 1"),
    "2.1/năm": None,
    "II.2. Sách": ("II.2", "decimal 2"),
    "2.3- Sách": ("2.3", "decimal 3"),
    "2.3-2.5 mét": None,
    "2.5 % số sách": None,
    "PHẦN B. SÁCH": ("PHẦN B", "phan 2"),
    "PHẦN C. SÁCH": ("PHẦN C", "phan 100, phan 3"),
    "1.200 cuốn": None,
    "3. Sách": ("3", "arabic 3"),
    "3) Sách": ("3", "arabic 3"),
    "3/ Sách": ("3", "arabic 3"),
    "3 - Sách": ("3", "arabic 3"),
    "3, Sách": ("3", "arabic 3"),
    "3, sách": None,
    "3 cuốn": None,
    "3/- Sách": ("3", "arabic 3"),
    "3/-KH": None,
    "3/9 là ngày hội": None,
    "2023. Sách": None,
    "đ) sách": ("đ", "letter 5"),
    "e. sách": ("e", "letter 6"),
    "c1) sách": ("c1", "letter 3"),
    "w) sách": ("w", "letter 22"),
    "e.sách": None,
    "e/ sách": ("e", "letter 6"),
    "e/Sách": ("e", "letter 6"),
    "e- Sách": ("e", "letter 6"),
    "e- sách": None,
    "e/năm": None,
    "e/- sách": ("e", "letter 6"),
    "e/-sách": None,
    "e, Sách": ("e", "letter 6"),
    "e, sách": None,
    "Tiêu chí 1.2: Sách": ("Tiêu chí 1.2", "criterion 2"),
    "Tiêu chí 1.2.3.4: Sách": None,
    "Câu 1: Sách": ("Câu 1", "question 1"),
    "Câu 1 của đề": None,
    "(iv) sách": ("(iv)", "paren_roman 4"),
    "(iv). sách": ("(iv)", "paren_roman 4"),
    "(12) sách": ("(12)", "paren_arabic 12"),
    "(iiii) sách": None,
    "(a) sách": ("(a)", "paren_letter 1"),
    "(a) (sách) và báo": ("(a)", "paren_letter 1"),
    "(a) và (b) nêu trên": None,
    "(1), (2) và (3)": None,
    "(đ) sách": ("(đ)", "paren_letter 5"),
    "(w) sách": None,
    "Thứ nhất, sách": ("Thứ nhất", "ordinal 1"),
    "Thứ mười một: sách": ("Thứ mười một", "ordinal 11"),
    "Thứ  bẩy - sách": ("Thứ bẩy", "ordinal 7"),
    "Thứ hai đầu tuần": None,
    "BƯỚC MỘT": ("BƯỚC MỘT", "stage 1"),
    "BƯỚC 3: CHẤM GIẢI": ("BƯỚC 3", "stage 3"),
    "BƯỚC IV. CHẤM GIẢI": ("BƯỚC IV", "stage 4"),
    "BƯỚC NGOẶT LỚN": None,
    "BƯỚC NGOẶT": None,
    "Bước 2: Chấm giải": ("Bước 2", "step 2"),
    "Bước hai. Chấm giải": ("Bước hai", "step 2"),
    "Bước đầu, các trường": None,
    "Bước đi:": None,
    "**3. Sách**": ("3", "arabic 3"),
    "| 3. Sách |": ("3", "arabic 3"),
    "## II. NHIỆM VỤ": ("II", "roman 2"),
    "> a) sách": ("a", "letter 1"),
    "Xem 3. Sách": None,
}


@pytest.mark.parametrize(("line", "wanted"), LABELS.items(), ids=LABELS)
def test_what_a_line_can_be_read_as(line: str, wanted: tuple[str, str] | None) -> None:
    text = f"\n{line}\n"
    found = [
        (label.label, ", ".join(f"{rung} {value}" for rung, value in label.readings))
        for label in labels_of(text, 0, len(text), [])
    ]
    assert found == ([] if wanted is None else [wanted])


def test_dashes_before_articles() -> None:
    dashed = "\n- Điều 1. Sách\nMua.\n- Điều 2. Báo\nĐọc."
    assert [label.label for label in labels_of(dashed, 0, len(dashed), [])] == ["Điều 1", "Điều 2"]
    named = "\nĐiều 1. Sách\nXem:\n- Điều 7. Kệ;\n- Điều 8. Ghế.\nĐiều 2. Báo"
    assert [label.label for label in labels_of(named, 0, len(named), [])] == ["Điều 1", "Điều 2"]


def test_words_begin_behind_the_label_and_its_marks() -> None:
    text = "\n| 3. | Sách |\n"
    (label,) = labels_of(text, 0, len(text), [])
    assert (text[label.start :], text[label.text_start :]) == ("3. | Sách |\n", "Sách |\n")


def test_labels_inside_quotations_are_left_out() -> None:
    text = "\n1. Sửa như sau:\n“2. Sách.\n3. Báo.”\n2. Thi hành."
    quoted = [(text.index("“"), text.index("”") + 1)]
    assert [label.label for label in labels_of(text, 0, len(text), quoted)] == ["1", "2"]
    assert [label.label for label in labels_of(text, 0, len(text), [])] == ["1", "3", "2"]


BARE = {  # a line between "Điều 1." and "Điều 3.", what stands before it, and whether it is Điều 2
    "Điều 2 Chính sách": ("Sách hay.", True),
    "Điều 2 Quy chế": ("theo quy định tại", False),
    "Điều 2 Luật Thư viện": ("Sách hay.", False),
    "Điều 2 chính sách": ("Sách hay.", False),
    "Điều 4 Chính sách": ("Sách hay.", False),
}


@pytest.mark.parametrize(("line", "before", "is_article"), [(k, *v) for k, v in BARE.items()], ids=BARE)
def test_an_article_that_lost_its_dot(line: str, before: str, is_article: bool) -> None:
    text = f"\nĐiều 1. Sách\n{before}\n{line}\nĐiều 3. Báo.\nĐiều 4 Chính sách"
    found = [label.label for label in labels_of(text, 0, len(text), [])]
    assert found == (["Điều 1", "Điều 2", "Điều 3"] if is_article else ["Điều 1", "Điều 3"])


def test_cells_of_a_flattened_table() -> None:
    table = "\nTT\nTên sách\nTác giả\n1\nTruyện\na) Tập một\nb) Tập hai\n"
    assert believed("I. SÁCH\n1. Mua sách." + table + "2. Sửa kệ.") == believed("I. SÁCH\n1. Mua sách.\n2. Sửa kệ.")
    assert believed("I. SÁCH" + table + "II. KỆ") == believed("I. SÁCH\nII. KỆ")
    assert "letter b" in believed("I. SÁCH" + table.replace("TT", "Sách") + "II. KỆ")


def test_row_numbers_with_a_dot() -> None:
    table = "\nSTT\nTên sách\nTác giả\n1.\nTruyện\nHoa\n2.\nThơ\nLan\n3.\nKịch\nMai\n"
    assert believed("I. SÁCH\n1. Mua sách." + table + "2. Sửa kệ.") == believed("I. SÁCH\n1. Mua sách.\n2. Sửa kệ.")
    wrapped = "\nSTT\nTên sách\nTác giả\n1\nTruyện\nHoa\n"
    assert believed("I. SÁCH\n1. Mua sách." + wrapped + "2.\nSửa kệ.") == believed("I. SÁCH\n1. Mua sách.\n2. Sửa kệ.")
    two = "I. SÁCH\n1.\nSách mới" + table + "2.\nSách cũ" + table
    assert believed(two) == believed("I. SÁCH\n1. Sách mới\n2. Sách cũ")


BEHIND_A_TABLE = [
    # above the table                      behind it
    ("I. SÁCH\n1. Mua sách.\n2. Danh mục", "2.1. Sách cũ.\n2.2. Sách mới.\nII. KỆ"),
    ("I. SÁCH\n1. Mua sách.\n2. Danh mục", "2.1. Sách cũ.\n3. Sửa kệ."),
    ("I. SÁCH\n1. Mua\n1.1. Truyện.\n1.2. Thơ.\n1.3. Danh mục", "1.4. Kịch.\n1.5. Tranh.\n2. Sửa kệ."),
    ("1. Mua\n1.1. Truyện\n1.1.1. Cũ.\n1.1.2. Danh mục", "1.2. Thơ.\n1.3. Kịch.\n2. Sửa kệ."),
    ("1. Mua\n1.1. Truyện\n1.2. Danh mục", "1.2.1. Sách cũ.\n1.2.2. Sách mới.\n1.3. Thơ."),
    ("I. SÁCH\nII. DANH MỤC", "2.1. Sách cũ.\n2.2. Sách mới.\nIII. KỆ"),
]


@pytest.mark.parametrize(("above", "behind"), BEHIND_A_TABLE)
def test_sections_behind_a_flattened_table(above: str, behind: str) -> None:
    table = "\nSTT\nTên sách\nTác giả\n1\nTruyện\nHoa\n2\nThơ\nLan\n"
    assert believed(above + table + behind) == believed(f"{above}\n{behind}")


ROWS_OF_A_TABLE = [
    "1\nTruyện\n1.1\nHoa\n1.2\nLan\n2\nThơ\n2.1\nMai\n2.2\nCúc\n",  # numbers alone on their lines
    "1\nTruyện\n1.1.\nHoa\n2\nThơ\n2.1.\nMai\n2.2.\nCúc\n",
    "1\nTruyện\n3.1. Hoa\n3.2. Lan\n2\nThơ\n1.1. Mai\n1.3. Cúc\n",  # of no section above the table
    "1\nTruyện\n1. Mua:\n1.1. Hoa.\n1.2. Lan.\n2. Mượn:\n2.1. Mai.\n2.2. Cúc.\n",  # of a list in its cell
]


@pytest.mark.parametrize("rows", ROWS_OF_A_TABLE)
def test_decimals_within_a_flattened_table(rows: str) -> None:
    above = "I. SÁCH\n1. Mua\n1.1. Truyện.\n1.2. Thơ.\n2. Danh mục"
    assert believed(f"{above}\nSTT\nTên sách\nTác giả\n{rows}3. Sửa kệ.") == believed(f"{above}\n3. Sửa kệ.")


@pytest.mark.parametrize("word", labels_of_words(*COUNTED))
def test_items_counted_behind_a_word(word: str) -> None:
    body = f"I. Việc\n{word} 1: Sách\n1. Mua.\n2. Đọc.\n{word.upper()} 2. Báo\n{word} mới: Tranh\nII. Tiền\n"
    one, two = f"{word} 1", f"{word.upper()} 2"
    sections = parse(f"KẾ HOẠCH\nĐọc sách\n{body}").sections
    assert [section.path for section in sections] == ["I", f"I.{one}", f"I.{one}.1", f"I.{one}.2", f"I.{two}", "II"]
    assert {section.kind for section in sections} == {"roman", "ordinal", "arabic"}


def test_each_word_has_a_count_of_its_own() -> None:
    assert believed("Dự án 1: Sách\nTiểu dự án 1: Mua\nTiểu dự án 2: Đọc\nDự án 2: Báo\n") == (
        "project Dự án 1 (opens_first)\n  subproject Tiểu dự án 1 (opens_first)\n"
        "  subproject Tiểu dự án 2 (successor)\nproject Dự án 2 (successor)\n"
    )
