"""What is reported, asked of others or said to tell things apart is not carried out by the text that says it."""

from __future__ import annotations

import pytest

from marked import read, strip
from vnplan import find_citations, parse

SAID = [
    # what was done
    ("mentions", "Năm học trước, các trường đã nghiêm túc triển khai thực hiện [[Chỉ thị số 31/CT-TTg]]."),
    ("implements", "Các trường đã có thư viện nghiêm túc triển khai thực hiện [[Chỉ thị số 31/CT-TTg]]."),
    ("mentions", "Ngành y tế đã hoàn thành [[Đề án số 09-ĐA/TU]] trước hạn."),
    ("implements", "Từ vốn đã phân bổ, ngành y tế hoàn thành [[Đề án số 09-ĐA/TU]]."),
    ("mentions", "Gửi Sở Tài chính kết quả thực hiện [[Nghị quyết số 12/NQ-HĐND]]."),
    ("implements", "Nâng cao hiệu quả thực hiện [[Nghị quyết số 12/NQ-HĐND]]."),
    ("mentions", "Họp giao ban về tình hình triển khai, thực hiện [[Kết luận số 21-KL/TU]]."),
    ("implements", "Tùy tình hình, các xã triển khai, thực hiện [[Kết luận số 21-KL/TU]]."),
    ("mentions", "BÁO CÁO KẾT QUẢ 02 NĂM THỰC HIỆN [[NGHỊ QUYẾT SỐ 12/NQ-HĐND]]"),
    ("implements", "KẾ HOẠCH 02 NĂM THỰC HIỆN [[NGHỊ QUYẾT SỐ 12/NQ-HĐND]]"),
    ("mentions", "Sở đã báo cáo tổng kết việc thực hiện [[Chỉ thị số 40-CT/TW]]."),
    ("implements", "Theo mẫu đã báo cáo, huyện tổng kết việc thực hiện [[Chỉ thị số 40-CT/TW]]."),
    ("mentions", "Gỡ khó khăn trong triển khai [[Luật Đất đai năm 2024]]."),
    ("implements", "Dù khó khăn, huyện triển khai [[Luật Đất đai năm 2024]]."),
    # what is asked of others
    ("mentions", "Kiến nghị Chính phủ: bố trí vốn, sớm triển khai [[Đề án số 02/ĐA-BNV]]."),
    ("mentions", "Đề nghị Thủ tướng Chính phủ chỉ đạo các bộ thực hiện [[Nghị quyết số 12/NQ-CP]]."),
    ("implements", "Đề nghị các phòng, ban thực hiện [[Nghị quyết số 12/NQ-CP]]."),
    # by what places are told apart
    ("mentions", "Mở lớp tại các xã thực hiện [[Dự án số 14/DA-UBND]]."),
    ("implements", "Chỉ đạo các xã thực hiện [[Dự án số 14/DA-UBND]]."),
    # names of offices and headings
    ("mentions", "Theo dõi tài sản giao Cục Thi hành án [[Công văn số 71/CTHADS]]."),
    ("implements", "Trách nhiệm thi hành [[Luật Thư viện]]."),
    ("mentions", "ĐIỀU KHOẢN THI HÀNH [[LUẬT THƯ VIỆN]]"),
    ("guides", "Quy định chi tiết về Quỹ sách (sau đây gọi là Quỹ) và biện pháp thi hành [[Luật Thư viện]]."),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "marked"), SAID, ids=[strip(row[1])[:70] for row in SAID])
def test_only_what_a_text_carries_out_itself(relation: str, marked: str) -> None:
    text, ((start, end, *_),) = read(marked)
    assert [(c.start, c.end, c.relation) for c in find_citations(text)] == [(start, end, relation)]


CAPTIONS = [
    ("mentions", "Mẫu số 4\n(Ban hành kèm theo Thông tư số 6/2024/TT-BYT)\n"),
    ("mentions", "BIỂU SỐ 2\nDANH SÁCH TRẠM XÁ\nKèm theo Nghị định số 31/2025/NĐ-CP\n"),
    ("promulgated_with", "PHỤ LỤC 2\nDANH SÁCH TRẠM XÁ\n(Kèm theo Nghị định số 31/2025/NĐ-CP)\n"),
    ("promulgated_with", "Số: 6/2024/TT-BYT\nĐiều 1. Mua.\nMẫu số 4\n(Ban hành kèm theo Thông tư số 6/2024/TT-BYT)\n"),
]


@pytest.mark.parametrize(("relation", "text"), CAPTIONS)
def test_the_caption_of_a_form_says_whence_it_was_taken(relation: str, text: str) -> None:
    assert find_citations(text)[-1].relation == relation


PAPER = (
    "UBND HUYỆN BÌNH LỤC\nSố: 45/{symbol}-UBND\nBình Lục, ngày 5 tháng 9 năm 2024\n{type}\n"
    "Về việc bãi bỏ Quyết định số 5/QĐ-UBND ngày 20/12/2022\n{below}I. NỘI DUNG\n1. Mua sách.\n2. Mở cửa.\n"
)


@pytest.mark.parametrize(
    ("symbol", "type", "below", "relation"),
    [
        ("TTr", "TỜ TRÌNH", "Kính gửi: HĐND huyện Bình Lục.\n", "mentions"),
        ("BC", "BÁO CÁO", "", "mentions"),
        ("QĐ", "QUYẾT ĐỊNH", "Căn cứ Luật Thư viện;\n", "repeals"),
    ],
)
def test_a_paper_s_title_ends_nothing(symbol: str, type: str, below: str, relation: str) -> None:
    assert parse(PAPER.format(symbol=symbol, type=type, below=below)).citations[0].relation == relation
