"""Standards and technical regulations: what is cited, who issued it, its key; and what only looks like one."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from vnplan import build_graph, find_citations, parse
from vnplan.tables.rows import Row
from vnplan.tables.rules import load_rules

TABLE = "standards"
ROWS = list(
    csv.DictReader(resources.files("vnplan").joinpath("data", "standards.csv").read_text(encoding="utf-8").splitlines())
)

CITED = [
    # text with what is cited in brackets                                     number, year, body, key
    ("xi măng đạt [TCVN 6260:2020]", "TCVN 6260:2020", 2020, "bkhcn", "/akn/vn/doc/tieu-chuan/bkhcn/2020/6260"),
    ("nước uống đạt [QCVN 01-1:2024/BYT].", "QCVN 01-1:2024/BYT", 2024, "byt", "/akn/vn/doc/quy-chuan/byt/2024/1-1"),
    (
        "theo [TCVN ISO 22000:2018],",
        "TCVN ISO 22000:2018",
        2018,
        "bkhcn",
        "/akn/vn/doc/tieu-chuan/bkhcn/2018/iso-22000",
    ),
    ("theo [ISO 22000:2018];", "ISO 22000:2018", 2018, "iso", "/akn/vn/doc/tieu-chuan/iso/2018/22000"),
    ("theo [ISO/IEC 27001:2022]", "ISO/IEC 27001:2022", 2022, "iso", "/akn/vn/doc/tieu-chuan/iso/2022/iec-27001"),
    ("vải đạt [TCCS 41:2022/TCĐBVN]", "TCCS 41:2022/TCĐBVN", 2022, "tcdbvn", "/akn/vn/doc/tieu-chuan/tcdbvn/2022/41"),
    (
        "lúa theo [10 TCN 558:2002/BNN]",
        "10 TCN 558:2002/BNN",
        2002,
        "bnnptnt",
        "/akn/vn/doc/tieu-chuan/bnnptnt/2002/10-558",
    ),
    ("cấp nước theo [TCXDVN 33:2006/BXD]", "TCXDVN 33:2006/BXD", 2006, "bxd", "/akn/vn/doc/tieu-chuan/bxd/2006/33"),
    (
        "đất theo [QCVN 03-MT:2023/BTNMT]",
        "QCVN 03-MT:2023/BTNMT",
        2023,
        "btnmt",
        "/akn/vn/doc/quy-chuan/btnmt/2023/3-mt",
    ),
    ("bê tông theo [TCVN 3105-2022]", "TCVN 3105-2022", 2022, "bkhcn", "/akn/vn/doc/tieu-chuan/bkhcn/2022/3105"),
    ("hồ sơ theo [QCVN  26 : 2010/ BTNMT]", "QCVN 26:2010/BTNMT", 2010, "btnmt", "/akn/vn/doc/quy-chuan/btnmt/2010/26"),
    ("thông gió theo [TCVN 5687],", "TCVN 5687", None, "bkhcn", "cite/tieu-chuan/bkhcn/?/5687"),
    ("ống theo [TCVN 6151-2].", "TCVN 6151-2", None, "bkhcn", "cite/tieu-chuan/bkhcn/?/6151-2"),
    ("an toàn cháy theo [QCVN 06] và", "QCVN 06", None, None, "cite/quy-chuan/?/?/6"),
    ("nội bộ theo [TCCS 05:2020]", "TCCS 05:2020", 2020, None, "cite/tieu-chuan/?/2020/5"),
    # a slash for the colon, "số" behind the symbol, a year of two digits
    ("biển báo theo [QCVN 83/2019/BGTVT]", "QCVN 83/2019/BGTVT", 2019, "bgtvt", "/akn/vn/doc/quy-chuan/bgtvt/2019/83"),
    ("nước theo [QCVN 08/2018/BYT];", "QCVN 08/2018/BYT", 2018, "byt", "/akn/vn/doc/quy-chuan/byt/2018/8"),
    ("bê tông theo [TCVN 9115/2012] và", "TCVN 9115/2012", 2012, "bkhcn", "/akn/vn/doc/tieu-chuan/bkhcn/2012/9115"),
    (
        "mặt đường theo [TCCS 24/2018/TCĐBVN]",
        "TCCS 24/2018/TCĐBVN",
        2018,
        "tcdbvn",
        "/akn/vn/doc/tieu-chuan/tcdbvn/2018/24",
    ),
    (
        "biển báo theo [QCVN số 83:2019/BGTVT]",
        "QCVN 83:2019/BGTVT",
        2019,
        "bgtvt",
        "/akn/vn/doc/quy-chuan/bgtvt/2019/83",
    ),
    ("đường theo [TCVN 4054-05].", "TCVN 4054-05", 2005, "bkhcn", "/akn/vn/doc/tieu-chuan/bkhcn/2005/4054"),
    ("tải trọng theo [TCVN 2737-95],", "TCVN 2737-95", 1995, "bkhcn", "/akn/vn/doc/tieu-chuan/bkhcn/1995/2737"),
    ("áo đường theo [22TCN 218-01]", "22TCN 218-01", 2001, None, "cite/tieu-chuan/?/2001/22-218"),
    ("nước theo [QCĐP 02:2020/TP]", "QCĐP 02:2020/TP", 2020, "tp", "/akn/vn/doc/quy-chuan/tp/2020/2"),  # no ministry
    ("nước theo [QCĐP 02:2020/TP. HCM]", "QCĐP 02:2020/TP. HCM", 2020, "tp-hcm", "/akn/vn/doc/quy-chuan/tp-hcm/2020/2"),
    ("hạ tầng theo [QCVN 07-09] và", "QCVN 07-09", None, None, "cite/quy-chuan/?/?/7-9"),  # its ninth part
]
NOT_CITED = [
    "chứng nhận ISO 9001 cho hai xưởng",
    "xây dựng 12 TCVN trong năm 2024",
    "công bố QCVN: 2023 là năm thứ ba",
    "máy VISO 9001:2015 của hãng",
    "số liệu TCVN 12 tháng 5-2020",
    "rà soát TCVN 2023, 2024",
    "có 25 TCVN 12%",
    "công bố TCVN 10/2019",
    "rà soát các TCVN/2019",
    "điện theo IEC 60364-6-61",
]


@pytest.mark.parametrize(("marked", "number", "year", "body", "key"), CITED)
def test_a_standard_is_cited(marked: str, number: str, year: int, body: str | None, key: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    (c,) = find_citations(text)
    assert text[c.start : c.end] == c.text == marked.partition("[")[2].partition("]")[0]
    assert (c.kind, c.number, c.year, c.issuer_id, c.key) == ("standard", number, year, body, key)


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_only_looks_like_a_standard(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize("row", ROWS, ids=[row["symbol"] for row in ROWS])
def test_a_row_reads_its_example_and_not_its_counterexample(row: Row) -> None:
    (c,) = find_citations(row["example"])
    assert (c.kind, c.document_type, c.text) == ("standard", row["type"], row["example"])
    assert find_citations(row["counterexample"]) == []
    assert row["type"] in load_rules().types


def test_a_standard_of_another_is_read_once() -> None:
    assert [c.text for c in find_citations("đạt TCVN ISO/IEC 17020:2012 và TCVN 7383:2004")] == [
        "TCVN ISO/IEC 17020:2012",
        "TCVN 7383:2004",
    ]


LISTED = [
    ("các QCVN 02:2021/BXD, 05:2022/BXD và 12:2014/BXD", ["QCVN 02:2021/BXD", "QCVN 05:2022/BXD", "QCVN 12:2014/BXD"]),
    ("TCVN 6707: 2009, 6706: 2009;", ["TCVN 6707:2009", "TCVN 6706:2009"]),
    ("đạt TCVN 6707:2009, 12:2019 là hạn cuối", ["TCVN 6707:2009"]),
]


@pytest.mark.parametrize(("text", "numbers"), LISTED)
def test_the_symbol_is_told_once_in_a_list(text: str, numbers: list[str]) -> None:
    assert [c.number for c in find_citations(text)] == numbers
    assert all(c.kind == "standard" and c.year is not None for c in find_citations(text))


TITLES = [
    ("TCVN 8826:2011 - Phụ gia hóa học cho bê tông;", "Phụ gia hóa học cho bê tông"),
    ("TCVN 8826:2011: Phụ gia hóa học cho bê tông.", "Phụ gia hóa học cho bê tông"),
    ("QCVN 18:2021/BXD về an toàn trong thi công xây dựng;", "về an toàn trong thi công xây dựng"),
    ("TCVN 8826:2011 và hồ sơ kèm theo", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_name_of_a_standard_is_its_title(text: str, title: str | None) -> None:
    assert find_citations(f"Áp dụng {text}")[0].title == title


def test_a_plan_stands_to_a_standard_as_to_any_document() -> None:
    plan = parse("Thi công theo QCVN 18:2021/BXD.", number="1/KH-UBND", date="2024-01-05", province="ha-giang")
    (edge,) = build_graph(plan, catalog=False).edges(data="relation")
    assert edge == (plan.metadata.key, "/akn/vn/doc/quy-chuan/bxd/2021/18", "according_to")


def test_a_users_own_symbol(tmp_path: object) -> None:
    folder = str(tmp_path)
    with open(f"{folder}/standards.csv", "w", encoding="utf-8") as file:
        file.write("symbol,name,type,issuer\nTCQS,Tiêu chuẩn quân sự,tieu_chuan,BQP\n")
    (c,) = find_citations("đạt TCQS 45:2019", rules=folder)
    assert (c.kind, c.issuer_id) == ("standard", "bqp")
