"""Who carries out what, as a DataFrame that a notebook shows by names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas

from vnplan.models import cards
from vnplan.tables.spoken import counted, day, language_of, province_name, spoken
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief


class Coverage(pandas.DataFrame):
    """Province by directive, keys as they are in the graph; shown in a notebook by the names of both.

    `named()` is the same with provinces and directives by their names.
    """

    _metadata = ["_labels"]  # noqa: RUF012 (as pandas wants it)
    _labels: Mapping[str, Mapping[str, Any]] = MappingProxyType({})

    def of(self, nodes: Mapping[str, Mapping[str, Any]]) -> Coverage:
        """The same, knowing what the graph tells of its directives."""
        object.__setattr__(self, "_labels", {key: dict(nodes[key]) for key in self.columns if key in nodes})
        return self

    def _name(self, key: object) -> str:
        return str(self._labels.get(str(key), {}).get("label", key))

    def named(self) -> pandas.DataFrame:
        """A plain DataFrame with the names of provinces and directives in place of their keys.

        >>> import vnplan
        >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND",
        ...                    date="2023-01-05", province="bac-giang")
        >>> print(vnplan.coverage(vnplan.build_graph(doc), "14/CT-TTg").named().to_csv(), end="")
        province,Chỉ thị 14/CT-TTg
        Bắc Giang,1
        """
        frame = pandas.DataFrame(self)
        frame.columns = [self._name(key) for key in self.columns]
        frame.index = pandas.Index([province_name(str(place)) for place in self.index], name=self.index.name)
        return frame

    def _repr_html_(self) -> str:
        language = language_of()
        shown = list(self.columns[:_WIDE])
        heads = [element("th", escaped(spoken("column", "province", language)), scope="col")]
        heads += [element("th", self._head(key), scope="col", style="white-space:normal") for key in shown]
        rows = [
            element("th", escaped(province_name(str(place))), scope="row")
            + "".join(element("td", escaped(count or "–")) for count in self.loc[place, shown])
            for place in self.index[: cards.MOST]
        ]
        body = "".join(element("tr", row) for row in rows)
        sizes = counted(len(self), "province", language), counted(len(self.columns), "directive", language)
        return cards.card(
            cards.head(sizes[0], sizes[1], spoken("card", "coverage", language)),
            element("table", element("thead", element("tr", "".join(heads))) + element("tbody", body), class_="plain"),
            cards.more(len(self) - cards.MOST, "province", language),
            cards.more(len(self.columns) - _WIDE, "directive", language),
            language=language,
        )

    def _head(self, key: object) -> str:
        when = day(self._labels.get(str(key), {}).get("date"), language_of())
        name = element("span", escaped(brief(self._name(key), 56)), title=key)
        return f"{name}<br>{escaped(when)}" if when else name


_WIDE = 8  # directives side by side
