"""Keys taken apart and put together: an Akoma Ntoso IRI, a provisional key, the key of a text, and parts of each.

/akn/vn/act/thong-tu/bgddt/2021/22~art_5__para_2__point_dd
/akn/vn/doc/quyet-dinh/ubnd.bac-ninh/2023-07-25/989/vie@2025-07-01/!att_1
cite/nghi-quyet/hdnd.?/?/314
text/60fe450db389
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple

from vnplan.compiled import plain_re
from vnplan.errors import WrongType, WrongValue


class Iri(NamedTuple):
    """A key taken apart; `str(iri)` is the key again. What a key does not have is "".

    `space` is "akn", "cite" (provisional) or "text"; `family` "act" or "doc". `date` is a year, a whole date, or "?".
    The `serial` of a text is its 12 hex digits. `expression` is "vie", "vie@2025-07-01" (as amended then) or
    "vie:2025-07-01" (in force then); `component` an attached document, "att_1"; `portion` a provision,
    "art_5__para_2__point_dd", or a range of them, "art_5->art_9".
    """

    space: str
    family: str = ""
    type: str = ""
    author: str = ""
    date: str = ""
    serial: str = ""
    expression: str = ""
    component: str = ""
    portion: str = ""

    def __str__(self) -> str:
        """The key."""
        if self.space == "text":
            text = f"text/{self.serial}"
        else:
            root = f"/akn/vn/{self.family}" if self.space == "akn" else "cite"
            text = f"{root}/{self.type}/{self.author}/{self.date}/{self.serial}"
        if self.expression:
            text += f"/{self.expression}" + ("/" if self.component or self.portion else "")
        return text + (f"!{self.component}" if self.component else "") + (f"~{self.portion}" if self.portion else "")

    @property
    def work(self) -> Iri:
        """The document itself: no expression, component or portion."""
        return self._replace(expression="", component="", portion="")

    @property
    def authors(self) -> tuple[tuple[str, str | None], ...]:
        """Each body with its place, None where it has none; of a commune the smallest unit first.

        >>> parse_iri("/akn/vn/act/thong-tu-lien-tich/bgddt+bnv/2015/6").authors
        (('bgddt', None), ('bnv', None))
        >>> parse_iri("/akn/vn/doc/ke-hoach/dang-uy.an-binh.bac-giang/2025/21").authors
        (('dang-uy', 'an-binh.bac-giang'),)
        """
        pairs = (one.partition(".") for one in self.author.split("+") if one)
        return tuple((body, place or None) for body, _, place in pairs)

    @property
    def year(self) -> int | None:
        """The year, where it is known."""
        return int(self.date[:4]) if self.date[:1].isdigit() else None

    @property
    def provision(self) -> dict[str, str]:
        """The provision named, by unit; empty where there is none, or a range. Units above the article in capitals.

        >>> parse_iri("/akn/vn/act/thong-tu/bgddt/2021/22~art_5__para_2__point_dd").provision
        {'dieu': '5', 'khoan': '2', 'diem': 'đ'}
        """
        if not self.portion or "->" in self.portion:
            return {}
        steps = (step.partition("_") for step in self.portion.split("__"))
        return {_UNIT_OF[name]: _label(name, value) for name, _, value in steps if name in _UNIT_OF}


_SLUG = r"[a-z0-9]++(?:-[a-z0-9]++)*+"  # quyet-dinh
_SERIAL = r"[a-zđ0-9]++(?:[.-][a-zđ0-9]++)*+"  # 2457 · 30a · 66.18
_BODY = rf"{_SLUG}(?:\.(?:{_SLUG}|\?)){{0,3}}+"  # ubnd.bac-ninh · hdnd.? · dang-uy.an-binh.bac-giang
_AUTHOR = rf"(?:\?|{_BODY})(?:\+(?:\?|{_BODY}))*+"  # bgddt+bnv
_WORK = rf"(?P<type>{_SLUG})/(?P<author>{_AUTHOR})/(?P<date>[0-9-]++|\?)/(?P<serial>{_SERIAL})"
_ROOT = rf"(?:/akn/vn/(?P<family>act|doc)|cite)/{_WORK}|text/(?P<digest>[0-9a-f]{{12}})"
_EXPRESSION = r"(?P<expression>[a-z]{3}(?:@[a-z0-9-]*+|:[0-9-]++)?+)"  # vie · vie@2025-07-01 · vie:2025-07-01
_COMPONENT = rf"(?P<component>[a-z]++(?:_{_SERIAL})?+)"  # att_1
_STEP = rf"[a-z]++(?:_{_SERIAL})?+"  # art_5
_STEPS = rf"{_STEP}(?:__{_STEP})*+"  # art_5__para_2
_PORTION = rf"(?P<portion>{_STEPS}(?:->{_STEPS})?+)"  # art_5->art_9
_KEY = plain_re(rf"(?:{_ROOT})(?:/{_EXPRESSION}(?P<slash>/(?=[!~]))?+)?+(?:!{_COMPONENT})?+(?:~{_PORTION})?+")
_ZEROS = plain_re(r"0[0-9]+[a-zđ]*(?:\.[0-9]+)?")
_SHAPES = "/akn/vn/act|doc/TYPE/AUTHOR/YEAR/SERIAL, cite/TYPE/AUTHOR/YEAR|?/SERIAL or text/ with 12 hex digits"


def parse_iri(text: str) -> Iri:
    """Take a key apart; `str()` of what comes back is `text` again.

    Raises ValueError for what is no key: another shape, a date that cannot be, a whole key with an unknown (`?`) part,
    leading zeros in a number.

    >>> iri = parse_iri("/akn/vn/doc/quyet-dinh/ubnd.bac-ninh/2023/989!att_1")
    >>> iri.author, iri.date, iri.serial, iri.component
    ('ubnd.bac-ninh', '2023', '989', 'att_1')
    >>> parse_iri("/akn/vn/doc/quyet-dinh/ttg/2023/089")
    Traceback (most recent call last):
    vnplan.errors.WrongValue: '/akn/vn/doc/quyet-dinh/ttg/2023/089' is no key: the number 089 has leading zeros
    """
    if not isinstance(text, str):
        raise WrongType(f"parse_iri() takes a key as a str, not {type(text).__name__}")
    found = _KEY.fullmatch(text)
    if found is None:
        raise WrongValue(f"{text!r} is no key: the shape is {_SHAPES}")
    told = found.groupdict(default="")
    for wrong in (slash_left_out, impossible_date, unknown_part, leading_zeros):
        if fault := wrong(told):
            raise WrongValue(f"{text!r} is no key: {fault}")
    parts = {name: told[name] for name in ("expression", "component", "portion")}
    if told["digest"]:
        return Iri("text", serial=told["digest"], **parts)
    work = {name: told[name] for name in ("family", "type", "author", "date", "serial")}
    return Iri("akn" if told["family"] else "cite", **work, **parts)


def slash_left_out(told: dict[str, str]) -> str:
    """ "cite/.../314/vie!att_1": behind an expression a slash stands before what follows."""
    wanted = told["expression"] and (told["component"] or told["portion"])
    return f"the shape is {_SHAPES}" if wanted and not told["slash"] else ""


def impossible_date(told: dict[str, str]) -> str:
    """ "2023-02-30", "vie@23"; what begins with no digit is a word, or not known."""
    for date in (told["date"], *re.split("[@:]", told["expression"], maxsplit=1)[1:]):
        if date and date[0] in "0123456789-" and not _can_be(date):
            return f"there is no date {date}"
    return ""


def unknown_part(told: dict[str, str]) -> str:
    """ "/akn/vn/act/nghi-quyet/hdnd.?/2023/314": only a provisional key leaves open whose it is."""
    open_part = told["family"] and ("?" in told["author"] or told["date"] == "?")
    return "what is not known is told by a provisional key, cite/..." if open_part else ""


def leading_zeros(told: dict[str, str]) -> str:
    """ "/akn/vn/doc/quyet-dinh/ttg/2023/089": one number would have several keys."""
    zeros = told["family"] and _ZEROS.fullmatch(told["serial"])
    return f"the number {told['serial']} has leading zeros" if zeros else ""


def _can_be(date: str) -> bool:
    """Whether it is a year of four digits or a real day."""
    if re.fullmatch("[12][0-9]{3}", date):
        return True
    try:
        return datetime.date.fromisoformat(date).isoformat() == date
    except ValueError:
        return False


UNITS = {
    "phan": "part", "chuong": "chp", "muc": "sec", "tieu_muc": "subsec",
    "dieu": "art", "khoan": "para", "diem": "point",
}  # fmt: skip
"""Units of provisions, from large to small, with their names in keys."""

_UNIT_OF = {name: unit for unit, name in UNITS.items()}


def step(name: str, label: str) -> str:
    """One step of a portion: the name of a unit and its label, `đ` as `dd`; any other mark becomes a hyphen.

    >>> step("point", "đ"), step("sec", "II"), step("point", "a.1")
    ('point_dd', 'sec_ii', 'point_a.1')
    """
    words = re.sub("[^a-z0-9.]+|(?<![a-z0-9])[.]+|[.]+(?![a-z0-9])", "-", _ascii(label.lower().replace("đ", "dd")))
    return f"{name}_{words.strip('-.') or 'nn'}"


def _ascii(words: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))


def _label(name: str, value: str) -> str:
    label = value.replace("dd", "đ")
    return label.upper() if name in ("part", "chp", "sec", "subsec") else label


def portion_of(provision: Mapping[str, str | None]) -> str:
    """The portion that names a provision: its units from large to small.

    >>> portion_of({"dieu": "5", "khoan": "2", "diem": "đ"})
    'art_5__para_2__point_dd'
    """
    return "__".join(step(name, label) for unit, name in UNITS.items() if (label := provision.get(unit)))
