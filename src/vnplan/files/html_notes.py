"""Footnotes of a page told by their links: the mark leads to the note, the note's number back to the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_NUMBER = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\.?\s*")
_LONGEST = 12  # characters of a number with its brackets and blanks
_AROUND = 2  # elements around a link that may bear its name


def linked_notes(root: etree._Element) -> dict[etree._Element, str]:
    """The links that are marks or numbers of notes, each with its number: `<a id="b1" href="#n1">1</a>`.

    >>> page = '<p>Luật<a id="b" href="#n">1</a> <i id="n"><a href="#b">1</a> Phí</i> <a href="#x">2</a></p>'
    >>> list(linked_notes(etree.fromstring(page)).values())
    ['1', '1']
    """
    links = [(link, number) for link in root.iter("a") if (number := _number(link)) is not None]
    named = {name: one for one in links for name in _names(one[0])} if links else {}
    out: dict[etree._Element, str] = {}
    for link, number in links:
        other = named.get(_target(link))
        if other is None or other[0] is link or other[1] != number:
            continue
        back = named.get(_target(other[0]))
        if back is not None and back[0] is link:
            out[link] = number
    return out


def _target(link: etree._Element) -> str:
    return str(link.get("href") or "").partition("#")[2]


def _number(link: etree._Element) -> str | None:
    """The number that is all a link within the page says."""
    if not (link.get("href") or "").startswith("#"):
        return None
    said = "".join(link.itertext())
    found = _NUMBER.fullmatch(said) if len(said) <= _LONGEST else None
    return None if found is None else found[1]


def _names(link: etree._Element) -> Iterator[str]:
    """What a link, or what is closely around or in it, is called."""
    around = [one for _, one in zip(range(_AROUND), link.iterancestors(), strict=False)]
    for one in (link, *link, *around):
        yield from (name for name in (one.get("id"), one.get("name")) if name)
