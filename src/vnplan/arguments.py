"""What callers hand in, checked where it comes in: a wrong argument gets a sentence that says what is wanted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vnplan.errors import WrongType, WrongValue
from vnplan.names import RELATIONS

if TYPE_CHECKING:
    from vnplan.tables.rules import Rules

# tables are loaded where they are asked, so that models alone come without them

_LIKE = 60.0  # of 100: from which likeness a name is worth naming
_MUCH_LESS = 12.0  # so far behind the best it is not


def text_of(given: object, function: str) -> str:
    """The text given to a function; else a WrongType that says how to come by one."""
    if isinstance(given, str):
        return given
    if hasattr(given, "citations"):
        way = "it has been read already, take document.citations"
    elif hasattr(given, "read"):
        way = "give it file.read(), or read the file with vnplan.read(path)"
    elif isinstance(given, bytes | bytearray):
        way = "decode it first, or read the file with vnplan.read(path)"
    else:
        way = "read a file with vnplan.read(path)"
    raise WrongType(f"{function}() takes a str, not {type(given).__name__}; {way}")


def told_of(name: str, given: object, example: str) -> str | None:
    """What a caller tells of a document in words: a str or None."""
    if given is None or isinstance(given, str):
        return given
    raise WrongType(f"{name} is a str such as {example!r}, not {as_given(given)}")


def str_of(name: str, given: object, example: str) -> str:
    """Words that must be given: a key, a number, a name."""
    if isinstance(given, str):
        return given
    raise WrongType(f"{name} is a str such as {example!r}, not {as_given(given)}")


def strings_of(name: str, given: object, example: str) -> list[str]:
    """One str or several, as a list.

    >>> strings_of("levels", "ministry", "ministry")
    ['ministry']
    """
    if isinstance(given, str):
        return [given]
    several: list[Any] = [given]
    if isinstance(given, Iterable) and not isinstance(given, bytes | bytearray):
        several = list(given)
    for one in several:
        if not isinstance(one, str):
            raise WrongType(f"{name} is a str such as {example!r} or a list of such, not {as_given(one)}")
    return several


def whole_of(name: str, given: object, least: int | None = 0) -> int:
    """A whole number, of which the least is told."""
    wanted = f"{name} is a whole number" + ("" if least is None else f" from {least}")
    if not isinstance(given, int) or isinstance(given, bool):
        raise WrongType(f"{wanted}, not {as_given(given)}")
    if least is not None and given < least:
        raise WrongValue(f"{wanted}, not {given}")
    return given


def score_of(name: str, given: object) -> float:
    """A likeness, from 0 to 100."""
    if not isinstance(given, int | float) or isinstance(given, bool):
        raise WrongType(f"{name} is a score from 0 to 100, not {as_given(given)}")
    if not 0 <= given <= 100:
        raise WrongValue(f"{name} is a score from 0 to 100, not {given!r}")
    return given


def as_given(given: object) -> str:
    """A wrong argument as an error names it: what is short as it is, else its type."""
    return repr(given) if isinstance(given, str | int | float | None) else type(given).__name__


def day_of(given: object, name: str = "date") -> datetime.date | None:
    """A day given as a date or in words.

    >>> day_of("2023-09-14")
    datetime.date(2023, 9, 14)
    """
    if isinstance(given, datetime.datetime):
        return given.date()
    if given is None or isinstance(given, datetime.date):
        return given
    wanted = f'{name} is a date such as "2023-09-14" or a datetime.date, not {as_given(given)}'
    if not isinstance(given, str):
        raise WrongType(wanted)
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise WrongValue(wanted) from None


def province_named(given: object, rules: Rules) -> str | None:
    """Slug of a province given by its slug or its name, None where none is given.

    >>> from vnplan.tables.rules import load_rules
    >>> province_named("tỉnh Bắc Giang", load_rules())
    'bac-giang'
    """
    said = told_of("province", given, "bac-giang")
    if said is None or said in rules.province_now:
        return said
    from vnplan.tables.places import province_of

    named = province_of(said, rules)
    if named is None:
        near = nearest(said, rules.province_now)
        raise WrongValue(f"no province {said!r}; a slug such as 'bac-giang' or a name is wanted{near}")
    return named


def relation_of(given: object) -> str:
    """A relation by our own name or a law portal's.

    >>> relation_of("Văn bản được hướng dẫn")
    'guides'
    """
    from vnplan.tables.portals import relation_named

    try:
        return relation_named(str(given))
    except KeyError as error:
        near = nearest(str(given), RELATIONS)
        portal = "" if near else f"; or a portal's name: {error.args[0]}"
        raise WrongValue(f"no relation {given!r}{near}; there are {', '.join(RELATIONS)}{portal}") from None


def one_of(what: str, given: object, known: Iterable[str]) -> str:
    """A name out of a closed list."""
    names = list(known)
    if isinstance(given, str) and given in names:
        return given
    raise WrongValue(f"no {what} {given!r}{nearest(str(given), names)}; there are {', '.join(names)}")


def nearest(said: str, known: Iterable[str]) -> str:
    """The end of a sentence that names what is most like a name nobody knows; nothing where nothing is like it.

    >>> nearest("implement", ["implements", "amends"])
    '; nearest: implements'
    """
    found = likest(said, known)
    return f"; nearest: {', '.join(found)}" if found else ""


def likest(said: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The names most like one that nobody knows, best first; case, tone marks and punctuation do not count."""
    from rapidfuzz import fuzz, process

    from vnplan.text.normalize import ascii_slug

    plain = {name: ascii_slug(name) for name in known}
    found = process.extract(ascii_slug(said), plain, scorer=fuzz.ratio, limit=most, score_cutoff=_LIKE)
    return [name for _, score, name in found if score >= found[0][1] - _MUCH_LESS]
