"""Labels a scan has misread, told by what must come next: "H." between "I." and "III." is "II.".

A line is tried only where it is no label, or one that is doubted; only what the open sections wait for is tried, and
only where rows of `confusions.csv` explain what stands there. `RULES`, at the end, say when that is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vnplan.compiled import plain_re
from vnplan.sections.anew import list_anew_below_heading, list_anew_below_letter
from vnplan.sections.draft import FAR, Claim, LabelWalk
from vnplan.sections.labels import Label
from vnplan.sections.nesting import (
    AnyRule,
    heading_number_twice,
    in_capitals,
    item_number_twice,
    number_skipped,
    opens_first,
)
from vnplan.tables.confusions import Misread, explained
from vnplan.text.labels import LETTERS, letter_label, roman_label
from vnplan.text.normalize import UPPER
from vnplan.text.stretches import Stretch, holding

ODD = "odd"
"""The rung of a line that may be a misread label and is none as it stands; no rule of nesting knows it."""

_HEADED = rf"(?=[ ]{{1,3}}[{UPPER}]{{2}})"  # "H. NHIỆM VỤ", "II NHIỆM VỤ"; "HI." alone on its line
_ROMAN = rf"(?P<roman>[IVXHLTl1|!]{{1,5}})(?:(?P<end>[.,:;])(?=[ ]?\n)|(?P<mark>[.,:;]?){_HEADED})"
_SMALL = rf"(?P<small>[A-ZĐa-zđøØ©€®&§¡!|\]0-9ŠšóÓÌì]{{1,2}})(?P<close>[.,:;)])(?=[ ]{{1,3}}[{UPPER}“\"0-9]|\n)"
_NAMED = r"(?P<word>Chương|CHƯƠNG)[ ](?P<named>[IVXHLTl1|!ïÏ]{1,5})(?=[.: ]|\n)"  # "Chương H"
_FORM = plain_re(rf"{_ROMAN}|{_SMALL}|{_NAMED}")
_LINE = plain_re(rf"\n(?P<lead>[|*_ ]{{0,4}})(?:{_ROMAN}|{_SMALL}|{_NAMED})")
_TRIED = ("roman", "arabic", "letter", "chuong")
_LONGEST = 30  # of a list: no misread label of a later item is tried


def with_odd(text: str, labels: list[Label], start: int, end: int, quoted: list[Stretch]) -> list[Label]:
    """The labels with the lines among them that may be misread ones."""
    known = {label.start for label in labels}
    odd = []
    for found in [found for found in _LINE.finditer(text, max(0, start - 1), end) if found.end("lead") not in known]:
        at = found.end("lead")
        if not _is_odd(found) or holding(quoted, at) is not None:
            continue
        stop = found.end()
        while text.startswith(" ", stop):
            stop += 1
        odd.append(Label(at, stop, found.group()[1:].strip(), ((ODD, 0),)))
    return sorted(labels + odd, key=lambda label: label.start) if odd else labels


def _is_odd(found: re.Match[str]) -> bool:
    """Whether no label is written so: but for a misread sign or mark it would be read as one."""
    if found["roman"] or found["named"]:
        return True
    return found["close"] != "." or not found["small"].isalpha() or len(found["small"]) == 1


@dataclass(slots=True)
class Try:
    """A label, and what it would be: `claim` in the reading awaited, `rule` that believed it as it stands."""

    claim: Claim
    read: str
    rule: AnyRule | None

    @property
    def heads(self) -> bool:
        """Whether capitals stand behind it."""
        return in_capitals(self.claim.walk.text, self.claim.label)


CaseOf = Callable[[LabelWalk, int, str, int], Claim]


def tries(walk: LabelWalk, at: int, rule: AnyRule | None, claim_of: CaseOf) -> Iterator[tuple[Claim, str]]:
    """The readings that are believed in place of what is written, with the label meant."""
    awaited = [wanted for wanted in _awaited(walk) if rule is None or _doubtful(walk, rule, *wanted)]
    form = _FORM.match(walk.text, walk.labels[at].start) if awaited else None
    if form is None:
        return
    for rung, value in awaited:
        meant = _meant(rung, value)
        if _explained(form, meant, rung, walk.misread):
            claim = claim_of(walk, at, rung, value)
            tried = Try(claim, form.group(), rule)
            if any(rule(tried) for rule in RULES):
                yield claim, meant if form["word"] is None else f"{form['word']} {meant}"


def may_be_another(walk: LabelWalk, at: int, rule: AnyRule | None) -> bool:
    """Whether the rule that believed a label leaves a doubt; most lists are opened by small letters, and "a)" first."""
    if rule is not opens_first:
        return rule is None or rule in _DOUBTED
    return in_capitals(walk.text, walk.labels[at]) or any(section.rung == "letter" for section in walk.open)


_DOUBTED = (
    opens_first,
    heading_number_twice,
    item_number_twice,
    list_anew_below_letter,
    list_anew_below_heading,
    number_skipped,
)


def _doubtful(walk: LabelWalk, rule: AnyRule, rung: str, value: int) -> bool:
    """Whether a label that `rule` believed may be another in this rung: what `RULES` ask of these."""
    if rung == "roman":
        return value == 1 or rule is heading_number_twice
    if rung == "letter":
        return value > 1 and rule in (*_POINT_DOUBTED, number_skipped)
    return False


def _awaited(walk: LabelWalk) -> Iterator[tuple[str, int]]:
    """What may come next: the successor of each open section, the innermost first, and the first of other lists."""
    seen = set()
    for section in reversed(walk.open):
        if section.rung in _TRIED and section.rung not in seen and section.value < _LONGEST:
            yield section.rung, section.value + 1
        seen.add(section.rung)
    yield from ((rung, 1) for rung in _TRIED if rung not in seen)


def _meant(rung: str, value: int) -> str:
    if rung == "letter":
        return letter_label(value) if value <= len(LETTERS) else ""
    return roman_label(value) if rung in ("roman", "chuong") else str(value)


def _explained(form: re.Match[str], meant: str, rung: str, misread: Misread) -> bool:
    """Whether a label was read for another: "1IL" for "II.", "7," for "7.", "©)" for "c)"."""
    named, roman = form["named"], form["roman"]
    if named is not None or rung == "chuong":
        return rung == "chuong" and named is not None and explained(named, meant, misread, len(named))
    read, mark = (form["small"], form["close"]) if roman is None else (roman, form["end"] or form["mark"])
    if not meant or not (_as_small(rung, mark) if roman is None else rung == "roman" or mark):
        return False
    if read == meant:
        return mark != "." and rung != "letter"
    return explained(read, meant, misread, len(read)) or (not mark and explained(read, meant + ".", misread, len(read)))


def _as_small(rung: str, mark: str) -> bool:
    """Whether a list is numbered so in small: letters with a bracket behind, numbers with another mark."""
    return rung != "roman" and (rung == "letter") == (mark == ")")


# --- when it is enough -----------------------------------------------------------------------------------------------


def follows_its_elder(tried: Try) -> bool:
    """ "H. NHIỆM VỤ" behind "I.", "7, Thủ trưởng" behind "6.", "©)" behind "b)": no label as it stands."""
    claim = tried.claim
    if tried.rule is not None or (claim.elder is None and claim.rung != "chuong"):
        return False
    if claim.rung == "chuong":
        return True
    return tried.heads if claim.rung == "roman" else _paragraph_ended(claim)


def opens_a_list(tried: Try) -> bool:
    """ "L: Quyết định này ..." before "2.", "4) Mục tiêu" before "b)"."""
    claim = tried.claim
    if tried.rule is not None or claim.value != 1 or claim.rung == "roman":
        return False
    return _next(claim) == 2 and _paragraph_ended(claim)


def _next(claim: Claim) -> int | None:
    """The value of the next label of the same rung."""
    return next((value for label in claim.ahead(FAR) for rung, value in label.readings if rung == claim.rung), None)


def heading_for_item(tried: Try) -> bool:
    """ "1. MỤC ĐÍCH" where no heading stands before it and the next line in capitals is "II." or misread too."""
    claim = tried.claim
    if claim.rung != "roman" or claim.value != 1 or not tried.heads:
        return False
    following = next((label for label in claim.ahead(FAR) if in_capitals(claim.walk.text, label)), None)
    if following is None:
        return False
    if ("roman", 2) in following.readings:
        return True
    form = _FORM.match(claim.walk.text, following.start)
    return form is not None and form["roman"] is not None and _explained(form, "II", "roman", claim.walk.misread)


def counted_on(tried: Try) -> bool:
    """ "II. ... II. TỔ CHỨC ... IV.": the second is "III.", for "IV." follows, or a label was misread before."""
    claim = tried.claim
    if tried.rule is not heading_number_twice or claim.rung != "roman" or claim.elder is None:
        return False
    following = [value for label in claim.ahead(FAR) for rung, value in label.readings if rung == "roman"]
    if following[:1] == [claim.value + 1]:
        return True
    if claim.value == _SECOND:  # nobody counts "I., I." and goes on
        return following in ([], [_SECOND])
    return claim.walk.mended > 0 and not following


_SECOND = 2


_POINT_DOUBTED = (opens_first, list_anew_below_letter)


def point_for_item(tried: Try) -> bool:
    """ "1)" behind "h)": no "2)" follows."""
    claim = tried.claim
    if tried.rule not in _POINT_DOUBTED or claim.rung != "letter" or claim.elder is None:
        return False
    return not any(("arabic", 2) in label.readings for label in claim.ahead(4))


def point_skipped(tried: Try) -> bool:
    """ "đ)" behind "c)" is "d)" where the text is damaged elsewhere, and "e)" does not follow; or another "đ)" does."""
    claim = tried.claim
    if tried.rule is not number_skipped or claim.rung != "letter":
        return False
    following = _next(claim)
    if following == claim.value + 1:
        return tried.read.startswith(letter_label(following))
    return claim.walk.mended > 0 and following != claim.value + 2


def _paragraph_ended(claim: Claim) -> bool:
    """Whether the line above is a heading, or ends as a paragraph does."""
    text, end = claim.walk.text, max(0, claim.label.start - 1)
    while end > 0 and text[end] in " |*_":
        end -= 1
    above = text.rfind("\n", 0, end) + 1
    sections = claim.walk.sections
    return text[end - 1 : end] in _ENDS or (bool(sections) and sections[-1].start >= above) or text[above:end].isupper()


_ENDS = frozenset(("", ".", ";", ":", "”", ")", '"', "/", "\n"))

RULES: tuple[Callable[[Try], bool], ...] = (
    follows_its_elder, opens_a_list, heading_for_item, counted_on, point_for_item, point_skipped,
)  # fmt: skip
