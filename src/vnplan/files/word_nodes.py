"""The nodes of a Word file as they are read: alternatives chosen, content controls and accepted changes opened."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from vnplan.files.word_styles import W, found, value

# what only wraps what a node holds, paragraphs as well as runs; what was deleted or moved away is not among them
_WRAPS = frozenset(("ins", "moveTo", "customXml", "smartTag"))


def children(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of a node; of alternatives the first that can be read, of content controls what they hold."""
    for child in parent:
        name = name_of(child)
        if name == "AlternateContent":
            chosen = next((one for one in child if _is_readable(one)), None)
            if chosen is not None:
                yield from children(chosen)
        elif name == "sdt":
            gallery = value(child, "sdtPr/docPartObj/docPartGallery") or ""
            held = found(child, "sdtContent")
            if held is not None and gallery != "Table of Contents":
                yield from children(held)
        elif name in _WRAPS:
            yield from children(child)
        else:
            yield child


def _is_readable(alternative: etree._Element) -> bool:
    """Whether Word takes an alternative: the last resort, or a choice that requires only what Word knows itself."""
    if name_of(alternative) == "Fallback":
        return True
    required = alternative.get("Requires", "").split()
    return name_of(alternative) == "Choice" and all(
        (alternative.nsmap.get(prefix) or "").startswith(_OF_WORD) for prefix in required
    )


_OF_WORD = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")


def name_of(node: etree._Element) -> str:
    """A node's name without its namespace; empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def unclosed_fields(root: etree._Element) -> Iterator[etree._Element]:
    """The signs of fields that begin and never end in what is shown: Word hides nothing behind them."""
    opened: list[list[etree._Element]] = []
    for sign in root.iter(f"{W}fldChar"):
        kind = sign.get(f"{W}fldCharType")
        if any(name_of(above) in ("del", "moveFrom") for above in sign.iterancestors()):
            continue
        if kind == "begin":
            opened.append([sign])
        elif opened and kind == "separate":
            opened[-1].append(sign)
        elif opened:
            opened.pop()
    for signs in opened:
        yield from signs


def boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, those within another's left to it."""
    out: list[etree._Element] = []
    for child in children(drawing):
        out += [child] if name_of(child) == "txbxContent" else boxes(child)
    return out
