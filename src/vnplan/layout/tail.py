"""The tail of one document: recipients, signature, footnotes.

Boxes 7 and 9b of Nghị định 30/2020/NĐ-CP annex I.
"""

from __future__ import annotations

from itertools import chain, islice, pairwise, takewhile
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.layout.behind import heads_attached, opens
from vnplan.layout.draft import PartDraft
from vnplan.layout.end_notes import end_notes, own_notes
from vnplan.layout.letter import from_day
from vnplan.layout.lines import NAME_WORD, Line, Marks, is_name, last_piece, lines_of, mostly_upper, rules_a_table
from vnplan.layout.small import signs_small

_SIGNATURE_LENGTH = 900  # characters of powers, posts, stamps and a name
_SIGNATURE_LINES = 14
_ABOVE = 500  # characters between a signature that stands over "Nơi nhận" and the list


def read_tail(text: str, part: PartDraft, start: int, index: int, marks: Marks, noted: bool) -> int | None:
    """Set the regions of a document's tail, and its content: from `start` to where the tail begins.

    `noted` tells that the file has a footnote 1 whose mark was glued to a word. Returns where recipients and signature
    end, None where there are none.
    """
    if part.appendix:
        stop = end_notes(text, part.start, part.end, noted)
        part.add("appendix", part.start, stop, text, index)
        part.add("footnotes", stop, part.end, text, index)
        part.content = (part.start, stop)
        return None
    content_end, behind = _recipients(text, part, start, index, marks)
    part.content = (start, content_end)
    if content_end < part.end:
        return behind
    if part.type == "ban_an":  # its reasons are numbered [1], [2]
        return None
    notes = own_notes(text, start, part.end, noted)
    if notes is not None:
        part.add("footnotes", notes, part.end, text, index)
        part.content = (start, notes)
    return None


def _recipients(text: str, part: PartDraft, start: int, index: int, marks: Marks) -> tuple[int, int]:
    """Recipients and signature: where the content ends, and where what follows them begins."""
    named = _list_of_recipients(text, part, start, marks)
    if named is None:
        above = _signature_within(text, part, start, marks) or _signature_above(text, start, part.end, marks)
        if above is None:
            return part.end, part.end
        at, after = _signature(text, above[0], part.end, marks) or above
        at = from_day(text, start, at)
        part.add("signature", at, after, text, index)
        return at, after
    at, after, signed = named
    part.add("recipients", at, after if signed is None else signed[0], text, index)
    if signed is not None:
        part.add("signature", *signed, text, index)
        rest = _rest_of_list(text, signed, part.end, marks)
        if rest is None:
            return at, signed[1]
        part.add("recipients", signed[1], rest[0], text, index)
        part.add("signature", *rest, text, index)
        return at, rest[1]
    above = _signature_above(text, start, at, marks)
    if above is None:
        return at, after
    signs = from_day(text, start, above[0])
    part.add("signature", signs, above[1], text, index)
    return signs, after


def _rest_of_list(text: str, signed: tuple[int, int], end: int, marks: Marks) -> tuple[int, int] | None:
    """The signature behind recipients that the end of a page tore from theirs: "BỘ TRƯỞNG", "- Lưu: VT.", "Lê Thị Hà".

    None where the signature before them has its name.
    """
    last = text[text.rfind("\n", 0, signed[1]) + 1 : signed[1]]
    if is_name(last) and not _signs(last, marks):
        return None
    listed = takewhile(lambda line: line.role == "bullet", lines_of(text, signed[1], end, marks))
    stop = next((line.end for line in listed if _KEPT.search(text, line.start, line.end)), None)
    if stop is None:
        return None
    below = next(lines_of(text, stop, end, marks), None)
    if below is not None and is_name(text[below.start : below.end]):
        return stop, below.end
    return _signature(text, stop, end, marks)


class Listed(NamedTuple):
    """A list of recipients: where it begins and ends, and the signature behind it."""

    at: int
    after: int
    signature: tuple[int, int] | None


def _listed(text: str, at: int, end: int, marks: Marks) -> Listed:
    after = _recipients_end(text, at, end, marks)
    signed = _signature(text, after, end, marks)
    return Listed(at, after, None if signed is None else (from_day(text, at, signed[0]), signed[1]))


_LITTLE = 200  # characters
_MOST_LISTS = 8  # lists of recipients looked at: a plan may be followed by forms with lists of their own
_TO_FILL = compiled(r"\n[ *-]*[.…]{3,}|\n[ *-]*…")  # "- ………;": recipients to be filled in
_FORM_LIST = 120  # characters of such a list
_ARTICLE = compiled(r"\n[ *#|>]*(?:Điều|ĐIỀU)\s+(?P<number>\d{1,4})[a-zđ]?[.:]")
_LAST_ARTICLE = compiled(rf"(?r){_ARTICLE.pattern}")


def _list_of_recipients(text: str, part: PartDraft, start: int, marks: Marks) -> Listed | None:
    """The first "Nơi nhận" that is signed and closes the document, else the last; none of a form."""
    last: int | None = None
    for n, named in enumerate(marks.recipients_line.finditer(text, max(start - 1, 0), part.end, marks.begun)):
        at = named.end()
        if n < _MOST_LISTS:
            if _TO_FILL.search(text, at, min(part.end, at + _FORM_LIST)):
                continue
            listed = _listed(text, at, part.end, marks)
            if _closes(text, part, start, listed, marks):
                return listed
        last = at
    return None if last is None or part.attached_to is not None else _listed(text, last, part.end, marks)


def _closes(text: str, part: PartDraft, start: int, listed: Listed, marks: Marks) -> bool:
    """Whether a list of recipients is signed or ends in "Lưu: VT", stands in no quotation, and no article goes on.

    What is attached holds forms with lists of their own; its own list stands at its end.
    """
    end, (at, after, signature) = part.end, listed
    signed = _KEPT.search(text, at, after) or signature or _signature_above(text, start, at, marks)
    if signed is None or (part.attached_to is not None and not _at_end(text, signature or (at, after), end, marks)):
        return False
    if text.count("“", start, at) > text.count("”", start, at) and _closed_first(text, after, end):
        return False
    return not _goes_on(text, start, at, after, end)


def _goes_on(text: str, start: int, at: int, after: int, end: int) -> bool:
    """Whether an article follows behind `after` that is counted on from the last before `at`."""
    following = _ARTICLE.search(text, after, end)
    last = _LAST_ARTICLE.search(text, start, at) if following is not None else None
    return last is not None and following is not None and int(following["number"]) == int(last["number"]) + 1


def _signature_within(text: str, part: PartDraft, start: int, marks: Marks) -> tuple[int, int] | None:
    """A signature with a name, without recipients, behind which an annex or an attached document begins."""
    if part.attached_to is not None:
        return None
    for found in islice(marks.signer_line.finditer(text, start, part.end, marks.begun), _MOST_LISTS):
        at = found.end()
        signed = _signature(text, at, part.end, marks)
        if signed is None or not is_name(text[text.rfind("\n", at, signed[1]) + 1 : signed[1]]):
            continue
        above = from_day(text, start, at)
        ended = text[max(start, above - _BLANKS) : above].rstrip()[-1:] in _STOPS
        if ended and opens(text, signed[1], part.end, marks) and not _goes_on(text, start, at, signed[1], part.end):
            return signed
    return None


_BLANKS = 8  # characters between the last words and a signature
_STOPS = frozenset('./;:”"')


def _at_end(text: str, tail: tuple[int, int], end: int, marks: Marks) -> bool:
    """Whether nothing follows a tail but a line or two, or an annex."""
    if len(text[tail[1] : end].strip()) < _LITTLE:
        return True
    first = next((line for line in lines_of(text, tail[1], end, marks) if line.role != "rule"), None)
    return first is not None and marks.annex.match(text, first.start) is not None


def _closed_first(text: str, at: int, end: int) -> bool:
    """Whether the next quotation mark closes."""
    opened, closed = text.find("“", at, end), text.find("”", at, end)
    return closed >= 0 and not 0 <= opened < closed


# The last recipient and what a flattened page puts behind it on the same line.
_KEPT_ON_LINE = compiled(
    r"[Ll]ưu:?\s[^;]{0,200}?"
    r"(?:[.)](?<!\s(?:TM|KT|TL|TUQ)\.)(?=\s+[\p{Lu}]{2})|(?=\s(?:TM|KT|TL|TUQ)\.|\s+[\p{Lu}]{4,}\s[\p{Lu}]{3,}))"
)
_KEPT = compiled(r"[Ll]ưu\s?:?\s*(?:Văn thư|VT)(?:(?! (?:TM|KT|TL|TUQ)\.)[^.;])*(?:\.[A-ZĐ][\w-]*)?\.?\)?")
_ONE_LINE = 60  # characters: a list of recipients on one line is longer
_RECIPIENT_LENGTH = 120  # characters
_UNIT = 14  # characters: "VT, KGVX": the drafting unit behind the registry


def _recipients_end(text: str, start: int, end: int, marks: Marks) -> int:
    """End of the list of recipients: its last bullet, before powers and posts."""
    lines = lines_of(text, start, end, marks)
    first = next(lines)
    stop = first.end
    kept = _KEPT_ON_LINE.search(text, first.start, stop)
    if kept is not None and stop - first.start > _ONE_LINE:
        return kept.end()
    for line, below in pairwise(chain(lines, (None,))):
        assert line is not None
        words = text[line.start : line.end]
        if rules_a_table(text, line):
            continue
        goes_on = text[stop - 1] in ",:"
        if marks.signer.match(words) or not (goes_on or _is_recipient(words, line, marks)):
            break
        if signs_small(text, line.start, end, marks):
            break
        stop = line.end
        kept = _KEPT.search(words)
        if kept is not None:
            last = _after_registry(words, kept, line.start, marks)
            if not words[kept.end() :].strip().startswith((",", ";")) and (below is None or below.role != "bullet"):
                return last
    return stop


def _is_recipient(words: str, line: Line, marks: Marks) -> bool:
    if line.role == "bullet" or words[0].islower() or marks.recipient.match(words):
        return True
    return line.role not in ("capitals", "issuer", "type", "rule", "label") and len(words) < _RECIPIENT_LENGTH


def _after_registry(words: str, kept: regex.Match[str], start: int, marks: Marks) -> int:
    """Where "Lưu: VT, KGVX." ends on a line that may go on with the signer's."""
    rest = words[kept.end() :].strip()
    if not rest or (len(rest) < _UNIT and "(" not in rest and not mostly_upper(rest)):
        return start + len(words.rstrip())
    return start + (kept.end() if mostly_upper(rest) or marks.signer.match(rest) else len(words))


_NAME_BEHIND = compiled(rf"(?:{NAME_WORD}\s?[\p{{Ll}}]?\s?){{2,5}}$")
_STAMP = compiled(r"(?:\(?[Đđ]ã ký\)?|\([Kk]ý(?:,[^()]{1,30})?\)|[A-ZĐ][\w. ]{1,20}[A-ZĐ]\w+)$")
_NAME_LENGTH = 40  # characters
_POSTS = 6  # lines: "TM. ...", "KT. ...", "PHÓ ...", and a stamp's


def _signature(text: str, at: int, end: int, marks: Marks) -> tuple[int, int] | None:
    """Span of the powers, posts and name that follow `at`, or None."""
    lines = list(islice(lines_of(text, at, min(end, at + _SIGNATURE_LENGTH), marks), _SIGNATURE_LINES))
    first = _first_signer(text, at, end, lines, marks)
    if first is None:
        return None
    start, stop = lines[first].start, lines[first].end
    if _post_and_name(text[start:stop], marks):
        return start, stop
    posts = 0
    signs = _signs(text[start:stop].upper(), marks)
    for n, line in enumerate(lines[first + 1 :], first + 1):
        words = text[line.start : line.end]
        if line.role in ("type", "motto", "number") or heads_attached(text, lines[n:], marks):
            break
        if rules_a_table(text, line):
            continue
        signs = signs or _signs(words, marks)
        if mostly_upper(words) and posts < _POSTS and len(words) < 90:
            stop, posts = line.end, posts + 1
        elif (named := _name_end(text, lines, n, marks)) is not None:
            return start, named
        elif _is_stamp(words) or signs_small(text, line.start, end, marks):
            stop = line.end
        else:
            break
    return (start, stop) if signs else None


def _is_stamp(words: str) -> bool:
    return len(words) < _NAME_LENGTH and _STAMP.match(last_piece(words)) is not None


_HALF_NAME = compiled(r"\p{Lu}\p{Ll}+$")
_REST_OF_NAME = compiled(r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2}$")
_WHOLE_NAME = 4  # words: what is as long is not torn


def _name_end(text: str, lines: list[Line], n: int, marks: Marks) -> int | None:
    """The end of the name on a line, torn by the line's end or not: "Lê Tấn⏎Cận"; None where no name is."""
    line = last_piece(text[lines[n].start : lines[n].end])
    whole = (is_name(line) and len(line) < _NAME_LENGTH) or _post_and_name(line, marks)
    words = len(line.split())
    rest = text[lines[n + 1].start : lines[n + 1].end] if n + 1 < len(lines) else ""
    if (whole and words < _WHOLE_NAME) or _HALF_NAME.match(line):
        if _REST_OF_NAME.match(rest) and min(words, len(rest.split())) == 1:
            return lines[n + 1].end
    return lines[n].end if whole else None


def _signs(words: str, marks: Marks) -> bool:
    """Whether a line names a power or a post; a body alone may head the next document."""
    bare = _DEBRIS.sub("", words)
    return marks.signer.match(bare) is not None


_DEBRIS = compiled(r"^[^\p{L}]+")


def _post_and_name(words: str, marks: Marks) -> bool:
    """ "KT. BỘ TRƯỞNG THỨ TRƯỞNG Bùi Hồng Lĩnh", on one line."""
    named = _NAME_BEHIND.search(words) if marks.signer.match(words) else None
    return named is not None and not mostly_upper(named.group())


def _first_signer(text: str, at: int, end: int, lines: list[Line], marks: Marks) -> int | None:
    """Index of the line a signature begins with: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"."""
    for n, line in enumerate(lines):
        words = text[line.start : line.end]
        if len(words) < 160 and (
            marks.signer.match(words)
            or (mostly_upper(words) and marks.issuer.search(words))
            or signs_small(text, line.start, end, marks)
        ):
            return n
        if len(words) > 12 and line.start - at > 30:
            return None
    return None


_POST_AND_NAME = compiled(
    r"(?<!\p{Lu})[\p{Lu}]{3,}\s+(?:\(?[Đđ]ã ký\)?\s+)?(?:[\p{Lu}][\p{Ll}]+\s+){1,4}[\p{Lu}][\p{Ll}]*$"
)


def _signature_above(text: str, start: int, end: int, marks: Marks) -> tuple[int, int] | None:
    """Span of a signature that ends at `end`."""
    low = text.rfind("\n", 0, max(start, end - _ABOVE)) + 1
    for line in list(lines_of(text, max(start, low), end, marks))[-9:]:
        words = text[line.start : line.end]
        if marks.signer.match(words) and (mostly_upper(words) or _POST_AND_NAME.search(words)) and len(words) < 120:
            return line.start, len(text[:end].rstrip())
        named = signs_small(text, line.start, end, marks)
        if named is not None and not text[named:end].strip(" \n*|"):
            return line.start, named
    return None
