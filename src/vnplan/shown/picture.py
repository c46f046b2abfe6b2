"""The layered picture of a graph, as SVG: a row a level of government, the centre at the top, who acts below.

Within a row a document stands as near as can be above or below those it is linked with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.arguments import one_of, relation_of, strings_of, whole_of
from vnplan.graph.named import Named, key_of
from vnplan.graph.nodes import graph_of
from vnplan.graph.queries import CARRIES_OUT
from vnplan.names import LEVELS, Language
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.spoken import spoken, type_name
from vnplan.text.markup import element, escaped
from vnplan.text.shown import one_line

if TYPE_CHECKING:
    import networkx

LOOK = {
    "width": 1240, "margin": 150, "box": 124, "high": 42, "apart": 10, "line": 58, "row": 46, "columns": 8, "most": 24,
}  # fmt: skip
"""Measures of the picture, in its own units: a row holds `columns` boxes a line, and at most `most`."""

COLOURS = {
    "central_party": "#b3261e", "national_assembly": "#7a3e9d", "president": "#8e3b7a", "government": "#1d4e9e",
    "prime_minister": "#0b66b5", "ministry": "#00707a", "government_agency": "#3f6a73", "state_audit": "#55606b",
    "judiciary": "#55606b", "mass_organisation": "#8c4a5e", "provincial_party": "#a2450f",
    "provincial_council": "#7d6200", "provincial_committee": "#2e7331", "provincial_department": "#5b6f13",
    "district": "#6d5544", "commune": "#6d5544", "institution": "#5f5a6e", "": "#666666",
}  # fmt: skip
"""A colour a level, each with enough contrast on white to be read as text."""

_DASHES = {"implements": None, "legal_basis": "6 4"}  # the others are dotted
_SWEEPS = 4


class Box(NamedTuple):
    """A document in the picture: its key and the corner of its box."""

    key: str
    x: int
    y: int


class Row(NamedTuple):
    """A level in the picture: the height its label stands at, its boxes, how many documents are left out."""

    level: str
    y: int
    boxes: list[Box]
    left_out: int


def picture(
    graph: networkx.MultiDiGraph,
    *,
    focus: Named | None = None,
    relations: Iterable[str] = CARRIES_OUT,
    most: int = LOOK["most"],
    language: Language = "vi",
) -> str:
    """The layered picture as SVG, which stands alone: rows are levels, lines run from who acts to what is acted on.

    `focus` keeps one document with what it carries out and who carries it out, through chains; `relations` are those
    drawn; `most` is how many documents a row has, those with most links first. Raises KeyError for a document that is
    not in the graph.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND", date="2023-01-05")
    >>> picture(vnplan.build_graph(doc))[:4]
    '<svg'
    """
    graph_of(graph, "picture()")
    whole_of("most", most, 1)
    one_of("language", language, ("vi", "en"))
    drawn = {relation_of(name) for name in strings_of("relations", relations, "implements")}
    order = placed(graph)
    keys = set(graph) if focus is None else _around(graph, key_of(graph, focus), drawn)
    rows, height = laid_out(graph, keys, order, most)
    corners = {box.key: box for row in rows for box in row.boxes}
    lines = [
        _line(corners[u], corners[v], relation)
        for u, v, relation in sorted(graph.edges(keys=True))
        if relation in drawn and u in corners and v in corners
    ]
    inside = [_label(row, language) for row in rows]
    boxes = [_box(graph.nodes[box.key], box) for row in rows for box in row.boxes]
    told = spoken("page", "picture_told", language)
    background = element("rect", width=LOOK["width"], height=height, fill="#ffffff")
    return element(
        "svg", "".join([element("title", escaped(told)), background, *lines, *inside, *boxes]),
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {LOOK['width']} {height}", role="img",
        font_family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif", width="100%",
    )  # fmt: skip


def laid_out(
    graph: networkx.MultiDiGraph, keys: Collection[str], order: Mapping[str, int], most: int
) -> tuple[list[Row], int]:
    """The rows of a picture of some documents, and its height."""
    by_level: dict[str, list[str]] = {}
    for key in sorted(keys):
        by_level.setdefault(graph.nodes[key].get("level") or "", []).append(key)
    rows, y = [], 36
    for level in (*LEVELS, ""):
        if level not in by_level:
            continue
        among = by_level[level]
        kept = sorted(sorted(among, key=lambda key: _less_linked(graph, key))[:most], key=lambda key: order[key])
        boxes = [
            Box(key, LOOK["margin"] + n % LOOK["columns"] * (LOOK["box"] + LOOK["apart"]),
                y + n // LOOK["columns"] * LOOK["line"])
            for n, key in enumerate(kept)
        ]  # fmt: skip
        rows.append(Row(level, y, boxes, len(among) - len(kept)))
        y += (len(kept) - 1) // LOOK["columns"] * LOOK["line"] + LOOK["high"] + LOOK["row"]
    return rows, y


def placed(graph: networkx.MultiDiGraph) -> dict[str, int]:
    """The place of each document in its row: near those it is linked with, by a few sweeps up and down."""
    linked = _links(graph)
    rows: dict[str, list[str]] = {}
    for key in sorted(graph, key=lambda key: (str(graph.nodes[key].get("province", "")), key)):
        rows.setdefault(graph.nodes[key].get("level") or "", []).append(key)
    levels = [level for level in (*LEVELS, "") if level in rows]
    where = {key: n / len(row) for row in rows.values() for n, key in enumerate(row)}
    for sweep in range(_SWEEPS):
        for level in levels if sweep % 2 else reversed(levels):
            row = rows[level]
            row.sort(key=lambda key: (_mean(where, linked.get(key, ()), where[key]), key))
            where.update((key, n / len(row)) for n, key in enumerate(row))
    return {key: n for row in rows.values() for n, key in enumerate(row)}


def _links(graph: networkx.MultiDiGraph) -> dict[str, list[str]]:
    """By document, all that it is linked with by carrying out."""
    linked: dict[str, list[str]] = {}
    for u, v, relation in graph.edges(keys=True):
        if relation in CARRIES_OUT:
            linked.setdefault(u, []).append(v)
            linked.setdefault(v, []).append(u)
    return linked


def _mean(where: Mapping[str, float], keys: Iterable[str], otherwise: float) -> float:
    """The middle of where some stand; in thousandths, so that the order hangs on no last bit."""
    some = [where[key] for key in keys]
    return round(sum(some) / len(some), 3) if some else round(otherwise, 3)


def _less_linked(graph: networkx.MultiDiGraph, key: str) -> tuple[bool, int, str]:
    """Documents given first, then those with most links."""
    return not graph.nodes[key]["in_corpus"], -len(graph._pred[key]) - len(graph._succ[key]), key


def _around(graph: networkx.MultiDiGraph, key: str, relations: Collection[str]) -> set[str]:
    """A document, all it carries out and all that carry it out."""
    from vnplan.graph.queries import directives_of, implementers_of

    above = directives_of(graph, key, scope="all", relations=relations)
    below = implementers_of(graph, key, relations=relations)
    return {key, *(chain.keys[-1] for chain in above), *(chain.keys[0] for chain in below)}


def _label(row: Row, language: Language) -> str:
    """The name of a level at the left of its row, and how many of its documents are not drawn."""
    colour = COLOURS[row.level]
    words = _in_lines(spoken("level", row.level, language), 18)
    more = [f"+ {row.left_out}"] if row.left_out else []
    spans = [element("tspan", escaped(line), x=16, dy=0 if not n else 15) for n, line in enumerate([*words, *more])]
    return element("text", "".join(spans), x=16, y=row.y + 18, fill=colour, font_size=12, font_weight=600)


def _in_lines(words: str, wide: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) >= wide:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def names_of(node: Mapping[str, Any]) -> tuple[str, str]:
    """The two lines of a box: type and number, or the words of a name.

    >>> names_of({"document_type": "chi_thi", "number": "14/CT-TTg", "label": "Chỉ thị 14/CT-TTg"})
    ('Chỉ thị', '14/CT-TTg')
    """
    kind, number = type_name(node.get("document_type")), node.get("number")
    if number and str(node["label"]).endswith(f" {number}"):
        return str(node["label"])[: -len(str(number)) - 1] or kind, str(number)
    first, *others = _in_lines(one_line(str(node["label"])), 20)
    return first, " ".join(others)


def _letters(name: str) -> int:
    """How many letters of a name a box has room for."""
    return 20 if " " not in name else 14 if name.isupper() else 18


def _squeezed(name: str, size: float) -> int | None:
    """How wide a name is drawn that would run over the edge of its box; None for one that fits."""
    room = LOOK["box"] - 16
    wide = sum(0.76 if sign.isupper() else 0.66 for sign in name) * size
    return room if wide > room else None


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _box(node: Mapping[str, Any], box: Box) -> str:
    """A document: filled where its text was given, an outline where it is only cited."""
    level = str(node.get("level") or "")
    colour, given = COLOURS[level], node["in_corpus"]
    first, second = names_of(node)
    second = _cut(second, _letters(second))
    size = 11.5 if len(second) <= 14 else 10
    wide = _squeezed(second, size)
    title = (
        one_line(f"{node['label']}. {node.get('title', '')}") if node.get("number") else one_line(str(node["label"]))
    )
    inside = [
        element("title", escaped(title)),
        element("rect", x=box.x, y=box.y, width=LOOK["box"], height=LOOK["high"], rx=4, fill="#ffffff", stroke=colour,
                stroke_width=2 if given else 1, stroke_dasharray=None if given else "3 2"),
        element("rect", x=box.x, y=box.y, width=5, height=LOOK["high"], rx=2, fill=colour),
        element("text", escaped(_cut(first, 20)), x=box.x + 12, y=box.y + 17, font_size=10.5, fill="#4a4a4a"),
        element("text", escaped(second), x=box.x + 12, y=box.y + 33, font_size=size, font_weight=600, fill="#1b1b1b",
                textLength=wide, lengthAdjust=wide and "spacingAndGlyphs"),
    ]  # fmt: skip
    return element("g", "".join(inside), class_="central" if level in CENTRAL else "local")


def _line(source: Box, target: Box, relation: str) -> str:
    """From who acts up to what is acted on; a bow where both stand in one row or the lower one is acted on."""
    half, high = LOOK["box"] // 2, LOOK["high"]
    x1, x2 = source.x + half, target.x + half
    if target.y + high <= source.y:
        y1, y2 = source.y, target.y + high
        bend = max(18, (y1 - y2) // 2)
        path = f"M{x1} {y1}C{x1} {y1 - bend} {x2} {y2 + bend} {x2} {y2}"
    else:
        y1, y2 = source.y, target.y
        path = f"M{x1} {y1}C{x1} {y1 - 30} {x2} {y2 - 30} {x2} {y2}"
    dash = _DASHES.get(relation, "2 3")
    colour = "#3b4a5a" if relation == "implements" else "#8a94a0"
    return element("path", d=path, fill="none", stroke=colour, stroke_width=1.2, stroke_dasharray=dash, opacity=0.55)
