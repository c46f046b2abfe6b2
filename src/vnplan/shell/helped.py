"""What a command line says of itself (-h), in the language spoken: each paragraph is found among rows and said anew."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperGroup

from vnplan.names import Language
from vnplan.shell.speaking import speaking
from vnplan.tables.rules import rules_of

_ASKED = frozenset(("-h", "--help"))
_FEW = 3  # words that may hold no command, so that all of them are listed: `vnplan`, `vnplan --lang vi`


class Spoken(TyperGroup):
    """The commands, which tell their help in the language spoken."""

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **others: Any) -> Any:
        """What the command line asks for."""
        if len(args) < _FEW or not _ASKED.isdisjoint(args):
            helped(self, speaking())
        return super().make_context(info_name, args, *more, **others)


def helped(command: Any, language: Language) -> None:
    """A command and those below it tell their help in a language, by the rows of group `help` in spoken.csv."""
    rows = {row["en"]: row["vi"] for row in rules_of(None).tables["spoken"] if row["group"] == "help"}
    known = rows if language == "vi" else {}
    for one in (command, *getattr(command, "commands", {}).values()):
        for told in (one, *one.params):
            told.help = in_paragraphs(told.help, known)
        one.get_help = _Framed(one.get_help, known)


def in_paragraphs(words: str | None, known: dict[str, str]) -> str | None:
    """Words with each paragraph as the rows say it; one they lack stays, as an example does.

    >>> in_paragraphs("A part of it.\\n\\n  vnplan status 1/2020/QH14", {"A part of it.": "Một phần của nó."})
    'Một phần của nó.\\n\\n  vnplan status 1/2020/QH14'
    """
    if not words:
        return words
    return "\n\n".join(known.get(" ".join(one.split()), one) for one in words.split("\n\n"))


class _Framed:
    """The help of a command as it is printed: words that the command line's library puts around it said anew too."""

    def __init__(self, printed: Any, known: dict[str, str]) -> None:
        self.printed = printed
        self.known = known

    def __call__(self, context: Any) -> str:
        told = _TYPE.sub(lambda type: " " * len(type[0]), self.printed(context))
        return _FRAME.sub(lambda word: self.known.get(word[0], word[0]), told)


_TYPE = re.compile(r" <(?:list\[)?str\]?>")  # beside an argument's own name it tells nothing
_FRAME = re.compile(
    r"^(?:Usage|Arguments|Options|Commands):|\[OPTIONS\]|COMMAND \[ARGS\]|\[default: |\[required\]"
    r"|Show this message and exit\.",
    re.MULTILINE,
)
