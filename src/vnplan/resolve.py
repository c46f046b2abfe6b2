"""One key for one document: undated and unplaced citations joined to the dated ones they must mean."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from vnplan.identity import number_key
from vnplan.models import Document
from vnplan.rules import Rules, load_rules


def resolve(documents: Sequence[Document], rules: Rules | None = None) -> list[list[str | None]]:
    """Key of every citation of every document, provisional ones completed where only one document fits.

    First within the same document, then within the documents given: `cite/nghi-quyet/tw/?/29` becomes
    `/akn/vn/doc/nghi-quyet/tw/2013/29` where that is the only resolution 29 of the Party centre there. Two that fit
    leave it open.
    """
    named = _law_names(rules or load_rules())
    everywhere = _whole((key for doc in documents for key in _keys(doc)), named)
    out: list[list[str | None]] = []
    for doc in documents:
        here = _whole(_keys(doc), named)
        out.append([_complete(c.key, here) or _complete(c.key, everywhere) or c.key for c in doc.citations])
    return out


def _keys(doc: Document) -> list[str]:
    keys = [c.key for c in doc.citations if c.key is not None]
    return [*keys, doc.metadata.key] if doc.metadata.key else keys


@functools.lru_cache(maxsize=4)
def _law_names(rules: Rules) -> dict[str, str]:
    """Name of each law of the table, as a slug, by its key: "Luật Đất đai" may mean any law so named."""
    out: dict[str, str] = {}
    for (kind, slug), rows in rules.law_editions.items():
        for row in rows:
            key = number_key(kind, row["number"], int(row["date"][:4]), None, None, rules)
            if key is not None:
                out[key] = slug
    return out


def _whole(keys: Iterable[str], named: dict[str, str]) -> dict[tuple[str, str], set[str]]:
    """Complete keys by type and serial, laws by their name too."""
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in keys:
        if key.startswith("/akn/"):
            *_, kind, _author, _year, serial = key.split("/")
            out[kind, serial].add(key)
            if key in named:
                out[kind, named[key]].add(key)
    return out


def _complete(key: str | None, known: dict[tuple[str, str], set[str]]) -> str | None:
    if key is None or not key.startswith("cite/"):
        return None
    parts = key.split("/")
    if len(parts) != 5:
        return None
    _, kind, author, year, serial = parts
    fits = [
        k for k in known.get((kind, serial), ()) if _fits(author, k.split("/")[-3]) and year in ("?", k.split("/")[-2])
    ]
    return fits[0] if len(fits) == 1 else None


def _fits(author: str, whole: str) -> bool:
    """Whether a whole author agrees with a partial one: "hdnd.?" with "hdnd.bac-ninh", "?" with any."""
    if author == "?":
        return True
    if "?" not in author:
        return author == whole
    return author.split(".")[0] == whole.split(".")[0]
