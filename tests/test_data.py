"""The tables of data/: every pattern proven by its examples, every example by a pattern."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest
from underthesea import convert_address

from vnplan import Citation, find_citations
from vnplan.issuers import province_of
from vnplan.normalize import ascii_slug
from vnplan.rules import Row, load_rules

RULES = load_rules()
TABLES = RULES.tables

# Rows that do not hold yet, and why.
KNOWN = {
    "Sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 100/2015/QH13": "the amended code's number is taken for it",
}


def rows(table: str, column: str = "example", known: Mapping[str, str] = KNOWN) -> list[object]:
    """The rows of a table that have something in a column, named by it."""
    return [
        pytest.param(
            row,
            id=ascii_slug(row[column])[:60],
            marks=[pytest.mark.xfail(reason=known[row[column]], strict=True)] if row[column] in known else [],
        )
        for row in TABLES[table]
        if row[column]
    ]


def bracketed(marked: str) -> tuple[str, list[str]]:
    """The text without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", marked), re.findall(r"\[(.*?)\]", marked)


def others(text: str) -> list[Citation]:
    """The citations of other documents."""
    return [c for c in find_citations(text) if c.kind not in ("self", "internal")]


@pytest.mark.parametrize("row", rows("relations"))
def test_a_cue_gives_its_relation(row: Row) -> None:
    text, wanted = bracketed(row["example"])
    relations = {c.text: c.relation for c in others(text)}
    assert list(relations) == wanted
    assert relations[wanted[-1]] == row["relation"]


@pytest.mark.parametrize("row", rows("relations", "counterexample"))
def test_a_cue_leaves_its_counterexample_alone(row: Row) -> None:
    text, wanted = bracketed(row["counterexample"])
    relations = {c.text: c.relation for c in others(text)}
    assert list(relations) == wanted
    assert row["relation"] not in relations.values()


def test_every_relation_of_the_design_has_a_cue() -> None:
    assert {row["relation"] for row in TABLES["relations"]} == {
        *("legal_basis", "implements", "according_to", "promulgated_with", "proposed_in", "amends", "replaces"),
        *("repeals", "corrects", "consolidates", "guides", "amended_by", "issued", "mentions"),
    }


@pytest.mark.parametrize("row", rows("document_types"))
def test_a_document_type_is_read(row: Row) -> None:
    found = find_citations(f"Thực hiện {row['example']} của cấp trên.")
    assert [c.document_type for c in found] == [row["code"]]


@pytest.mark.parametrize("row", rows("document_types", "counterexample"))
def test_a_document_type_is_not_read_in_its_counterexample(row: Row) -> None:
    words = row["counterexample"]
    act, doc = (f"{words}", f"{words} năm 2013"), (f"{words}", f"{words} số 12/KH-UBND", f"{words} “Trường học vui vẻ”")
    for text in act if row["family"] == "act" else doc:
        assert row["code"] not in [c.document_type for c in find_citations(f"Thực hiện {text} của cấp trên.")]


def test_document_types_have_one_row_each() -> None:
    codes = Counter(row["code"] for row in TABLES["document_types"])
    assert codes.most_common(1)[0][1] == 1
    assert all(row["family"] in ("act", "doc") for row in TABLES["document_types"])


@pytest.mark.parametrize("row", rows("issuers"))
def test_a_symbol_names_its_issuer(row: Row) -> None:
    (found,) = find_citations(f"Thực hiện {row['example']};")
    assert found.issuer_id == row["id"]
    assert found.level == (row["level"] or None)


def test_provinces_are_told_apart() -> None:
    slugs = [row["slug"] for row in TABLES["provinces"]]
    assert len(slugs) == len(set(slugs)) == 64  # Huế twice, before and since 2025
    assert len({row["code"] for row in TABLES["provinces"]}) == 63
    merged = {row["merged_into"] for row in TABLES["provinces"]}
    assert merged <= set(slugs)
    assert len(merged) == 34
    assert all(row["merged_into"] == row["slug"] for row in TABLES["provinces"] if row["slug"] in merged)


@pytest.mark.parametrize(
    "row", rows("provinces", known={"tỉnh Thừa Thiên Huế": "underthesea does not know its former name"})
)
def test_mergers_agree_with_underthesea(row: Row) -> None:
    now = convert_address(row["example"]).converted
    assert ascii_slug(re.sub(r"^(?:Tỉnh|Thành phố)\s", "", now)) == row["merged_into"]


@pytest.mark.parametrize("row", rows("provinces"))
def test_a_province_is_known_in_an_issuer(row: Row) -> None:
    (found,) = find_citations(f"Thực hiện Kế hoạch số 12/KH-UBND của UBND {row['example']};")
    assert (found.issuer, found.province) == (f"UBND {row['example']}", row["slug"])


@pytest.mark.parametrize("row", rows("provinces", "aliases"))
def test_a_province_is_known_by_its_aliases(row: Row) -> None:
    for alias in row["aliases"].split(";"):
        if len(alias) > 3:  # QNi and the like stand in symbols alone
            assert province_of(f"UBND tỉnh {alias} ban hành", RULES) == row["slug"], alias


@pytest.mark.parametrize("city", ["TP. Hồ Chí Minh", "TP. Hà Nội"])
def test_a_city_is_known_by_its_short_name(city: str) -> None:
    (found,) = find_citations(f"Thực hiện Kế hoạch số 12/KH-UBND của UBND {city};")
    assert found.issuer == f"UBND {city}"
    assert found.province is not None


@pytest.mark.parametrize("row", rows("laws", "name"))
def test_a_law_is_read_whole(row: Row) -> None:
    name = f"{row['type']} {row['name']}"
    first, *nested = find_citations(f"Căn cứ {name};")
    assert (first.kind, first.text) == ("named_law", name)
    assert all(c.governor == 0 for c in nested)


@pytest.mark.parametrize("row", rows("marks"))
def test_a_mark_matches_its_example(row: Row) -> None:
    pattern = re.compile(row["pattern"].replace("\\,", ","))
    assert pattern.match(row["example"] + "\n")


@pytest.mark.parametrize("row", rows("marks", "counterexample"))
def test_a_mark_leaves_its_counterexample_alone(row: Row) -> None:
    pattern = re.compile(row["pattern"].replace("\\,", ","))
    assert not pattern.match(row["counterexample"] + "\n")
