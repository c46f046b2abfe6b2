"""What is right of a citation that is wrong: told where what else is said of it leads to one known document."""

from __future__ import annotations

import pytest

import vnplan
from vnplan.models import Document

DAY = "2025-11-20"


def draft(words: str) -> Document:
    return vnplan.parse(f"Thực hiện {words}; các trường báo cáo.", number="7/KH-UBND", date=DAY)


CASES = [
    # verdict, finding, what is right, the words
    ("differs", "issuer_symbol", "22/2021/TT-BGDĐT", "Thông tư số 22/2021/TT-BYT của Bộ Giáo dục và Đào tạo"),
    ("differs", "issuer_symbol", "Bộ Y tế", "Thông tư số 22/2021/TT-BYT của Bộ Tài chính"),
    (
        "differs",
        "misprint",
        "22/2021/TT-BGDĐT",
        "Thông tư số 22/2021/TT-BYT về đánh giá học sinh trung học cơ sở và học sinh trung học phổ thông",
    ),
    ("out_of_reach", None, "", "Thông tư số 22/2021/TT-BYT về đánh giá thuốc hóa dược"),
    ("cannot_exist", "no_such_date", "05/03/2020", "Nghị định số 30/2020/NĐ-CP ngày 31/6/2020"),
    ("cannot_exist", "no_such_date", "06/2020 có 30 ngày", "Nghị định số 30/2020/NĐ-CP ban hành ngày 31/6/2020"),
    ("cannot_exist", "no_such_date", "06/2023 có 30 ngày", "Quyết định số 7777/QĐ-BYT ngày 31/6/2023"),
    ("differs", "known_date", "23/03/2021", "Nghị định số 24/2021/NĐ-CP do Chính phủ ban hành ngày 23/4/2021"),
    ("differs", "known_date", "14/06/2019", "Luật số 43/2019/QH14 được Quốc hội thông qua ngày 15/6/2019"),
    ("hardly_exists", "hardly_exists", "30/2020/NĐ-CP", "Nghị định số 1030/NĐ-CP ngày 05/3/2020 về công tác văn thư"),
    ("hardly_exists", "hardly_exists", "158", "Nghị định số 1030/NĐ-CP ngày 05/3/2020"),
    ("hardly_exists", "hardly_exists", "158", "Nghị định số 1030/NĐ-CP/2020"),
    # of its year little or nothing is known, of those around enough
    ("hardly_exists", "hardly_exists", "2015-2021, số cao nhất", "Chỉ thị số 304/CT-TTg ngày 11/02/2019"),
    ("hardly_exists", "hardly_exists", "số cao nhất", "Chỉ thị số 304/CT-TTg ngày 11/02/2024"),
    ("hardly_exists", "hardly_exists", "số cao nhất", "Nghị quyết số 1995/NQ-CP ngày 11/02/2021"),
    ("out_of_reach", None, "", "Chỉ thị số 44/CT-TTg ngày 11/02/2024"),
    ("out_of_reach", None, "", "Chỉ thị số 1304/CT-TTg ngày 11/02/2010"),  # numbered with decisions then
    ("out_of_reach", None, "", "Nghị quyết số 929-NQ/TW ngày 11/02/2021"),  # nobody has counted
    ("differs", "missing_year", "31/2020/NĐ-CP", "Nghị định số 31/NĐ-CP ngày 05/3/2020"),
    ("differs", "number_form", "30/2020/NĐ-CP", "Nghị định số 30/NĐ-CP/2020"),
    ("cannot_exist", "type_ended", "01/07/2016", "Thông tư số 19/2021/TTLT-BGDĐT-BNV"),
    ("out_of_reach", None, "", "Thông tư số 19/2021/TTLT-TANDTC-BNV"),
    ("differs", "known_title", "Luật Giáo dục", "LUẬT VIÊN CHỨC SỐ 43/2019/QH14"),
    ("agrees", None, "", "LUẬT GIÁO DỤC SỐ 43/2019/QH14"),
    ("differs", "law_issuer", "Quốc hội", "Luật Giáo dục ngày 14/6/2019 của Chính phủ"),
    ("agrees", None, "", "Luật Giáo dục ngày 14/6/2019 của Quốc hội"),
    ("no_such_provision", "no_such_provision", "115", "Luật Giáo dục, Điều 250 và Điều 251"),
    ("no_such_provision", "no_such_provision", "115", "Luật Giáo dục năm 2019, các Điều 20, 251"),
    ("agrees", None, "", "Luật Giáo dục, Điều 20 và Điều 115"),
    ("agrees", None, "", "khoản 3, Điều 20, Luật Giáo dục năm 2019"),
    ("no_such_provision", "no_such_provision", "115", "khoản 3, Điều 250, Luật Giáo dục năm 2019"),
    ("no_such_provision", "no_such_provision", "120", "Điều 130 Hiến pháp năm 2013"),
    ("differs", "issuer_symbol", "Ngân hàng Nhà nước", "Thông tư số 22/2015/TT-NHNN do Bộ Tài chính ban hành"),
    ("agrees", None, "", "Thông tư số 22/2015/TT-NHNN do Ngân hàng Nhà nước Việt Nam ban hành"),
    ("differs", "law_issuer", "Quốc hội", "Luật Giáo dục năm 2019 do Chính phủ ban hành"),
    ("differs", "known_title", "Khuyến nông", "Nghị định số 83/2018/NĐ-CP về xử phạt trong lĩnh vực thủy sản"),
    ("agrees", None, "", "Nghị định số 83/2018/NĐ-CP về hoạt động khuyến nông"),
    (
        "differs",
        "known_title",
        "cơ sở giáo dục",
        "Nghị định số 24/2021/NĐ-CP quy định cơ chế thu, quản lý học phí và miễn",
    ),
    ("agrees", None, "", "Nghị định số 24/2021/NĐ-CP quy định quản lý trong cơ sở giáo dục mầm non và phổ thông"),
    ("differs", "year_slip", "22/12/2024", "Nghị quyết số 57-NQ/TW ngày 22/12/2023 của Bộ Chính trị"),
    ("out_of_reach", None, "", "Nghị quyết số 57-NQ/TW ngày 21/12/2023 của Bộ Chính trị"),
    ("differs", "year_slip", "ngày 03/06/2021; theo danh mục là 03/06/2020", "Quyết định số 749/QĐ-TTg ngày 03/6/2021"),
    ("out_of_reach", None, "", "Quyết định số 749/QĐ-TTg ngày 04/6/2021"),
    ("differs", "year_slip", "14/06/2019", "Luật Giáo dục số 43/2020/QH14 ngày 14/6/2020"),
    ("agrees", None, "", "Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019"),
    ("out_of_reach", None, "", "Quyết định số 749/QĐ-UBND ngày 03/6/2021"),
    (
        "differs",
        "year_slip",
        "ghi năm 2021; theo danh mục là 03/06/2020",
        "Quyết định số 749/QĐ-TTg năm 2021 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia",
    ),
    ("out_of_reach", None, "", "Quyết định số 749/QĐ-TTg năm 2021 của Thủ tướng Chính phủ"),
    (
        "out_of_reach",
        None,
        "",
        "Quyết định số 749/QĐ-TTg năm 2021 của Thủ tướng Chính phủ phê duyệt Chương trình khuyến công quốc gia",
    ),
    (
        "out_of_reach",
        None,
        "",
        "Quyết định số 749/QĐ-TTg ngày 03/6/2021 phê duyệt Chương trình khuyến công quốc gia",
    ),
    (
        "differs",
        "known_year",
        "03/06/2020",
        "Quyết định số 749/QĐ-TTg ngày 03/6/2021 phê duyệt Chương trình Chuyển đổi số quốc gia",
    ),
    (
        "out_of_reach",
        None,
        "",
        "Quyết định số 749/QĐ-TTg ngày 03/6/2021 phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2035",
    ),
    (
        "differs",
        "year_in_number",
        "15/2021/TT-BLĐTBXH",
        "Thông tư số 15/2012/TT-BLĐTBXH ngày 21/10/2021 quy định về Điều lệ trường cao đẳng",
    ),
    ("differs", "number_form", "15/2021/TT-BLĐTBXH", "Thông tư số 15/2021/TT-LĐTBXH ngày 21/10/2021"),
    ("differs", "number_form", "15/2021/TT-BLĐTBXH", "Thông tư số 15/2021/QĐ-BLĐTBXH ngày 21/10/2021"),
    ("agrees", None, "", "Thông tư số 15/2021/TT-BLĐTBXH ngày 21/10/2021"),
    (
        "differs",
        "known_title",
        "biện pháp bảo đảm",
        "Thông tư số 10/2024/TT-BTP quy định mã số, tiêu chuẩn chức danh nghề nghiệp thư viện",
    ),
    (
        "agrees",
        None,
        "",
        "Thông tư số 10/2024/TT-BTP quy định mã số, tiêu chuẩn chức danh nghề nghiệp trên địa bàn tỉnh Đồng Tháp",
    ),
    ("differs", "known_date", "20/11/2015", "Thông tư số 22/2015/TT-NHNN (20/12/2015)"),
    ("differs", "known_date", "20/11/2015", "Thông tư số 22/2015/TT-NHNN về cung ứng và sử dụng séc ngày 20/12/2015"),
    ("agrees", None, "", "Thông tư số 22/2015/TT-NHNN về cung ứng và sử dụng séc ngày 20/12/2016"),
    ("differs", "edition_unknown", "Luật Báo chí năm 2017", "Luật Báo chí được Quốc hội thông qua năm 2017"),
    ("agrees", None, "", "Luật Báo chí, ban hành năm 2016"),
    ("no_such_provision", "no_such_provision", "61", "Luật Báo chí - Điều 90"),
    ("no_such_provision", "no_such_provision", "61", "Điều 90 (Luật Báo chí năm 2016)"),
    ("agrees", None, "", "Luật Báo chí - Điều 60"),
    ("several_fit", "unclear", "29-NQ/TW", "Nghị quyết số 29-NQ/TW"),
    ("agrees", None, "", "Nghị quyết số 29-NQ/TW ngày 04/11/2013"),
    ("several_fit", "edition_amended", "44/2009/QH12", "Luật Giáo dục năm 2009"),
]


@pytest.mark.parametrize(("code", "finding", "right", "words"), CASES, ids=[words for *_, words in CASES])
def test_what_is_right_is_told(code: str, finding: str | None, right: str, words: str) -> None:
    (found,) = vnplan.verdicts(draft(words))
    assert (found.code, found.finding) == (code, finding), found.message_vi
    assert right in found.message_vi


def test_a_number_that_is_meant_is_what_is_right() -> None:
    (found,) = vnplan.verdicts(draft("Nghị định số 1030/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư"))
    assert found.right == "30/2020/NĐ-CP"
    assert found.message_vi.endswith("; có thể là Nghị định 30/2020/NĐ-CP ngày 05/03/2020")
    assert found.message.endswith("; Nghị định 30/2020/NĐ-CP of 2020-03-05 may be meant")


def test_a_title_leads_to_its_document_where_one_has_it() -> None:
    words = "Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020"
    title = "quy định về đánh giá học sinh trung học cơ sở và học sinh trung học phổ thông"
    (found,) = vnplan.verdicts(draft(f"{words} {title}"))
    assert (found.finding, "22/2021/TT-BGDĐT ngày 20/07/2021" in found.message_vi) == ("known_title", True)
    (found,) = vnplan.verdicts(draft("Nghị định số 24/2021/NĐ-CP ngày 23/3/2021 của Chính phủ về công tác văn thư"))
    assert (found.finding, "của Nghị định" in found.message_vi) == ("known_title", False)  # two decrees have it


def test_the_body_of_what_guides_a_law_is_not_the_law_s() -> None:
    words = "Nghị định quy định chi tiết một số điều của Luật Giáo dục ngày 14/6/2019 của Chính phủ"
    assert "law_issuer" not in {found.finding for found in vnplan.verdicts(draft(words))}


def test_a_list_behind_a_comma_may_be_of_what_follows() -> None:
    for words in ("Luật Giáo dục, Điều 250 Bộ luật Dân sự", "Luật Giáo dục, Điều 250 của Quy chế kèm theo"):
        assert "no_such_provision" not in {found.finding for found in vnplan.verdicts(draft(words))}


def test_a_number_that_has_its_title_is_no_other_s() -> None:
    """The decree before it had the same title."""
    (found,) = vnplan.check(vnplan.parse("Nghị định số 30/2020/NĐ-CP của Thủ tướng Chính phủ về công tác văn thư"))
    assert (found.code, "110/2004" in found.message_vi) == ("issuer_symbol", False)
