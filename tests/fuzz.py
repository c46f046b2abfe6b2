"""Texts that a fuzzer changes by what of the code they reach; each must keep every promise.

`nox -s fuzz -- 600` lets atheris (libFuzzer) do so for that many seconds, two minutes without a number. It begins with
stretches of the corpus and knows the words of the grammar; a text that breaks a promise is shown, and written to a file
`crash-...`. Run with such files, it reads only them.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["vnplan"]):
    import vnplan  # noqa: F401
    from promised import PROMISES, read

HERE = Path(__file__).parent
LONGEST = 3000  # bytes of a text


def try_text(raw: bytes) -> None:
    """One text, by one promise of which its length decides; each text is read."""
    text = raw.decode("utf-8", "surrogateescape")
    PROMISES[len(raw) % len(PROMISES)](text, read(text))


def dictionary() -> str:
    """The words of the grammar, for the fuzzer to set in."""
    lines = (HERE / "grammar.py").read_text(encoding="utf-8").splitlines()
    words = sorted({word for line in lines for word in line.split('"')[1::2] if 1 < len(word) < _WORD})
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in words)


_WORD = 30  # characters


def seeds(folder: Path) -> None:
    """Stretches of the corpus."""
    chance = random.Random(5)
    for n, file in enumerate(sorted((HERE.parent / "corpus").glob("*.txt"))):
        raw = file.read_bytes()
        for m in range(40):
            at = chance.randrange(len(raw))
            (folder / f"{n}-{m}").write_bytes(raw[at : at + chance.randrange(20, LONGEST)])


def main() -> None:
    """Fuzz for a time, or try files."""
    given = sys.argv[1:] or ["120"]
    if given[0].isdigit():
        folder = Path(tempfile.mkdtemp(prefix="vnplan-fuzz-"))
        (folder / "seeds").mkdir()
        seeds(folder / "seeds")
        (folder / "words").write_text(dictionary(), encoding="ascii")
        limits = [f"-max_total_time={given[0]}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=1500"]
        given = [*limits, f"-dict={folder / 'words'}", *given[1:], str(folder / "seeds")]
    atheris.Setup([sys.argv[0], *given], try_text)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
