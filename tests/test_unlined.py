"""Texts given in one line: where paragraphs begin, and that a whole document is read as if it had its lines."""

from __future__ import annotations

import pytest

from trees import regions, tree
from vnplan import parse
from vnplan.tables.rules import load_rules
from vnplan.text.unlined import cut_lines

MARKED = [  # "|" stands where a paragraph begins
    # wherever it stands
    "Xã Tân Sơn|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Xã Tân Sơn|CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Xã Tân Sơn|ĐẢNG CỘNG SẢN VIỆT NAM",
    "nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc|Lục Nam, ngày 05 tháng 3",
    "Độc lập - Tự do - Hạnh phúc -----|Lục Nam, ngày 05 tháng 3",
    "Độc lập - Tự do - Hạnh phúc Lục Nam, xã Bảo Sơn",
    "năm 2024|Kính gửi: Các xã",
    "đã kính gửi: Các xã",
    "xã mua sách|Nơi nhận: Các xã",
    "ghi nơi nhận: Các xã",
    "Lưu: VT|TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH",
    "Lưu: VT|TL. GIÁM ĐỐC",
    "Lưu: VT|TUQ. GIÁM ĐỐC",
    "tổ công tác của KT. Hoa",
    "hết|PHỤ LỤC II Danh mục",
    "hết|PHỤ LỤC 2 Danh mục",
    "hết PHỤ LỤC kèm theo",
    "về thư viện|QUYẾT ĐỊNH:|Mua sách",
    "về thư viện|QUYẾT NGHỊ:|Mua sách",
    "về thư viện|CHỈ THỊ:|Mua sách",
    "đã QUYẾT ĐỊNH mua sách",
    "HUYỆN LỤC NAM|Số: 12/KH-UBND",
    "QUỐC HỘI|Luật số: 46/2019/QH14",
    "HUYỆN LỤC NAM Số sách: 12",
    "thư viện|Chương II QUY ĐỊNH",
    "thư viện|CHƯƠNG II QUY ĐỊNH",
    "thư viện|Mục 2. QUY ĐỊNH",
    "thư viện|PHẦN I QUY ĐỊNH",
    "theo Chương II Luật Thư viện",
    "mua sách|Decision No. 12 on libraries",
    "mua sách|THE SOCIALIST REPUBLIC OF VIETNAM",
    "mua sách Decision 12 on libraries",
    "mua sách|# Tin khác",
    "mua sách|Văn bản này chưa cập nhật",
    "mua sách|Bạn Chưa Đăng Nhập",
    "mua sách|Vì chưa Đăng Nhập",
    "Trang chủ|BỘ Y TẾ -------",
    "Trang chủ|BỘ Y TẾ|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Trang chủ|SỞ Y TẾ CỘNG HÒA XÃ HỘI",
    "Trang chủ BỘ Y TẾ số 5",
    # behind a closing mark
    "xã mua.|Điều 2. giao xã",
    "xã mua;|Điều 2a. giao xã",
    "xã mua, Điều 2. giao xã",
    "xã mua.|II. Giao xã",
    "xã mua. II. giao xã",
    "xã mua.|2. Giao xã",
    "xã mua, 2. Giao xã",
    "xã mua.|1.2. giao xã",
    "xã mua.|1.2 giao xã",
    "xã mua. 1.2.2024",
    "xã mua:|a) giao xã",
    "xã mua;|đ) giao xã",
    "xã mua, a) giao xã",
    "xã mua:|- Giao xã",
    "xã mua:|+ Giao xã",
    "xã mua:|•Giao xã",
    "xã mua: - giao xã",
    "xã mua;|Căn cứ Luật Thư viện",
    "xã mua Căn cứ Luật Thư viện",
    "xã mua;|Theo đề nghị của xã",
    "xã mua; Theo kế hoạch của xã",
    "xã mua;|Xét đề nghị của xã",
    "xã mua;|Xét Tờ trình của xã",
    "xã mua; Xét nghiệm",
    "xã mua.|(Ban hành kèm theo Quyết định",
    "xã mua.|(Kèm theo Quyết định",
    "xã mua (Kèm theo Quyết định",
    "gọi là “xã Tân Sơn”|2. Giao xã",
    "gọi là (xã Tân Sơn)|2. Giao xã",
    "năm 2023/|2. Giao xã",
    # behind a heading
    "Quy định chung|Điều 2. Giao xã",
    "theo Điều 2. Giao xã",
    "Phạm vi|1. Giao xã",
    "Phạm vi 2. Giao xã",
    "Phạm vi|I. MUA SÁCH",
    "Phạm vi I. Mua sách",
    "Phạm vi|a) giao xã",
    "Phạm vi b) giao xã",
    "điểm a) giao xã",
    "khoản 1. Giao xã",
    # behind capitals
    "QUY ĐỊNH CHUNG|Điều 1. Giao xã",
    "QUY ĐỊNH CHUNG|Chương I giao xã",
    "QUY ĐỊNH CHUNG|Mục 1 giao xã",
    "ngày 05 tháng 3 năm 2024|KẾ HOẠCH MUA SÁCH",
    "ngày 05 tháng 3 năm 2024 KH mua sách",
    "KẾ HOẠCH MUA SÁCH|Thực hiện Luật Thư viện",
    "MUA SÁCH Thực hiện Luật Thư viện",
    "MUA SÁCH|1. Mua truyện",
    "MUA SÁCH 1. MUA TRUYỆN",
]


@pytest.mark.parametrize("marked", MARKED)
def test_where_paragraphs_begin(marked: str) -> None:
    assert cut_lines(marked.replace("|", " "), load_rules().line_words.unlined) == marked.replace("|", "\n")


PLAN = """\
ỦY BAN NHÂN DÂN HUYỆN LỤC NAM
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
Lục Nam, ngày 05 tháng 3 năm 2024
KẾ HOẠCH CẤP NƯỚC CHO VỤ HÈ THU
Thực hiện Quyết định số 15/QĐ-UBND ngày 02/01/2024 của Ủy ban nhân dân tỉnh về cấp nước, huyện lập kế hoạch như sau:
I. MỤC TIÊU
1. Đủ nước tưới cho các xã vùng cao trong cả vụ, không để ruộng nào phải bỏ hoang vì thiếu nước.
2. An toàn hồ đập, kênh mương và các trạm bơm trước mùa mưa lũ.
II. NHIỆM VỤ
1. Các xã nạo vét kênh mương nội đồng, sửa cống, báo cáo kết quả hằng tuần:
a) Xã Tân Sơn làm trước ngày 15 tháng 3;
b) Xã Bảo Sơn làm trước ngày 20 tháng 3.
2. Phòng Nông nghiệp kiểm tra hằng tuần, tổng hợp kết quả gửi huyện trước thứ sáu.
Nơi nhận:
- Các xã;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn An
"""


def test_a_document_in_one_line_is_read_as_one_with_lines() -> None:
    lined, flat = parse(PLAN), parse(PLAN.replace("\n", " "))
    assert tree(flat) == tree(lined)
    same = {"number", "date", "place", "issuer", "document_type", "signer"}
    assert flat.metadata.model_dump(include=same) == lined.metadata.model_dump(include=same)
    assert [(c.text, c.title, c.issuer) for c in flat.citations] == [
        (c.text, c.title, c.issuer) for c in lined.citations
    ]
    assert [line.split(":")[0] for line in regions(flat).splitlines()] == [
        line.split(":")[0] for line in regions(lined).splitlines()
    ]


def test_only_what_is_longer_than_a_question_has_lost_its_lines() -> None:
    short = "Các xã làm hai việc: 1. Mua sách. 2. Sửa kệ."
    long = short + 13 * " Xã Tân Sơn và xã Bảo Sơn làm trước tháng ba."
    assert len(short) <= 600 < len(long)
    assert [s.label for s in parse(short).sections] == []
    assert [s.label for s in parse(long).sections] == ["1", "2"]
    assert [s.label for s in parse(long + "\nHết.").sections] == []


def test_a_short_decision_on_one_line_is_read() -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG Số: 12/QĐ-UBND Hà Giang, ngày 5 tháng 3 năm 2024 QUYẾT ĐỊNH Về thủy lợi;"
        " Căn cứ Luật Thủy lợi năm 2017; Điều 1. Giao các xã. Điều 2. Quyết định này có hiệu lực."
    )
    assert len(text) < 600
    document = parse(text)
    assert document.metadata.number == "12/QĐ-UBND"
    assert [section.path for section in document.sections] == ["Điều 1", "Điều 2"]
    assert [c.relation for c in document.citations.where(kind="named_law")] == ["legal_basis"]
    asked = parse("Công văn Số: 12/UBND-VX của tỉnh ký ngày 5 tháng 3 năm 2024 giao các xã rà soát.")
    assert [c.number for c in asked.citations] == ["12/UBND-VX"]
