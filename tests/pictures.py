"""The pictures of README and docs/, made from corpus/: `python tests/pictures.py`.

Drawings are SVG and the same on every machine; tests/test_site.py holds the files against them. Screens of the report
are taken by Chromium where it is installed, and kept as they are where it is not.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import vnplan
from shell import call
from vnplan.tables.spoken import spoken
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief, one_line

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
PROSE = "system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif"
FIXED = "ui-monospace, 'DejaVu Sans Mono', Consolas, Menlo, monospace"
INK, SOFT, PAPER, RULE = "#1b1f24", "#5b6570", "#ffffff", "#d5dae0"
ACCENTS = ("#0b66b5", "#a2450f", "#2e7331", "#7a3e9d")
WIDE = 960
_BOX = re.compile(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"')


def wide(words: str, size: float) -> float:
    """About how wide words are in a font without serifs."""
    return size * sum(
        0.29 if c in "iljtfIr.,;:'’“”()|! " else 0.82 if c in "mwMWƯƠ" else 0.68 if c.isupper() else 0.55 for c in words
    )


def text(x: float, y: float, words: str, size: float = 15, fill: str = INK, **more: object) -> str:
    """Words at a place; `width` holds them to it in whatever font."""
    named = {"font_family": PROSE, "font_size": size, "fill": fill, **more}
    return element("text", escaped(words), x=round(x, 1), y=round(y, 1), **named)


def box(x: float, y: float, width: float, height: float, fill: str, **more: object) -> str:
    """A rectangle with soft corners."""
    shape = {"x": round(x, 1), "y": round(y, 1), "width": round(width, 1), "height": round(height, 1)}
    return element("rect", "", **shape, rx=4, fill=fill, **more)


def sheet(height: float, title: str, parts: list[str]) -> str:
    """A white sheet with a thin frame, so that it can be read on a dark page too."""
    frame = box(0.5, 0.5, WIDE - 1, height - 1, PAPER, stroke=RULE)
    size = {"viewBox": f"0 0 {WIDE} {round(height)}", "width": WIDE, "height": round(height)}
    return element(
        "svg", "".join([element("title", escaped(title)), frame, *parts]),
        xmlns="http://www.w3.org/2000/svg", role="img", **size,
    ) + "\n"  # fmt: skip


def plan(name: str) -> vnplan.Document:
    """A document of the corpus."""
    return vnplan.read(ROOT / "corpus" / f"{name}.txt")


def layered(focus: str) -> str:
    """The layered picture of one document, no wider than its widest row."""
    graph = vnplan.build_graph(vnplan.read_folder(ROOT / "corpus"))
    drawn = vnplan.picture(graph, focus=focus, language="vi")
    edge = max(float(x) + float(width) for x, width in _BOX.findall(drawn)) + 24
    return re.sub(r'viewBox="0 0 [\d.]+ ', f'viewBox="0 0 {edge:g} ', drawn, count=1) + "\n"


def sections() -> str:
    """A section tree with the number of citations in each section."""
    doc = plan("bac-ninh-2023-quyet-dinh-1061")
    parts, y = [], 40.0
    for number, part in enumerate(doc.parts):
        title = one_line(f"{'QUYẾT ĐỊNH' if number == 0 else 'KẾ HOẠCH'}: {part.title or ''}")
        parts.append(text(28, y, brief(title, 92), 14, font_weight=600))
        y += 30
        for section in doc.sections:
            depth = section.path.count(".")
            if section.part != number or depth > 1 + (section.path == "II.2"):
                continue
            x = 44 + 34 * depth
            parts.append(element("path", "", d=f"M {x - 12} {y - 5} h 8", stroke=RULE, fill="none"))
            parts.append(text(x, y, section.label, 14, ACCENTS[depth % 4], font_weight=600))
            beside = x + max(28, wide(section.label, 14) + 12)
            words = section.heading or one_line(doc.text[section.start : section.end]).removeprefix(section.label)
            shade = {} if section.heading else {"fill": SOFT, "font_style": "italic"}
            parts.append(text(beside, y, brief(one_line(words).lstrip(". "), 84 - 5 * depth), 14, **shade))
            count = sum(1 for c in doc.citations if section.start <= c.start < section.end)
            if count:
                parts.append(text(WIDE - 28, y, str(count), 13, SOFT, text_anchor="end"))
            y += 25
        y += 14
    parts.insert(0, text(WIDE - 28, 22, "citations", 12, SOFT, text_anchor="end"))
    return sheet(y + 4, "The sections of a decision and of the plan attached to it", parts)


def citation() -> str:
    """A sentence, its citations marked, and beneath each what was read of it."""
    doc = plan("binh-thuan-2023-ke-hoach-3461")
    found = list(doc.sections["II.5.c"].citations)
    start, end = doc.text.rfind("\n", 0, found[0].start) + 1, found[-1].full_end
    marks = {c.start: (c, ACCENTS[n % 4]) for n, c in enumerate(found)}
    words: list[tuple[str, str]] = []
    at = start
    for c, colour in marks.values():
        words += [(word, INK) for word in doc.text[at : c.start].split()]
        words += [(word, colour) for word in c.text.split()]
        at = c.end
    words += [(word, INK) for word in doc.text[at:end].split()] + [("…", INK)]
    parts, y = [], 46.0
    for line in _lines(words, WIDE - 76):
        parts.append(element("text", _spans(line), x=28, y=y, font_family=PROSE, font_size=17, fill=INK))
        y += 31
    y += 14
    for c, colour in marks.values():
        parts.append(box(28, y - 14, 4, 76, colour))
        parts.append(text(44, y, c.text, 15, colour, font_weight=600))
        parts.append(text(44, y + 21, f"{spoken('level', c.level or '', 'en')}: {c.issuer}", 13, SOFT))
        how = f"{spoken('relation', c.relation, 'en')}, from “{c.cue}”"
        if c.governor is not None:
            how += f"; it stands in the title of {doc.citations[c.governor].number}, which governs it"
        parts.append(text(44, y + 40, how, 13, SOFT))
        parts.append(text(44, y + 59, c.key or "", 12, SOFT, font_family=FIXED))
        y += 94
    return sheet(y - 8, "A sentence with its citations, and what is read of each", parts)


def _lines(words: list[tuple[str, str]], most: float) -> list[list[tuple[str, str]]]:
    """Words, each with its colour, on lines no wider than that."""
    lines: list[list[tuple[str, str]]] = [[]]
    for word in words:
        if wide(" ".join(w for w, _ in [*lines[-1], word]), 17) > most:
            lines.append([])
        lines[-1].append(word)
    return lines


def _spans(line: list[tuple[str, str]]) -> str:
    """A line as runs of one colour; what is marked is bold and underlined."""
    runs = []
    for colour, run in itertools.groupby(line, key=lambda word: word[1]):
        marked = {} if colour == INK else {"fill": colour, "font_weight": 600, "text_decoration": "underline"}
        runs.append(element("tspan", escaped(" ".join(word for word, _ in run)), **marked))
    return " ".join(runs)


def trace() -> str:
    """A tree as a shell of 96 columns shows it."""
    return screen("trace", "corpus", "--of", "2457/QĐ-BGDĐT", "--down", "--lang", "en", columns=92, lines=24)


def screen(*words: str, columns: int, lines: int) -> str:
    """What a command prints, in a window of so many columns."""
    said = call(*words, code=None, columns=columns).stdout.splitlines()
    shown = [f"$ vnplan {' '.join(words)}", *said[:lines], *(["…"] if len(said) > lines else [])]
    step = (WIDE - 56) / columns
    parts = []
    for n, line in enumerate(shown):
        size = {"font_family": FIXED, "xml:space": "preserve", "textLength": round(step * len(line), 1)}
        if line.strip():
            parts.append(text(28, 38 + 21 * n, line, 14.5, SOFT if n == 0 else INK, **size))
    return sheet(38 + 21 * len(shown), " ".join(words), parts)


STEPS = (
    ("files", "a file of any kind"), ("text", "clean text, and the way back"), ("layout", "the documents in it"),
    ("sections", "numbered sections"), ("scan", "all that may be a citation"), ("citations", "issuer, title, relation"),
    ("keys", "one key a document"), ("graph", "who carries out what"), ("review, shown", "findings, a page"),
)  # fmt: skip


def steps() -> str:
    """The folders of the package in the order of the data."""
    parts, width, high = [], 278, 62
    for n, (folder, what) in enumerate(STEPS):
        column, row = n % 3, n // 3
        x, y = 32 + column * (width + 31), 28 + row * (high + 26)
        parts.append(box(x, y, width, high, "#f4f6f9", stroke=RULE))
        parts.append(text(x + 16, y + 26, folder, 15, ACCENTS[row], font_weight=600, font_family=FIXED))
        parts.append(text(x + 16, y + 47, what, 13.5, SOFT))
        if column < 2:
            d = f"M {x + width + 8} {y + high / 2} h 14 m -5 -5 l 5 5 l -5 5"
            parts.append(element("path", "", d=d, stroke=SOFT, fill="none"))
    return sheet(28 + 3 * (high + 26), "The steps from a file to an answer", parts)


DRAWINGS: dict[str, Callable[[], str]] = {
    "plan.svg": lambda: layered("1061/QĐ-UBND"),
    "directive.svg": lambda: layered("29-NQ/TW"),
    "sections.svg": sections,
    "citation.svg": citation,
    "trace.svg": trace,
    "steps.svg": steps,
}


SCREENS = {
    "report.png": ("#/", 1280, 800),
    "report-document.png": ("#/d/4/c10", 1280, 800),
    "report-directive.png": ("#/v/{2457}", 1280, 800),
    "report-picture.png": ("#/picture", 1280, 1080),
    "report-matrix.png": ("#/matrix", 1280, 720),
}
"""The screens of the report: the view, and the size of the window."""
DIRECTIVE = "/akn/vn/doc/quyet-dinh/bgddt/2023/2457"


def photograph(page: Path, to: Path, route: str = "", *, width: int = 1280, height: int = 800) -> bool:
    """A screen of a page as Chromium shows it; whether it could be taken."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None or importlib.util.find_spec("playwright") is None:
        return False
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": width, "height": height})
        tab.goto(page.as_uri() + route)
        tab.wait_for_selector("h1")
        tab.wait_for_timeout(3000)  # until what was looked for no longer glows
        tab.screenshot(path=to)
        browser.close()
    return True


def main() -> int:
    """Write all of them, and say what was written."""
    FOLDER.mkdir(exist_ok=True)
    os.chdir(ROOT)
    for name, drawn in DRAWINGS.items():
        (FOLDER / name).write_text(drawn(), encoding="utf-8")
        print(f"docs/pictures/{name}")
    with tempfile.TemporaryDirectory() as folder:
        page = vnplan.report("corpus", Path(folder) / "page.html", title="Năm học ở ba tỉnh", on="2026-06-01")
        at = sorted(vnplan.build_graph(vnplan.read_folder("corpus"))).index(DIRECTIVE)
        for name, (route, width, height) in SCREENS.items():
            route = route.replace("{2457}", str(at))
            if photograph(page, FOLDER / name, route, width=width, height=height):
                print(f"docs/pictures/{name}")
            else:
                print(f"no Chromium here: docs/pictures/{name} is left as it is", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
