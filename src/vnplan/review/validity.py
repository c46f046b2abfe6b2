"""What is known of a document on a day: in force, changed, over, or not known; and how that is known."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from vnplan.arguments import as_given, day_of, str_of, told_of
from vnplan.errors import WrongType
from vnplan.keys.catalog import Catalog
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.entries import GRADES
from vnplan.models import Citation, Document
from vnplan.review.act_words import (
    day_vi,
    doubt,
    doubt_vi,
    end_after,
    of_provisions,
    parts_of,
    since,
    since_vi,
    touches,
)
from vnplan.review.acts import act_of, acts_in
from vnplan.review.answer import COLUMNS as COLUMNS
from vnplan.review.answer import STATES as STATES
from vnplan.review.answer import Question
from vnplan.review.answer import Status as Status
from vnplan.review.naming import named
from vnplan.review.no_such import no_such
from vnplan.review.right import document_named, time_vi
from vnplan.tables.rules import Rules, RulesLike, rules_of

if TYPE_CHECKING:
    import networkx


def status(
    document: str | Document | Citation,
    on: datetime.date | str | None = None,
    provision: str | None = None,
    *,
    graph: networkx.MultiDiGraph | None = None,
    catalog: CatalogLike = True,
    rules: RulesLike = None,
) -> Status:
    """What is known of a document on a day (today where none is told).

    It goes by its number, key, a law's name, as a Document or as the Citation that names it.
    `provision` asks of a part of it: "khoản 2 Điều 5". `graph` adds what texts of your own do to it, with the sentence.
    `catalog` and `rules` as in `check`. A number nobody knows is `not_known`, never an error.

    >>> old = status("45/2013/QH13", "2025-01-01")
    >>> old.state, old.since.isoformat(), old.by[0].number
    ('replaced', '2024-08-01', '31/2024/QH15')
    >>> status("Luật Đất đai", "2020-01-01").words
    '45/2013/QH13 was in force on 2020-01-01: it was ended only later, by 31/2024/QH15 on 2024-08-01'
    >>> status("999/2023/NĐ-CP", "2024-01-01").state
    'not_known'
    >>> status("43/2019/QH12", "2024-01-01").words
    'there can be no 43/2019/QH12: the National Assembly of 2019 writes 43/2019/QH14 (Luật Giáo dục)'
    """
    asked = None
    if isinstance(document, Document):
        document = document.metadata.key or document.metadata.number or ""
    elif isinstance(document, Citation):
        asked, document = document.text, document.key or document.number or document.text
    query = " ".join(str_of("document", document, "31/2024/QH15").split())
    provision = told_of("provision", provision, "khoản 2 Điều 5")
    if graph is not None and not hasattr(graph, "nodes"):
        raise WrongType(f"graph is what build_graph made, not {as_given(graph)}")
    day, tables = day_of(on, "on") or datetime.date.today(), rules_of(rules)
    known = catalog_of(catalog, tables)
    book = known if known is not None else Catalog([], {}, tables)
    keys = named(query, day, book, graph, tables)
    if (told := no_such(query, keys, book, tables)) is not None:
        return Status("not_known", query, day, None, None, None, None, (), False, *told, provision)
    if len(keys) != 1:
        return _unnamed(query, day, keys, provision, book, tables)
    return status_of(keys[0], day, book, tables, query=asked or query, provision=provision, graph=graph)


def status_of(
    key: str,
    on: datetime.date,
    catalog: Catalog,
    rules: Rules,
    *,
    query: str | None = None,
    provision: str | None = None,
    graph: networkx.MultiDiGraph | None = None,
) -> Status:
    """The status of a document by its key, with catalogue and tables at hand."""
    acts = [act_of(change, on, catalog) for change in catalog.changes_to(key)]
    acts += acts_in(graph, key, on, provision) if graph is not None else []
    touching = tuple(act for act in acts if provision is None or touches(act, provision))
    asked = Question(query or key, on, key, catalog.get(key), catalog, touching, provision, rules)
    said = next(said for rule in RULES if (said := rule(asked)) is not None)
    return _with_unchecked(asked, said)


def _with_unchecked(asked: Question, said: Status) -> Status:
    """The answer on a provision nothing here vouches for: of an act the number of its articles is all that is known."""
    names = any(act.provisions and touches(act, asked.provision) for act in said.by) if asked.provision else True
    if names or not said.known or said.state not in ("not_known", "in_force", "amended", "lapsed_in_part"):
        return said
    last, places = asked.catalog.articles(asked.key), parts_of(asked.provision)
    articles = all(set(place) == {"dieu"} for place in places)
    if last is not None and (articles or any(int(p["dieu"]) > last for p in places if p.get("dieu", "").isdigit())):
        return said
    words = f"{said.words}; whether there is {asked.provision} in it was not checked"
    return said._replace(
        words=words, words_vi=f"{said.words_vi}; chưa kiểm tra được văn bản có {asked.provision} hay không"
    )


def _unnamed(
    query: str, on: datetime.date, keys: list[str], provision: str | None, catalog: Catalog, rules: Rules
) -> Status:
    """The answer where no document, or more than one, is meant."""
    if keys:
        named_each = ", ".join(f"{document_named(key, catalog, rules)}: {key}" for key in keys)
        words = f"{query} is the number of {len(keys)} documents; ask by key: {named_each}"
        words_vi = f"{query} là số của {len(keys)} văn bản; hãy hỏi bằng khóa: {named_each}"
    else:
        words = f"not known: {query} names no document known here; this does not mean that there is none"
        words_vi = f"chưa biết: ở đây không có văn bản nào là {query}; không có nghĩa là văn bản không tồn tại"
    return Status("not_known", query, on, None, None, None, None, (), False, words, words_vi, provision)


# --- rules -----------------------------------------------------------------------------------------------------------


def unknown(asked: Question) -> Status | None:
    """A number nobody knows: 999/2023/NĐ-CP."""
    if asked.entry is not None or asked.acts or asked.catalog.listed(asked.key) is not None:
        return None
    words = f"not known: {asked.name} is not known here; this does not mean that there is none"
    words_vi = f"chưa biết: ở đây không có dữ liệu về {asked.name}; không có nghĩa là văn bản không tồn tại"
    return asked.says("not_known", None, [], words, words_vi)


def no_such_provision(asked: Question) -> Status | None:
    """ "Điều 250" of a law with 115 articles."""
    last = asked.catalog.articles(asked.key)
    beyond = last is not None and any(
        int(p["dieu"]) > last for p in parts_of(asked.provision) if p.get("dieu", "").isdigit()
    )
    if not beyond:
        return None
    words = f"not known: {_name(asked)} was issued with {last} articles, {asked.provision} is beyond them"
    words_vi = f"chưa biết: {_name(asked)} khi ban hành có {last} điều, không có {asked.provision}"
    return asked.says("not_known", None, [], words, words_vi)


def ended(asked: Question) -> Status | None:
    """Replaced or repealed as a whole by the day: Luật Đất đai 2013 in 2025."""
    over = [act for act in asked.past if act.ends]
    if not over:
        return None
    act = min(over, key=lambda act: (GRADES.index(act.grade), act.since or datetime.date.max))
    state = "replaced" if act.relation == "replaces" else "repealed"
    verb = "bị thay thế" if state == "replaced" else "bị bãi bỏ"
    words = f"{_name(asked)} was {state} by {act.label}{since(act)} ({act.how}{doubt(act)})"
    words_vi = f"{_name(asked)} đã {verb} bởi {act.label}{since_vi(act)} ({act.how_vi}{doubt_vi(act)})"
    return asked.says(state, act.since, [act], words, words_vi)


def over(asked: Question) -> Status | None:
    """Over by the day as a table of one's own tells, which need not tell what ended it."""
    entry = asked.entry
    if entry is None or entry.ended is None or entry.ended > asked.on:
        return None
    words = f"{_name(asked)} is over since {entry.ended} (your own table); what ended it is not told"
    words_vi = f"{_name(asked)} hết hiệu lực từ {day_vi(entry.ended)} (bảng của người dùng); không rõ do văn bản nào"
    return asked.says("repealed", entry.ended, [], words, words_vi)


def provision_ended(asked: Question) -> Status | None:
    """The provision asked about was repealed or replaced with others: Điều 3 of a decree that lives on."""
    wanted = parts_of(asked.provision)
    if not wanted:
        return None
    for act in asked.past:
        named = parts_of(act.provisions)
        if act.relation in ("repeals", "replaces") and all(any(b.items() >= a.items() for a in named) for b in wanted):
            state, verb = ("replaced", "thay thế") if act.relation == "replaces" else ("repealed", "bãi bỏ")
            words = f"{_name(asked)} was {state} by {act.label}{since(act)} ({act.how}{doubt(act)})"
            words_vi = f"{_name(asked)} đã bị {verb} bởi {act.label}{since_vi(act)} ({act.how_vi}{doubt_vi(act)})"
            return asked.says(state, act.since, [act], words, words_vi)
    return None


def not_yet(asked: Question) -> Status | None:
    """Not issued, or not in force on the day: Luật Đất đai 2024 in March 2024."""
    entry = asked.entry
    if entry is None:
        return None
    if entry.date > asked.on:
        words = f"{_name(asked)} was issued only on {entry.date}"
        return asked.says(
            "not_yet", entry.in_force, [], words, f"{_name(asked)} đến ngày {day_vi(entry.date)} mới ban hành"
        )
    if entry.in_force is None or entry.in_force <= asked.on:
        return None
    words = f"{_name(asked)} is in force only from {entry.in_force}"
    words_vi = f"{_name(asked)} đến ngày {day_vi(entry.in_force)} mới có hiệu lực"
    return asked.says("not_yet", entry.in_force, [], words, words_vi)


def lapsed_in_part(asked: Question) -> Status | None:
    """Some of its provisions were repealed or replaced by the day."""
    return _in_part(asked, ("repeals", "replaces"), "lapsed_in_part", "has lapsed in part", "đã hết hiệu lực một phần")


def amended(asked: Question) -> Status | None:
    """Amended by the day; that it was not ended since is not told by that."""
    return _in_part(asked, ("amends", "corrects"), "amended", "was amended", "đã được sửa đổi, bổ sung")


def _in_part(asked: Question, relations: tuple[str, ...], state: str, verb: str, verb_vi: str) -> Status | None:
    done = [act for act in asked.past if act.relation in relations and not act.ends]
    if not done:
        return None
    # all that changed it by then, what names the state in front
    rest = [act for act in asked.past if act not in done]
    by = ", ".join(f"{act.label}{since(act)}{of_provisions(act)}" for act in done)
    by_vi = ", ".join(f"{act.label}{since_vi(act)}{of_provisions(act)}" for act in done)
    alone = all(act.grade == "C" for act in done)
    doubted, doubted_vi = (doubt(done[-1]), doubt_vi(done[-1])) if alone else ("", "")
    then, then_vi = end_after(asked.acts)
    words = f"{_name(asked)} {verb} by {by}{doubted}; {then}"
    words_vi = f"{_name(asked)} {verb_vi} bởi {by_vi}{doubted_vi}; {then_vi}"
    latest = max((act.since for act in done if act.since), default=None)
    return asked.says(state, latest, done + rest, words, words_vi)


def ended_later(asked: Question) -> Status | None:
    """What was ended or amended only after the day was in force on it."""
    later = [act for act in asked.acts if not act.begun and act.since is not None and act.grade != "C"]
    entry = asked.entry
    if not later or entry is None or entry.in_force is None:
        return None
    act = min(later, key=lambda act: act.since or datetime.date.max)
    did, did_vi = ("ended", "chấm dứt hiệu lực") if act.ends else ("changed", "thay đổi")
    words = f"{_name(asked)} was in force on {asked.on}: it was {did} only later, by {act.label} on {act.since}"
    words_vi = (
        f"{_name(asked)} có hiệu lực ngày {day_vi(asked.on)}: đến {day_vi(act.since)} mới bị {did_vi} bởi {act.label}"
    )
    return asked.says("in_force", entry.in_force, [act], words, words_vi)


def over_later(asked: Question) -> Status | None:
    """Over only after the day, as a table of one's own tells."""
    entry = asked.entry
    if entry is None or entry.ended is None or entry.in_force is None:
        return None
    words = f"{_name(asked)} was in force on {asked.on}: it is over only since {entry.ended} (your own table)"
    words_vi = (
        f"{_name(asked)} có hiệu lực ngày {day_vi(asked.on)}: đến {day_vi(entry.ended)} mới hết hiệu lực"
        " (bảng của người dùng)"
    )
    return asked.says("in_force", entry.in_force, [], words, words_vi)


def last_edition(asked: Question) -> Status | None:
    """The last edition of a law that is known: of ordinances not every one is, "Pháp lệnh Chi phí tố tụng" is not."""
    entry = asked.entry
    if entry is None or entry.source != "laws" or entry.in_force is None or entry.document_type not in ALL_KNOWN:
        return None
    if "sua-doi" in entry.key or entry.title.split(" ", 1)[-1].lower().startswith("sửa đổi"):
        return None
    if asked.on > LAWS_KNOWN:
        return None
    words = f"{_name(asked)} was in force on {asked.on}, since {entry.in_force}: no later edition of this law is known"
    words_vi = (
        f"{_name(asked)} có hiệu lực từ {day_vi(entry.in_force)}: chưa có luật mới cùng tên tính đến {day_vi(asked.on)}"
    )
    return asked.says("in_force", entry.in_force, [], words, words_vi)


ALL_KNOWN = ("hien_phap", "luat", "bo_luat")  # what the National Assembly passes; the table has ordinances by chance
LAWS_KNOWN = datetime.date(2025, 12, 31)  # the last day for which the table of laws is thought to have all editions


def seen_in_force(asked: Question) -> Status | None:
    """The national database showed it in force on a later day."""
    entry = asked.entry
    if entry is None or entry.seen is None or entry.in_force is None or asked.on > entry.seen:
        return None
    own = entry.source == "own"
    where, where_vi = ("your own table", "bảng của người dùng") if own else _DATABASE
    words = f"{_name(asked)} was in force: {where} showed it so on {entry.seen}"
    words_vi = f"{_name(asked)} có hiệu lực: {where_vi} ghi còn hiệu lực ngày {day_vi(entry.seen)}"
    return asked.says("in_force", entry.in_force, [], words, words_vi)


_DATABASE = ("the national database", "cơ sở dữ liệu quốc gia")


def changed_some_day(asked: Question) -> Status | None:
    """Others issued by the day change it, but nothing tells since when: Thông tư số 05/2021/TT-BGDĐT in June 2021."""
    undated = [act for act in asked.acts if not act.begun and act.since is None]
    done = [(act, issued) for act in undated if (issued := _issued_by(asked, act.key)) is not None]
    if not done:
        return None
    ends = [(act, when) for act, when in done if act.ends]
    did, did_vi = ("ended", "bị chấm dứt hiệu lực") if ends else ("changed", "được sửa đổi, bổ sung")
    done = ends or done
    by = ", ".join(f"{act.label} of {when}{of_provisions(act)}{doubt(act)}" for act, when in done)
    by_vi = ", ".join(f"{act.label} {time_vi(when)}{of_provisions(act)}{doubt_vi(act)}" for act, when in done)
    words = f"not known: {_name(asked)} is known here, {did} by {by}; since what day is not known"
    words_vi = f"chưa biết: có {_name(asked)}, {did_vi} bởi {by_vi}; không rõ từ ngày nào"
    return asked.says("not_known", None, [act for act, _ in done], words, words_vi)


def _issued_by(asked: Question, key: str) -> str | None:
    """The day, else the year, that a document was issued; None where that is later than the day asked about."""
    entry, year = asked.catalog.get(key), (key.split("/") + [""] * 7)[6]
    if entry is not None:
        return str(entry.date) if entry.date <= asked.on else None
    return year if year.isdigit() and int(year) <= asked.on.year else None


def no_change_known(asked: Question) -> Status:
    """Known, and nothing that became of it is: that does not say it is in force."""
    entry = asked.entry
    start = f", in force from {entry.in_force}" if entry and entry.in_force else ""
    start_vi = f", hiệu lực từ {day_vi(entry.in_force)}" if entry and entry.in_force else ""
    said = (" only as a number that texts cite", " chỉ qua số hiệu mà văn bản khác trích dẫn")
    cited, cited_vi = said if asked.catalog.listed(asked.key) is not None else ("", "")
    by_then, by_then_vi = (f" by {asked.on}", f" đến ngày {day_vi(asked.on)}") if asked.acts else ("", "")
    none = f"no change of {asked.provision or 'it'}{by_then} is known, which does not mean it is in force"
    of_it = f" của {asked.provision}" if asked.provision else ""
    none_vi = f"không biết thay đổi nào{of_it}{by_then_vi}, nhưng không có nghĩa là còn hiệu lực"
    name = _name(asked._replace(provision=None))
    words = f"not known: {name} is known here{cited}{start}; {none}"
    words_vi = f"chưa biết: có {name}{cited_vi}{start_vi}; {none_vi}"
    return asked.says("not_known", None, [], words, words_vi)


RULES = [
    unknown, no_such_provision, ended, over, provision_ended, not_yet, lapsed_in_part, amended, ended_later, over_later,
    last_edition, seen_in_force, changed_some_day, no_change_known,
]  # fmt: skip


def _name(asked: Question) -> str:
    return f"{asked.provision} {asked.name}" if asked.provision else asked.name
