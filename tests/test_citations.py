"""Citations in marked text: [[core]], {{issuer}}, ((title)), <<pinpoint>>; see marked.py."""

from __future__ import annotations

import datetime

import pytest

from marked import cited, read, strip
from vnplan import Citation, build_graph, find_citations, parse
from vnplan.citations import title

ADMINISTRATIVE = [
    "Thực hiện [[Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023]] của {{Bộ trưởng Bộ GDĐT}} ((về việc ban hành Kế hoạch)).",
    "Căn cứ [[Chỉ thị số 31/CT-TTg ngày 04/9/2024]] của {{Thủ tướng Chính phủ}};",
    "Tiếp nhận [[Công văn số 5046/UBND-KGVX]] của {{UBND tỉnh Bắc Giang}}, phòng đã trả lời.",
    "Theo [[Thông báo số 398/TB-VPCP ngày 27/8/2024]] của {{Văn phòng Chính phủ}}, các địa phương rà soát trường lớp.",
    "Trình [[Tờ trình số 1795/TTr-SGDĐT ngày 31/8/2023]] của {{Sở GDĐT}}.",
    "Triển khai [[Kế hoạch số 71/KH-UBND ngày 24 tháng 3 năm 2023]] của {{UBND tỉnh}} ((về an toàn giao thông)).",
    "Gửi kèm [[Báo cáo số 16/BC-UBND]] của {{UBND huyện Lạng Giang}}.",
    "Căn cứ [[Công điện số 220/CĐ-TTg ngày 21/11/2025]];",
    "Căn cứ [[Công điện số 05/CĐ-UBND hồi 10 giờ 30 phút ngày 05/9/2024]] của {{UBND tỉnh Hà Nam}};",
    "Theo [[Thông báo số 5/TB-UBND]] lúc 10 giờ tại hội trường ngày 05/9/2024.",
    "Thực hiện [[Nghị quyết số 314/NQ-HĐND ngày 12/11/2020]] của {{HĐND tỉnh}} ((thông qua chủ trương nâng chuẩn)).",
    "Theo [[Công văn số 623/BGDĐT-TTr ngày 28/02/2022]] của {{Bộ Giáo dục và Đào tạo}}, thanh tra tập trung thu chi.",
    "Đối chiếu [[Phương án số 15/PA-UBND]] và [[Biên bản số 12/BB-HĐND]].",
    "Theo [[Quyết định 1061/QĐ-UBND]], xã phải báo cáo.",  # "số" left out
    "Đã gửi [[văn bản số 87/TB-VPCP ngày 05/4/2022]].",
]

NORMATIVE = [
    "theo [[Nghị định số 24/2021/NĐ-CP ngày 23/3/2021]] của {{Chính phủ}}",
    "theo [[Thông tư số 22/2021/TT-BGDĐT]] của {{Bộ trưởng Bộ Giáo dục và Đào tạo}}",
    "theo [[Thông tư 11/2020/TT-BGDĐT ngày 19/5/2020]]",
    "theo [[Quyết định số 30/2020/QĐ-UBND]] của {{UBND tỉnh}}",
    "theo [[Nghị quyết số 66.18/2026/NQ-CP ngày 18/5/2026]] của {{Chính phủ}}",
    "theo [[Nghị quyết số 30a/2008/NQ-CP]] của {{Chính phủ}}",
    "theo [[Nghị quyết số 05/2016/NQ-HĐND8]] của {{HĐND tỉnh}}",
    "theo [[Quyết định số 37/2025/QĐ-CTUBND]] của {{Chủ tịch UBND tỉnh}}",
    "theo [[Văn bản hợp nhất số 54/VBHN-VPQH ngày 11/8/2025]]",
    "theo [[Luật số 06/2022/QH15]]",
    "theo [[Luật Thi đua, khen thưởng số 06/2022/QH15]]",
    "theo [[Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019]]",
    "theo [[Pháp lệnh số 36/2001/PL-UBTVQH10]]",
    "theo [[Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14]]",
    "theo [[Nghị quyết số 1003/2006/NQ-UBTVQH11]]",
    "theo [[Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN]]",
    "theo [[Thông tư liên tịch số 06/2015/TTLT-BGDĐT-BNV ngày 16/3/2015]]",
    "theo [[Thông tư liên tịch số 42/2013/TTLT-BGDĐT-BLĐTBXH-BTC]]",
    "theo [[Lệnh số 10/2022/L-CTN]]",
]

PARTY = [
    "[[Nghị quyết số 29-NQ/TW, ngày 04/11/2013]] của {{Ban Chấp hành Trung ương}}",
    "[[Kết luận số 01-KL/TW ngày 18/5/2021]] của {{Bộ Chính trị}}",
    "[[Chương trình số 63-CTr/TU]] của {{Tỉnh ủy}}",
    "[[Công văn số 2686-CV/TU]] của {{Tỉnh ủy Bắc Giang}}.",
    "[[Quyết định số 317-QĐ/TWĐTN-TNTH ngày 09/11/2023]]",
    "[[Quyết định số 1147-QĐ/BTGDVTW ngày 01/12/2025]]",
    "[[Quy định số 114-QĐ/TW, ngày 11/7/2023]] của {{Ban Chấp hành Trung ương}}",
    "[[Thông tri số 07-TT/TW]] của {{Ban Bí thư}}",
    "[[Công văn số 858CV/ĐUK]]",
]

OLD = [
    "[[Nghị định 14-CP]] của {{Chính phủ}}",
    "[[Nghị định số 14-CP ngày 02/3/1993]] của {{Chính phủ}}",
    "[[Nghị định số 43/CP ngày 22/6/1993]]",
    "[[Quyết định số 404/TTg]] của {{Thủ tướng Chính phủ}}",
    "[[Nghị định số 111-HĐBT]]",
    "[[Luật số 18-L/CTN]]",
    "[[Quyết định số 62/2002/QĐ-UB]]",
    "[[Thông tư liên bộ số 61/TT-LB]]",
    "[[Quyết định số 2836/QĐ.UBND]]",
]

DAMAGED = [
    # the text                                                       the number read
    ("[[Kế hoạch số 33/KH- UBND]]", "33/KH-UBND"),
    ("[[Công văn số 15/SGDĐT-\nGDTrH]]", "15/SGDĐT-GDTrH"),
    ("[[Quyết định số 3565 /QĐ -UBND]]", "3565/QĐ-UBND"),
    ("[[Quyết định số 214/2004/QĐ - TTg]]", "214/2004/QĐ-TTg"),
    ("[[Quyết định số 772/Q\u00d0-TTg]]", "772/QĐ-TTg"),
    ("[[Kế hoạch số 94- KH/BTGDVTW]]", "94-KH/BTGDVTW"),
    ("[[Quyết định số 2457/\nQĐ-BGDĐT ngày 23/8/2023]]", "2457/QĐ-BGDĐT"),
    ("[[Quyết định\nsố 2457/QĐ-\nBGDĐT ngày\n23/8/2023]]", "2457/QĐ-BGDĐT"),
    ("[[Nghị quyết số 29–NQ/TW]]", "29-NQ/TW"),
    ("[[Chỉ thị số 14/CT-\u00adTTg]]", "14/CT-TTg"),
    ("[[Quyết định số 885/QĐ-TTg ngay 12/6/2021]]", "885/QĐ-TTg"),
    ("[[Kết luận'số 91-KL/TW]]", "91-KL/TW"),
    ("[[Nghị định số 24/2021/NĐ-CPngày 23/3/2021]]", "24/2021/NĐ-CP"),
    ("[[Thông tư số 12\u00a0/2020/TT-BGDĐT]]", "12/2020/TT-BGDĐT"),
    ("[[Quyết định số: 105/QĐ-UBND]]", "105/QĐ-UBND"),
]

LISTS = [
    "Căn cứ [[QĐ phê duyệt kết quả chọn thầu số 45/QĐ-BQL]], [[Quyết định giao vốn số 46/QĐ-BQL]];",
    "theo [[Thông tư 27/2020]], [[22/2021]] và [[NĐ 30/2020]], tháng 12/2021",
    "theo [[Hướng dẫn liên ngành 2345/HDLN-SGDĐT-SNV]];",
    "theo [[Nghị định số 24/2021/NĐ-CP]], [[Thông tư số 22/2021/TT-BGDĐT]] và [[Công văn số 5046/UBND-KGVX]]",
    "các [[Quyết định số 12/QĐ-UBND]], [[13/QĐ-UBND]], [[số 14/QĐ-UBND]]",
    "[[Quyết định số 117/QĐ-TTg ngày 25/01/2017]] và [[số 749/QĐ-TTg ngày 03/6/2020]]",
    "các [[Thông tư số 05/2017/TT-BLĐTBXH ngày 02/3/2017]], [[06/2017/TT-BLĐTBXH ngày 08/3/2017]]",
    "[[Nghị quyết số 29-NQ/TW]]; [[Kết luận số 91-KL/TW]]; [[Luật Giáo dục năm 2019]]",
]

LAWS = [
    "Căn cứ [[Luật Giáo dục năm 2019]];",
    "Căn cứ [[Luật Giáo dục ngày 14 tháng 6 năm 2019]];",
    "Căn cứ [[Luật Giáo dục 2019]];",
    "Căn cứ [[Hiến pháp năm 2013]];",
    "Căn cứ [[Bộ luật Lao động]];",
    "Căn cứ [[Luật Tổ chức chính quyền địa phương năm 2015]];",
    "vi phạm [[Luật Phòng, chống tham nhũng]] thì bị xử lý",
    "theo [[Luật Phòng, chống bạo lực gia đình]] và các nghị định",
    "theo quy định của [[Luật Viên chức]] và [[Luật Cán bộ, công chức]]",
    "theo [[Luật Giáo dục quốc phòng và an ninh năm 2013]] và các văn bản có liên quan",
    "Sở phổ biến [[Luật Trẻ em]], [[Luật Tiếp cận thông tin]], [[Pháp lệnh Dân số]] cho phụ huynh.",
    "[[Luật Thanh tra năm 2022]] được phổ biến tới từng trường",
    "thi hành [[Luật An toàn, vệ sinh lao động]] trong trường học",
    "[[Luật Giáo dục\nnăm 2019]]",
    "[[Luật Giáo dục nghề nghiệp]] quy định ba trình độ",
    "Căn cứ [[Pháp lệnh Về lực lượng dự bị động viên ngày 27 tháng 8 năm 1996]];",
    "hướng dẫn một số điều của Pháp lệnh Căn cứ [[Luật Trẻ em]];",  # a title and its recital run together
]

AMENDED_LAWS = [
    "[[Luật sửa đổi, bổ sung một số điều của [[Luật Tổ chức Chính phủ]] và [[Luật Ban hành văn bản]] năm 2019]];",
    "[[Luật sửa đổi, bổ sung một số điều của [[Luật Cán bộ, công chức]] và [[Luật Viên chức]]]];",
    "[[Luật sửa đổi, bổ sung một số điều của [[Luật Giáo dục đại học]]]];",
    "[[Luật sửa đổi, bố sung một số điều của [[Luật Trẻ em]]]];",  # a scan's "bố"
    "[[Luật bổ sung một số điều của [[Luật Hải quan]] năm 2005]];",
    "[[Luật sửa đổi, bổ sung một số điều của các luật về thuế năm 2014]];",  # laws of a field: none is named
    "[[Luật sửa đổi, bổ sung một số điều của các luật về thuế]] và sửa đổi một số điều của các nghị định",
    "[[Pháp lệnh sửa đổi, bổ sung một số điều của [[Pháp lệnh Dân số]]]];",
]

NAMED = [
    "phê duyệt [[Đề án “((Xây dựng xã hội học tập giai đoạn 2021 - 2030))”]]",
    "Thực hiện [[Chương trình “((Sức khỏe học đường giai đoạn 2021 - 2025))”]], bảo đảm bữa ăn cho trẻ.",
    "chuyên đề [[Chuyên đề “((Xây dựng trường mầm non hạnh phúc))”]]",
    "[[Kế hoạch “((Mỗi trường một thư viện xanh))”]]",
    '[[Chiến lược "((Dữ liệu thành phố đến năm 2030))"]]',
    "phê duyệt “[[Chương trình ((Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030))”]]",
    "quán triệt [[Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX]]",
    "[[Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII]] của {{Đảng}}",
    "Quán triệt [[Nghị quyết Đại hội XII]] của {{Đảng}}, các chi bộ",
    "học tập [[Nghị quyết Đại hội Đảng XII]]; [[Nghị quyết Đại hội đại biểu toàn quốc XI]] và các văn bản",
]

SELF = [
    "đôn đốc thực hiện [[Kế hoạch này]]",
    "nội dung tại [[kế hoạch này]]",
    "[[Quyết định này]] có hiệu lực kể từ ngày ký",
    "kết quả thực hiện [[Chỉ thị này]] gửi về Sở",
    "theo <<Điều 5>> của [[Thông tư này]]",
]

INTERNAL = [
    "theo quy định tại [[khoản 1 Điều này]]",
    "người nêu tại [[Điều 5]] phải nộp hồ sơ",
    "các trường hợp tại [[điểm a khoản 2 Điều 7]] thì được miễn",
    "như nêu tại [[khoản 3]] thì không áp dụng",
]

PINPOINTS = [
    "theo <<khoản 2 Điều 5>> [[Nghị định số 24/2021/NĐ-CP]]",
    "theo <<điểm a, b khoản 2 và khoản 3 Điều 5>> [[Thông tư số 22/2021/TT-BGDĐT]]",
    "tại <<Điều 12>> của [[Luật Giáo dục năm 2019]]",
    "bãi bỏ <<Chương III>> [[Quyết định số 30/2020/QĐ-UBND]]",
]

TITLES = [
    "Theo [[Kế hoạch số 71/KH-UBND]] của {{UBND tỉnh}} ((về phòng cháy, chữa cháy trong trường)); các trường tự lo.",
    "Căn cứ [[Thông tư số 36/2017/TT-BGDĐT]] của {{Bộ Giáo dục và Đào tạo}} ((ban hành Quy chế công khai)).",
    "Thực hiện [[Quyết định số 117/QĐ-TTg]] ((phê duyệt Đề án dạy tin học, định hướng đến năm 2025)), Sở trang bị máy.",
    "Theo [[Chỉ thị số 138/CT-BGDĐT]] ((về việc chấn chỉnh lạm dụng hồ sơ\nsổ sách)).",
    "[[Kết luận số 91-KL/TW]] ((tiếp tục thực hiện [[Nghị quyết số 29-NQ/TW]] của {{Ban Chấp hành Trung ương}}))",
    "[[Quyết định số 1061/QĐ-UBND]] ((về giao chỉ tiêu)) và [[Quyết định số 1062/QĐ-UBND]] ((về giao kinh phí)).",
    "Thực hiện [[Nghị quyết số 04-NQ/TU]] ((về “Nâng cao văn hóa đọc giai đoạn 2021 - 2030”)).",
    "[[Kế hoạch số 12/KH-SGDĐT]] của {{Sở Giáo dục và Đào tạo}} (GDĐT) ((về bồi dưỡng giáo viên)).",
    "[[Kế hoạch số 12/KH-UBND]] của {{UBND tỉnh}} ngày 5/1/2024 ((về tuyển sinh)); các trường tự lo.",
    "Căn cứ [[Quyết định số 45/QĐ-BNV]] của {{Bộ Nội vụ}} ((công bố thủ tục hành chính mới, được sửa đổi, bị bãi bỏ)).",
    "Căn cứ [[Quyết định số 45/QĐ-UBND]] ((ban hành Quy chế thi; quy định phòng thi và coi thi));",
    "theo [[Thông tư liên tịch số 6/2007/TTLT-BYT-BTC]] của {{Liên Bộ: Y tế, Tài chính}} ((về việc đóng viện phí)).",
    "theo [[Thông tư liên tịch số 6/2007/TTLT-BYT-BTC]] của {{liên Bộ Y tế - Tài chính}} ((hướng dẫn thu viện phí)).",
    "Nhận [[Công văn số 12/UBND-VX]] của {{UBND tỉnh}} ((về việc thuế suất)), Thuế tỉnh Bắc Ninh có ý kiến.",
    "[[Nghị định số 5/2023/NĐ-CP]] ((sửa đổi một số điều của [[Nghị định số 1/2020/NĐ-CP]], "
    "[[Nghị định số 2/2021/NĐ-CP]] và [[Nghị định số 3/2022/NĐ-CP]]));",
    "[[Quyết định số 45/QĐ-UBND]] của {{UBND tỉnh Bắc Ninh}} ((về tuyển sinh)) với chủ đề “Học thật, thi thật”.",
    "Theo [[Thông báo số 5-TB/TU]], của Ban Bí thư tại [[Công văn số 6-CV/VPTW]] ((về đê điều)).",
    "Theo [[Quyết định số 12/QĐ-X]] của {{Hiệu trưởng Trường đại học Ví dụ}} ((về tuyển sinh)).",
    "Theo [[Quyết định số 12/QĐ-X]] của {{Hiệu trưởng}} ((về tuyển sinh)).",
]

LOOK_ALIKES = [
    "https://vb.vn/tra-cuu.aspx?so=15/QD-BYT",
    "năm học 2025-2026",
    "giai đoạn 2021 - 2030",
    "Mẫu số 01/TB",
    "Mẫu số 02-HD",
    "biểu mẫu 01/CKTT-CNKD",
    "trực 24/7, đạt 1/2 chỉ tiêu",
    "giấy phép số 45/GP-SXD",
    "hotline 1022/VN",
    "tờ khai số 05/TNCN",
    "tờ bản đồ số 12/UBND",
    "lớp 10A1, 11A2 học ngày 23/8/2023",
    "Chương trình GDPT 2018",
    "Nghị quyết Đại hội Đảng các cấp",
    "Nghị quyết Đại hội XX Đảng bộ tỉnh",
    "Nghị quyết Đại hội XII Công đoàn tỉnh",
    "Công ty Luật Tâm Đức và Văn phòng Luật An Bình",
    "CÔNG TY TNHH Luật Tâm Đức, Hãng Luật An Bình",
    "học viên của Viện Luật Biển",
    "phong trào thi đua “Dạy tốt, học tốt”",
    "chủ đề “Đoàn kết, kỷ cương, sáng tạo”",
    "luật sư và luật gia tư vấn theo pháp luật hiện hành",
    "kỷ luật này cần giữ nghiêm",
    "các quyết định của Hội đồng trường",
    "Thủ trưởng căn cứ Quyết định thi hành",
    "thời điểm 1 tháng 9, địa điểm 2",
    "Tài khoản 2, Thời điểm 1 tháng 9, thí điểm 2 trường, Khuyết điểm a",
    # a paragraph ends with the word, the label below is the next one's own
    "1. Quan điểm\n\na) Đọc nhiều sách.\n\nb) Chọn sách hay.",
    "2. Ưu điểm\nb) Sách nhiều, mới.",
    "1. Địa điểm\na) Tại thư viện xã",
    "Cô thu các khoản\n1. Tiền sách\n2. Tiền vở",
    "Những đội được cộng điểm\na) Đội nhất\nb) Đội nhì",
    "Bảng xếp theo điểm\n\n2.1. Đội xanh",
    "giải quyết định kỳ 12 hồ sơ",
    "Điện thoại 0204/3854567",
    "kho bạc, tài khoản 111/112",
    "các Nghị quyết, Chỉ thị của Đảng",
]

TABLES = [
    ("numbered", ADMINISTRATIVE + NORMATIVE + PARTY + OLD + LISTS[:4] + PINPOINTS[:2] + PINPOINTS[3:] + TITLES),
    ("named_law", LAWS + AMENDED_LAWS + PINPOINTS[2:3]),
    ("named", NAMED),
    ("self", SELF),
    ("internal", INTERNAL),
]
ROWS = [pytest.param(kind, row, id=strip(row)[:60]) for kind, rows in TABLES for row in rows]


@pytest.mark.parametrize(("kind", "marked"), ROWS)
def test_table(kind: str, marked: str) -> None:
    text, wanted = read(marked)
    found = find_citations(text)
    assert cited(found) == wanted
    assert {c.kind for c in found} == {kind}


def test_an_issuer_reaches_to_the_end_of_the_text() -> None:
    text, wanted = read("[[Công văn số 2686-CV/TU]] của {{Tỉnh ủy Bắc Giang}}")
    assert cited(find_citations(text)) == wanted


@pytest.mark.parametrize("marked", LISTS, ids=strip)
def test_lists(marked: str) -> None:
    text, wanted = read(marked)
    assert cited(find_citations(text)) == wanted


INHERITED = [
    ("các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND", ["quyet_dinh", "quyet_dinh"]),
    ("các Thông tư số 05/2017/TT-BLĐTBXH, 06/2017/TT-BLĐTBXH", ["thong_tu", "thong_tu"]),
    ("các Công văn số 12/UBND-KGVX, số 13/UBND-KGVX", ["cong_van", "cong_van"]),
    ("Thông tư số 01/2011/TT-BNV và 30/2020/NĐ-CP, 31/2020/NĐ-CP", ["thong_tu", "nghi_dinh", "nghi_dinh"]),
    ("các Thông tư (số 01/2011/TT-BNV, số 30/2020/NĐ-CP)", ["thong_tu", "nghi_dinh"]),
    ("Thông tư số 01/2011/TT-BNV, số 2/2012/TTLT-BNV-BTC", ["thong_tu", "thong_tu_lien_tich"]),
    ("Thông tri số 1-TT/TU và số 2-TT/TU", ["thong_tri", "thong_tri"]),
    ("Nghị định số 43/CP và số 44/CP", ["nghi_dinh", "nghi_dinh"]),
    ("Chỉ thị số 14/CT-TTg và Nghị quyết số 29-NQ/TW", ["chi_thi", "nghi_quyet"]),
]


@pytest.mark.parametrize(("text", "types"), INHERITED)
def test_a_list_member_takes_the_type_of_its_list(text: str, types: list[str]) -> None:
    assert [c.document_type for c in find_citations(text)] == types


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_citations(text: str) -> None:
    assert find_citations(text) == []
    assert find_citations(f"Theo {text}, các trường thực hiện.") == []


@pytest.mark.parametrize(("marked", "number"), DAMAGED)
def test_damaged_numbers_are_read_and_kept_as_written(marked: str, number: str) -> None:
    text, wanted = read(f"Căn cứ {marked};")
    (found,) = find_citations(text)
    assert cited([found]) == wanted
    assert found.number == number


FIELDS = [
    # text                                                  type        number  date  year
    ("Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023", "quyet_dinh", "2457/QĐ-BGDĐT", "2023-08-23", 2023),
    ("Kết luận số 01-KL/TW ngày 18/5/2021", "ket_luan", "01-KL/TW", "2021-05-18", 2021),
    ("Nghị quyết số 314/NQ-HĐND", "nghi_quyet", "314/NQ-HĐND", None, None),
    ("Luật Thi đua, khen thưởng số 06/2022/QH15", "luat", "06/2022/QH15", None, 2022),
    ("Thông tư liên tịch số 06/2015/TTLT-BGDĐT-BNV", "thong_tu_lien_tich", "06/2015/TTLT-BGDĐT-BNV", None, 2015),
    ("TTLT số 42/2013/TTLT-BGDĐT-BTC", "thong_tu_lien_tich", "42/2013/TTLT-BGDĐT-BTC", None, 2013),
    ("Nghị quyết số 66.18/2026/NQ-CP ngày 18/5/2026", "nghi_quyet", "66.18/2026/NQ-CP", "2026-05-18", 2026),
    ("Nghị quyết số 30a/2008/NQ-CP", "nghi_quyet", "30a/2008/NQ-CP", None, 2008),
    ("Nghị định 14-CP", "nghi_dinh", "14-CP", None, None),
    # a blank for the slash: a type's or a body's symbol with its unit, or one that stood alone in old numbers
    ("Công văn số 8123 TC-CSTC", "cong_van", "8123/TC-CSTC", None, None),
    ("Quyết định số 149 QĐ-BGDĐT", "quyet_dinh", "149/QĐ-BGDĐT", None, None),
    ("Quyết định số 245 TTg ngày 22/4/1996", "quyet_dinh", "245/TTg", "1996-04-22", 1996),
    ("Nghị định 64 CP", "nghi_dinh", "64/CP", None, None),
    ("Quyết định số 12 QĐUB", "quyet_dinh", "12/QĐUB", None, None),
    ("Quyết định số 404/TTg", "quyet_dinh", "404/TTg", None, None),
    ("Công văn số 5512/BGDĐT-GDTrH", "cong_van", "5512/BGDĐT-GDTrH", None, None),
    ("Quyết định số 317-QĐ/TWĐTN-TNTH ngày 09/11/2023", "quyet_dinh", "317-QĐ/TWĐTN-TNTH", "2023-11-09", 2023),
    ("số 02579/SNV-CCVC ngày 31/10/2025", "cong_van", "02579/SNV-CCVC", "2025-10-31", 2025),
    ("Văn bản hợp nhất số 54/VBHN-VPQH ngày 11/8/2025", "van_ban_hop_nhat", "54/VBHN-VPQH", "2025-08-11", 2025),
    ("văn bản số 87/TB-VPCP", "thong_bao", "87/TB-VPCP", None, None),
    ("QUYẾT ĐỊNH SỐ 12/QĐ-UBND NGÀY 05/9/2023", "quyet_dinh", "12/QĐ-UBND", "2023-09-05", 2023),
    ("Kế hoạch số 12/KH-UBND tháng 8/2023", "ke_hoach", "12/KH-UBND", None, 2023),
    ("Quyết định số 12/QĐ-UBND năm 2015", "quyet_dinh", "12/QĐ-UBND", None, 2015),
    ("Quyết định số 12/QĐ-UBND ngày 17 ngày 8 năm 2015", "quyet_dinh", "12/QĐ-UBND", None, 2015),
    ("Quyết định số 12/QĐ-UBND ngày 17 thảng 8 năm 2015", "quyet_dinh", "12/QĐ-UBND", "2015-08-17", 2015),
    ("Quyết định số 12/QĐ-UBND ngày 17 tháng 8 năm 015", "quyet_dinh", "12/QĐ-UBND", None, None),
    ("Thông tư số 12/2015/TT-BCA ( A11 ) ngày 17/8/2015", "thong_tu", "12/2015/TT-BCA", "2015-08-17", 2015),
    ("Luật Khoa học và Công nghệ số 29/13/QH13 ngày 18/6/2013", "luat", "29/13/QH13", "2013-06-18", 2013),
    ("Pháp Lệnh Dân số số 06/2003/PL-UBTVQH11", "phap_lenh", "06/2003/PL-UBTVQH11", None, 2003),
    ("Thông tư 22 của Bộ Giáo dục và Đào tạo", "thong_tu", "22", None, None),
    ("Luật Giáo dục ngày 14 tháng 6 năm 2019", "luat", None, "2019-06-14", 2019),
    ("Bộ luật Dân sự năm 2015", "bo_luat", None, None, 2015),
    ("Hiến pháp năm 2013", "hien_phap", None, None, 2013),
    ("Đề án “Xây dựng xã hội học tập”", "de_an", None, None, None),
    ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX", "nghi_quyet", None, None, None),
    ("Kế hoạch này", "ke_hoach", None, None, None),
    ("Quyết định số 12/QĐ-BNV của Bộ Nội vụ ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", "2024-01-05", 2024),
    ("Quyết định số 12/QĐ-BNV của Bộ Nội vụ, ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", "2024-01-05", 2024),
    ("Nghị định số 24/2021/NĐ-CP của Chính phủ ngày 23/3/2021", "nghi_dinh", "24/2021/NĐ-CP", "2021-03-23", 2021),
    ("Kế hoạch số 12B/KH-UBND ngày 5/1/2024", "ke_hoach", "12B/KH-UBND", "2024-01-05", 2024),
    (
        "Quyết định số 12/QĐ-BNV ngày 3/2/2024 của Bộ Nội vụ ngày 5/1/2025",
        "quyet_dinh",
        "12/QĐ-BNV",
        "2024-02-03",
        2024,
    ),
    ("Đề án “Xây dựng xã hội học tập” của Bộ Nội vụ ngày 5/1/2025", "de_an", None, None, None),
    ("Quyết định số 210A-TC/VP ngày 01/4/1990", "quyet_dinh", "210A-TC/VP", "1990-04-01", 1990),
    ("Công văn số 01-10/2025/CV-XYZ ngày 5/1/2025", "cong_van", "01-10/2025/CV-XYZ", "2025-01-05", 2025),
    ("Công văn số 01/CV-02 ngày 5/1/2025", "cong_van", "01/CV-02", "2025-01-05", 2025),
    (
        "Nghị định số 24/2021/NĐ-CP do Chính phủ ban hành ngày 23/3/2021",
        "nghi_dinh",
        "24/2021/NĐ-CP",
        "2021-03-23",
        2021,
    ),
    (
        "Nghị định số 24/2021/NĐ-CP của Chính phủ được ban hành ngày 23/3/2021",
        "nghi_dinh",
        "24/2021/NĐ-CP",
        "2021-03-23",
        2021,
    ),
    ("Quyết định số 12/QĐ-BNV (ký ban hành ngày 5/1/2024)", "quyet_dinh", "12/QĐ-BNV", "2024-01-05", 2024),
    (
        "Quyết định số 12/QĐ-BNV đã được Bộ Nội vụ ban hành vào ngày 5/1/2024",
        "quyet_dinh",
        "12/QĐ-BNV",
        "2024-01-05",
        2024,
    ),
    ("Quyết định số 12/QĐ-BNV có ngày ban hành là 5/1/2024", "quyet_dinh", "12/QĐ-BNV", "2024-01-05", 2024),
    ("Quyết định số 12/QĐ-BNV được ký ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", "2024-01-05", 2024),
    ("Quyết định số 12/QĐ-BNV do Bộ Nội vụ gửi ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", None, None),
    ("Quyết định số 12/QĐ-BNV do Bộ Nội vụ trình ký ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", None, None),
    ("Quyết định số 12/QĐ-BNV có hiệu lực từ ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", None, None),
    ("Quyết định số 12/QĐ-BNV được Bộ Nội vụ sửa đổi ban hành ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", None, None),
    ("Quyết định số 12/QĐ-BNV được thông qua ngày 5/1/2024", "quyet_dinh", "12/QĐ-BNV", None, None),
    (
        "Luật Giáo dục được Quốc hội khóa XIV, kỳ họp thứ 7 thông qua ngày 14/6/2019",
        "luat",
        None,
        "2019-06-14",
        2019,
    ),
    ("Luật Giáo dục được Chủ tịch nước ban hành ngày 27/6/2019", "luat", None, None, None),
    (
        "Nghị định số 24/2021/NĐ-CP về bảo trợ, ban hành ngày 23/3/2021",
        "nghi_dinh",
        "24/2021/NĐ-CP",
        "2021-03-23",
        2021,
    ),
    (
        "Nghị định số 24/2021/NĐ-CP về bảo trợ (được Chính phủ ban hành ngày 23/3/2021)",
        "nghi_dinh",
        "24/2021/NĐ-CP",
        "2021-03-23",
        2021,
    ),
    ("Luật số 43/2019/QH14 được Chủ tịch nước ký ban hành ngày 27/6/2019", "luat", "43/2019/QH14", None, 2019),
]


@pytest.mark.parametrize(("text", "kind", "number", "date", "year"), FIELDS, ids=[row[0] for row in FIELDS])
def test_fields(text: str, kind: str, number: str | None, date: str | None, year: int | None) -> None:
    (found,) = find_citations(f"Thực hiện {text}; các trường báo cáo.")
    assert found.document_type == kind
    assert found.number == number
    assert found.date == (datetime.date.fromisoformat(date) if date else None)
    assert found.year == year


ISSUERS = [
    # text                                                       id          level                    province
    ("Quyết định số 2457/QĐ-BGDĐT", "bgddt", "ministry", None),
    ("Chỉ thị số 14/CT-TTg", "ttg", "prime_minister", None),
    ("Nghị định số 24/2021/NĐ-CP", "cp", "government", None),
    ("Luật số 06/2022/QH15", "quoc-hoi", "national_assembly", None),
    ("Luật Giáo dục năm 2019", "quoc-hoi", "national_assembly", None),
    ("Pháp lệnh Dân số", "ubtvqh", "national_assembly", None),
    ("Nghị quyết số 29-NQ/TW", "tw", "central_party", None),
    ("Chỉ thị số 11-CT/TU của Tỉnh ủy", "tu", "provincial_party", None),
    ("Nghị quyết số 43/NQ-HĐND của HĐND tỉnh Bắc Giang", "hdnd", "provincial_council", "bac-giang"),
    ("Quyết định số 989/QĐ-UBND của Chủ tịch UBND tỉnh Bắc Ninh", "ubnd", "provincial_committee", "bac-ninh"),
    ("Kế hoạch số 525/KH-SGDĐT của Sở GDĐT", "sgddt", "provincial_department", None),
    ("Kế hoạch số 12/KH-UBND của UBND huyện Lục Nam", "ubnd", "district", "bac-giang"),
    ("Kế hoạch số 12/KH-UBND của UBND phường Hoàng Văn Thụ", "ubnd", "commune", None),
    ("Kế hoạch số 12/KH-UBND của UBND xã Tân Sơn", "ubnd", "commune", None),
]


@pytest.mark.parametrize(("text", "issuer_id", "level", "province"), ISSUERS)
def test_issuers(text: str, issuer_id: str, level: str, province: str | None) -> None:
    (found,) = find_citations(f"Thực hiện {text};")
    assert (found.issuer_id, found.level, found.province) == (issuer_id, level, province)


NOTES = [
    ("Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023", []),
    ("Kế hoạch số 33/KH- UBND", ["repaired_number"]),
    ("Quyết định số 2457/QĐ-\nBGDĐT", ["repaired_number"]),
    ("Quyết định số 2457\n/QĐ-BGDĐT", ["broken_line"]),
    ("Kế hoạch số 12/KH-UBND tháng 8/2023", ["partial_date"]),
    ("Quyết định số 12/QĐ-UBND ngày 31/02/2023", ["no_such_date"]),
    ("Nghị định số 24/2021/NĐ-CP ngày 23/3/2022", ["year_in_number"]),
    ("Công văn số 1511LĐTBXH-CATLĐ", ["repaired_number"]),
    ("Kế hoạch số:      /KH-UBND", ["blank_number"]),
    ("Quyết định số 12/KH-UBND ngày 23/3/2022", ["type_symbol_mismatch"]),
]


@pytest.mark.parametrize(("text", "codes"), NOTES)
def test_doubts_become_notes(text: str, codes: list[str]) -> None:
    given = f"Thực hiện {text};"
    document = parse(given)
    (found,) = document.citations
    assert [note.code for note in found.notes] == codes
    assert [note.code for note in document.notes] == codes
    assert all(given[note.start : note.end] == text and note.message for note in found.notes)


SIGNED = [
    # text                                                                        issuer          title
    ("Thông tư số 22/2021/TT-BGDĐT do Bộ Y tế ban hành ngày 20/7/2021", "Bộ Y tế", None),
    ("Thông tư số 22/2021/TT-BGDĐT (được ban hành ngày 20/7/2021) về thi cử", None, "về thi cử"),
    ("Nghị định số 24/2021/NĐ-CP về bảo trợ, được Chính phủ ban hành ngày 23/3/2021", "Chính phủ", "về bảo trợ"),
]


@pytest.mark.parametrize(("text", "issuer", "title"), SIGNED)
def test_who_is_told_to_have_signed(text: str, issuer: str | None, title: str | None) -> None:
    given = f"Thực hiện {text}; các trường báo cáo."
    (found,) = find_citations(given)
    assert (found.issuer, found.title) == (issuer, title)
    assert given[found.full_start : found.full_end] == text
    assert found.text == " ".join(text.split()[: text.split().index("số") + 2])


def test_who_issued_what_carries_it_out_did_not_issue_it() -> None:
    for day in ("", " ngày 5/1/2023"):
        words = "Kế hoạch thực hiện Nghị quyết số 98/2023/QH15 do Cục Thuế ban hành"
        (found,) = find_citations(f"{words}{day}.")
        assert (found.issuer, found.date) == (None, None)
    (found,) = find_citations("Các trường thực hiện Nghị quyết số 98/2023/QH15 do Quốc hội ban hành ngày 24/6/2023.")
    assert (found.issuer, str(found.date)) == ("Quốc hội", "2023-06-24")


def test_the_day_behind_what_is_amended_may_be_of_what_amends() -> None:
    outer, _ = find_citations("Nghị định số 24/2021/NĐ-CP về Chỉ thị số 12/CT-TTg ban hành ngày 23/3/2021.")
    assert (outer.number, outer.date) == ("24/2021/NĐ-CP", None)
    outer, inner = find_citations("Nghị định số 9/2020/NĐ-CP sửa đổi Nghị định số 5/2015/NĐ-CP ban hành ngày 5/4/2020.")
    assert (outer.number, inner.date, inner.notes) == ("9/2020/NĐ-CP", None, [])
    outer, inner = find_citations("Luật sửa đổi một số điều của Luật Giáo dục được Quốc hội thông qua ngày 25/11/2009.")
    assert (str(outer.date), inner.date) == ("2009-11-25", None)
    _, inner = find_citations("Nghị định số 9/2020/NĐ-CP sửa đổi Nghị định số 5/2015/NĐ-CP ban hành ngày 5/4/2015.")
    assert str(inner.date) == "2015-04-05"


def test_the_label_of_the_next_item_is_no_number() -> None:
    assert find_citations("1. Rà soát các nghị định\n\n2. Tổ chức hội nghị") == []


SHORT_LAWS = [
    # an abbreviation that no table knows ends before a comma; letters joined by "&" are one name
    ("theo Luật QLRR, phòng khi có bão", "Luật QLRR"),
    ("theo Luật LLTP, các xã cấp phiếu", "Luật LLTP"),
    ("theo Luật KH,CN&ĐMST năm 2025", "Luật KH,CN&ĐMST năm 2025"),
    ("theo Luật ĐT,XD&NT, cấp phép", "Luật ĐT,XD&NT"),
    ("theo Luật Thuế xuất khẩu, nhập khẩu; các xã", "Luật Thuế xuất khẩu, nhập khẩu"),
    ("theo Luật Nước sạch, vệ sinh nông thôn năm 2030", "Luật Nước sạch, vệ sinh nông thôn năm 2030"),
    # letters the table joins are joined anyhow, and what goes on behind "&" or a dash is another name
    ("theo Luật GDQP và AN năm 2013; các xã", "Luật GDQP và AN năm 2013"),
    ("theo Luật PCCC, CNCH; các xã", "Luật PCCC, CNCH"),
    ("theo Luật THTK CLP; các xã", "Luật THTK CLP"),
    ("theo Luật TTATGT đường bộ năm 2024; các xã", "Luật TTATGT đường bộ năm 2024"),
    ("theo Luật GD&ĐT; các xã", "Luật GD&ĐT"),
    ("theo Luật XD và quy chuẩn; các xã", "Luật XD"),
]


@pytest.mark.parametrize(("text", "law"), SHORT_LAWS)
def test_where_an_abbreviated_law_ends(text: str, law: str) -> None:
    assert [c.text for c in find_citations(text)] == [law]


@pytest.mark.parametrize(
    "text", ["theo Luật VN hiện hành", "môn Luật KT", "lớp Luật K45", "ThS. Luật GD", "VP Luật BHXH"]
)
def test_letters_that_tell_no_law_are_none(text: str) -> None:
    assert find_citations(text) == []


def test_letters_that_tell_no_law_are_one_with_a_year() -> None:
    assert [c.text for c in find_citations("theo Luật KT năm 2019;")] == ["Luật KT năm 2019"]


HALF_ABBREVIATED = [
    ("Sở Nông nghiệp và PTNT tỉnh Gia Lai", "snnptnt", "gia-lai"),
    ("Bộ Nông nghiệp và PTNT", "bnnptnt", None),
    ("Bộ Lao động - TB&XH", "bldtbxh", None),
    ("Sở Văn hóa, TT&DL tỉnh Hà Giang", "svhttdl", "ha-giang"),
    ("Sở Nông nghiệp tỉnh Gia Lai", "snnptnt", "gia-lai"),
    ("Sở Nông nghiệp & Phát triển nông thôn tỉnh Gia Lai", "snnptnt", "gia-lai"),
    ("Sở Nông nghiệp & PTNT tỉnh Gia Lai", "snnptnt", "gia-lai"),
]


@pytest.mark.parametrize(("words", "issuer", "province"), HALF_ABBREVIATED)
def test_the_end_of_a_body_may_be_its_first_letters(words: str, issuer: str, province: str | None) -> None:
    (found,) = find_citations(f"Thực hiện Công văn số 5 ngày 2/2/2020 của {words} về trồng rừng;")
    assert (found.issuer, found.issuer_id, found.province) == (words, issuer, province)
    assert found.title == "về trồng rừng"


@pytest.mark.parametrize("joint", ["và", "&"])
def test_who_proposes_is_no_ministry(joint: str) -> None:
    (found,) = find_citations(
        f"Xét đề nghị của Giám đốc Sở Nông nghiệp {joint} Phát triển nông thôn tỉnh Gia Lai "
        "tại Tờ trình số 64/TTr-NN&PTNT ngày 12/3/2008;"
    )
    assert (found.level, found.province) == ("provincial_department", "gia-lai")


@pytest.mark.parametrize("about", ["V/v", "v/v"])
def test_a_letters_subject_is_its_title(about: str) -> None:
    (found,) = find_citations(f"Công văn số 12/SNV-VP ngày 3/4/2024 của Sở Nội vụ {about} tuyển dụng viên chức;")
    assert found.title == f"{about} tuyển dụng viên chức"


def test_letters_that_are_another_body_belong_to_none() -> None:
    (found,) = find_citations("Thực hiện Công văn số 5 ngày 2/2/2020 của Bộ Nông nghiệp và HĐND gửi các xã;")
    assert found.issuer == "Bộ Nông nghiệp"


WITH_SO = [
    "Công ty TNHH MTV Xổ số kiến thiết Cà Mau",
    "Trung tâm Chuyển đổi số tỉnh Gia Lai",
    "Chi cục Dân số tỉnh Hà Giang",
]


@pytest.mark.parametrize("words", WITH_SO)
def test_so_is_part_of_a_name_behind_what_counts_so(words: str) -> None:
    (found,) = find_citations(f"Thực hiện Công văn số 5 ngày 2/2/2020 của {words} về tuyển dụng;")
    assert (found.issuer, found.title) == (words, "về tuyển dụng")


def test_an_issuer_ends_with_its_paragraph() -> None:
    text, wanted = read("1. Thực hiện [[Quyết định số 30/2020/QĐ-UBND]] của {{UBND tỉnh}}\n\nBáo cáo hằng tháng.")
    assert cited(find_citations(text)) == wanted


def test_a_list_takes_its_issuer_and_title_to_the_right_member() -> None:
    text, wanted = read(
        "Thực hiện [[Nghị định số 59/2019/NĐ-CP ngày 01/7/2019]] của {{Chính phủ}} ((quy định chi tiết thi hành [[Luật "
        "Phòng, chống tham nhũng]])) và [[Công văn số 623/BGDĐT-TTr]] của {{Bộ GDĐT}} ((về việc tăng cường thanh tra))."
    )
    assert cited(find_citations(text)) == wanted


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("các Quyết định: số 5/QĐ-UBND; số 6/QĐ-UBND và số 7/QĐ-UBND của UBND tỉnh Sơn La", ["UBND tỉnh Sơn La"] * 3),
        ("Các Quyết định số 5/QĐ-UBND ngày 1/2/2018, số 7/QĐ-UBND của UBND tỉnh Sơn La", ["UBND tỉnh Sơn La"] * 2),
        ("các Quyết định: số 5/QĐ-UBND; số 6/QĐ-SYT của Sở Y tế", [None, "Sở Y tế"]),
        ("các Quyết định: số 5/QĐ-UBND của UBND xã Tân An; số 6/QĐ-UBND", ["UBND xã Tân An", None]),
        ("các Quyết định: số 5/QĐ-UBND về giá nước; số 6/QĐ-UBND của UBND tỉnh Sơn La", [None, "UBND tỉnh Sơn La"]),
        ("theo Quyết định số 5/QĐ-UBND và số 6/QĐ-UBND của UBND tỉnh Sơn La", [None, "UBND tỉnh Sơn La"]),
    ],
)
def test_who_issued_all_of_a_list_is_told_behind_the_last(text: str, issuers: list[str | None]) -> None:
    assert [c.issuer for c in find_citations(text)] == issuers


@pytest.mark.parametrize(
    ("between", "day"), [(" và có", "2025-08-15"), (" và ngày 20/8 có", None), (" và ngày 20/8/2025 có", None)]
)
def test_the_day_of_a_sentence_is_of_what_no_other_day_precedes(between: str, day: str | None) -> None:
    found = find_citations(f"Ngày 15/8/2025, UBND tỉnh đã có Quyết định số 30/QĐ-UBND{between} Công văn số 50/UBND-VX.")
    assert [c.date and c.date.isoformat() for c in found] == ["2025-08-15", day]


CITIES = [
    ("UBND TP.HCM", "ho-chi-minh", "ubnd.ho-chi-minh"),
    ("UBND TP HCM", "ho-chi-minh", "ubnd.ho-chi-minh"),
    ("UBND TPHCM", "ho-chi-minh", "ubnd.ho-chi-minh"),
    ("UBND TP.HN", "ha-noi", "ubnd.ha-noi"),
    ("UBND Tp.Đà Nẵng", "da-nang", "ubnd.da-nang"),
    ("UBND TP.Vinh", "nghe-an", "ubnd.thanh-pho-vinh.nghe-an"),
]


@pytest.mark.parametrize(("body", "province", "author"), CITIES)
def test_a_city_is_read_without_the_blank_behind_its_word(body: str, province: str, author: str) -> None:
    (found,) = find_citations(f"Kế hoạch số 5/KH-UBND ngày 3/4/2024 của {body} về dạy nghề;")
    assert (found.issuer, found.province, found.title) == (body, province, "về dạy nghề")
    assert found.key == f"/akn/vn/doc/ke-hoach/{author}/2024/5"


@pytest.mark.parametrize("body", ["BCH Đoàn TP.HCM", "Trường ĐH Bách khoa Tp. Hồ Chí Minh", "Báo Tuổi Trẻ TP.HCM"])
def test_a_body_by_its_capitals_holds_its_city(body: str) -> None:
    (found,) = find_citations(f"Kế hoạch số 5/KH-ABC ngày 3/4/2024 của {body} về dạy nghề;")
    assert (found.issuer, found.province, found.title) == (body, "ho-chi-minh", "về dạy nghề")


SHARED = [
    (
        "các [[Kế hoạch số 12]], [[13]] và [[14/KH-UBND ngày 3/4/2024]] của {{UBND tỉnh Hà Nam}}",
        [("12/KH-UBND", "2024-04-03"), ("13/KH-UBND", "2024-04-03"), ("14/KH-UBND", "2024-04-03")],
    ),
    ("[[Nghị định số 10]] và [[11/2020/NĐ-CP]]", [("10/2020/NĐ-CP", None), ("11/2020/NĐ-CP", None)]),
    ("[[Nghị quyết số 08]], [[09-NQ/TW]]", [("08-NQ/TW", None), ("09-NQ/TW", None)]),
    ("[[TT 26]]+[[27/2020/TT-BGDĐT]]", [("26/2020/TT-BGDĐT", None), ("27/2020/TT-BGDĐT", None)]),
    ("[[Thông tư số 26]], [[27e/2020/TT-BYT]]", [("26/2020/TT-BYT", None), ("27e/2020/TT-BYT", None)]),
    ("[[Nghị định số 100]] và [[123/2021/NĐ-CP]]", [("100", None), ("123/2021/NĐ-CP", None)]),  # the year of one
    ("[[Kế hoạch số 12]], [[13/QĐ-UBND]]", [("12", None), ("13/QĐ-UBND", None)]),  # of another type
    (
        "[[Công văn số 112]] và [[113/UBND-VX ngày 3/4/2024]]",
        [("112/UBND-VX", "2024-04-03"), ("113/UBND-VX", "2024-04-03")],
    ),
    ("[[Công văn số 112]], thửa 113/UBND-VX", [("112", None)]),
    ("tổ số 112, 113/UBND-VX", []),
    ("Kế hoạch năm 2024, [[13/KH-UBND]]", [("13/KH-UBND", None)]),
    ("Kế hoạch 2024, [[13/KH-UBND]]", [("13/KH-UBND", None)]),
    ("[[Kế hoạch số 12]] và [[số 13/KH-UBND]]", [("12", None), ("13/KH-UBND", None)]),
]


@pytest.mark.parametrize(("marked", "told"), SHARED)
def test_a_symbol_and_a_day_said_once_are_of_all_serials_before(
    marked: str, told: list[tuple[str, str | None]]
) -> None:
    text, wanted = read(marked)
    found = find_citations(text)
    assert [c.text for c in found] == [text[one.start : one.end] for one in wanted]
    assert [(c.number, c.date and c.date.isoformat()) for c in found] == told
    assert len({c.issuer for c in found}) <= 1


@pytest.mark.parametrize(("between", "day"), [("cùng ngày", "2024-04-03"), ("cùng đợt ngày", None)])
def test_a_day_that_several_have_in_common_is_read(between: str, day: str | None) -> None:
    _, last = find_citations(f"Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND {between} 3/4/2024")
    assert (last.date and last.date.isoformat()) == day


def test_full_spans_hold_pinpoint_issuer_and_title() -> None:
    text = "Theo khoản 2 Điều 5 Thông tư số 36/2017/TT-BGDĐT của Bộ GDĐT ban hành Quy chế công khai; trường niêm yết."
    (found,) = find_citations(text)
    assert text[found.full_start : found.full_end] == text[5 : text.index(";")]
    assert text[found.start : found.end] == "Thông tư số 36/2017/TT-BGDĐT"


@pytest.mark.parametrize("marked", [*ADMINISTRATIVE, *NORMATIVE, *LAWS, *NAMED], ids=strip)
def test_parse_finds_what_find_citations_finds(marked: str) -> None:
    text, wanted = read(f"Tài liệu tập huấn.\n\n1. Yêu cầu\n\nGhi nhớ: {marked.rstrip('.;')}; báo cáo.\n\n2. Tổ chức")
    assert cited(parse(text).citations) == wanted
    assert cited(find_citations(text)) == wanted


def test_citations_come_in_text_order_with_their_words() -> None:
    text = strip(" ".join(row for _, rows in TABLES for row in rows))
    found: list[Citation] = list(find_citations(text))
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert all(text[c.start : c.end] == c.text for c in found)
    assert all(c.full_start <= c.start < c.end <= c.full_end for c in found)


def test_a_body_charged_with_something_keeps_its_name() -> None:
    (found,) = find_citations(
        "Quy định số 05-QĐ/BCĐTW ngày 5/3/2025 của Ban Chỉ đạo Trung ương về chuyển đổi số về mô hình liên thông;"
    )
    assert found.issuer == "Ban Chỉ đạo Trung ương về chuyển đổi số"
    assert found.title == "về mô hình liên thông"


def test_what_amended_a_member_does_not_end_its_list() -> None:
    found = find_citations(
        "Căn cứ các Nghị định của Chính phủ: Nghị định số 88/2024/NĐ-CP quy định về bồi thường được sửa đổi, bổ sung "
        "bởi Nghị định số 226/2025/NĐ-CP; Nghị định số 102/2024/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số "
        "37/2019/NĐ-CP và số 22/2025/NĐ-CP ngày 11/02/2025 quy định về quy hoạch;"
    )
    assert [(c.number, c.issuer) for c in found] == [
        ("88/2024/NĐ-CP", "Chính phủ"),
        ("226/2025/NĐ-CP", None),
        ("102/2024/NĐ-CP", "Chính phủ"),
        ("37/2019/NĐ-CP", None),
        ("22/2025/NĐ-CP", "Chính phủ"),
    ]


# --- the rules of titles, each with a twin that differs only in what the rule decides ---------------------------------

TITLE_PAIRS = [
    # OPENERS
    (
        "opening_words",
        "Theo [[Quyết định số 12/QĐ-UBND]] ((về tuyển sinh lớp mười)).",
        "Theo [[Quyết định số 12/QĐ-UBND]] mà tuyển sinh lớp mười.",
    ),
    (
        "name_of_a_standard",
        "Theo [[TCVN 8826:2011]] - ((Phụ gia hóa học cho bê tông)).",
        "Theo [[Quyết định số 12/QĐ-BXD]] - Phụ gia hóa học cho bê tông.",
    ),
    (
        "any_words_of_a_recital",
        "Căn cứ [[Quyết định số 12/QĐ-UBND]] của {{Bộ Y tế}} ((chức năng nhiệm vụ của Cục Dân số));",
        "Thực hiện [[Quyết định số 12/QĐ-UBND]] của {{Bộ Y tế}} chức năng nhiệm vụ của Cục Dân số;",
    ),
    # NO_TITLE
    (
        "other_words",
        "Theo [[Quyết định số 12/QĐ-UBND]] quy định tại Phụ lục I.",
        "Theo [[Quyết định số 12/QĐ-UBND]] ((quy định giá đất)).",
    ),
    (
        "so_that",
        "Thực hiện [[Kế hoạch số 12/KH-UBND]] bảo đảm an toàn.",
        "Thực hiện [[Kế hoạch số 12/KH-UBND ngày 5/3/2020]] ((bảo đảm an toàn)).",
    ),
    (
        "what_it_rules",
        "Tại [[Nghị định số 24/2021/NĐ-CP]] quy định mức học phí.",
        "Theo [[Nghị định số 24/2021/NĐ-CP]] ((quy định mức học phí)).",
    ),
    (
        "closes_a_quotation",
        'Bỏ cụm từ "theo [[Nghị định số 24/2021/NĐ-CP]]" ở các khoản.',
        'Bỏ hẳn [[Nghị định số 24/2021/NĐ-CP]] "((ở các khoản))".',
    ),
    # ENDS
    (
        "at_stop",
        "Theo [[Kế hoạch số 71/KH-UBND]] ((về phòng cháy trong trường)); các trường tự lo.",
        "Theo [[Kế hoạch số 71/KH-UBND]] ((về phòng cháy trong trường các trường tự lo)).",
    ),
    (
        "behind_period",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((phê duyệt Đề án dạy nghề đến năm 2025)), toàn tỉnh mua máy.",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((phê duyệt Đề án dạy nghề đến năm 2025, tầm nhìn 2030)).",
    ),
    (
        "before_host_clause",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về giảm nghèo)), Hạt Kiểm lâm đã giao rừng.",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về giảm nghèo ở Yên Sơn, Đại Đồng giao rừng)).",
    ),
    (
        "before_receiver",
        "Phổ biến [[Quyết định số 117/QĐ-TTg]] ((về giảm nghèo)) đến từng hộ.",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về giảm nghèo đến từng hộ)).",
    ),
    (
        "at_remark",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về giảm nghèo)) (sau đây gọi là giảm nghèo) ở bản.",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về giảm nghèo (đợt một) ở bản)).",
    ),
    (
        "behind_quotation",
        "Theo [[Quyết định số 117/QĐ-TTg]] “((Nâng cao văn hóa đọc))” mùa hè.",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về “Nâng cao văn hóa đọc” mùa hè)).",
    ),
    # GOES_ON
    (
        "amends_several",
        "[[Quyết định số 5/QĐ-UBND]] ((sửa đổi một số điều của Quyết định về điện, Quyết định về nước và "
        "Quyết định về đất)).",
        "[[Quyết định số 5/QĐ-UBND]] ((sửa đổi nội dung của Quyết định về điện)), Quyết định về nước và "
        "Quyết định về đất.",
    ),
    (
        "publishes_changes",
        "Căn cứ [[Quyết định số 45/QĐ-BNV]] ((công bố thủ tục hành chính mới, được sửa đổi)).",
        "Căn cứ [[Quyết định số 45/QĐ-BNV]] ((hướng dẫn thủ tục hành chính mới)), được sửa đổi.",
    ),
    (
        "same_title",
        "Căn cứ [[Quyết định số 45/QĐ-UBND]] ((ban hành Quy chế thi; quy định phòng thi));",
        "Tra cứu [[Quyết định số 45/QĐ-UBND]] ((ban hành Quy chế thi)); quy định phòng thi;",
    ),
    (
        "names_behind_colon",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((V/v: giảm nghèo ở bản)).",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((V/v giảm nghèo)): các bản.",
    ),
    (
        "another_of_a_list",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về người do Quốc hội, Hội đồng nhân dân bầu)).",
        "Theo [[Quyết định số 117/QĐ-TTg]] ((về giảm nghèo)), Hội đồng nhân dân bầu.",
    ),
]
TITLE_RULES = ("OPENERS", "NO_TITLE", "ENDS", "GOES_ON")


@pytest.mark.parametrize(("rule", "marked", "twin"), TITLE_PAIRS, ids=[pair[0] for pair in TITLE_PAIRS])
def test_a_title_rule_decides(rule: str, marked: str, twin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for row in (marked, twin):
        text, wanted = read(row)
        assert cited(find_citations(text)) == wanted
    for rules in TITLE_RULES:
        monkeypatch.setattr(title, rules, [r for r in getattr(title, rules) if r.__name__ != rule])
    text, wanted = read(marked)
    assert cited(find_citations(text)) != wanted


def test_every_title_rule_has_its_pair() -> None:
    assert [pair[0] for pair in TITLE_PAIRS] == [r.__name__ for rules in TITLE_RULES for r in getattr(title, rules)]


@pytest.mark.parametrize("verb", ["Sửa đổi", "Bổ sung", "Thay thế", "Bãi bỏ", "Đính chính", "Điều chỉnh", "Giải thích"])
def test_the_provisions_of_what_an_article_amends_are_not_this_documents(verb: str) -> None:
    text = (
        f"Điều 1. {verb} một số điều của Nghị định số 24/2021/NĐ-CP\n\n1. Người nêu tại khoản 2 Điều 2 được miễn.\n\n"
        "Điều 2. Hiệu lực\n\n1. Áp dụng từ ngày ký.\n\n2. Người nêu tại khoản 1 Điều này được miễn.\n"
    )
    inside = [c.text for c in parse(text).citations if c.kind == "internal"]
    assert inside == (["khoản 2 Điều 2"] if verb == "Giải thích" else []) + ["khoản 1 Điều này"]


ISSUERS = [
    # the body, and no more than the body
    ("Công văn số 21/UBND-NN ngày 03/02/2024 của {{UBND huyện}}, UBND xã Đông Sơn đề nghị các thôn họp.", None),
    ("Quyết định số 21/QĐ-TTg ngày 03/02/2024 của {{Thủ tướng Chính phủ}}, Sở Nội vụ ban hành hướng dẫn:", None),
    (
        "Thông báo số 21/TB-VPCP ngày 03/02/2024 của {{Văn phòng Chính phủ}}, Bộ Tài chính và các địa phương rà soát.",
        None,
    ),
    # names that go on behind "và", a comma, a dash, in small letters as far as the place
    ("Công văn số 21/CV-HH của {{Hiệp hội Chế biến và Tiêu thụ Dừa Việt Nam}} về giá.", "về giá"),
    ("Công văn số 21/CV-HH của {{Hiệp hội Cơ sở nhỏ và vừa Việt Nam}} về giá.", "về giá"),
    ("Công văn số 21/TTVH của {{Trung tâm Văn hóa, Thể thao và Thư viện tỉnh Lào Cai}} về giá.", "về giá"),
    ("Công văn số 21/SCT-KT của {{Sở Công Thương - Khoa học tỉnh Lào Cai}} về giá.", "về giá"),
    ("Công văn số 21/BQL-KT của {{Ban Quản lý các cảng cá và bến cá Cà Mau}} về giá.", "về giá"),
    ("Kế hoạch số 21/KH-BCĐ của {{Ban Chỉ đạo phòng, chống lụt bão tỉnh Lào Cai}} về giá.", "về giá"),
    ("Công văn số 21/VKS của {{Viện kiểm sát nhân dân khu vực 4 - Lào Cai}} về giá.", "về giá"),
    ("Kế hoạch số 21/KH-UBND của {{UBND phường 2, Quận 8, Thành phố Hồ Chí Minh}} về giá.", "về giá"),
    # and names that do not: another body, a document, a list of bodies, words of the sentence
    ("Công văn số 21/CV-HH của {{Hiệp hội Chế biến Dừa}} và Phòng Tư pháp về giá.", None),
    ("Công văn số 21/CV-HH của {{Hiệp hội Chế biến Dừa}} và tình hình chợ huyện, xã.", None),
    ("Công văn số 21/TTVH của {{Trung tâm Văn hóa}}, Phòng Tư pháp và Thư viện cùng họp.", None),
    ("Công văn số 21/SCT-KT của {{Sở Công Thương}} - Phòng Tư pháp tỉnh Lào Cai họp.", None),
    ("Kế hoạch số 21/KH-BCĐ của {{Ban Chỉ đạo}} đã họp với tỉnh Lào Cai.", None),
    # several where the document is of several
    (
        "Thông tư liên tịch số 21/2014/TTLT-BTC-BNV-BYT của {{Bộ Tài chính, Bộ Nội vụ và Bộ Y tế}} hướng dẫn phụ cấp;",
        "hướng dẫn phụ cấp",
    ),
    (
        "Nghị quyết liên tịch số 21/2019/NQLT-CP-UBTVQH của {{Chính phủ, Ủy ban Thường vụ Quốc hội}} quy định kỳ họp;",
        "quy định kỳ họp",
    ),
    # a meeting of the body that decides
    (
        "Nghị quyết số 21-NQ/TW của {{Hội nghị lần thứ 7 Ban Chấp hành Trung ương Đảng khóa XII}} về tiền lương;",
        "về tiền lương",
    ),
    (
        "Kết luận số 21-KL/TW của {{Hội nghị lần thứ mười Ban Chấp hành Trung ương khóa XI}} về xây dựng Đảng;",
        "về xây dựng Đảng",
    ),
]


@pytest.mark.parametrize(("marked", "title"), ISSUERS)
def test_an_issuer_is_the_whole_body_and_no_more(marked: str, title: str | None) -> None:
    (c,) = find_citations(f"Căn cứ {marked.replace('{{', '').replace('}}', '')}")
    assert (c.issuer, c.title) == (marked.partition("{{")[2].partition("}}")[0], title)


DAYS_BEFORE = [
    # the core in brackets, the day
    ("Hợp tác xã có [văn bản đề ngày 07/4/2022 số 21/CV-HTX] về nước tưới", "2022-04-07"),
    ("theo [Công văn ngày 07 tháng 4 năm 2022 số 211/SNN-TL] của Sở", "2022-04-07"),
    ("Ngày 07/4/2022, Sở Nông nghiệp đã ban hành [Quyết định số 21/QĐ-SNN] về nước tưới", "2022-04-07"),
    ("1. Họp.\n- Ngày 07 tháng 4 năm 2022, Chi cục Thủy lợi có [Công văn số 211]; các xã chờ.", "2022-04-07"),
    # what happened on that day is something else, or the document tells its own
    ("Ngày 07/4/2022, đoàn đi kiểm tra theo [Quyết định số 21/QĐ-SNN] của Sở", None),
    ("Ngày 07/4/2022, Sở có [Công văn số 211/SNN-TL ngày 05/4/2022] về nước tưới", "2022-04-05"),
    ("Ngày 07/4/2022, tỉnh họp. Sở có [Công văn số 211/SNN-TL] về nước tưới", None),
    ("Ngày 07/4/2022, tỉnh ban hành [Quyết định số 12/2021/QĐ-UBND] về giá nước", None),
]


@pytest.mark.parametrize(("marked", "day"), DAYS_BEFORE)
def test_the_day_may_stand_before_the_number(marked: str, day: str | None) -> None:
    (c,) = find_citations(marked.replace("[", "").replace("]", ""))
    assert c.text == marked.partition("[")[2].partition("]")[0]
    assert (c.date.isoformat() if c.date else None) == day


OWN_TITLE = (
    "UBND TỈNH HÀ GIANG\nSố: 31/KH-UBND\n\nKẾ HOẠCH\nNước sạch cho các bản vùng cao\n\nThực hiện Chỉ thị số 5/CT-TTg, "
    "UBND tỉnh ban hành Kế hoạch “{}” như sau:\n\n1. Đào giếng.\n"
)


@pytest.mark.parametrize(
    ("title", "own"), [("Nước sạch cho các bản vùng cao", True), ("Trường học cho các bản vùng cao", False)]
)
def test_a_plan_named_in_itself_is_no_other_plan(title: str, own: bool) -> None:
    plan = parse(OWN_TITLE.format(title), date="2024-03-05")
    assert [c.number for c in plan.citations] == ["5/CT-TTg", None]
    assert (plan.citations[1].key == plan.metadata.key) == own
    edges = [target for _, target in build_graph(plan, catalog=False).edges()]
    assert edges == [c.key for c in plan.citations if c.key != plan.metadata.key]


LAW = (
    "QUỐC HỘI\nSố: 250/2026/QH16\nHà Nội, ngày 20 tháng 11 năm 2026\n\nLUẬT\n{}\n\n"
    "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
    "Quốc hội ban hành Luật {}.\n\nĐiều 1. Phạm vi\nLuật này quy định về cầu đường.\n"
)


@pytest.mark.parametrize(
    ("title", "named", "own"),
    [
        ("ĐƯỜNG BỘ", "Đường bộ", True),
        ("CẦU PHAO", "Cầu phao", True),
        ("Sửa đổi, bổ sung một số điều của Luật Đường bộ", "sửa đổi, bổ sung một số điều của Luật Đường bộ", True),
        ("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA 10 LUẬT CÓ LIÊN QUAN ĐẾN CẦU PHAO", "Cầu phao", False),
    ],
)
def test_a_law_that_names_itself_where_it_is_passed_is_no_other_law(title: str, named: str, own: bool) -> None:
    law = parse(LAW.format(title, named))
    constitution, passed = [c for c in law.citations if c.relation in ("legal_basis", "issued")]
    assert constitution.text.startswith("Hiến pháp")
    assert (passed.key == law.metadata.key) == own
    told = [relation for _, _, relation in build_graph(law).edges(keys=True)]
    assert told.count("issued") == (not own)


FURTHER_LEFT = [
    # the core in brackets, and its type
    ("theo [Quyết định đình chỉ giải quyết vụ án số 21/2022/QĐĐC-DS]", "quyet_dinh"),
    ("theo [Thông báo tạm ngừng phiên tòa số 21/2022/TBTN-HS]", "thong_bao"),
    ("theo [Quy chế phối hợp số 21/QCPH-SYT-BHXH]", "quy_che"),
    ("theo [Thông báo ý kiến kết luận số 21-TB/TU]", "thong_bao"),
    ("theo [Nghị quyết chuyên đề số 21-NQ/TU]", "nghi_quyet"),
    ("theo [Mệnh lệnh số 21/ML-BCHQS]", "menh_lenh"),
    ("theo [Đề cương tuyên truyền số 21-ĐC/BTGTU]", "de_cuong"),
    # a type that is joined to the number by other words than those of a name
    ("theo Thông báo của xã và [số 21/2022/TBTN-HS]", "cong_van"),
    ("theo [kết luận số 21-KL/TU]", "ket_luan"),
]


@pytest.mark.parametrize(("marked", "type"), FURTHER_LEFT)
def test_a_type_may_stand_further_left(marked: str, type: str) -> None:
    (c,) = find_citations(marked.replace("[", "").replace("]", ""))
    assert (c.text, c.document_type) == (marked.partition("[")[2].partition("]")[0], type)


def test_what_is_made_between_several_is_of_all_of_them() -> None:
    (c,) = find_citations(
        "Thực hiện Chương trình phối hợp số 21/CTPH-SYT-SGDĐT giữa Sở Y tế và Sở Giáo dục và Đào tạo "
        "về y tế trường học;"
    )
    assert (c.issuer, c.title) == ("Sở Y tế và Sở Giáo dục và Đào tạo", "về y tế trường học")
    assert "syt" in str(c.key)
    assert "sgddt" in str(c.key)


@pytest.mark.parametrize(
    "remark",
    [
        "đã được sửa đổi, bổ sung tại Nghị định số 7/2021/NĐ-CP ngày 5/2/2021",
        "được bổ sung bởi Nghị định số 7/2021/NĐ-CP",
    ],
)
def test_what_amended_a_document_stands_before_its_issuer_or_its_title(remark: str) -> None:
    for tail in (f" ({remark}) của Chính phủ về nuôi ong;", f" của Chính phủ ({remark}) về nuôi ong;"):
        first, second = find_citations(f"Căn cứ Nghị định số 45/2018/NĐ-CP ngày 6/3/2018{tail}")
        assert (first.issuer, first.title, second.number) == ("Chính phủ", "về nuôi ong", "7/2021/NĐ-CP")
