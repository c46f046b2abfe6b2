"""The graph as files, and back: GraphML, GEXF, node-link JSON, Cytoscape JSON, a pair of CSV; DOT and Mermaid to draw.

Every format holds the same: keys, relations and attributes as scalars, the evidence of an edge as JSON text.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from vnplan.errors import NoFile, WrongValue
from vnplan.files.write import write_together
from vnplan.graph.build import Evidence
from vnplan.graph.nodes import graph_of
from vnplan.paths import path_of
from vnplan.text.shown import cell, fit_for_xml, of_cell

if TYPE_CHECKING:
    import networkx

Scalars = dict[str, Any]


def write_graph(graph: networkx.MultiDiGraph, path: str | os.PathLike[str]) -> list[Path]:
    """Write a graph in the format the ending of `path` names, and return the files written.

    `.graphml`, `.gexf`, `.json` (node-link), `.cyjs` (Cytoscape), `.dot`, `.mmd` (Mermaid); `.csv` makes two files,
    `NAME.nodes.csv` and `NAME.edges.csv`, both or none. Each file is written whole or not at all. Raises ValueError for
    any other ending, OSError where a file cannot be written.

    >>> import tempfile, vnplan
    >>> graph = vnplan.build_graph(vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021."))
    >>> [file.name for file in write_graph(graph, Path(tempfile.mkdtemp()) / "directives.csv")]
    ['directives.nodes.csv', 'directives.edges.csv']
    """
    graph_of(graph, "write_graph()")
    path = Path(path_of("write_graph", path, "the file to write"))
    formats = GRAPH_FORMATS.get(path.suffix.lower())
    if formats is None:
        raise WrongValue(
            f"{path}: a graph is written as {', '.join(GRAPH_FORMATS)}, not {path.suffix or 'without an ending'!r}"
        )
    texts = {path.with_suffix(ending): write(graph) for ending, write in formats.items()}
    try:
        write_together(texts)
    except FileNotFoundError:
        raise NoFile(
            str(path.parent), f"no such folder, and {path.name} is to be written there; make it first"
        ) from None
    return list(texts)


def load_graph(path: str | os.PathLike[str]) -> networkx.MultiDiGraph:
    """Read back a graph that `write_graph` wrote, evidence included.

    `.graphml`, `.gexf`, `.json`, `.cyjs`; for the pair of CSV the name given to `write_graph`, or either file's.
    Raises ValueError for another ending and for a file that holds no such graph, OSError where it cannot be read.

    >>> import tempfile, vnplan
    >>> graph = vnplan.build_graph(vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021."))
    >>> (file,) = write_graph(graph, Path(tempfile.mkdtemp()) / "directives.graphml")
    >>> list(load_graph(file).edges(data=True)) == list(graph.edges(data=True))
    True
    """
    import networkx

    path = Path(path_of("load_graph", path, "a file that write_graph wrote"))
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise WrongValue(f"{path}: a graph is read from {', '.join(_READERS)}, not {path.suffix!r}")
    graph = networkx.MultiDiGraph()
    try:
        nodes, edges = read(path)
        for key, data in nodes:
            graph.add_node(key, **data)
        for source, target, data in edges:
            data["evidence"] = [Evidence(**each) for each in json.loads(data["evidence"])]
            graph.add_edge(source, target, key=data["relation"], **data)
    except FileNotFoundError as error:
        raise NoFile(error.filename or str(path), "no such file; write_graph writes one") from None
    except OSError:
        raise
    except (ElementTree.ParseError, networkx.NetworkXError, ArithmeticError, LookupError, TypeError, ValueError,
            AttributeError, csv.Error) as error:  # fmt: skip
        raise WrongValue(f"{path}: not a graph written by vnplan ({error or type(error).__name__})") from error
    return graph


def flat(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """A copy as every format can hold it: scalars only, evidence as JSON text.

    None and empty strings are left out, as are control characters; ends of lines are "\\n".
    """
    import networkx

    out = networkx.MultiDiGraph()
    for key, data in graph.nodes(data=True):
        out.add_node(_plain(key), **_plain_values(data))
    for u, v, relation, data in graph.edges(keys=True, data=True):
        evidence = json.dumps([e._asdict() for e in data["evidence"]], ensure_ascii=False)
        out.add_edge(_plain(u), _plain(v), key=relation, **_plain_values({**data, "evidence": evidence}))
    return out


def _plain_values(data: Scalars) -> Scalars:
    plain = {name: _plain(value) for name, value in data.items()}
    return {name: value for name, value in plain.items() if value is not None and value != ""}


def _plain(value: Any) -> Any:
    return fit_for_xml(value.replace("\r\n", "\n").replace("\r", "\n")) if isinstance(value, str) else value


# --- formats that lose nothing, each with its reader -----------------------------------------------------------------

Read = tuple[Iterable[tuple[str, Scalars]], Iterable[tuple[str, str, Scalars]]]


def graphml(graph: networkx.MultiDiGraph) -> str:
    """GraphML, for Gephi, yEd and networkx."""
    from networkx.readwrite.graphml import GraphMLWriter

    plain = flat(graph)
    for *_, relation, data in plain.edges(keys=True, data=True):
        data["key"] = relation
    xml = GraphMLWriter(plain).xml
    for edge in xml.iter("edge"):
        del edge.attrib["id"]  # networkx puts the relation here, but ids are unique; it reads `key` instead
    return _xml_text(xml)


def _read_graphml(path: Path) -> Read:
    import networkx

    return _parts(networkx.read_graphml(path, force_multigraph=True), edge=("key",))


def gexf(graph: networkx.MultiDiGraph) -> str:
    """GEXF 1.2, for Gephi and networkx."""
    from networkx.readwrite.gexf import GEXFWriter

    xml = GEXFWriter(flat(graph)).xml
    del xml.find("meta").attrib["lastmodifieddate"]  # the same graph makes the same file on any day
    return _xml_text(xml)


def _read_gexf(path: Path) -> Read:
    import networkx

    return _parts(networkx.read_gexf(path), edge=("id",))


def _xml_text(xml: ElementTree.Element) -> str:
    ElementTree.indent(xml, " ")
    text: str = ElementTree.tostring(xml, encoding="utf-8", xml_declaration=True).decode("utf-8")
    return text + "\n"


def graph_json(graph: networkx.MultiDiGraph) -> str:
    """Node-link JSON, for networkx and D3."""
    import networkx

    return _json_text(networkx.node_link_data(flat(graph), edges="edges"))


def _read_json(path: Path) -> Read:
    import networkx

    return _parts(networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"))


def cytoscape_json(graph: networkx.MultiDiGraph) -> str:
    """Cytoscape JSON, for Cytoscape, Cytoscape.js and networkx."""
    plain = flat(graph)  # written here, since networkx's own writer overwrites the attribute `name`
    nodes = [{"data": {**data, "id": key, "value": key}} for key, data in plain.nodes(data=True)]
    edges = [
        {"data": {**data, "source": u, "target": v, "key": relation}}
        for u, v, relation, data in plain.edges(keys=True, data=True)
    ]
    return _json_text({"data": {}, "directed": True, "multigraph": True, "elements": {"nodes": nodes, "edges": edges}})


def _read_cytoscape(path: Path) -> Read:
    import networkx

    graph = networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))
    return _parts(graph, node=("id", "value"), edge=("source", "target", "key"))


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _parts(graph: networkx.Graph, node: tuple[str, ...] = (), edge: tuple[str, ...] = ()) -> Read:
    """Nodes and edges without the attributes the format adds of its own."""
    return (
        ((key, {k: x for k, x in data.items() if k not in node}) for key, data in graph.nodes(data=True)),
        ((u, v, {k: x for k, x in data.items() if k not in edge}) for u, v, data in graph.edges(data=True)),
    )


_NODE_COLUMNS = (
    "label", "document_type", "number", "date", "year", "issuer", "level", "province", "province_now", "title",
    "in_corpus",
)  # fmt: skip
_EDGE_COLUMNS = ("count", "evidence")
_LABELS = ("source_label", "target_label", "provisions")  # for the reader of a table; read back from elsewhere
_TYPES: dict[str, Callable[[str], Any]] = {"year": int, "count": int, "in_corpus": lambda word: word == "true"}


def nodes_csv(graph: networkx.MultiDiGraph) -> str:
    """Nodes as CSV: `key`, then a column an attribute; an empty cell is what is not known."""
    plain = flat(graph)
    names = _columns(_NODE_COLUMNS, (data for _, data in plain.nodes(data=True)))
    return _csv_text(("key", *names), ({"key": key, **data} for key, data in plain.nodes(data=True)))


def edges_csv(graph: networkx.MultiDiGraph) -> str:
    """Edges as CSV: source and target with labels, relation, provisions acted on, count, evidence as JSON text."""
    plain = flat(graph)
    label = dict(plain.nodes(data="label"))
    names = [n for n in _columns(_EDGE_COLUMNS, (data for *_, data in plain.edges(data=True))) if n != "relation"]
    rows = (
        {**data, "source": u, "target": v, "relation": relation, "source_label": label[u], "target_label": label[v],
         "provisions": _provisions(data["evidence"])}
        for u, v, relation, data in plain.edges(keys=True, data=True)
    )  # fmt: skip
    return _csv_text(("source", "source_label", "relation", "target", "target_label", "provisions", *names), rows)


def _provisions(evidence: str) -> str:
    """What is done to which provisions of the target, of all evidence: "amend khoản 1 Điều 5; repeal Điều 7"."""
    return "; ".join(dict.fromkeys(filter(None, (one["acts"] for one in json.loads(evidence)))))


def _columns(first: tuple[str, ...], rows: Iterable[Scalars]) -> tuple[str, ...]:
    return (*first, *sorted({name for row in rows for name in row} - set(first)))


def _csv_text(names: tuple[str, ...], rows: Iterable[Scalars]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_word(cell(row.get(name))) for name in names])
    return out.getvalue()


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _read_csv(path: Path) -> Read:
    stem = re.sub(r"(?:\.nodes|\.edges)?\.csv$", "", path.name, flags=re.IGNORECASE)
    nodes = [(row.pop("key"), row) for row in _rows(path.with_name(f"{stem}.nodes.csv"))]
    edges = [(row.pop("source"), row.pop("target"), row) for row in _rows(path.with_name(f"{stem}.edges.csv"))]
    return nodes, edges


def _rows(path: Path) -> Iterator[Scalars]:
    limit = csv.field_size_limit(2**31 - 1)  # the evidence of one edge may be long
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {
                    name: _TYPES.get(name, of_cell)(word) for name, word in row.items() if word and name not in _LABELS
                }  # fmt: skip
    finally:
        csv.field_size_limit(limit)


# --- formats to draw with --------------------------------------------------------------------------------------------


def dot(graph: networkx.MultiDiGraph) -> str:
    """Graphviz DOT: labels and relations to draw, all attributes beside them; given documents are filled."""
    plain = flat(graph)
    lines = ["digraph vnplan {", '  rankdir=BT; node [shape=box, fontname="sans-serif"];']
    for key, data in sorted(plain.nodes(data=True)):
        look = {"style": "filled", "fillcolor": "lightyellow"} if data.get("in_corpus") else {}
        lines.append(f"  {_quoted(key)} {_dot_list({'label': key, **data, **look})};")
    for u, v, relation, data in sorted(plain.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        lines.append(f"  {_quoted(u)} -> {_quoted(v)} {_dot_list({'label': relation, **data})};")
    return "\n".join([*lines, "}"]) + "\n"


def _dot_list(data: Scalars) -> str:
    """Attributes in brackets; `name` is `name_`, since pydot keeps that word for itself."""
    words = {"name_" if name == "name" else name: _word(value) for name, value in data.items()}
    return "[" + ", ".join(f"{name}={_quoted(word)}" for name, word in words.items()) + "]"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def mermaid(graph: networkx.MultiDiGraph) -> str:
    """Mermaid flow chart: labels and relations; each key in a comment above its node."""
    plain = flat(graph)
    ids = {key: f"n{i}" for i, key in enumerate(sorted(plain))}
    lines = ["flowchart BT"]
    for key, name in ids.items():
        data = plain.nodes[key]
        given = ":::given" if data.get("in_corpus") else ""
        lines += [f"  %% {_coded(key)}", f'  {name}["{_coded(str(data.get("label", key)))}"]{given}']
    for u, v, relation in sorted(plain.edges(keys=True)):
        lines.append(f'  {ids[u]} -->|"{_coded(relation)}"| {ids[v]}')
    return "\n".join([*lines, "  classDef given fill:lightyellow"]) + "\n"


def _coded(words: str) -> str:
    """Letters, digits and a few harmless marks as they are, the rest as Mermaid's numbered characters."""
    return "".join(c if c.isalnum() or c in " ,./_-+" else f"#{ord(c)};" for c in words)


Writer = Callable[[Any], str]
GRAPH_FORMATS: dict[str, dict[str, Writer]] = {
    ".graphml": {".graphml": graphml},
    ".gexf": {".gexf": gexf},
    ".json": {".json": graph_json},
    ".cyjs": {".cyjs": cytoscape_json},
    ".csv": {".nodes.csv": nodes_csv, ".edges.csv": edges_csv},
    ".dot": {".dot": dot},
    ".mmd": {".mmd": mermaid},
}
"""What an ending makes: for each file its own ending and the function that writes it."""

_READERS: dict[str, Callable[[Path], Read]] = {
    ".graphml": _read_graphml, ".gexf": _read_gexf, ".json": _read_json, ".cyjs": _read_cytoscape, ".csv": _read_csv,
}  # fmt: skip
