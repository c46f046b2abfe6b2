"""What operations do to a document cited, in words: "amend khoản 1 Điều 5; repeal điểm b khoản 2 Điều 7"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnplan.models.document import Document

_UNITS = (
    ("diem", "điểm"), ("khoan", "khoản"), ("dieu", "Điều"), ("muc", "Mục"), ("chuong", "Chương"), ("phan", "Phần"),
)  # fmt: skip
_BETWEEN = "; "

ActTold = tuple[int | None, str, dict[str, Any], str | None]
"""The citation an operation acts on, what it does, the units of the provision, the place in words."""


def provision_words(units: dict[str, Any]) -> str:
    """A provision as one says it.

    >>> provision_words({"dieu": "7", "khoan": "2", "diem": "b"})
    'điểm b khoản 2 Điều 7'
    """
    return " ".join(f"{word} {units[name]}" for name, word in _UNITS if units.get(name))


def acts_told(operations: Iterable[ActTold]) -> dict[int, str]:
    """For each citation that names what is changed, by its index: what is done to which of its provisions."""
    found: dict[int, dict[str, None]] = {}
    for citation, action, units, pinpoint in operations:
        words = provision_words(units) or " ".join((pinpoint or "").replace(";", ",").split())
        if citation is not None and words:
            found.setdefault(citation, {})[f"{action} {words}"] = None
    return {citation: _BETWEEN.join(acts) for citation, acts in found.items()}


def acts_of(document: Document) -> dict[int, str]:
    """The same of a document."""
    return acts_told(
        (one.citation, one.action, one.provision.model_dump() if one.provision else {}, one.pinpoint)
        for one in document.operations
    )


def acts_in(words: str | None) -> list[tuple[str, str]]:
    """Each action with its provision.

    >>> acts_in("amend khoản 1 Điều 5; repeal Điều 7")
    [('amend', 'khoản 1 Điều 5'), ('repeal', 'Điều 7')]
    """
    told = (one.partition(" ") for one in (words or "").split(_BETWEEN) if one)
    return [(action, place) for action, _, place in told]
