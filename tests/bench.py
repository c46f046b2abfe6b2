"""Speed in one run: beside a bare scan and other readers, as the text grows, from the start; memory by shape of text.

`python tests/bench.py [--rounds 5] [--json] [--write]` reads ../shared/corpus where it stands beside the project, else
corpus/, again and again with other numbers. All times are processor time, the best of a few. The bare scan is what a
script would do with the standard `re` to find numbered documents. `--write` puts the figures into docs/performance.md.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import importlib
import json
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
import unicodedata
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

import vnplan
from repeated import SHARED, altered, of_size, several, texts

HERE = Path(__file__).resolve().parent.parent
PAGE = HERE / "docs" / "performance.md"
PLAN = HERE / "corpus" / "bac-ninh-2023-quyet-dinh-1061.txt"
TYPES = (
    "Luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Kế hoạch|Kết luận|Công văn|Thông báo|"
    "Tờ trình|Chương trình|Quy định"
)
BARE = re.compile(rf"(?:{TYPES})\s+số\s+\d+\S*")

Row = tuple[str, ...]
Work = Callable[[str], int]
"""What is done to a text, and how many citations were found."""


def spent(work: Callable[[], object]) -> float:
    """Seconds it takes; the collector runs before, not meanwhile."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


# Speed -------------------------------------------------------------------------------------------------------------

OURS: dict[str, Work] = {
    "bare scan": lambda text: sum(1 for _ in BARE.finditer(text)),
    "find_citations": lambda text: len(vnplan.find_citations(text)),
    "parse": lambda text: len(vnplan.parse(text).citations),
}
LAWS, PLANS = 2_000_000, 1_000_000  # characters
OTHERS = 60_000  # characters for the other readers, the slowest of which takes seconds for them


def _refex() -> Work:
    """legal-reference-extraction: German law."""
    reader = importlib.import_module("refex.extractor").RefExtractor()
    return lambda text: len(reader.extract(text)[1])


def _eyecite() -> Work:
    """Eyecite: the courts of the United States."""
    find = importlib.import_module("eyecite").get_citations
    return lambda text: len(find(text))


READERS = {"legal-reference-extraction": _refex, "eyecite": _eyecite}


def speed(rounds: int) -> Iterable[Row]:
    """Each reader on laws and on plans: characters a second, times the bare scan, what was found."""
    yield "text", "reader", "million characters a second", "times the bare scan", "citations found"
    sets = {
        "laws": several(texts("laws"), LAWS), "plans": several(texts("plans", "seeds"), PLANS)
    } if SHARED.exists() else {"the sample corpus": several(texts(), PLANS)}  # fmt: skip
    for name, some in sets.items():
        yield from _rows(name, some, OURS, rounds)
    for reader, made in READERS.items():
        try:
            work = made()
        except ImportError:
            print(f"{reader} is not installed: left out", file=sys.stderr)
            continue
        work("Luật số 1")
        for name, some in sets.items():
            both = {"bare scan": OURS["bare scan"], f"{reader} {version(reader)}": work}
            yield from list(_rows(name, several(some, OTHERS), both, 3))[1:]


def _rows(name: str, some: list[str], works: dict[str, Work], rounds: int) -> Iterable[Row]:
    """Works on texts, in rounds in which they take turns: the best time, the median of the ratios to the scan."""
    found = {work: sum(map(do, some)) for work, do in works.items()}
    runs = [
        {work: spent(lambda do=do: [do(text) for text in some]) for work, do in works.items()} for _ in range(rounds)
    ]
    size = sum(map(len, some)) / 1e6
    for work in works:
        ratio = statistics.median(run[work] / run["bare scan"] for run in runs)
        rate = size / min(run[work] for run in runs)
        yield f"{name}, {size:.2g} million", work, f"{rate:.3g}", f"{ratio:.3g}", f"{found[work]:,}"


# Growth ------------------------------------------------------------------------------------------------------------

ONCE = 30_000  # characters
DOCUMENTS, HUB = 40, 400  # documents of a graph; places where a document cites another


def _hub(places: int) -> vnplan.Document:
    """A plan that cites one law in very many places."""
    lines = ["- Thực hiện Luật Thư viện năm 2019; Nghị quyết số 29-NQ/TW."] * places
    return vnplan.parse("KẾ HOẠCH\nĐọc sách\n\n" + "\n".join(lines))


def _plans(documents: int) -> list[vnplan.Document]:
    short = [text[:5000] for text in texts("plans")]
    made = (altered(short[n % len(short)], n) for n in range(documents))
    return [vnplan.parse(text, source=f"{n}.txt") for n, text in enumerate(made)]


def growth(rounds: int) -> Iterable[Row]:
    """What 4 and 16 times as much costs, beside a quarter of it each."""
    some = texts("plans", "seeds") if SHARED.exists() else texts()
    plain = [of_size(some, ONCE * n) for n in (1, 4, 16)]
    named = [named_plan(60 * n) for n in (1, 4, 16)]
    yield "what", "once", "4 times, over once", "16 times, over 4 times"
    for kind, made in {"a plan": plain, "many names": named}.items():
        read = [vnplan.parse(text) for text in made]
        works: dict[str, tuple[Callable[..., object], list]] = {
            "find_citations": (vnplan.find_citations, made), "parse": (vnplan.parse, made),
            "back_references": (vnplan.back_references, read), "explain": (vnplan.explain, made),
            "to_akn": (vnplan.to_akn, read),
        }  # fmt: skip
        for name, (work, given) in works.items():
            yield _grown(f"{name}, {kind}", work, given, rounds)
    many = _plans(DOCUMENTS * 16)
    yield _grown("build_graph, documents", vnplan.build_graph, [many[: DOCUMENTS * n] for n in (1, 4, 16)], rounds)
    hubs = [[_hub(HUB * n)] for n in (1, 4, 16)]
    yield _grown("build_graph, evidence of an edge", vnplan.build_graph, hubs, rounds)


def _grown(name: str, work: Callable[..., object], given: list, rounds: int) -> Row:
    work(given[0])
    once, four, sixteen = (min(spent(lambda one=one: work(one)) for _ in range(min(rounds, 3))) for one in given)
    return name, f"{once * 1000:,.0f} ms", f"{four / once:.1f}", f"{sixteen / four:.1f}"


def named_plan(names: int) -> str:
    """A plan that gives very many documents a name of its own."""
    return "KẾ HOẠCH\nĐọc sách\n\n" + "\n".join(
        f"{n}. Thực hiện Chương trình số {n}/CTr-UBND ngày 05/01/2024 của UBND tỉnh (sau đây gọi tắt là Chương trình "
        f"đọc sách {n}); triển khai Quyết định số {n}/QĐ-TTg ngày 05/01/2024. Chương trình đọc sách {n} do xã làm."
        for n in range(1, names + 1)
    )


# Start -------------------------------------------------------------------------------------------------------------

STARTS = {
    "python alone": ["-c", ""],
    "`import vnplan`": ["-c", "import vnplan"],
    "first `parse`, of one line": ["-c", "import vnplan; vnplan.parse('Thực hiện Chỉ thị số 14/CT-TTg.')"],
    f"`vnplan extract`, a plan of {PLAN.stat().st_size // 1000} kB": [
        "-c", "from vnplan.shell.cli import main; main()", "extract", str(PLAN),
    ],
}  # fmt: skip


def start(rounds: int) -> Iterable[Row]:
    """A new process from first to last."""
    yield "what", "seconds of CPU"
    for name, arguments in STARTS.items():
        best = min(_started(arguments) for _ in range(rounds + 1))
        yield name, f"{best:.3f}"


def _started(arguments: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


# Memory ------------------------------------------------------------------------------------------------------------

SHAPED = 300_000  # characters
A_CITATION = 1700  # bytes that one may keep
SHAPES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    'every blank "&nbsp;"': lambda text: text.replace(" ", "&nbsp;"),
    "one word a line": lambda text: text.replace(" ", "\n"),
    "all on one line": lambda text: text.replace("\n", " "),
    "many names": lambda text: named_plan(len(text) // 250),
}


def memory(rounds: int) -> Iterable[Row]:
    """The most that `parse` has in use, as so many times the text's bytes, and less what its citations may keep."""
    yield "shape", "kB of text", "citations", "peak, times the text", "less 1.7 kB a citation"
    plain = of_size(texts("plans", "seeds") if SHARED.exists() else texts(), SHAPED)
    vnplan.parse(plain[:ONCE])
    for name, made in SHAPES.items():
        text = made(plain)
        size = len(text.encode("utf-8"))
        gc.collect()
        tracemalloc.start()
        cited = len(vnplan.parse(text).citations)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        net = (most - A_CITATION * cited) / size
        yield name, f"{size / 1000:,.0f}", f"{cited:,}", f"{most / size:.1f}", f"{net:.1f}"


# -------------------------------------------------------------------------------------------------------------------

PARTS: dict[str, Callable[[int], Iterable[Row]]] = {"speed": speed, "growth": growth, "start": start, "memory": memory}


def machine() -> str:
    """Where and when this was measured, in one line."""
    told = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", told.read_text()) if told.exists() else [platform.processor()]
    read = "laws and plans" if SHARED.exists() else "the sample corpus"
    return (
        f"{datetime.date.today():%d %B %Y}: {names[0]}, {len(names)} virtual cores, {platform.system()}, Python "
        f"{platform.python_version()}, regex {version('regex')}; {read}, repeated with other numbers."
    )


def as_table(rows: list[Row]) -> str:
    """Rows as a Markdown table, figures to the right."""
    head, *rest = rows
    sides = ["---:" if rest and rest[0][n][:1].isdigit() else "---" for n in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, sides, *rest))


def put(page: str, name: str, said: str) -> str:
    """The page with these figures between its marks."""
    marks = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, rest = page.partition(marks[0])
    _, found, behind = rest.partition(marks[1])
    if not found:
        raise SystemExit(f"{PAGE}: no place for {name}, put {marks[0]} and {marks[1]} on lines of their own")
    return f"{before}{marks[0]}\n\n{said}\n\n{marks[1]}{behind}"


def main() -> None:
    """Print the figures, or put them into the page too."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--json", action="store_true", help="figures as JSON")
    options.add_argument("--write", action="store_true", help="put them into docs/performance.md")
    options.add_argument("--only", choices=PARTS, help="one part")
    given = options.parse_args()
    parts = {given.only: PARTS[given.only]} if given.only else PARTS
    found: dict[str, list[Row]] = {}
    for name, part in parts.items():
        found[name] = list(part(given.rounds))
        if not given.json:
            print(f"\n{name}\n{as_table(found[name])}", flush=True)
    if given.json:
        print(json.dumps({"machine": machine(), **found}, ensure_ascii=False, indent=2))
    if given.write:
        page = put(PAGE.read_text(encoding="utf-8"), "machine", machine())
        for name, rows in found.items():
            page = put(page, name, as_table(rows))
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
