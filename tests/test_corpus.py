"""The shipped corpus against its gold."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evaluate import Figures, gold_figures
from vnplan import Document, parse

CORPUS = Path(__file__).parent.parent / "corpus"
GOLD = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(CORPUS.glob("*.json"))}


@cache
def read(source: str) -> Document:
    return parse((CORPUS / source).read_bytes().decode("utf-8"))


@pytest.fixture(scope="module")
def figures() -> Figures:
    return gold_figures(CORPUS, CORPUS)[0]


@pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)
def test_the_gold_is_of_this_text(gold: dict[str, Any]) -> None:
    assert hashlib.sha256((CORPUS / gold["source"]).read_bytes()).hexdigest() == gold["sha256"]
    assert read(gold["source"]).sha256 == gold["sha256"]


@pytest.mark.parametrize("kind", ["numbered", "named_law", "named", "self", "internal"])
@pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)
def test_citations(gold: dict[str, Any], kind: str) -> None:
    wanted = [(c["start"], c["end"], c["text"]) for c in gold["citations"] if c["kind"] == kind]
    found = [(c.start, c.end, c.text) for c in read(gold["source"]).citations if c.kind == kind]
    assert found == wanted


@pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)
def test_sections(gold: dict[str, Any]) -> None:
    wanted = [(s["kind"], s["label"], s["start"]) for s in gold["sections"]]
    assert [(s.kind, s.label, s.start) for s in read(gold["source"]).sections] == wanted


@pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)
def test_metadata(gold: dict[str, Any]) -> None:
    metadata = read(gold["source"]).metadata.model_dump(mode="json")
    for name in ("number", "date", "title", "signer"):
        if gold["meta"][name] is not None:
            assert metadata[name] == gold["meta"][name], name


@pytest.mark.parametrize("field", ["number", "date", "issuer", "title", "relation", "governor", "parent", "heading"])
def test_fields(figures: Figures, field: str) -> None:
    share, asked = figures[field]
    assert asked > 100
    assert share >= 0.97
