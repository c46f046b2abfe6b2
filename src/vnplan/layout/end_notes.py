"""Where the footnotes at the end of a text begin."""

from __future__ import annotations

from itertools import count, islice

from vnplan.compiled import compiled

_END_NOTES = compiled(r"\n[ ]*(?=\[1\])")
_NOTES_WITHIN = 6000  # characters of footnotes at the end of a text


def own_notes(text: str, start: int, end: int, noted: bool) -> int | None:
    """Where the notes of a document without signature begin: near its end, else those that count on to it."""
    note = _END_NOTES.search(text, max(start, end - _NOTES_WITHIN), end)
    if note is not None:
        return note.start() + 1
    note = _END_NOTES.search(text, start, end)
    if note is None or not (noted or text.find("[1]", start, note.start()) >= 0):
        return None
    at = note.start()
    for number in islice(count(2), _MOST_NOTES):
        following = text.find(f"\n[{number}]", at, at + _NOTES_WITHIN)
        if following < 0:
            break
        at = following
    return note.start() + 1 if end - at < _NOTES_WITHIN else None


_MOST_NOTES = 999  # their marks have three digits


def end_notes(text: str, start: int, end: int, noted: bool) -> int:
    """Where the notes of the whole file begin, behind its last appendix: "[1] ...", marked "[1]" further up."""
    note = _END_NOTES.search(text, start, end) if text.find("[1]", start, end) >= 0 else None
    return note.end() if note is not None and (noted or text.find("[1]", 0, note.start()) >= 0) else end
