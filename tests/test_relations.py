"""How a document stands to what it cites: one row a relation, then lists, titles, amendments and footnotes."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from marked import read, strip
from vnplan import find_citations, parse
from vnplan.citations import cues, relation
from vnplan.review.explain import ExplainedCitation, explain

RELATIONS = [
    ("legal_basis", "Căn cứ [[Luật Giáo dục năm 2019]];"),
    ("legal_basis", "CĂN CỨ [[LUẬT GIÁO DỤC NĂM 2019]];"),
    ("legal_basis", "Căn cứ vào [[Quyết định số 989/QĐ-UBND]], trường lập thời khóa biểu."),
    ("implements", "Thực hiện [[Chỉ thị số 14/CT-TTg]], Sở mở lớp học cộng đồng."),
    ("implements", "Tiếp tục thực hiện [[Nghị quyết số 29-NQ/TW]]."),
    ("implements", "Triển khai [[Kế hoạch số 71/KH-UBND]]."),
    ("implements", "Tổ chức triển khai thực hiện đồng bộ, hiệu quả [[Chỉ thị số 14/CT-TTg]]."),
    ("implements", "Quán triệt [[Kết luận số 91-KL/TW]] tới giáo viên."),
    ("implements", "Làm theo tinh thần [[Chỉ thị số 34-CT/TW]]."),
    ("implements", "Cụ thể hóa [[Nghị quyết số 57-NQ/TW]]."),
    ("implements", "Hoàn thành mục tiêu [[Kế hoạch số 633/KH-UBND]]."),
    ("implements", "phấn đấu vượt mục tiêu [[Kế hoạch số 633/KH-UBND]]"),
    ("implements", "Triển khai đúng lộ trình [[Kế hoạch số 105/KH-UBND]]."),
    ("according_to", "Công khai theo [[Thông tư số 36/2017/TT-BGDĐT]]."),
    ("according_to", "nâng chuẩn theo quy định tại [[Nghị định số 71/2020/NĐ-CP]]"),
    ("according_to", "mức thu được quy định tại [[Nghị quyết số 10/2020/NQ-HĐND]]"),
    ("according_to", "làm theo hướng dẫn tại [[Công văn số 623/BGDĐT-TTr]]"),
    ("according_to", "báo cáo theo yêu cầu của [[Công văn số 623/BGDĐT-TTr]]"),
    ("according_to", "biên soạn theo lộ trình [[Kế hoạch số 46/KH-SGDĐT]]"),
    ("promulgated_with", "(Ban hành kèm theo [[Quyết định số 1061/QĐ-UBND]])"),
    ("promulgated_with", "Quy chế ban hành kèm theo [[Quyết định này]]"),
    ("proposed_in", "Theo đề nghị của Giám đốc Sở GDĐT tại [[Tờ trình số 1795/TTr-SGDĐT]];"),
    ("proposed_in", "Xét [[Tờ trình số 12/TTr-UBND]] của Ủy ban;"),
    ("amends", "Sửa đổi, bổ sung một số điều của [[Nghị định số 24/2021/NĐ-CP]]"),
    ("amends", "Sửa đổi [[Quyết định số 30/2020/QĐ-UBND]]"),
    ("replaces", "Quy định mới thay thế [[Quyết định số 27/2024/QĐ-UBND]]."),
    ("replaces", "[[Quyết định số 27/2024/QĐ-UBND]] được thay thế từ hôm nay."),
    ("repeals", "Bãi bỏ [[Quyết định số 27/2024/QĐ-UBND]]."),
    ("repeals", "[[Quyết định số 27/2024/QĐ-UBND]] hết hiệu lực thi hành."),
    ("corrects", "Đính chính [[Thông tư số 22/2021/TT-BGDĐT]]."),
    ("consolidates", "Hợp nhất [[Nghị định số 24/2021/NĐ-CP]]."),
    ("guides", "Quy định chi tiết và hướng dẫn biện pháp thi hành một số điều của [[Luật Thanh tra]]."),
    ("guides", "Hướng dẫn một số điều và biện pháp thi hành [[Luật Thanh tra]]."),
    ("guides", "Hướng dẫn triển khai thực hiện [[Luật Thanh tra]]."),
    ("implements", "Các xã tìm biện pháp thi hành [[Luật Thanh tra]]."),
    ("implements", "Sở hướng dẫn các xã triển khai thực hiện [[Luật Thanh tra]]."),
    ("guides", "Hướng dẫn thi hành [[Luật Thanh tra]]."),
    ("guides", "Quy định chi tiết một số điều của [[Luật Thanh tra]]."),
    ("issued", "Chính phủ đã ban hành [[Nghị định số 86/2018/NĐ-CP]]."),
    ("issued", "Năm qua, tỉnh phê duyệt [[Đề án “Mỗi trường một thư viện xanh”]]."),
    ("mentions", "[[Nghị quyết số 29-NQ/TW]] là văn bản quan trọng."),
    ("mentions", "Thủ trưởng các đơn vị chịu trách nhiệm về [[Kế hoạch này]]."),
    ("mentions", "Người nêu tại [[khoản 1 Điều này]] được miễn."),
]


@pytest.mark.parametrize(("relation", "marked"), RELATIONS, ids=[strip(row[1])[:60] for row in RELATIONS])
def test_one_row_a_relation(relation: str, marked: str) -> None:
    text, wanted = read(marked)
    found = find_citations(text)
    assert [(c.start, c.end) for c in found] == [w[:2] for w in wanted]
    assert {c.relation for c in found} == {relation}


CUES = [
    ("Tiếp tục thực hiện Nghị quyết số 29-NQ/TW.", "Tiếp tục thực hiện"),
    ("Căn cứ Luật Giáo dục năm 2019;", "Căn cứ"),
    ("Làm theo\ntinh thần Chỉ thị số 34-CT/TW.", "theo tinh thần"),
    ("Nghị quyết số 29-NQ/TW là văn bản quan trọng.", None),
]


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_the_cue_is_told(text: str, cue: str | None) -> None:
    (found,) = find_citations(text)
    assert found.cue == cue


# Each citation with its relation, and in brackets the number of the citation that governs it, counted from 0.
GOVERNED = [
    # one cue, a whole list
    ("Thực hiện Nghị quyết số 29-NQ/TW; Kết luận số 91-KL/TW và Luật Trẻ em.", "implements implements implements"),
    ("theo quy định tại Nghị định số 24/2021/NĐ-CP, Thông tư số 22/2021/TT-BGDĐT", "according_to according_to"),
    ("Căn cứ Luật Giáo dục năm 2019; Luật Viên chức;", "legal_basis legal_basis"),
    # its members labelled within the line
    ("Thực hiện các văn bản: 1. Nghị quyết số 29-NQ/TW; 2. Kết luận số 91-KL/TW.", "implements implements"),
    ("Thay thế các văn bản: 1) Quyết định số 5/QĐ-SYT; 2) Quyết định số 6/QĐ-SYT.", "replaces replaces"),
    ("Nay bãi bỏ các văn bản: a) Quyết định số 5/QĐ-SYT; b) Quyết định số 6/QĐ-SYT.", "repeals repeals"),
    ("Đã thực hiện việc sau: 5. Nghị quyết số 29-NQ/TW được phổ biến.", "mentions"),
    ("(nay thay thế: một số chợ) Quyết định số 5/QĐ-SYT được phổ biến.", "mentions"),
    ("Căn cứ Luật Trẻ em;\nThực hiện Chỉ thị số 14/CT-TTg;", "legal_basis implements"),
    ("Thực hiện Chỉ thị số 14/CT-TTg theo Nghị định số 24/2021/NĐ-CP.", "implements according_to"),
    ("Thực hiện Chỉ thị số 14/CT-TTg. Trường nào cũng giữ Nghị định số 24/2021/NĐ-CP.", "implements mentions"),
    # inside a title: how the one titled stands to it
    (
        "Theo Báo cáo số 61/BC-UBND ngày 02/3/2023 đánh giá việc thực hiện Chỉ thị số 14/CT-TTg.",
        "according_to implements[0]",
    ),
    (
        "Thực hiện Kết luận số 91-KL/TW của Bộ Chính trị tiếp tục thực hiện Nghị quyết số 29-NQ/TW.",
        "implements implements[0]",
    ),
    (
        "theo Kết luận số 01-KL/TW về tiếp tục thực hiện Chỉ thị số 05-CT/TW và Kế hoạch số 178/KH-BGDĐT về thực hiện "
        "Chỉ thị số 31/CT-TTg.",
        "according_to implements[0] according_to implements[2]",
    ),
    ("Thực hiện Quyết định số 1373/QĐ-TTg phê duyệt Đề án “Xây dựng xã hội học tập”.", "implements issued[0]"),
    ("theo Quyết định số 45/QĐ-UBND về bãi bỏ Quyết định số 44/QĐ-UBND;", "according_to repeals[0]"),
    (
        "Kế hoạch số 12/KH-SGDĐT về thực hiện Nghị quyết số 29-NQ/TW và Kết luận số 91-KL/TW.",
        "mentions implements[0] implements[0]",
    ),
    # amended laws, named in the name of the law that amends them
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019;",
        "legal_basis amends[0] amends[0]",
    ),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 27/2023/QH15, Luật Đất đai số 31/2024/QH15 và Luật "
        "Các tổ chức tín dụng số 32/2024/QH15 ngày 29 tháng 6 năm 2024;",
        "legal_basis amends[0] amends[0] amends[0]",
    ),
    ("TRIỂN KHAI THI HÀNH LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT NHÀ Ở", "implements amends[0]"),
    # what amended a document, told behind it
    (
        "Căn cứ Nghị định số 24/2021/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 125/2024/NĐ-CP;",
        "legal_basis amended_by[0]",
    ),
    (
        "theo Thông tư số 22/2021/TT-BGDĐT (sửa đổi, bổ sung năm 2023 bởi Thông tư số 05/2023/TT-BGDĐT)",
        "according_to amended_by[0]",
    ),
    (
        "theo Thông tư số 22/2021/TT-BGDĐT đã được sửa đổi, bổ sung tại Thông tư số 05/2023/TT-BGDĐT",
        "according_to amended_by[0]",
    ),
    (
        "Nghị định số 40/2025/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 109/2025/NĐ-CP và Nghị định số "
        "193/2025/NĐ-CP;",
        "mentions amended_by[0] amended_by[0]",
    ),
    (
        "Căn cứ Luật Giáo dục năm 2019 được sửa đổi, bổ sung theo Luật số 123/2025/QH15;",
        "legal_basis amended_by[0]",
    ),
    # what a bracket tells of the document before it
    (
        "Căn cứ Thông tư số 4/2023/TT-BXD của Bộ Xây dựng (bãi bỏ Thông tư số 2/2016/TT-BXD); Luật Nhà ở;",
        "legal_basis repeals[0] legal_basis",
    ),
    ("theo Thông tư số 4/2023/TT-BXD (thay cho Thông tư số 2/2016/TT-BXD).", "according_to replaces[0]"),
    ("theo Luật Dược năm 2016 (thay thế Luật Dược năm 2005), các xã", "according_to replaces[0]"),
    (
        "theo Thông tư số 4/2023/TT-BXD (sửa đổi, bổ sung Điều 3 Thông tư số 2/2016/TT-BXD và Thông tư số "
        "7/2018/TT-BXD), Luật Nhà ở.",
        "according_to amends[0] amends[0] according_to",
    ),
    ("theo Thông tư số 4/2023/TT-BXD (hướng dẫn thi hành Luật Nhà ở).", "according_to guides[0]"),
    ("theo Thông tư số 4/2023/TT-BXD (đề nghị bãi bỏ Thông tư số 2/2016/TT-BXD).", "according_to mentions"),
    ("theo Thông tư số 4/2023/TT-BXD của Bộ (cũ). Bãi bỏ Thông tư số 2/2016/TT-BXD.", "according_to repeals"),
    # what another did to it, in a bracket or behind a comma: no verb outside governs there, behind it it does again
    (
        "Sửa đổi Điều 4 Quyết định số 31/QĐ-SYT (được gia hạn bởi Quyết định số 77/QĐ-SYT), Quyết định số 8/QĐ-SYT.",
        "amends amended_by[0] amends",
    ),
    ("Thay thế Kế hoạch số 5/KH-SXD (đã được điều chỉnh theo Kế hoạch số 45/KH-SXD).", "replaces amended_by[0]"),
    ("Triển khai Nghị quyết số 8-NQ/TU (nay được thay bằng Nghị quyết số 15-NQ/TU).", "implements amended_by[0]"),
    (
        "Bãi bỏ Quyết định số 6/QĐ-SYT (đã kéo dài tại Quyết định số 60/QĐ-SYT), Quyết định số 7/QĐ-SYT.",
        "repeals amended_by[0] repeals",
    ),
    ("Bãi bỏ Quyết định số 3/QĐ-SYT (bị hủy một phần tại Bản án số 12/2023/HC-ST).", "repeals amended_by[0]"),
    ("Căn cứ Thông tư số 5/2014/TT-BXD (đính chính bởi Quyết định số 120/QĐ-BXD);", "legal_basis amended_by[0]"),
    ("Căn cứ Thông tư số 5/2014/TT-BXD (hết hiệu lực theo Thông tư số 8/2020/TT-BXD);", "legal_basis amended_by[0]"),
    ("Thực hiện Kế hoạch số 5/KH-SXD, được thay thế bằng Kế hoạch số 45/KH-SXD.", "implements amended_by[0]"),
    (
        "Căn cứ Thông tư số 5/2014/TT-BXD được thay thế bởi Thông tư số 8/2020/TT-BXD; Thông tư số 3/2021/TT-BXD;",
        "legal_basis amended_by[0] legal_basis",
    ),
    (
        "Căn cứ Nghị định số 24/2021/NĐ-CP của Chính phủ (đã được sửa đổi tại Nghị định số 125/2024/NĐ-CP) quy định về "
        "quản lý trường học theo Luật Giáo dục;",
        "legal_basis amended_by[0] according_to[0]",
    ),
    ("Luật Dược năm 2016 có hiệu lực, thay thế Luật Dược năm 2005.", "mentions replaces[0]"),
    ("Luật Dược năm 2016 có hiệu lực. Xã thay thế Quyết định số 5/QĐ-UBND.", "mentions replaces"),
    (
        "Theo Nghị định số 4/2021/NĐ-CP, được sửa đổi bởi Nghị định số 5/2024/NĐ-CP, và Nghị định số 6/2024/NĐ-CP.",
        "according_to amended_by[0] according_to",
    ),
    (
        "Theo Nghị định số 4/2021/NĐ-CP được sửa đổi bởi Nghị định số 5/2024/NĐ-CP, và Nghị định số 6/2024/NĐ-CP.",
        "according_to amended_by[0] amended_by[0]",
    ),
    ("KẾ HOẠCH\n1. Căn cứ\n- Luật Thú y năm 2015;\n- Thông tư số 5/2014/TT-BXD.", "legal_basis legal_basis"),
    ("Theo Quy định số 22-QĐ/TW (nay là Quy định số 296-QĐ/TW) của Ban Bí thư về thi đua.", "according_to mentions"),
    (
        "Căn cứ Thông tư số 5/2014/TT-BXD (về việc thu phí), được thay thế bởi Thông tư số 8/2020/TT-BXD;",
        "legal_basis amended_by[0]",
    ),
    ("Căn cứ Thông tư số 5/2014/TT-BXD (xã họp), được thay thế bởi Thông tư số 8/2020/TT-BXD;", "legal_basis mentions"),
    # what was issued is told of a list alone
    ("Sở đã phê duyệt Quyết định số 5/QĐ-SYT, Quyết định số 6/QĐ-SYT.", "issued issued"),
    ("Sở đã phê duyệt Quyết định số 5/QĐ-SYT, chưa đúng Thông tư số 3/2021/TT-BXD.", "issued mentions"),
    ("Căn cứ Thông tư số 5/2014/TT-BXD được đăng cùng Thông tư số 8/2020/TT-BXD;", "legal_basis legal_basis"),
    # what another did to it, where this document does nothing to it
    ("Thông tư số 5/2014/TT-BXD được thay thế bởi Thông tư số 8/2020/TT-BXD.", "replaces[1] mentions"),
    ("Thông tư số 5/2014/TT-BXD (nay bị bãi bỏ bởi Thông tư số 8/2020/TT-BXD).", "repeals[1] mentions"),
    ("Thông tư số 5/2014/TT-BXD đã được đính chính tại Quyết định số 8/QĐ-BXD.", "corrects[1] mentions"),
    ("Thông tư số 5/2014/TT-BXD hết hiệu lực theo Thông tư số 8/2020/TT-BXD.", "repeals[1] mentions"),
    (
        "Luật Dược năm 2005, Luật Thú y năm 2015 đã bị thay thế bởi Luật Dược năm 2016.",
        "replaces[2] replaces[2] mentions",
    ),
    ("“Thông tư số 5/2014/TT-BXD được thay thế bởi Thông tư số 8/2020/TT-BXD”", "replaces[1] mentions"),
    ("Máy ở xã theo Thông tư số 5/2014/TT-BXD về máy được thay bằng máy mới.", "according_to"),
    ("Thông tư số 8/2020/TT-BXD của Bộ Xây dựng đã thay thế Thông tư số 5/2014/TT-BXD.", "mentions replaces[0]"),
    (
        "Luật Dược năm 2016 có hiệu lực kể từ ngày 01/01/2017, thay thế Luật Dược năm 2005.",
        "mentions replaces[0]",
    ),
    ("Theo Thông tư số 8/2020/TT-BXD, xã thay thế Quyết định số 5/QĐ-UBND.", "according_to replaces"),
    (
        "Nghị quyết số 9/2020/NQ-HĐND được kéo dài thời gian áp dụng theo Nghị quyết số 8/2024/NQ-HĐND.",
        "mentions amended_by[0]",
    ),
    ("Nghị quyết số 8/2024/NQ-HĐND gia hạn Nghị quyết số 9/2020/NQ-HĐND.", "mentions amends[0]"),
    ("Nghị quyết số 8/2024/NQ-HĐND kéo dài thời hạn áp dụng Nghị quyết số 9/2020/NQ-HĐND.", "mentions amends[0]"),
    ("Xã gia hạn nộp hồ sơ theo Nghị quyết số 9/2020/NQ-HĐND.", "according_to"),
    ("Thay thế Quyết định số 5/QĐ-SYT (đã sửa đổi hai lần bằng Quyết định số 6/QĐ-SYT).", "replaces mentions"),
    (
        "Bãi bỏ khoản 2 Điều 5 (đã được sửa tại Điều 1 Quyết định số 6/QĐ-SYT) Quyết định số 5/QĐ-SYT.",
        "mentions mentions repeals",
    ),
    ("Bãi bỏ Quyết định số 5/QĐ-SYT (trùng với Quyết định số 6/QĐ-SYT và Luật Dược).", "repeals mentions mentions"),
    ("Bãi bỏ Quyết định số 5/QĐ-SYT (và Quyết định số 6/QĐ-SYT), Quyết định số 7/QĐ-SYT.", "repeals repeals repeals"),
    ("Bãi bỏ các quyết định (gồm Quyết định số 5/QĐ-SYT, Quyết định số 6/QĐ-SYT).", "repeals repeals"),
    (
        "Thực hiện Đề án số 5/ĐA-SYT (theo Quyết định số 6/QĐ-SYT); Đề án số 8/ĐA-SYT.",
        "implements according_to implements",
    ),
    (
        "theo quy định tại Điều 35a được bổ sung tại Luật số 90/2025/QH15; Điều 3 Nghị định số 8/2015/NĐ-CP.",
        "mentions mentions according_to",
    ),
    (
        "Quyết định số 9/QĐ-SYT về bãi bỏ Quyết định số 5/QĐ-SYT (được gia hạn tại Quyết định số 6/QĐ-SYT).",
        "mentions repeals[0] amended_by[1]",
    ),
    # what was amended stands in the same sentence, or in one that a colon leads on from
    (
        "1. Theo Quyết định số 8/QĐ-BXD ngày 3/3/2024, các xã nộp phí.\n2. Về hồ sơ:\nKhoản 2 Điều 9a được bổ sung "
        "tại khoản 4 Điều 2 Luật số 51/2024/QH15",
        "according_to mentions mentions",
    ),
    ("Theo Luật Nhà ở, xã thu phí. Điều 9 được bổ sung bởi Luật số 51/2024/QH15.", "according_to mentions mentions"),
    (
        "Chi tiết hai điều của Luật Nhà ở gồm:\na) Điểm b khoản 1 Điều 9 (được bổ sung tại Luật số 51/2024/QH15);\n"
        "b) Điểm c khoản 1 Điều 12 (được sửa đổi tại Luật số 51/2024/QH15).",
        "mentions mentions amended_by[0] mentions amended_by[0]",
    ),
    # words that are put for others, or taken out
    (
        'Cụm từ "theo Thông tư số 3/2019/TT-BCT" được thay bằng cụm từ "theo Thông tư số 8/2024/TT-BCT" tại Điều 6 '
        "Thông tư số 5/2021/TT-BCT",
        "mentions mentions amends",
    ),
    (
        "Bỏ các từ “kho”, “bến theo Luật Thủy sản” tại Điều 6 Thông tư số 5/2021/TT-BCT, Thông tư số 9/2021/TT-BCT.",
        "mentions amends amends",
    ),
    ("Hồ sơ “theo Luật Thủy sản” nộp tại xã.", "according_to"),
]


@pytest.mark.parametrize(("text", "wanted"), GOVERNED, ids=[row[0][:60] for row in GOVERNED])
def test_lists_titles_and_amendments(text: str, wanted: str) -> None:
    found = find_citations(text)
    said = [c.relation + (f"[{c.governor}]" if c.governor is not None else "") for c in found]
    assert " ".join(said) == wanted


REASONS = [
    ("Do Quyết định số 5/QĐ-UBND hết hiệu lực, xã dừng chi.", "mentions"),
    ("Từ khi Quyết định số 5/QĐ-UBND bị bãi bỏ, xã dừng chi.", "mentions"),
    ("Quyết định số 5/QĐ-UBND hết hiệu lực nên xã dừng chi.", "mentions"),
    ("Quyết định số 5/QĐ-UBND hết hiệu lực kể từ khi xã có nhà mới.", "repeals"),
    ("BÁO CÁO\nVề chợ\n1. Quyết định số 5/QĐ-UBND hết hiệu lực, xã dừng chi.\n2. Chợ vắng.", "mentions"),
    ("QUYẾT ĐỊNH\nVề chợ\n1. Quyết định số 5/QĐ-UBND hết hiệu lực, xã dừng chi.\n2. Chợ vắng.", "repeals"),
    ("THÔNG BÁO\nVề chợ\n1. Thông báo số 5/TB-UBND hết hiệu lực từ hôm nay.\n2. Chợ vắng.", "repeals"),
]


BILLS = [
    # the line above two items, and the relations of what they name
    (
        "Trình Quốc hội xem xét, thông qua tại Kỳ họp thứ nhất đối với 02 dự án luật sau đây:",
        "mentions mentions mentions",
    ),
    ("Cho ý kiến theo trình tự rút gọn đối với các dự án luật, nghị quyết:", "mentions mentions mentions"),
    ("Việc thu hồi đất làm dự án theo các văn bản sau đây:", "according_to according_to amends"),
]


@pytest.mark.parametrize(("head", "wanted"), BILLS)
def test_what_is_not_passed_yet_amends_nothing(head: str, wanted: str) -> None:
    below = "a) Luật Công chứng (sửa đổi);\nb) Luật sửa đổi, bổ sung một số điều của Luật Nhà ở."
    doc = parse(f"NGHỊ QUYẾT\nVề chương trình\nĐiều 1. Chương trình\n1. {head}\n{below}\n2. Mở cửa.\nĐiều 2. Thi hành")
    assert " ".join(c.relation for c in doc.citations) == wanted


ENACTED = "QUYẾT ĐỊNH\nVề chợ quê\nCăn cứ Luật Thư viện;\nUBND tỉnh ban hành Quyết định về chợ quê.\nĐiều 1. Nội dung\n"
FAR = [
    # what governed above a sentence that has ended governs no list below it
    (
        f"{ENACTED}1. Tiêu chuẩn áp dụng như sau:\na) TCVN 1234:2020;\nb) TCVN 1235:2020.",
        "legal_basis mentions mentions",
    ),
    (
        f"{ENACTED}1. Chấm dứt hiệu lực thi hành các văn bản sau đây:\na) Quyết định số 5/2016/QĐ-UBND;\nb) Quyết định "
        "số 6/2016/QĐ-UBND.",
        "legal_basis repeals repeals",
    ),
    ("QUYẾT ĐỊNH\nVề chợ quê\nCăn cứ Luật Thư viện;\nLuật Xuất bản;\nĐiều 1. Mở chợ", "legal_basis legal_basis"),
]


@pytest.mark.parametrize(("text", "wanted"), FAR)
def test_what_governed_above_an_ended_sentence_governs_no_more(text: str, wanted: str) -> None:
    assert " ".join(c.relation for c in parse(text).citations if c.kind != "self") == wanted


UNNAMED = [
    # one of another type than the text it is told in, and one that may be the text itself
    ("KẾ HOẠCH", "Quyết định thay thế Quyết định số 5/2021/QĐ-UBND đã có hiệu lực.", "mentions"),
    ("KẾ HOẠCH", "Sản phẩm: Nghị quyết sửa đổi Nghị quyết số 5/2021/NQ-HĐND.", "mentions"),
    ("KẾ HOẠCH", "Bộ Y tế ban hành Thông tư sửa đổi Thông tư số 5/2021/TT-BYT.", "mentions"),
    ("KẾ HOẠCH", "Nghị quyết của HĐND tỉnh sửa đổi Nghị quyết số 5/2021/NQ-HĐND đã có hiệu lực.", "mentions"),
    ("QUYẾT ĐỊNH", "Quyết định thay thế Quyết định số 5/2021/QĐ-UBND đã có hiệu lực.", "replaces"),
    ("KẾ HOẠCH", "Kế hoạch thay thế Kế hoạch số 5/KH-UBND từ hôm nay.", "replaces"),
    ("KẾ HOẠCH", "Văn bản thay thế Kế hoạch số 5/KH-UBND từ hôm nay.", "replaces"),
]


@pytest.mark.parametrize(("type", "said", "relation"), UNNAMED)
def test_an_act_of_another_type_without_a_number_is_not_this_text(type: str, said: str, relation: str) -> None:
    doc = parse(f"{type}\nVề chợ quê\n1. {said}\n2. Mở cửa chợ.\nNơi nhận:\n- Lưu: VT.")
    assert [c.relation for c in doc.citations] == [relation]
    assert len(doc.operations) == (relation == "replaces")


@pytest.mark.parametrize(("text", "relation"), REASONS)
def test_what_a_reason_or_a_report_tells_is_not_done_here(text: str, relation: str) -> None:
    assert [c.relation for c in parse(text).citations] == [relation]


STRONGER_BEFORE = [
    ("Bãi bỏ Quyết định số 5/QĐ-UBND hết hiệu lực.", "repeals"),
    ("Thay thế Quyết định số 5/QĐ-UBND bị bãi bỏ.", "replaces"),
    ("Căn cứ Quyết định số 5/QĐ-UBND hết hiệu lực;", "legal_basis"),
    ("Thực hiện Quyết định số 5/QĐ-UBND hết hiệu lực.", "repeals"),
    ("Quyết định số 5/QĐ-UBND hết hiệu lực.", "repeals"),
]


@pytest.mark.parametrize(("text", "relation"), STRONGER_BEFORE)
def test_words_behind_overrule_only_weak_words_before(text: str, relation: str) -> None:
    assert [c.relation for c in find_citations(text)] == [relation]


def test_a_cue_ends_with_its_sentence() -> None:
    found = find_citations("Thực hiện Chỉ thị số 14/CT-TTg. Nghị định số 24/2021/NĐ-CP còn mới.")
    assert [c.relation for c in found] == ["implements", "mentions"]


NOTED = """\
KẾ HOẠCH
Chăm lo thư viện trường học

I. NHIỆM VỤ

1. Tuyên truyền tới phụ huynh.

2. Rà soát sách theo các quy định1 hiện có; tiếp tục thực hiện các đề án2 của tỉnh.

Nơi nhận:
- Các trường;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Văn Minh

1 Thông tư số 16/2022/TT-BGDĐT ngày 22/11/2022 của Bộ GDĐT.

2 Kế hoạch số 3589/KH-UBND ngày 28/9/2021 của UBND tỉnh.
"""


def test_a_footnote_takes_the_relation_of_the_words_its_mark_hangs_on() -> None:
    said = {c.number: c.relation for c in parse(NOTED).citations}
    assert said == {"16/2022/TT-BGDĐT": "according_to", "3589/KH-UBND": "implements"}


def test_the_verb_of_the_sentence_may_stand_behind_a_long_title() -> None:
    head = "2. Quyết định số 11/2022/QĐ-UBND ngày 03/6/2022 ban hành Quy định về quản lý, đảm bảo an toàn lưới điện"
    (lapsed,) = parse(f"{head} hết hiệu lực kể từ ngày 01/7/2025.").citations
    (other,) = parse(f"{head}. Nghị định cũ hết hiệu lực.").citations
    assert (lapsed.relation, other.relation) == ("repeals", "mentions")


# --- the rules, each with a twin that differs only in what the rule decides ------------------------------------------


class Pair(NamedTuple):
    """A rule, a text with the citation it decides on in brackets, its relation; the twin, and the relation there."""

    rule: str
    text: str
    relation: str
    twin: str
    other: str


def noted(words: str, mark: str = "1") -> str:
    """A plan with a footnote that hangs on some words."""
    return (
        "KẾ HOẠCH\nChăm lo thư viện trường học\n\nI. NHIỆM VỤ\n\n1. Tuyên truyền tới phụ huynh.\n\n"
        f"2. Rà soát sách, {words}{mark} của tỉnh.\n\nNơi nhận:\n- Các trường;\n- Lưu: VT.\n\n"
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn Minh\n\n"
        f"{mark} [Kế hoạch số 3589/KH-UBND ngày 28/9/2021] của UBND tỉnh.\n"
    )


PLAN = (
    "KẾ HOẠCH\nChăm lo thư viện trường học\n\nI. NHIỆM VỤ\n\n1. Tuyên truyền tới phụ huynh.\n\n"
    "Nơi nhận:\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn Minh\n\n"
)

PAIRS = [
    Pair(
        "attached_to_this",
        "Quy chế ban hành kèm theo [Quyết định này].",
        "promulgated_with",
        "Quy chế ban hành trước [Quyết định này].",
        "mentions",
    ),
    Pair(
        "named_in_its_law",
        "Căn cứ Luật sửa đổi, bổ sung một số điều của [Luật Viên chức] năm 2019;",
        "amends",
        "Căn cứ nội dung một số điều của [Luật Viên chức năm 2019];",
        "legal_basis",
    ),
    Pair(
        "joined_in_title",
        "Quyết định số 12/QĐ-UBND về phê duyệt Kế hoạch số 5/KH-SYT và [Kế hoạch số 6/KH-SYT].",
        "issued",
        "Quyết định số 12/QĐ-UBND về phê duyệt Kế hoạch số 5/KH-SYT thuộc [Kế hoạch số 6/KH-SYT].",
        "mentions",
    ),
    Pair(
        "joined_in_title",
        "Quyết định số 12/QĐ-UBND về áp dụng Nghị định số 4/2021/NĐ-CP được bổ sung bởi Nghị định số 5/2024/NĐ-CP và "
        "[Nghị định số 7/2025/NĐ-CP].",
        "amended_by",
        "Quyết định số 12/QĐ-UBND về áp dụng Nghị định số 4/2021/NĐ-CP được bổ sung bởi Nghị định số 5/2024/NĐ-CP và "
        "triển khai [Nghị định số 7/2025/NĐ-CP].",
        "implements",
    ),
    Pair(
        "amended_in_title",
        "Kế hoạch số 12/KH-UBND về thực hiện Nghị định số 4/2021/NĐ-CP được bổ sung bởi [Nghị định số 125/2024/NĐ-CP].",
        "amended_by",
        "Kế hoạch số 12/KH-UBND về thực hiện Nghị định số 4/2021/NĐ-CP được viện dẫn ở [Nghị định số 125/2024/NĐ-CP].",
        "implements",
    ),
    Pair(
        "act_of_the_one_before",
        "Hội đồng nhân dân phường ban hành Nghị quyết số 14/NQ-HĐND thay thế [Nghị quyết số 6/NQ-HĐND].",
        "replaces",
        "Theo Nghị quyết số 14/NQ-HĐND, văn bản này thay thế [Nghị quyết số 6/NQ-HĐND].",
        "replaces",
    ),
    Pair(
        "act_of_the_one_before",
        "Phường đã ban hành Kế hoạch số 14/KH-UBND về chợ; thay thế [Kế hoạch số 6/KH-UBND].",
        "replaces",
        "Phường đã ban hành Kế hoạch số 14/KH-UBND về chợ. Nay thay thế [Kế hoạch số 6/KH-UBND].",
        "replaces",
    ),
    Pair(
        "task_in_a_row",
        "| STT | Việc |\n|---|---|\n| 7 | Bãi bỏ [Quyết định số 41/2019/QĐ-UBND] |\n",
        "mentions",
        "STT | Việc\nBãi bỏ [Quyết định số 41/2019/QĐ-UBND].",
        "repeals",
    ),
    Pair(
        "amended_by",
        "Căn cứ Nghị định số 24/2021/NĐ-CP được sửa đổi, bổ sung bởi [Nghị định số 125/2024/NĐ-CP];",
        "amended_by",
        "Căn cứ Nghị định số 24/2021/NĐ-CP được viện dẫn ở [Nghị định số 125/2024/NĐ-CP];",
        "legal_basis",
    ),
    Pair(
        "ended_by",
        "Căn cứ Nghị định số 24/2021/NĐ-CP được thay thế bởi [Nghị định số 125/2024/NĐ-CP];",
        "amended_by",
        "Nghị định số 24/2021/NĐ-CP được thay thế bởi [Nghị định số 125/2024/NĐ-CP];",
        "mentions",
    ),
    Pair(
        "joined_to_amending",
        "Nghị định số 4/2025/NĐ-CP được sửa đổi bởi Nghị định số 9/2025/NĐ-CP và [Nghị định số 19/2025/NĐ-CP];",
        "amended_by",
        "Nghị định số 4/2025/NĐ-CP được sửa đổi bởi Nghị định số 9/2025/NĐ-CP và [Thông tư số 19/2025/TT-BTC];",
        "mentions",
    ),
    Pair(
        "joined_to_amending",
        "Luật Thanh tra được sửa đổi bởi Luật số 36/2009/QH12; [Luật số 42/2019/QH14];",
        "amended_by",
        "Căn cứ Luật Thanh tra được sửa đổi bởi Luật số 36/2009/QH12; [Luật Trẻ em số 42/2019/QH14];",
        "legal_basis",
    ),
    Pair(
        "amends_this_provision",
        "Nghị định số 4/2021/NĐ-CP được sửa đổi bởi Nghị định 5/2024/NĐ-CP, Thông tư số 9/2025/TT-BNV, "
        "khoản này được bổ sung theo [Nghị định số 5/2024/NĐ-CP ngày 02/02/2024].",
        "amended_by",
        "Nghị định số 4/2021/NĐ-CP được sửa đổi bởi Nghị định 5/2024/NĐ-CP, Thông tư số 9/2025/TT-BNV, "
        "khoản này được soạn lại theo [Nghị định số 5/2024/NĐ-CP ngày 02/02/2024].",
        "according_to",
    ),
    Pair(
        "told_in_a_bracket",
        "Căn cứ Nghị định số 9/2024/NĐ-CP (thay cho [Nghị định số 5/2021/NĐ-CP]);",
        "replaces",
        "Căn cứ Nghị định số 9/2024/NĐ-CP (xem cả [Nghị định số 5/2021/NĐ-CP]);",
        "mentions",
    ),
    Pair(
        "remark_in_a_bracket",
        "Bãi bỏ Quyết định số 9/QĐ-SYT (trùng với [Quyết định số 5/QĐ-SYT]);",
        "mentions",
        "Bãi bỏ Quyết định số 9/QĐ-SYT (kể cả [Quyết định số 5/QĐ-SYT]);",
        "repeals",
    ),
    Pair(
        "told_by_a_paper",
        "BÁO CÁO\nVề chợ quê\nHuyện nay bãi bỏ [Quyết định số 9/QĐ-UBND].\nNơi nhận:\n- Lưu: VT.",
        "mentions",
        "BÁO CÁO\nVề chợ quê\nBáo cáo này thay thế [Quyết định số 9/QĐ-UBND].\nNơi nhận:\n- Lưu: VT.",
        "replaces",
    ),
    Pair(
        "told_by_a_paper",
        "THÔNG BÁO\nHọp chợ\nThay thế [Kế hoạch số 9/KH-UBND].\nNơi nhận:\n- Lưu: VT.",
        "mentions",
        "THÔNG BÁO\nHọp chợ\nThay thế [Thông báo số 9/TB-UBND].\nNơi nhận:\n- Lưu: VT.",
        "replaces",
    ),
    Pair(
        "task_in_a_row",
        "TT\tViệc\tAi làm\n1\tSửa đổi [Quyết định số 9/QĐ-SYT]\tSở Y tế\n",
        "mentions",
        "TT\tViệc\n1\tSửa đổi [Quyết định số 9/QĐ-SYT]\tSở Y tế\n",
        "amends",
    ),
    Pair(
        "joined_to_title",
        "Căn cứ Nghị định số 9/2024/NĐ-CP sửa đổi Nghị định số 4/2021/NĐ-CP của Chính phủ về đê điều và "
        "[Nghị định số 5/2021/NĐ-CP ngày 05/01/2021] của Chính phủ về kè;",
        "amends",
        "Căn cứ Nghị định số 9/2024/NĐ-CP sửa đổi Nghị định số 4/2021/NĐ-CP của Chính phủ về đê điều và "
        "[Nghị định số 5/2025/NĐ-CP ngày 05/01/2025] của Chính phủ về kè;",
        "legal_basis",
    ),
    Pair(
        "listed_as_amending",
        "Nghị định số 4/2021/NĐ-CP về đê, được sửa đổi, bổ sung bởi:\n1. Nghị định số 5/2023/NĐ-CP của Chính phủ "
        "về kè, có hiệu lực từ năm 2023;\n2. [Nghị định số 9/2024/NĐ-CP] của Chính phủ.",
        "amended_by",
        "Nghị định số 4/2021/NĐ-CP về đê, được sửa đổi, bổ sung bởi:\n1. Nghị định số 5/2023/NĐ-CP của Chính phủ "
        "về kè, có hiệu lực từ năm 2023;\n2. Cùng với [Nghị định số 9/2024/NĐ-CP] của Chính phủ.",
        "mentions",
    ),
    Pair(
        "guides_as_it_goes_on",
        "Theo Nghị định số 15/2025/NĐ-CP quy định về phân cấp; hướng dẫn thi hành [Luật Trẻ em].",
        "guides",
        "Theo Nghị định số 15/2025/NĐ-CP quy định về phân cấp; cẩm nang hướng dẫn thi hành [Luật Trẻ em].",
        "according_to",
    ),
    Pair(
        "consolidated_by",
        "Văn bản hợp nhất số 45/VBHN-VPQH của Văn phòng Quốc hội hợp nhất [Luật Thú y];",
        "consolidates",
        "Công văn số 45/VPQH-PL của Văn phòng Quốc hội giới thiệu [Luật Thú y];",
        "mentions",
    ),
    Pair(
        "quoted",
        "Phó Thủ tướng giao: “Bộ Y tế thực hiện [Nghị quyết số 57-NQ/TW]” ở các xã.",
        "mentions",
        "Nêu cao khẩu hiệu “Cả tỉnh thực hiện [Nghị quyết số 57-NQ/TW]” ở các xã.",
        "implements",
    ),
    Pair(
        "quoted",
        "Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Hồ sơ\nLập theo [Thông tư số 9/2024/TT-BTC].”\nĐiều 2. Hiệu lực\n",
        "mentions",
        "Điều 1. Xem lại Điều 5 như sau:\nĐiều 5. Hồ sơ\nLập theo [Thông tư số 9/2024/TT-BTC].\nĐiều 2. Hiệu lực\n",
        "according_to",
    ),
    Pair(
        "said_in_marks",
        "Một phụ huynh viết “Bộ Y tế nay bãi bỏ [Thông tư số 15/2019/TT-BYT]” trong thư gửi trường.",
        "mentions",
        "Một phụ huynh viết “không rõ” trong thư, Bộ Y tế nay bãi bỏ [Thông tư số 15/2019/TT-BYT].",
        "repeals",
    ),
    Pair(
        "in_a_cell",
        "Hoàn thành định danh tàu thuyền;\n[Nghị quyết số 71/NQ-CP]\nBộ Công an\n",
        "mentions",
        "Hoàn thành định danh tàu thuyền;\n[Nghị quyết số 71/NQ-CP];\nBộ Công an\n",
        "implements",
    ),
    Pair(
        "task_in_an_appendix",
        f"{PLAN}PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n1. Sửa đổi, bổ sung [Quyết định số 9/QĐ-UBND].\n",
        "mentions",
        PLAN.replace("Tuyên truyền tới phụ huynh", "Sửa đổi, bổ sung [Quyết định số 9/QĐ-UBND]"),
        "amends",
    ),
    Pair(
        "told_in_a_report",
        "I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Hai xã triển khai [Đề án số 06/ĐA-UBND].\nII. NHIỆM VỤ\n1. Dạy nghề.\n",
        "mentions",
        "I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Hai xã dạy nghề.\nII. NHIỆM VỤ\n1. Triển khai [Đề án số 06/ĐA-UBND].\n",
        "implements",
    ),
    Pair(
        "task_in_a_flat_table",
        "I. PHÂN CÔNG\nSTT\nViệc\nChủ trì\n1\nTriển khai [Đề án số 06/ĐA-UBND]\nSở Y tế\n2\nDạy nghề\nSở Y tế\n",
        "mentions",
        "I. PHÂN CÔNG\nTriển khai [Đề án số 06/ĐA-UBND]\nSTT\nViệc\nChủ trì\n1\nDạy nghề\nSở Y tế\n",
        "implements",
    ),
    Pair(
        "which_places",
        "Cấp vở cho các xã thực hiện [Chương trình 135] của Chính phủ.",
        "mentions",
        "Cấp vở và các xã thực hiện [Chương trình số 135/CTr-UBND] của tỉnh.",
        "implements",
    ),
    Pair(
        "carries_out_a_law",
        "Căn cứ Nghị định số 181/2004/NĐ-CP về thi hành [Luật Đất đai];",
        "guides",
        "Căn cứ Kế hoạch số 181/KH-BTP về thi hành [Luật Đất đai];",
        "implements",
    ),
    Pair(
        "enclosed",
        "Ban Bí thư kết luận như trên.\n(Kèm theo [Báo cáo số 65-BC/TU])",
        "mentions",
        "Ban Bí thư kết luận như trên.\n(Kèm theo [Kết luận số 65-KL/TU])",
        "promulgated_with",
    ),
    Pair(
        "asked_for_too",
        "Trung tâm đề nghị Sở Y tế sửa đổi Quyết định số 3/QĐ-SYT và bãi bỏ [Quyết định số 4/QĐ-SYT].",
        "mentions",
        "Trung tâm đề nghị Sở Y tế sửa đổi Quyết định số 3/QĐ-SYT. Nay bãi bỏ [Quyết định số 4/QĐ-SYT].",
        "repeals",
    ),
    Pair(
        "act_of_one_unnamed",
        "Các xã phổ biến Nghị định sửa đổi, bổ sung một số điều của [Nghị định số 45/2020/NĐ-CP].",
        "mentions",
        "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của [Nghị định số 45/2020/NĐ-CP].",
        "amends",
    ),
    Pair(
        "far_from_its_verb",
        "Thực hiện tốt các bước của quy trình lấy ý kiến, các cuộc tiếp xúc của đại biểu với người dân trong vùng, "
        "bảo đảm dân chủ, đúng với tinh thần chung [Luật Bầu cử].",
        "mentions",
        "Thực hiện tốt các bước, đúng với tinh thần chung [Luật Bầu cử].",
        "implements",
    ),
    Pair(
        "short_name",
        "Thực hiện chương trình giảm nghèo (sau đây gọi tắt là [Chương trình số 5/CTr-UBND]) tại các xã.",
        "mentions",
        "Thực hiện chương trình giảm nghèo (thuộc mục tiêu lớn ở [Chương trình số 5/CTr-UBND]) tại các xã.",
        "implements",
    ),
    Pair(
        "nearest_cue",
        "Căn cứ [Luật Giáo dục năm 2019];",
        "legal_basis",
        "Tra cứu [Luật Giáo dục năm 2019];",
        "mentions",
    ),
    Pair(
        "carried_by_note",
        noted("tiếp tục thực hiện các đề án"),
        "implements",
        noted("tiếp tục giới thiệu các đề án"),
        "mentions",
    ),
    Pair(
        "carried_by_list_head",
        "Điều 1. Bãi bỏ các văn bản sau:\n1. Chỉ thị số 2/CT-UBND.\n2. [Quyết định số 12/2018/QĐ-UBND].\n",
        "repeals",
        "Điều 1. Giới thiệu các văn bản sau:\n1. Chỉ thị số 2/CT-UBND.\n2. [Quyết định số 12/2018/QĐ-UBND].\n",
        "mentions",
    ),
    Pair(
        "said_of_others",
        "Thực hiện Luật Trẻ em, các trường học thuộc [Thông tư số 12/2025/TT-BYT].",
        "mentions",
        "Thực hiện Luật Trẻ em, các trường học thuộc và làm theo [Thông tư số 12/2025/TT-BYT].",
        "according_to",
    ),
    Pair(
        "carried_along_list",
        "Thực hiện Nghị quyết số 29-NQ/TW; [Kết luận số 91-KL/TW] còn mới.",
        "implements",
        "Thực hiện Nghị quyết số 29-NQ/TW. [Kết luận số 91-KL/TW] còn mới.",
        "mentions",
    ),
    Pair(
        "verb_behind",
        "Theo lịch rà soát, [Quyết định số 27/2024/QĐ-UBND] hết hiệu lực từ tháng sau.",
        "repeals",
        "Theo lịch rà soát, [Quyết định số 27/2024/QĐ-UBND] còn hiệu lực từ tháng sau.",
        "according_to",
    ),
    Pair(
        "verb_of_the_sentence",
        "2. [Quyết định số 11/2022/QĐ-UBND] ban hành Quy định quản lý, bảo đảm an toàn điện hết hiệu lực.",
        "repeals",
        "2. [Quyết định số 11/2022/QĐ-UBND] ban hành Quy định quản lý, bảo đảm an toàn điện. Việc cũ hết hiệu lực.",
        "mentions",
    ),
    Pair(
        "done_by_another",
        "[Nghị định số 86/2015/NĐ-CP] bị bãi bỏ bởi Nghị định số 81/2021/NĐ-CP.",
        "repeals",
        "[Nghị định số 86/2015/NĐ-CP] bị dẫn sai bởi Nghị định số 81/2021/NĐ-CP.",
        "mentions",
    ),
    Pair(
        "befallen_with_its_list",
        "Theo lịch rà soát, [Quyết định số 9/QĐ-UBND], Quyết định số 10/QĐ-UBND hết hiệu lực.",
        "repeals",
        "Theo lịch rà soát, [Quyết định số 9/QĐ-UBND]. Quyết định số 10/QĐ-UBND hết hiệu lực.",
        "according_to",
    ),
    Pair(
        "in_a_title",
        "Kế hoạch số 12/KH-UBND về mua sách cho [Đề án “Mỗi trường một thư viện xanh”].",
        "mentions",
        "Kế hoạch số 12/KH-UBND về mua sách. Xem [Đề án “Mỗi trường một thư viện xanh”].",
        "mentions",
    ),
]

RELATION_RULES = {rule.__name__ for rules in relation.RULES.values() for rule in rules}


def asked(marked: str) -> ExplainedCitation:
    """What is said of the citation in brackets."""
    text = re.sub(r"[\[\]]", "", marked)
    (found,) = [c for c in explain(text).citations if f"[{c.text}" in marked]
    return found


def names(pairs: list[Pair]) -> list[str]:
    """A pair is known by its rule."""
    return [pair.rule for pair in pairs]


@pytest.mark.parametrize("pair", PAIRS, ids=names(PAIRS))
def test_a_rule_decides(pair: Pair) -> None:
    here, there = asked(pair.text), asked(pair.twin)
    assert (here.relation, here.relation_rule) == (pair.relation, pair.rule)
    assert there.relation == pair.other
    assert there.relation_rule != pair.rule


@pytest.mark.parametrize("pair", PAIRS, ids=names(PAIRS))
def test_nothing_else_decides_so(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its rule the citation's relation, cue or governor is another."""
    before = asked(pair.text)
    others = {place: [r for r in rules if r.__name__ != pair.rule] for place, rules in relation.RULES.items()}
    monkeypatch.setattr(relation, "RULES", others)
    after = asked(pair.text)
    assert (after.relation, after.cue, after.governor) != (before.relation, before.cue, before.governor)


STRUCTURED = (
    "told_by_a_paper",
    *("carried_by_note", "carried_by_list_head", "task_in_an_appendix", "told_in_a_report", "task_in_a_flat_table"),
)  # what needs sections and regions


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.rule not in STRUCTURED and "Điều 1." not in p.text])
def test_find_citations_decides_so_too(pair: Pair) -> None:
    for marked, wanted in ((pair.text, pair.relation), (pair.twin, pair.other)):
        (found,) = [c for c in find_citations(re.sub(r"[\[\]]", "", marked)) if f"[{c.text}" in marked]
        assert found.relation == wanted


@pytest.mark.parametrize(
    ("words", "mark", "relation"),
    [
        ("thực hiện các đề án", "1", "implements"),
        ("thực hiện các đề án", "[1]", "implements"),
        ("theo các đề án”", "1", "according_to"),
        ("căn cứ các đề án", "1", "legal_basis"),
        ("thay thế các đề án", "1", "mentions"),  # a note tells what is carried out, not what is changed
    ],
)
def test_what_a_footnotes_mark_hangs_on(words: str, mark: str, relation: str) -> None:
    text = noted(words, mark).replace("[Kế hoạch", "Kế hoạch").replace("9/2021]", "9/2021")
    assert [c.relation for c in parse(text).citations] == [relation]


HEADS = [
    # the head of a list, and the relation of its one item
    ("Bãi bỏ các văn bản sau:", "repeals"),
    ("Bãi bỏ các văn bản sau", "repeals"),
    ("Đính chính các văn bản sau", "corrects"),
    ("Thực hiện các văn bản sau:", "implements"),
    ("Thực hiện các văn bản sau", "mentions"),  # without its colon a head governs only what it acts on
    ("Các cơ quan trong tỉnh cùng nhau thực hiện các văn bản sau:", "implements"),
    ("Các cơ quan trong tỉnh cùng nhau bãi bỏ các văn bản sau", "mentions"),
]


@pytest.mark.parametrize(("head", "relation"), HEADS)
def test_the_head_of_a_list_governs_its_items(head: str, relation: str) -> None:
    text = f"Điều 1. {head}\n1. Quyết định số 12/2018/QĐ-UBND.\n2. Giao các xã.\n"
    assert [c.relation for c in parse(text).citations] == [relation]


def test_what_the_recitals_say_ends_with_the_words_of_enactment() -> None:
    head = "UBND TỈNH YÊN SƠN\n\nSố: 45/QĐ-UBND\n\nYên Sơn, ngày 5 tháng 3 năm 2021\n\nQUYẾT ĐỊNH\nVề đê điều\n\n"
    enacted = f"{head}Căn cứ Luật Đê điều,\n\nQUYẾT ĐỊNH:\n\n"
    assert [c.relation for c in parse(f"{enacted}Luật Thủy lợi cũng vậy.").citations] == ["legal_basis", "mentions"]


def test_every_rule_has_its_pair() -> None:
    assert {pair.rule for pair in PAIRS} == RELATION_RULES


# What only the whole file tells.
MERGED = (
    "BỘ Y TẾ\nSố: 12/{}-BYT\n{}\nQuy định về mượn sách\n[Thông tư số 4/2021/TT-BYT] của Bộ trưởng Bộ Y tế quy định về "
    "mượn sách, được sửa đổi bởi:\nThông tư số 5/2023/TT-BYT.\nĐiều 1. Phạm vi\nSách.\nĐiều 2. Mượn\nBáo.\n"
)
ANNEXED = f"{PLAN}{{}} 03\n(Ban hành kèm theo [Thông tư số 8/2023/TT-BNV])\nĐƠN ĐỀ NGHỊ\n".replace(
    "KẾ HOẠCH", "UBND XÃ TÂN SƠN\nSố: 12/KH-UBND\nKẾ HOẠCH"
)
ACT = (
    "CHÍNH PHỦ\nSố: 12/2024/NĐ-CP\nNGHỊ ĐỊNH\nSửa đổi Nghị định số 5/2020/NĐ-CP về sách\nĐiều 1. Mua sách\n1. Mua.\n"
    "Điều 2. Hiệu lực\n1. Nghị định này thay thế Nghị định số 5/2020/NĐ-CP.\n2. {} [khoản 5 Điều 1].\n"
)
OWN = (
    "CÔNG TY CỔ PHẦN THÉP\nSố: {}/KH-CNSX\nHà Nội, ngày 5 tháng 6 năm 2025\n\nKẾ HOẠCH\nSản xuất\n\nI. MỤC TIÊU\n\n"
    "1. Thực hiện [Kế hoạch số 58/KH-CNSX].\n"
)

LED = (
    "NGHỊ ĐỊNH\nVề thư viện\n\nĐiều 1. Phạm vi\nNghị định này thay thế Nghị định số 5/2020/NĐ-CP.\n\n"
    "Điều 2. Giờ đọc\n1. Tại Điều 3 của [Nghị định số 24/2021/NĐ-CP]{}\n"
)
LISTED = (
    "BỘ Y TẾ\nSố: 6/{}-BYT\nHà Nội, ngày 5 tháng 6 năm 2024\n\n{}\nVề ghế\n\nĐiều 1. Ghế\nGỗ.\n\nNơi nhận:\n- Vụ A.\n"
    "\n[1] Văn bản này được hợp nhất từ 02 Thông tư sau:\n- Thông tư số 8/2020/TT-BYT ngày 2/3/2020 về ghế;\n"
    "- [Thông tư số 9/2022/TT-BYT] sửa đổi Thông tư số 8/2020/TT-BYT.\n"
)

RETOLD_PAIRS = [
    Pair(
        "merged_with_it",
        LISTED.format("VBHN", "THÔNG TƯ[1]"),
        "amended_by",
        LISTED.format("TT", "THÔNG TƯ[1]"),
        "mentions",
    ),
    Pair(
        "consolidated_here",
        MERGED.format("VBHN", "VĂN BẢN HỢP NHẤT\nTHÔNG TƯ"),
        "consolidates",
        MERGED.format("TT", "THÔNG TƯ"),
        "mentions",
    ),
    Pair("form_of_another", ANNEXED.format("Mẫu số"), "mentions", ANNEXED.format("Phụ lục"), "promulgated_with"),
    Pair("itself", OWN.format(58), "mentions", OWN.format(57), "implements"),
    Pair(
        "acted_on",
        LED.format(", sửa đổi khoản 2 như sau:\n“2. Đọc.”"),
        "amends",
        LED.format(" có ba khoản."),
        "according_to",
    ),
    Pair("named_in_an_operation", ACT.format("Bãi bỏ"), "repeals", ACT.format("Thi hành"), "mentions"),
]


@pytest.mark.parametrize("pair", RETOLD_PAIRS, ids=names(RETOLD_PAIRS))
def test_what_the_whole_file_tells(pair: Pair) -> None:
    here, there = asked(pair.text), asked(pair.twin)
    assert (here.relation, here.relation_rule, there.relation) == (pair.relation, pair.rule, pair.other)
    assert there.relation_rule != pair.rule


def test_a_form_of_the_file_itself_is_promulgated_with_it() -> None:
    form = "Mẫu số 03\n(Ban hành kèm theo Quyết định số {}/QĐ-UBND)\nĐƠN ĐỀ NGHỊ\n"
    whole = PLAN.replace("KẾ HOẠCH", "UBND XÃ TÂN SƠN\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH")
    assert [parse(whole + form.format(n)).citations[0].relation for n in (12, 13)] == ["promulgated_with", "mentions"]
    assert parse(form.format(13)).citations[0].relation == "promulgated_with"
    assert find_citations(form.format(13))[0].relation == "mentions"
    assert find_citations(f"Số: 13/QĐ-UBND\n{form.format(13)}")[-1].relation == "promulgated_with"


# What is made of the words before a citation: the words that govern it are its cue.
CUE_PAIRS = [
    Pair(
        "acts_through",
        "Thay thế lộ trình thực hiện đề án ban hành kèm theo [Quyết định số 12/QĐ-UBND].",
        "replaces",
        "Thay thế lộ trình thực hiện đề án (ban hành kèm theo [Quyết định số 12/QĐ-UBND]).",
        "mentions",
    ),
    Pair(
        "carried_through",
        "Phấn đấu thực hiện mục tiêu đề ra tại [Nghị quyết số 29-NQ/TW].",
        "implements",
        "Phấn đấu thực hiện mục tiêu nêu tại [Nghị quyết số 29-NQ/TW].",
        "according_to",
    ),
    Pair(
        "carried_through",
        "Lập tờ khai theo mẫu dành cho hộ nghèo kèm theo [Thông tư số 22/2021/TT-BGDĐT].",
        "according_to",
        "Lập tờ khai theo mẫu dành cho hộ nghèo và hộ cận nghèo do Sở in sẵn và phát cho các xã, kèm theo "
        "[Thông tư số 22/2021/TT-BGDĐT].",
        "mentions",
    ),
    Pair(
        "asked_for",
        "Đề nghị Chính phủ sớm sửa đổi [Nghị định số 15/2024/NĐ-CP].",
        "mentions",
        "Theo đề nghị của Sở; nay sửa đổi [Nghị định số 15/2024/NĐ-CP].",
        "amends",
    ),
    Pair(
        "asked_for",
        "Phòng Tư pháp tham mưu ban hành quy chế mới; thay thế [Quyết định số 15/2024/QĐ-UBND].",
        "mentions",
        "Phòng Tư pháp tham mưu ban hành quy chế mới; phường nay thay thế [Quyết định số 15/2024/QĐ-UBND].",
        "replaces",
    ),
    Pair(
        "befalls_what_went_before",
        "Theo Luật Đất đai được sửa đổi, bổ sung, [Luật Thanh tra].",
        "according_to",
        "Theo Luật Đất đai, nay sửa đổi, bổ sung [Luật Thanh tra].",
        "amends",
    ),
    Pair(
        "has_no_object",
        "Căn cứ Luật Đất đai năm 2003 sửa đổi, bổ sung các năm 2009, 2010; [Luật Thanh tra].",
        "legal_basis",
        "Căn cứ Luật Đất đai năm 2003, nay sửa đổi, bổ sung [Luật Thanh tra].",
        "amends",
    ),
    Pair(
        "has_no_object",
        "Theo Điều lệ Hội đã sửa đổi ngày 5/3/2024; [Luật Thanh tra].",
        "according_to",
        "Theo Điều lệ Hội, nay sửa đổi từ ngày 5/3/2024 [Luật Thanh tra].",
        "amends",
    ),
    Pair(
        "said_of_another",
        "Làm theo các Nghị định, Thông tư hướng dẫn [Luật Thanh tra].",
        "according_to",
        "Làm theo cách sau: Thông tư này hướng dẫn [Luật Thanh tra].",
        "guides",
    ),
    Pair(
        "said_of_another",
        "KẾ HOẠCH TRIỂN KHAI NGHỊ ĐỊNH HƯỚNG DẪN THI HÀNH [LUẬT THANH TRA].",
        "implements",
        "NGHỊ ĐỊNH HƯỚNG DẪN THI HÀNH [LUẬT THANH TRA].",
        "guides",
    ),
    Pair(
        "names_a_member",
        "Dự án phù hợp với Kế hoạch thực hiện Quy hoạch vùng, [Quyết định số 72/QĐ-TTg].",
        "mentions",
        "Dự án phù hợp với Kế hoạch thực hiện [Quyết định số 72/QĐ-TTg].",
        "implements",
    ),
    Pair(
        "attached_elsewhere",
        "Khai vào Mẫu số 05 kèm theo [Nghị định số 72/2025/NĐ-CP].",
        "mentions",
        "Mẫu số 05\n(Kèm theo [Nghị định số 72/2025/NĐ-CP])",
        "promulgated_with",
    ),
    Pair(
        "out_of_reach",
        "Thực hiện việc hợp nhất các thôn, tổ dân phố và xóm trên địa bàn huyện trong năm nay ở "
        "[Nghị quyết số 12/NQ-HĐND].",
        "implements",
        "Thực hiện việc hợp nhất các thôn ở [Nghị quyết số 12/NQ-HĐND].",
        "consolidates",
    ),
    Pair(
        "out_of_reach",
        "Thực hiện việc phê duyệt dự toán mua sách cho các xã ở [Nghị quyết số 12/NQ-HĐND].",
        "implements",
        "Thực hiện việc phê duyệt [Nghị quyết số 12/NQ-HĐND].",
        "issued",
    ),
    Pair(
        "as_the_row_says",
        "Nay bãi bỏ [Kế hoạch số 71/KH-UBND].",
        "repeals",
        "Nay giữ lại [Kế hoạch số 71/KH-UBND].",
        "mentions",
    ),
    Pair(
        "as_the_row_says",
        "Triển khai [Kế hoạch số 71/KH-UBND].",
        "implements",
        "Tìm đọc [Kế hoạch số 71/KH-UBND].",
        "mentions",
    ),
]


@pytest.mark.parametrize("pair", CUE_PAIRS, ids=names(CUE_PAIRS))
def test_what_the_words_before_it_do(pair: Pair) -> None:
    assert (asked(pair.text).relation, asked(pair.twin).relation) == (pair.relation, pair.other)


@pytest.mark.parametrize("pair", CUE_PAIRS, ids=names(CUE_PAIRS))
def test_nothing_else_makes_that_of_the_words(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    others = {kind: [r for r in rules if r.__name__ != pair.rule] for kind, rules in cues.RULES.items()}
    monkeypatch.setattr(cues, "RULES", others)
    assert asked(pair.text).relation != pair.relation


@pytest.mark.parametrize("verb", ["Quy định chi tiết", "Hướng dẫn thi hành"])
def test_a_documents_own_title_guides_what_it_names(verb: str) -> None:
    assert asked(f"Thông tư {verb} [Luật Thanh tra]").relation == "guides"
    assert asked(f"Thông tư {verb.lower()} [Luật Thanh tra]").relation == "mentions"


TITLES_THAT_GUIDE = [
    ("Quy định và hướng dẫn biện pháp thi hành Luật Thanh tra", "guides"),
    ("Quy định chi tiết và biện pháp thi hành Luật Thanh tra", "guides"),
    ("QUY ĐỊNH VÀ HƯỚNG DẪN BIỆN PHÁP THI HÀNH LUẬT THANH TRA", "guides"),
    ("HƯỚNG DẪN CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT THANH TRA", "guides"),
    ("HƯỚNG DẪN CHI TIẾT THỰC HIỆN LUẬT THANH TRA", "guides"),
    ("Hướng dẫn việc thực hiện Luật Thanh tra", "guides"),
    ("Hướng dẫn một số nội dung thực hiện Luật Thanh tra", "guides"),
    ("HƯỚNG DẪN MỘT SỐ VẤN ĐỀ VỀ TỔ CHỨC THI HÀNH LUẬT THANH TRA", "guides"),
    ("Tổ chức hội nghị về việc thi hành Luật Thanh tra", "implements"),
    ("KẾ HOẠCH CHI TIẾT TRIỂN KHAI LUẬT THANH TRA", "implements"),
]


@pytest.mark.parametrize(("title", "relation"), TITLES_THAT_GUIDE)
def test_a_title_tells_whether_it_guides(title: str, relation: str) -> None:
    (found,) = parse(f"BỘ Y TẾ\n-------\nSố: 14/2025/TT-BYT\n\nTHÔNG TƯ\n{title}\n\nĐiều 1. Phạm vi").citations
    assert found.relation == relation


PLACES = ["các xã", "những phường", "số thôn", "từng bản", "mỗi huyện", "5 hộ", "các trường", "các địa phương"]


@pytest.mark.parametrize("places", [*PLACES, "cán bộ", "nhiều xã"])
@pytest.mark.parametrize("how", ["", " tốt", " mục tiêu của"])
def test_a_programme_that_tells_which_places_is_not_carried_out(places: str, how: str) -> None:
    wanted = "mentions" if places in PLACES and not how else "implements"
    assert asked(f"Hỗ trợ {places} thực hiện{how} [Chương trình 135]").relation == wanted
    assert asked(f"Hỗ trợ {places} thực hiện{how} [Chương trình số 135/CTr-UBND]").relation == "implements"


REPORTING = ["{}.", "{}. ", "Thứ {},", "PHẦN THỨ {}:", "{}"]
COUNTS = {"{}.": ("I", "II"), "{}": ("1.", "2."), "Thứ {},": ("nhất", "hai"), "PHẦN THỨ {}:": ("NHẤT", "HAI")}
COUNTS |= {"{}. ": ("A", "B")}
COUNTS |= {"Chương {}.": ("I", "II"), "Mục {}.": ("1", "2"), "Điều {}.": ("1", "2"), "BƯỚC {}:": ("MỘT", "HAI")}


@pytest.mark.parametrize("label", COUNTS)
def test_what_a_section_reports_is_not_carried_out_here(label: str) -> None:
    first, second = map(label.format, COUNTS[label])
    text = f"{first} KẾT QUẢ ĐẠT ĐƯỢC\nXã triển khai Đề án số 6/ĐA-UBND.\n{second} VIỆC TỚI\n"
    text += "Xã triển khai Đề án số 7/ĐA-UBND.\n"
    found = parse(f"ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 12/KH-UBND\nKẾ HOẠCH\nĐọc sách\n{text}")
    assert [section.heading for section in found.sections] == ["KẾT QUẢ ĐẠT ĐƯỢC", "VIỆC TỚI"]
    assert [c.relation for c in found.citations] == ["mentions" if label in REPORTING else "implements", "implements"]


@pytest.mark.parametrize("stop", [".", "!", "?", "…", "...", " |", ";", ":", ","])
def test_a_cue_holds_as_far_as_its_sentence(stop: str) -> None:
    wanted = "implements" if stop in (";", ":", ",") else "mentions"
    assert asked(f"Thực hiện đề án{stop} Cả tỉnh đọc [Chỉ thị số 14/CT-TTg]").relation == wanted
    wanted = "mentions" if stop in ("…", " |") else "implements"
    assert asked(f"Thực hiện đề án{stop} cả tỉnh đọc [Chỉ thị số 14/CT-TTg]").relation == wanted


@pytest.mark.parametrize("behind", [",", ";", " và", " họp về", ""])
def test_what_governs_before_a_bracket_governs_the_list_behind_it(behind: str) -> None:
    text = f"Thực hiện Nghị quyết số 1/NQ-HĐND (theo Thông tư số 4/2023/TT-BXD){behind} Luật Nhà ở."
    last = "implements" if behind in (",", ";", " và") else "mentions"
    assert [c.relation for c in find_citations(text)] == ["implements", "according_to", last]


def test_what_a_circular_says_of_itself_may_stand_far_before() -> None:
    words = "nhằm giúp các thư viện xã và hướng dẫn"
    assert asked(f"Thông tư này {words} [Luật Thanh tra]").relation == "guides"
    assert asked(f"Thông tư khác {words} [Luật Thanh tra]").relation == "mentions"


# Which rule decides, citation by citation.
DECIDED = [
    ("Thực hiện Luật Trẻ em, Luật Giáo dục", "nearest_cue carried_along_list"),
    (
        "Điều 1. Bãi bỏ:\n1. Chỉ thị số 2/CT-UBND; Chỉ thị số 3/CT-UBND, theo Chỉ thị số 4/CT-UBND; Luật Trẻ em.\n",
        "carried_by_list_head carried_by_list_head nearest_cue carried_along_list",
    ),
    (
        noted("căn cứ đề án").replace("[", "").replace("] của UBND tỉnh", " và Luật Trẻ em; thay thế Luật Thanh tra"),
        "carried_by_note carried_by_note nearest_cue",
    ),
    ("Nghị định số 4/2021/NĐ-CP được sửa đổi. Xem Nghị định số 5/2024/NĐ-CP", "- -"),
    ("Nghị định số 4/2021/NĐ-CP được sửa đổi bởi Nghị định số 5/2024/NĐ-CP", "- amended_by"),
    (  # "Tại" reaches 30 characters, and "hợp nhất" 60: neither reaches the resolution
        "Tại buổi hợp nhất các thôn, tổ dân phố và xóm trên địa bàn huyện trong năm nay, đọc Nghị quyết số 12/NQ-HĐND",
        "-",
    ),
]


@pytest.mark.parametrize(("text", "rules"), DECIDED)
def test_the_rule_that_decides(text: str, rules: str) -> None:
    assert [c.relation_rule or "-" for c in explain(text).citations] == rules.split()


def test_every_cue_rule_has_its_pair() -> None:
    assert {pair.rule for pair in CUE_PAIRS} == {rule.__name__ for rules in cues.RULES.values() for rule in rules}


def test_what_is_asked_for_is_not_done_to_what_it_carries_either() -> None:
    words = "thay thế lộ trình ban hành kèm theo [Quyết định số 12/QĐ-UBND]."
    assert asked(f"Quyết định này {words}").relation == "replaces"
    assert asked(f"Dự thảo {words}").relation == "mentions"


# What two kinds of words say of a citation: in the first text they hold, in the second they do not.
TWINS = [
    ("repeals", "[Quyết định số 9/QĐ-UBND], Quyết định số 10/QĐ-UBND hết hiệu lực từ năm sau."),
    ("mentions", "[Quyết định số 9/QĐ-UBND]. Quyết định số 10/QĐ-UBND hết hiệu lực từ năm sau."),
    ("mentions", "Nghị định số 86/2015/NĐ-CP bị bãi bỏ tại [Nghị định số 81/2021/NĐ-CP]."),
    ("repeals", "[Nghị định số 86/2015/NĐ-CP] bị bãi bỏ tại Nghị định số 81/2021/NĐ-CP."),
    ("mentions", "[Nghị định số 86/2015/NĐ-CP] bị phê bình tại Nghị định số 81/2021/NĐ-CP."),
    ("repeals", "[Nghị định số 86/2015/NĐ-CP] bị bãi bỏ từ năm học tới."),
    ("mentions", "[Nghị quyết số 42/2017/QH14] đã hết hiệu lực."),
    ("repeals", "Các quy định tại [Nghị định số 86/2015/NĐ-CP] đã bị bãi bỏ tại Nghị định số 81/2021/NĐ-CP."),
    ("mentions", "2. Quy định tại Nghị định số 86/2015/NĐ-CP đã bị bãi bỏ tại [Nghị định số 81/2021/NĐ-CP]."),
    ("according_to", "Theo quy định tại [Nghị định số 86/2015/NĐ-CP] đã bị bãi bỏ tại Nghị định số 81/2021/NĐ-CP."),
    ("mentions", "Kiến nghị Bộ Y tế: sửa đổi Thông tư số 3/2019/TT-BYT; bãi bỏ [Thông tư số 4/2019/TT-BYT]."),
    ("mentions", "- Kiến nghị Bộ Y tế: sửa đổi [Thông tư số 3/2019/TT-BYT]; bãi bỏ Thông tư số 4/2019/TT-BYT."),
    ("repeals", "Bộ trưởng, theo kiến nghị của các tỉnh, quyết định: bãi bỏ [Thông tư số 4/2019/TT-BYT]."),
    ("mentions", "Sở đề nghị tỉnh bãi bỏ Quyết định số 3/QĐ-X và ban hành Quyết định thay thế [Quyết định số 4/QĐ-X]."),
    ("repeals", "Sở đề nghị tỉnh bãi bỏ Quyết định số 3/QĐ-SYT và Quyết định này bãi bỏ [Quyết định số 4/QĐ-SYT]."),
    ("mentions", "Thông báo này không thay thế Thông báo số 3/TB-SYT và bãi bỏ [Thông báo số 4/TB-SYT]."),
    ("repeals", "Thông báo này không thay thế Thông báo số 3/TB-SYT; bãi bỏ [Thông báo số 4/TB-SYT]."),
    ("mentions", "Thực hiện Luật Trẻ em, nhà trường niêm yết Thông báo số 3/TB-SYT và [Thông báo số 4/TB-SYT]."),
    ("mentions", "Căn cứ Luật Trẻ em, Phòng Tư pháp giới thiệu [Thông báo số 4/TB-SYT]."),
    ("mentions", "Căn cứ Luật Trẻ em năm 2016;\nNhà trường trình Sở xem xét [Quyết định số 15/QĐ-TH ngày 1/9/2025]."),
    ("legal_basis", "Căn cứ Luật Trẻ em năm 2016;\nQuyết định của Bộ Y tế số 5/QĐ-BYT; [Quyết định số 15/QĐ-TH]."),
    ("implements", "Thực hiện Chỉ thị số 5/CT-TTg, các Kết luận số 91-KL/TW và [số 92-KL/TW]."),
    ("mentions", "Kèm theo Quyết định số 5/QĐ-SYT là danh sách; xem Phụ lục 2 kèm theo [Thông tư số 3/2019/TT-BYT]."),
    ("promulgated_with", "(Kèm theo Quyết định số 5/QĐ-SYT và [Quyết định số 6/QĐ-SYT])"),
    ("mentions", "Thay thế Quyết định số 5/QĐ-SYT; [Quyết định số 6/QĐ-SYT] vẫn giữ nguyên."),
    ("replaces", "Thay thế Quyết định số 5/QĐ-SYT; [Quyết định số 6/QĐ-SYT] được giữ từ năm 2019."),
    ("repeals", "Ủy ban nhân dân tỉnh Quyết định bãi bỏ [Quyết định số 6/2019/QĐ-UBND]."),
    ("amends", "1. Nghị định sửa đổi [Nghị định số 45/2020/NĐ-CP]."),
    ("mentions", "Người dân đề nghị được áp dụng [Luật Thanh tra]."),
    ("according_to", "Đề nghị các trường áp dụng [Luật Thanh tra]."),
    ("mentions", "Trường đề nghị UBND phường Tân An phê duyệt tại [Tờ trình số 6/TTr-TH]."),
    ("issued", "Theo đề nghị của Sở Nội vụ UBND tỉnh ban hành [Quyết định số 6/QĐ-UBND]."),
    ("mentions", "Đến nay tỉnh chưa có [Quyết định số 6/QĐ-UBND]."),
    ("according_to", "Áp dụng từ Điều 5 đến Điều 8 [Thông tư số 29/2024/TT-BYT]."),
    ("amended_by", "Theo Thông tư số 15/2019/TT-BYT, sửa đổi tại [Thông tư số 8/2023/TT-BYT]."),
    (
        "amended_by",
        "Theo Thông tư số 15/2019/TT-BYT của Bộ Y tế về đấu thầu, sửa đổi theo [Thông tư số 8/2023/TT-BYT].",
    ),
    ("amended_by", "Theo Luật Dược năm 2016 sửa đổi bởi [Luật số 44/2024/QH15]."),
    ("according_to", "Có Thông tư số 15/2019/TT-BYT, các xã họp lại, sửa đổi theo [Thông tư số 8/2023/TT-BYT]."),
    ("according_to", "Các xã họp lại, sửa đổi theo [Thông tư số 8/2023/TT-BYT]."),
    ("replaces", "[Thông tư số 15/2019/TT-BYT] được thay thế từ tháng sau."),
    ("mentions", "[Thông tư số 15/2019/TT-BYT] cần được thay thế."),
    ("mentions", "[Thông tư số 15/2019/TT-BYT] sớm được bãi bỏ."),
    ("mentions", "[Thông tư số 15/2019/TT-BYT] đã bị bãi bỏ."),
    ("mentions", "Nhiều người hỏi “[Thông tư số 15/2019/TT-BYT] hết hiệu lực chưa”."),
    ("mentions", 'Nhiều người hỏi "[Thông tư số 15/2019/TT-BYT] hết hiệu lực chưa".'),
    ("repeals", "Ngoài phần “hỏi đáp”, [Thông tư số 15/2019/TT-BYT] hết hiệu lực."),
    ("implements", "Thực hiện Kế hoạch số 5/KH-UBND (theo Công văn số 6/SYT-VP), [Kế hoạch số 7/KH-UBND]."),
    ("according_to", "Thực hiện Kế hoạch số 5/KH-UBND theo Công văn số 6/SYT-VP, [Kế hoạch số 7/KH-UBND]."),
    ("amends", "Bổ sung khoản 3 vào sau khoản 2 Điều 5 của [Nghị định số 15/2018/NĐ-CP]."),
    ("amends", "Bổ sung Phụ lục IIa vào sau Phụ lục II [Thông tư số 15/2018/TT-BYT]."),
    ("according_to", "Bổ sung điều dưỡng theo [Thông tư số 15/2018/TT-BYT]."),
    (
        "amends",
        "Theo Thông tư số 31/2022/TT-BCT sửa đổi Thông tư số 57/2014/TT-BCT quy định việc ban hành khung giá điện và "
        "[Thông tư số 57/2020/TT-BCT].",
    ),
    ("issued", "Sở Công Thương ban hành khung giá điện, [Thông báo số 57/TB-SCT]."),
    ("mentions", "Mức miễn giảm được ban hành sau [Thông tư số 80/2021/TT-BTC]."),
    ("issued", "Bộ Tài chính ban hành [Thông tư số 80/2021/TT-BTC]."),
    ("mentions", "Luật này có căn cứ như sau: “Căn cứ Luật Trẻ em;\nCăn cứ [Luật Thanh tra];”."),
    ("legal_basis", "Luật này có căn cứ như sau:\nCăn cứ Luật Trẻ em;\nCăn cứ [Luật Thanh tra];"),
    (
        "implements",
        "Sở có Công văn số 5/SYT-VP về triển khai Chỉ thị số 4/CT-TTg của Thủ tướng và "
        "[Chỉ thị số 9/CT-TTg ngày 05/01/2021] của Thủ tướng.",
    ),
    ("issued", "Sở có Công văn số 5/SYT-VP của Sở và [Công văn số 9/SYT-VP ngày 05/01/2021] của Sở."),
    ("guides", "Thông tư này quy định chi tiết khoản 4 Điều 9 và hướng dẫn thi hành [Luật Thanh tra]."),
    ("mentions", "Bộ Tài chính hướng dẫn thi hành [Luật Thanh tra]."),
    ("mentions", "[Quyết định số 41/2019/QĐ-UBND] còn hiệu lực cho đến khi bị bãi bỏ."),
    ("repeals", "[Quyết định số 41/2019/QĐ-UBND] bị bãi bỏ khi quy hoạch mới được duyệt."),
    ("mentions", 'Chủ tịch xã giải thích: "Tỉnh sắp bãi bỏ [Quyết định số 41/2019/QĐ-UBND]".'),
    ("repeals", 'Chủ tịch xã quyết định bãi bỏ [Quyết định số 41/2019/QĐ-UBND] về "sân chơi".'),
    ("mentions", "Tên gọi: Thông tư bãi bỏ [Thông tư số 12/2016/TT-BYT]"),
    (
        "amends",
        "2. Bãi bỏ Nghị định số 5/2021/NĐ-CP.\n3. Sửa đổi cụm từ “kho: to; bãi:\nTo” tại [Thông tư số 15/2019/TT-BYT].",
    ),
    ("repeals", "2. Bãi bỏ các văn bản, gồm Nghị định số 5/2021/NĐ-CP;\n[Thông tư số 15/2019/TT-BYT]."),
    ("mentions", "Nghị quyết về nội dung chi, mức chi xây dựng văn bản triển khai thi hành [Luật Thanh tra]."),
    ("mentions", "Doanh nghiệp phản ánh việc thực hiện [Luật Thanh tra] chưa đều."),
    ("mentions", "Tháo gỡ vướng mắc khi thi hành [Luật Thanh tra]."),
    ("implements", "Sau phản ánh của dân, xã thi hành [Luật Thanh tra]."),
    ("implements", "Phấn đấu đạt các chỉ tiêu tại [Kế hoạch số 633/KH-UBND]."),
    ("mentions", "Kết quả đạt được, các chỉ tiêu tại [Kế hoạch số 633/KH-UBND]."),
    ("amends", "Điều chỉnh [Kế hoạch số 633/KH-UBND] như sau:"),
    ("amends", "Điều chỉnh, bổ sung một số chỉ tiêu của [Kế hoạch số 633/KH-UBND] như sau:"),
    ("mentions", "Giao Sở Y tế rà soát, điều chỉnh [Kế hoạch số 633/KH-UBND]."),
    ("mentions", "Phạm vi điều chỉnh của [Luật Thanh tra] rộng hơn."),
    ("implements", "Quy định này cụ thể hóa các quy định tại khoản 4 Điều 9 [Luật Thanh tra]."),
    ("according_to", "Mức chi cụ thể theo các quy định tại khoản 4 Điều 9 [Luật Thanh tra]."),
    ("according_to", "Người dùng tuân thủ đúng [Luật Thanh tra]."),
]


@pytest.mark.parametrize(("relation", "text"), TWINS)
def test_who_does_what(relation: str, text: str) -> None:
    assert asked(text).relation == relation


def test_no_title_names_what_is_younger() -> None:
    title = "THỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW NGÀY 30/4/2025 VỀ TRIỂN KHAI KẾT LUẬN SỐ 5-KL/TW NGÀY 1/2/2024 VÀ"
    beside = asked(f"{title} [NGHỊ QUYẾT SỐ 140/NQ-CP NGÀY 17/5/2025]")
    inside = asked(f"{title} [NGHỊ QUYẾT SỐ 140/NQ-CP NGÀY 17/5/2024]")
    assert (beside.relation, beside.governor, inside.governor) == ("implements", None, 0)


CONSOLIDATED = """\
BỘ Y TẾ
Số: 7/VBHN-BYT
Hà Nội, ngày 15 tháng 4 năm 2024
THÔNG TƯ
VỀ TIÊM CHỦNG

Thông tư số 4/2018/TT-BYT ngày 12 tháng 11 năm 2018 của Bộ Y tế, có hiệu lực từ năm 2019, được sửa đổi, bổ sung bởi:
Thông tư số 5/2020/TT-BYT ngày 03 tháng 4 năm 2020 của Bộ Y tế.
Điều 1. Phạm vi
Thông tư này nói về tiêm chủng.
"""


def test_a_consolidated_text_consolidates_what_was_amended_first() -> None:
    act, change, *_ = parse(CONSOLIDATED).citations
    assert (act.relation, change.relation, change.governor) == ("consolidates", "amended_by", 0)
    plain = parse(CONSOLIDATED.replace("VBHN-BYT", "TT-BYT"))
    assert plain.citations[0].relation == "mentions"


@pytest.mark.parametrize(
    ("number", "relation"), [("17/2024/TT-BYT", "mentions"), ("5/2022/TT-BYT", "promulgated_with")]
)
def test_a_form_of_another_document_is_not_promulgated_here(number: str, relation: str) -> None:
    form = "Mẫu số 09. Phiếu khám sức khỏe\n(Ban hành kèm theo Thông tư số 5/2022/TT-BYT ngày 04/3/2022 của Bộ Y tế)\n"
    (found,) = parse(form, number=number).citations
    assert found.relation == relation
    (list_,) = parse(form.replace("Mẫu số 09.", "Phụ lục 9."), number=number).citations
    assert list_.relation == "promulgated_with"


def test_the_nearest_of_its_type_is_amended() -> None:
    decree = "Nghị định số 9/2024/NĐ-CP sửa đổi Nghị định số 4/2021/NĐ-CP"
    assert asked(f"Theo {decree} được bổ sung bởi [Nghị định số 7/2023/NĐ-CP].").governor == 1
    circular = "Thông tư số 9/2024/TT-BTC hướng dẫn Nghị định số 4/2021/NĐ-CP"
    assert asked(f"Theo {circular} được bổ sung bởi [Thông tư số 7/2025/TT-BTC].").governor == 0


HEADS = [
    ("Căn cứ:", "legal_basis"),
    ("Căn cứ pháp lý:", "legal_basis"),
    ("Căn cứ các văn bản sau đây:", "legal_basis"),
    ("I. CĂN CỨ PHÁP LÝ", "legal_basis"),
    ("2. Căn cứ xây dựng kế hoạch", "legal_basis"),
    ("2. Những căn cứ đề xuất nhiệm vụ", "legal_basis"),
    ("Cơ sở pháp lý:", "legal_basis"),
    ("Thực hiện:", "implements"),
    ("Thực hiện các văn bản sau:", "implements"),
    ("Theo các quy định sau:", "according_to"),
    ("Người thực hiện:", "mentions"),
    ("III. TỔ CHỨC THỰC HIỆN", "mentions"),
    ("Căn cứ pháp lý của thủ tục hành chính", "mentions"),
    ("Sách đã đọc:", "mentions"),
    ("2. Những căn hộ được đề xuất", "mentions"),
]


@pytest.mark.parametrize("bullets", ["--", "++", "••", "12", "ab", ""], ids=["-", "+", "•", "1.", "a)", "none"])
@pytest.mark.parametrize(("head", "relation"), HEADS)
def test_the_line_above_a_list_governs_its_items(head: str, relation: str, bullets: str) -> None:
    labels = [f"{b}{'.' if b.isdigit() else ')' if b.isalpha() else ''} " for b in bullets] or ["", ""]
    first, second = labels
    items = f"{first}Luật Thủy sản năm 2017;\n{second}Nghị định số 26/2019/NĐ-CP ngày 08/3/2019 của Chính phủ;\n"
    text = f"{head}\n{items}Bến cá họp. Đọc Thông tư số 1/2020/TT-BNNPTNT.\n"
    for found in (find_citations(text), parse(f"KẾ HOẠCH\nMở bến cá\n{text}").citations):
        assert [c.relation for c in found] == [relation, relation, "mentions"]


ASIDE = [  # a bracket holds a remark of its own from its first member to its last
    ("Thực hiện việc Tỉnh ủy giao (Chỉ thị số 11-CT/TU, Kế hoạch số 5-KH/TU; Đề án số 4-ĐA/TU).", ["mentions"] * 3),
    ("Căn cứ số liệu đã có (Báo cáo số 15/BC-SYT của Sở Y tế, Công văn số 19/SYT-VP).", ["mentions"] * 2),
    ("Giao việc (Kế hoạch số 5-KH/TU, theo Chỉ thị số 11-CT/TU).", ["mentions", "according_to"]),
    ("Thực hiện việc Tỉnh ủy giao (Kế hoạch số 5-KH/TU), thực hiện Chỉ thị số 11-CT/TU.", ["mentions", "implements"]),
    ("Thực hiện Kế hoạch số 5-KH/TU, Chỉ thị số 11-CT/TU.", ["implements"] * 2),
]


@pytest.mark.parametrize(("text", "relations"), ASIDE, ids=[row[0][:60] for row in ASIDE])
def test_words_before_a_bracket_govern_none_of_the_list_in_it(text: str, relations: list[str]) -> None:
    assert [c.relation for c in find_citations(text)] == relations


@pytest.mark.parametrize("mark", ["- ", "✅ ", "2. ", "b) ", ""])
def test_what_ends_a_line_has_no_object_in_the_next(mark: str) -> None:
    text = f"Sách gồm:\nLuật Thủ đô năm 2024 và các quy định sửa đổi, bổ sung;\n{mark}Nghị quyết số 5/NQ-HĐND."
    assert [c.relation for c in find_citations(text)] == ["mentions", "mentions"]
    (found,) = find_citations("Sách gồm các quy định sửa đổi, bổ sung Nghị quyết số 5/NQ-HĐND.")
    assert found.relation == "amends"


@pytest.mark.parametrize("in_capitals", [False, True])
def test_what_amended_a_document_is_told_in_capitals_too(in_capitals: bool) -> None:
    text = (
        "Sửa đổi, bổ sung một số điều của Thông tư số 9/2020/TT-BYT ngày 03/6/2020 của Bộ trưởng Bộ Y tế quy định "
        "về kê đơn thuốc đã được sửa đổi, bổ sung bởi Thông tư số 3/2022/TT-BYT và Thông tư số 5/2023/TT-BYT"
    )
    found = find_citations(text.upper() if in_capitals else text)
    assert [(c.relation, c.governor) for c in found] == [("amends", None), ("amended_by", 0), ("amended_by", 0)]
    assert (found[0].title or "").lower() == "quy định về kê đơn thuốc"


@pytest.mark.parametrize(
    ("title", "relation"),
    [(" sửa đổi, bổ sung các nghị định về chợ", "amended_by"), (" về quản lý bến xe", "according_to")],
)
def test_a_decree_that_amends_by_its_title_is_one_of_those_that_amended(title: str, relation: str) -> None:
    text = (
        "Theo Nghị định số 2/2003/NĐ-CP về chợ được sửa đổi, bổ sung bởi Nghị định số 114/2009/NĐ-CP của Chính phủ "
        f"và Nghị định số 60/2024/NĐ-CP của Chính phủ{title}."
    )
    assert find_citations(text)[2].relation == relation


@pytest.mark.parametrize(
    ("words", "relation"),
    [("ban hành kèm theo", "legal_basis"), ("có mẫu kèm theo", "mentions"), ("ban hành", "issued")],
)
def test_a_basis_that_was_promulgated_with_a_circular_is_the_circular(words: str, relation: str) -> None:
    (found,) = find_citations(f"Căn cứ Điều lệ trường tiểu học {words} Thông tư số 28/2020/TT-BGDĐT;")
    assert found.relation == relation


def test_the_list_ends_where_a_line_stands_between() -> None:
    text = "Căn cứ:\n- Luật Thủy sản;\nBến cá họp.\n- Luật Biển Việt Nam.\n- Nghị quyết số 5/NQ-HĐND."
    assert [c.relation for c in find_citations(text)] == ["legal_basis", "mentions", "mentions"]


# Rules that hold in more than one place, and the pair that proves each there.
CRITERIA = "Quyết định số 3/2019/QĐ-UBND ngày 5/3/2019 của UBND tỉnh ban hành tiêu chí thôn hoàn thành mục tiêu"
TWICE = [
    (
        "title",
        "short_name",
        f"{CRITERIA} Dự án 4 ([Chương trình 193]) thuộc đề án nước sạch.",
        "mentions",
        f"{CRITERIA} [Chương trình số 193/CTr-UBND] thuộc đề án nước sạch.",
        "implements",
    ),
    (
        "text",
        "short_name",
        "Thực hiện tiêu chí nước sạch (sau đây gọi tắt là [Chương trình 193])",
        "mentions",
        "Thực hiện tiêu chí nước sạch [Chương trình 193]",
        "implements",
    ),
    (
        "title",
        "nearest_cue",
        "Kế hoạch số 3/KH-UBND về thực hiện [Nghị quyết số 4/NQ-HĐND]",
        "implements",
        "Kế hoạch số 3/KH-UBND về họp bàn [Nghị quyết số 4/NQ-HĐND]",
        "mentions",
    ),
    (
        "text",
        "nearest_cue",
        "Xã thực hiện [Nghị quyết số 4/NQ-HĐND]",
        "implements",
        "Xã bàn [Nghị quyết số 4/NQ-HĐND]",
        "mentions",
    ),
]


def test_every_rule_of_two_places_is_proven_in_both() -> None:
    every = [(place, rule.__name__) for place, rules in relation.RULES.items() for rule in rules]
    names = [name for _, name in every]
    assert {(place, name) for place, name in every if names.count(name) > 1} == {pair[:2] for pair in TWICE}


@pytest.mark.parametrize(("place", "rule", "text", "wanted", "twin", "other"), TWICE)
def test_a_rule_decides_in_its_place(
    place: str, rule: str, text: str, wanted: str, twin: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [asked(text).relation, asked(text).relation_rule, asked(twin).relation] == [wanted, rule, other]
    kept = {at: [r for r in rules if (at, r.__name__) != (place, rule)] for at, rules in relation.RULES.items()}
    monkeypatch.setattr(relation, "RULES", kept)
    assert asked(text).relation != wanted


@pytest.mark.parametrize("joint", ["; ", ", ", " "])
def test_a_title_may_go_on_behind_any_joint(joint: str) -> None:
    text = f"Theo Nghị định số 15/2025/NĐ-CP quy định về phân cấp{joint}hướng dẫn thi hành Luật Trẻ em"
    assert [(c.relation, c.governor) for c in find_citations(text)][1] == ("guides", 0)
