"""Word files for tests, written as short as what they test."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def r(text: str, properties: str = "") -> str:
    """A run; blanks are kept."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, num: tuple[int, int] | None = None, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of texts; `num` is its list and level."""
    inside = "".join(one if one.startswith("<") else r(one) for one in content)
    listed = "" if num is None else f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}{properties}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...], lines: bool = True) -> str:
    """A table of cells; a cell is a text or paragraphs."""
    side = '<w:insideH w:val="single"/><w:insideV w:val="single"/>' if lines else '<w:insideH w:val="none"/>'
    cells = ["".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows]
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr><w:tblBorders>{side}</w:tblBorders></w:tblPr>{inside}</w:tbl>"


def lvl(depth: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    said = text.replace("<", "&lt;")
    start = "" if "w:start " in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{form}"/><w:lvlText w:val="{said}"/>{more}</w:lvl>'


def abstract(name: int, *levels: str, more: str = "") -> str:
    """A definition of lists."""
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, definition: int, more: str = "") -> str:
    """A list that follows a definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{definition}"/>{more}</w:num>'


def style(name: str, inside: str, kind: str = "paragraph", based: str = "", called: str = "", more: str = "") -> str:
    """A style; `inside` is its w:pPr or w:rPr."""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    title = f'<w:name w:val="{called or name}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{title}{parent}{inside}</w:style>'


def docx(*body: str, main: str = "word/document.xml", **beside: str) -> bytes:
    """The bytes of a Word file: paragraphs and tables; beside them `numbering`, `styles`, `footnotes`, `endnotes`."""
    folder, _, file = main.rpartition("/")
    parts = {
        "[Content_Types].xml": _types({"document.main": main, **{kind: f"{folder}/{kind}.xml" for kind in beside}}),
        "_rels/.rels": _relations({"officeDocument": main}),
        main: f"<w:document {_NAMES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        f"{folder}/_rels/{file}.rels": _relations({kind: f"{kind}.xml" for kind in beside}),
    }
    return zipped(parts | {f"{folder}/{kind}.xml": f"<w:{kind} {_NAMES}>{beside[kind]}</w:{kind}>" for kind in beside})


def zipped(members: dict[str, str]) -> bytes:
    """The bytes of an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text)
    return out.getvalue()


def _relations(parts: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATION}/{kind}" Target="{path}"/>'
        for n, (kind, path) in enumerate(parts.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _types(parts: dict[str, str]) -> str:
    """LibreOffice opens no package without them."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    listed = "".join(f'<Override PartName="/{path}" ContentType="{kind}.{name}+xml"/>' for name, path in parts.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{listed}</Types>'
    )
