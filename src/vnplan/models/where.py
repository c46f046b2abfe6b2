"""Where a section or a citation stands, in words: nobody needs an index to know where a thing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnplan.models.places import sections_around, sentence_of
from vnplan.models.records import Placed, Record
from vnplan.text.shown import brief

if TYPE_CHECKING:
    from vnplan.models.document import Document


class Step(Record):
    """A section on the way to a place."""

    kind: str
    label: str
    heading: str | None = None


class Where(Record):
    """A place in a document: source, part, the sections around it from the top, page and sentence.

    >>> import vnplan
    >>> doc = vnplan.parse("II. NHIỆM VỤ\\n1. Học tập\\na) Thực hiện Chỉ thị số 14/CT-TTg.\\fb) Mở lớp.")
    >>> print(doc.citations[0].where)
    Mục II.1.a 'Học tập', trang 1
    >>> doc.citations[0].where.sentence
    'a) Thực hiện Chỉ thị số 14/CT-TTg.'
    """

    source: str | None = None
    part: int = 0
    part_name: str | None = None
    """What an attached document is: "Kế hoạch kèm theo"; None in the main one."""
    region: str | None = None
    path: str | None = None
    steps: tuple[Step, ...] = ()
    page: int | None = None
    sentence: str | None = None
    """The sentence of a citation, the first of a section; None where the document was loaded without its text."""

    @property
    def heading(self) -> str | None:
        """The heading it stands under, its own or the nearest above."""
        return next((step.heading for step in reversed(self.steps) if step.heading), None)

    def __str__(self) -> str:
        """In Vietnamese: "Mục II.1 'Nhiệm vụ', trang 3"."""
        place = _named(self.steps) or _REGIONS.get(self.region or "", "")
        heading = f" '{brief(self.heading, 80)}'" if self.heading else ""
        page = f"trang {self.page}" if self.page is not None else ""
        said = ", ".join(filter(None, (place + heading, page, self.part_name)))
        return said[:1].upper() + said[1:]

    def _said(self) -> str:
        return ", ".join(filter(None, (self.source, str(self))))


def where_is(document: Document, one: Placed) -> Where:
    """The place of a section or a citation of a document."""
    around = sections_around(document, one)
    return Where(
        source=document.source,
        part=one.part,
        part_name=_part_name(document, one.part),
        region=next((r.kind for r in document.regions if r.start <= one.start < r.end), None),
        path=around[-1].path if around else None,
        steps=tuple(Step(kind=section.kind, label=section.label, heading=section.heading) for section in around),
        page=one.page,
        sentence=sentence_of(document, one),
    )


def _named(steps: tuple[Step, ...]) -> str:
    """Sections as one cites them: "điểm a khoản 2 Điều 5", "Mục II.1", "Mục II.1 Phần I", "Chú thích 3, mục II"."""
    kinds = [step.kind for step in steps]
    if "footnote" in kinds:
        return ", ".join(filter(None, (f"chú thích {steps[-1].label.strip('[]()*')}", _named(steps[:-1]))))
    if "dieu" in kinds:
        article, *below = steps[kinds.index("dieu") :]
        return " ".join([f"{_BELOW.get(step.kind, 'mục')} {step.label}" for step in reversed(below)] + [article.label])
    labels = [step.label for step in steps if step.kind not in _WITH_WORD]
    told = [label for label, below in zip(labels, [*labels[1:], ""], strict=False) if not below.startswith(f"{label}.")]
    numbers = ".".join(told)  # "2.1" tells the "2" above it
    words = [step.label for step in reversed(steps) if step.kind in _WITH_WORD]
    return " ".join([f"mục {numbers}"] * bool(numbers) + words)


_BELOW = {"arabic": "khoản", "letter": "điểm"}
_WITH_WORD = frozenset({"phan", "chuong", "muc", "tieu_muc", "ordinal"})
"""Kinds of section whose label holds its word: "Chương II", "Thứ nhất"."""
_REGIONS = {
    "letterhead": "đầu văn bản", "title": "tên văn bản", "preamble": "phần mở đầu", "body": "nội dung",
    "closing": "phần kết", "recipients": "nơi nhận", "signature": "phần ký", "footnotes": "chú thích",
    "appendix": "phụ lục", "metadata": "bảng thuộc tính", "web_chrome": "ngoài văn bản",
}  # fmt: skip


def _part_name(document: Document, part: int) -> str | None:
    """An attached document as one speaks of it."""
    if not 0 < part < len(document.parts):
        return None
    from vnplan.tables.rules import rules_of

    told = document.parts[part]
    known = rules_of(None).types.get(told.document_type or "")
    name = known.name if known else "phần"
    return f"{name} kèm theo" if told.attached_to is not None else f"{name} {told.number or f'thứ {part + 1}'}"
