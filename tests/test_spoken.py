"""Codes in words: none is without them in either language, and none is said twice in one group of relations."""

from __future__ import annotations

import datetime
from typing import get_args

import pytest

from vnplan.names import ACTIONS, KINDS, LEVELS, REGION_KINDS, RELATIONS, Language
from vnplan.review.verdict import CODES
from vnplan.tables.rules import load_rules
from vnplan.tables.spoken import counted, day, language_of, province_name, spoken, type_name

ALL = {
    "relation": RELATIONS, "relation_back": RELATIONS, "level": LEVELS, "kind": KINDS, "region": REGION_KINDS,
    "severity": ("error", "warning", "info"), "action": ACTIONS, "verdict": {*CODES.values(), "agrees", "out_of_reach"},
}  # fmt: skip


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("group", ALL)
def test_every_code_has_words(group: str, language: Language) -> None:
    words = [spoken(group, code, language) for code in ALL[group]]
    assert all(words)
    assert not {*ALL[group]} & {word for word in words if "_" in word}


def test_the_table_holds_each_code_once_and_both_languages() -> None:
    rows = load_rules().tables["spoken"]
    assert len({(row["group"], row["code"]) for row in rows}) == len(rows)
    assert all(row["vi"] and row["en"] for row in rows)


def test_an_unknown_code_stays_as_it_is() -> None:
    assert spoken("relation", "cam_on") == "cam_on"
    assert (province_name("atlantis"), type_name("truyen_don"), province_name(None), type_name(None)) == (
        "atlantis", "truyen_don", "", "",
    )  # fmt: skip


def test_numbers_and_days_are_written_as_each_language_has_them() -> None:
    assert [counted(n, "citation", "en") for n in (0, 1, 1234)] == ["0 citations", "1 citation", "1,234 citations"]
    assert [counted(n, "citation", "vi") for n in (0, 1, 1234)] == ["0 viện dẫn", "1 viện dẫn", "1.234 viện dẫn"]
    assert (day(datetime.date(2023, 1, 2)), day(datetime.date(2023, 1, 2), "en"), day(None)) == (
        "02/01/2023", "2023-01-02", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "environment", "language"),
    [
        (None, {"LC_ALL": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"}, "vi"),
        (None, {"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "vi_VN"}, "vi"),
        (None, {}, "en"),
        ("vi", {"LANG": "en_US.UTF-8"}, "vi"),
    ],
)
def test_the_language_is_the_one_asked_for_then_the_locales(
    said: str | None, environment: dict[str, str], language: str
) -> None:
    assert language_of(said, environment) == language
