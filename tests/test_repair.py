"""Slots that a scan has damaged: what is read, and what is left alone."""

from __future__ import annotations

import datetime

import pytest

from vnplan import Citation, find_citations, parse
from vnplan.tables.confusions import digits, explained
from vnplan.tables.rows import Row
from vnplan.tables.rules import load_rules

ROWS = [row for row in load_rules().tables["confusions"] if row["kind"] != "label"]


def read(text: str) -> list[Citation]:
    return [c for c in find_citations(text) if c.kind not in ("self", "internal")]


def repairs(text: str) -> list[str]:
    return [note.message for c in read(text) for note in c.notes if "is read as" in note.message]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['read']} {row['meant']} {row['example'][:30]}")
def test_a_confusion_is_seen_through(row: Row) -> None:
    (found,) = read(f"Thực hiện {row['example']};")
    assert row["reading"] in (found.number, str(found.date))
    assert row["example"].startswith(found.text)  # what may stand behind it is the issuer


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['read']} {row['meant']} {row['counterexample'][:30]}")
def test_a_sound_number_is_left_alone(row: Row) -> None:
    assert repairs(f"Thực hiện {row['counterexample']};") == []


def test_marks_of_notes_are_told_by_their_neighbours() -> None:
    text = "; ".join(f"Kế hoạch số {n}/KH-UBND{n}" for n in range(8, 13))
    assert [c.number for c in read(text)] == [f"{n}/KH-UBND" for n in range(8, 13)]
    assert read("Theo Nghị quyết1 và Chỉ thị số 14/CT-TTg2 của Thủ tướng")[-1].number == "14/CT-TTg"
    assert read("Theo Nghị quyết1 và Chỉ thị số 14/CT-TTg6 của Thủ tướng")[-1].number == "14/CT-TTg6"
    assert [c.number for c in read("Báo cáo số 4/BC-UBPLTP15")] == ["4/BC-UBPLTP15"]
    assert [c.number for c in read("Luật số 4/2024/QH15 và Luật số 5/2021/QH14")] == ["4/2024/QH15", "5/2021/QH14"]
    assert next(c.number for c in read("Kế hoạch số 4/KH-XYVT2 và Kế hoạch số 4/KH-XYVT3")) == "4/KH-XYVT2"


READ = [
    # text, type, number, date
    ("Chỉ thị số 14/CT-TTg ngày 05/06/20212", "chi_thi", "14/CT-TTg", "2021-06-05"),
    ("Chỉ thị số 14/CT-TTg ngày 5 tháng 6 năm 20213", "chi_thi", "14/CT-TTg", "2021-06-05"),
    ("Thông tư số 57//2024/TT-BYT ngày 5/6/2024", "thong_tu", "57/2024/TT-BYT", "2024-06-05"),
    ("Thông tư số 57/2024//TT-BYT ngày 5/6/2024", "thong_tu", "57/2024/TT-BYT", "2024-06-05"),
    ("Nghị định số 6O/2021/NĐĐ-CP ngày 5/6/2021", "nghi_dinh", "60/2021/NĐ-CP", "2021-06-05"),
    ("Nghị định số 60/2021/NĐ-CP ngày ó5/6/2021", "nghi_dinh", "60/2021/NĐ-CP", "2021-06-05"),
    ("Nghị định số 60/2021/NĐ-CP ngày 15/ó6/2021", "nghi_dinh", "60/2021/NĐ-CP", "2021-06-15"),
    ("Kết luận số 24-KL TW ngày 5/6/2021", "ket_luan", "24-KL/TW", "2021-06-05"),
    ("Chỉ thị số 30-CT TU ngày 5/6/2021", "chi_thi", "30-CT/TU", "2021-06-05"),
    ("Nghị quyết số 7-NQTU ngày 5/6/2021", "nghi_quyet", "7-NQ/TU", "2021-06-05"),
    ("Quy định số 41-QĐTƯ ngày 5/6/2021", "quy_dinh", "41-QĐ/TƯ", "2021-06-05"),
    ("Nghị quyết số 71//NQ-CP ngày 5/6/2024", "nghi_quyet", "71/NQ-CP", "2024-06-05"),
    ("Công văn số 615UBND-NC ngày 5/6/2024", "cong_van", "615/UBND-NC", "2024-06-05"),
    ("Nghị quyết số 88NQ-CP ngày 5/6/2024", "nghi_quyet", "88/NQ-CP", "2024-06-05"),
    ("Chỉ thị số I7-CT/TU ngày 5/6/2024", "chi_thi", "17-CT/TU", "2024-06-05"),
    ("Chỉ thị số 08-CT/IW ngày 5/6/2024", "chi_thi", "08-CT/TW", "2024-06-05"),
    ("Nghị định số 86/202/NĐ-CP ngày 01 tháng 7 năm 2025", "nghi_dinh", "86/2025/NĐ-CP", "2025-07-01"),
    ("Luật Nhà ở số 27/2023/QHI5", "luat", "27/2023/QH15", "None"),
    ("Luật Nhà ở số 27/2023/QHI15", "luat", "27/2023/QH15", "None"),
    ("Kế hoạch số 58/KH-UBND', ngày 5/6/2024", "ke_hoach", "58/KH-UBND", "2024-06-05"),
    ("Nghị định số 20/2024/NĐ-CP Lngäÿ 09/7/2024", "nghi_dinh", "20/2024/NĐ-CP", "2024-07-09"),
    ("Nghị quyết số 09/2022/NQ-HĐND) ngày 5 tháng 6 năm 2022", "nghi_quyet", "09/2022/NQ-HĐND", "2022-06-05"),
    ("Kế hoạch số 58/KH-UBND ngày 05 thắng 6 nám 2024", "ke_hoach", "58/KH-UBND", "2024-06-05"),
    ("Kế hoạch số 58/KH-UBND ngày 23//11/20l8", "ke_hoach", "58/KH-UBND", "2018-11-23"),
    ("Thông tử liên tịch số 06/2015/TTLT-BYT-BNV", "thong_tu_lien_tich", "06/2015/TTLT-BYT-BNV", "None"),
    ("Công: văn số 615/UBND-NC", "cong_van", "615/UBND-NC", "None"),
    ("Ñghị quyết số 88/NQ-CP", "nghi_quyet", "88/NQ-CP", "None"),
    ("Nghị quyết sõ 88/NQ-CP", "nghi_quyet", "88/NQ-CP", "None"),
    # cut in two, or run together
    ("Nghị định số 2 0/2024/NĐ-CP ngày 5/6/2024", "nghi_dinh", "20/2024/NĐ-CP", "2024-06-05"),
    ("Quyết định số 11 8/QĐ-TTg ngày 5/6/2024", "quyet_dinh", "118/QĐ-TTg", "2024-06-05"),
    ("Thông tư số 57/20 24/TT-BYT", "thong_tu", "57/2024/TT-BYT", "None"),
    ("Thông tư số 57/202 4/TT-BYT", "thong_tu", "57/2024/TT-BYT", "None"),
    ("Thông tư số 57/2 024/TT-BYT", "thong_tu", "57/2024/TT-BYT", "None"),
    ("Quyết định số 118/QĐ-T Tg ngày 5/6/2024", "quyet_dinh", "118/QĐ-TTg", "2024-06-05"),
    ("Thông tư số 57/2024/TT-B YT, ngày 5/6/2024", "thong_tu", "57/2024/TT-BYT", "2024-06-05"),
    ("Kết luận số 24-KLITW ngày 5/6/2021", "ket_luan", "24-KL/TW", "2021-06-05"),
    ("Chỉ thị số 30-CTlTU ngày 5/6/2021", "chi_thi", "30-CT/TU", "2021-06-05"),
    ("Nghi quyết số 7-NQITU ngày 5/6/2021", "nghi_quyet", "7-NQ/TU", "2021-06-05"),
    ("Thông tư số 57/2024ITT-BYT ngày 5/6/2024", "thong_tu", "57/2024/TT-BYT", "2024-06-05"),
    ("Thông tư số 57/2024lTT-BYT ngày 5/6/2024", "thong_tu", "57/2024/TT-BYT", "2024-06-05"),
    ("Công văn số 3I8/SXYZ-KH ngày 5/6/2024", "cong_van", "318/SXYZ-KH", "2024-06-05"),
    ("Công văn số 42l/BNV-CQĐP ngày 5/6/2024", "cong_van", "421/BNV-CQĐP", "2024-06-05"),
    ("Nghị định số 452023/NĐ-CP ngày 5/6/2023", "nghi_dinh", "45/2023/NĐ-CP", "2023-06-05"),
    ("Thông tư số 72024/TT-BYT", "thong_tu", "7/2024/TT-BYT", "None"),
    ("Thông tư số 07I2024/TT-BYT", "thong_tu", "07/2024/TT-BYT", "None"),
    ("Nghị định số 4512020/NĐ-CP ngày 5/6/2020", "nghi_dinh", "45/2020/NĐ-CP", "2020-06-05"),  # none of 2020 is 451
    ("Nghị định số 45 2023/NĐ-CP ngày 5/6/2023", "nghi_dinh", "45/2023/NĐ-CP", "2023-06-05"),
    ("Quyết định số 452013/QĐ-TTg ngày 05 tháng 6 năm 2013", "quyet_dinh", "45/2013/QĐ-TTg", "2013-06-05"),
    ("Nghị quyết số 1 8-NQ/TW ngày 16/6/2022", "nghi_quyet", "18-NQ/TW", "2022-06-16"),
    ("Quyết định số 45l2023/QĐ-UBND", "quyet_dinh", "45/2023/QĐ-UBND", "None"),
    ("Quyết định sô l45/QĐ-BXD ngày 5/6/2023", "quyet_dinh", "145/QĐ-BXD", "2023-06-05"),
    ("Thông tư 45I2023/TT-BXD", "thong_tu", "45/2023/TT-BXD", "None"),
    ("Luật Nhà ở số 272023/QH15", "luat", "27/2023/QH15", "None"),
    ("Nghi định số 452023/NĐ-CP ngày 5/6/2023", "nghi_dinh", "45/2023/NĐ-CP", "2023-06-05"),
    ("Kế hoạch số 58/KH-UBND ngày 25/10/20 23", "ke_hoach", "58/KH-UBND", "2023-10-25"),
    ("Kế hoạch số 58/KH-UBND ngày 2 5 tháng 1 0 năm 2023", "ke_hoach", "58/KH-UBND", "2023-10-25"),
    ("Kế hoạch số 58/KH-UBND ngày 2 5/1 0/2023", "ke_hoach", "58/KH-UBND", "2023-10-25"),
]


@pytest.mark.parametrize(("text", "type", "number", "date"), READ)
def test_a_damaged_number_is_read(text: str, type: str, number: str, date: str) -> None:
    (found,) = read(f"Tiếp tục thực hiện {text} của cấp trên.")
    assert (found.document_type, found.number, str(found.date), found.text) == (type, number, date, text)
    assert {note.code for note in found.notes} & {"repaired_number", "ocr_suspect"}


LEFT = [
    # what is written so, and is no slip of a scan
    "văn bản số 15/BTTTT-TTH",
    "Quyết định số 69-QĐ/TƯ ngày 17 tháng 5 năm 1993",
    "Quyết định số 10a-TC/VP ngày 1/4/1990",
    "Luật số 43/2024/QH1",
    "Công văn số 58/SGDĐT-GDTrH ngày 5/6/2024",
    "Thông báo số 77/TB-ĐĐBQH (trước đây) ngày 5/6/2024",
    "Nghị quyết số o1/2024/NQ-HĐND",
    "Bảng số 1 45/QĐ-UBND ngày 5/6/2024",  # two cells of a table
    "Quyết định số 45/QĐ-UBND UBND, ngày 5/6/2024",
    "Công văn số 45/2024/TT-BYT B, ngày 5/6/2024",
    "Công văn số 615IDC-XYZ ngày 5/6/2024",
    "Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008",
    "giáo án số 15/BA-SGDĐT ngày 5/6/2024",
    "vụ án số 15/BA-TA ngày 5/6/2024",
    "thông tin số 15/TT-BCT ngày 5/6/2024",
    "chỉ số 15/CT-UBND ngày 5/6/2024",
    "chỉ tiêu số 15/CT-UBND ngày 5/6/2024",
    "Công văn số 42i8k/SXYZ-KH ngày 5/6/2024",
    "Công văn số 12023/BTC-CST ngày 5/6/2023",  # a serial of five digits
    "Quyết định số 12023/QĐ-TCT ngày 5/6/2023",
    "Nghị định số 452023/NĐ-CP ngày 5/6/2022",  # of another year
    "Nghị định số 1012020/NĐ-CP ngày 5/6/2020",  # 301, or 30 and a slash
    "Kế hoạch số 58/KH-UBND, đến ngày 25/10/20 23 hộ dân",
    "Kế hoạch số 58/KH-HĐĐ của Hội đồng Đội",  # few letters, a body's own
    "Quyết định số 12G/QĐ-UBND",
    "Công văn số 615/TH-VP ngày 5/6/2024",
    "tuyến 45/2023NA-HN",
    "lớp 12/2023QH2",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_may_be_meant_so_is_left(text: str) -> None:
    assert repairs(f"Thực hiện {text};") == []


LAWS = [
    # as read, as meant
    ("Luật Phòng, chống tham những năm 2018", "luat/quoc-hoi/2018/36"),
    ("Luật Sở hừu trí tuệ năm 2005", "luat/quoc-hoi/2005/50"),
    ("Luật Tố chức chính quyền địa phương năm 2015", "luat/quoc-hoi/2015/77"),
    ("Luật Tổ sự chính quyền địa phương năm 2015", "luat/quoc-hoi/2015/77"),
    ("Ehật Tổ chức chính quyền địa phương năm 2015", "luat/quoc-hoi/2015/77"),
    ("Luật Tổ chức chính quyền địa phương năm 2O15", "luat/quoc-hoi/2015/77"),
    ("Luật Tổ chức chính quyền địa phương năm 20l5", "luat/quoc-hoi/2015/77"),
]


@pytest.mark.parametrize(("text", "key"), LAWS)
def test_a_law_is_known_without_its_marks(text: str, key: str) -> None:
    (found,) = parse(f"Căn cứ {text};").citations
    assert (found.text, found.key) == (text, f"/akn/vn/act/{key}")


def test_an_amending_law_is_known_without_its_marks() -> None:
    for read_as in ("sửa đối, bố sung một số", "sửa đổi, bổ L ung một: 's$ð%"):
        found = parse(f"Căn cứ Luật {read_as} điều của Luật Tố chức Chính phù năm 2019;").citations
        assert [c.relation for c in found] == ["legal_basis", "amends"]
        assert found[1].text == "Luật Tố chức Chính phù"


@pytest.mark.parametrize("text", ["luật gia", "Luật sư", "kỹ thuật Tổ chức thi công", "sự thật Việt Nam", "Luật nầy"])
def test_no_law_is_made_of_other_words(text: str) -> None:
    assert read(f"Theo ý kiến của {text}.") == []


def test_key_lines_are_known_without_their_marks() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\nSố: 5/QĐ-UBND\nQUYÉT ĐỊNH\nVề việc mở thư viện\nCần cứ Luật Giáo dục năm 2019;\n"
        "QUYÉT ĐỊNH:\nĐiều 1. Mở thư viện xã.\nNơi nhân:\n- Như trên;\n- Lưu: VT.\n"
    )
    doc = parse(text)
    assert doc.metadata.document_type == "quyet_dinh"
    assert parse("CHỈ THỊ\nVề việc đọc sách\nPhân I\nMỤC ĐÍCH\nPHẤN II\nNHIỆM VỤ\n").metadata.document_type == "chi_thi"
    assert doc.citations[0].relation == "legal_basis"
    assert [region.kind for region in doc.regions][-1] == "recipients"


def test_a_repair_leaves_the_text_as_given() -> None:
    text = "1. Thực hiện Thông tư số 57//2024/TI-BYT ngày 5 tháng T1 năm 2024.\n2. Mua sách."
    doc = parse(text)
    (found,) = doc.citations
    assert text[found.start : found.end] == found.text == "Thông tư số 57//2024/TI-BYT ngày 5 tháng T1 năm 2024"
    assert [section.text for section in doc.sections] == text.split("\n")
    assert [note.message for note in doc.notes] == [
        "'//' is read as '/'", "'TI' is read as 'TT'", "'T1' is read as '11'",
    ]  # fmt: skip


def test_only_so_many_confusions_explain_a_word() -> None:
    misread = {"I": [("I", "T"), ("I", "")]}
    assert explained("BIIDI", "BTDT", misread, 3)
    assert not explained("BIIDI", "BTDT", misread, 2)
    assert not explained("BXDT", "BTDT", misread, 3)


def test_digits_are_read_where_every_sign_has_a_reading() -> None:
    misread = {"l": [("l", "1")], "Z": [("Z", "2"), ("Z", "")]}
    assert (digits("lZ", misread), digits("l?", misread), digits("12", misread)) == (["1", "12"], [], ["12"])


LABELS = [row for row in load_rules().tables["confusions"] if row["kind"] == "label"]


@pytest.mark.parametrize("row", LABELS, ids=lambda row: f"{row['read']} {row['meant']} {row['example'][:30]}")
def test_a_misread_label_is_what_must_come_next(row: Row) -> None:
    doc = parse(row["example"].replace("⏎", "\n"))
    assert " ".join(section.label for section in doc.sections) == row["reading"]
    assert {note.code for note in doc.notes} == {"ocr_suspect"}


@pytest.mark.parametrize("row", LABELS, ids=lambda row: f"{row['read']} {row['meant']} {row['example'][:30]}")
def test_a_label_that_may_be_meant_so_is_left(row: Row) -> None:
    doc = parse(row["counterexample"].replace("⏎", "\n"))
    assert not any(note.code == "ocr_suspect" for note in doc.notes)


MORE = [
    # text, type, number, date
    ("Nghị định số 127/2017NĐ-CP ngày 5/6/2017", "nghi_dinh", "127/2017/NĐ-CP", "2017-06-05"),
    ("văn bản số 605TTr-SNgV ngày 5/6/2024", "to_trinh", "605/TTr-SNgV", "2024-06-05"),
    ("Luật Nhà ở số 27/2023/QH13", "luat", "27/2023/QH15", "None"),
    ("Thông tư liên tịch số 7/2016/TTLT-BTC-BY T", "thong_tu_lien_tich", "7/2016/TTLT-BTC-BYT", "None"),
    ("Thông tư liên tịch số 7/2016/TTLT-BTC-BVT", "thong_tu_lien_tich", "7/2016/TTLT-BTC-BYT", "None"),
    ("chị định số 20/2024/NĐ-CP", "nghi_dinh", "20/2024/NĐ-CP", "None"),
    ("Thông nr số 20/2024/TT-BYT", "thong_tu", "20/2024/TT-BYT", "None"),
    ("Thông tư số 20/2024/TT-BYT ngày 11 tháng:8 năm 2024", "thong_tu", "20/2024/TT-BYT", "2024-08-11"),
    ("Thông tư số 20/2024/TT-BYT nngày 5/6/2024", "thong_tu", "20/2024/TT-BYT", "2024-06-05"),
    ("Thông tư số ]20/2024/TT-BYT ngày 5/6/2024", "thong_tu", "120/2024/TT-BYT", "2024-06-05"),
    # a slash lost before the National Assembly's term, without "số", before several bodies
    ("Luật Nhà ở số 27/2023QH15", "luat", "27/2023/QH15", "None"),
    ("Luật Nhà ở số 27//2023QH15", "luat", "27/2023/QH15", "None"),
    ("Nghị quyết số 7/2025UBTVQH15 ngày 5/6/2025", "nghi_quyet", "7/2025/UBTVQH15", "2025-06-05"),
    ("Nghị định 45/2023NĐ-CP ngày 5/6/2023", "nghi_dinh", "45/2023/NĐ-CP", "2023-06-05"),
    ("Nghị quyết liên tịch số 7/2023NQLT-UBTVQH15-CP", "nghi_quyet_lien_tich", "7/2023/NQLT-UBTVQH15-CP", "None"),
    # by what no hand writes, or no body of the Party
    ("Công văn số 615/LĐĐTBXH-NCC ngày 5/6/2014", "cong_van", "615/LĐTBXH-NCC", "2014-06-05"),
    ("Quy định số 41-QĐĐ/BCĐTW ngày 5/6/2021 của Ban Chỉ đạo Trung ương", "quy_dinh", "41-QĐ/BCĐTW", "2021-06-05"),
    ("Thông báo số 15-TH/TGVX ngày 5/6/2021", "thong_bao", "15-TB/TGVX", "2021-06-05"),
    ("Nghị quyết số 7/2025/UBTVQHI5 của Ủy ban Thường vụ Quốc hội", "nghi_quyet", "7/2025/UBTVQH15", "None"),
    ("Kết luận số 2G-KL/TW ngày 5/6/2021", "ket_luan", "26-KL/TW", "2021-06-05"),
    ("văn bản số 7/UBQPANĐNI15 ngày 5/6/2025", "van_ban", "7/UBQPANĐN15", "2025-06-05"),
    # cut behind the type's word
    ("Thông tư 1 2/2018/TT-BYT ngày 5/6/2018", "thong_tu", "12/2018/TT-BYT", "2018-06-05"),
    ("Quyết định 12 34/QĐ-TTg ngày 5/6/2018", "quyet_dinh", "1234/QĐ-TTg", "2018-06-05"),
    # a month's word that is none
    ("Kế hoạch số 58/KH-UBND ngày 05 thủng 6 nim 2024", "ke_hoach", "58/KH-UBND", "2024-06-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "number", "date"), MORE)
def test_a_damaged_number_is_read_by_what_stands_around_it(text: str, type: str, number: str, date: str) -> None:
    (found,) = read(f"Tiếp tục thực hiện {text} của cấp trên.")
    assert (found.document_type, found.number, str(found.date)) == (type, number, date)
    assert text.startswith(found.text)  # what may stand behind it is the issuer
    assert {note.code for note in found.notes} & {"repaired_number", "ocr_suspect"}


def test_the_term_of_a_law_is_that_of_its_year_alone_where_three_and_five_were_mistaken() -> None:
    assert repairs("Luật số 27/2023/QH14; Luật số 27/2016/QH13; Luật số 27/2016/QH14; Luật số 27/2006/QH11") == []


def test_what_was_sound_elsewhere_hides_no_damage() -> None:
    """A symbol seen to be sound is passed by, its year, day and serial are not."""
    sound = "Thông tư số 7/2024/TT-BYT ngày 5/6/2024; Luật số 27/2013/QH13; "
    assert repairs(sound) == []
    assert repairs(f"{sound}Luật số 27/2023/QH13") == ["'13' is read as '15'"]
    assert repairs(f"{sound}Thông tư số 9/2024/TT-BYT ngầy 5/6/2024") == ["'ngầy' is read as 'ngày'"]
    assert repairs(f"{sound}Thông tư số |9/2024/TT-BYT") == ["'|9' is read as '19'"]


@pytest.mark.parametrize(
    "text",
    [
        "LUẬT PHÒNG, CHỐNG THAM NHỬNG năm 2018",
        "Pháp lệnh Tín ngưởng, tôn giáo năm 2004",
        "Luật Thuế giá trị gia tằng năm 2024",
    ],
)
def test_a_law_is_known_whatever_the_word_for_it(text: str) -> None:
    (found,) = parse(f"Căn cứ {text};").citations
    assert found.key is not None


def test_a_law_with_debris_in_its_name_is_known() -> None:
    (found,) = parse("Căn cứ Luật Tô Ổ chức chính quyên + địa phương năm 2015;").citations[:1]
    assert found.document_type == "luat"
    (found,) = parse("Căn cứ Luật. Tố chức chính quyền địa phương năm 2015;").citations
    assert found.key == "/akn/vn/act/luat/quoc-hoi/2015/77"


HEADS = """VĂN PHÒNG XÃ BÌNH AN
l € CÔNG VĂN ĐEN
CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM
S6: 45/QĐ-UBND Bình An, ngày 12 tháng 9 năm 2023 cửte tÔt6nNĐ, QUYẾT ĐỊNH ma | Về việc mở thư viện
8ăn cứ Luật Giáo dục năm 2019;
Nhu, cứ Nghị định số 5/2024/NĐ-CP;
Điều 1. Mở thư viện.
"""


def test_a_damaged_head_is_read() -> None:
    doc = parse(HEADS)
    assert (doc.metadata.number, doc.metadata.document_type, str(doc.metadata.date)) == (
        "45/QĐ-UBND",
        "quyet_dinh",
        "2023-09-12",
    )
    assert [c.relation for c in doc.citations] == ["legal_basis", "legal_basis"]


@pytest.mark.parametrize("heading", ["I. Căn cứ\nLuật Giáo dục.", "I. Căn cứ: Luật Giáo dục."])
def test_the_heading_of_the_recitals_keeps_its_number(heading: str) -> None:
    doc = parse(f"KẾ HOẠCH\nMở thư viện\n{heading}\nII. Việc\nMở cửa.\n")
    assert [section.label for section in doc.sections] == ["I", "II"]
    assert not doc.notes


def test_the_type_of_a_list_tells_the_symbols_of_its_members() -> None:
    text = "Các Tờ trình số 5/TTT-CP ngày 5/6/2024, số 6/TTI-CP ngày 6/6/2024 và số 7/TTT-CP; lô số 8/TTT-CP"
    assert [c.number for c in read(text)] == ["5/TTr-CP", "6/TTr-CP", "7/TTr-CP"]
    assert repairs("Tờ trình số 5/TTr-CP được xét. Bảng số 6/TTT-CP kèm theo") == []


def test_of_two_like_points_the_first_is_the_one_before() -> None:
    points = "1. Thư viện\na) Mở cả ngày.\nb) Mua sách.\nc) Sửa nhà.\nđ) Trồng cây.\n{}) Quét sân.\n2. Kinh phí"
    assert [s.label for s in parse(points.format("đ")).sections] == ["1", "a", "b", "c", "d", "đ", "2"]
    assert [s.label for s in parse(points.format("e")).sections] == ["1", "a", "b", "c", "đ", "e", "2"]


MOTTO = "GỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{} lập - Tự do - Hạnh phúc"


def test_a_head_with_letters_misread_is_read() -> None:
    text = (
        f"ỦY BAN NHÂN DÂN {MOTTO.format('XÃ BÌNH AN Đệc')}\nSố: 45/KH-UBND Bình An; ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\n"
    )
    own = parse(f"{text}Mở thư viện xã\nCăn cứ Luật Thư viện;\nI. MỤC ĐÍCH\n").metadata
    assert (own.issuer, own.number, str(own.date)) == ("ỦY BAN NHÂN DÂN XÃ BÌNH AN", "45/KH-UBND", "2024-06-05")


@pytest.mark.parametrize("law", ["Luật Bầu cử", "Luật bầu cử"])
def test_the_longer_of_two_names_that_begin_alike_is_known_without_its_marks(law: str) -> None:
    (found,) = read(f"theo {law} đại biểu Quốc hội và đại biếu Hội đồng nhân dân.")
    assert found.text == f"{law} đại biểu Quốc hội và đại biếu Hội đồng nhân dân"
    first, _ = read(f"theo {law} đại biểu Quốc hội và đại biểu các hội đồng theo Luật Thư viện")
    assert first.text == f"{law} đại biểu Quốc hội"


SKIPPED = (
    "1. Thư viện\na) Mở cả ngày.\nb) Mua sách.\nc) Sửa nhà.\nđ) Trồng cây.\n2. Thực hiện Kế hoạch số 5{}/KH-UBND.\n"
)


def test_labels_of_a_text_that_is_damaged_elsewhere_are_doubted_sooner() -> None:
    assert [s.label for s in parse(SKIPPED.format("")).sections] == ["1", "a", "b", "c", "đ", "2"]
    assert [s.label for s in parse(SKIPPED.format("/")).sections] == ["1", "a", "b", "c", "d", "2"]


@pytest.mark.parametrize(
    "line", ["- Căn cứ Luật Giáo dục;", "Theo căn cứ Luật Giáo dục;", "Trên căn cứ Nghị quyết số 5/NQ-X;"]
)
def test_a_sound_recital_is_left(line: str) -> None:
    assert not any(note.code == "ocr_suspect" for note in parse(f"Kế hoạch\n{line}\n").notes)


def test_a_list_whose_first_label_is_lost_is_read_where_it_goes_on() -> None:
    plan = "I. NHIỆM VỤ\nDọn kho.\n2. Mua sách.\n3. Sửa kệ.\n4. Sơn tường.\nII. KINH PHÍ\nTừ ngân sách.\n"
    assert [s.label for s in parse(plan).sections] == ["I", "2", "3", "4", "II"]
    assert [s.label for s in parse(plan.replace("4.", "Nhà")).sections] == ["I", "II"]


NAMED_BESIDE = [
    # a symbol of no table, which is not misread where its letters are those of who issued it
    ("Quyết định số 5/QĐ-BVT ngày 2/2/2020 của Ban Vận tải", "5/QĐ-BVT"),
    ("Quyết định số 5/QĐ-BVT ngày 2/2/2020 của Bộ Y tế", "5/QĐ-BYT"),
    ("Thông báo số 8/TB-BXP của Ban Xe Phà", "8/TB-BXP"),
    ("Thông báo số 8/TB-BXP của Bộ Xây dựng", "8/TB-BXD"),
    ("Hướng dẫn số 41/HD-BTTM ngày 9/8/2022", "41/HD-BTTM"),
]


@pytest.mark.parametrize(("text", "number"), NAMED_BESIDE)
def test_a_symbol_that_fits_the_body_beside_it_is_left(text: str, number: str) -> None:
    assert [c.number for c in read(f"Thực hiện {text};")] == [number]


def test_a_symbol_that_fits_the_letterhead_above_it_is_left() -> None:
    head = "Số: 5/QĐ-BVT\nĐà Lạt, ngày 2 tháng 2 năm 2024\nQUYẾT ĐỊNH\nVề xe đưa đón\nĐiều 1. Xe chạy từ sáng.\n"
    assert parse(f"BAN VẬN TẢI\n{head}").metadata.number == "5/QĐ-BVT"
    assert parse(f"BỘ Y TẾ\n{head}").metadata.number == "5/QĐ-BYT"


AMENDING = [
    "sửa đồi, bồ sung một sô điều của",
    "sửa đổi, bổ sung một số điêu của",
    "sửa đổi bồ sung một sồ điều của",
    "SỬA ĐỎI, BỎ SUNG MỘT SÓ ĐIÈU CỦA",
    "sửa đổi, bổ sung một số điều của",
]


@pytest.mark.parametrize("words", AMENDING)
def test_what_an_act_amends_is_read_without_marks(words: str) -> None:
    found = read(f"Căn cứ Nghị định số 5/2020/NĐ-CP {words} Nghị định số 2/2018/NĐ-CP;")
    assert [(c.relation, c.governor) for c in found] == [("legal_basis", None), ("amends", 0)]


@pytest.mark.parametrize("misread", ["sô điều", "số điêu", "sồ điều"])
def test_an_amending_law_is_one_with_its_date(misread: str) -> None:
    law, amended = read(f"Căn cứ Luật sửa đổi, bổ sung một {misread} của Luật Xây dựng ngày 17/6/2020;")
    assert (law.date, amended.relation, amended.governor) == (datetime.date(2020, 6, 17), "amends", 0)


@pytest.mark.parametrize("words", ["bổ sung một sổ tay", "bỏ sung một chiếc", "bồ sung sức", "hình dung một số điều"])
def test_other_words_are_left(words: str) -> None:
    (found,) = read(f"Theo Kế hoạch số 5/KH-UBND về việc {words} cho xã;")
    assert found.title == f"về việc {words} cho xã"


@pytest.mark.parametrize(
    ("text", "number"), [("Nghị định l5/2O21/NĐ-CP", "15/2021/NĐ-CP"), ("căn hộ l5/2O21/NĐ-CP", None)]
)
def test_a_serial_behind_its_type_is_read(text: str, number: str | None) -> None:
    assert next((c.number for c in read(f"theo {text}") if c.number == "15/2021/NĐ-CP"), None) == number


CLEAN = [
    # symbols of bodies in no table, each a letter from another's
    "Quyết định số 31/QĐ-TTM ngày 5/6/2023 của Công ty cổ phần TTM",
    "Quyết định số 31/QĐ-BTCC ngày 5/6/2023 của Ban Tổ chức cuộc thi",
    "Quyết định số 31/QĐ-TTB ngày 5/6/2023 của Trung tâm Thiết bị",
    "Quyết định số 31/QĐ-BYT2 ngày 5/6/2023",
    "Công văn số 31/TTB-KD ngày 5/6/2023",
    "Thông báo số 31/TTB-KD ngày 5/6/2023",
    "Quyết định số 31/QĐ-BXP ngày 5/6/2023",
    "Quyết định số 31/QĐ-TTE ngày 5/6/2023",
]


@pytest.mark.parametrize("text", CLEAN)
def test_a_symbol_of_no_table_is_its_own_body_s(text: str) -> None:
    number = text.split()[3]
    (found,) = read(f"Thực hiện {text};")
    assert (found.number, found.notes) == (number, [])
    assert number.rsplit("-", 1)[1].lower() in (found.key or "") or "TTB-KD" in number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Quyết định số 31/QĐ-TTB ngày 5/6/2023 của Thủ tướng Chính phủ", "31/QĐ-TTg"),
        ("Quyết định số 31/QĐ-TTE ngày 05 tháng 6 năm 2023 của Phó Thủ tướng Chính phủ", "31/QĐ-TTg"),
        ("Công văn số 31/BGDBT-GDTH ngày 5/6/2023 của Bộ Giáo dục và Đào tạo", "31/BGDĐT-GDTH"),
        ("Quyết định số 31/QĐ-BXP ngày 5/6/2023 về nhà ở của Bộ Xây dựng", "31/QĐ-BXP"),  # whose houses they are
        ("Quyết định số 31/QĐ-BVHTTTDL ngày 5/6/2023", "31/QĐ-BVHTTDL"),
    ],
)
def test_the_issuer_bears_witness_to_a_symbol(text: str, number: str) -> None:
    (found,) = read(f"Thực hiện {text};")
    assert found.number == number
    assert bool(found.notes) == (number not in text)


def test_a_symbol_is_doubted_in_a_damaged_text() -> None:
    text = "Thực hiện Quyết định số 31/QĐ-BXP ngày 5/6/2023"
    others = "; Nghị định số 2O/2024/NĐ-CP ngày ló/7/2024; Nghị quyết sõ 88/NQ-CP."
    assert read(text + ".")[0].number == "31/QĐ-BXP"
    assert read(text + others)[0].number == "31/QĐ-BXD"
    assert read(f"{text} của Ban Ví dụ{others}")[0].number == "31/QĐ-BXP"  # another is named


def test_the_letterhead_bears_witness_to_a_symbol() -> None:
    head = "{}\n-------\nSố: 31/QĐ-BXP\nHà Nội, ngày 5 tháng 6 năm 2023\n\nQUYẾT ĐỊNH\nVề việc sửa nhà\n"
    assert parse(head.format("BỘ XÂY DỰNG")).metadata.number == "31/QĐ-BXD"
    assert parse(head.format("CÔNG TY VÍ DỤ")).metadata.number == "31/QĐ-BXP"


@pytest.mark.parametrize("label", ["I", "l", "|"])
def test_a_first_heading_is_one_below_a_title_too(label: str) -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\n-----\nSố: 5/KH-UBND\nBắc Ninh, ngày 5 tháng 6 năm 2024\n\nKẾ HOẠCH\n"
    doc = parse(f"{head}Về việc đọc sách\n\n{label}. MỤC ĐÍCH\n1. Mở cửa.\n2. Mua sách.\nII. KINH PHÍ\nTự lo.\n")
    assert doc.metadata.title == "Về việc đọc sách"
    assert [section.label for section in doc.sections] == ["I", "1", "2", "II"]


def test_a_point_l_below_a_title_is_no_heading() -> None:
    doc = parse("a) Mở cửa.\nk) Mua sách;\nl. Sửa nhà.\n")
    assert "I" not in [section.label for section in doc.sections]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Thục hiện Quyết định số 31/QĐ-BXD ngày 5/6/2023;", "implements"),
        ("Triến khai Luật Nhà ở năm 2023;", "implements"),
        ("2. Làm theo hướng dân tại Thông tư số 31l2023/TT-BXD.", "according_to"),
        ("2. Các xã thực hiên nghiêm túc Luật Nhà ở năm 2023.", "implements"),
        ("2. Quyết định này thay thê Quyết định số 31/QĐ-BXD ngày 5/6/2023.", "replaces"),
        ("2. Nay bài bỏ khoản 2 Điều 5 Quyết định số 31/QĐ-BXD ngày 5/6/2023.", "repeals"),
        ("(Ban hanh kèm theo Quyết định số 31/QĐ-BXD ngày 5/6/2023)", "promulgated_with"),
    ],
)
def test_a_governing_word_is_known_without_its_marks(text: str, relation: str) -> None:
    found = read(text)[-1]
    assert (found.relation, bool(found.notes)) == (relation, True)


@pytest.mark.parametrize(
    "text",
    [
        "2. Sửa các hình thức hiện có nêu tại Quyết định số 31/QĐ-BXD.",
        "2. Xã thay thể chế cũ theo Quyết định số 31/QĐ-BXD.",
        "2. Việc hướng dân cư vào Luật Nhà ở năm 2023.",
        "2. Xã ban hành; bàn hành trình theo Quyết định số 31/QĐ-BXD.",
    ],
)
def test_words_that_only_look_like_governing_ones_are_left(text: str) -> None:
    assert repairs(text) == []


@pytest.mark.parametrize("between", ["-", ",", " - ", ";", "/"])
def test_two_syllables_apart_are_no_governing_word(between: str) -> None:
    text = f"Các xã thay{between}thê Nghị định số 5/2020/NĐ-CP."
    assert [(c.text, c.notes) for c in find_citations(text)] == [("Nghị định số 5/2020/NĐ-CP", [])]


def test_a_small_l_read_for_the_first_stroke_of_a_number() -> None:
    text = (
        "KẾ HOẠCH\nTrồng rừng\nI. MỤC ĐÍCH\n1. Giữ đất.\nII. NHIỆM VỤ\n1. Ươm cây\n2. Đào hố\nlII. TỔ CHỨC\n1. Họp.\n"
    )
    assert [section.path for section in parse(text).sections if section.kind == "roman"] == ["I", "II", "III"]
    assert parse(text.replace("lII. TỔ", "lối vào. TỔ")).sections[-1].parent is not None


BLANKS = {
    "Quyêt định sô 1 662/QĐ-TTg": "1662/QĐ-TTg",
    "Quyết định sỗ 1 662/QĐ-TTg": "1662/QĐ-TTg",
    "ở các cột số 1 662/QĐ-TTg": "662/QĐ-TTg",
}


@pytest.mark.parametrize(("said", "number"), BLANKS.items(), ids=list(BLANKS))
def test_a_blank_in_a_serial_behind_a_misread_type(said: str, number: str) -> None:
    assert find_citations(f"Theo {said} ngày 04/10/2021.")[0].number == number


def test_a_post_a_scan_has_misread_signs() -> None:
    tail = "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nHIỆU TRƯỜNG\nMa Thị Thúy\n"
    assert parse(f"KẾ HOẠCH\nTrồng rừng\nI. MỤC ĐÍCH\n1. Giữ đất.\n{tail}").metadata.signer == "Ma Thị Thúy"


def test_what_a_decree_details_behind_misread_words() -> None:
    said = "Nghi định số 156/2018/NĐ-CP cúa Chính phủ quy định chi tiêt thi hành một sô điều của Luật Lâm nghiệp"
    decree, law = find_citations(f"Thực hiện {said};")
    assert (decree.issuer, law.relation, law.governor) == ("Chính phủ", "guides", 0)


HEAD = "UBND XÃ TÂN AN\nSố: 12/QĐ-UBND\nTân An, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\n{}\nĐiều 1. Cấp phép cho chợ.\n"


def test_a_title_that_was_mended_says_so() -> None:
    cited = "Căn cứ Quyết định số 9/QĐ-UBND ngày 05/02/2024 của UBND tỉnh Sơn La về việc sửa {}, bổ sung Quy chế chợ;"
    damaged, clean = find_citations(cited.format("đối")), find_citations(cited.format("đổi"))
    assert damaged[0].title == clean[0].title
    assert [note.message for note in damaged[0].notes] == ["'đối' is read as 'đổi'"]
    assert clean[0].notes == []


def test_a_documents_own_title_that_was_mended_says_so() -> None:
    own = parse(HEAD.format("Về việc sửa đối, bổ sung Quy chế chợ"))
    assert own.metadata.title == "Về việc sửa đổi, bổ sung Quy chế chợ"
    assert [(note.message, own.text[note.start : note.end]) for note in own.notes] == [
        ("'đối' is read as 'đổi'", "đối")
    ]
    assert parse(HEAD.format("Về việc sửa đổi, bổ sung Quy chế chợ")).notes == []


def test_what_a_citation_in_the_title_tells_is_told_once() -> None:
    own = parse(HEAD.format("Về việc thực hiện Nghị định sô 12/2024/NĐ-CP"))
    assert [note.message for note in own.notes] == ["'ô' is read as 'ố'"]
