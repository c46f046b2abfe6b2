"""The frame of a document: regions, parts, and what the document says of itself."""

from __future__ import annotations

import datetime
from pathlib import Path
from textwrap import dedent

import pytest

from trees import regions, tree
from vnplan import Document, parse

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))

DECISION = """
ỦY BAN NHÂN DÂN
TỈNH BẮC NINH
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 1205/QĐ-UBND

Bắc Ninh, ngày 09 tháng 10 năm 2023

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch phát triển thư viện trường học

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH

Căn cứ Luật Thư viện năm 2019;

Theo đề nghị của Giám đốc Sở GDĐT tại Tờ trình số 2010/TTr-SGDĐT ngày 02/10/2023.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển thư viện trường học.

Điều 2. Quyết định này có hiệu lực từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT, KGVX.

CHỦ TỊCH

Nguyễn Văn A

KẾ HOẠCH
Phát triển thư viện trường học
(Ban hành kèm theo Quyết định số 1205/QĐ-UBND ngày 09/10/2023 của Chủ tịch UBND tỉnh)

Tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Trường nào cũng có thư viện.

II. NHIỆM VỤ

1. Mua sách.

2. Tập huấn.

Trong quá trình thực hiện, nếu có khó khăn, các trường báo cáo Sở GDĐT./.
"""

PORTAL = """
Từ khóa: Số Hiệu, Tiêu đề của Văn Bản...

Đăng nhập

Số hiệu: 77/KH-UBND Loại văn bản: Kế hoạch
Nơi ban hành: Tỉnh Bình Thuận Người ký: Lê Văn B
Ngày ban hành: 05/01/2024 Ngày hiệu lực: Đã biết
Tình trạng: Đã biết

ỦY BAN NHÂN DÂN
TỈNH BÌNH THUẬN
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 78/KH-UBND

Bình Thuận, ngày 05 tháng 01 năm 2024

KẾ HOẠCH

CHĂM LO THƯ VIỆN TRƯỜNG HỌC NĂM 2024

Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021, UBND tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Mỗi trường thêm 200 cuốn sách1.

II. KINH PHÍ

1. Ngân sách tỉnh.

Nơi nhận:
- Bộ GDĐT;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Văn B

1 Theo Thông tư số 16/2022/TT-BGDĐT ngày 22/11/2022 của Bộ GDĐT.

Văn bản này chưa cập nhật nội dung Tiếng Anh

Bạn Chưa Đăng Nhập Thành Viên!
"""

LETTER = """
ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG
-------

Số: 5046/UBND-KGVX
V/v tăng cường quản lý thư viện trường học

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Bắc Giang, ngày 12 tháng 9 năm 2022

Kính gửi:
- Sở Giáo dục và Đào tạo;
- UBND các huyện, thành phố.

Thực hiện Công văn số 4512/BGDĐT-GDTrH ngày 09/9/2022 của Bộ GDĐT, UBND tỉnh giao các đơn vị kiểm kê sách.

Nơi nhận:
- Như trên;
- Lưu: VT, KGVX.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Mai Thị C
"""

WRAPPED = """
BỘ
TÀI CHÍNH
CỤC THUẾ
-------

Số: 5467/CT-CS V/v: tiền thuê đất Hà Nội, ngày 24 tháng 11 năm 2025

Kính gửi:

- Các chi cục thuế khu vực, các phòng thuộc
Cục Thuế;
- Thuế tỉnh Gia Lai.

Trả lời văn bản số 12/GLA-QLDN của Thuế tỉnh Gia Lai về tiền thuê đất, Cục Thuế có ý kiến: thực hiện theo quy định.

Cục Thuế trả lời để Thuế tỉnh Gia Lai biết./.

KT. CỤC TRƯỞNG PHÓ CỤC TRƯỞNG Nguyễn Văn A
"""

FRAMES = {
    "a decision and the plan attached to it": (
        DECISION,
        """
        [0] letterhead: ỦY BAN NHÂN ... 10 năm 2023
        [0] title: QUYẾT ĐỊNH Về ... viện trường học
        [0] letterhead: CHỦ TỊCH ỦY ... TỈNH BẮC NINH
        [0] preamble: Căn cứ Luật ... 02/10/2023. QUYẾT ĐỊNH:
        [0] body: Điều 1. Ban ... từ ngày ký.
        [0] recipients: Nơi nhận: - ... Lưu: VT, KGVX.
        [0] signature: CHỦ TỊCH Nguyễn Văn A
        [1] title: KẾ HOẠCH Phát ... tịch UBND tỉnh)
        [1] preamble: Tỉnh ban hành ... hoạch như sau:
        [1] body: I. MỤC TIÊU ... 2. Tập huấn.
        [1] closing: Trong quá trình ... cáo Sở GDĐT./.
        """,
    ),
    "a portal's page with a property table and a footnote": (
        PORTAL,
        """
        web_chrome: Từ khóa: Số ... Bản... Đăng nhập
        metadata: Số hiệu: 77/KH-UBND ... trạng: Đã biết
        letterhead: ỦY BAN NHÂN ... 01 năm 2024
        title: KẾ HOẠCH CHĂM ... HỌC NĂM 2024
        preamble: Thực hiện Chỉ ... hoạch như sau:
        body: I. MỤC TIÊU ... Ngân sách tỉnh.
        recipients: Nơi nhận: - ... - Lưu: VT.
        signature: TM. ỦY BAN ... Lê Văn B
        footnotes: 1 Theo Thông ... của Bộ GDĐT.
        web_chrome: Văn bản này ... Nhập Thành Viên!
        """,
    ),
    "a letter": (
        LETTER,
        """
        letterhead: ỦY BAN NHÂN ... ------- Số: 5046/UBND-KGVX
        title: V/v tăng cường ... viện trường học
        letterhead: CỘNG HÒA XÃ ... 9 năm 2022
        recipients: Kính gửi: - ... huyện, thành phố.
        body: Thực hiện Công ... kiểm kê sách.
        recipients: Nơi nhận: - ... Lưu: VT, KGVX.
        signature: KT. CHỦ TỊCH ... Mai Thị C
        """,
    ),
    "a letter without numbers, its addressees wrapped, its signature on one line": (
        WRAPPED,
        """
        letterhead: BỘ TÀI CHÍNH ... ------- Số: 5467/CT-CS
        title: V/v: tiền thuê đất
        letterhead: Hà Nội, ngày ... 11 năm 2025
        recipients: Kính gửi: - ... tỉnh Gia Lai.
        body: Trả lời văn ... theo quy định.
        closing: Cục Thuế trả ... Gia Lai biết./.
        signature: KT. CỤC TRƯỞNG ... Nguyễn Văn A
        """,
    ),
    "a sentence that cites a letter": (
        "Trường nhận Công văn số 12/SNV-VP ngày 3/4/2024 của Sở Nội vụ v/v tuyển dụng viên chức.",
        """
        body: Trường nhận Công ... dụng viên chức.
        """,
    ),
    "a sentence broken over V/v": (
        "Gửi kèm Công văn số 12/SNV-VP ngày 3/4/2024\nV/v tuyển dụng viên chức",
        """
        body: Gửi kèm Công ... dụng viên chức
        """,
    ),
    "a short first sentence of a letter": (
        "Số: 12/SNV-VP\nV/v báo cáo\nKính gửi: Các trường\nĐề nghị các trường báo cáo trước ngày mai.\nTrân trọng./.",
        """
        letterhead: Số: 12/SNV-VP
        title: V/v báo cáo
        recipients: Kính gửi: Các trường
        body: Đề nghị các ... mai. Trân trọng./.
        """,
    ),
    "the rest of an addressee's name": (
        "Số: 12/SNV-VP\nV/v báo cáo\nKính gửi: Các\nTrường tiểu học.\nĐề nghị các trường báo cáo.",
        """
        letterhead: Số: 12/SNV-VP
        title: V/v báo cáo
        recipients: Kính gửi: Các Trường tiểu học.
        body: Đề nghị các trường báo cáo.
        """,
    ),
    "a sentence with a day behind a comma": (
        "Theo Quyết định số 12, ngày 3/4/2024 của Sở Nội vụ\nSở tuyển viên chức.",
        """
        body: Theo Quyết định ... tuyển viên chức.
        """,
    ),
    "a sentence that a weekday and its day open": (
        "Sáng thứ Hai, ngày 3/4/2024, Sở Nội vụ\nhọp các đơn vị.",
        """
        body: Sáng thứ Hai, ... các đơn vị.
        """,
    ),
    "place and day over a paragraph": (
        "Hà Nam, ngày 3 tháng   năm 2024\nSở nhận được hồ sơ.",
        """
        letterhead: Hà Nam, ngày ... tháng năm 2024
        body: Sở nhận được hồ sơ.
        """,
    ),
    "a number with what it is about, and nobody addressed": (
        "Số: 12/SNV-VP V/v tuyển dụng viên chức\nHà Nam, ngày 3 tháng 4 năm 2024\nSở nhận được hồ sơ.",
        """
        letterhead: Số: 12/SNV-VP
        title: V/v tuyển dụng viên chức
        body: Hà Nam, ngày ... được hồ sơ.
        """,
    ),
    "the end of a law": (
        "Điều 9. Hiệu lực\nLuật này thay thế Luật Thư viện số 4/2019/QH14.\nCHỦ TỊCH QUỐC HỘI\nLê Văn A",
        """
        body: Điều 9. Hiệu ... viện số 4/2019/QH14.
        signature: CHỦ TỊCH QUỐC ... Lê Văn A
        """,
    ),
    "a day over the type, and no letterhead": (
        "Hà Nam, ngày 3 tháng 4 năm 2024\nKẾ HOẠCH\nMua sách cho thư viện\nI. MỤC TIÊU\n1. Mua sách.",
        """
        letterhead: Hà Nam, ngày ... 4 năm 2024
        title: KẾ HOẠCH Mua ... cho thư viện
        body: I. MỤC TIÊU 1. Mua sách.
        """,
    ),
    "a regulation under the remark that it is attached": (
        "(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 3/4/2024)\nQUY CHẾ\nMượn sách\nĐiều 1. Phạm vi\nThư viện.",
        """
        title: (Ban hành kèm ... 5/QĐ-UBND ngày 3/4/2024)
        title: QUY CHẾ Mượn sách
        body: Điều 1. Phạm vi Thư viện.
        """,
    ),
    "a fragment": (
        "1. Mua sách mới cho thư viện.\n\n2. Sửa kệ sách cũ.",
        """
        body: 1. Mua sách ... kệ sách cũ.
        """,
    ),
}


@pytest.mark.parametrize(("text", "wanted"), FRAMES.values(), ids=FRAMES)
def test_regions(text: str, wanted: str) -> None:
    assert regions(parse(text)) == dedent(wanted).lstrip()


METADATA = {
    "decision": (
        DECISION,
        {
            "document_type": "quyet_dinh",
            "number": "1205/QĐ-UBND",
            "date": datetime.date(2023, 10, 9),
            "place": "Bắc Ninh",
            "issuer": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH",
            "issuer_id": "ubnd",
            "level": "provincial_committee",
            "province": "bac-ninh",
            "title": "Về việc ban hành Kế hoạch phát triển thư viện trường học",
            "signer": "Nguyễn Văn A",
            "key": "/akn/vn/doc/quyet-dinh/ubnd.bac-ninh/2023/1205",
            "consolidates": None,
            "in_force": datetime.date(2023, 10, 9),
        },
    ),
    # the document's own number stands before the portal's
    "portal": (
        PORTAL,
        {
            "document_type": "ke_hoach",
            "number": "78/KH-UBND",
            "date": datetime.date(2024, 1, 5),
            "place": "Bình Thuận",
            "issuer": "ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN",
            "issuer_id": "ubnd",
            "level": "provincial_committee",
            "province": "binh-thuan",
            "title": "CHĂM LO THƯ VIỆN TRƯỜNG HỌC NĂM 2024",
            "signer": "Lê Văn B",
            "key": "/akn/vn/doc/ke-hoach/ubnd.binh-thuan/2024/78",
            "consolidates": None,
            "in_force": None,
        },
    ),
    "letter": (
        LETTER,
        {
            "document_type": "cong_van",
            "number": "5046/UBND-KGVX",
            "date": datetime.date(2022, 9, 12),
            "place": "Bắc Giang",
            "issuer": "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG",
            "issuer_id": "ubnd",
            "level": "provincial_committee",
            "province": "bac-giang",
            "title": "V/v tăng cường quản lý thư viện trường học",
            "signer": "Mai Thị C",
            "key": "/akn/vn/doc/cong-van/ubnd.bac-giang/2022/5046",
            "consolidates": None,
            "in_force": None,
        },
    ),
}


@pytest.mark.parametrize(("text", "wanted"), METADATA.values(), ids=METADATA)
def test_metadata(text: str, wanted: dict[str, object]) -> None:
    assert parse(text).metadata.model_dump() == wanted


def test_parts_of_a_decision_and_its_plan() -> None:
    document = parse(DECISION)
    first, second = document.parts
    assert (first.document_type, first.number, first.attached_to) == ("quyet_dinh", "1205/QĐ-UBND", None)
    assert (second.document_type, second.number, second.attached_to) == ("ke_hoach", None, 0)
    assert second.title == "Phát triển thư viện trường học"
    assert DECISION[first.start : first.end].rstrip().endswith("Nguyễn Văn A")
    assert DECISION[second.start :].startswith("KẾ HOẠCH\n")


def test_numbering_starts_anew_in_each_part() -> None:
    assert tree(parse(DECISION)) == dedent(
        """\
        [part 0: quyet_dinh]
        dieu Điều 1
        dieu Điều 2
        [part 1: ke_hoach]
        roman I: MỤC TIÊU
          arabic 1
        roman II: NHIỆM VỤ
          arabic 1
          arabic 2
        """
    )


def test_an_appendix_is_a_part_of_its_own() -> None:
    document = parse(DECISION + "\nPHỤ LỤC I\nDanh sách thư viện\n(Kèm theo Kế hoạch)\n\n1. Trường Tân Sơn\n")
    assert [part.attached_to for part in document.parts] == [None, 0, 0]
    assert document.region("appendix").startswith("PHỤ LỤC I")


def test_an_appendix_has_its_own_items() -> None:
    document = parse(DECISION + "\nPHỤ LỤC\nDanh sách\n\n1. Trường Tân Sơn\n\n2. Trường Lục Nam\n")
    assert [(s.label, s.part) for s in document.sections[-2:]] == [("1", 2), ("2", 2)]
    alone = parse(DECISION + "\nPHỤ LỤC\nDanh sách\n\n1. Trường Tân Sơn\n\na) Lớp một\n")
    assert {s.part for s in alone.sections} == {0, 1}
    form = parse(DECISION + "\nPHỤ LỤC\nMẫu quyết định\n\nĐiều 1. Cho phép.\n\nĐiều 2. Thi hành.\n")
    assert {s.part for s in form.sections} == {0, 1}


def test_notes_behind_an_appendix_are_footnotes() -> None:
    document = parse(
        DECISION.replace("từ ngày ký", "từ ngày ký[1]")
        + "\nPHỤ LỤC\nDanh sách\n\n1. Trường Tân Sơn\n\n2. Trường Lục Nam\n\n[1] Xem Luật Thư viện.\n\n02 bản.\n"
    )
    assert regions(document).splitlines()[-2:] == [
        "[2] appendix: PHỤ LỤC Danh ... Trường Lục Nam",
        "[2] footnotes: [1] Xem Luật ... viện. 02 bản.",
    ]
    assert [s.label for s in document.sections if s.kind == "footnote"] == ["[1]"]


def test_an_english_translation_behind_the_text_is_the_portals() -> None:
    english = (
        "\nDecision No. 1205/QD-UBND dated October 9, 2023 on school libraries\n\nPEOPLE'S COMMITTEE\n-------\n\n"
        "SOCIALIST REPUBLIC OF VIETNAM\n\nArticle 1. The plan of Circular No. 16/2022/TT-BGDĐT is promulgated.\n"
    )
    document, alone = parse(DECISION + english), parse(DECISION)
    assert regions(document).splitlines()[-1].startswith("[0] web_chrome: Decision No. 1205/QD-UBND")
    assert [c.text for c in document.citations] == [c.text for c in alone.citations]


def test_the_own_number_and_the_chrome_are_no_citations() -> None:
    assert [c.text for c in parse(PORTAL).citations] == [
        "Chỉ thị số 14/CT-TTg ngày 25/5/2021",
        "Thông tư số 16/2022/TT-BGDĐT ngày 22/11/2022",
    ]
    assert [c.text for c in parse(LETTER).citations] == ["Công văn số 4512/BGDĐT-GDTrH ngày 09/9/2022"]


def test_footnotes_are_sections() -> None:
    (footnote,) = [s for s in parse(PORTAL).sections if s.kind == "footnote"]
    assert (footnote.label, footnote.parent) == ("1", None)
    assert footnote.text.startswith("1 Theo Thông tư")


def test_attached_with_the_decision() -> None:
    relations = {c.text: c.relation for c in parse(DECISION).citations}
    assert relations["Quyết định số 1205/QĐ-UBND ngày 09/10/2023"] == "promulgated_with"
    assert relations["Tờ trình số 2010/TTr-SGDĐT ngày 02/10/2023"] == "proposed_in"
    assert relations["Luật Thư viện năm 2019"] == "legal_basis"


TEXTS = [pytest.param(text, id=name) for name, (text, _) in FRAMES.items()]
TEXTS += [pytest.param(file.read_text(encoding="utf-8"), id=file.stem) for file in CORPUS]


@pytest.mark.parametrize("text", TEXTS)
def test_regions_are_in_order_and_every_character_is_in_one_at_most(text: str) -> None:
    document = parse(text)
    ends = [0, *(r.end for r in document.regions)]
    assert all(r.start >= end for r, end in zip(document.regions, ends, strict=False))
    assert all(r.start < r.end <= len(text) for r in document.regions)
    assert all(not text[r.start].isspace() and not text[r.end - 1].isspace() for r in document.regions)


@pytest.mark.parametrize("text", TEXTS)
def test_no_word_is_dropped_between_regions(text: str) -> None:
    document = parse(text)
    words = "".join(text[r.start : r.end] for r in document.regions)
    assert [c for c in words if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize("text", TEXTS)
def test_regions_and_sections_lie_in_their_part(text: str) -> None:
    document: Document = parse(text)
    for region in document.regions:
        if region.kind not in ("web_chrome", "metadata"):
            part = document.parts[region.part]
            assert part.start <= region.start <= region.end <= part.end
    for section in document.sections:
        part = document.parts[section.part]
        assert part.start <= section.start <= section.end <= part.end


def test_a_law_does_not_cite_its_own_name() -> None:
    law = parse(
        "QUỐC HỘI\nLuật số: 26/2023/QH15\nLUẬT\nCĂN CƯỚC\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
    )
    assert [c.document_type for c in law.citations] == ["hien_phap"]
    amending = parse(
        "QUỐC HỘI\nLuật số: 46/2014/QH13\nLUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT BẢO HIỂM Y TẾ\nCăn cứ Hiến pháp "
        "nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
    )
    assert [(c.text, c.relation, c.governor) for c in amending.citations][:1] == [
        ("LUẬT BẢO HIỂM Y TẾ", "amends", None)
    ]


UNDER = {
    "a blank line between": ("KẾ HOẠCH\n\nSố: 12/KH-UBND\n\n", "12/KH-UBND", None),
    "place and day below": (
        "KẾ HOẠCH\nSố: 12/KH-UBND\nAn Phú, ngày 5 tháng 3 năm 2024\n\n",
        "12/KH-UBND",
        "2024-03-05",
    ),
    "the title below": ("KẾ HOẠCH\nSố: 12/KH-UBND\nSửa chữa nhà văn hóa\n\n", "12/KH-UBND", None),
    "the day alone below": ("KẾ HOẠCH\nSố: 12/KH-UBND\nngày 5/3/2024\n\n", "12/KH-UBND", "2024-03-05"),
    "an issuer above": ("SỞ Y TẾ\nKẾ HOẠCH\nSố: 12/KH-SYT, ngày 5/3/2024\n\n", "12/KH-SYT", "2024-03-05"),
    "a title that names another": ("KẾ HOẠCH\nThực hiện Nghị quyết số 12/NQ-HĐND\n\n", None, None),
}


@pytest.mark.parametrize(("head", "number", "day"), UNDER.values(), ids=UNDER)
def test_the_number_under_the_type_is_the_documents_own(head: str, number: str | None, day: str | None) -> None:
    document = parse(f"{head}I. MỤC ĐÍCH\n\n1. Làm theo Chỉ thị số 3/CT-UBND.\n")
    told = document.metadata
    assert (told.number, told.date and str(told.date)) == (number, day)
    others = [] if number else ["12/NQ-HĐND"]
    assert [c.number for c in document.citations] == [*others, "3/CT-UBND"]
    if "Sửa chữa" in head:
        assert told.title == "Sửa chữa nhà văn hóa"


def test_many_notes_of_a_draft_without_signature_are_footnotes() -> None:
    words = " Theo Luật Thư viện năm 2019 và các văn bản hướng dẫn thi hành của các bộ, ngành ở trung ương." * 2
    marks = "".join(f"{n}. Mở thư viện[{n}].\n" for n in range(1, 51))
    notes = "".join(f"[{n}]{words}\n" for n in range(1, 51))
    document = parse(f"KẾ HOẠCH\nMở thư viện\nI. MỤC TIÊU\n{marks}{notes}")
    found = [section.label for section in document.sections if section.kind == "footnote"]
    assert found == [f"[{n}]" for n in range(1, 51)]
    assert document.sections["I.50"].text == "50. Mở thư viện[50]."
    more = parse(f"KẾ HOẠCH\nMở thư viện\nI. MỤC TIÊU\n1. Mở thư viện[1].\n[1]{words}\n{'2. Học.' + words * 40}\n")
    assert not [section for section in more.sections if section.kind == "footnote"], "the text goes on behind it"


@pytest.mark.parametrize(
    ("behind", "closing"),
    [
        ("Giao các thôn mua sách.\n", ""),
        ("Giao các thôn mua sách.\nĐề nghị các thôn báo cáo kết quả.\n", "Đề nghị các thôn báo cáo kết quả."),
        ("Trên đây là kế hoạch mua sách.\n", "Trên đây là kế hoạch mua sách."),
        ("1. Mua sách.\nGiao các thôn thực hiện.\n", "Giao các thôn thực hiện."),
    ],
)
def test_what_a_heading_heads_is_no_closing(behind: str, closing: str) -> None:
    document = parse(f"UBND XÃ TÂN AN\nSố: 7/KH-UBND\nKẾ HOẠCH\nMua sách\nI. Mục đích\nĐọc.\nII. Việc\n{behind}")
    assert document.region("closing") == closing


def test_points_with_a_stroke_are_items() -> None:
    document = parse("KẾ HOẠCH\nMua sách\n1. Chỉ tiêu\na/ Xã: 20 cuốn\nb/ Thôn: 5 cuốn\n2. Tiền\n")
    assert [(section.path, section.heading) for section in document.sections][:2] == [("1", "Chỉ tiêu"), ("1.a", "Xã")]
