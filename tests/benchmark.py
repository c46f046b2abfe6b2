"""Citations of official documents: the same gold, the same scorer, several tools. `nox -s benchmark`.

`python tests/benchmark.py [--tool NAME]... [--gold FOLDER]... [--answers NAME=FILE.jsonl]... [--check] [--misses N]
[--json] [--write]`

The gold is every `NAME.json` with its `NAME.txt` in the folders given, corpus/ first. A tool is a function of `TOOLS`
from a text to what it found; a tool in another language writes a file of answers, one JSON
object a line (docs/benchmark.md).
`--write` puts the figures into that page.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import vnplan
from vnplan.names import KINDS, RELATIONS

HERE = Path(__file__).resolve().parent.parent
PAGE = HERE / "docs" / "benchmark.md"
OTHERS = ("numbered", "named_law", "named", "standard")
"""Kinds of citations that are counted: those of another document."""


class Found(NamedTuple):
    """A citation as a tool gives it: its place, and what it was able to read of it."""

    start: int
    end: int
    number: str | None = None
    date: str | None = None
    relation: str | None = None


class Gold(NamedTuple):
    """A document with its right answers."""

    source: str
    text: str
    citations: list[dict[str, Any]]


Tool = Callable[[str], Iterable[Found]]


# Tools -------------------------------------------------------------------------------------------------------------


def _vnplan() -> Tool:
    def read(text: str) -> Iterator[Found]:
        for c in vnplan.parse(text).citations:
            if c.kind in OTHERS:
                date = None if c.date is None else c.date.isoformat()
                yield Found(c.start, c.end, c.number, date, c.relation)

    return read


TYPES = (
    "Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Kế hoạch|Kết luận|"
    "Công văn|Thông báo|Tờ trình|Chương trình|Quy định|Hướng dẫn"
)
NUMBER = r"\d+(?:/\d{4})?[/-][A-ZĐÐƯ0-9a-z]+(?:[-/][A-ZĐÐƯ0-9a-z]+)*"
BARE = re.compile(rf"(?:{TYPES})\s+số:?\s+({NUMBER})(?:,?\s+ngày\s+(\d{{1,2}}/\d{{1,2}}/\d{{4}}))?")


def _bare() -> Tool:
    """What an evening with a regular expression gives: a type, "số", a number, a day."""

    def read(text: str) -> Iterator[Found]:
        for m in BARE.finditer(text):
            date = m[2] and "-".join(part.zfill(2) for part in reversed(m[2].split("/")))
            yield Found(m.start(), m.end(), m[1], date)

    return read


def _citeurl() -> Tool:
    """CiteURL is taught by templates; it has none for Vietnam, so it is given one here, with the pattern above."""
    made = importlib.import_module("citeurl")
    token = importlib.import_module("citeurl.tokens").TokenType
    template = made.Template(
        name="văn bản",
        tokens={"type": token(regex=TYPES), "number": token(regex=NUMBER), "day": token(regex=r"\d+/\d+/\d{4}")},
        patterns=[r"{type}\s+số:?\s+{number},?\s+ngày\s+{day}", r"{type}\s+số:?\s+{number}"],
    )
    citator = made.Citator(defaults=[], templates={"văn bản": template})

    def read(text: str) -> Iterator[Found]:
        for c in citator.list_cites(text):
            day = c.tokens.get("day")
            yield Found(*c.span, c.tokens["number"], day and "-".join(p.zfill(2) for p in reversed(day.split("/"))))

    return read


def _underthesea() -> Tool:
    """Runs of words that its recogniser of names (people, places, organisations) calls a name."""
    ner = importlib.import_module("underthesea").ner

    def read(text: str) -> Iterator[Found]:
        at, run = 0, None
        for word, _, _, tag in ner(text):
            start = text.find(word, at)
            if start < 0:  # a word that it writes in its own way
                continue
            at = start + len(word)
            if tag.startswith("B-") or (tag == "O" and run):
                if run:
                    yield Found(*run)
                run = None
            if tag != "O":
                run = (run[0] if run else start, at)
        if run:
            yield Found(*run)

    return read


def _refex() -> Tool:
    """legal-reference-extraction reads the law of Germany."""
    extract = importlib.import_module("refex.orchestrator").CitationExtractor().extract
    return lambda text: (Found(c.span.start, c.span.end) for c in extract(text, fmt="plain").citations)


TOOLS: dict[str, tuple[Callable[[], Tool], str]] = {
    "vnplan": (_vnplan, "vnplan"),
    "one regular expression": (_bare, ""),
    "CiteURL with a template": (_citeurl, "citeurl"),
    "underthesea ner": (_underthesea, "underthesea"),
    "legal-reference-extraction": (_refex, "legal-reference-extraction"),
}
"""Each tool: what makes it, and the package whose version is told."""


def answers(file: Path) -> Callable[[str], list[Found]]:
    """What a tool in another language has found, by the name of the text: see docs/benchmark.md."""
    by_source: dict[str, list[Found]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        by_source.setdefault(told.pop("source"), []).append(Found(**told))
    return lambda source: by_source.get(source, [])


# Gold --------------------------------------------------------------------------------------------------------------


def read_gold(folders: Iterable[Path]) -> list[Gold]:
    """The documents of some folders, by name."""
    found = []
    for folder in folders:
        for file in sorted(folder.glob("*.json")):
            told = json.loads(file.read_text(encoding="utf-8"))
            text = (folder / told["source"]).read_bytes().decode("utf-8")
            found.append(Gold(told["source"], text, told["citations"]))
    return found


def faults(gold: Gold) -> Iterator[str]:
    """What is wrong with annotations: places that do not bear the words, names not on the list, spans that overlap."""
    before = -1
    for n, c in enumerate(gold.citations):
        where = f"{gold.source}: citation {n} ({c['text']!r})"
        if gold.text[c["start"] : c["end"]] != c["text"]:
            yield f"{where}: its words do not stand at {c['start']}:{c['end']}"
        if c["kind"] not in KINDS:
            yield f"{where}: no kind {c['kind']!r}"
        if c["relation"] not in RELATIONS:
            yield f"{where}: no relation {c['relation']!r}"
        if c["date"] is not None and not _is_day(c["date"]):
            yield f"{where}: no day {c['date']!r}"
        if c["governor"] is not None and not 0 <= c["governor"] < len(gold.citations):
            yield f"{where}: no citation {c['governor']}"
        if c["start"] < before < c["end"]:
            yield f"{where}: begins within the one above it and ends outside"
        before = max(before, c["end"])


def _is_day(said: str) -> bool:
    try:
        return datetime.date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


# Scorer ------------------------------------------------------------------------------------------------------------


def as_compared(number: str | None) -> str:
    """A number as it is compared: composed, without blanks, the Icelandic Ð as Đ, capitals and zeros alike."""
    told = "".join(unicodedata.normalize("NFC", number or "").split()).replace("Ð", "Đ").casefold()
    return re.sub(r"^0+(?=\d)", "", told)


class Score:
    """Counts of one tool over documents."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, gold: Gold, said: Iterable[Found]) -> None:
        """Count one document."""
        n = self.count
        wanted = {(c["start"], c["end"]): c for c in gold.citations if c["kind"] in OTHERS}
        found = {(f.start, f.end): f for f in said}
        n["gold"] += len(wanted)
        n["said"] += len(found)
        n["exact"] += len(wanted.keys() & found.keys())
        n["touched"] += sum(any(a < end and start < b for a, b in found) for start, end in wanted)
        numbers = Counter(as_compared(f.number) for f in found.values() if f.number)
        asked = Counter(as_compared(c["number"]) for c in wanted.values() if c["number"])
        n["numbers gold"] += asked.total()
        n["numbers said"] += numbers.total()
        n["numbers"] += (asked & numbers).total()
        for span in wanted.keys() & found.keys():
            n["dates"] += wanted[span]["date"] == found[span].date
            n["relations"] += wanted[span]["relation"] == found[span].relation
        for start, end in sorted(wanted.keys() ^ found.keys()):
            what = "missed" if (start, end) in wanted else "extra"
            self.misses.append(f"{gold.source}:{start}: {what}: {' '.join(gold.text[start:end].split())}")

    def figures(self) -> dict[str, float]:
        """Each between 0 and 1; dates and relations are right or wrong for every citation of the gold."""
        n = self.count
        return {
            "precision": n["exact"] / n["said"] if n["said"] else 0.0,
            "recall": n["exact"] / n["gold"],
            "F1": 2 * n["exact"] / (n["said"] + n["gold"]),
            "touched": n["touched"] / n["gold"],
            "number F1": 2 * n["numbers"] / (n["numbers said"] + n["numbers gold"]),
            "date": n["dates"] / n["gold"],
            "relation": n["relations"] / n["gold"],
        }


COLUMNS = ("precision", "recall", "F1", "touched", "number F1", "date", "relation")


def main() -> int:
    """Run the tools that are installed, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--tool", action="append", choices=list(TOOLS))
    parser.add_argument("--gold", action="append", type=Path, default=[])
    parser.add_argument("--answers", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--check", action="store_true", help="only look whether the gold is well formed")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    gold = read_gold([HERE / "corpus", *options.gold])
    wrong = [fault for document in gold for fault in faults(document)]
    if wrong or options.check:
        print(
            "\n".join(wrong) or f"{len(gold)} documents, {sum(len(g.citations) for g in gold)} annotations: well formed"
        )
        return 1 if wrong else 0
    rows = list(_rows(gold, options))
    if options.json:
        print(json.dumps([{"tool": name, "seconds": round(spent, 3), **figures} for name, figures, spent in rows]))
    else:
        print(table(rows))
    if options.write:
        write(rows, gold)
    return 0


def _rows(gold: list[Gold], options: argparse.Namespace) -> Iterator[tuple[str, dict[str, float], float]]:
    """Each tool with its figures and the processor seconds it took, those not installed left out by name."""
    for name in options.tool or TOOLS:
        made, package = TOOLS[name]
        try:
            read = made()
        except ImportError:
            print(f"{name} is not installed: left out", file=sys.stderr)
            continue
        list(read("Luật số 1"))  # what is loaded at the first call does not count
        yield _scored(
            f"{name} {version(package)}" if package else name, gold, lambda g, read=read: read(g.text), options
        )
    for told in options.answers:
        name, _, file = told.partition("=")
        by_source = answers(Path(file))
        yield _scored(name, gold, lambda g, by_source=by_source: by_source(g.source), options)


def _scored(
    name: str, gold: list[Gold], read: Callable[[Gold], Iterable[Found]], options: argparse.Namespace
) -> tuple[str, dict[str, float], float]:
    score, spent = Score(), 0.0
    for document in gold:
        start = time.process_time()
        said = list(read(document))
        spent += time.process_time() - start
        score.add(document, said)
    for miss in score.misses[: options.misses]:
        print(f"{name}: {miss}", file=sys.stderr)
    return name, score.figures(), spent


def table(rows: list[tuple[str, dict[str, float], float]]) -> str:
    """Figures as Markdown."""
    lines = [f"| tool | {' | '.join(COLUMNS)} | seconds |", f"|---|{'---:|' * (len(COLUMNS) + 1)}"]
    for name, figures, spent in rows:
        lines.append(f"| {name} | {' | '.join(f'{figures[c]:.3f}' for c in COLUMNS)} | {spent:.2f} |")
    return "\n".join(lines)


def write(rows: list[tuple[str, dict[str, float], float]], gold: list[Gold]) -> None:
    """Put the figures of this run into the page."""
    counted = sum(c["kind"] in OTHERS for g in gold for c in g.citations)
    size = sum(len(g.text) for g in gold)
    told = (
        f"Run of {datetime.date.today().isoformat()}, Python {sys.version.split()[0]}: {len(gold)} documents, {size:,} "
        f"characters, {counted} citations of other documents.\n\n{table(rows)}"
    )
    page = PAGE.read_text(encoding="utf-8")
    parts = re.split(r"(<!-- (?:end of )?figures -->)", page)
    parts[2] = f"\n\n{told}\n\n"
    PAGE.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
