"""Rules of form on the tail of a document, and on whom it is addressed to: "Kính gửi", "Nơi nhận", who signs and how.

RULES is the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnplan.review.check_rules import Hit
from vnplan.review.sheet import NUMBER_LINE, FormSheet, Para

_ADDRESSED = re.compile(r"Kính (?:gửi|trình)\s*(?P<colon>:?)", re.I)
_SENT_TO = re.compile(r"Nơi nhận\s*(?P<colon>:?)\s*(?P<rest>.*)", re.I | re.S)
_DASH = re.compile(r"[-–+•*~]\s*")


_KEEPS = re.compile(r"Lưu(?!\w)")
_CLOSED = re.compile(r"[;.](?:\s*\([^()]{0,40}\)?)?$")  # "UBND tỉnh; (để báo cáo)"


class Recipient(NamedTuple):
    """One of those a document goes to: where, in which words, and whether a dash stands before."""

    start: int
    end: int
    text: str
    dashed: bool


def _items(lines: list[Para]) -> list[Recipient]:
    """The lines of a list, what runs over into the next line with it; behind the copy kept it is over."""
    items: list[Recipient] = []
    for para in lines:
        dash = _DASH.match(para.text)
        over = items and _KEEPS.match(items[-1].text) is not None
        if over and (dash is None or items[-1].text[-1] == "."):
            break
        if items and not dash and (para.text[0].islower() or not _CLOSED.search(items[-1].text)):
            items[-1] = items[-1]._replace(end=para.end, text=f"{items[-1].text} {para.text}")
        else:
            items.append(Recipient(para.start, para.end, para.text[dash.end() if dash else 0 :], dash is not None))
    return items


def _recipients(sheet: FormSheet) -> tuple[Para | None, list[Recipient]]:
    """The line "Nơi nhận:" and those named below it, one to a line."""
    lines = sheet.of("recipients")
    first = next((n for n, para in enumerate(lines) if _SENT_TO.match(para.text)), None)
    if first is None:
        return None, []
    return lines[first], _items(lines[first + 1 :])


def recipients_colon(sheet: FormSheet) -> Iterator[Hit]:
    """ "Nơi nhận" or "Kính gửi" without a colon."""
    for para in sheet.of("recipients"):
        for word, pattern in (("Nơi nhận", _SENT_TO), ("Kính gửi", _ADDRESSED)):
            found = pattern.match(para.text)
            if found is not None and not found["colon"]:
                yield sheet.hit("recipients_colon", para.start, para.end, word=word)


def recipients_lines(sheet: FormSheet) -> Iterator[Hit]:
    """Those named under "Nơi nhận": a dash before each, ";" behind; the Party has "," behind each, "." at the end."""
    _, items = _recipients(sheet)
    undashed = [
        item for above, item in zip([None, *items], items, strict=False)
        if not item.dashed and item.text[0].isupper() and (above is None or ":" not in above.text)
    ]  # fmt: skip
    if len(items) > 1 and undashed:
        yield sheet.hit("recipients_dash", undashed[0].start, undashed[0].end, count=len(undashed))
    yield from _marks(sheet, items, "recipients_line", "party_recipients_line")
    party = sheet.family == "party"
    if party and items and not items[-1].text.endswith("."):
        yield sheet.hit("party_recipients_last", items[-1].start, items[-1].end)


def _marks(sheet: FormSheet, items: list[Recipient], code: str, party_code: str) -> Iterator[Hit]:
    code, mark = (party_code, ",") if sheet.family == "party" else (code, ";")
    wrong = [item for item in items[:-1] if item.text[-1] not in (mark, ":") and not _noted(item.text, mark)]
    if wrong:
        yield sheet.hit(code, wrong[0].start, wrong[0].end, count=len(wrong))


def _noted(words: str, mark: str) -> bool:
    """ "Sở Nội vụ; để báo cáo", "Như trên, CHỦ TỊCH": a brace or a note of a second column stands behind the mark."""
    note = words[max(words.rfind(";"), words.rfind(",")) + 1 :]
    return "}" in words or (0 < len(note) <= _NOTE and (words.endswith(f"{mark}{note}") or note.isupper()))


_NOTE = 20  # characters


def addressees(sheet: FormSheet) -> Iterator[Hit]:
    """Several under "Kính gửi:", each on a line of its own: "- Bộ Nội vụ;", the last with "."."""
    lines = sheet.of("recipients")
    first = next((n for n, para in enumerate(lines) if _ADDRESSED.match(para.text)), None)
    if first is None:
        return
    stop = next((n for n in range(first, len(lines)) if _SENT_TO.match(lines[n].text)), len(lines))
    words = _ADDRESSED.sub("", lines[first].text, count=1).strip()
    dash = _DASH.match(words)
    items = _items(lines[first + 1 : stop])
    if dash is not None and items:
        items.insert(0, Recipient(lines[first].start, lines[first].end, words[dash.end() :], True))
    if len(items) > 1 and all(item.dashed for item in items):
        yield from _marks(sheet, items, "addressee_line", "party_addressee_line")
        if sheet.family != "party" and items[-1].text[-1] != ".":
            yield sheet.hit("addressee_last", items[-1].start, items[-1].end)


# "Lưu: VT, KGVX." and, with who typed it behind the point, "Lưu: VT, KGVX (2b).An"
_KEPT = re.compile(r"Lưu\s*:\s*VT(?:\s*,\s*\S.*)?\.[^.]{0,20}(?:\.\W*)?")
_PARTY_KEPT = re.compile(r"Lưu(?!\s*:)(?!.*\bVT\b).*")


def kept(sheet: FormSheet) -> Iterator[Hit]:
    """The last line, on the copy kept: "- Lưu VT, GDTrH" for "- Lưu: VT, GDTrH."; the Party's is "- Lưu Văn phòng."."""
    line, items = _recipients(sheet)
    if line is None or len(items) < 2:
        return
    last = next((item for item in reversed(items) if _KEEPS.match(item.text)), None)
    if last is None:
        yield sheet.hit("no_kept", items[-1].start, items[-1].end)
    elif sheet.family == "party":
        if not _PARTY_KEPT.fullmatch(last.text):
            yield sheet.hit("party_kept", last.start, last.end)
    elif not _KEPT.fullmatch(last.text):
        yield sheet.hit("kept", last.start, last.end)


def as_above(sheet: FormSheet) -> Iterator[Hit]:
    """A letter with "Kính gửi" whose list does not begin with "Như trên"."""
    _, items = _recipients(sheet)
    if items and any(_ADDRESSED.match(para.text) for para in sheet.of("recipients")):
        if not any(item.text.lower().startswith("như ") for item in items):
            yield sheet.hit("as_above", items[0].start, items[0].end)


def no_recipients(sheet: FormSheet) -> Iterator[Hit]:
    """No "Nơi nhận" at all; a letter without "Kính gửi"."""
    if not sheet.whole:
        return
    signed = sheet.of("signature")
    words = "\n".join(para.text for para in sheet.paragraphs)
    if signed and "nơi nhận" not in words.lower():
        yield sheet.hit("no_recipients", signed[0].start, signed[0].end)
    letter = sheet.rules.stands(sheet.document.metadata.document_type, "letter")
    if letter and not re.search("kính (?:gửi|trình)", words.lower()):
        line = next(para for para in sheet.head if NUMBER_LINE.search(para.text))
        yield sheet.hit("no_addressee", line.start, line.end)


# "TM. ỦY BAN NHÂN DÂN" · "T/M BAN THƯỜNG VỤ" · "KT CHỦ TỊCH" · "T.M"
_POWER = re.compile(
    r"(?P<power>T\s?[/.]?\s?M|K\s?[/.]?\s?T|T\s?[/.]?\s?U\s?[/.]?\s?Q|T\s?[/.]?\s?L|Q)(?P<mark>\s?[.:/]?)\s+(?=[A-ZĐỦỘỆ]{2})"
)


def signing_power(sheet: FormSheet) -> Iterator[Hit]:
    """How one signs for others: "TM.", "KT.", "TL.", "TUQ.", "Q." of the state, "T/M", "K/T", "T/L" of the Party."""
    for para in sheet.of("signature"):
        found = _POWER.match(para.text)
        if found is None:
            continue
        letters = re.sub(r"[\s/.]", "", found["power"])
        start, end = sheet.place(para, found, "power", "mark")
        said = re.sub(r"\s", "", f"{found['power']}{found['mark']}")
        if sheet.family == "party":
            if letters in ("TM", "KT", "TL") and said != f"{letters[0]}/{letters[1]}":
                yield sheet.hit("party_power", start, end, right=f"{letters[0]}/{letters[1]}")
        elif said != f"{letters}.":
            yield sheet.hit("power", start, end, right=f"{letters}.")


_DEGREE = re.compile(
    r"(?P<degree>(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|NGƯT|NGND)\.?(?:\s?[,.]?\s?(?:TS|ThS|BS)\.?)?)\s+[A-ZĐ]\w+\s+[A-ZĐ]"
)
_OF_STATE = ("government", "ministry", "provincial_council", "provincial_committee", "district", "commune")


def degree(sheet: FormSheet) -> Iterator[Hit]:
    """A degree before the name of who signs for a committee: "ThS. Nguyễn Văn An"."""
    if sheet.document.metadata.level in _OF_STATE:
        for para in sheet.of("signature"):
            found = _DEGREE.match(para.text)
            if found is not None:
                yield sheet.hit("degree", *sheet.place(para, found, "degree", "degree"), degree=found["degree"])


_SENTENCE = 40  # characters: a shorter last line is a cell or a caption


_ENDED = re.compile(r"(?:\.\s?/\s?\.?|/\.)[\s\"”]*$")


def end_mark(sheet: FormSheet) -> Iterator[Hit]:
    """The last words of the state's texts: "./."."""
    line, _ = _recipients(sheet)
    body = [p for p in sheet.of(*_BODY) if line is not None and p.start < line.start]
    if sheet.family == "party" or not body or len(body[-1].text) < _SENTENCE:
        return
    last = body[-1]
    if last.text[0] != "(" and not last.text.endswith("..") and _ENDED.search(last.text) is None:
        yield sheet.hit("end_mark", last.start, last.end)


def party_end_mark(sheet: FormSheet) -> Iterator[Hit]:
    """The last words of the Party's texts: "." alone; of "./." the last counts, wherever recipients and names stand."""
    if sheet.family != "party":
        return
    ended = [(para, found) for para in sheet.of(*_BODY) if (found := _ENDED.search(para.text)) is not None]
    if ended:
        yield sheet.hit("party_end_mark", *sheet.place(*ended[-1]))


_BODY = ("body", "closing", "preamble")

RULES = [
    recipients_colon, recipients_lines, addressees, kept, as_above, no_recipients, signing_power, degree, end_mark,
    party_end_mark,
]  # fmt: skip
