"""The portals' names for relations: which way each one points."""

from __future__ import annotations

import unicodedata

import pytest

from vnplan.names import RELATIONS
from vnplan.tables.portals import PORTALS, PortalRelation, portal_relation
from vnplan.tables.rules import load_rules

ROWS = load_rules().tables["portal_relations"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['portal']}: {row['name']}" for row in ROWS])
def test_a_heading_gives_its_relation(row: dict[str, str]) -> None:
    meant = PortalRelation(row["relation"], row["direction"] == "from", row["partial"] == "yes")
    assert portal_relation(row["example"], portal=row["portal"]) == meant
    assert meant.relation in RELATIONS


def test_the_table_says_each_thing_once_in_known_words() -> None:
    assert len({(row["portal"], row["name"]) for row in ROWS}) == len(ROWS)
    assert {row["portal"] for row in ROWS} == set(PORTALS)
    assert {row["direction"] for row in ROWS} == {"to", "from"}
    assert {row["partial"] for row in ROWS} == {"yes", "no"}


# On the page of the document in the first column, under the heading, the other is listed: who acts on whom.
ACTS = [
    ("123/2020/NĐ-CP", "Văn bản sửa đổi", "70/2025/NĐ-CP", "70/2025/NĐ-CP amends 123/2020/NĐ-CP"),
    ("70/2025/NĐ-CP", "Văn bản được sửa đổi", "123/2020/NĐ-CP", "70/2025/NĐ-CP amends 123/2020/NĐ-CP"),
    ("43/2019/QH14", "Văn bản bị thay thế", "38/2005/QH11", "43/2019/QH14 replaces 38/2005/QH11"),
    ("38/2005/QH11", "Văn bản thay thế", "43/2019/QH14", "43/2019/QH14 replaces 38/2005/QH11"),
    ("24/2021/NĐ-CP", "Văn bản căn cứ", "43/2019/QH14", "24/2021/NĐ-CP legal_basis 43/2019/QH14"),
    ("24/2021/NĐ-CP", "Căn cứ ban hành", "43/2019/QH14", "24/2021/NĐ-CP legal_basis 43/2019/QH14"),
]


@pytest.mark.parametrize(("page", "heading", "listed", "said"), ACTS)
def test_the_heading_says_what_the_other_document_is(page: str, heading: str, listed: str, said: str) -> None:
    meant = portal_relation(heading)
    first, second = (listed, page) if meant.reversed else (page, listed)
    assert f"{first} {meant.relation} {second}" == said


PAIRS = [
    (row["portal"], row["name"], passive)
    for row in ROWS
    for mark in ("được", "bị")
    if row["name"].startswith("Văn bản")
    and (row["portal"], passive := row["name"].replace("Văn bản", f"Văn bản {mark}"))
    in {(other["portal"], other["name"]) for other in ROWS}
]


@pytest.mark.parametrize(("portal", "active", "passive"), PAIRS)
def test_active_and_passive_say_the_same_the_other_way_round(portal: str, active: str, passive: str) -> None:
    done, doing = portal_relation(passive, portal=portal), portal_relation(active, portal=portal)
    assert (done.reversed, doing.reversed) == (False, True)
    assert done._replace(reversed=True) == doing


@pytest.mark.parametrize(
    "written",
    [
        "VĂN BẢN ĐƯỢC SỬA ĐỔI, BỔ SUNG",
        "  văn bản  được sửa đổi\n bổ sung ",
        "Văn bản được sửa đổi bổ sung (12)",
        "Văn bản được sửa đổi bổ sung [12] :",
        "được sửa đổi bổ sung:",
        unicodedata.normalize("NFD", "Văn bản được sửa đổi bổ sung"),
    ],
)
def test_a_heading_may_be_written_in_many_ways(written: str) -> None:
    assert portal_relation(written) == PortalRelation("amends", reversed=False, partial=False)


def test_portals_that_differ_want_to_be_named() -> None:
    with pytest.raises(KeyError, match=r"vbpl\.vn until 2025 and another on vbpl\.vn"):
        portal_relation("Văn bản dẫn chiếu")
    assert not portal_relation("Văn bản dẫn chiếu", portal="vbpl.vn until 2025").reversed
    assert portal_relation("Văn bản dẫn chiếu", portal="vbpl.vn").reversed


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Văn bản được sủa đổi", "Văn bản được sửa đổi"),
        ("Văn bản bị hết hiệu lực", "Văn bản hết hiệu lực"),
        ("Căn cứ ban hanh", "Căn cứ ban hành"),
        ("", "no portal has a relation ''"),
    ],
)
def test_an_unknown_name_is_an_error_with_the_nearest_ones(name: str, nearest: str) -> None:
    with pytest.raises(KeyError, match=nearest):
        portal_relation(name)


def test_an_unknown_portal_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"no portal 'luatvietnam\.vn'"):
        portal_relation("Văn bản sửa đổi", portal="luatvietnam.vn")
