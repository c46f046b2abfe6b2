"""Speed in one run: characters a second beside a bare regex scan, growth, import time, peak memory.

`python tests/bench.py [--json]` reads ../shared/corpus where it stands beside the project, else corpus/.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import regex

import vnplan

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent / "shared" / "corpus"
BARE = regex.compile(r"(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Luật|Chỉ thị|Kế hoạch)\s+số\s+\d+[/\-]\S+")


def texts() -> dict[str, list[str]]:
    """The texts to read, by set."""
    if not SHARED.exists():
        return {"corpus": [p.read_text(encoding="utf-8") for p in sorted((HERE / "corpus").glob("*.txt"))] * 8}
    plans = sorted([*(SHARED / "plans").glob("*.txt"), *(SHARED / "seeds").glob("*.txt")])
    laws = sorted((SHARED / "laws").glob("*.txt"))
    return {name: [p.read_text(encoding="utf-8") for p in files] for name, files in (("laws", laws), ("plans", plans))}


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Best of some rounds, processor time: what others do on the machine does not count."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def growth(work: Callable[[str], object], text: str) -> float:
    """Time on twice the text over time on the text."""
    double = text + text
    return seconds(lambda: work(double), 7) / seconds(lambda: work(text), 7)


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true", help="figures as JSON")
    given = options.parse_args()
    out: dict[str, float] = {}
    for name, some in texts().items():
        size = sum(map(len, some)) / 1e6
        vnplan.parse(some[0])
        for what, work in (
            ("bare regex scan", lambda t: sum(1 for _ in BARE.finditer(t))),
            ("find_citations", vnplan.find_citations),
            ("parse", vnplan.parse),
        ):
            took = seconds(lambda w=work, s=some: [w(t) for t in s], 2)  # type: ignore[misc]
            out[f"{name}: {what}, million characters a second"] = size / took
        one = max(some, key=len)
        out[f"{name}: growth of find_citations when the text doubles"] = growth(vnplan.find_citations, one)
        out[f"{name}: growth of parse when the text doubles"] = growth(vnplan.parse, one)
    hard = {
        "brackets": "(" * 200_000,
        "số": "số " * 200_000,
        "one line": " ".join(texts().popitem()[1])[:1_000_000].replace("\n", " "),
    }
    for name, text in hard.items():
        out[f"{name}: growth of parse when the text doubles"] = growth(vnplan.parse, text)
    code = "import time; a=time.perf_counter(); import vnplan; print(time.perf_counter()-a)"
    out["import vnplan, seconds"] = min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5))
    text = max((t for some in texts().values() for t in some), key=len)
    tracemalloc.start()
    vnplan.parse(text)
    out["peak memory of parse over the text's size in memory"] = tracemalloc.get_traced_memory()[1] / sys.getsizeof(
        text
    )
    tracemalloc.stop()
    if given.json:
        print(json.dumps(out, ensure_ascii=False))
    else:
        for what, value in out.items():
            print(f"{what:64s} {value:8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
