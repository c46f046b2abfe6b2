"""One key for one document: undated, unplaced and misprinted citations joined to the document they must mean.

The steps, in their order: the citation says it itself (`own`), the same document says it elsewhere (`document`), a
law's name means the edition in force on the day of the citing text (`in_force`), another of the documents given says it
(`corpus`), the catalogue of national documents does (`catalog`), a misprint (`misprint`). What two fit stays `open`.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from vnplan.keys.amending_titles import amends
from vnplan.keys.catalog import Catalog
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.entries import Entry
from vnplan.keys.gist import Gist, Mention, gist_of
from vnplan.keys.keys import number_key
from vnplan.keys.known import KnownKeys, alike
from vnplan.keys.misprints import Misprints
from vnplan.keys.unsettled import SAME_TITLE, Unsettled, one_of_fits, told_by
from vnplan.models import Document, documents_of
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.text.normalize import ascii_slug, fold

STEP_NAMES = ("own", "document", "in_force", "corpus", "catalog", "misprint", "open", "none")
"""What settled a citation's key; `none` for `self`, `internal` and what has no key at all."""

_NAMED = 4  # keys that a note names


class Resolution(NamedTuple):
    """The key of a citation, the step that settled it, and where it helps a note: what fits, what was misprinted."""

    key: str | None
    step: str
    note: str | None = None


def resolve(
    documents: Iterable[Document] | Document, *, catalog: CatalogLike = False, rules: RulesLike = None
) -> list[list[Resolution]]:
    """Settle the key of every citation of every document; one list for each document, one Resolution a citation.

    `catalog` as in `build_graph`, but that none is asked unless you say so: True the shipped one, a CSV of your own
    beside it. `rules` is a folder of your own tables, or loaded rules.

    `cite/nghi-quyet/tw/?/29` becomes `/akn/vn/doc/nghi-quyet/tw/2013/29` where that is the only resolution 29 of the
    Party centre in the document, else in all of them, else in the catalogue. Titles decide between two; without a
    title two that fit leave it open, with both in the note. Nothing the author wrote is changed.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013. Nghị quyết số 29-NQ/TW nêu rõ mục tiêu.")
    >>> [(r.key, r.step) for r in resolve([doc])[0]]
    [('/akn/vn/doc/nghi-quyet/tw/2013/29', 'own'), ('/akn/vn/doc/nghi-quyet/tw/2013/29', 'document')]
    """
    return resolutions(documents_of(documents, "resolve"), catalog_of(catalog, rules), rules_of(rules))


def resolutions(documents: Iterable[Document], catalog: Catalog | None, rules: Rules) -> list[list[Resolution]]:
    """What `resolve` returns, for documents, catalogue and tables already at hand."""
    gists = [gist_of(doc, rules) for doc in documents]
    settler = Settler(gists, catalog, rules)
    out = []
    for gist in gists:
        row = [_NO_DOCUMENT] * gist.counted
        for c, settled in zip(gist.citations, settler.settle(gist), strict=True):
            row[c.at] = settled
        out.append(row)
    return out


_NO_DOCUMENT = Resolution(None, "none")


class Settler:
    """What a number of documents name, all together; settles the keys of each.

    Takes time in proportion to what the documents hold: what fits a partial key is looked up once.
    """

    def __init__(self, gists: Iterable[Gist], catalog: Catalog | None, rules: Rules) -> None:
        self._catalog, self._rules = catalog, rules
        self.everywhere = KnownKeys(law_names(rules))
        self._texts: dict[str, set[str]] = {}
        for gist in gists:
            self.everywhere.add(gist)
            own = gist.metadata.key or ""
            if own.startswith("cite/"):
                self._texts.setdefault(own, set()).add(gist.sha256)
        self._misprints = Misprints(self.everywhere, catalog)

    def settle(self, gist: Gist) -> list[Resolution]:
        """The key of each citation of a document."""
        here = KnownKeys(law_names(self._rules))
        here.add(gist)
        out = []
        for c in gist.citations:
            if c.mention.key is None:
                out.append(_NO_DOCUMENT)
                continue
            settled = _settle(Unsettled(c, gist, here, self.everywhere, self._catalog, self._rules))
            out.append(_corrected(c.mention, settled, self._misprints))
        return out

    def own_key(self, gist: Gist) -> str:
        """The key a document goes by: its own; where that is not whole, the one another document cites it by.

        A whole key with the number and the title of the document is its key. Two texts with one key that is not whole
        are not known to be one document: each goes by its digest.
        """
        own, digest = gist.metadata.key or "", f"text/{gist.sha256[:12]}"
        partial = told_by(own, gist.metadata.number, self._rules) if own.startswith("cite/") else None
        if partial is not None:
            title = gist.metadata.title or ""
            fits = self.everywhere.fits(partial).keys
            alikes = [k for k in fits if alike(title, self.everywhere.titles(k)) >= SAME_TITLE]
            own = alikes[0] if len(alikes) == 1 else own if len(self._texts[own]) == 1 else digest
        return own or digest


# --- steps -----------------------------------------------------------------------------------------------------------


def _settle(unsettled: Unsettled) -> Resolution:
    for step in STEPS:
        settled = step(unsettled)
        if settled is not None:
            return settled
    fits = unsettled.fits_everywhere.keys or [e.key for e in unsettled.entries]
    return Resolution(unsettled.m.key, "open", _either(fits))


def told(unsettled: Unsettled) -> Resolution | None:
    """ "Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023": the citation says it all."""
    key = unsettled.m.key or ""
    return Resolution(key, "own") if not key.startswith("cite/") else None


def law_itself(unsettled: Unsettled) -> Resolution | None:
    """ "Luật Đất đai" in the Luật Đất đai: a law that names itself.

    "Quốc hội ban hành Luật sửa đổi ..." in one is itself, however much of its name is told.
    """
    own, partial = unsettled.doc.metadata, unsettled.partial
    if partial is None or unsettled.m.kind != "named_law" or own.key is None:
        return None
    passed = (
        unsettled.c.relation == "issued" and amends(partial.serial) and own.document_type == unsettled.m.document_type
    )
    if own.key not in unsettled.here.fits(partial).keys and not (passed and amends(ascii_slug(own.title or ""))):
        return None
    return Resolution(own.key, "document")


def in_document(unsettled: Unsettled) -> Resolution | None:
    """The document names one that fits; of a law only before, where its day might tell another edition."""
    key = unsettled.chosen_here
    if key is None or (
        unsettled.m.kind == "named_law" and unsettled.day is not None and not unsettled.named_before(key)
    ):
        return None
    return Resolution(key, "document")


def several_in_document(unsettled: Unsettled) -> Resolution | None:
    """The document names two that fit: it is not for others to choose between them."""
    if unsettled.fits_here and unsettled.chosen_here is None:
        return Resolution(unsettled.m.key, "open", _either(unsettled.fits_here))
    return None


def edition_to_come(unsettled: Unsettled) -> Resolution | None:
    """ "Kế hoạch triển khai thi hành Luật Đất đai" of March 2024 is on the law of 2024, and so is all of that plan.

    What amends a law is spoken of as soon as it is passed.
    """
    partial, day = unsettled.partial, unsettled.day
    if partial is None or day is None or unsettled.catalog is None or not unsettled.names_no_edition:
        return None
    law = unsettled.catalog.law_to_come(partial.type.replace("-", "_"), partial.serial, day)
    if law is None:
        return None
    if amends(partial.serial):
        return Resolution(law.key, "in_force", f"the one passed by {day} that changes a law in force then")
    if not any(tells(unsettled, law) for tells in TO_COME):
        return None
    return Resolution(law.key, "in_force", f"the edition in force from {law.in_force}")


def put_into_force(unsettled: Unsettled, law: Entry) -> bool:
    """ "quy định chi tiết Luật Đất đai", "thi hành Luật Đất đai", "Luật Đất đai (sửa đổi)", also in its own title."""
    if unsettled.c.details or unsettled.c.put_into_force:
        return True
    title, name = fold(unsettled.doc.metadata.title or ""), fold(unsettled.m.words or "")
    puts = unsettled.rules.words("puts_into_force")
    return unsettled.c.governor is None and any(f"{word} {name}" in title for word in puts)


def amended_before_its_day(unsettled: Unsettled, law: Entry) -> bool:
    """What is to amend "Luật Công đoàn" three days before the new one takes effect amends that one."""
    c, day = unsettled.c, unsettled.day
    if c.governor is None or c.relation != "amends" or day is None or law.in_force is None:
        return False
    return unsettled.doc.citations[c.governor].mention.document_type in unsettled.rules.laws and (
        law.in_force - day <= _TO_TAKE_EFFECT
    )


_TO_TAKE_EFFECT = datetime.timedelta(days=45)  # no law takes effect sooner (Luật 80/2015/QH13, article 151)

TO_COME: tuple[Callable[[Unsettled, Entry], bool], ...] = (put_into_force, amended_before_its_day)
"""What tells that the edition passed and not yet in force is meant; one is enough."""


def edition_in_force(unsettled: Unsettled) -> Resolution | None:
    """ "Luật Đất đai" in a plan of 2016 is the law of 2013; where two were passed in the year told, that of the day."""
    partial, day = unsettled.partial, unsettled.day
    if partial is None or day is None or unsettled.catalog is None or unsettled.m.kind != "named_law":
        return None
    law = unsettled.catalog.law_in_force(partial.type.replace("-", "_"), partial.serial, day)
    told = law is not None and partial.year in ("?", str(law.date.year))
    return Resolution(law.key, "in_force", f"the edition in force on {day}") if law is not None and told else None


def later_in_document(unsettled: Unsettled) -> Resolution | None:
    """A law of which the document names the edition later, and no other is known to have been in force."""
    return Resolution(unsettled.chosen_here, "document") if unsettled.chosen_here is not None else None


def in_corpus(unsettled: Unsettled) -> Resolution | None:
    """Another of the documents names the one that fits."""
    key = one_of_fits(unsettled.fits_everywhere.keys, unsettled.m.title, unsettled.everywhere.titles)
    if key is None:
        return None
    others = [e.key for e in unsettled.entries if e.key != key]
    return Resolution(key, "corpus", f"the catalogue also has {' and '.join(others[: _NAMED - 1])}" if others else None)


def in_catalog(unsettled: Unsettled) -> Resolution | None:
    """No document names one that fits, the catalogue has it."""
    if unsettled.fits_everywhere.total:
        return None
    titles = {e.key: (e.title,) for e in unsettled.entries}
    key = one_of_fits(list(titles), unsettled.m.title, titles.__getitem__)
    return Resolution(key, "catalog") if key is not None else None


STEPS: tuple[Callable[[Unsettled], Resolution | None], ...] = (
    told,
    law_itself,
    in_document,
    several_in_document,
    edition_to_come,
    edition_in_force,
    later_in_document,
    in_corpus,
    in_catalog,
)
"""The first that answers settles a key; what none settles stays open. Misprints come after, with all keys at hand."""


def _either(fits: Sequence[str]) -> str | None:
    more = " ..." if len(fits) > _NAMED else ""
    return f"may be {' or '.join(sorted(fits)[:_NAMED])}{more}" if fits else None


def _corrected(m: Mention, settled: Resolution, misprints: Misprints) -> Resolution:
    """What a key that the citation itself tells is a slip of, else what was settled."""
    meant = misprints.meant(m, settled.key) if settled.step == "own" and settled.key is not None else None
    if meant is None:
        return settled
    return Resolution(meant, "misprint", f"likely a misprint: {settled.key} is not known, {meant} is")


@functools.lru_cache(maxsize=4)
def law_names(rules: Rules) -> dict[str, str]:
    """Name of each law of the table, as a slug, by its key: "Luật Đất đai" may mean any law so named."""
    out: dict[str, str] = {}
    for (type, slug), rows in rules.law_editions.items():
        for row in rows:
            key = number_key(type, row["number"], int(row["date"][:4]), None, rules)
            if key is not None:
                out[key] = slug
    return out
