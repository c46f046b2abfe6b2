"""Many files at once: `read_folder`, one document after the other, with a report of what was not read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from vnplan.document import read_content
from vnplan.errors import WrongType
from vnplan.files.folder import files_of, found_in
from vnplan.logs import INFO, WARNING, log
from vnplan.models import cards
from vnplan.models.records import Citation
from vnplan.models.sequences import frame_of
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.tables.spoken import counted, language_of

if TYPE_CHECKING:
    import pandas

    from vnplan.models import Document


class Failure(NamedTuple):
    """A file that could not be read, and the cause on one line."""

    source: str
    message: str


class Folder:
    """The documents of a folder or an archive, read as one walks over them.

    `failures` and `passed_over` tell what the last walk did not read. Each walk reads the files anew and holds one
    document at a time; `list(folder)` keeps them all.
    """

    def __init__(self, path: str | os.PathLike[str], rules: Rules) -> None:
        self.path = os.fspath(path)
        self.failures: list[Failure] = []
        """Files that could not be read, each with its cause."""
        self.passed_over: list[str] = []
        """Files that nobody would call documents: pictures without words, programs and their data, fonts."""
        self.read = 0
        """How many documents were read."""
        self._files = files_of(path)
        self._rules = rules

    def __iter__(self) -> Iterator[Document]:
        """Each document that can be read, in the order of the files' names."""
        self.failures, self.passed_over, self.read = [], [], 0
        for file in self._files:
            for found in found_in(file, alone=str(file) == self.path):
                if found.content:
                    self.read += 1
                    yield read_content(found.content, source=found.source, rules=self._rules)
                elif found.error:
                    self.failures.append(Failure(found.source, str(found.error)))
                    log("files", WARNING, "not read: %s", str(found.error))
                else:
                    self.passed_over.append(found.source)
                    log("files", INFO, "passed over: %s: no document", found.source)

    def to_frame(self) -> pandas.DataFrame:
        """The citations of all documents as one pandas DataFrame, `source` in front."""
        return frame_of([row for document in self for row in document.citations.rows()], Citation)

    def __repr__(self) -> str:
        told = (
            f"{self.read} read, {len(self.failures)} not read"
            if self.read or self.failures or self.passed_over
            else "not yet read"
        )
        told += f", {len(self.passed_over)} passed over" if self.passed_over else ""
        return f"<Folder {self.path}: {len(self._files)} files, {told}>"

    def _repr_html_(self) -> str:
        language = language_of()
        told = [counted(len(self._files), "file", language), counted(self.read, "document", language)]
        left = [counted(len(self.failures), "unread", language)]
        left += [counted(len(self.passed_over), "passed_over", language)] if self.passed_over else []
        rows = ((cards.cell(one.source), cards.cell(one.message, 200)) for one in self.failures)
        return cards.card(
            cards.head(self.path, *told, *left),
            cards.table(("source", "message"), rows, total=len(self.failures), of="file", language=language),
            language=language,
        )


def read_folder(path: str | os.PathLike[str], *, rules: RulesLike = None) -> Folder:
    """The documents of every file below a folder or in an archive, read as you walk over them; archives are opened too.

    A document's `source` is its file's place, "ho-so.zip/ke-hoach.docx" for one in an archive. A file that cannot be
    read does not end the walk: it stands in `failures`, with its cause. Passed over without a word are lock files of
    Office, hidden files, README.md and what a saved web page keeps beside it; pictures without words, programs,
    their data and fonts stand in `passed_over`. `rules` as in `parse`.

    Raises ReadError where the path is not there or there is nothing in it, TypeError for what is no path, RulesError.

    >>> import vnplan
    >>> folder = vnplan.read_folder("corpus")
    >>> [doc.metadata.number for doc in folder][:2]
    [None, None]
    >>> folder.failures
    []
    """
    if not isinstance(path, str | os.PathLike):
        raise WrongType(f"a path is wanted, not {type(path).__name__}; vnplan.parse(text) reads a text at hand")
    return Folder(path, rules_of(rules))
