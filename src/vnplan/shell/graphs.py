"""The graph a command works on, its catalogue, and the documents that are named in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vnplan.shell.inputs import Failures, OwnData, read_all
from vnplan.shell.outputs import fail, say

if TYPE_CHECKING:
    import networkx

    from vnplan.keys.catalog import Catalog
    from vnplan.keys.gist import Gist


def known_of(path: Path | None) -> Catalog:
    """The known documents, a table of one's own beside the shipped ones."""
    from vnplan.errors import CatalogError
    from vnplan.keys.catalog_rows import load_catalog

    try:
        return load_catalog(path)
    except CatalogError as error:
        fail(str(error))


def graph_of(
    paths: list[str], catalog: Path | None, failures: Failures, told: OwnData, jobs: int = 1
) -> networkx.MultiDiGraph:
    """The graph of the documents given; one that was written before is read."""
    from vnplan.graph.build import linked
    from vnplan.graph.files import GRAPH_FORMATS, load_graph
    from vnplan.keys.gist import gist_alone, together
    from vnplan.tables.rules import rules_of

    if len(paths) == 1 and Path(paths[0]).suffix.lower() in GRAPH_FORMATS:
        told.of_one([])  # a graph is of several
        try:
            built = load_graph(paths[0])
        except OSError as error:
            fail(f"{error.filename or paths[0]}: {(error.strerror or str(error)).lower()}")
        except (ValueError, RecursionError) as error:
            said = str(error).partition("\n")[0]
            fail(said if said.startswith(paths[0]) else f"{paths[0]}: not a graph written by vnplan ({said})")
        for key, node in built.nodes(data=True):
            if not {"label", "in_corpus"} <= node.keys():
                fail(f"{paths[0]}: not a graph written by vnplan (node {key!r} lacks label or in_corpus)")
        failures.done += 1
        return built
    known = known_of(catalog)  # before the texts: a wrong table is told at once
    written = [path for path in paths if is_batch(path)]
    if written:
        told.of_one([])
    texts = [path for path in paths if path not in written]
    read = read_all(texts, failures, told, jobs, work=gist_alone)
    return linked(together(itertools.chain(_of_tables(written, failures), read)), known, rules_of(None))


def is_batch(path: str) -> bool:
    """Whether a folder is one that `vnplan batch` wrote."""
    from vnplan.batches.tables import job_of

    return path != "-" and job_of(Path(path)) is not None


def _of_tables(folders: list[str], failures: Failures) -> Iterator[Gist]:
    """What is kept of each document whose rows are in tables."""
    from vnplan.batches.graphs import gists_in
    from vnplan.batches.tables import load_tables
    from vnplan.errors import VnplanError
    from vnplan.tables.rules import rules_of

    for folder in folders:
        try:
            tables = load_tables(folder)
            failures.done += tables.rows["documents"]
            yield from gists_in(tables, rules_of(None))
        except VnplanError as error:
            fail(str(error))
        if tables.rows["failures"]:
            failures.failed += tables.rows["failures"]
            say(f"{folder}: what the batch could not read stands in its table of failures")


def node_of(built: networkx.MultiDiGraph, said: str) -> str:
    """Key of the document that words name; else a complaint with the nearest."""
    from vnplan.errors import UnknownName
    from vnplan.graph.named import key_of

    try:
        return key_of(built, said)
    except UnknownName as error:
        return fail(str(error))
