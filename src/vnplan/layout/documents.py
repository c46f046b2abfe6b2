"""The documents in a file: where each begins, its head, its tail, and a portal's words around them.

Boxes of an administrative document: Nghị định 30/2020/NĐ-CP annex I; of a Party document: Hướng dẫn 05-HD/VPTW.
Only key lines are looked for, so a long text costs no more than its head, its tail and a few literal searches.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnplan.compiled import compiled
from vnplan.layout.behind import ANNEX, first_form, next_annex, read_behind
from vnplan.layout.chrome import begin, finish, type_opens
from vnplan.layout.draft import Cut, PartDraft, RegionDraft
from vnplan.layout.head import read_head
from vnplan.layout.letter import judgment_line
from vnplan.layout.lines import APPENDIX, LETTERHEAD, Line, Marks, lines_of, marks_of
from vnplan.layout.tail import read_tail
from vnplan.tables.rules import Rules
from vnplan.tables.types import type_named
from vnplan.text.rare import Rare

_TYPE_WITHIN = 6000  # characters of letterhead and debris over a type line
_ADDRESSEE_WITHIN = 2500
_OPENS_WITHIN = 3000
_ATTACHED_WITHIN = 1200  # characters between a type line and its "(kèm theo ...)"
_TITLE_LENGTH = 700
_APART = 40  # characters: two type lines nearer than this head one document


def documents(text: str, rules: Rules, noted: bool = False) -> tuple[list[PartDraft], list[RegionDraft]]:
    """The documents in a file, in order, and the regions outside them (chrome, property table).

    `noted` tells that the text has a footnote 1 whose mark was glued to a word.
    """
    if not text.strip():
        return [], []
    marks = marks_of(rules)
    marks.roles.clear()
    marks.begun.read(text)
    outside: list[RegionDraft] = []
    starts = [begin(text, marks, outside)]
    starts += [at for at in _letterheads(text, starts[0], marks) if at > starts[0]]
    out: list[PartDraft] = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        end = finish(text, start, following, marks, outside)
        main = len(out)
        cuts = _cut(text, start, end, marks)
        for n, cut in enumerate(cuts):
            stop = cuts[n + 1].start if n + 1 < len(cuts) else end
            here: Cut | None = cut
            while here is not None:
                annex = next_annex(text, here, stop, marks)
                if annex is None and len(out) > main:
                    annex = first_form(text, here, stop, marks)
                part = _draft(text, here, annex.start if annex else stop, rules)
                part.attached_to = main if len(out) > main else None
                here = _frame(text, part, len(out), marks, noted) or annex
                out.append(part)
    marks.begun.forget()
    return out, outside


def _draft(text: str, cut: Cut, stop: int, rules: Rules) -> PartDraft:
    """A document that begins at a cut and ends before `stop`."""
    part = PartDraft(cut.start, cut.start + len(text[cut.start : stop].rstrip()), cut.type_line, appendix=cut.appendix)
    words = text[slice(*cut.type_line)] if cut.type_line else ""
    part.type = cut.type or (type_named(words, rules) if words else None)
    part.law = part.type in rules.laws
    return part


def _frame(text: str, part: PartDraft, index: int, marks: Marks, noted: bool) -> Cut | None:
    """Set head and tail of a document; returns what follows its signature, if anything does."""
    here = read_head(text, part, index, marks)
    behind = read_tail(text, part, here, index, marks, noted)
    following = None if behind is None else read_behind(text, part, behind, index, marks)
    part.zones.sort(key=lambda zone: zone.start)
    part.enacted = _enacted(text, part, marks)
    return following


_STATE = Rare("Ộ", r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI")
_PARTY = Rare("Ả", r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
# "Số: 12/KH-UBND", "Luật số: 59/2020/QH14", "Số:     /HD-MTTQ" of a draft whose day is left blank too
_NUMBERED = compiled(r"(?:[Ss]ố|SỐ)\s?[:.]?\s?\d+[^\s,;]{0,12} ?/|(?:[Ss]ố|SỐ)\s?:\s{0,12}/[\p{Lu}]{2}")
_OF_YEAR = compiled(r"(?:[Ss]ố|SỐ)\s?:?\s?\d+[a-z]?/(?:19|20)\d\d/(?:QH|UBTVQH|NQ-)")
_TO_FILL = compiled(r"[Ss]ố\s?:?\s?[.…_]{2}|ngày\s?[.…_]{2}")
_DATED = compiled(r"(?:[Nn]gày|NGÀY)\s+(?:\d{1,2}\s+)?tháng\s+\d{1,2}\s+năm\s+\d{4}")
_DATE_BELOW = 3  # lines: "V/v ..." stands over the day, on the left
_HEAD_ABOVE, _HEAD_BELOW = 300, 900  # characters of a letterhead over and under the motto


def _letterheads(text: str, first: int, marks: Marks) -> Iterator[int]:
    """Where further documents begin: a letterhead with a number, and a day or year; a form leaves them blank."""
    mottoes = (motto.span() for state in (_STATE, _PARTY) for motto in state.finditer(text, first + _HEAD_ABOVE))
    for top, end in sorted(mottoes):
        low, high = top - _HEAD_ABOVE, end + _HEAD_BELOW
        if not _DATED.search(text, low, high) and not _OF_YEAR.search(text, low, high):
            continue
        above = list(lines_of(text, text.find("\n", low) + 1, end, marks))
        while len(above) > 1 and above[-2].role in LETTERHEAD | {"capitals", "about"}:
            del above[-1]
        start = text.rfind("\n", 0, above[-1].start) + 1 if above else top
        below = [line for line in lines_of(text, start, min(high, len(text)), marks) if line.role != "rule"]
        heads = next((n for n, line in enumerate(below) if _heads(text, line, marks)), None)
        if heads is None:
            continue
        words = text[start : below[min(heads + _DATE_BELOW, len(below) - 1)].end]
        dated = _DATED.search(words) or _OF_YEAR.search(words)
        if _NUMBERED.search(words) and dated and not _TO_FILL.search(words):
            yield start


def _heads(text: str, line: Line, marks: Marks) -> bool:
    """What a letterhead leads to: "THÔNG TƯ", "THÔNG TƯ Sửa đổi ...", "V/v ...", "Kính gửi"."""
    return line.role in _HEADED or type_opens(text[line.start : line.end], marks) is not None


_HEADED = ("type", "about", "addressee")


def _cut(text: str, start: int, end: int, marks: Marks) -> list[Cut]:
    """Where a document and each of its attachments begin."""
    main = _main_type(text, start, end, marks)
    cuts = [Cut(start, main)]
    after = main[1] if main else start
    found = [*_attached(text, after, end, marks), *_appendices(text, after, end, marks)]
    for cut in sorted(found):
        if cut.start - cuts[-1].start > _APART:
            cuts.append(cut)
    return cuts


def _main_type(text: str, start: int, end: int, marks: Marks) -> tuple[int, int] | None:
    """The type line of the main document; None for a letter, a judgment."""
    if judgment_line(text, start, end, marks) is not None:
        return None
    top = max(text.rfind("\n", 0, start), 0)
    typed = marks.type_line.search(text, top, min(end, start + _TYPE_WITHIN))
    above_type = end if typed is None else typed.start()
    addressed = marks.addressee_line.search(text, top, min(above_type, start + _ADDRESSEE_WITHIN))
    if typed is not None and addressed is None:
        return _of_head(text, start, typed.span("type"), marks)
    if addressed is not None:
        return _opened_above(text, start, addressed.start(), marks)
    above = True  # whether no heading and no recital stands above
    before = ""
    for line in lines_of(text, start, min(end, start + _OPENS_WITHIN), marks):
        words = text[line.start : line.end]
        if above and (
            _in_markdown(text, line.start)
            or marks.type_alone.fullmatch(words.upper())
            or (before in _LAST_ABOVE and _small_title(line, words))
        ):
            words = words[:1] + words[1:].upper()  # "# Kế hoạch tổ chức hội thao", "Kế hoạch" alone
        opened = type_opens(words, marks) or marks.type_alone.fullmatch(words)
        if opened is not None:
            return line.start, line.start + opened.end()
        above = above and line.role not in ("label", "recital", "enacts")
        before = line.role
    return None


def _of_head(text: str, start: int, typed: tuple[int, int], marks: Marks) -> tuple[int, int] | None:
    """The type line, if no numbered heading stands over it, or a letterhead between: "KẾT LUẬN" closes an essay too."""
    labelled = False
    for line in lines_of(text, start, typed[0], marks):
        labelled = line.role == "label" or (labelled and line.role not in _BEGINS_AGAIN)
    return None if labelled else typed


_BEGINS_AGAIN = ("motto", "number", "dated")
_LAST_ABOVE = ("dated", "number", "motto")  # what a letterhead ends in
_SMALL_TITLE = 330  # characters: as long as a trích yếu
_NO_TITLE = compiled(r"số\s*:?\s*\d|[.;:,]$")


def _small_title(line: Line, words: str) -> bool:
    """ "Kế hoạch triển khai tiêm phòng năm 2026", below the date: type and title in small letters, no sentence."""
    return line.role == "text" and len(words) < _SMALL_TITLE and _NO_TITLE.search(words) is None


def _opened_above(text: str, start: int, end: int, marks: Marks) -> tuple[int, int] | None:
    """ "BÁO CÁO RÀ SOÁT" over "Kính gửi": a type with words beside it, in capitals; a letter has none."""
    for line in lines_of(text, start, end, marks):
        words = text[line.start : line.end]
        opened = type_opens(words, marks) if line.role == "capitals" else None
        if opened is not None:
            return line.start, line.start + opened.end()
    return None


def _in_markdown(text: str, at: int) -> bool:
    """Whether a line is a heading of Markdown: "# Kế hoạch ..."."""
    return text.startswith("\n#", text.rfind("\n", 0, at))


_BODY_BEGINS = compiled(r"\n(?:Điều\s+\d|[IVX]+\. |1\. )|\.\n")


def _attached(text: str, start: int, end: int, marks: Marks) -> Iterator[Cut]:
    """Type lines with "(Ban hành kèm theo ...)" below them."""
    for found in marks.attached_type.finditer(text, start, end, marks.begun):
        given = marks.attached.search(text, found.end(), min(end, found.end() + _ATTACHED_WITHIN))
        if given is None:
            continue
        head = text[found.end() : given.start()]
        if len(head) <= _TITLE_LENGTH and not _BODY_BEGINS.search(head):
            yield Cut(found.start("type"), found.span("type"), found["sheet"] is not None)


def _appendices(text: str, start: int, end: int, marks: Marks) -> Iterator[Cut]:
    """ "PHỤ LỤC I", alone on its line or with a title that can be nothing else."""
    for found in APPENDIX.finditer(text, start, end, marks.begun):
        head = "type" if found["type"] else "titled"
        start = text.rfind("\n", start, found.start(head)) + 1 or found.start(head)
        yield Cut(start, found.span(head), True, ANNEX if head == "titled" else None)


_RECITALS = 20000  # characters: the longest recitals


def _enacted(text: str, part: PartDraft, marks: Marks) -> int | None:
    """End of "QUYẾT ĐỊNH:" that closes the recitals."""
    start, end = part.content
    found = marks.enacting_line.search(text, max(0, start - 1), min(end, start + _RECITALS))
    return None if found is None else found.start() + len(found.group().rstrip())
