"""One function a format: citations as JSON, JSON Lines, CSV; graphs as GraphML, GEXF, node-link JSON, DOT, CSV."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnplan.graph import flat
from vnplan.models import Citation

if TYPE_CHECKING:
    import networkx

Row = dict[str, Any]


def citation_rows(source: str | None, citations: Iterable[Citation]) -> list[Row]:
    """Citations as plain dicts, each with its source in front."""
    return [{"source": source, **c.model_dump(mode="json")} for c in citations]


def to_json(rows: list[Row]) -> str:
    """A JSON array, indented, Vietnamese as it is."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def to_jsonl(rows: list[Row]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_csv(rows: list[Row]) -> str:
    """CSV with a header; lists as JSON text."""
    out = io.StringIO()
    names = ["source", *Citation.model_fields]
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list | dict) else v for k, v in row.items()}
        )
    return out.getvalue()


def graph_json(graph: networkx.MultiDiGraph) -> str:
    """Node-link JSON, as networkx reads it back."""
    import networkx

    return json.dumps(networkx.node_link_data(flat(graph), edges="edges"), ensure_ascii=False, indent=1) + "\n"


def graphml(graph: networkx.MultiDiGraph) -> str:
    """GraphML for Gephi, yEd and networkx."""
    import networkx

    return "\n".join(networkx.generate_graphml(flat(graph))) + "\n"


def gexf(graph: networkx.MultiDiGraph) -> str:
    """GEXF for Gephi."""
    import networkx

    return "\n".join(networkx.generate_gexf(flat(graph))) + "\n"


def dot(graph: networkx.MultiDiGraph) -> str:
    """Graphviz DOT: labels and relations."""
    lines = ["digraph vnplan {", '  rankdir=BT; node [shape=box, fontname="sans-serif"];']
    for key, data in sorted(graph.nodes(data=True)):
        style = ", style=filled, fillcolor=lightyellow" if data.get("in_corpus") else ""
        lines.append(f"  {_quoted(key)} [label={_quoted(str(data.get('label', key)))}{style}];")
    for u, v, relation in sorted(graph.edges(keys=True)):
        lines.append(f"  {_quoted(u)} -> {_quoted(v)} [label={_quoted(relation)}];")
    return "\n".join([*lines, "}"]) + "\n"


def edges_csv(graph: networkx.MultiDiGraph) -> str:
    """Edges as CSV: source, target, relation, count, first sentence."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "source_label", "relation", "target", "target_label", "count", "section", "sentence"])
    for u, v, relation, data in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        first = data["evidence"][0]
        writer.writerow(
            [
                u,
                graph.nodes[u]["label"],
                relation,
                v,
                graph.nodes[v]["label"],
                data["count"],
                first.section,
                first.sentence,
            ]
        )
    return out.getvalue()


GRAPH_FORMATS: dict[str, Callable[[Any], str]] = {
    ".graphml": graphml, ".gexf": gexf, ".json": graph_json, ".dot": dot, ".csv": edges_csv,
}  # fmt: skip


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: to a neighbour first, then put in place; links are followed, modes kept."""
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():  # a pipe or a device
        path.write_text(text, encoding="utf-8")
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=path.parent or Path("."), prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
