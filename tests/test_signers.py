"""Who signed: names over wrapped lines, behind stamps and titles, beside the list of recipients."""

from __future__ import annotations

import pytest

from vnplan import parse

PLAN = (
    "UBND XÃ TÂN PHÚ\nSố: 27/KH-UBND\nTân Phú, ngày 09 tháng 9 năm 2025\nKẾ HOẠCH\nTổ chức hội thao\n"
    "I. MỤC ĐÍCH\n1. Nâng cao sức khỏe.\n2. Đúng tiến độ.\n"
)
LIST = "Nơi nhận:\n- Thường trực Đảng ủy (b/c);\n- Các thôn;\n- Lưu: VT.\n"
FOR = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"

SIGNED = {  # the tail, and who signed
    f"{LIST}{FOR}Lê Thị Hồng Nhung\n": "Lê Thị Hồng Nhung",
    f"{FOR}Lê Thị Hồng Nhung\n{LIST}": "Lê Thị Hồng Nhung",
    f"{FOR}Lê Thị Hồng Nhung\n": "Lê Thị Hồng Nhung",
    # stamps
    f"{LIST}{FOR}(Đã ký)\nLê Thị Hồng Nhung\n": "Lê Thị Hồng Nhung",
    f"{LIST}{FOR}[Đã ký]\nLê Thị Hồng Nhung\n": "Lê Thị Hồng Nhung",
    f"{LIST}{FOR}(đã ký và đóng dấu)\nLê Thị Hồng Nhung\n": "Lê Thị Hồng Nhung",
    f"{LIST}{FOR}(Đã ký) Lê Thị Hồng Nhung\n": "Lê Thị Hồng Nhung",
    f"{LIST}{FOR}Lê Thị Hồng Nhung\n(Đã ký)\n": "Lê Thị Hồng Nhung",
    # the list torn by the end of a page
    f"Nơi nhận:\n- Như trên;\n{FOR}\f- Lưu: VT.\nLê Thị Hồng Nhung\n": "Lê Thị Hồng Nhung",
    "Nơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\n\f- Các thôn;\n- Lưu: VT.\nCHỦ TỊCH\nLê Thị Hồng\n": "Lê Thị Hồng",
    f"{LIST}{FOR}Lê Thị Hồng Nhung\n- Lưu: VT.\nBùi Văn An\n": "Lê Thị Hồng Nhung",
    # over wrapped lines
    f"{LIST}TM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Hồng\nNhung\n": "Lê Thị Hồng Nhung",
    f"{LIST}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần\nCận\n": "Trần Cận",
    f"{LIST}TM. BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nNguyễn\nVăn Thọ\n": "Nguyễn Văn Thọ",
    f"{LIST}{FOR}(Đã ký)\nLê Thị\nMai Hoa\n": "Lê Thị Mai Hoa",
    f"{LIST}{FOR}Vũ Văn\nQuang Huy\n": "Vũ Văn Quang Huy",
    f"{LIST}{FOR}Lê Hoa\nVũ Huy\n": "Vũ Huy",
    f"{LIST}TRƯỞNG CÔNG AN XÃ\n\nThượng tá Nguyễn\nHoài Bảo\n": "Nguyễn Hoài Bảo",
    f"{LIST}TRƯỞNG CÔNG AN XÃ\n\nĐại úy Trần Thị\nThu Hà\n": "Trần Thị Thu Hà",
    f"{LIST}GIÁM ĐỐC\n\nBệnh viện Bắc\nThu Hà\n": "Thu Hà",
    # two columns, line by line: the head signs at the right
    f"{LIST}KẾ TOÁN\tHIỆU TRƯỞNG\nHoàng Văn Tám\tNguyễn Thị Sen\n": "Nguyễn Thị Sen",
    f"{LIST}KẾ TOÁN HIỆU TRƯỞNG\nHoàng Văn Tám Nguyễn Thị Sen\n": "Nguyễn Thị Sen",
    "THƯ KÝ          CHỦ TRÌ\nHoàng Văn Tám          Nguyễn Thị Sen\n": "Nguyễn Thị Sen",
    "NGƯỜI LẬP          HIỆU TRƯỞNG\nHoàng Văn Tám          Nguyễn Thị Sen\n": "Nguyễn Thị Sen",
    "DUYỆT CỦA BGH          TỔ TRƯỞNG\n\n          Nguyễn Thị Sen\n": "Nguyễn Thị Sen",
    # names of other lengths
    f"{LIST}KẾ TOÁN TRƯỞNG GIÁM ĐỐC\nVũ Tám Nguyễn Thị Hồng Sen\n": "Nguyễn Thị Hồng Sen",
    f"{LIST}KẾ TOÁN GIÁM ĐỐC\nVũ Thị Hồng Tám Lê Sen\n": "Lê Sen",
    f"{LIST}KẾ TOÁN GIÁM ĐỐC\nVũ Thị Hồng Tám Nguyễn Văn Bình An\n": "Nguyễn Văn Bình An",
    f"{LIST}GIÁM ĐỐC\nLê Thị Mai Hoa\n": "Lê Thị Mai Hoa",
    f"{LIST}GIÁM ĐỐC\nNguyễn Phan Hồng Mai Chi\n": "Nguyễn Phan Hồng Mai Chi",
    f"{LIST}HIỆU TRƯỞNG\nHoàng Phủ Ngọc Tường Thị Sen\n": "Hoàng Phủ Ngọc Tường Thị Sen",
    f"{LIST}T/M ĐẢNG ỦY\nPHÓ BÍ THƯ\nLường Thị Sen\n": "Lường Thị Sen",
    # notes of the page behind
    f"{LIST}{FOR}Lê Thị Hồng Nhung\n\n[1] Theo báo cáo của các thôn.\n[2] Trong đó có 3 thôn.\n": "Lê Thị Hồng Nhung",
    # degrees, ranks, names of two words and of one letter, in capitals
    f"{LIST}HIỆU TRƯỞNG\nThS. Lê Thị Nhung\n": "Lê Thị Nhung",
    f"{LIST}GIÁM ĐỐC\nPGS.TS. Lê Thị Nhung\n": "Lê Thị Nhung",
    f"{LIST}{FOR}Y Thanh Hà Niê Kđăm\n": "Y Thanh Hà Niê Kđăm",
    f"{LIST}{FOR}LÊ VĂN NHUNG\n": "LÊ VĂN NHUNG",
    f"{LIST}Hiệu trưởng\n\nLê Văn Nhung\n": "Lê Văn Nhung",
    # in small letters, with the body, behind a stamp; not what closes the list, nor a member named in the text
    f"{LIST}Phó Chủ tịch UBND xã\n(Đã ký)\nLê Văn Nhung\n": "Lê Văn Nhung",
    "Nơi nhận:\n- Các thôn;\nPhó Chủ tịch UBND xã\nLê Văn Nhung\n": "Lê Văn Nhung",
    "Nơi nhận:\n- Các thôn;\nPhó Chủ tịch UBND xã;\nLê Văn Nhung.\n": None,
    "T/M Ban Chấp hành\nChủ tịch\nLê Văn Nhung\n": "Lê Văn Nhung",
    "Hiệu trưởng\nLê Văn Nhung\n": "Lê Văn Nhung",
    "Hiệu trưởng\nLê Văn Nhung\nchủ trì cuộc họp.\n": None,
    "TRƯỞNG KHOA\nLê Văn Nhung\n": "Lê Văn Nhung",
    "KIỂM TRA\nLê Văn Nhung\n": None,
    "TP.\nLê Văn Nhung\n": "Lê Văn Nhung",
    "TP. Sơn La\nLê Văn Nhung\n": None,
    "KT. TRƯỞNG PHÒNG\nPTP.\nLê Văn Nhung\n": "Lê Văn Nhung",
    "PHỤ TRÁCH\nLê Văn Nhung\n": "Lê Văn Nhung",
    "Phụ trách phòng\n\nLê Văn Nhung\n": "Lê Văn Nhung",
    "Phụ trách chung\nLê Văn Nhung\n": None,
    # each of two below their posts: who presides signs last
    "Thư ký\nChủ tọa\n\nLê Sen\nLê Văn Nhung\n": "Lê Văn Nhung",
    "Thư ký\nLê Sen\nLê Văn Nhung\n": None,
    "ĐẠI DIỆN BÊN GIAO          ĐẠI DIỆN BÊN NHẬN\n(Ký, ghi rõ họ tên)\n"
    "Vũ Thị Sen          Lê Văn Nhung\n": "Lê Văn Nhung",
    "ĐẠI DIỆN CHO CẢ XÃ\nLê Văn Nhung\n": None,
    "CHỦ TỌA          THƯ KÝ\nLê Văn Nhung          Vũ Thị Sen\n": "Lê Văn Nhung",
    "CHỦ TỌA          THƯ KÝ CUỘC HỌP\nLê Văn Nhung          Vũ Thị Sen\n": "Lê Văn Nhung",
    "Chủ tọa\nThư ký\n\nLê Văn Nhung\nLê Sen\n": "Lê Văn Nhung",
    "CHỦ TRÌ\nLê Văn Nhung\nNGƯỜI GHI BIÊN BẢN\nVũ Thị Sen\n": "Lê Văn Nhung",
    "THƯ KÝ\nLê Văn Nhung\n": "Lê Văn Nhung",
    # behind a rank or a degree, below a post in small letters; before a mark
    "Trưởng trạm\nY sỹ Lê Văn Nhung\n": "Lê Văn Nhung",
    "Hiệu trưởng\nThS. Lê Văn Nhung\n": "Lê Văn Nhung",
    "Giám đốc\nTS.BS. Lê Văn Nhung\n": "Lê Văn Nhung",
    "Trưởng trạm\nCác xã Tân Nhung\n": None,
    f"{LIST}{FOR}Lê Thị Hồng Nhung (đã ký)\n": "Lê Thị Hồng Nhung",
    # in two columns, side by side
    "Nơi nhận:              TM. ỦY BAN NHÂN DÂN\n- Thường trực Đảng ủy;        CHỦ TỊCH\n- Các thôn;\n"
    "- Trang tin xã;         Lê Văn Nhung\n- Lưu: VT.\n": "Lê Văn Nhung",
    "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Đảng ủy; KT. CHỦ TỊCH\n- Các thôn; PHÓ CHỦ TỊCH\n- Các trường;\n"
    "- Lưu: VT. Lê Văn Nhung\n": "Lê Văn Nhung",
    "Nơi nhận: CHỦ TỊCH\n- Đảng ủy;\n- Lưu: VT. Lê Văn\nNhung\n": "Lê Văn Nhung",
    # in the cells of a table of Markdown
    "| **Nơi nhận:** | **TM. ỦY BAN NHÂN DÂN** <br> **CHỦ TỊCH** |\n| :--- | :--- |\n"
    "| - Như trên;<br>- Các trường;<br>- Lưu: VT. | *(Đã ký)* <br><br> **Lê Văn Nhung** |\n": "Lê Văn Nhung",
    "| **Nơi nhận:** | **CHỦ TỊCH** |\n|---|---|\n| - Lưu: VT. | <br/> **Lê Văn Nhung** |\n": "Lê Văn Nhung",
    "| HIỆU TRƯỞNG DUYỆT | TỔ TRƯỞNG |\n| :---: | :---: |\n"
    "| *(Ký, đóng dấu)*<br><br>**Vũ Sen** | *(Ký, ghi rõ họ tên)*<br><br>**Lê Văn Nhung** |\n": "Lê Văn Nhung",
    "| HIỆU TRƯỞNG DUYỆT | TỔ TRƯỞNG |\n|:---:|:---:|\n| *(Ký)* | *(Ký, ghi rõ họ tên)* |\n"
    "| **Vũ Thị Sen** | **Lê Văn Nhung** |\n": "Lê Văn Nhung",
    "| HIỆU TRƯỞNG DUYỆT | TỔ TRƯỞNG |\n|---|---|\n| 12 học sinh | 14 học sinh |\n": None,
    # nobody
    f"{LIST}{FOR}": None,
    f"{LIST}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTHƯỜNG TRỰC\n": None,
    "Nơi nhận:\n- Đảng ủy; Hội Nông Dân\n- Các thôn; Lê Văn Nhung\n- Lưu: VT.\n": None,
}


@pytest.mark.parametrize(("tail", "signer"), SIGNED.items())
def test_who_signed(tail: str, signer: str | None) -> None:
    document = parse(PLAN + tail)
    assert document.metadata.signer == signer
    assert [section.path for section in document.sections if section.kind != "footnote"] == ["I", "I.1", "I.2"]
