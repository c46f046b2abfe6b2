"""What a notebook shows, piece by piece: a card, its head, short tables, places; plain HTML that any viewer keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vnplan.names import Language
from vnplan.tables.spoken import counted, spoken
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief, one_line

MOST = 20
"""How many rows a notebook is shown of anything."""
_CELL = 96  # characters of a cell; the rest is in its tooltip

_LOOK = (
    ".vnplan{max-width:70em;line-height:1.45;overflow-x:auto}.vnplan p{margin:.15em 0}"
    ".vnplan .plain{border-collapse:collapse;table-layout:auto;margin:.5em 0 .2em;font-size:inherit;width:auto}"
    ".vnplan .plain th,.vnplan .plain td{text-align:left!important;vertical-align:top!important;white-space:normal;"
    "padding:.22em 1.1em .22em 0!important;overflow-wrap:break-word;max-width:32em;border:0!important;"
    "border-bottom:1px solid rgba(128,128,128,.28)!important}"
    ".vnplan .plain tr{background:transparent!important}"
    ".vnplan .plain thead th{white-space:nowrap;font-weight:600;opacity:.75}"
    ".vnplan .plain tbody th{font-weight:400;opacity:.75;white-space:nowrap}"
    ".vnplan .soft{opacity:.75}.vnplan .nowrap{white-space:nowrap}"
    ".vnplan code{font-size:.9em;background:transparent;padding:0;color:inherit;overflow-wrap:anywhere}"
    ".vnplan mark{background:rgba(240,190,40,.35);color:inherit}"
    ".vnplan .dot{display:inline-block;width:.62em;height:.62em;border-radius:50%;margin-right:.45em}"
    ".vnplan .dot{background:#7d8590}.vnplan .error{background:#d43d2a}.vnplan .warning{background:#b87a00}"
    ".vnplan .info{background:#3c7dc4}.vnplan .good{background:#2e8b57}"
    ".vnplan ul{margin:.2em 0;padding-left:1.4em}.vnplan li{margin:.1em 0}"
)
"""Left-aligned, no stripes; colours that are read on white and on black, text in the colour of the page."""


def card(*inside: str, language: Language) -> str:
    """A whole that stands alone in a notebook's output."""
    return element("div", element("style", _LOOK) + "".join(inside), class_="vnplan", lang=language)


def head(name: object, *facts: object) -> str:
    """The first line: a name, then facts beside it.

    >>> head("Kế hoạch 3461/KH-UBND", "14/09/2023", None)
    '<p><b><bdi>Kế hoạch 3461/KH-UBND</bdi></b> <span class="soft"><bdi>14/09/2023</bdi></span></p>'
    """
    told = " · ".join(element("bdi", escaped(one_line(str(fact)))) for fact in facts if fact)
    beside = " " + element("span", told, class_="soft") if told else ""
    return element("p", element("b", element("bdi", escaped(brief(str(name), 200)))) + beside)


def line(words: object, most: int = 400) -> str:
    """A line of its own, cut where it is very long; nothing for nothing."""
    return element("p", cell(words, most)) if words else ""


def soft(inside: str) -> str:
    """HTML that stands back."""
    return element("span", inside, class_="soft")


def short(words: str) -> str:
    """A word or two that stay on one line."""
    return element("span", escaped(words), class_="nowrap") if words else ""


def dot(kind: str, words: str) -> str:
    """A word with a mark in the colour of its kind: error, warning, info, good.

    >>> dot("error", "lỗi")
    '<span class="nowrap"><span class="dot error"></span>lỗi</span>'
    """
    return element("span", element("span", class_=f"dot {kind}".strip()) + escaped(words), class_="nowrap")


def cell(words: object, most: int = _CELL) -> str:
    """Words for a cell, on one line; those that are longer than `most` are cut, the whole is in the tooltip.

    >>> cell("về thư viện <b>"), cell(None), cell("đọc sách báo", 8)
    ('về thư viện &lt;b&gt;', '', '<span title="đọc sách báo">đọc sách…</span>')
    """
    if words is None or words == "":
        return ""
    whole = one_line(str(words))
    if len(whole) <= most:
        return escaped(whole)
    return element("span", escaped(brief(whole, most)), title=whole[:1000])


def named(label: object, key: object = None, beside: object = None, most: int = 72) -> str:
    """A document as one speaks of it, its key in the tooltip, what is told beside it standing back."""
    more = " " + soft(escaped(one_line(str(beside)))) if beside else ""
    return element("b", element("bdi", escaped(brief(str(label), most))), title=key or None) + more


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, total: int, of: str, language: Language, most: int = MOST
) -> str:
    """A table of cells that are HTML already; of more rows than `most` it says how many are left.

    `heads` are codes of the group `column`, `of` is what is counted. A column nothing is told in is left out.
    """
    some = [list(row) for _, row in zip(range(most), rows, strict=False)]
    if not some:
        return ""
    kept = [n for n in range(len(heads)) if any(row[n] for row in some)]
    top = "".join(element("th", escaped(spoken("column", heads[n], language)), scope="col") for n in kept)
    body = "".join(element("tr", "".join(element("td", row[n]) for n in kept)) for row in some)
    made = element("table", element("thead", element("tr", top)) + element("tbody", body), class_="plain")
    return made + more(total - len(some), of, language)


def facts(pairs: Iterable[tuple[str, str]], language: Language) -> str:
    """What is told of one thing: a name and its value a row, values being HTML already; what is empty is left out."""
    rows = [
        element("tr", element("th", escaped(spoken("column", name, language)), scope="row") + element("td", value))
        for name, value in pairs
        if value
    ]
    return element("table", element("tbody", "".join(rows)), class_="plain") if rows else ""


def more(left: int, of: str, language: Language) -> str:
    """How many are not shown: "và 40 viện dẫn nữa", "and 40 more citations"."""
    if left <= 0:
        return ""
    number, _, noun = counted(left, of, language).partition(" ")
    return element("p", escaped(spoken("card", "more", language).format(number, noun)), class_="soft")


def spot(
    source: object, path: object, heading: object, page: object, language: Language, *, most: int = 44
) -> str:  # fmt: skip
    """Where a thing is said: section with its heading, page, file.

    >>> spot("ke-hoach.txt", "II.5.c", "Học tập", 3, "vi")
    'mục II.5.c “Học tập”, trang 3 <span class="soft">ke-hoach.txt</span>'
    """
    section = _section(str(path), language) if path else ""
    quoted = f"“{brief(str(heading), most)}”" if heading else ""
    told = " ".join(filter(None, (section, quoted)))
    paged = f"{spoken('column', 'page', language)} {page}" if page is not None else ""
    place = escaped(", ".join(filter(None, (told, paged))))
    if not heading:
        place = element("span", place, class_="nowrap") if place else ""
    file = soft(cell(str(source).rpartition("/")[2], 48)) if source else ""
    return " ".join(filter(None, (place, file)))


def one_file(sources: Iterable[str | None]) -> str | None:
    """The name of the file where all stand in one."""
    several = set(sources)
    only = several.pop() if len(several) == 1 else None
    return only.rpartition("/")[2] if only else None


def _section(path: str, language: Language) -> str:
    """A section by its path: "mục II.5", "Điều 5.2", "chú thích 4"."""
    if path.startswith("Điều"):
        return path
    if path.startswith("#"):
        return f"{spoken('region', 'footnotes', language)} {path[1:]}"
    return f"{spoken('column', 'section', language)} {path}"


def marked(sentence: str | None, words: str, most: int = 320) -> str:
    """A sentence with some of its words marked, cut around them where it is long.

    >>> marked("Thực hiện Chỉ thị số 14/CT-TTg.", "Chỉ thị số 14/CT-TTg")
    'Thực hiện <mark>Chỉ thị số 14/CT-TTg</mark>.'
    """
    whole, wanted = one_line(sentence or ""), one_line(words)
    at = whole.find(wanted)
    if at < 0 or not wanted:
        return cell(whole, most)
    end = at + len(wanted)
    room = max(most - len(wanted), 80)
    first, last = max(0, at - room // 2), min(len(whole), end + room // 2)
    before, behind = whole[first:at], whole[end:last]
    if first:
        before = "…" + before.partition(" ")[2]
    if last < len(whole):
        behind = behind.rpartition(" ")[0] + "…"
    return escaped(before) + element("mark", escaped(wanted)) + escaped(behind)
