"""What operations tell of the citations in them: of the references inside, and of the acts they change."""

from __future__ import annotations

from vnplan.citations.retold import ActingWords
from vnplan.operations.draft import OperationDraft

_RELATION = {"replace": "replaces", "repeal": "repeals"}  # all else amends


def acts_of(operations: list[OperationDraft]) -> list[ActingWords]:
    """The stretches of text by which operations are told, in order, for the references inside them."""
    spans = sorted({(one.start, one.end): one for one in operations}.items())
    return [ActingWords(start, end, _RELATION.get(one.action, "amends"), one.verb) for (start, end), one in spans]


def targets_of(operations: list[OperationDraft]) -> dict[int, ActingWords]:
    """What is done to each act, by the `id` of the citation that names it: the first thing told."""
    out: dict[int, ActingWords] = {}
    for one in operations:
        if one.target is not None:
            words = ActingWords(one.start, one.end, _RELATION.get(one.action, "amends"), one.verb)
            out.setdefault(id(one.target), words)
    return out
