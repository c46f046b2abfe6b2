"""From drafts, units and zones to the models users see, offsets turned back to the text as given."""

from __future__ import annotations

import bisect
from typing import NamedTuple

import regex as re

from vnplan.citations.own import Own
from vnplan.keys.keys import citation_key, document_key
from vnplan.layout.zones import PartDraft, RegionDraft
from vnplan.models import Citation, Citations, Document, Metadata, Note, Part, Provision, Region, Section, Sections
from vnplan.scan.draft import Draft
from vnplan.scan.provisions import expand
from vnplan.sections.nesting import SectionDraft
from vnplan.tables.bodies import CENTRAL, LOCAL, Body, bodies_of_number, body_of, province_of, provinces_in
from vnplan.tables.rules import Rules, type_code
from vnplan.text.offsets import OffsetMap


def own_metadata(
    text: str, own: Own, province: str | None, docs: list[PartDraft], sha256: str, rules: Rules
) -> Metadata:
    """Metadata of the file's main document from what was read in its head."""
    body = body_of(own.issuer, rules) if own.issuer else None
    by_number = bodies_of_number(own.number, rules, own.document_type) if own.number else []
    if by_number and (body is None or (by_number[0].level is not None and body.place is None)):
        body = Body(
            by_number[0].id, by_number[0].level or (body.level if body else None), body.province if body else None
        )
    if province is None and docs:
        province = _province(text, own, docs, rules)
    year = own.date.year if own.date else None
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
        key=document_key(own.document_type, own.number, year, body, province, sha256, rules),
    )


_OF_PLACE = re.compile(r"(?:tỉnh|thành phố|Tỉnh|TỈNH|THÀNH PHỐ|Thành phố)\s+")


def _province(text: str, own: Own, docs: list[PartDraft], rules: Rules) -> str | None:
    """The province a local document speaks for: its letterhead, title, place; else the one most of it names."""
    letterhead = " ".join(text[z.start : z.end] for z in docs[0].zones if z.name == "letterhead")
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


def build(
    raw: str, sha256: str, text: str, offsets: OffsetMap, source: str | None, metadata: Metadata, home: str | None,
    docs: list[PartDraft], zones: list[RegionDraft], units: list[tuple[int, list[SectionDraft]]],
    drafts: list[Draft], rules: Rules,
) -> Document:  # fmt: skip
    """The public Document, with all offsets mapped back to the raw text."""
    regions = []
    last = 0
    for zone in zones:
        start, end = offsets.span(max(zone.start, last), zone.end)
        if end > start:
            regions.append(Region.made({"kind": zone.name, "start": start, "end": end, "part": zone.part}))
            last = zone.end
    sections = _sections(offsets, units)
    parts = _parts(text, offsets, docs, metadata, rules)
    bounds = [(f.start, f.end) for f in docs]
    citations = citations_of(raw, text, offsets, drafts, sections, bounds, home, rules)
    document = Document(
        source=source,
        sha256=sha256,
        metadata=metadata,
        parts=parts,
        regions=regions,
        sections=Sections(sections),
        citations=Citations(citations),
        notes=[n for c in citations for n in c.notes] + _gap_notes(offsets, units),
    )
    document._text = raw
    return document


def _gap_notes(offsets: OffsetMap, units: list[tuple[int, list[SectionDraft]]]) -> list[Note]:
    out = []
    for _, found in units:
        for unit in found:
            if unit.gap:
                start, end = offsets.span(unit.start, unit.text_start)
                out.append(
                    Note(
                        code="numbering_gap",
                        message=f"{unit.label} does not follow the number before it",
                        start=start,
                        end=end,
                    )
                )
    return out


def _sections(offsets: OffsetMap, units: list[tuple[int, list[SectionDraft]]]) -> list[Section]:
    out: list[Section] = []
    for part, found in units:
        base = len(out)
        seen: dict[str, int] = {}
        for unit in found:
            start, end = offsets.span(unit.start, unit.end)
            parent = None if unit.parent is None else base + unit.parent
            label = unit.label.replace(" ", "") if unit.rung == "footnote" else unit.label
            path = (
                f"{out[parent].path}.{label}"
                if parent is not None
                else ("#" + label if unit.rung == "footnote" else label)
            )
            again = seen[path] = seen.get(path, 0) + 1
            out.append(
                Section.made(
                    {
                        "kind": unit.rung,
                        "label": unit.label,
                        "heading": unit.heading,
                        "start": start,
                        "end": end,
                        "parent": parent,
                        "part": part,
                        "path": path if again == 1 else f"{path}~{again}",
                    }
                )
            )
    return out


def _parts(text: str, offsets: OffsetMap, docs: list[PartDraft], metadata: Metadata, rules: Rules) -> list[Part]:
    out = []
    for n, frame in enumerate(docs):
        start, end = offsets.span(frame.start, frame.end)
        kind, title = metadata.document_type, metadata.title
        if n:
            words = text[frame.type_line[0] : frame.type_line[1]] if frame.type_line else ""
            known = rules.type_names.get(" ".join(words.lower().split()))
            kind = known.code if known else type_code(words) if words else None
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


def citations_of(
    raw: str, text: str, offsets: OffsetMap, drafts: list[Draft], sections: list[Section],
    bounds: list[tuple[int, int]], home: str | None, rules: Rules,
) -> list[Citation]:  # fmt: skip
    """Public citations, with keys, sections and evidence, from settled drafts in text order."""
    index = {id(d): n for n, d in enumerate(drafts)}
    starts = [s.start for s in sections]
    part_starts = [start for start, _ in bounds]
    provinces: dict[int, str | None] = {}
    out: list[Citation] = []
    for draft in drafts:
        start, end = offsets.span(draft.start, draft.end)
        full_start, full_end = start, end
        if draft.full_start < draft.start or draft.full_end > draft.end:
            full_start, full_end = offsets.span(draft.full_start, draft.full_end)
        by = _NOBODY
        if draft.kind not in ("self", "internal"):
            by = _by(text, draft, provinces, home, rules)
            provinces[id(draft)] = by.province
        pinpoint = None
        provisions: list[Provision] = []
        if draft.pinpoint is not None:
            words = text[draft.pinpoint.start : draft.pinpoint.end]
            provisions = [Provision(**told) for told in expand(words)]
            if draft.kind != "internal":
                pinpoint = " ".join(words.split())
        out.append(
            Citation.made(
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
                    "issuer_id": by.issuer_id,
                    "level": by.level,
                    "province": by.province,
                    "title": draft.title,
                    "pinpoint": pinpoint,
                    "provisions": provisions,
                    "relation": draft.relation,
                    "cue": draft.cue,
                    "governor": index.get(id(draft.governor)) if draft.governor is not None else None,
                    "section": _section_at(sections, starts, start),
                    "part": max(0, bisect.bisect_right(part_starts, draft.start) - 1),
                    "key": by.key,
                    "notes": [Note(code=code, message=message, start=start, end=end) for code, message in draft.notes],
                }
            )
        )
    return out


class _By(NamedTuple):
    """Who issued a cited document, and its key."""

    issuer_id: str | None
    level: str | None
    province: str | None
    key: str | None


_NOBODY = _By(None, None, None, None)


def _by(text: str, draft: Draft, provinces: dict[int, str | None], home: str | None, rules: Rules) -> _By:
    """Who issued the document; `provinces` holds those of the citations before, `home` is that of the citing one."""
    body = body_of(draft.issuer, rules) if draft.issuer else None
    level, issuer_id = (body.level, body.id) if body else (None, None)
    named = bodies_of_number(draft.number, rules, draft.type) if draft.number is not None else []
    if named and named[0].level is not None and (level is None or named[0].level in CENTRAL):
        issuer_id, level = named[0].id, named[0].level  # the symbol is surer than the words
    elif named:
        issuer_id = issuer_id or named[0].id
    elif draft.kind == "named_law":
        issuer_id, level = rules.laws[draft.type or "luat"].issuer, "national_assembly"
    local = level in LOCAL
    place = home
    if local:
        place = provinces.get(id(draft.governor)) or _named_before(text, draft, rules) or home
    province = (body.province if body and body.province else place) if local else None
    return _By(issuer_id, level, province, citation_key(draft, text[draft.start : draft.end], body, place, rules))


_BODY_BEFORE = re.compile(
    r"(?r)(?:UBND|HĐND|[UỦ][ỷy] ban nhân dân|Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh [uủ][ỷy]|Tỉnh ủy|Thành ủy)\s+"
    r"(?P<place>[^\n,;.()]{3,40}?)\s*(?:\(|tại\s+(?:các\s+)?)"
)


def _named_before(text: str, draft: Draft, rules: Rules) -> str | None:
    """Province of the body that stands right before: "UBND tỉnh Trà Vinh tại Báo cáo số 87/BC-UBND"."""
    start = draft.full_start
    found = _BODY_BEFORE.match(text, max(0, start - 70), start)
    return province_of(found["place"], rules) if found is not None else None


def _section_at(sections: list[Section], starts: list[int], at: int) -> int | None:
    """Index of the innermost section that holds a position."""
    n: int | None = bisect.bisect_right(starts, at) - 1
    while n is not None and n >= 0:
        if sections[n].start <= at < sections[n].end:
            return n
        n = sections[n].parent  # sections side by side do not overlap
    return None
