"""Every pattern the package compiles, against hostile texts made of its own letters, at growing sizes: none explodes.

`python tests/ladder.py [--sample N] [--seed S]` (all; 1) compiles what the modules and the tables compile, repeats
pieces of each pattern, alone, in pairs, behind and before a long run of others, to 1, 2, 4 and 8 thousand characters,
and looks for the pattern at every place, or where the code only asks whether a text begins with it, at the first: eight
short texts should take as long as one eight times as long.
Texts are clean (no two blanks side by side) but for the patterns that see text as it comes. Each pattern is tried in a
process of its own, which the system ends when it takes too long.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import multiprocessing
import pkgutil
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import regex

HERE = Path(__file__).resolve().parent.parent
SIZES = (1000, 2000, 4000, 8000)
MUCH = 4  # times what the same number of characters takes in short texts; a square takes 8 times, a cube 64
CLOCK = 0.012  # seconds: three ticks of a coarse clock
LIMIT = 30  # seconds of processor time for a pattern with all its texts
WORDS, PAIRS = 8, 16  # pieces of a pattern that are tried, and pairs of them
FILLERS = ("a", "A", "1", " ", "\n", "ệ", "a ", "A ", "1 ", "1.", "1/", "-", ".", ",", "(", "“", "a, ", "A-")
RAW = ("vnplan.files", "vnplan.text.normalize", "vnplan.text.symbols", "vnplan.shell")
"""Modules whose patterns see text that nobody has cleaned."""
DAMAGED = "Luật số 2/2020/QH14 sửa đổi khoản 1 Điều 2 Luật Thư viện; số I2/2O24/QĐĐ-BXD; Luật Tố chức Chính phù"


# Squares that meet no long text, by how the pattern begins, and why.
KNOWN = {
    r"(?P<escape>\\(?:[pP]": "a row's pattern has 600 characters at most",
    r"[,\s–-]+(?:[Tt]ỉnh|TỈNH": "the name of a body as cited",
    r"\s*([\w-]+)\s*:\s*((?:[^;": "4,000 characters of a style",
    r".*\S(?:[.…_ ]{2,}| )": "asked whether it is a row of a page",
    r"\s*\[{1,2}\s*": "asked whether it is the words of a link",
    r"\s*[\[(]{0,2}\s*": "asked whether it is the words of a link",
    r"[ \t*_#>]*(?P<label>": "asked where sections begin",
    r"\((?!sau|gọi|viết|nay)": "a bracket of 160 characters at most",
    r"[ *\-]*(?:[A-ZĐ][^.;:()]": "asked where lines begin",
}


class Found(NamedTuple):
    """A pattern the package compiles."""

    kind: str
    pattern: str
    module: str
    compiled: Any

    @property
    def begins(self) -> bool:
        """Whether the code only asks if a text begins with it, or is it."""
        named = [name for name, value in vars(sys.modules[self.module]).items() if value is self.compiled]
        if len(named) != 1:
            return False
        uses = re.findall(rf"(?<![\w.]){named[0]}(?:\.(\w+))?(?!\w)(?! =)", _source(self.module, named[0][0] == "_"))
        return bool(uses) and set(uses) <= {"match", "fullmatch"}


@functools.cache
def _source(module: str, alone: bool) -> str:
    """The code that may use a pattern of a module: its own, where the pattern is nobody else's, or all."""
    files = [Path(str(sys.modules[module].__file__))] if alone else (HERE / "src").rglob("*.py")
    return re.sub(r"^from .*?(?:import \([^)]*\)|$)", "", "\n".join(map(Path.read_text, files)), flags=re.M)


def patterns() -> list[Found]:
    """All of them: those of modules, and those made of tables when a document is first read."""
    found: dict[tuple[str, str], Found] = {}
    import vnplan.compiled

    for module in (re, regex):
        _watch(module, found)
    vnplan.compiled.compiled = regex.compile  # nothing from an earlier run

    for name in pkgutil.walk_packages(vnplan.__path__, "vnplan."):
        importlib.import_module(name.name)
    for file in [*sorted((HERE / "corpus").glob("*.txt")), None]:
        document = vnplan.parse(file.read_text(encoding="utf-8") if file else DAMAGED)
        for work in (vnplan.check, vnplan.to_akn, vnplan.back_references, vnplan.verdicts):
            work(document)
        vnplan.explain(document.text)
        vnplan.build_graph([document])
    return [found[key] for key in sorted(found) if not key[0].startswith(tuple(KNOWN))]


def _watch(module: Any, found: dict[tuple[str, str], Found]) -> None:
    """Write down what the package compiles with a module from now on."""
    compile_ = module.compile

    def watched(pattern: Any, *flags: Any, **more: Any) -> Any:
        compiled = compile_(pattern, *flags, **more)
        where = sys._getframe(1).f_globals["__name__"]
        if where.startswith("vnplan.") and isinstance(compiled.pattern, str):
            found.setdefault(
                (compiled.pattern, str(compiled.flags)), Found(module.__name__, compiled.pattern, where, compiled)
            )
        return compiled

    module.compile = watched


def hostile(pattern: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """What stands once before, what is repeated, what stands behind."""
    pieces = list(dict.fromkeys(re.findall(r"[^\W\d_]+", re.sub(r"\\(?:p\{\w+\}|\w)|\(\?P?<\w+>", " ", pattern))))
    words = chance.sample(pieces, min(WORDS, len(pieces)))
    signs = [sign for sign in dict.fromkeys(re.findall(r"[^\w\s\\]", pattern)) if sign not in "?*+|^$"]
    for filler in FILLERS:
        yield "", filler, ""
    for word in words:
        for unit in (word, word + " ", word + " 1 ", word + ", ", word + "\n"):
            yield "", unit, ""
        for filler in ("a ", "1"):
            yield word + " ", filler, ""
            yield "", filler, " " + word
    for _ in range(PAIRS):
        yield "", "".join(chance.choice([*words, *signs, *FILLERS]) + chance.choice(("", " ")) for _ in range(2)), ""


def everywhere(compiled: Any, text: str) -> None:
    """Look for it at every place."""
    for _ in compiled.finditer(text):
        pass


def at_first(compiled: Any, text: str) -> None:
    """Ask whether a text begins with it, and whether it is it."""
    compiled.match(text)
    compiled.fullmatch(text)


def spent(use: Callable[[Any, str], None], compiled: Any, text: str, again: int = 1) -> float:
    """Seconds to use it so many times."""
    start = time.process_time()
    for _ in range(again):
        use(compiled, text)
    return time.process_time() - start


def climb(found: Found, seed: int, told: Any) -> None:
    """All texts of a pattern; tells each that takes more than in proportion."""
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + LIMIT, used + LIMIT))
    compiled, raw = found.compiled, found.module.startswith(RAW)
    use = at_first if found.begins else everywhere
    for before, unit, behind in hostile(found.pattern, random.Random(seed)):
        made = [before + (unit * (size // len(unit) + 1))[:size] + behind for size in SIZES]
        if not raw:
            made = [re.sub(r" ?\n[ \n]*", "\n", re.sub(r" {2,}", " ", text)) for text in made]
        told.send(("", unit, before, behind))  # what it is at, where it is ended
        if spent(use, compiled, made[-1]) <= MUCH * spent(use, compiled, made[0], SIZES[-1] // SIZES[0]) + CLOCK:
            continue  # by far the most
        times = [
            min(spent(use, compiled, text, SIZES[-1] // size) for _ in range(3))
            for text, size in zip(made, SIZES, strict=True)
        ]
        if times[-1] > MUCH * times[0] + CLOCK:
            told.send((" ".join(f"{1000 * each:.0f}" for each in times) + " ms", unit, before, behind))
    told.send(None)


def explosions(found: Found, seed: int) -> list[str]:
    """What is wrong with a pattern, a line for each text."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=climb, args=(found, seed, theirs))
    child.start()
    theirs.close()
    out: list[str] = []
    at: Any = None
    try:
        while (said := ours.recv()) is not None:
            at = said
            if said[0]:
                out.append(f"{said[0]} for {said[2]!r} + {said[1]!r} * n + {said[3]!r}")
    except EOFError:
        out.append(f"ended after {LIMIT} seconds at {at!r}")
    child.join()
    return out


def main() -> None:
    """Try them, print what explodes; exit 1 where something does."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    every = patterns()
    some = random.Random(given.seed).sample(every, min(given.sample or len(every), len(every)))
    bad = 0
    for found in some:
        wrong = explosions(found, given.seed)
        bad += bool(wrong)
        if wrong:
            print(
                f"{found.module}, {found.kind}: {found.pattern[:300]}\n"
                + "".join(f"    {line}\n" for line in wrong[:5]),
                flush=True,
            )
    print(f"{len(some)} of {len(every)} patterns tried, {bad} take more than in proportion")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
