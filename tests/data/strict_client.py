"""A program as a user writes it, checked by mypy in strict mode and run on the corpus."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterator

import vnplan
from vnplan import Chunk, Citation, Document, Level, Relation, Section


def by_relation(document: Document, relation: Relation) -> list[Citation]:
    return list(document.citations.where(relation=relation))


def headings(document: Document) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        if section.heading is not None:
            yield section.path, section.heading


def levels(document: Document) -> Counter[Level | None]:
    return Counter(citation.level for citation in document.citations)


def oldest(citations: list[Citation]) -> datetime.date | None:
    return min((one.date for one in citations if one.date is not None), default=None)


def cited_in(chunks: Iterator[Chunk]) -> dict[str, list[str]]:
    return {chunk.id: [one.key for one in chunk.citations if one.key is not None] for chunk in chunks}


def main(folder: str) -> None:
    documents: list[Document] = list(vnplan.read_folder(folder))
    for document in documents:
        first: Section = document.sections[0]
        number: str | None = document.metadata.number
        where: str = str(document.citations[0].where)
        print(
            number, first.text[:10], where, oldest(by_relation(document, "implements")), levels(document).most_common(1)
        )
        print(dict(headings(document)).keys(), len(cited_in(vnplan.chunks(document, size=800))))
        page: str = vnplan.annotate(document, format="terminal", language="vi", colours=False)
        found: list[vnplan.Finding] = vnplan.check(document)
        held: list[str] = [verdict.code for verdict in vnplan.verdicts(document)]
        print(len(page), [(one.code, one.place.start) for one in found], held[:2])
    graph = vnplan.build_graph(documents)
    for chain in vnplan.directives_of(graph, documents[0], scope="central"):
        keys: tuple[str, ...] = tuple(chain.keys)
        print(keys[-1])
    state: vnplan.Status = vnplan.status("Luật Đất đai 2013", "2025-01-01")
    since: datetime.date | None = state.since
    schema: dict[str, object] = vnplan.schema("chunk")
    print(state.state, since, schema["version"])
    try:
        vnplan.read(folder + "/none.txt")
    except vnplan.ReadError as error:
        print(error)


if __name__ == "__main__":
    main(sys.argv[1])
