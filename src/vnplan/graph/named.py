"""Any way of naming a document, to its key in a graph: a number, a law's name, a title, a file, a citation of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.arguments import likest
from vnplan.errors import UnknownName, WrongType
from vnplan.models import Citation, Document
from vnplan.text.normalize import ascii_slug, fold
from vnplan.text.shown import brief, file_named
from vnplan.text.symbols import clean_number, split_number

if TYPE_CHECKING:
    import networkx

Named = str | Document | Citation
"""How a document is named: its key, its number with or without marks, type and number, a law's name, a title, a file
name; or the document itself, or a citation of it."""


def key_of(graph: networkx.MultiDiGraph, named: Named) -> str:
    """The key of the document that is meant.

    Raises UnknownName, a KeyError, where the graph has none of that name, with the nearest, and where it has several,
    with their keys; WrongType for what names no document.

    >>> import vnplan
    >>> text = "Thực hiện Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023."
    >>> graph = vnplan.build_graph(vnplan.parse(text, number="7/KH-UBND"))
    >>> key_of(graph, "2457/QD-BGDDT") == key_of(graph, "Quyết định 2457/QĐ-BGDĐT") == key_of(graph, "2457")
    True
    """
    if isinstance(named, str) and named in graph:
        return named
    if isinstance(named, Document):
        return _of_document(graph, named)
    if isinstance(named, Citation):
        return _of_citation(graph, named)
    if isinstance(named, os.PathLike):
        named = os.fspath(named)
    if not isinstance(named, str):
        raise WrongType(
            "a document goes by its key, its number, a title or a file name, or is a Document or a Citation, not"
            f" {type(named).__name__}"
        )
    asked = Naming(fold(named), dict(graph.nodes(data=True)))
    for way in WAYS:
        if found := sorted(set(way(asked))):
            return _only(graph, named, found)
    near = ", ".join(_told(graph, key) for key in _nearest(asked))
    raise UnknownName(f"{brief(named, 120)!r} is not in the graph{'; nearest: ' + near if near else ''}")


class Naming(NamedTuple):
    """The words a document is named with, and the documents there are."""

    words: str
    nodes: Mapping[str, Mapping[str, Any]]

    def where(self, name: str, fits: Callable[[str], object]) -> Iterable[str]:
        """The keys of those of which an attribute fits."""
        return (key for key, node in self.nodes.items() if name in node and fits(str(node[name])))


def by_number(asked: Naming) -> Iterable[str]:
    """Its number as it is written: "2457/QĐ-BGDĐT", "01/2020/TT-BYT" for 1/2020/TT-BYT."""
    wanted = split_number(clean_number(asked.words))
    return asked.where("number", lambda number: split_number(number) == wanted) if wanted.groups else ()


def by_number_without_marks(asked: Naming) -> Iterable[str]:
    """Its number as it is typed in a hurry: "2457/qd-bgddt", "2457 QD BGDDT"."""
    wanted = _plain(asked.words)
    return asked.where("number", lambda number: _plain(number) == wanted) if any(map(str.isdigit, wanted)) else ()


def by_file(asked: Naming) -> Iterable[str]:
    """The file it was read from: its path, its name, its name without the ending."""
    wanted = asked.words
    return asked.where("source", lambda source: any(wanted in _names(one) for one in source.split("; ")))


def by_citation(asked: Naming) -> Iterable[str]:
    """As one cites it: "Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023", "Luật Giáo dục 2019"."""
    from vnplan.document import find_citations

    found = [c for c in find_citations(asked.words) if c.kind not in ("self", "internal") and c.governor is None]
    if len(found) != 1:
        return ()
    (cited,) = found
    if cited.key in asked.nodes:
        return (cited.key,) if cited.key else ()
    if not cited.number:
        return ()
    wanted = split_number(cited.number)
    return asked.where("number", lambda number: split_number(number) == wanted)


def by_title(asked: Naming) -> Iterable[str]:
    """Its title, or the label it is shown with, in whatever letters."""
    wanted = ascii_slug(asked.words)
    fits = [*asked.where("label", lambda label: ascii_slug(label) == wanted)]
    return fits or asked.where("title", lambda title: ascii_slug(title) == wanted)


def by_serial(asked: Naming) -> Iterable[str]:
    """Its serial alone, with or without its type: "2457", "Quyết định 2457", "KH 3461"."""
    if not (told := _SERIAL.fullmatch(ascii_slug(asked.words, " "))):
        return ()
    kind, serial = told["type"] or "", told["serial"].lstrip("0")

    def fits(number: str) -> bool:
        parts = split_number(number)
        return parts.serial.lower() == serial and (not kind or kind in map(_plain, parts.groups))

    found = [*asked.where("number", fits)]
    named = kind.replace(" ", "_")
    return found or [k for k in asked.where("number", lambda n: split_number(n).serial.lower() == serial)
                     if asked.nodes[k].get("document_type") == named]  # fmt: skip


def by_words_of_title(asked: Naming) -> Iterable[str]:
    """Words that stand in one title only: three or more."""
    wanted = ascii_slug(asked.words)
    if wanted.count("-") < 2:
        return ()
    within = f"-{wanted}-"
    return asked.where("title", lambda title: within in f"-{ascii_slug(title)}-")


WAYS = (by_number, by_file, by_number_without_marks, by_citation, by_title, by_serial, by_words_of_title)
"""The ways of naming a document, the surest first; the first that fits any decides."""

_SERIAL = re.compile(r"(?:(?P<type>[a-z]+(?: [a-z]+){0,3}) )??(?:so )?(?P<serial>\d{1,6}[a-z]?)")
_SHOWN = 6
_KEYS = ("/akn/", "cite/", "text/")


def _plain(number: str) -> str:
    """A number without marks, blanks and signs: 2457qdbgddt."""
    return ascii_slug(number, "")


def _names(source: str) -> tuple[str, ...]:
    path = PurePath(source)
    return source, path.name, path.stem


def _of_document(graph: networkx.MultiDiGraph, document: Document) -> str:
    key = document.metadata.key or ""
    if key in graph:
        return key
    told = document.source or document.metadata.number or key
    raise UnknownName(f"{told} is not in the graph: it was built without this document")


def _of_citation(graph: networkx.MultiDiGraph, citation: Citation) -> str:
    if citation.key in graph:
        return str(citation.key)
    for words in filter(None, (citation.number, citation.text)):
        return key_of(graph, words)
    raise UnknownName(f"{citation.text!r} is not in the graph")


def _only(graph: networkx.MultiDiGraph, named: str, found: list[str]) -> str:
    """The one document found; where there are several the reader must choose."""
    if len(found) == 1:
        return found[0]
    told = ", ".join(_told(graph, key) for key in found[:_SHOWN])
    more = f", and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise UnknownName(f"{brief(named, 120)!r} may be {len(found)} documents; name one by its key: {told}{more}")


def _told(graph: networkx.MultiDiGraph, key: str) -> str:
    """A document and a name it goes by: its key; its file where that key is a hash, which says nothing."""
    node = graph.nodes[key]
    handle = file_named(str(node["source"])) if key.startswith("text/") and "source" in node else key
    return f"{brief(str(node.get('label', key)), 60)} ({handle})"


def _nearest(asked: Naming) -> Iterable[str]:
    """Documents whose number, label or title is like the words; whose key, where a key was given."""
    if asked.words.startswith(_KEYS):
        return likest(asked.words, asked.nodes)
    if asked.words.isdigit():  # "2475": the serials that are like it
        serials = {
            str(node["number"]).split("/")[0].split("-")[0]: key
            for key, node in asked.nodes.items()
            if node.get("number")
        }
        return dict.fromkeys(serials[name] for name in likest(asked.words, serials))
    named = {str(node[n]): key for key, node in asked.nodes.items() for n in ("number", "label", "title") if n in node}
    return dict.fromkeys(named[name] for name in likest(asked.words, named))
