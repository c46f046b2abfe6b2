"""What is promised of any text, each promise a function that fails where it is broken."""

from __future__ import annotations

import functools
import itertools
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import vnplan
from paired import spent
from vnplan import Document, parse
from vnplan.shell import printed, printed_graphs, rows
from vnplan.text.shown import visible

SLOW = 1000
"""How much longer than plain words any text may take: a hang takes more."""
PLAIN = "1. Tổ chức đọc sách theo Chỉ thị số 14/CT-TTg ngày 25/5/2021.\n" * 30


@functools.cache
def _plain() -> float:
    """Processor time of plain words; tables are read before."""
    parse(PLAIN)
    return min(spent(lambda: parse(PLAIN)) for _ in range(3))


def read(text: str) -> Document:
    """The document of any text, in time."""
    plain = _plain()
    start = time.process_time()
    document = parse(text)
    assert time.process_time() - start < SLOW * plain * (1 + len(text) / len(PLAIN))
    return document


def spans_hold(text: str, document: Document) -> None:
    """Every offset lies in the text, every text is what stands there."""
    size = len(text)
    assert document.text == text
    for citation in document.citations:
        assert 0 <= citation.full_start <= citation.start < citation.end <= citation.full_end <= size
        assert text[citation.start : citation.end] == citation.text
        assert citation.governor is None or citation.governor < len(document.citations)
        assert citation.section is None or citation.section < len(document.sections)
    assert [c.start for c in document.citations] == sorted(c.start for c in document.citations)
    for section in document.sections:
        assert 0 <= section.start < section.end <= size
    for note in (*document.notes, *(n for c in document.citations for n in c.notes)):
        assert 0 <= note.start <= note.end <= size


def sections_nest(text: str, document: Document) -> None:
    """A section lies in its parent, behind its elder sibling, under a path of its own."""
    ends: dict[int | None, int] = {}
    for at, section in enumerate(document.sections):
        assert section.start >= ends.get(section.parent, 0)
        ends[section.parent] = section.end
        if section.parent is not None:
            parent = document.sections[section.parent]
            assert section.parent < at
            assert parent.start <= section.start <= section.end <= parent.end
    paths = [(s.part, s.path) for s in document.sections]
    assert len(paths) == len(set(paths))


def regions_cover(text: str, document: Document) -> None:
    """Every character that is seen belongs to one region."""
    before = 0
    for region in document.regions:
        assert before <= region.start < region.end <= len(text)
        assert not seen(text[before : region.start]), ascii(text[before : region.start])
        before = region.end
    assert not seen(text[before:]), ascii(text[before:])


def seen(words: str) -> bool:
    """Whether there is anything in a stretch of text but what prints nothing, or marks of HTML and Markdown."""
    from vnplan.text.normalize import normalize

    return any(c.isalnum() for c in normalize(words).text)


def json_comes_back(text: str, document: Document) -> None:
    """JSON can be written as UTF-8, read by any reader, and is the document again."""
    said = document.model_dump_json()
    raw = said.encode("utf-8")
    json.loads(raw)
    if not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in itertools.pairwise(text)):
        assert Document.model_validate_json(raw).attach(text) == document


def reading_is_the_same_again(text: str, document: Document) -> None:
    """A text is read alike each time, and the citations alone as with the document."""
    assert parse(text) == document
    for citation in vnplan.find_citations(text):
        assert text[citation.start : citation.end] == citation.text


def graph_is_plain(text: str, document: Document) -> None:
    """The graph of the document, of it twice, and its files."""
    graph = vnplan.build_graph([document, document, parse("Theo Chỉ thị số 14/CT-TTg ngày 25/5/2021.")])
    assert {type(value) for _, data in graph.nodes(data=True) for value in data.values()} <= {str, int, bool}
    assert all(data["label"] for _, data in graph.nodes(data=True))
    list(printed_graphs.summary(graph, "vi"))
    for *_, data in graph.edges(data=True):
        for one in data["evidence"]:
            assert text[one.start : one.end] or one.source != document.metadata.key
    with tempfile.TemporaryDirectory() as folder:
        for ending in (".graphml", ".json", ".csv"):
            file = Path(folder) / f"g{ending}"
            vnplan.write_graph(graph, file)
            back = vnplan.load_graph(file)
            assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())


def findings_are_told(text: str, document: Document) -> None:
    """`check` finds at places that are there."""
    for finding in vnplan.check(document):
        assert 0 <= finding.place.start <= finding.place.end <= len(text)
        assert finding.message
        assert finding.message_vi


def findings_of_form_are_told(text: str, document: Document) -> None:
    """`check` of the form finds at places that are there, each once."""
    found = vnplan.check(document, form=True, catalog=False)
    assert all(text[one.place.start : one.place.end] == one.place.text and "{" not in one.message for one in found)


def reasons_are_told(text: str, document: Document) -> None:
    """`explain` gives each citation its rule, and each number its place."""
    said = vnplan.explain(text)
    assert [(c.start, c.end) for c in said.citations] == [(c.start, c.end) for c in document.citations]
    assert all(c.rule for c in said.citations)
    for number in said.numbers:
        assert text[number.start : number.end] == number.text
    json.loads(said.model_dump_json())
    for lines in (
        *(printed.explanation(said, missed, "vi") for missed in (False, True)),
        printed.outline(document, "en", 60),
    ):
        for line in lines:
            assert "\x1b" not in visible(line)


def xml_is_valid(text: str, document: Document) -> None:
    """Akoma Ntoso that parses, with ids that are one of a kind."""
    from lxml import etree

    tree = etree.fromstring(vnplan.to_akn(document).encode("utf-8"))
    ids = [one.get("eId") for one in tree.iter() if isinstance(one.tag, str) and one.get("eId")]
    assert len(ids) == len(set(ids))


def tables_are_made(text: str, document: Document) -> None:
    """Frames, rows, and what notebooks show."""
    for frame, items in ((document.to_frame(), document.citations), (document.sections.to_frame(), document.sections)):
        assert len(frame) == len(items)
        frame.to_csv().encode("utf-8")
    document._repr_html_().encode("utf-8")
    made = rows.citation_rows(document, document.citations)
    rows.rows_csv(made, rows.CITATION_COLUMNS).encode("utf-8", "backslashreplace")
    assert len(json.loads(rows.to_json(made))) == len(document.citations)
    list(printed.table(made, "vi"))


PROMISES: list[Callable[[str, Document], None]] = [
    spans_hold,
    sections_nest,
    regions_cover,
    json_comes_back,
    reading_is_the_same_again,
    graph_is_plain,
    findings_are_told,
    findings_of_form_are_told,
    reasons_are_told,
    xml_is_valid,
    tables_are_made,
]
