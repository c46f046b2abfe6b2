"""Numbers of a body or a type that was not there at the time: a symbol before its ministry, a type no longer issued."""

from __future__ import annotations

from collections.abc import Iterator

from vnplan.models import Citation
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.right import time_vi
from vnplan.tables.body_symbols import bodies_of_number
from vnplan.tables.ended_bodies import EndedType, begun_with_its_symbol, ended_type, is_before, predecessors
from vnplan.tables.rows import Row, listed
from vnplan.text.symbols import split_number


def body_not_yet(reviewed: Reviewed) -> Iterator[Hit]:
    """The symbol is older than its body: "08/2003/TT-BTTTT", a ministry since 2007."""
    for doc, c, resolution in reviewed.cited():
        when = _when(c)
        if not when or c.number is None or (reviewed.catalog is not None and resolution.key in reviewed.catalog):
            continue
        for body in _written(c.number, c.document_type, reviewed):
            began = begun_with_its_symbol(body["id"], reviewed.rules)
            if not began or not is_before(when, began):
                continue
            then = predecessors(body["id"], when, reviewed.rules)
            named = ", ".join(f"{row['name']} ({row['symbol']})" for row in then)
            yield Hit("issuer_not_yet", doc, c.start, c.end, {
                "label": reviewed.label(c), "date": when, "date_vi": time_vi(when), "issuer": body["name"],
                "began": began, "began_vi": time_vi(began), "right": named,
                "then": f"; its work was then that of {named}" if named else "",
                "then_vi": f"; khi đó là {named}" if named else "",
            })  # fmt: skip
            break


def _when(c: Citation) -> str:
    """The day of a document, else the year in its number or beside it."""
    year = split_number(c.number or "").year or c.year
    return c.date.isoformat() if c.date is not None else str(year or "")


def _written(number: str, type: str | None, reviewed: Reviewed) -> Iterator[Row]:
    """The bodies whose own symbol stands in a number; "105-TC/ĐT" leaves it to be guessed."""
    groups = split_number(number).groups
    bodies = {body.id for body in bodies_of_number(number, reviewed.rules, type)}
    for group in groups:
        row = reviewed.rules.issuer_rows.get(group)
        if row is not None and row["id"] in bodies:
            yield row


def type_ended(reviewed: Reviewed) -> Iterator[Hit]:
    """A type no longer issued: a joint circular of two ministries of 2018."""
    for doc, c, resolution in reviewed.cited():
        ended, when = ended_type(c.document_type) or _by_symbol(c, reviewed), _when(c)
        if ended is None or c.number is None or not when or (not is_before(ended.until, when) and when != ended.until):
            continue  # of 2016 alone it is not told
        if not set(split_number(c.number).groups) & set(listed(ended.symbols)):
            continue
        bodies = {body.id for body in bodies_of_number(c.number, reviewed.rules, c.document_type)}
        if bodies & set(listed(ended.unless)) or (reviewed.catalog is not None and resolution.key in reviewed.catalog):
            continue
        values = {"label": reviewed.label(c), "date": when, "date_vi": time_vi(when)}
        values |= {"until": ended.until, "until_vi": time_vi(ended.until), "source": ended.source}
        values |= {"right": ended.right, "right_vi": ended.right_vi}
        yield Hit("type_ended", doc, c.start, c.end, values)


def _by_symbol(c: Citation, reviewed: Reviewed) -> EndedType | None:
    """The type that ended, by the symbol, where the word names the wider one: "Thông tư số 19/2021/TTLT-BGDĐT-BNV"."""
    groups = split_number(c.number or "").groups
    told = reviewed.rules.type_of_symbol(groups[0]) if groups else None
    return ended_type(told.code) if told is not None and told.code.startswith(f"{c.document_type}_") else None


RULES = [body_not_yet, type_ended]
