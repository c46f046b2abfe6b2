"""The files below one folder, and never one outside it: found, read once, told by their place in it."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from vnplan.document import read_content
from vnplan.errors import ReadError
from vnplan.files.folder import DOCUMENTS, files_below
from vnplan.files.read import read_file

if TYPE_CHECKING:
    import networkx

    from vnplan.keys.catalog import Catalog
    from vnplan.models import Document

Stamp = tuple[str, int, int]
"""A file as it was read: its place, when it was changed, how long it is."""
KEPT = 64
"""Documents that are not read again while their files stay as they are."""
MOST = 1000
"""Files that one question may read."""


class OwnFiles:
    """The files below a folder. A place that leads outside, by "..", from the root or by a link, is refused."""

    def __init__(self, folder: str | os.PathLike[str], catalog: Catalog | None = None) -> None:
        self.root = Path(os.path.realpath(folder))
        if not self.root.is_dir():
            raise ReadError(f"{os.fspath(folder)}: no such folder; give the folder your documents are in")
        self.catalog = catalog
        self._lock = threading.Lock()
        self._read: OrderedDict[Stamp, Document] = OrderedDict()
        self._graph: tuple[list[Stamp], networkx.MultiDiGraph] | None = None

    def place(self, name: str) -> Path:
        """The file or folder of a name; ReadError where it lies outside or is not there."""
        try:
            found = Path(os.path.realpath(self.root / name))
            inside = found.is_relative_to(self.root)
            there = inside and found.exists()
        except (OSError, ValueError):
            raise ReadError(f"{name[:80]!r}: no such file") from None
        if not inside:
            raise ReadError(f"{name!r}: lies outside the folder this server was started for")
        if not there:
            raise ReadError(f"{name!r}: no such file; the tool files lists those there are")
        return found

    def name_of(self, file: Path) -> str:
        """A file by its place in the folder."""
        return file.relative_to(self.root).as_posix()

    def files(self, below: str = "") -> list[Path]:
        """The files that may be documents, in order; those that a link leads outside for are none of them."""
        top = self.place(below)
        given = files_below(top) if top.is_dir() else iter([top])
        inside = (file for file in given if Path(os.path.realpath(file)).is_relative_to(self.root))
        return sorted(file for file in inside if file.suffix.lower() in DOCUMENTS)

    def document(self, name: str) -> Document:
        """The document of a file, read again only where the file has changed."""
        file = self.place(name)
        if file.is_dir():
            raise ReadError(f"{name!r}: is a folder; name one of its files")
        return self._document(file)

    def _document(self, file: Path) -> Document:
        stamp = self._stamp(file)
        with self._lock:
            if stamp in self._read:
                self._read.move_to_end(stamp)
                return self._read[stamp]
        try:
            document = read_content(read_file(file), source=stamp[0])
        except ReadError as error:  # the place of the folder is nobody's business
            raise ReadError(str(error).replace(f"{self.root}{os.sep}", "")) from None
        with self._lock:
            self._read[stamp] = document
            while len(self._read) > KEPT:
                self._read.popitem(last=False)
        return document

    def _stamp(self, file: Path) -> Stamp:
        told = file.stat()
        return self.name_of(file), told.st_mtime_ns, told.st_size

    def graph(self) -> tuple[networkx.MultiDiGraph, list[str]]:
        """The graph of all documents, made again where a file has changed; and what could not be read."""
        from vnplan.graph.build import linked
        from vnplan.keys.gist import gist_alone, together
        from vnplan.tables.rules import rules_of

        files = self.files()
        if len(files) > MOST:
            raise ReadError(f"{len(files)} files are more than {MOST}; start the server for a smaller folder")
        stamps = [self._stamp(file) for file in files]
        failed: list[str] = []
        if self._graph is None or self._graph[0] != stamps:
            gists = []
            for file in files:
                try:
                    gists.append(gist_alone(self._document(file)))
                except ReadError as error:
                    failed.append(str(error))
            self._graph = stamps, linked(together(gists), self.catalog, rules_of(None))
            self._graph[1].graph["failed"] = failed
        return self._graph[1], self._graph[1].graph["failed"]
