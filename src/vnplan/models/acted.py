"""What operations do to a document cited, in words: "amend khoản 1 Điều 5; repeal điểm b khoản 2 Điều 7"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnplan.models.document import Document

_UNITS = (
    ("diem", "điểm"), ("khoan", "khoản"), ("dieu", "Điều"), ("muc", "Mục"), ("chuong", "Chương"), ("phan", "Phần"),
)  # fmt: skip
_BETWEEN = "; "

ActTold = tuple[int | None, str, dict[str, Any], str | None, datetime.date | None]
"""The citation an operation acts on, what it does, the units of the provision, the place in words, a day of its own."""


def provision_words(units: dict[str, Any]) -> str:
    """A provision as one says it.

    >>> provision_words({"dieu": "7", "khoan": "2", "diem": "b"})
    'điểm b khoản 2 Điều 7'
    """
    return " ".join(f"{word} {units[name]}" for name, word in _UNITS if units.get(name))


def acts_told(operations: Iterable[ActTold]) -> dict[int, str]:
    """For each citation that names what is changed, by its index: what is done to which of its provisions."""
    found: dict[int, dict[str, None]] = {}
    for citation, action, units, pinpoint, day in operations:
        words = provision_words(units) or " ".join((pinpoint or "").replace(";", ",").split())
        since = f"(from {day})" if day is not None else ""
        if citation is not None and (words or since):
            found.setdefault(citation, {})[" ".join(filter(None, (action, words, since)))] = None
    return {citation: _BETWEEN.join(acts) for citation, acts in found.items()}


def acts_of(document: Document) -> dict[int, str]:
    """The same of a document, with the day of what takes effect on another than the document does."""
    own = document.metadata.in_force
    return acts_told(
        (
            one.citation, one.action, one.provision.model_dump() if one.provision else {}, one.pinpoint,
            one.in_force if one.in_force != own else None,
        )
        for one in document.operations
    )  # fmt: skip


def acts_in(words: str | None) -> list[tuple[str, str, str | None]]:
    """Each action with its provision, and the day it begins where that is not the act's own.

    >>> acts_in("amend khoản 1 Điều 5; repeal Điều 7 (from 2026-01-01)")
    [('amend', 'khoản 1 Điều 5', None), ('repeal', 'Điều 7', '2026-01-01')]
    """
    told = (_ACT.fullmatch(one) for one in (words or "").split(_BETWEEN) if one)
    return [(act["action"], act["place"] or "", act["day"]) for act in told if act is not None]


_ACT = re.compile(r"(?P<action>\w+)(?: (?P<place>[^(].*?))?(?: \(from (?P<day>[\d-]{10})\))?", re.S)
