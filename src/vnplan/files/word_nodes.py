"""The nodes of a Word file as they are read: alternatives chosen, content controls and accepted changes opened."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from vnplan.files.word_styles import found, value


def children(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of a node; of alternatives the first that can be read, of content controls what they hold."""
    for child in parent:
        name = name_of(child)
        if name == "AlternateContent":
            chosen = next((one for one in child if name_of(one) == "Choice"), None)
            chosen = chosen if chosen is not None else next(iter(child), None)
            if chosen is not None:
                yield from children(chosen)
        elif name == "sdt":
            gallery = value(child, "sdtPr/docPartObj/docPartGallery") or ""
            held = found(child, "sdtContent")
            if held is not None and gallery != "Table of Contents":
                yield from children(held)
        elif name in ("ins", "moveTo", "customXml", "smartTag") and name_of(parent) in ("body", "tc", "tbl", "tr"):
            yield from children(child)
        else:
            yield child


def name_of(node: etree._Element) -> str:
    """A node's name without its namespace; empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, those within another's left to it."""
    out: list[etree._Element] = []
    for child in children(drawing):
        out += [child] if name_of(child) == "txbxContent" else boxes(child)
    return out
