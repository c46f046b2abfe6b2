"""From text to Document: normalise, frame, outline, scan, then tails, relations and keys."""

from __future__ import annotations

import bisect
import datetime
import os

import regex as re

from vnplan.identity import citation_key, document_key, text_sha256
from vnplan.issuers import CENTRAL, LOCAL, Body, bodies_of_number, body_of, province_of, provinces_in
from vnplan.layout import Frame, Zone, enacting_line, frames, marks_of
from vnplan.metadata import Own, read_metadata, type_of_number
from vnplan.models import Citation, Citations, Document, Metadata, Note, Part, Region, Section, Sections
from vnplan.normalize import normalize
from vnplan.offsets import OffsetMap, Padded
from vnplan.outline import Unit, heading_of, line_style, outline, paragraph_end
from vnplan.provisions import expand
from vnplan.relations import Cue, cues_of, last_cue, relate
from vnplan.rules import Rules, load_rules, type_code
from vnplan.scan import Draft, scan
from vnplan.titles import clean_issuer, read_tail


def parse(
    text: str,
    *,
    source: str | None = None,
    number: str | None = None,
    date: datetime.date | str | None = None,
    issuer: str | None = None,
    province: str | None = None,
    rules: Rules | str | os.PathLike[str] | None = None,
) -> Document:
    """Read a document: regions, parts, sections, citations and what it says of itself.

    Any text will do; doubt becomes a note, never an exception. `number`, `date`, `issuer` and `province` (a slug such
    as "bac-giang") tell what the text itself leaves out. `rules` is a folder of your own tables, or loaded rules.

    Offsets are code points into `text` as given: `text[c.start:c.end] == c.text`.

    >>> doc = parse("Căn cứ Luật Giáo dục năm 2019;\\nI. MỤC TIÊU\\n1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.")
    >>> [(s.path, s.heading) for s in doc.sections]
    [('I', 'MỤC TIÊU'), ('I.1', None)]
    >>> [(c.text, c.relation) for c in doc.citations]
    [('Luật Giáo dục năm 2019', 'legal_basis'), ('Chỉ thị số 14/CT-TTg ngày 25/5/2021', 'implements')]
    """
    tables = rules if isinstance(rules, Rules) else load_rules(rules)
    if not isinstance(text, str):
        raise TypeError(f"parse() takes a str, not {type(text).__name__}; read a file with vnplan.read(path)")
    clean = normalize(text)
    body_text, offsets = "\n" + clean.text, Padded(clean.offsets)
    docs, outside = frames(body_text, tables)
    drafts = scan(body_text, tables)
    drafts = [d for d in drafts if _counts(d, outside, docs, body_text)]
    ends = sorted(z.end for f in docs for z in f.zones if z.kind in ("title", "letterhead", "recipients"))
    _read_tails(body_text, drafts, tables, ends, line_style(body_text, 0, len(body_text)) == "lines")
    own_types = _own_types(docs, body_text, tables)
    drafts = [d for d in drafts if _is_own(d, own_types)]
    own = read_metadata(body_text, docs[0], outside, drafts, docs, tables) if docs else Own(*[None] * 7)
    units, regions = _structure(body_text, docs, outside, tables)
    drafts = _without_quoted(body_text, drafts, docs, units)
    notes = _footnote_cues(body_text, docs, units, tables)
    relate(body_text, drafts, tables, notes)
    own = own._replace(
        document_type=own.document_type or (type_of_number(number, tables) if number else None),
        number=number or own.number,
        date=_date(date) or own.date,
        issuer=issuer or own.issuer,
    )
    metadata = _metadata(body_text, own, province, docs, regions, text, tables)
    home = metadata.province
    return _build(text, body_text, offsets, source, metadata, home, docs, regions, units, drafts, tables)


def find_citations(text: str, *, rules: Rules | str | os.PathLike[str] | None = None) -> Citations:
    """The citations of `text` alone: no sections, no regions, so `section` is null and portal chrome counts as text.

    >>> [c.text for c in find_citations("theo điểm a khoản 2 Điều 5 Nghị định số 24/2021/NĐ-CP")]
    ['Nghị định số 24/2021/NĐ-CP']
    """
    tables = rules if isinstance(rules, Rules) else load_rules(rules)
    clean = "\n" + (cleaned := normalize(text)).text
    offsets = Padded(cleaned.offsets)
    drafts = [d for d in scan(clean, tables) if d.rule != "common noun + này"]
    _read_tails(clean, drafts, tables, [], line_style(clean, 0, len(clean)) == "lines")
    relate(clean, drafts, tables)
    return Citations(_citations(text, clean, offsets, drafts, [], [], None, tables))


def _date(value: datetime.date | str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


# --- which candidates count ------------------------------------------------------------------------------------------

_OWN_NUMBER = re.compile(r"(?:[Ss]ố|SỐ)")


def _counts(draft: Draft, outside: list[Zone], docs: list[Frame], text: str) -> bool:
    """Not in portal chrome, not the document's own number line."""
    for zone in outside:
        if zone.start <= draft.start < zone.end:
            return False
    for frame in docs:
        if draft.start >= frame.end:
            continue
        for zone in frame.zones:
            if zone.start <= draft.start < zone.end:
                if zone.kind == "letterhead":
                    return False
                return zone.kind not in ("signature",) or draft.kind != "internal"
        break
    return True


def _own_types(docs: list[Frame], text: str, rules: Rules) -> set[str]:
    """Types of the documents in the file, and those their titles say they carry; empty where none is told."""
    own: set[str] = set()
    for frame in docs:
        if frame.type_line is None and frame.title is None:
            continue
        words = text[frame.type_line[0] : frame.type_line[1]] if frame.type_line else "công văn"
        kind = rules.type_names.get(" ".join(words.lower().split()))
        own.add(kind.code if kind else type_code(words))
        title = " ".join(text[frame.title[0] : frame.title[1]].lower().split()) if frame.title else ""
        if own & {"quy_dinh", "quy_che"}:
            own |= {"quy_dinh", "quy_che"}  # one is written for the other
        own.update(kind.code for name, kind in rules.type_names.items() if " " in name and kind.code not in _ACT_TYPES and name in title)
    return own


_ACT_TYPES = {"luat", "bo_luat", "phap_lenh", "nghi_dinh", "thong_tu", "nghi_quyet", "quyet_dinh", "chi_thi", "thong_tu_lien_tich"}


def _is_own(draft: Draft, own: set[str]) -> bool:
    """Whether "Nghị định này" can mean this document: a letter that says it quotes another's text."""
    if draft.kind != "self" or not own:
        return draft.rule != "common noun + này"
    return draft.type in own or "van_ban_hop_nhat" in own or (draft.type == "van_ban" and draft.rule == "type + này")


_JOINS = re.compile(r"(?r)\s*(?:,|;|và|hoặc|,\s*và|cùng)\s+(?:các\s+|theo\s+)?")


def _read_tails(text: str, drafts: list[Draft], rules: Rules, zone_ends: list[int], lines: bool) -> None:
    """Issuers and titles, from the last citation to the first: a title ends before the next one of its list."""
    joined: dict[int, Draft] = {}  # where a list goes on ("và", a comma) and the citation that follows
    for draft in drafts:
        if draft.full_start < 0:
            draft.full_start = draft.start
        draft.full_end = draft.end
        if draft.kind in ("numbered", "named", "named_law") and draft.governor is None:
            found = _JOINS.match(text, max(0, draft.full_start - 14), draft.full_start)
            if found is not None:
                joined[found.start()] = draft
    places = sorted(joined)
    ends: set[int] = set()  # where later citations end, tails included
    for draft in reversed(drafts):
        if draft.kind in ("numbered", "named", "named_law"):
            n = bisect.bisect_left(zone_ends, draft.end)
            limit = zone_ends[n] if n < len(zone_ends) else len(text)
            at = bisect.bisect_left(places, draft.end)
            near = places[at : at + 12]
            read_tail(text, draft, rules, limit, [p for p in near if not _inside_list(joined[p], p, ends)], lines)
        ends.add(draft.full_end)
        ends.add(draft.end)
    _inherit(text, drafts)


def _inside_list(following: Draft, at: int, ends: set[int]) -> bool:
    """Whether a citation without title, right behind another, belongs to the same title: "về triển khai A và B"."""
    return following.title is None and (at in ends or at - 1 in ends)


_LIST = re.compile(r"(?:\s*(?:,|;|và|hoặc|,\s*và)\s*)(?:số\s*)?|\s*(?:,|;|và)\s*(?:[Ss]ố)?\s*")


def _inherit(text: str, drafts: list[Draft]) -> None:
    """A list's later members take the type of the member before, or of the plural that opens the list."""
    previous: Draft | None = None
    head: re.Match[str] | None = None
    for draft in drafts:
        if draft.kind != "numbered":
            continue
        follows = previous is not None and (
            _LIST.fullmatch(text, previous.full_end, draft.start) or _LIST.fullmatch(text, previous.end, draft.start)
        )
        opening = _plural_head(text, draft.start)
        if opening is not None:
            head = opening
        elif not follows:
            head = None
        if head is not None:
            draft.issuer = draft.issuer or (clean_issuer(head["issuer"]) if head["issuer"] else None)
            if draft.inherits:
                draft.type = type_code(head["type"])
                draft.title = draft.title or (" ".join(head["title"].split()) if head["title"] and text[head.end() - 1] == "(" else None)
            if opening is not None:
                draft.full_start = min(draft.full_start, head.start())
            draft.rule = "head list"
        elif draft.inherits and follows and previous is not None:
            draft.type, draft.rule = previous.type, "list member"
        previous = draft


_HEAD = re.compile(
    r"(?P<many>các|Các)\s+(?P<type>Quyết\s+định|Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Chỉ\s+thị|Công\s+văn|Kế\s+hoạch|Thông\s+tư\s+liên\s+tịch|Công\s+điện|Luật)"
    r"(?:\s+của\s+(?P<issuer>[^:;.()]{3,90}?))?(?P<title>\s+(?:về|quy\s+định|phê\s+duyệt|công\s+bố|ban\s+hành|hướng\s+dẫn)\s[^:;.()]{3,260})?\s*[:(]\s*$"
)


def _plural_head(text: str, at: int) -> re.Match[str] | None:
    """"các Quyết định của X về việc ... (": the head of a list of numbers, which gives them type, issuer and title."""
    low = max(text.rfind("các ", max(0, at - 420), at), text.rfind("Các ", max(0, at - 420), at), text.rfind("các\n", max(0, at - 420), at))
    return _HEAD.match(text, low, at) if low >= 0 else None


# --- structure -------------------------------------------------------------------------------------------------------


def _structure(text: str, docs: list[Frame], outside: list[Zone], rules: Rules) -> tuple[list[tuple[int, list[Unit]]], list[Zone]]:
    """Sections of each part, and all zones in order with preamble, body and closing set."""
    marks = marks_of(rules)
    zones = list(outside)
    units: list[tuple[int, list[Unit]]] = []
    for part, frame in enumerate(docs):
        zones.extend(frame.zones)
        start, end = frame.content
        if frame.appendix:
            units.append((part, []))
            continue
        quoted = _quoted(text, start, end)
        enacted = enacting_line(text, start, end)
        first = enacted if enacted >= 0 else start
        found = outline(text, first, end, quoted)
        style = line_style(text, start, end)
        closing = _closing(text, found, end, marks.closing, style)
        if closing >= 0:
            for unit in found:
                if unit.end > closing:
                    unit.end = len(text[unit.start : closing].rstrip()) + unit.start
        for n, unit in enumerate(found):
            stop = found[n + 1].start if n + 1 < len(found) and found[n + 1].start < unit.end else unit.end
            unit.heading, unit.head_end = heading_of(text, unit, stop, stop < unit.end, style)
        body_at = found[0].start if found else -1
        content_end = closing if closing >= 0 else end
        if enacted >= 0:
            _add(text, zones, "preamble", start, enacted, part)
            _add(text, zones, "body", enacted, content_end, part)
        elif body_at >= 0:
            opening = _opening_end(text, start, body_at)
            _add(text, zones, "preamble", start, opening, part)
            _add(text, zones, "body", opening, content_end, part)
        else:
            opening = _opening_end(text, start, end)
            if opening < end:
                _add(text, zones, "preamble", start, opening, part)
            _add(text, zones, "body", opening if opening < end else start, content_end, part)
        if closing >= 0:
            _add(text, zones, "closing", closing, end, part)
        for zone in frame.zones:
            if zone.kind == "footnotes":
                found.extend(_footnotes(text, zone, len(found)))
        units.append((part, found))
    zones.sort(key=lambda z: z.start)
    return units, zones


_LEADS_IN = re.compile(r"(?:như\s+sau|sau\s+đây|sau|[Cc]ụ\s+thể|là)\s*:[ \t]*(?=\n)")


def _opening_end(text: str, start: int, first: int) -> int:
    """Where recitals end: at the line that ends in "... như sau:", else at the first section."""
    found = None
    for found in _LEADS_IN.finditer(text, start, first):
        if found.start() - start < 6000:
            break
    if found is None:
        return first
    rest = text[found.end() : first].strip()
    return found.end() if rest else first


def _add(text: str, zones: list[Zone], kind: str, start: int, end: int, part: int) -> None:
    while start < end and (text[start].isspace()):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        zones.append(Zone(kind, start, end, part))


_QUOTE_OPENS = re.compile(r"(?:\n[ \t]*|:\s{0,3})[“\"](?=[ \t]*(?:Điều|Chương|Mục|Phần|\d{1,3}[a-z]?\.|[a-zđ]\d?\)|Phụ|“))")


_QUOTE_CLOSES = re.compile(r"[”\"](?=[ \t]*[.;,]?[ \t]*(?:\n|$))")
_QUOTED_ARTICLE = re.compile(r"\s*[“\"]?(?:Điều|Chương|Mục|Phần|Phụ)")
_ARTICLE_LINE = re.compile(r"\n[ \t]*Điều\s+\d+\.")


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Quoted amendments: from a quotation mark before a label to the mark that closes a line."""
    out: list[tuple[int, int]] = []
    at = start
    while True:
        opened = _QUOTE_OPENS.search(text, at, end)
        if opened is None:
            return out
        begin = opened.end() - 1
        close = _QUOTE_CLOSES.search(text, opened.end(), min(end, opened.end() + 40000))
        stop = close.end() if close else opened.end()
        if not _QUOTED_ARTICLE.match(text, opened.end()):
            article = _ARTICLE_LINE.search(text, opened.end(), stop)
            stop = article.start() if article else stop  # the mark was never closed
        out.append((begin, stop))
        at = max(stop, opened.end())


def _closing(text: str, units: list[Unit], end: int, pattern: re.Pattern[str], style: str) -> int:
    """Start of the paragraphs behind the last item that speak for the whole document, or -1."""
    if not units:
        return -1
    last = units[-1]
    at = last.text_start
    articled = any(u.kind == "dieu" for u in units)
    at = paragraph_end(text, at, end, style)
    while at < end:
        while at < end and text[at].isspace():
            at += 1
        if at >= end:
            return -1
        if pattern.match(text, at) and text[at] not in "-+•":
            if not articled or re.match(r"[^.;]{3,60}\s+này\s+(?:đã\s+)?được", text[at : at + 120]):
                return at
        at = paragraph_end(text, at, end, style)
        if text[at : at + 1] not in ("\n", ""):
            return -1
    return -1


_AMENDS = re.compile(r"\s*(?:Sửa\s+đổi|Bổ\s+sung|Thay\s+thế|Bãi\s+bỏ|Đính\s+chính|Điều\s+chỉnh)(?!\w)")


def _without_quoted(text: str, drafts: list[Draft], docs: list[Frame], units: list[tuple[int, list[Unit]]]) -> list[Draft]:
    """Leave out provisions of an amended document: in quoted new text, and named under "Sửa đổi ... của Nghị định X"."""
    foreign: list[tuple[int, int]] = []
    quoted: list[tuple[int, int]] = []
    numbered = [d.start for d in drafts if d.kind in ("numbered", "named_law")]
    for part, found in units:
        quoted.extend(_quoted(text, *docs[part].content))
        for n, unit in enumerate(found):
            if unit.kind in ("dieu", "roman", "muc", "chuong") and _AMENDS.match(text, unit.text_start):
                lead = found[n + 1].start if n + 1 < len(found) else unit.end
                at = bisect.bisect_left(numbered, unit.start)
                if at < len(numbered) and numbered[at] < min(lead, unit.start + 700):
                    foreign.append((unit.start, unit.end))
    if not foreign and not quoted:
        return drafts
    within = _Ranges(foreign + quoted), _Ranges(quoted)
    return [
        d for d in drafts
        if not (d.kind == "internal" and within[0].holds(d.start)) and not (d.kind == "self" and within[1].holds(d.start))
    ]  # fmt: skip


class _Ranges:
    """Ranges asked whether they hold a position."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, at: int) -> bool:
        n = bisect.bisect_right(self._starts, at) - 1
        return n >= 0 and at < self._ends[n]


_NOTE_LABEL = re.compile(r"(?:^|\n)[ \t]*(?P<label>\[\d{1,3}\]|\d{1,3}(?=[ \t]+\S))[ \t]*")


def _footnotes(text: str, zone: Zone, _base: int) -> list[Unit]:
    out: list[Unit] = []
    expected = 1
    for found in _NOTE_LABEL.finditer(text, max(0, zone.start - 1), zone.end):
        value = int(found["label"].strip("[]"))
        if value != expected:
            continue
        if out:
            out[-1].end = _rstrip(text, out[-1].start, found.start("label"))
        out.append(Unit("footnote", found["label"], found.start("label"), found.end(), value, None, zone.end))
        expected += 1
    return out


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _footnote_cues(text: str, docs: list[Frame], units: list[tuple[int, list[Unit]]], rules: Rules) -> dict[int, Cue | None]:
    """For each footnote the cue of the sentence its mark stands in."""
    out: dict[int, Cue | None] = {}
    cues = cues_of(rules)
    for part, found in units:
        frame = docs[part]
        for unit in found:
            if unit.kind != "footnote":
                continue
            digits = unit.label.strip("[]")
            mark = re.compile(rf"\[{digits}\]|(?<=[\p{{Ll}}”)]){digits}(?!\d)(?=[\s,.;:)])").search(text, frame.start, frame.end)
            cue = None
            if mark is not None and mark.start() < unit.start:
                begin = max(text.rfind(". ", 0, mark.start()), text.rfind("\n", 0, mark.start()), mark.start() - 500)
                cue = last_cue(text, begin, mark.start(), cues)
                if cue is not None and cue.relation not in ("implements", "according_to", "legal_basis"):
                    cue = None
            out[unit.start] = cue
    return out


# --- to models -------------------------------------------------------------------------------------------------------


def _metadata(text: str, own: Own, province: str | None, docs: list[Frame], zones: list[Zone], raw: str, rules: Rules) -> Metadata:
    from vnplan.issuers import bodies_of_number

    body = body_of(own.issuer, rules) if own.issuer else None
    by_number = bodies_of_number(own.number, rules) if own.number else []
    if by_number and (body is None or by_number[0].level is not None):
        body = Body(by_number[0].id, by_number[0].level or (body.level if body else None), body.province if body else None)
    if province is None and docs:
        province = _province(text, own, docs, rules)
    year = own.date.year if own.date else None
    sha = text_sha256(raw)
    local = body is None or body.level not in CENTRAL
    return Metadata(
        document_type=own.document_type,
        number=own.number,
        date=own.date,
        place=own.place,
        issuer=own.issuer,
        issuer_id=body.id if body else None,
        level=body.level if body else None,
        province=province if local else None,
        title=own.title,
        signer=own.signer,
        key=document_key(own.document_type, own.number, year, body, province, sha, rules),
    )


_OF_PLACE = re.compile(r"(?:tỉnh|thành phố|Tỉnh|TỈNH|THÀNH PHỐ|Thành phố)\s+")


def _province(text: str, own: Own, docs: list[Frame], rules: Rules) -> str | None:
    """The province a local document speaks for: its letterhead, title, place; else the one most of it names."""
    letterhead = " ".join(text[z.start : z.end] for z in docs[0].zones if z.kind == "letterhead")
    for words in (own.issuer, letterhead, own.title, own.place):
        found = province_of(words, rules) if words else None
        if found is not None:
            return found
    named: list[str] = []
    for place in _OF_PLACE.finditer(text[:60000]):
        named.extend(provinces_in(text[place.end() : place.end() + 24], rules)[:1])
    if named:
        best = max(set(named), key=named.count)
        if named.count(best) * 3 >= len(named) * 2:
            return best
    return None


def _build(
    raw: str, text: str, offsets: OffsetMap, source: str | None, metadata: Metadata, home: str | None, docs: list[Frame],
    zones: list[Zone], units: list[tuple[int, list[Unit]]], drafts: list[Draft], rules: Rules,
) -> Document:  # fmt: skip
    regions = []
    last = 0
    for zone in zones:
        start, end = offsets.span(max(zone.start, last), zone.end)
        if end > start:
            regions.append(Region(kind=zone.kind, start=start, end=end, part=zone.part))
            last = zone.end
    sections = _sections(offsets, units)
    parts = _parts(text, offsets, docs, drafts, metadata, rules)
    bounds = [(f.start, f.end) for f in docs]
    citations = _citations(raw, text, offsets, drafts, sections, bounds, home, rules)
    document = Document(
        source=source,
        sha256=text_sha256(raw),
        metadata=metadata,
        parts=parts,
        regions=regions,
        sections=Sections(sections),
        citations=Citations(citations),
        notes=[n for c in citations for n in c.notes] + _gap_notes(offsets, units),
    )
    document._text = raw
    return document


def _gap_notes(offsets: OffsetMap, units: list[tuple[int, list[Unit]]]) -> list[Note]:
    out = []
    for _, found in units:
        for unit in found:
            if unit.gap:
                start, end = offsets.span(unit.start, unit.text_start)
                out.append(Note(code="numbering_gap", message=f"{unit.label} does not follow the number before it", start=start, end=end))
    return out


def _sections(offsets: OffsetMap, units: list[tuple[int, list[Unit]]]) -> list[Section]:
    out: list[Section] = []
    for part, found in units:
        base = len(out)
        seen: dict[str, int] = {}
        for unit in found:
            start, end = offsets.span(unit.start, unit.end)
            parent = None if unit.parent is None else base + unit.parent
            label = unit.label.replace(" ", "") if unit.kind == "footnote" else unit.label
            path = f"{out[parent].path}.{label}" if parent is not None else ("#" + label if unit.kind == "footnote" else label)
            seen[path] = seen.get(path, 0) + 1
            if seen[path] > 1:
                path = f"{path}~{seen[path]}"
            out.append(
                Section(kind=unit.kind, label=unit.label, heading=unit.heading, start=start, end=end, parent=parent, part=part, path=path)
            )
    return out


def _parts(text: str, offsets: OffsetMap, docs: list[Frame], drafts: list[Draft], metadata: Metadata, rules: Rules) -> list[Part]:
    out = []
    for n, frame in enumerate(docs):
        start, end = offsets.span(frame.start, frame.end)
        kind, title = metadata.document_type, metadata.title
        if n:
            words = text[frame.type_line[0] : frame.type_line[1]] if frame.type_line else ""
            kind = type_code(words) if words else None
            title = " ".join(text[frame.title[0] : frame.title[1]].split()) if frame.title else None
        out.append(
            Part(
                document_type=kind,
                number=metadata.number if n == 0 else None,
                date=metadata.date if n == 0 else None,
                title=title,
                start=start,
                end=end,
                attached_to=0 if n else None,
            )
        )
    return out


def _citations(
    raw: str, text: str, offsets: OffsetMap, drafts: list[Draft], sections: list[Section], bounds: list[tuple[int, int]],
    home: str | None, rules: Rules,
) -> list[Citation]:  # fmt: skip
    index = {id(d): n for n, d in enumerate(drafts)}
    starts = [s.start for s in sections]
    part_starts = [start for start, _ in bounds]
    out: list[Citation] = []
    for draft in drafts:
        start, end = offsets.span(draft.start, draft.end)
        full_start, full_end = offsets.span(min(draft.full_start, draft.start), max(draft.full_end, draft.end))
        body = body_of(draft.issuer, rules) if draft.issuer else None
        level, issuer_id = (body.level, body.id) if body else (None, None)
        named = bodies_of_number(draft.number, rules) if draft.number is not None else []
        if named and named[0].level is not None and (level is None or named[0].level in CENTRAL):
            issuer_id, level = named[0].id, named[0].level  # the symbol is surer than the words
        elif named:
            issuer_id = issuer_id or named[0].id
        elif draft.kind == "named_law":
            issuer_id, level = ("ubtvqh" if draft.type == "phap_lenh" else "quoc-hoi"), "national_assembly"
        local = level in LOCAL
        province = (body.province if body and body.province else home) if local else None
        pinpoint = None
        provisions: list[dict[str, str]] = []
        if draft.pinpoint is not None:
            words = text[draft.pinpoint.start : draft.pinpoint.end]
            provisions = expand(words)
            if draft.kind != "internal":
                pinpoint = " ".join(words.split())
        part = max(0, bisect.bisect_right(part_starts, draft.start) - 1)
        notes = [Note(code=code, message=message, start=start, end=end) for code, message in draft.notes]
        out.append(
            Citation.model_validate(
                {
                    "kind": draft.kind,
                    "start": start,
                    "end": end,
                    "text": raw[start:end],
                    "full_start": full_start,
                    "full_end": full_end,
                    "document_type": draft.type,
                    "number": draft.number,
                    "date": draft.date,
                    "year": draft.year if draft.year is not None else (draft.date.year if draft.date else None),
                    "issuer": draft.issuer,
                    "issuer_id": issuer_id,
                    "level": level,
                    "province": province,
                    "title": draft.title,
                    "pinpoint": pinpoint,
                    "provisions": provisions,
                    "relation": draft.relation,
                    "cue": draft.cue,
                    "governor": index.get(id(draft.governor)) if draft.governor is not None else None,
                    "section": _section_at(sections, starts, start),
                    "part": part,
                    "key": citation_key(draft, text[draft.start : draft.end], body, home, rules),
                    "notes": notes,
                }
            )
        )
    return out


def _section_at(sections: list[Section], starts: list[int], at: int) -> int | None:
    """Index of the innermost section that holds a position."""
    n = bisect.bisect_right(starts, at) - 1
    while n >= 0:
        if sections[n].start <= at < sections[n].end:
            return n
        parent = sections[n].parent
        n = parent if parent is not None else n - 1
        if n >= 0 and sections[n].end <= at and sections[n].parent is None and n == 0:
            return None
    return None
