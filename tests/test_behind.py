"""What follows a signature is attached, whatever it calls itself; and every word of a text lies in a region."""

from __future__ import annotations

from pathlib import Path

import pytest

from vnplan import Document, parse

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))
HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ BẢO SƠN\nSố: 30/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nBảo Sơn, ngày 06 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề vận hành hồ chứa\n"
    "Căn cứ Luật Thủy lợi;\nQUYẾT ĐỊNH:\nĐiều 1. Giao thôn Hồ vận hành hồ chứa.\nĐiều 2. Thôn Hồ thi hành./.\n"
)
RECIPIENTS = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n"
SIGNED = "CHỦ TỊCH\n\nNguyễn Văn An\n"
PLAN = (
    "I. MỤC TIÊU\n1. Đủ nước tưới cho vụ hè thu.\n2. Hồ chứa an toàn trong mùa mưa.\nII. NHIỆM VỤ\n1. Nạo vét kênh.\n"
    "2. Sửa cống lấy nước.\nIII. KINH PHÍ\nNgân sách xã bảo đảm tiền công và vật tư.\n"
)
RULES = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nHồ chứa của xã.\nĐiều 2. Đối tượng\nThôn Hồ và các tổ thủy nông.\n"
TABLE = "TT\nCống\nMức mở\n1\nCống Đông\n20 cm\n2\nCống Tây\n35 cm\n3\nCống Nam, mở khi nước trên mức báo động\n50 cm\n"

ATTACHED = {  # what stands behind the signature; type, title and paths of the sections of each part there
    "a plan that does not say so": (
        f"KẾ HOẠCH\nVận hành hồ\n{PLAN}",
        "ke_hoach: Vận hành hồ: I I.1 I.2 II II.1 II.2 III",
    ),
    "below a letterhead": (
        f"ỦY BAN NHÂN DÂN\nXÃ BẢO SƠN\n\nKẾ HOẠCH\nVận hành hồ\n{PLAN}",
        "ke_hoach: Vận hành hồ: I I.1 I.2 II II.1 II.2 III",
    ),
    "its type in small letters": (
        f"Quy chế\nVận hành hồ\n{RULES}",
        "quy_che: Vận hành hồ: Chương I Chương I.Điều 1 Chương I.Điều 2",
    ),
    "its first heading lost": (
        f"KẾ HOẠCH\nVận hành hồ\nMỤC TIÊU\nĐủ nước.\n{PLAN[PLAN.index('II.') :]}",
        "ke_hoach: Vận hành hồ: II II.1 II.2 III",
    ),
    "a title and parts": (
        "QUY TRÌNH ĐÓNG MỞ CỐNG CỦA XÃ\n(Ban hành kèm theo Quyết định số 30/QĐ-UBND)\n"
        "Phần I\nMỞ CỐNG\n1. Xem mực nước.\n2. Báo tổ.\n",
        "quy_trinh: ĐÓNG MỞ CỐNG CỦA XÃ: Phần I Phần I.1 Phần I.2",
    ),
    "a few lines of steps": (
        "QUY TRÌNH ĐÓNG MỞ\nBước 1. Xem nước.\nBước 2. Báo tổ.\nBước 3. Mở cống.\n",
        "quy_trinh: ĐÓNG MỞ: Bước 1 Bước 2 Bước 3",
    ),
    "a short plan": ("Kế hoạch\nMở cống\nI. VIỆC\n1. Mở.\n2. Đóng.\n", "ke_hoach: Mở cống: I I.1 I.2"),
    "a short list": ("THÀNH VIÊN TỔ\nGiữ cống xã\n1. Ông Ba.\n2. Bà Tư.\n", "phu_luc: THÀNH VIÊN TỔ: 1 2"),
    "a title that names no type": (
        "CÁC BƯỚC ĐÓNG MỞ CỐNG CỦA XÃ\n(Ban hành kèm theo Quyết định số 30/QĐ-UBND)\n"
        "Phần I\nMỞ CỐNG\n1. Xem mực nước.\n2. Báo tổ.\n",
        "None: CÁC BƯỚC ĐÓNG MỞ CỐNG CỦA XÃ: Phần I Phần I.1 Phần I.2",
    ),
    "parts alone": (
        "Phần I.\nMỞ CỐNG\n1. Xem mực nước.\n2. Báo tổ thủy nông.\n"
        "Phần II.\nĐÓNG CỐNG\nBáo xã khi nước đã xuống dưới mức báo động.\n",
        "None: None: Phần I Phần I.1 Phần I.2 Phần II",
    ),
    "an appendix over a line break": (f"PHỤ\nLỤC\nMỨC MỞ CỐNG\n{TABLE}", "phu_luc: MỨC MỞ CỐNG:"),
    "an appendix in Markdown": (f"**PHỤ LỤC 1**\n\n**MỨC MỞ CỐNG**\n\n{TABLE}", "phu_luc: MỨC MỞ CỐNG:"),
    "appendices with their titles": (
        f"Phụ lục 01: Mức mở cống\n{TABLE}Phụ lục 02: Cống phụ\n{TABLE}",
        "phu_luc: Mức mở cống: | phu_luc: Cống phụ:",
    ),
    "forms": (
        f"Mẫu biểu số 01\nSỔ MỞ CỐNG\n{TABLE}Mẫu biểu số 02\nSỔ ĐÓNG CỐNG\n{TABLE}",
        "phu_luc: SỔ MỞ CỐNG: | phu_luc: SỔ ĐÓNG CỐNG:",
    ),
    "a report to be filled in": (
        f"BÁO CÁO\nTháng ...... năm ......\nKính gửi: Ủy ban nhân dân xã\n{PLAN}",
        "bao_cao: Tháng ...... năm ......: I I.1 I.2 II II.1 II.2 III",
    ),
    "an appendix over a table of Markdown": (
        "## Phụ lục 2: Cống của xã\n| TT | Cống |\n|---|---|\n| 1 | Cống Đông |\n| 2 | Cống Tây |\n",
        "phu_luc: Cống của xã:",
    ),
    "a table with its title": (f"MỨC MỞ CỐNG CỦA CÁC THÔN\n{TABLE}", "phu_luc: MỨC MỞ CỐNG CỦA CÁC THÔN:"),
}
SHORT_LISTS = {  # few lines behind a signature: what shows that they are attached, and where not
    "numbered rows": (
        "DANH BẠ TỔ THỦY NÔNG\nTT Họ tên Điện thoại\n1 Ông Ba 0912\n2 Bà Tư 0913\n",
        "phu_luc: DANH BẠ TỔ THỦY NÔNG:",
    ),
    "rows without a head": ("BẢNG TÍNH CÔNG\n1 Nạo vét 20\n2 Sửa cống 30\n", "phu_luc: BẢNG TÍNH CÔNG:"),
    "values": ("LỊCH MỞ CỐNG CỦA XÃ\nNgày lẻ: thôn Hồ\nNgày chẵn: thôn Đông\n", "phu_luc: LỊCH MỞ CỐNG CỦA XÃ:"),
    "bullets": ("VẬT TƯ CẦN MUA\n- Ống nhựa\n- Xi măng\n", "phu_luc: VẬT TƯ CẦN MUA:"),
    "cells": ("VẬT TƯ CẦN MUA\nỐng nhựa | 20\nXi măng | 30\n", "phu_luc: VẬT TƯ CẦN MUA:"),
    "one line": ("LỊCH MỞ CỐNG\nNgày lẻ thôn Hồ\n", ""),
    "a second signer": ("TỔ TRƯỞNG THỦY NÔNG\nNguyễn Văn Ba\n", ""),
    "a name in capitals": ("TRẦN VĂN BA\nĐiện thoại: 0912\nEmail: ba@x.vn\n", ""),
}


@pytest.mark.parametrize(("behind", "wanted"), SHORT_LISTS.values(), ids=SHORT_LISTS)
def test_a_short_list_behind_a_signature(behind: str, wanted: str) -> None:
    document = parse(HEAD + RECIPIENTS + SIGNED + behind)
    assert attached(document) == wanted
    assert document.metadata.signer in ("Nguyễn Văn An", "Nguyễn Văn Ba")
    assert not any(section.kind == "footnote" for section in document.sections)
    assert lost(document) == ""


IN_SMALL_LETTERS = (f"Mức mở cống của các thôn\n{TABLE}", "phu_luc: Mức mở cống của các thôn:")
TAILS = {"with recipients": RECIPIENTS + SIGNED, "recipients last": SIGNED + RECIPIENTS, "signature alone": SIGNED}


def attached(document: Document) -> str:
    """Type, title and paths of the parts behind the first."""
    return " | ".join(
        " ".join([f"{part.document_type}: {part.title}:", *(s.path for s in document.sections if s.part == n)])
        for n, part in enumerate(document.parts)
        if n and part.attached_to == 0
    )


def lost(document: Document) -> str:
    """The words in no region."""
    text = list(document.text)
    for region in document.regions:
        text[region.start : region.end] = ""
        text[region.start : region.start] = [" "] * (region.end - region.start)
    return "".join(text).strip()


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
@pytest.mark.parametrize(("behind", "wanted"), ATTACHED.values(), ids=ATTACHED)
def test_what_follows_a_signature(behind: str, wanted: str, tail: str) -> None:
    document = parse(HEAD + tail + behind)
    assert attached(document) == wanted
    assert [s.path for s in document.sections if s.part == 0] == ["Điều 1", "Điều 2"]
    assert lost(document) == ""


@pytest.mark.parametrize("stamp", ["", "(Đã ký)\n"], ids=["nothing", "a stamp"])
@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("MỨC MỞ CỐNG CỦA CÁC THÔN", "phu_luc: MỨC MỞ CỐNG CỦA CÁC THÔN: 1 2"),
        ("MỨC MỞ CỐNG\nCỦA CÁC THÔN TRONG XÃ", "phu_luc: MỨC MỞ CỐNG CỦA CÁC THÔN TRONG XÃ: 1 2"),
        ("DANH SÁCH THÀNH VIÊN TỔ", "danh_sach: THÀNH VIÊN TỔ: 1 2"),
        ("NGUYỄN VĂN AN", "phu_luc: None: 1 2"),
    ],
    ids=["a heading", "over two lines", "a type", "a name in capitals"],
)
def test_a_heading_over_its_remark_signs_nothing(heading: str, wanted: str, stamp: str) -> None:
    remark = "(Kèm theo Quyết định số 30/QĐ-UBND ngày 06 tháng 3 năm 2024)\n1. Ông Ba.\n2. Bà Tư.\n"
    document = parse(f"{HEAD}{RECIPIENTS}CHỦ TỊCH\n{stamp}{heading}\n{remark}")
    assert attached(document) == wanted
    assert (heading in document.region("signature")) == (heading == "NGUYỄN VĂN AN")


def test_a_heading_in_small_letters_wants_recipients_above() -> None:
    behind, wanted = IN_SMALL_LETTERS
    assert attached(parse(HEAD + RECIPIENTS + SIGNED + behind)) == wanted
    assert attached(parse(HEAD + SIGNED + behind)) == ""


REST = {  # the end of the tail, and the region it belongs to
    "a second signer": ("TRƯỞNG BAN TUYÊN GIÁO\n", "signature"),
    "a name behind a stamp": ("(Đã ký)\nThiếu tướng Trần Văn Bình\n", "signature"),
    "a name over two lines": ("Tuấn\n", "signature"),
    "degrees before a name": ("PGS.TS. Trần Văn Bình\n\n", "signature"),
    "a typist's mark": ("Binhtv/03/24\n", "signature"),
    "a footnote": (
        "[1] Theo Quyết định số 12/QĐ-UBND ngày 05/3/2023 của Ủy ban nhân dân xã về quản lý hồ chứa nước.\n",
        "footnotes",
    ),
    "a footnote glued to its number": (
        "1Quyết định số 12/QĐ-UBND ngày 05/3/2023 của Ủy ban nhân dân xã về quản lý hồ chứa nước của thôn Hồ.\n",
        "footnotes",
    ),
    "a footnote with a Roman mark": (
        "______\n[i] Theo báo cáo của thôn Hồ gửi Ủy ban nhân dân xã ngày 05 tháng 3 năm 2024.\n",
        "footnotes",
    ),
    "a remark": (
        "Ghi chú: Mức mở cống này chỉ áp dụng khi nước hồ thấp hơn mức báo động trong mùa mưa lũ năm nay.\n",
        "footnotes",
    ),
    "recipients without their head": ("- Phòng Nông nghiệp;\n- Thôn Hồ;\n- Lưu: VT.\n", "recipients"),
}


@pytest.mark.parametrize(("rest", "kind"), REST.values(), ids=REST)
def test_the_rest_of_a_tail_is_no_document(rest: str, kind: str) -> None:
    tail = SIGNED if kind == "recipients" else RECIPIENTS + SIGNED
    document = parse(HEAD + tail + rest)
    assert len(document.parts) == 1
    assert document.regions[-1].kind == kind
    assert document.metadata.signer
    assert lost(document) == ""


def test_words_between_recipients_and_signature_are_recipients() -> None:
    document = parse(HEAD + RECIPIENTS + "HP_VP2\n" + SIGNED)
    assert document.region("recipients").endswith("HP_VP2")


def test_a_quoted_form_is_signed_by_nobody() -> None:
    form = f"“Mẫu số 01\nĐơn xin nước\nNơi nhận:\n- Xã;\n- Lưu: VT.\n{SIGNED}”.\n"
    act = HEAD.replace("Giao thôn Hồ vận hành hồ chứa.", f"Thay Mẫu số 01 như sau:\n{form}")
    document = parse(act + RECIPIENTS + SIGNED)
    assert len(document.parts) == 1
    assert [s.path for s in document.sections] == ["Điều 1", "Điều 2"]


def test_a_form_within_what_is_attached_ends_nothing() -> None:
    form = "ĐƠN XIN NƯỚC\nTôi xin ......\nNơi nhận:\n- ……;\n- Lưu: VT, …\nGIÁM ĐỐC\n(Ký tên)\n"
    behind = f"KẾ HOẠCH\nVận hành hồ\n{PLAN}IV. MẪU ĐƠN\n{form}V. THỰC HIỆN\n{PLAN.splitlines()[1]}\n"
    document = parse(HEAD + RECIPIENTS + SIGNED + behind)
    assert attached(document).endswith("III IV V V.1")


TITLED = {  # the line an appendix begins with, where nobody signed before it
    "PHỤ LỤC 1. MỨC MỞ CỐNG": True,
    "## Phụ lục 1: Mức mở cống": True,
    "## Phụ lục 1 — Mức mở cống": True,
    "PHỤ LỤC 1 — MỨC MỞ CỐNG": True,
    "**Phụ lục 1 — MỨC MỞ CỐNG**": True,
    "Phụ lục 1: Mức mở cống\n(Kèm theo Kế hoạch số 12/KH-UBND)": True,
    "Phụ lục 1: Mức mở cống": False,
    "Phụ lục 1 của Kế hoạch này nêu mức mở cống.": False,
}


@pytest.mark.parametrize(("line", "opens"), TITLED.items(), ids=TITLED)
def test_an_appendix_with_its_title_on_the_line(line: str, opens: bool) -> None:
    document = parse(f"KẾ HOẠCH\nVận hành hồ\n{PLAN}{line}\n{TABLE}")
    title = "MỨC MỞ CỐNG" if "MỨC MỞ CỐNG" in line else "Mức mở cống"
    assert attached(document) == f"phu_luc: {title}:" * opens


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff**KẾ HOẠCH**\n\n**Vận hành hồ**\n**\u00a0**\n\n**I. MỤC TIÊU**\nĐủ nước.\n**",
        "<b>KẾ HOẠCH</b>\n<i>Vận hành hồ</i>\n----\nĐủ nước.</p>",
        "+----+\n| KẾ HOẠCH |\n+----+\nĐủ nước.",
    ],
)
def test_marks_lie_in_regions_too(text: str) -> None:
    assert lost(parse(text)) == ""


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_nothing_of_the_corpus_is_lost(path: Path) -> None:
    assert lost(parse(path.read_text(encoding="utf-8"))) == ""


@pytest.mark.parametrize("line", ["Phụ lục. Biểu mẫu", "Phụ lục I. Biểu mẫu", "Phụ lục 2 — Biểu mẫu"])
def test_a_mark_behind_the_word_is_no_part_of_an_appendix_s_title(line: str) -> None:
    plan = "UBND XÃ TÂN AN\nSố: 5/KH-UBND\nKẾ HOẠCH\nHọp\nI. VIỆC\n1. Làm.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Nhung\n"
    assert [part.title for part in parse(f"{plan}{line}\nMẫu 1: Đơn xin học\n").parts] == ["Họp", "Biểu mẫu"]


FORMS = {  # what stands behind the last article of an attached regulation, and the types of the parts
    "Mẫu số 01\nGIẤY ĐỀ NGHỊ THANH TOÁN\nHọ và tên: ....\nMẫu số 02\nGIẤY ĐI ĐƯỜNG\nHọ và tên: ....\n": 2,
    "Mẫu số 01\nGiấy đề nghị thanh toán gửi kế toán.\n": 0,
    "Mẫu số 02\nGIẤY ĐỀ NGHỊ THANH TOÁN\nHọ và tên: ....\n": 0,
    "Mẫu số 01\nGIẤY ĐỀ NGHỊ THANH TOÁN\nĐiều 3. Chi khác\nChi theo thực tế.\n": 0,
}


@pytest.mark.parametrize(("behind", "forms"), FORMS.items())
def test_forms_behind_an_attached_regulation(behind: str, forms: int) -> None:
    document = parse(
        "TRƯỜNG TIỂU HỌC AN PHÚ\nSố: 9/QĐ-THAP\nQUYẾT ĐỊNH\nBan hành Quy chế chi tiêu\nĐiều 1. Ban hành Quy chế.\n"
        "Điều 2. Có hiệu lực từ ngày ký.\nHIỆU TRƯỞNG\nLê Thị Nhung\nQUY CHẾ\nChi tiêu nội bộ\n"
        f"(Kèm theo Quyết định số 9/QĐ-THAP)\nĐiều 1. Phạm vi\nCác tổ.\nĐiều 2. Mức chi\nTheo dự toán.\n{behind}"
    )
    assert [part.document_type for part in document.parts] == ["quyet_dinh", "quy_che", *["phu_luc"] * forms]
