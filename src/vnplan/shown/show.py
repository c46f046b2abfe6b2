"""The layered picture in a notebook."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vnplan.arguments import one_of, whole_of
from vnplan.errors import WrongType
from vnplan.graph.named import Named
from vnplan.graph.nodes import graph_of
from vnplan.graph.queries import CARRIES_OUT
from vnplan.graph.views import by_level, by_year
from vnplan.names import Level
from vnplan.paths import path_of
from vnplan.shown.picture import LOOK, picture
from vnplan.tables.spoken import language_of

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, repr=False)
class Picture:
    """A picture that a notebook draws; `svg` is its text."""

    svg: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write it as a file of SVG, which browsers and word processors open; the path written is returned."""
        out = Path(path_of("save", path, "a file name such as so-do.svg"))
        out.write_text(self.svg, encoding="utf-8")
        return out

    def __repr__(self) -> str:
        return f"<Picture {len(self.svg):,} characters of SVG>"

    def _repr_svg_(self) -> str:
        return self.svg


def show(
    graph: networkx.MultiDiGraph,
    *,
    focus: Named | None = None,
    relations: Iterable[str] = CARRIES_OUT,
    levels: Iterable[Level] | Level | None = None,
    years: tuple[int, int] | None = None,
    most: int = LOOK["most"],
    language: Literal["vi", "en"] | None = None,
) -> Picture:
    """The layered picture of a graph: a row a level of government, the centre at the top, lines from who acts.

    `focus` keeps one document with what it carries out and who carries it out, named in any way; `levels` and `years`
    (first and last) keep some documents, `relations` some lines; `most` is how many documents a row has. `language` is
    else that of `vnplan.language()`. In a notebook the picture is drawn; `show(graph).save("so-do.svg")` keeps it.

    Raises KeyError for a document that is not in the graph, ValueError for a level or a relation that does not exist.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND", date="2023-01-05")
    >>> vnplan.show(vnplan.build_graph(doc), focus="14/CT-TTg", levels="prime_minister").svg[:4]
    '<svg'
    """
    some = graph_of(graph, "show()")
    if levels is not None:
        some = by_level(some, levels)
    if years is not None:
        some = by_year(some, *_two(years))
    told = language_of(None if language is None else one_of("language", language, ("vi", "en")))
    return Picture(picture(some, focus=focus, relations=relations, most=most, language=told))


def _two(years: object) -> tuple[int, int]:
    """The first and the last year."""
    if not isinstance(years, tuple | list) or len(years) != 2:
        raise WrongType(f"years are the first and the last, as (2020, 2024), not {years!r}")
    first, last = years
    return whole_of("years", first, None), whole_of("years", last, None)
