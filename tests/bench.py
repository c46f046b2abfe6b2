"""Speed in one run, as ratios: beside a bare scan, as the text grows, from start to the first answer; peak memory.

`python tests/bench.py [--rounds 5] [--json]` reads ../shared/corpus where it stands beside the project, else corpus/.
All times are processor time. The bare scan is what a script would do with the standard `re` to find numbered documents.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import vnplan

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent / "shared" / "corpus"
TYPES = (
    "Luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Kế hoạch|Kết luận|Công văn|Thông báo|"
    "Tờ trình|Chương trình|Quy định"
)
PLAN = HERE / "corpus" / "bac-ninh-2023-quyet-dinh-1061.txt"
BARE = re.compile(rf"(?:{TYPES})\s+số\s+\d+\S*")
WORK: dict[str, Callable[[str], object]] = {
    "bare scan": lambda text: sum(1 for _ in BARE.finditer(text)),
    "find_citations": vnplan.find_citations,
    "parse": vnplan.parse,
}
STARTS = {
    "python": ["-c", ""],
    "import vnplan": ["-c", "import vnplan"],
    "first parse": ["-c", "import vnplan; vnplan.parse('Thực hiện Chỉ thị số 14/CT-TTg.')"],
    "vnplan extract, a plan": ["-c", "from vnplan.shell.cli import main; main()", "extract", str(PLAN)],
}


def texts() -> dict[str, list[str]]:
    """The texts to read, by set."""
    folders = {"laws": ["laws"], "plans": ["plans", "seeds"]} if SHARED.exists() else {"corpus": ["corpus"]}
    base = SHARED if SHARED.exists() else HERE
    files = {name: sorted(f for each in some for f in (base / each).glob("*.txt")) for name, some in folders.items()}
    return {name: [file.read_bytes().decode("utf-8") for file in some] for name, some in files.items()}


def spent(work: Callable[[str], object], some: list[str]) -> float:
    """Seconds of one reading of them all."""
    start = time.process_time()
    for text in some:
        work(text)
    return time.process_time() - start


def beside(some: list[str], rounds: int) -> dict[str, float]:
    """Each piece of work as so many times the bare scan, the median of rounds in which they take turns."""
    runs = [{name: spent(work, some) for name, work in WORK.items()} for _ in range(rounds)]
    size = sum(map(len, some)) / 1e6
    best = {f"{name}, million characters a second": size / min(run[name] for run in runs) for name in WORK}
    ratios = {
        f"{name}, times the bare scan": statistics.median(run[name] / run["bare scan"] for run in runs)
        for name in list(WORK)[1:]
    }
    return best | ratios


def growth(text: str, rounds: int) -> dict[str, float]:
    """Time on 4 and 16 times the text over time on a quarter of that; 4 is in proportion."""
    out = {}
    for name, work in list(WORK.items())[1:]:
        once, four, sixteen = (min(spent(work, [text * n]) for _ in range(rounds)) for n in (1, 4, 16))
        out |= {f"{name}, 4 times over 1": four / once, f"{name}, 16 times over 4": sixteen / four}
    return out


def started(arguments: list[str], rounds: int) -> float:
    """Seconds of a new process from first to last, the best of a few."""
    best = float("inf")
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best


def peak(text: str) -> float:
    """Bytes at most in use while a text is read, less 1,700 a citation, which are the answer, over its own bytes."""
    tracemalloc.start()
    cited = len(vnplan.parse(text).citations)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (most - 1700 * cited) / len(text.encode("utf-8", "surrogatepass"))


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--json", action="store_true", help="figures as JSON")
    given = options.parse_args()
    sets = texts()
    vnplan.parse(next(iter(sets.values()))[0])
    out = {name: beside(some, given.rounds) for name, some in sets.items()}
    longest = {name: max(some, key=len) for name, some in sets.items()}
    out |= {f"{name}: the longest, {len(text):,} characters": growth(text, 3) for name, text in longest.items()}
    out["seconds from start to end"] = {name: started(words, given.rounds) for name, words in STARTS.items()}
    out["peak memory of parse over the text's bytes"] = {f"{name}, longest": peak(t) for name, t in longest.items()}
    if given.json:
        print(json.dumps(out, ensure_ascii=False, indent=2))
        return
    for title, figures in out.items():
        print(title)
        for what, figure in figures.items():
            print(f"  {what:44s} {figure:8.2f}")


if __name__ == "__main__":
    main()
