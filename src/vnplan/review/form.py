"""Findings of form: what Nghị định 30/2020/NĐ-CP and its like say of how a document is written.

They are off by default. A document is held to the rules of its own day alone, and each finding says which rule it is.
"""

from __future__ import annotations

import datetime

from vnplan.review import form_basis, form_head, form_labels, form_mentions, form_tail
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.sheet import sheet_of, sources

RULES = [*form_head.RULES, *form_basis.RULES, *form_mentions.RULES, *form_labels.RULES, *form_tail.RULES]


def form_found(reviewed: Reviewed, today: datetime.date) -> list[Hit]:
    """What the rules of form find, with where each rule stands; what the document's own regime leaves open is none."""
    found = []
    for document in reviewed.documents:
        sheet = sheet_of(reviewed, document, today)
        where = sources(reviewed.rules)
        for rule in RULES:
            for hit in rule(sheet):
                said = where.get((hit.code, sheet.regime or "")) or where.get((hit.code, "any"))
                if said is not None:
                    found.append(hit._replace(values={**hit.values, "source": said}))
    return found
