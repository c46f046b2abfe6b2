"""The tables of data/: every pattern proven by its examples, every example by a pattern."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest
import regex
from underthesea import convert_address

from vnplan import Citation, find_citations
from vnplan.tables.patterns import as_regex
from vnplan.tables.places import province_of
from vnplan.tables.rows import Row
from vnplan.tables.rules import COMMUNES, load_rules
from vnplan.text.normalize import ascii_slug

RULES = load_rules()
TABLES = RULES.tables

# Rows that do not hold yet, and why.
KNOWN = {}


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


def listed(cell: str) -> list[str]:
    """The members of a cell: "L;LCT;QH"."""
    return [word for word in cell.split(";") if word]


def others(text: str) -> list[Citation]:
    """The citations of other documents."""
    return [c for c in find_citations(text) if c.kind not in ("self", "internal")]


def marked(example: str) -> Citation:
    """The citation that the last brackets of an example stand around."""
    example = example.replace("⏎", "\n")
    before, words = re.split(r"[\[\]]", example)[-3:-1]
    start = len(re.sub(r"[\[\]]", "", example[: example.rindex("[")]))
    (found,) = (c for c in others(re.sub(r"[\[\]]", "", example)) if c.start == start)
    assert found.text.startswith(words), before
    return found


def made_by(citation: Citation) -> list[Row]:
    """The rows of the table of relations that a citation's cue fits."""
    cue = citation.cue or ""
    return [row for row in TABLES["relations"] if regex.fullmatch(as_regex(row["pattern"]), cue)]


@pytest.mark.parametrize("row", rows("relations"))
def test_a_cue_gives_its_relation(row: Row) -> None:
    cited = marked(row["example"])
    fitting = [other for other in made_by(cited) if other["where"] == row["where"]]
    assert (cited.relation, fitting) == (row["relation"], [row])


@pytest.mark.parametrize("row", rows("relations", "counterexample"))
def test_a_cue_leaves_its_counterexample_alone(row: Row) -> None:
    assert row not in made_by(marked(row["counterexample"]))


def test_every_relation_of_the_design_has_a_cue() -> None:
    assert {row["relation"] for row in TABLES["relations"]} == {
        *("legal_basis", "implements", "according_to", "promulgated_with", "proposed_in", "amends", "replaces"),
        *("repeals", "corrects", "consolidates", "guides", "amended_by", "issued", "mentions"),
    }


PROVEN = ["document_types", "issuers", "provinces", "relations", "marks", "operations"]


@pytest.mark.parametrize("table", PROVEN)
def test_every_row_has_an_example_and_a_counterexample(table: str) -> None:
    assert [row for row in TABLES[table] if not row["example"] or not row["counterexample"]] == []


def types_in(words: str) -> list[str | None]:
    """The types of the documents cited in words."""
    return [c.document_type for c in find_citations(f"Thực hiện {words} của cấp trên.")]


@pytest.mark.parametrize("row", rows("document_types"))
def test_a_document_type_is_read(row: Row) -> None:
    assert types_in(row["example"]) == [row["code"]]


@pytest.mark.parametrize("row", rows("document_types", "counterexample"))
def test_a_document_type_is_not_read_in_its_counterexample(row: Row) -> None:
    assert row["code"] not in types_in(row["counterexample"])


@pytest.mark.parametrize("row", rows("document_types", "code"))
def test_a_document_type_is_read_by_its_name_symbols_and_aliases(row: Row) -> None:
    for word in (row["name"], row["name"].lower(), row["name"].upper(), *listed(row["aliases"])):
        assert types_in(f"{word} số 12/2020/XX-UBND") == [row["code"]], word
    for symbol in listed(row["symbols"]):
        of = "CTN" if row["issuer"] else "UBND"  # none but the State's own pass laws
        assert types_in(f"văn bản số 12/{symbol}-{of}") == [row["code"]], symbol


def test_document_types_have_one_row_each() -> None:
    codes = Counter(row["code"] for row in TABLES["document_types"])
    assert codes.most_common(1)[0][1] == 1
    assert all(row["family"] in ("act", "doc") for row in TABLES["document_types"])


ISSUERS = TABLES["issuers"]
# A name in two rows is that of the first.
FIRST = {name: row for row in reversed(ISSUERS) for name in (row["name"], *listed(row["forms"]))}


@pytest.mark.parametrize("row", rows("issuers"))
def test_a_symbol_names_its_issuer(row: Row) -> None:
    (found,) = find_citations(f"Thực hiện {row['example']};")
    assert found.issuer_id == row["id"]
    assert found.level == (row["level"] or None)


@pytest.mark.parametrize("row", rows("issuers", "counterexample"))
def test_an_issuer_is_not_read_in_its_counterexample(row: Row) -> None:
    (found,) = find_citations(f"Thực hiện {row['counterexample']};")
    assert found.issuer_id != row["id"]


@pytest.mark.parametrize("row", rows("issuers", "symbol"))
def test_an_issuer_is_known_by_its_name_and_forms(row: Row) -> None:
    for name in (row["name"], *listed(row["forms"])):
        (found,) = find_citations(f"Thực hiện Nghị quyết số 12 ngày 5/3/2020 của {name};")
        assert (found.issuer, found.issuer_id, found.level) == (name, FIRST[name]["id"], FIRST[name]["level"] or None)


def test_no_two_bodies_share_a_name_but_a_council_and_its_standing_members() -> None:
    shared = {
        name: (FIRST[name]["id"], row["id"])
        for row in ISSUERS
        for name in (row["name"], *listed(row["forms"]))
        if FIRST[name]["id"] != row["id"]
    }
    assert shared == {"Thường trực Hội đồng nhân dân": ("hdnd", "hdnd-tt")}  # both number with HĐND


BODIES = {row["id"]: row for row in reversed(ISSUERS)}  # the first row of a body tells its years


def test_the_years_of_a_body_stand_once_and_in_order() -> None:
    for row in ISSUERS:
        years = [year for year in (row["active_from"], row["active_to"]) if year]
        assert all(re.fullmatch(r"\d{4}(?:-\d\d){0,2}", year) for year in years), row["symbol"]
        assert years == sorted(years), row["symbol"]
        assert row is BODIES[row["id"]] or (years, row["successor"]) == ([], ""), row["symbol"]


@pytest.mark.parametrize("row", rows("issuers", "successor"))
def test_a_body_goes_over_to_one_that_was_there(row: Row) -> None:
    ended = row["active_to"]
    for successor in (BODIES[id_] for id_ in listed(row["successor"])):
        assert successor["id"] != row["id"]
        assert not ended or successor["active_from"][:4] <= ended[:4]
        assert not successor["active_to"] or ended < successor["active_to"]


MERGED_IN_2025 = [
    ("BKHĐT", "btc"),
    ("BGTVT", "bxd"),
    ("BTTTT", "bkhcn"),
    ("BTNMT", "bnnmt"),
    ("BNNPTNT", "bnnmt"),
    ("BLĐTBXH", "bnv"),
    ("UBDT", "bdttg"),
]


@pytest.mark.parametrize(("symbol", "successor"), MERGED_IN_2025)
def test_the_ministries_of_2025_name_their_main_successor_first(symbol: str, successor: str) -> None:
    row = RULES.issuer_rows[symbol]
    assert (row["active_to"], listed(row["successor"])[0]) == ("2025-02-28", successor)


def test_provinces_are_told_apart() -> None:
    slugs = [row["slug"] for row in TABLES["provinces"]]
    assert len(slugs) == len(set(slugs)) == 63 + 1  # Huế twice, before and since 2025
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


@pytest.mark.parametrize("row", rows("provinces", "counterexample"))
def test_a_province_is_not_read_in_its_counterexample(row: Row) -> None:
    assert province_of(row["counterexample"], RULES) != row["slug"]


@pytest.mark.parametrize("row", rows("provinces", "slug"))
def test_a_province_is_known_by_its_name_and_aliases(row: Row) -> None:
    kind = row["example"].removesuffix(row["name"])
    for name in (row["name"], *listed(row["aliases"])):
        assert province_of(f"UBND {kind}{name} ban hành", RULES) == row["slug"], name
        assert province_of(f"UBND {kind}{name} ban hành".upper(), RULES) == row["slug"], name


def test_communes_are_those_of_the_provinces_of_2025() -> None:
    rows = [row for row in TABLES["units"] if row["kind"] in COMMUNES]
    districts = [row for row in TABLES["units"] if row["kind"] not in COMMUNES]
    assert len(districts) == len({tuple(row.values()) for row in districts}) > 650
    assert len(rows) == len({(row["name"], row["province"]) for row in rows}) > 3200  # no two of a name in a province
    assert {row["province"] for row in rows} == {row["merged_into"] for row in TABLES["provinces"]}


@pytest.mark.parametrize("city", ["TP. Hồ Chí Minh", "TP. Hà Nội"])
def test_a_city_is_known_by_its_short_name(city: str) -> None:
    (found,) = find_citations(f"Thực hiện Kế hoạch số 12/KH-UBND của UBND {city};")
    assert found.issuer == f"UBND {city}"
    assert found.province is not None


@pytest.mark.parametrize("row", rows("short_laws"))
def test_a_short_name_is_that_of_its_law(row: Row) -> None:
    (found,) = find_citations(row["example"])
    (whole,) = find_citations(f"{row['type']} {row['name']};")
    assert (found.kind, found.document_type, found.key) == ("named_law", whole.document_type, whole.key)
    assert row["name"] in {law["name"] for law in TABLES["laws"] if law["type"] == row["type"]}


@pytest.mark.parametrize("row", rows("short_laws", "counterexample"))
def test_a_short_name_is_no_law_in_its_counterexample(row: Row) -> None:
    assert find_citations(row["counterexample"]) == []


@pytest.mark.parametrize("row", rows("laws", "name"))
def test_a_law_is_read_whole(row: Row) -> None:
    name = f"{row['type']} {row['name']}"
    first, *nested = find_citations(f"Căn cứ {name};")
    assert (first.kind, first.text) == ("named_law", name)
    assert all(c.governor == 0 for c in nested)
