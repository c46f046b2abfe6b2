"""The closed lists of names that JSON and graph are made of. What a lawyer could add to is in data/ instead."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["numbered", "named_law", "named", "standard", "self", "internal"]
"""What a citation is: a number, a law or another document by name, a standard, this document, a provision of it."""

Relation = Literal[
    "legal_basis", "implements", "according_to", "promulgated_with", "proposed_in", "amends", "replaces", "repeals",
    "corrects", "consolidates", "guides", "amended_by", "issued", "mentions",
]  # fmt: skip
"""How a document stands to the one it cites."""

Level = Literal[
    "central_party", "national_assembly", "president", "government", "prime_minister", "ministry", "government_agency",
    "state_audit", "judiciary", "mass_organisation", "provincial_party", "provincial_council", "provincial_committee",
    "provincial_department", "district", "commune", "institution",
]  # fmt: skip
"""Where an issuing body stands, from the top; the first ten are those of the centre."""

RegionKind = Literal[
    "web_chrome", "metadata", "letterhead", "title", "preamble", "body", "closing", "recipients", "signature",
    "footnotes", "appendix",
]  # fmt: skip
"""What a stretch of a document is."""

SectionKind = Literal[
    "phan", "chuong", "muc", "tieu_muc", "dieu", "roman", "arabic", "decimal", "letter", "paren_roman", "paren_arabic",
    "ordinal", "footnote",
]  # fmt: skip
"""How a section is numbered; khoản and điểm are `arabic` and `letter` under a `dieu`; "A." is a `letter` too,
"BƯỚC MỘT" an `ordinal`."""

Action = Literal[
    "amend", "supplement", "replace", "repeal", "replace_words", "repeal_words", "renumber", "suspend",
]  # fmt: skip
"""What an act does to a provision or to a whole act. Words put in are `supplement` with `new_words`."""

Language = Literal["vi", "en"]
"""What people are told in."""

KINDS: tuple[Kind, ...] = get_args(Kind)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
LEVELS: tuple[Level, ...] = get_args(Level)
REGION_KINDS: tuple[RegionKind, ...] = get_args(RegionKind)
SECTION_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
ACTIONS: tuple[Action, ...] = get_args(Action)

CONTRADICTED = ("contradicts_dates", "contradicts_ranks")
"""The notes of a citation that stands in a relation it cannot have."""

DOUBTED = ("type_symbol_mismatch", "repaired_number", "ocr_suspect", "no_such_date", "year_in_number")
"""The notes of a citation whose number or day is worth less than another's."""
