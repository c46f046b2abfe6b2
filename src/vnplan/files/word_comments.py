"""Comments set into a Word file at places of its text; what the file says does not change."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from vnplan.errors import ReadError
from vnplan.files.content import Run
from vnplan.files.docx import content_of_package
from vnplan.files.word_package import Package, relations_of
from vnplan.files.word_styles import W, found
from vnplan.text.shown import fit_for_xml

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NAMES = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class Comment(NamedTuple):
    """What is said of a stretch of the text that `read_docx` gives, in code points."""

    start: int
    end: int
    text: str


def commented(raw: bytes, name: str, comments: Iterable[Comment], author: str = "vnplan") -> bytes:
    """The Word file with comments at their places; `name` stands in an error's message.

    A comment on a label that Word counts stands at the text beside it, one on a footnote at its mark, one on
    words in a text box at the box. Raises ReadError
    where the file cannot be read or is no plain .docx.
    """
    package = Package(raw, name)
    if package.is_strict:
        raise ReadError(f"{name}: is saved as Strict Open XML; save it as a plain Word document to have comments set")
    root = package.root
    # footnotes stand in a part of their own, where no comment may: the place of one is its mark
    own = set(root.iter(f"{W}t", f"{W}footnoteReference", f"{W}endnoteReference"))
    page = _Page([run for run in content_of_package(package).runs if run.node in own], name)
    path = package.path_beside("comments")
    held = package.parsed(path) if path else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    first = max((int(told) for one in held if (told := one.get(f"{W}id", "")).isdecimal()), default=-1) + 1
    for number, comment in enumerate(comments, first):
        page.mark(comment, number)
        held.append(_element(comment, number, author))
    changed = {package.main: root}
    if path is None:
        path = posixpath.join(posixpath.dirname(package.main), "comments.xml")
        changed |= _announced(package, path)
    return _written(package, {**changed, path: held})


class _Page:
    """The runs of the main part in text order, parted where a comment begins or ends."""

    def __init__(self, runs: list[Run], name: str) -> None:
        if not runs:
            raise ReadError(f"{name}: has no text that a comment can be set at")
        self._runs = runs

    def mark(self, comment: Comment, number: int) -> None:
        """Set the signs of a comment's range around what it is about."""
        first = self._at(comment.start)
        last = max(first, self._at(comment.end - 1))
        if self._runs[first].end <= comment.start and first + 1 < len(self._runs):  # on a label: at what is labelled
            first, last = first + 1, max(first + 1, last)
        boxes = (_run_of_box(self._runs[index].node) for index in (first, last))
        begin = end = next((run for run in boxes if run is not None), None)
        if begin is None or end is None:
            self._part(last, comment.end)
            if self._part(first, comment.start):
                first, last = first + 1, last + 1
            begin, end = self._runs[first].node.getparent(), self._runs[last].node.getparent()
        begin.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)}))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": str(number)})
        end.addnext(reference)
        end.addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)}))

    def _at(self, place: int) -> int:
        """The run that holds a place, else the one before it, else the first."""
        return max(0, bisect_right(self._runs, place, key=lambda run: run.start) - 1)

    def _part(self, index: int, place: int) -> bool:
        """Part a run in two at a place within it, where its text is the file's own letter by letter."""
        run = self._runs[index]
        text = run.node.text or ""
        cut = place - run.start
        if not 0 < cut < len(text) or len(text) != run.end - run.start:
            return False
        element = run.node.getparent()
        rest = etree.Element(f"{W}r")
        properties = found(element, "rPr")
        if properties is not None:
            rest.append(copy.deepcopy(properties))
        node = etree.SubElement(rest, f"{W}t")
        rest.extend(list(run.node.itersiblings()))  # moved, not copied: other runs point to them
        run.node.text, node.text = text[:cut], text[cut:]
        for half in (run.node, node):
            half.set(_PRESERVE, "preserve")
        element.addnext(rest)
        self._runs[index : index + 1] = [Run(run.start, place, run.node), Run(place, run.end, node)]
        return True


def _run_of_box(node: etree._Element) -> etree._Element | None:
    """The run that holds the text box a node stands in: Word lets nobody comment on words within a box."""
    box = next(reversed([*node.iterancestors(f"{W}txbxContent")]), None)
    return None if box is None else next(box.iterancestors(f"{W}r"), None)


def _element(comment: Comment, number: int, author: str) -> etree._Element:
    said = etree.Element(f"{W}comment", {f"{W}id": str(number), f"{W}author": author, f"{W}initials": author[:2]})
    for line in comment.text.split("\n"):
        run = etree.SubElement(etree.SubElement(said, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t", {_PRESERVE: "preserve"}).text = fit_for_xml(line)
    return said


def _announced(package: Package, path: str) -> dict[str, etree._Element]:
    """The lists of relations and of content types, with the part of the comments in them."""
    where = relations_of(package.main)
    relations = package.parsed(where) if package.has(where) else etree.Element(f"{_NAMES}Relationships")
    etree.SubElement(
        relations, f"{_NAMES}Relationship", Id="vnplanComments", Type=_RELATION, Target=posixpath.basename(path)
    )
    types = package.parsed("[Content_Types].xml")
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{path}", ContentType=_TYPE)
    return {where: relations, "[Content_Types].xml": types}


def _written(package: Package, changed: dict[str, etree._Element]) -> bytes:
    """The package with some parts put in the place of its own, all others as they are."""
    parts = package.members() | {
        path: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for path, root in changed.items()
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(zipfile.ZipInfo(path, _DAY), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_DAY = (1980, 1, 1, 0, 0, 0)  # one file gives one file: no time of writing stands in it
