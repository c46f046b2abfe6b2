"""Which drafts count as citations of this document: every filter, in one pass."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft, RegionDraft
from vnplan.scan.draft import Draft
from vnplan.sections.draft import SectionDraft
from vnplan.sections.quoted_acts import AMENDING
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.stretches import Stretches


def kept(
    text: str,
    drafts: list[Draft],
    docs: list[PartDraft],
    outside: list[RegionDraft],
    units: list[tuple[int, list[SectionDraft]]],
    rules: Rules,
) -> list[Draft]:
    """The drafts that no rule drops, in order; a law amended in a name that was dropped stands alone."""
    return _left(drafts, RULES, _here(text, drafts, docs, outside, units, rules))


def kept_of_bare_text(drafts: list[Draft]) -> list[Draft]:
    """The same for a text that is read without its head, its sections, its signature: all but common nouns."""
    return _left(drafts, BARE_TEXT, _NOWHERE)


def _left(drafts: list[Draft], rules: Mapping[str, Sequence[Rule]], here: Here) -> list[Draft]:
    """The drafts that none of the rules for their kind drops."""
    out: list[Draft] = []
    for draft in drafts:
        for drops in rules.get(draft.kind, ()):
            if drops(draft, here):
                break
        else:
            out.append(draft)
    left = set(out)
    for draft in out:
        if draft.governor is not None and draft.governor not in left:
            draft.governor = None
    return out


@dataclass(slots=True)
class Here:
    """What the document is made of, as far as it decides whether a draft counts."""

    outside: Stretches
    letterheads: Stretches
    recitals: Stretches
    signatures: Stretches
    type_lines: Stretches
    quoted: Stretches
    amended: Stretches
    article_heads: set[int]
    types: set[str]
    consolidates: bool = False
    any_type: str = ""


_NONE = Stretches(())
_NOWHERE = Here(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, set(), set())


def in_chrome(draft: Draft, here: Here) -> bool:
    """A portal's menu or its table of properties."""
    return draft.start in here.outside


def in_letterhead(draft: Draft, here: Here) -> bool:
    """The document's own number line; "Căn cứ Công văn số ..." in a box beside it is none."""
    inside = draft.start in here.letterheads or draft.end - 1 in here.letterheads  # "KẾ HOẠCH" over "Số: 12/KH-UBND"
    return inside and draft.start not in here.recitals


def own_name(draft: Draft, here: Here) -> bool:
    """A law's own name on its type line."""
    return draft.start in here.type_lines


def in_signature(draft: Draft, here: Here) -> bool:
    """A provision read out of a signer's lines."""
    return draft.start in here.signatures


def heads_article(draft: Draft, here: Here) -> bool:
    """ "Điều 5. ..." heads an article, it does not cite one."""
    return draft.start in here.article_heads


def no_articles(draft: Draft, here: Here) -> bool:
    """ "Điều 5" of a document without articles is another's."""
    return not here.article_heads and draft.type == "dieu" and not (draft.pinpoint and draft.pinpoint.this)


def of_amended(draft: Draft, here: Here) -> bool:
    """A provision in quoted new text, or under "Sửa đổi ... của Nghị định X"."""
    return draft.start in here.amended


def in_quoted(draft: Draft, here: Here) -> bool:
    """ "Nghị định này" in quoted new text is the amended decree."""
    return draft.start in here.quoted


def not_here(draft: Draft, here: Here) -> bool:
    """ "Nghị định này" in a letter that quotes a decree: no document of that type is in the file."""
    if not here.types:
        return common_noun(draft, here)
    if draft.type in here.types or here.consolidates:
        return False
    return draft.type != here.any_type or draft.common_noun


def common_noun(draft: Draft, here: Here) -> bool:
    """ "quy định này" in small letters, where nothing tells of what type the document is."""
    return draft.common_noun


Rule = Callable[[Draft, Here], bool]
_ANYWHERE: tuple[Rule, ...] = (in_chrome, in_letterhead)
RULES: dict[str, tuple[Rule, ...]] = {
    "numbered": _ANYWHERE,
    "named": _ANYWHERE,
    "standard": _ANYWHERE,
    "named_law": (*_ANYWHERE, own_name),
    "self": (*_ANYWHERE, not_here, in_quoted),
    "internal": (*_ANYWHERE, in_signature, heads_article, no_articles, of_amended),
}
"""By its kind the rules that drop a draft out of a document."""

BARE_TEXT: dict[str, tuple[Rule, ...]] = {"self": (common_noun,)}
"""Those for a text of which only the citations are asked."""


def _here(
    text: str,
    drafts: list[Draft],
    docs: list[PartDraft],
    outside: list[RegionDraft],
    units: list[tuple[int, list[SectionDraft]]],
    rules: Rules,
) -> Here:
    zones = [zone for frame in docs for zone in frame.zones]
    heads = [(zone.start, zone.end) for zone in zones if zone.name == "letterhead"]
    quoted = [span for part, _ in units for span in docs[part].quoted]
    return Here(
        outside=Stretches((z.start, z.end) for z in outside),
        letterheads=Stretches(heads),
        recitals=Stretches(found.span() for start, end in heads for found in _RECITAL.finditer(text, start, end)),
        signatures=Stretches((z.start, z.end) for z in zones if z.name == "signature"),
        type_lines=Stretches(f.type_line for f in docs if f.type_line),
        quoted=Stretches(quoted),
        amended=Stretches([*quoted, *_amended(text, drafts, units)]),
        article_heads={unit.start for _, found in units for unit in found if unit.rung == "dieu"},
        types=(types := _types(docs, text, rules)),
        consolidates=any(rules.stands(code, "consolidated") for code in types),
        any_type=rules.any_type,
    )


_RECITAL = compiled(r"(?<=\n)Căn cứ [^\n]*")
_AMENDS = compiled(rf"\s*(?:{AMENDING}|Bãi\s+bỏ|Đính\s+chính|Điều\s+chỉnh)(?!\w)")
_HEADING_REACH = 700  # characters: the longest heading of an amending article that still names what it amends


def _amended(text: str, drafts: list[Draft], units: list[tuple[int, list[SectionDraft]]]) -> list[tuple[int, int]]:
    """The articles and sections that amend another document: what they point to is its provisions."""
    cited = [d.start for d in drafts if d.kind in ("numbered", "named_law")]
    out: list[tuple[int, int]] = []
    for _, found in units:
        for n, unit in enumerate(found):
            if unit.rung in ("dieu", "roman", "muc", "chuong") and _AMENDS.match(text, unit.text_start):
                lead = found[n + 1].start if n + 1 < len(found) else unit.end
                at = bisect.bisect_left(cited, unit.start)
                if at < len(cited) and cited[at] < min(lead, unit.start + _HEADING_REACH):
                    out.append((unit.start, unit.end))
    return out


def _types(docs: list[PartDraft], text: str, rules: Rules) -> set[str]:
    """Types of the documents in the file, and those their titles say they carry; empty where only appendices tell."""
    own: set[str] = set()
    told = [frame for frame in docs if frame.type_line is not None or frame.title is not None]
    if all(frame.appendix for frame in told):
        return own
    for frame in told:
        own.add(frame.type or rules.letter)
        title = " ".join(text[frame.title[0] : frame.title[1]].lower().split()) if frame.title else ""
        written, carried = _told_of_types(rules)
        own.update(code for code, whose in written if whose in own)
        own.update(code for name, code in carried if name in title)
    return own


@per_rules
def _told_of_types(rules: Rules) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Types written for another, each with that one; the names of those that others carry, each with its code."""
    written = [(code, other.written_for) for code, other in rules.types.items() if other.written_for]
    names = rules.type_names.items()
    return written, [(name, kind.code) for name, kind in names if " " in name and not kind.act]
