"""What codes are called where people read them, in Vietnamese and in English."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from typing import Literal

from vnplan.errors import WrongValue
from vnplan.names import Language
from vnplan.tables.rules import Rules, per_rules, rules_of


def spoken(group: str, code: str | None, language: Language = "vi", rules: Rules | None = None) -> str:
    """A code in words; one that the table lacks, as of a user's own, as it is.

    `group` is relation, relation_back (the same seen from the other document), level, kind, region, severity, state,
    verdict, action, column or page (the words of the page that `report` writes).

    >>> spoken("relation", "implements"), spoken("relation", "implements", "en")
    ('thực hiện', 'carries out')
    """
    told = _table(rules_of(rules)).get((group, code or ""))
    return told[language] if told else code or ""


def counted(number: int, code: str, language: Language = "vi") -> str:
    """So many of something.

    >>> counted(1, "document", "en"), counted(2, "document", "en"), counted(1200, "document")
    ('1 document', '2 documents', '1.200 văn bản')
    """
    one, _, many = spoken("count", code, language).partition("|")
    told = f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")
    return f"{told} {one if number == 1 or not many else many}"


def day(of: datetime.date | str | None, language: Language = "vi") -> str:
    """A day as it is written: 05/09/2023 in Vietnamese, 2023-09-05 in English; "" for none.

    >>> day(datetime.date(2023, 9, 5)), day("2023-09-05", "en")
    ('05/09/2023', '2023-09-05')
    """
    if not of:
        return ""
    told = of if isinstance(of, datetime.date) else datetime.date.fromisoformat(of)
    return f"{told:%d/%m/%Y}" if language == "vi" else told.isoformat()


def days(words: str, language: Language = "vi") -> str:
    """Words with every day in them as it is written.

    >>> days("đề ngày 2018-05-07, 2018-05-15"), days("dated 2018-05-07", "en")
    ('đề ngày 07/05/2018, 15/05/2018', 'dated 2018-05-07')
    """
    return _DAY.sub(r"\3/\2/\1", words) if language == "vi" else words


_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def province_name(slug: str | None, rules: Rules | None = None) -> str:
    """A province by its name.

    >>> province_name("bac-giang")
    'Bắc Giang'
    """
    return _provinces(rules_of(rules)).get(slug or "", slug or "")


def type_name(code: str | None, rules: Rules | None = None) -> str:
    """A type of document by its name.

    >>> type_name("quyet_dinh")
    'Quyết định'
    """
    known = rules_of(rules).types.get(code or "")
    return known.name if known else code or ""


def language_of(said: str | None = None, environment: Mapping[str, str] | None = None) -> Language:
    """The language asked for; else what `language` was told; else that of the locale; else English.

    >>> language_of(None, {"LANG": "vi_VN.UTF-8"}), language_of("en", {"LANG": "vi_VN.UTF-8"}), language_of(None, {})
    ('vi', 'en', 'en')
    """
    if said in ("vi", "en"):
        return "vi" if said == "vi" else "en"
    if environment is None and _switched:
        return _switched[-1]
    given = os.environ if environment is None else environment
    locale = next((given[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if given.get(name)), "")
    return "vi" if locale.startswith("vi") else "en"


_switched: list[Language] = []
"""The language `language` was last told, where it was."""


def language(to: Literal["vi", "en", "locale"] | None = None) -> Language:
    """The language people are told in: tables and cards of a notebook, pictures, what is printed.

    It is the locale's, Vietnamese where LANG says so, else English; `language("vi")` and `language("en")` set it for
    this process, `language("locale")` gives it back. Raises ValueError for any other.

    >>> language("vi"), language(), language("locale") in ("vi", "en")
    ('vi', 'vi', True)
    """
    if to is not None:
        if to not in ("vi", "en", "locale"):
            raise WrongValue(f"language() takes 'vi', 'en' or 'locale', not {to!r}")
        _switched[:] = [] if to == "locale" else [to]
    return language_of()


@per_rules
def _table(rules: Rules) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rules.tables["spoken"]:
        found.setdefault((row["group"], row["code"]), row)
    return found


@per_rules
def _provinces(rules: Rules) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rules.tables["provinces"]:
        found.setdefault(row["slug"], row["name"])
    return found
