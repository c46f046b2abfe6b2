"""The form of a text decides nothing: the plans of corpus/ read the same however their blanks and lines are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import vnplan

PLANS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))
FORMS: dict[str, Callable[[str], str]] = {
    "byte order mark": lambda text: "\ufeff" + text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "tabs for blanks": lambda text: text.replace(" ", "\t"),
    "blanks doubled": lambda text: text.replace(" ", "  "),
    "blanks at line ends": lambda text: text.replace("\n", " \n"),
    "lines indented": lambda text: re.sub(r"(?m)^(?=.)", "    ", text),
    "blank lines doubled": lambda text: re.sub(r"\n[ \t]*\n", "\n\n\n", text),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-zà-ỹ]{2})(?=[a-zà-ỹ]{2})", "\u00ad", text),
    "HTML paragraphs": lambda text: re.sub(r"(?m)^(.*\S.*)$", r"<p>\1</p>", text),
}


def reading(text: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], tuple[object, ...]]:
    doc = vnplan.parse(text)
    own = doc.metadata
    return (
        [(c.number, c.date, c.issuer, c.relation, c.governor, c.title, c.key) for c in doc.citations],
        [(s.part, s.path, s.heading) for s in doc.sections],
        (own.number, own.date, own.issuer, own.title, own.signer),
    )


@cache
def as_given(plan: Path) -> tuple[object, ...]:
    return reading(plan.read_text("utf-8"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_the_form_of_a_text_decides_nothing(plan: Path, form: str) -> None:
    assert reading(FORMS[form](plan.read_text("utf-8"))) == as_given(plan)
