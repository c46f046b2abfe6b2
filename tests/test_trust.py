"""Laws of years in which none was passed, numbers that cannot be, clauses that a text at hand lacks; and near ones."""

from __future__ import annotations

import datetime
import re

import pytest

import vnplan
from vnplan import check, load_catalog, load_rules, status, verdicts
from vnplan.keys.law_years import complete_years
from vnplan.review.verdict import CODES

SAID = [
    # the words, the finding and its severity, what is right
    ("Luật Đất đai năm 2014", "no_such_edition error", "2013 (45/2013/QH13)"),
    ("Luật Nhà ở năm 2020", "no_such_edition error", "2014 (65/2014/QH13), 2023 (27/2023/QH15)"),
    ("Bộ luật Lao động năm 2015", "no_such_edition error", "2012 (10/2012/QH13), 2019 (45/2019/QH14)"),
    ("Hiến pháp năm 2012", "no_such_edition error", "1992, 2013"),
    ("Hiến pháp 1990", "no_such_edition error", "1980, 1992"),
    ("Luật Thanh niên ngày 16/6/2019", "no_such_edition error", "16/06/2020 (57/2020/QH14)"),
    ("Luật Giáo dục năm 2018", "edition_unknown warning", "2019 (43/2019/QH14)"),  # 37 laws changed that year
    ("Luật Thư viện năm 2023", "edition_unknown warning", "2019 (46/2019/QH14)"),
    ("Luật Giáo dục ngày 15/6/2019", "known_date error", "14/06/2019"),
    ("Luật Thư viện ngày 21/12/2019", "known_date error", "21/11/2019"),
    ("Luật Tổ chức chính quyền địa phương ngày 18/6/2025", "known_date error", "16/06/2025"),
    ("Luật Giáo dục năm 2009", "edition_amended info", "44/2009/QH12"),
    ("Hiến pháp năm 2001", "edition_amended info", "51/2001/QH10"),
    ("Luật Giáo dục năm 2019", None, ""),
    ("Luật Giáo dục ngày 14/6/2019", None, ""),
    ("Luật Giáo dục năm 1990", None, ""),  # before the first that is known
    ("Luật Đất đai năm 2014 của Thái Lan", None, ""),
    ("dự thảo Luật Đất đai năm 2014", None, ""),
    ("Luật sửa đổi, bổ sung một số điều của Luật Giáo dục năm 2009", None, ""),
    ("Hiến pháp năm 1992 (được sửa đổi, bổ sung năm 2001)", None, ""),
    ("Luật Không Ai Biết năm 2014", None, ""),
    ("Nghị định số 0/2021/NĐ-CP", "no_such_serial error", "01"),
    ("Quyết định số 00/QĐ-BYT ngày 05/5/2021", "no_such_serial error", "01"),
    ("Nghị định số 10/2021/NĐ-CP ngày 09/02/2021", None, ""),
    ("Nghị định số 12/2031/NĐ-CP", "year_to_come error", "2031"),
    ("Nghị quyết số 81/2021/QH12", "no_such_term error", "81/2021/QH14"),
    ("Nghị quyết số 326/2016/UBTVQH11", "known_term error", "326/2016/UBTVQH14"),
    ("Nghị quyết số 81/2021/QH15", None, ""),
    ("Luật số 72/2025/QH13", "no_such_term error", "72/2025/QH15"),  # read as what it must mean, and told
    ("Luật số 72/2025/QHI5", None, ""),  # a scan's letter
    ("Nghị định số 0030/2020/NĐ-CP", "leading_zeros warning", "30/2020/NĐ-CP"),
    ("Nghị định số 1012020/NĐ-CP", "year_run_on warning", "101/2020/NĐ-CP | 10/2020/NĐ-CP"),
    ("Quyết định số 242024/QĐ-UBND", "year_run_on warning", "24/2024/QĐ-UBND"),
    ("Công văn số 123456/CT-TTHT", None, ""),
    ("Nghị định số 005/2020/NĐ-CP", "leading_zeros warning", "05/2020/NĐ-CP"),
    ("Nghị định số 05/2020/NĐ-CP", None, ""),
    ("Kết luận số 91-KL-TW", "symbol_form error", "viết 91-KL/TW, không viết 91-KL-TW"),
    ("Chỉ thị số 40/CT-TW", "symbol_form error", "viết 40-CT/TW, không viết 40/CT-TW"),
    ("Kết luận số KL-91/TW ngày 12/8/2024", "symbol_form error", "viết 91-KL/TW, không viết KL-91/TW"),
    ("Kết luận số 91-KL/TW", None, ""),
    ("mã số CB-12/TWX", None, ""),
    ("Luật Việc làm số 43/2019/QH14", "known_title warning", "Luật Giáo dục"),
    # what is promulgated is another thing, whatever words both titles begin with and share
    (
        "Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2018 ban hành Quy chế tuyển sinh trung học phổ thông",
        "known_title warning",
        "Ban hành Chương trình giáo dục phổ thông",
    ),
    ("Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2018 về việc ban hành Chương trình giáo dục phổ thông mới", None, ""),
    ("Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2018 ban hành “Chương trình GDPT”", None, ""),
    (
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020 phê duyệt Kế hoạch chuyển đổi cây trồng đến năm 2025",
        "known_title warning",
        "Chương trình Chuyển đổi số quốc gia",
    ),
    ("Quyết định số 749/QĐ-TTg ngày 03/6/2020 phê duyệt Chương trình chuyển đổi số đến năm 2025", None, ""),
    ("Thông tư số 22/2021/TT-BGDĐT quy định về đánh giá chuẩn nghề giáo viên", "known_title warning", "học sinh"),
    ("Thông tư số 22/2021/TT-BGDĐT về đánh giá học sinh", None, ""),
    ("Bộ luật Hình sự số 46/2019/QH14", "known_type warning", "số này là của Luật Thư viện 46/2019/QH14"),
    ("Pháp lệnh số 46/2019/QH14", "known_type warning", "số này là của Luật Thư viện 46/2019/QH14"),
    ("Pháp lệnh số 10/2016/QH13", "no_such_symbol warning", "pháp lệnh do Ủy ban Thường vụ Quốc hội"),
    ("Pháp lệnh số 02/2012/UBTVQH13", None, ""),
    ("Pháp lệnh số 08/1998/PL-UBTVQH10", None, ""),
    ("Thông tư số 14/2021/TT-BGDTĐ ngày 20/5/2021", "no_such_symbol warning", "gần nhất là BGDĐT"),
    ("Thông tư số 14/2021/TT-BCTT ngày 05/5/2021 của Bộ Tài chính", "no_such_symbol warning", "gần nhất là BTC"),
    ("Nghị quyết số 46/2019/QH14", "known_type warning", "số này là của Luật Thư viện 46/2019/QH14"),
    ("Thông tư số 004/2025/TT-BNV", None, ""),  # some ministries count so
    (
        "Nghị định số 100/2019/NĐ-CP ngày 30/12/2019 của Chính phủ về quản lý và sử dụng con dấu",
        "known_title warning",
        "giao thông đường bộ",
    ),
    ("Nghị định số 100/2019/NĐ-CP ngày 30/12/2019 của Chính phủ về xử phạt vi phạm giao thông đường bộ", None, ""),
    ("Thông tư số 10/2022/TT-TTg", "no_such_symbol warning", "thông tư do bộ, cơ quan ngang bộ ban hành"),
    ("Thông tư số 10/2022/TT-UBND", "no_such_symbol warning", "thông tư do bộ"),
    ("Quyết định số 10/2022/QĐ-CP", "no_such_symbol warning", "do Thủ tướng ban hành, ký hiệu TTg"),
    ("Quyết định số 110/2022/QĐ-TANDTC", None, ""),
    ("Luật số 15/2020/NĐ-CP", "type_symbol warning", "ký hiệu này là của Nghị định"),
    ("Thông tư số 15/2020/NĐ-CP", "type_symbol warning", "ký hiệu này là của Nghị định"),
    ("Thông tư số 73/TC-CSTC ngày 5/3/1990", None, ""),
    ("Thông tri số 15/TT-MTTW-BTT ngày 5/3/2025", None, ""),
    ("Nghị định số 46/2019/QH14", "known_type warning", "Luật Thư viện 46/2019/QH14"),
    ("Nghị định số 30/2020/NĐ-CP/ngày 05/4/2020", "known_date error", "05/03/2020"),
]
KINDS = {
    "no_such_edition", "edition_unknown", "edition_amended", "known_date", "no_such_serial", "year_to_come",
    "no_such_term", "known_term", "leading_zeros", "year_run_on", "symbol_form", "known_type",
    "known_title", "no_such_symbol", "type_symbol",
}  # fmt: skip


@pytest.mark.parametrize(("words", "finding", "right"), SAID, ids=[words for words, _, _ in SAID])
def test_a_law_or_a_number_that_is_not(words: str, finding: str | None, right: str) -> None:
    draft = vnplan.parse(f"Căn cứ {words};", number="7/KH-UBND", date="2026-03-01", province="bac-giang")
    found = [f for f in check(draft) if f.code in KINDS]
    assert [f"{f.code} {f.severity}" for f in found] == ([finding] if finding else []), found
    assert all(right in f.message_vi for f in found)


def test_the_verdict_says_what_is_right() -> None:
    (found,) = verdicts(vnplan.parse("Căn cứ Luật Nhà ở năm 2020;", date="2024-06-01"))
    assert (found.code, found.severity) == ("differs", "error")
    assert found.right is not None
    assert found.right.startswith("2005 (56/2005/QH11)")


def test_years_are_complete_where_no_number_is_missing() -> None:
    years = complete_years(load_catalog())
    assert {2014, 2015, 2016, 2018, 2019, 2020, 2021, 2022} <= years
    assert not years & {2003, 2008, 2017, 2024, 2025, 2026}


ASKED = [
    ("43/2019/QH12", "43/2019/QH14 (Luật Giáo dục)"),
    ("Nghị quyết số 326/2016/UBTVQH11", "326/2016/UBTVQH14"),
    ("0/2021/NĐ-CP", "01"),
    (f"5/{datetime.date.today().year + 2}/NĐ-CP", str(datetime.date.today().year)),
    ("Luật Đất đai năm 2014", "2013 (45/2013/QH13)"),
    ("Luật Giáo dục 2018", "2019 (43/2019/QH14)"),
    ("Luật Giáo dục 2009", "44/2009/QH12"),
    ("Hiến pháp 2012", "1992, 2013"),
]


@pytest.mark.parametrize(("query", "right"), ASKED)
def test_status_of_what_cannot_be_says_what_is_right(query: str, right: str) -> None:
    found = status(query, "2024-01-01")
    assert (found.state, found.known, found.key) == ("not_known", False, None)
    assert right in found.words_vi
    assert right.lstrip("0") in found.words


# --- texts at hand ---------------------------------------------------------------------------------------------

DECREE = (
    "Điều 1. Phạm vi\nNghị định này quy định về sách.\nĐiều 2. Mức hỗ trợ\n1. Hỗ trợ tiền:\na) Cho trường;\n"
    "b) Cho xã.\n2. Hỗ trợ sách.\nĐiều 3. Hiệu lực\nNghị định này có hiệu lực từ ngày ký."
)
PINPOINTS = [
    ("khoản 7 Điều 2", "Điều 2 chỉ đến khoản 2"),
    ("điểm đ khoản 1 Điều 2", "khoản 1 Điều 2 chỉ đến điểm b"),
    ("khoản 2 Điều 2", None),
    ("điểm b khoản 1 Điều 2", None),
    ("khoản 4 Điều 3", None),  # it is not cut into clauses
]


@pytest.mark.parametrize(("pinpoint", "right"), PINPOINTS)
def test_a_clause_that_the_text_at_hand_does_not_have(pinpoint: str, right: str | None) -> None:
    decree = vnplan.parse(DECREE, number="990/2021/NĐ-CP", date="2021-02-01")
    plan = vnplan.parse(f"Theo {pinpoint} Nghị định số 990/2021/NĐ-CP.", number="7/KH-UBND", date="2024-06-01")
    found = [f for f in check([decree, plan]) if f.code == "no_such_clause"]
    assert [right in f.message_vi for f in found if right] == ([True] if right else [])
    assert len(found) == (right is not None)


# --- words -----------------------------------------------------------------------------------------------------


def test_an_open_key_is_told_by_names_in_both_languages() -> None:
    text = (
        "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013 và Nghị quyết số 29-NQ/TW ngày 17/11/2022. "
        "Nghị quyết số 29-NQ/TW nêu rõ."
    )
    (found,) = [f for f in check(vnplan.parse(text, date="2024-06-01")) if f.code == "unclear"]
    assert "có thể là Nghị quyết 29-NQ/TW (04/11/2013) hoặc Nghị quyết 29-NQ/TW (17/11/2022)" in found.message_vi
    assert "may be Nghị quyết 29-NQ/TW (2013-11-04) or Nghị quyết 29-NQ/TW (2022-11-17)" in found.message


ENGLISH = re.compile(
    r"\b(?:the|is|are|was|of|and|or|not|may|be|by|from|known|article|document|text|amends|repeals|replaces|guides|this"
    r"|there|with|which|only|it|has|implements|mentions|issued|legal_basis)\b|/akn/|\{|\?"
)
RIGHT_UNKNOWN = {"dated_later", "no_such_serial", "year_to_come", "contradicts_dates", "contradicts_ranks"}
"""What is right cannot be known; the message says why it is wrong."""


def drafts_of(row: dict[str, str]) -> list[vnplan.Document]:
    text = re.sub(r"\[\[|\]\]", "", row["example"]).replace("⏎", "\n")
    date = None if row["code"] == "blank_day" or row["source"] else "2024-06-01"
    first = vnplan.parse(text, number=None if "Số" in text else "7/KH-UBND", date=date, province="bac-giang")
    if row["code"] != "two_texts":
        return [first]
    return [first, vnplan.parse(text + "\n\nI. MỤC TIÊU", number="7/KH-UBND", date=date, province="bac-giang")]


@pytest.mark.parametrize("row", load_rules().tables["findings"], ids=lambda row: str(row["code"]))
def test_no_vietnamese_message_holds_english(row: dict[str, str]) -> None:
    found = check(drafts_of(row), form=bool(row["source"]), on="2026-03-01")
    said = [f for f in found if f.code == row["code"]]
    assert said or row["source"] or row["code"] == "misprint", row["code"]
    assert [f.message_vi for f in found if ENGLISH.search(f.message_vi)] == []


@pytest.mark.parametrize("row", load_rules().tables["findings"], ids=lambda row: str(row["code"]))
def test_a_verdict_that_calls_something_wrong_says_what_is_right(row: dict[str, str]) -> None:
    if row["code"] in CODES and row["severity"] in ("error", "warning") and row["code"] not in RIGHT_UNKNOWN:
        for verdict in verdicts(drafts_of(row)):
            if verdict.finding == row["code"]:
                assert verdict.right, verdict
                assert verdict.right.split(" (")[0][:8] in verdict.message + verdict.message_vi


UNCHECKED = [
    ("Điều 99 Nghị định số 30/2020/NĐ-CP", "chưa kiểm tra được Điều 99"),  # how many articles is not known
    ("khoản 9 Điều 20 Luật Giáo dục năm 2019", "chưa kiểm tra khoản, điểm"),
    ("Điều 99 Thông tư số 4/2024/TT-BXD", "chưa kiểm tra được Điều 99"),  # nothing is known of it but that it is cited
    ("khoản 2 Điều 99 Quyết định số 4/2024/QĐ-UBND", "chưa kiểm tra được khoản 2 Điều 99"),  # whose it is is not told
    ("Điều 20 Luật Giáo dục năm 2019", "khớp"),
]


@pytest.mark.parametrize(("words", "said"), UNCHECKED)
def test_what_could_not_be_checked_is_said(words: str, said: str) -> None:
    (found,) = verdicts(vnplan.parse(f"Theo {words}.", date="2024-06-01"))
    assert found.code in ("agrees", "out_of_reach")
    assert found.message_vi.endswith(said)


QUERIES = (
    "30/2020/NĐ-CP", "Luật Đất đai", "Luật Đất đai 2013", "31/2024/QH15", "65/2015/NĐ-CP", "999/2023/NĐ-CP",
    "89/QĐ-TTg", "13/2008/QH12", "Luật Đất đai 2014",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("day", ["2010-01-01", "2024-03-01", "2026-03-01"])
@pytest.mark.parametrize("provision", [None, "Điều 3", "khoản 2 Điều 250"])
def test_no_vietnamese_status_holds_english(query: str, day: str, provision: str | None) -> None:
    found = status(query, day, provision)
    assert ENGLISH.search(found.words_vi.replace("/akn/", "")) is None, found.words_vi


FAR = [
    # far beyond                                        what may be
    ("Luật số 120/2019/QH14", "Nghị quyết số 85/2019/QH14"),  # of 2019 every law is known
    ("Luật số 566/2005/QH11", "Luật số 85/2006/QH11"),
    ("Luật số 180/2013/QH13", "Luật số 140/2025/QH15"),
    ("Thông tư số 999/2012/TT-BTP", "Thông tư số 25/2012/TT-BTP"),  # of which few are known
    ("Thông tư số 399/2017/TT-BTP", "Thông tư số 188/2017/TT-BTP"),  # so far it went in the years around
    ("Thông tư số 2999/2022/TT-BQP", "Thông tư số 160/2022/TT-BQP"),
    ("Chỉ thị số 999/CT-TTg ngày 01/6/2020", "Chỉ thị số 45/CT-TTg ngày 01/12/2020"),
    ("Quyết định số 9999/QĐ-TTg ngày 01/6/2021", "Quyết định số 2260/QĐ-TTg ngày 31/12/2021"),
    ("Quyết định số 999/2021/QĐ-TTg", "Quyết định số 46/2021/QĐ-TTg"),
]


@pytest.mark.parametrize(("far", "may_be"), FAR, ids=[row[0] for row in FAR])
def test_a_serial_far_beyond_its_series(far: str, may_be: str) -> None:
    for words, told in ((far, True), (may_be, False)):
        draft = vnplan.parse(f"Căn cứ {words};", number="7/KH-UBND", date="2026-03-01", province="bac-giang")
        assert ("hardly_exists" in {one.code for one in check(draft)}) == told, words


def test_no_known_number_is_far_beyond() -> None:
    catalog = vnplan.load_catalog()
    for entry in catalog:
        reach = catalog.reach(entry.number, entry.date.year) if entry.number else None
        serial = entry.key.split("/")[-1]
        assert reach is None or not serial.isdigit() or not reach.beyond(int(serial)), entry


SERIAL_SLIP = (
    "Quyết định số {} ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia đến "
    "năm 2025, định hướng đến năm 2030"
)


def test_a_slip_in_a_serial_is_told_by_day_and_title_of_the_catalogue() -> None:
    def found(number: str) -> list[str]:
        return [f.message_vi for f in check(vnplan.parse(SERIAL_SLIP.format(number))) if f.code == "misprint"]

    (message,) = found("794/QĐ-TTg")
    assert "749/QĐ-TTg" in message
    assert not found("749/QĐ-TTg")
    assert not found("1794/QĐ-TTg")
