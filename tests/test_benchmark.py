"""The scorer of docs/benchmark.md: what it counts, and what it says of gold that is not well formed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import benchmark
from benchmark import Found, Gold, Score, answers, as_compared, faults, read_gold
from vnplan.text.digest import text_sha256

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = "Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 và Luật Trẻ em."
DIRECTIVE: dict[str, Any] = {
    "start": 10, "end": 45, "text": "Chỉ thị số 14/CT-TTg ngày 25/5/2021", "kind": "numbered", "number": "14/CT-TTg",
    "date": "2021-05-25", "relation": "implements", "governor": None,
}  # fmt: skip
LAW: dict[str, Any] = {
    "start": 49, "end": 61, "text": "Luật Trẻ em.", "kind": "named_law", "number": None, "date": None,
    "relation": "implements", "governor": None,
}  # fmt: skip
RIGHT = Found(10, 45, "14/CT-TTg", "2021-05-25", "implements")

SCORED = [
    ([RIGHT, Found(49, 61, None, None, "implements")], {"F1": 1.0, "number F1": 1.0, "date": 1.0, "relation": 1.0}),
    ([RIGHT], {"precision": 1.0, "recall": 0.5, "F1": 2 / 3, "touched": 0.5}),
    ([RIGHT, Found(0, 4)], {"precision": 0.5, "recall": 0.5}),
    ([Found(10, 30, "14/CT-TTg")], {"recall": 0.0, "touched": 0.5, "number F1": 1.0, "date": 0.0}),
    ([], {"precision": 0.0, "F1": 0.0, "touched": 0.0, "number F1": 0.0}),
    ([RIGHT, RIGHT], {"precision": 1.0, "recall": 0.5}),
]


@pytest.mark.parametrize(("said", "figures"), SCORED)
def test_what_is_counted(said: list[Found], figures: dict[str, float]) -> None:
    score = Score()
    score.add(Gold("a.txt", TEXT, [DIRECTIVE, LAW]), said)
    got = score.figures()
    assert {name: got[name] for name in figures} == pytest.approx(figures)


def test_citations_of_the_document_itself_do_not_count() -> None:
    score = Score()
    score.add(Gold("a.txt", TEXT, [DIRECTIVE, {**LAW, "kind": "self"}]), [RIGHT])
    assert score.figures()["recall"] == 1.0


@pytest.mark.parametrize(
    ("one", "other"), [("05-CT/TW", "5-CT/TW"), ("33/KH- UBND", "33/KH-UBND"), ("2457/QÐ-BGDĐT", "2457/qđ-bgdđt")]
)
def test_how_numbers_are_compared(one: str, other: str) -> None:
    assert as_compared(one) == as_compared(other)


WRONG = [
    ({"end": 44}, "its words do not stand at 10:44"),
    ({"kind": "number"}, "no kind 'number'"),
    ({"relation": "does"}, "no relation 'does'"),
    ({"date": "2021-02-30"}, "no day '2021-02-30'"),
    ({"governor": 7}, "no citation 7"),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_gold_that_is_not_well_formed(change: dict[str, Any], said: str) -> None:
    (fault,) = faults(Gold("a.txt", TEXT, [{**DIRECTIVE, **change}]))
    assert said in fault


def test_spans_within_one_another_are_well_formed_and_those_across_are_not() -> None:
    inside, across = {**DIRECTIVE, "start": 21, "text": TEXT[21:45]}, {**LAW, "start": 40, "text": TEXT[40:61]}
    assert list(faults(Gold("a.txt", TEXT, [DIRECTIVE, inside]))) == []
    assert ["ends outside" in fault for fault in faults(Gold("a.txt", TEXT, [DIRECTIVE, across]))] == [True]


def test_the_gold_is_well_formed_and_of_these_texts() -> None:
    gold = read_gold([CORPUS])
    assert [fault for document in gold for fault in faults(document)] == []
    for document in gold:
        told = json.loads((CORPUS / document.source).with_suffix(".json").read_text(encoding="utf-8"))
        assert told["sha256"] == text_sha256(document.text)


def test_answers_of_a_tool_in_another_language(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text('{"source": "a.txt", "start": 10, "end": 45}\n{"source": "b.txt", "start": 1, "end": 2}\n')
    assert answers(file)("a.txt") == [Found(10, 45)]
    assert answers(file)("c.txt") == []


def test_a_regular_expression_finds_a_part_and_vnplan_nearly_all() -> None:
    """The order of the figures, not their last digit."""
    recall = {}
    for name in ("one regular expression", "vnplan"):
        score, read = Score(), benchmark.TOOLS[name][0]()
        for gold in read_gold([CORPUS]):
            score.add(gold, read(gold.text))
        recall[name] = score.figures()["recall"]
    assert recall["one regular expression"] < 0.8 < 0.98 < recall["vnplan"]
