"""The language a command speaks, known before it is understood: what is wrong with it is said in that language too."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vnplan.names import Language
from vnplan.tables.spoken import language_of

_told: list[Language] = []


def speak(words: Sequence[str]) -> None:
    """Speak as the words of a command line ask: `--lang vi`, `--lang=vi`; else as the locale does."""
    asked = [behind for word, behind in itertools.pairwise(words) if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    _told[:] = [language_of(asked[-1] if asked else None)]


def fall_silent() -> None:
    """The command is over: the next to ask hears what the locale speaks."""
    _told.clear()


def speaking() -> Language:
    """The language the command line was told to speak; outside of one the locale's.

    >>> speak(["check", "du-thao.txt", "--lang", "vi"])
    >>> speaking()
    'vi'
    >>> fall_silent()
    """
    return _told[-1] if _told else language_of()
