"""Figures of accuracy on gold annotations and on labelled law: `python tests/evaluate.py [--misses N] [--write]`.

What is found is measured: corpus/ always; beside the project, ../shared/gold, ../shared/corpus/references and
../shared/corpus/laws where they are there. Each figure is printed with its gain or loss against docs/accuracy.md as it
stands on main; `--write` sets the new figures there, and the steps of `resolve` in docs/identity.md.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import vnplan

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent / "shared"
KINDS = ("numbered", "named_law", "named", "self", "internal")
FIELDS = ("number", "date", "issuer", "title", "relation")
ACCURACY = HERE / "docs" / "accuracy.md"
IDENTITY = HERE / "docs" / "identity.md"
Figures = dict[str, tuple[float, int]]
Span = tuple[int, int]


def folded(value: Any) -> Any:
    """Strings as they are compared: NFC, blanks folded, quotes and closing punctuation dropped."""
    if not isinstance(value, str):
        return value
    return " ".join(unicodedata.normalize("NFC", value).split()).strip(' "“”;,.:').lower()


def f1(hit: int, said: int, wanted: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * hit / (said + wanted) if said + wanted else 1.0


def overlaps(span: Span, others: set[Span]) -> bool:
    """Whether a span shares a character with one of others."""
    return any(span[0] < end and start < span[1] for start, end in others)


class Evaluation:
    """Counts over a set of documents, and the disagreements."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.misses: list[str] = []

    def miss(self, what: str, source: str, at: int, words: str) -> None:
        """Remember one disagreement."""
        self.misses.append(f"{source}:{at}: {what}: {' '.join(words.split())}")


def gold_figures(folder: Path, texts: Path) -> tuple[Figures, list[str]]:
    """Exact F1 by kind, fields on exact matches, sections, regions."""
    run = Evaluation()
    places = {p.name: p for p in texts.rglob("*.txt")}
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = places[gold["source"]].read_bytes().decode("utf-8")
        _gold_document(run, gold, vnplan.parse(text).model_dump(mode="json"), text)
    n = run.count
    out: Figures = {}
    for kind in KINDS:
        if n[kind, "gold"] + n[kind, "said"]:  # type: ignore[index]
            out[kind] = (f1(n[kind, "hit"], n[kind, "said"], n[kind, "gold"]), n[kind, "gold"])  # type: ignore[index]
    for field in (*FIELDS, "governor", "parent", "heading", "regions"):
        if n[field, "asked"]:  # type: ignore[index]
            out[field] = (n[field, "right"] / n[field, "asked"], n[field, "asked"])  # type: ignore[index]
    out["sections"] = (f1(n["sections", "hit"], n["sections", "said"], n["sections", "gold"]), n["sections", "gold"])  # type: ignore[index]
    return out, run.misses


def _gold_document(run: Evaluation, gold: dict[str, Any], said: dict[str, Any], text: str) -> None:
    n: Any = run.count
    for kind in KINDS:
        wanted = {(c["start"], c["end"]): c for c in gold["citations"] if c["kind"] == kind}
        found = {(c["start"], c["end"]): c for c in said["citations"] if c["kind"] == kind}
        n[kind, "gold"] += len(wanted)
        n[kind, "said"] += len(found)
        n[kind, "hit"] += len(wanted.keys() & found.keys())
        for start, end in sorted(wanted.keys() ^ found.keys()):
            run.miss(("missed " if (start, end) in wanted else "extra ") + kind, gold["source"], start, text[start:end])
        for span in wanted.keys() & found.keys():
            _fields(run, gold, said, wanted[span], found[span])
    wanted_sections = {(s["kind"], folded(s["label"]), s["start"]): s for s in gold["sections"]}
    found_sections = {(s["kind"], folded(s["label"]), s["start"]): s for s in said["sections"]}
    hits = wanted_sections.keys() & found_sections.keys()
    n["sections", "gold"] += len(wanted_sections)
    n["sections", "said"] += len(found_sections)
    n["sections", "hit"] += len(hits)
    for key in wanted_sections.keys() ^ found_sections.keys():
        run.miss(
            "missed section" if key in wanted_sections else "extra section",
            gold["source"],
            key[2],
            f"{key[0]} {key[1]}",
        )
    for key in hits:
        a, b = wanted_sections[key], found_sections[key]
        above = [
            None if s["parent"] is None else whole["sections"][s["parent"]]["start"]
            for s, whole in ((a, gold), (b, said))
        ]
        for name, right in (
            ("parent", above[0] == above[1]),
            ("heading", folded(a["heading"]) == folded(b["heading"])),
        ):
            n[name, "asked"] += 1
            n[name, "right"] += right
            if not right:
                run.miss(name, gold["source"], key[2], f"{key[0]} {key[1]}: {a['heading']!r}, got {b['heading']!r}")
    marks: list[list[str | None]] = [[None] * len(text), [None] * len(text)]
    for mark, whole in zip(marks, (gold, said), strict=True):
        for region in whole["regions"]:
            mark[region["start"] : region["end"]] = [region["kind"]] * (region["end"] - region["start"])
    for a, b, letter in zip(*marks, text, strict=True):
        if a is not None and not letter.isspace():
            n["regions", "asked"] += 1
            n["regions", "right"] += a == b


def _fields(run: Evaluation, gold: dict[str, Any], said: dict[str, Any], a: dict[str, Any], b: dict[str, Any]) -> None:
    n: Any = run.count
    pairs = [(name, folded(a[name]), folded(b[name])) for name in FIELDS]
    spans = [
        None if c["governor"] is None else (w["citations"][c["governor"]]["start"]) for c, w in ((a, gold), (b, said))
    ]
    pairs.append(("governor", spans[0], spans[1]))
    for name, wanted, got in pairs:
        n[name, "asked"] += 1
        n[name, "right"] += wanted == got
        if wanted != got:
            run.miss(name, gold["source"], a["start"], f"{a['text']}: {wanted!r}, got {got!r}")


def reference_figures(file: Path) -> tuple[Figures, list[str]]:
    """Human-labelled references in sentences of law: exact F1 and overlap recall over numbered and named_law.

    Labels are taken as `labelled` gives them back, and once more as they were filed.

    A law inside the name of the law that amends it counts on neither side: it is labelled only where its tags were left
    over.
    """
    run = Evaluation()
    n: Any = run.count
    for at, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        filed, found = {(start, end) for start, end, _ in row["spans"]}, _outer(row["text"])
        n["filed gold"] += len(filed)
        n["filed said"] += len(found)
        n["filed hit"] += len(filed & found)
        text, wanted, nested = labelled(row)
        found = _outer(text) - nested
        n["gold"] += len(wanted)
        n["said"] += len(found)
        n["hit"] += len(wanted & found)
        n["overlap"] += sum(overlaps(span, found) for span in wanted)
        for start, end in sorted(wanted ^ found):
            run.miss(
                "missed" if (start, end) in wanted else "extra",
                f"line {at + 1}",
                start,
                text[max(0, start - 30) : start] + "[[" + text[start:end] + "]]" + text[end : end + 30],
            )
    return {
        "exact F1": (f1(n["hit"], n["said"], n["gold"]), n["gold"]),
        "exact precision": (n["hit"] / n["said"], n["said"]),
        "exact recall": (n["hit"] / n["gold"], n["gold"]),
        "overlap recall": (n["overlap"] / n["gold"], n["gold"]),
        "exact F1, labels as filed": (f1(n["filed hit"], n["filed said"], n["filed gold"]), n["filed gold"]),
    }, run.misses


def _outer(text: str) -> set[Span]:
    """Numbered documents and laws of a sentence, those inside another's name left out."""
    said = [c for c in vnplan.find_citations(text) if c.kind in ("numbered", "named_law")]
    return {(c.start, c.end) for c in said if not any(o.start < c.start and c.end <= o.end for o in said)}


_TAG = re.compile(r"<(/?)[A-ZĐ]{1,4}(?: rel=[^<>]*)?>\s?")


def labelled(row: dict[str, Any]) -> tuple[str, set[Span], set[Span]]:
    """A sentence with its references, and those that stand inside another, two slips of the file's making undone.

    The spans were cut from tagged sentences, and the cutting left traces that tell what the annotators had marked:

    - a reference whose words come again ("Nghị định số 41/CP ngày 06/7/1995 ... (Nghị định số 41/CP)") was looked up
      by its words, so the second label stands at the first place, inside the longer label that begins there (116
      times); it goes to the next place where these words stand unlabelled;
    - a reference that holds another was closed at the inner one's closing tag, and the tags behind it stayed in the
      text ("[Luật sửa đổi <L> Luật Giáo dục] năm 2009 </L>", 158 sentences); spans and tags left over are paired again
      as brackets are, and the tags leave the text.

    >>> labelled({"text": "Luật sửa đổi <L rel='none'> Luật Giáo dục năm 2009 </L> .", "spans": [[0, 41, "L"]]})
    ('Luật sửa đổi Luật Giáo dục năm 2009 .', {(0, 35)}, {(13, 26)})
    >>> labelled({"text": "Nghị định 5 ngày 6/7/1995, Nghị định 5 .", "spans": [[0, 11, "NĐ"], [0, 25, "NĐ"]]})[1]
    {(0, 25), (27, 38)}
    """
    text = row["text"]
    spans = {(start, end) for start, end, _ in row["spans"]}
    for start, end in sorted(spans):
        taken = max(e for s, e in spans if s == start)
        at = text.find(text[start:end], taken)
        while at >= 0 and overlaps((at, at + end - start), spans):
            at = text.find(text[start:end], at + 1)
        if end < taken and at >= 0:
            spans = spans - {(start, end)} | {(at, at + end - start)}
    # every bracket of the sentence, in order: what closes stands before what opens at the same place
    brackets = [(s, 1, s) for s, _ in spans] + [(e, 0, e) for _, e in spans]
    brackets += [(tag.start(), 0 if tag[1] else 1, tag.end()) for tag in _TAG.finditer(text)]
    clean, last, opened = "", 0, []
    wanted: set[Span] = set()
    nested: set[Span] = set()
    for start, opens, end in sorted(brackets):
        clean, last = clean + text[last:start], end
        if opens:
            opened.append(len(clean))
        elif opened:
            (nested if opened[1:] else wanted).add((opened.pop(), len(clean.rstrip())))
    clean += text[last:]
    while opened:  # a tag never closed: the reference runs to the sentence's end
        (nested if opened[1:] else wanted).add((opened.pop(), len(clean.rstrip(" ."))))
    return clean, wanted, nested


# What a structure label is called, and how its number is written.
_LABELLED = {
    "prov-chapter": ("chuong", re.compile(r"\s*chương", re.I)),
    "prov-section": ("muc", re.compile(r"\s*mục", re.I)),
    "prov-article": ("dieu", re.compile(r"\s*đi[ềê]u\s+\d", re.I)),
    "prov-clause": ("arabic", re.compile(r"\s*\d+[a-zđ]?\s?[.)/-]")),
    "prov-item": ("letter", re.compile(r"\s*[a-zđ]\d?\s?[.)]")),
}


def law_figures(folder: Path) -> tuple[Figures, list[str]]:
    """Provision anchors of one portal (full spans), structure labels of another (recall).

    A structure label counts where it stands on a number of its own kind. The others tell nothing of numbered units:
    they stand on a heading behind its number, on a paragraph without one (also "KT. BỘ TRƯỞNG" below the text), or call
    "a) ..." a clause and "3. ..." an item.
    """
    run = Evaluation()
    n: Any = run.count
    for file in sorted(folder.glob("tvpl-*.gold.json")):
        text = file.with_name(file.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        # the anchors stand in quoted amendments too, which parse leaves to the amended document
        found = {(c.full_start, c.full_end if c.kind == "internal" else c.end) for c in vnplan.find_citations(text)}
        for anchor in json.loads(file.read_text(encoding="utf-8")):
            if not anchor["name"].startswith("tc_"):
                continue
            end = anchor["start"] + len(text[anchor["start"] : anchor["end"]].rstrip(" ,.;:"))
            n["anchors"] += 1
            n["exact"] += (anchor["start"], end) in found
            n["overlap"] += overlaps((anchor["start"], end), found)
            if (anchor["start"], end) not in found:
                run.miss(
                    "anchor",
                    file.name[:40],
                    anchor["start"],
                    text[anchor["start"] - 20 : anchor["start"]]
                    + "[["
                    + text[anchor["start"] : end]
                    + "]]"
                    + text[end : end + 40],
                )
    for file in sorted(folder.glob("vbpl-*.struct.json")):
        text = file.with_name(file.name.replace(".struct.json", ".txt")).read_text(encoding="utf-8")
        starts = {(s.kind, s.start) for s in vnplan.parse(text).sections}
        for label in json.loads(file.read_text(encoding="utf-8")):
            kind, written = _LABELLED.get(label["kind"], ("", None))
            if written is None or not written.match(unicodedata.normalize("NFC", text[label["start"] :][:40])):
                continue
            at = label["start"] + len(text[label["start"] :]) - len(text[label["start"] :].lstrip())
            n[kind, "gold"] += 1
            n[kind, "hit"] += (kind, at) in starts
            if (kind, at) not in starts:
                run.miss(kind, file.name, at, text[at : at + 60])
    out: Figures = {}
    if n["anchors"]:
        out["provision anchors, exact full span"] = (n["exact"] / n["anchors"], n["anchors"])
        out["provision anchors, overlap"] = (n["overlap"] / n["anchors"], n["anchors"])
    for kind, name in (
        ("chuong", "chapter"),
        ("muc", "mục"),
        ("dieu", "article"),
        ("arabic", "clause"),
        ("letter", "item"),
    ):
        if n[kind, "gold"]:
            out[f"{name} recall"] = (n[kind, "hit"] / n[kind, "gold"], n[kind, "gold"])
    return out, run.misses


STEP_NAMES = {
    "own": "the citation itself",
    "document": "the same document, elsewhere",
    "in_force": "a law's name: the edition in force on the day of the text",
    "corpus": "another of the documents",
    "catalog": "the catalogue",
    "misprint": "likely a misprint of a known number",
    "open": "nothing fits, or more than one",
}


def steps_table(folder: Path) -> str:
    """How many citations of other documents each step of `resolve` settled, over all texts of a folder."""
    files = sorted(folder.rglob("*.txt"))
    documents = [vnplan.parse(file.read_text(encoding="utf-8", errors="replace")) for file in files]
    rows = vnplan.resolve(documents, catalog=vnplan.load_catalog())
    counts: Counter[tuple[str, str]] = Counter()
    for document, row in zip(documents, rows, strict=True):
        counts.update((resolution.step, c.kind) for c, resolution in zip(document.citations, row, strict=True))
    kinds = ("numbered", "named_law", "named")
    lines = [f"| step ({len(files)} texts) | {' | '.join(kinds)} |", "|---|---:|---:|---:|"]
    for step, name in STEP_NAMES.items():
        lines.append(f"| `{step}`: {name} | " + " | ".join(str(counts[step, kind]) for kind in kinds) + " |")
    return "\n".join(lines)


def as_table(report: dict[str, Figures]) -> str:
    """The figures as a Markdown table."""
    lines = ["| set | figure | value | of |", "|---|---|---:|---:|"]
    for title, figures in report.items():
        lines += [f"| {title} | {what} | {value:.3f} | {count} |" for what, (value, count) in figures.items()]
    return "\n".join(lines)


def figures_in(markdown: str) -> dict[tuple[str, str], float]:
    """The figures of such a table, by set and name."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([\d.]+) \|", markdown, re.M)
    return {(title, what): float(value) for title, what, value in rows}


def on_main() -> dict[tuple[str, str], float]:
    """The figures as they stand on main; none where there is no repository."""
    shown = subprocess.run(
        ["git", "show", "main:docs/accuracy.md"],
        cwd=HERE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return figures_in(shown.stdout)


def set_table(page: Path, table: str) -> None:
    """Set a table between the two marks of a page."""
    head, rest = page.read_text(encoding="utf-8").split("<!-- figures -->", 1)
    tail = rest.split("<!-- end of figures -->", 1)[1]
    page.write_text(f"{head}<!-- figures -->\n\n{table}\n\n<!-- end of figures -->{tail}", encoding="utf-8")


def main() -> int:
    """Print every figure there is data for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", type=int, default=0, help="print the first N disagreements of each set")
    options.add_argument("--only", help="one set: corpus, gold, references, laws")
    options.add_argument("--gold", type=Path, help="another folder of gold files")
    options.add_argument("--json", action="store_true", help="figures as JSON")
    options.add_argument("--write", action="store_true", help="set the figures in docs/")
    given = options.parse_args()
    sets: dict[str, tuple[str, Any]] = {
        "corpus": ("shipped digests", lambda: gold_figures(HERE / "corpus", HERE / "corpus")),
        "gold": ("real plans", lambda: gold_figures(given.gold or SHARED / "gold", SHARED / "corpus")),
        "references": (
            "law sentences",
            lambda: reference_figures(SHARED / "corpus" / "references" / "vnlegaltext-val.jsonl"),
        ),
        "laws": ("laws and decrees", lambda: law_figures(SHARED / "corpus" / "laws")),
    }
    report: dict[str, Figures] = {}
    before = on_main()
    for name, (title, measure) in sets.items():
        if (given.only and name != given.only) or (name != "corpus" and not SHARED.exists()):
            continue
        figures, misses = measure()
        report[title] = figures
        if given.json:
            continue
        print(f"\n{title}")
        for what, (value, count) in figures.items():
            change = value - before.get((title, what), value)
            shown = f"  {change:+.3f}" if abs(change) >= 0.0005 else ""
            print(f"  {what:36s} {value:.3f}  of {count}{shown}")
        for miss in misses[: given.misses]:
            print("   ", miss[:240])
    if given.json:
        print(json.dumps(report, ensure_ascii=False))
    if given.write:
        if len(report) < len(sets):
            options.error("--write needs every set; ../shared is not there, or --only was given")
        set_table(ACCURACY, as_table(report))
        set_table(IDENTITY, steps_table(SHARED / "corpus"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
