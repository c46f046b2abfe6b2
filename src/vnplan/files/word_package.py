"""The parts of a .docx: opened within limits, found by their relations, parsed without entities."""

from __future__ import annotations

import functools
import io
import posixpath
import zipfile
import zlib

from lxml import etree

from vnplan.errors import ReadError

PART_LIMIT = 32_000_000  # bytes of one part: a plan of 500 pages is 12 million
NODE_LIMIT = 1_000_000  # tags of one part, a quarter of a kilobyte each in memory: a plan of 500 pages has 400,000
_STRICT = (  # files saved as "Strict Open XML" name the same elements otherwise
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """An opened .docx: its main part and the parts beside it."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise ReadError(f"{name}: is broken; Word's file is cut off or damaged") from None
        self._members = {member.filename.lstrip("/"): member for member in self._zip.infolist()}
        self.main = next(iter(self._related("", "/officeDocument")), "")
        if self.main not in self._members:
            raise ReadError(f"{name}: is not a Word document, or a damaged one (it has no main part)")

    @functools.cached_property
    def root(self) -> etree._Element:
        """The main part's root."""
        return self.parsed(self.main)

    @property
    def is_strict(self) -> bool:
        """Whether the main part names its elements as "Strict Open XML" does."""
        return _STRICT[0] in self.read(self.main)

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return path in self._members

    def path_beside(self, kind: str) -> str | None:
        """The part that stands to the main one as `kind` says ("numbering", "styles", "footnotes")."""
        return next((path for path in self._related(self.main, f"/{kind}") if path in self._members), None)

    def beside(self, kind: str) -> etree._Element | None:
        """The root of that part."""
        path = self.path_beside(kind)
        return None if path is None else self.parsed(path)

    def members(self) -> dict[str, bytes]:
        """All parts as they are, by path, in their order."""
        return {path: self.read(path) for path in self._members}

    def read(self, path: str) -> bytes:
        """A part's bytes. Raises ReadError beyond the limit or where it is damaged."""
        member = self._members[path]
        if member.flag_bits & 1:
            raise ReadError(f"{self.name}: is encrypted with a password; save it without one")
        try:
            with self._zip.open(member) as part:
                raw = part.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise ReadError(f"{self.name}: is broken; its part {path} cannot be unpacked") from None
        if len(raw) > PART_LIMIT:
            raise ReadError(f"{self.name}: too large; {path} unpacks to more than {PART_LIMIT // 1_000_000} MB")
        return raw

    def parsed(self, path: str) -> etree._Element:
        """A part's root. Raises ReadError where it is no XML, or one with entities."""
        raw = self.read(path).replace(*_STRICT)
        if raw.count(b"<") > NODE_LIMIT:
            raise ReadError(f"{self.name}: too large; {path} has more than {NODE_LIMIT:,} tags")
        root = safe_xml(raw, self.name)
        if root is None:
            raise ReadError(f"{self.name}: is broken; its part {path} is no valid XML")
        return root

    def _related(self, path: str, kind: str) -> list[str]:
        folder, relations = posixpath.dirname(path), relations_of(path)
        if relations not in self._members:
            return []
        return [
            posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            for relation in self.parsed(relations).iter(_RELATIONS)
            if relation.get("Type", "").endswith(kind) and (target := relation.get("Target", ""))
        ]


def relations_of(path: str) -> str:
    """Where a part's relations to others are listed."""
    folder, file = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def safe_xml(raw: bytes, name: str) -> etree._Element | None:
    """XML without entities or network; None where it is not valid. Raises ReadError for a DTD and endless nesting."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise ReadError(f"{name}: refused; its XML is nested deeper than Word nests anything") from None
        root = None
    if b"<!DOCTYPE" in raw[:4096] or b"<!ENTITY" in raw or (root is not None and root.getroottree().docinfo.doctype):
        raise ReadError(f"{name}: refused; its XML declares entities (a DTD), which no Word file does")
    return root
