"""One page for a folder of documents: all of it in one file, which loads nothing and opens from disk."""

from __future__ import annotations

import base64
import datetime
import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vnplan.arguments import day_of, one_of, told_of
from vnplan.files.write import write_whole
from vnplan.folders import Failure, Folder, read_folder
from vnplan.keys.catalog_rows import CatalogLike
from vnplan.names import Language
from vnplan.paths import new_path_of
from vnplan.review.checks import reviewed_of
from vnplan.shown.page_data import Collected, as_json, chosen, collected
from vnplan.shown.picture import LOOK
from vnplan.tables.rules import Rules, RulesLike
from vnplan.tables.spoken import spoken
from vnplan.text.markup import escaped
from vnplan.text.shown import one_line, whole_letters
from vnplan.version import __version__

if TYPE_CHECKING:
    from vnplan.models import Document

SCRIPTS = (
    "base.js", "inflate.js", "graph.js", "folder.js", "document.js", "notes.js", "tree.js", "directive.js",
    "picture.js", "matrix.js", "findings.js", "main.js",
)  # fmt: skip
"""The page's program, in the order it is read in."""
WORDS = ("page", "relation", "relation_back", "level", "severity", "state", "verdict", "count", "column", "region")
_ASSETS = Path(__file__).parent / "assets"


def report(
    documents: Iterable[Document] | Document | str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    language: Language = "vi",
    catalog: CatalogLike = True,
    rules: RulesLike = None,
    on: datetime.date | str | None = None,
) -> Path:
    """Write one page about documents, or about the files of a folder, and return its path.

    The page holds all it shows and asks no network: the documents with search, each text with its citations marked and
    a note beside each; for every document that is cited who carries it out, by level and province, with the sentences;
    the layered picture; directive by document; findings and what is known of the cited documents on the day `on`,
    today where it is not told. `title` stands at its head, `language` is the one it opens in; it holds both. `catalog`
    and `rules` as in `check`.

    Raises ReadError for a folder that is not there, OSError where the page cannot be written, ValueError for a language
    that it does not speak, and what `check` raises.

    >>> import pathlib, tempfile, vnplan
    >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND", date="2023-01-05")
    >>> page = vnplan.report([doc], pathlib.Path(tempfile.mkdtemp()) / "trang.html", title="Hồ sơ")
    >>> page.name, page.read_text(encoding="utf-8")[:15]
    ('trang.html', '<!doctype html>')
    """
    written = Path(new_path_of("report", path, "the page to write"))
    if isinstance(documents, str | os.PathLike):
        documents = read_folder(documents, rules=rules)
    page = written_report(documents, None, title=title, language=language, catalog=catalog, rules=rules, on=on)
    write_whole(written, page)
    return written


def written_report(
    documents: Iterable[Document] | Document,
    failures: Sequence[Failure] | None,
    *,
    title: str | None,
    language: Language,
    catalog: CatalogLike,
    rules: RulesLike,
    on: datetime.date | str | None,
) -> str:
    """The page as text; `failures` are the files not read, None where the folder knows."""
    one_of("language", language, ("vi", "en"))
    told_of("title", title, "Hồ sơ")
    day = day_of(on, "on") or datetime.date.today()
    reviewed = reviewed_of(documents, "report", catalog, rules, day)
    if failures is None:
        failures = documents.failures if isinstance(documents, Folder) else ()
    return page_of(collected(reviewed, failures, on=day), reviewed.rules, title=title, language=language)


def page_of(
    told: Collected,
    rules: Rules,
    *,
    title: str | None = None,
    language: Language = "vi",
) -> str:
    """The page of what was collected."""
    name = one_line(whole_letters(title or ""))
    index = told.data | {
        "title": name, "look": LOOK, "words": chosen(rules.tables["spoken"], WORDS),
    }  # fmt: skip
    style = _asset("page.css")
    script = '"use strict";\n(() => {\n' + "\n".join(map(_asset, SCRIPTS)) + "\n})();"
    parts = {
        "language": language,
        "policy": f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'",
        "version": __version__,
        "title": escaped(name or spoken("page", "brand", language)),
        "skip": escaped(spoken("page", "skip", language)),
        "noscript": escaped(spoken("page", "noscript", language)),
        "style": style,
        "script": script,
        "index": as_json(index),
        "texts": "\n".join(f'<script type="text/plain" id="t{n}">{text}</script>' for n, text in enumerate(told.texts)),
    }
    return re.sub(r"@(\w+)@", lambda found: parts[found[1]], _asset("page.html"))


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _digest(words: str) -> str:
    """How a page names the one program it may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
