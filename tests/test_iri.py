"""Keys taken apart and put together again: `parse_iri` and `str` undo each other."""

from __future__ import annotations

import datetime
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplan
from vnplan.keys.iri import UNITS, Iri, parse_iri, portion_of
from vnplan.scan.provisions import PROVISION_UNITS

CORPUS = Path(__file__).parent.parent / "corpus"

KEYS = [
    ("/akn/vn/doc/quyet-dinh/bgddt/2023/2457", Iri("akn", "doc", "quyet-dinh", "bgddt", "2023", "2457")),
    ("/akn/vn/doc/quyet-dinh/ubnd.bac-ninh/2023-08-17/989",
     Iri("akn", "doc", "quyet-dinh", "ubnd.bac-ninh", "2023-08-17", "989")),
    ("/akn/vn/act/thong-tu-lien-tich/bgddt+bnv/2015/6",
     Iri("akn", "act", "thong-tu-lien-tich", "bgddt+bnv", "2015", "6")),
    ("/akn/vn/act/nghi-quyet/cp/2026/66.18", Iri("akn", "act", "nghi-quyet", "cp", "2026", "66.18")),
    ("/akn/vn/doc/quyet-dinh/ubnd-xa-tan-an.bac-giang/2023/30a",
     Iri("akn", "doc", "quyet-dinh", "ubnd-xa-tan-an.bac-giang", "2023", "30a")),
    ("/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2023/7!att_1~sec_ii",
     Iri("akn", "doc", "ke-hoach", "ubnd.bac-ninh", "2023", "7", component="att_1", portion="sec_ii")),
    ("/akn/vn/act/thong-tu/bgddt/2021/22~art_5->art_9",
     Iri("akn", "act", "thong-tu", "bgddt", "2021", "22", portion="art_5->art_9")),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/vie", Iri("akn", "act", "luat", "quoc-hoi", "2019", "43", "vie")),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/vie@", Iri("akn", "act", "luat", "quoc-hoi", "2019", "43", "vie@")),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/vie:2025-07-01",
     Iri("akn", "act", "luat", "quoc-hoi", "2019", "43", "vie:2025-07-01")),
    ("/akn/vn/act/luat/quoc-hoi/2019-06-14/43/vie@2025-07-01/!att_1~art_5",
     Iri("akn", "act", "luat", "quoc-hoi", "2019-06-14", "43", "vie@2025-07-01", "att_1", "art_5")),
    ("cite/nghi-quyet/tw/?/29", Iri("cite", "", "nghi-quyet", "tw", "?", "29")),
    ("cite/nghi-quyet/hdnd.?/?/314", Iri("cite", "", "nghi-quyet", "hdnd.?", "?", "314")),
    ("text/60fe450db389~part_1", Iri("text", serial="60fe450db389", portion="part_1")),
]  # fmt: skip


@pytest.mark.parametrize(("key", "iri"), KEYS, ids=[key for key, _ in KEYS])
def test_keys(key: str, iri: Iri) -> None:
    assert parse_iri(key) == iri
    assert str(iri) == key


WRONG = [
    ("", "shape"),
    ("/akn/fr/act/loi/x/2019/43", "shape"),
    ("/akn/vn/bill/luat/quoc-hoi/2019/43", "shape"),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/", "shape"),
    ("/akn/vn/act/luat/quoc-hoi/2019/43\n", "shape"),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/!att_1", "shape"),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/vie!att_1", "shape"),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/vie@/", "shape"),
    ("/akn/vn/act/Luật/quoc-hoi/2019/43", "shape"),
    ("text/60fe450db38", "shape"),
    ("/akn/vn/act/luat/quoc-hoi/2019-02-30/43", "no date 2019-02-30"),
    ("/akn/vn/act/luat/quoc-hoi/20190614/43", "no date 20190614"),
    ("/akn/vn/act/luat/quoc-hoi/2019/43/vie:2025-13-01", "no date 2025-13-01"),
    ("/akn/vn/doc/nghi-quyet/hdnd.?/2020/314", "provisional"),
    ("/akn/vn/doc/nghi-quyet/cp/?/314", "provisional"),
    ("/akn/vn/doc/ket-luan/tw/2021/01", "leading zeros"),
]


@pytest.mark.parametrize(("text", "cause"), WRONG)
def test_what_is_no_key(text: str, cause: str) -> None:
    with pytest.raises(ValueError, match=cause):
        parse_iri(text)


LETTERS = string.ascii_lowercase
small = st.sampled_from([*LETTERS, "đ"])
words = st.text(LETTERS, min_size=1, max_size=4)
slugs = st.builds(
    lambda word, rest: "-".join([word, *rest]),
    words,
    st.lists(st.text(LETTERS + string.digits, min_size=1, max_size=3), max_size=3),
)
serials = st.one_of(
    st.integers(0, 99999).map(str),  # 2457
    st.builds("{}{}".format, st.integers(1, 99999), small),  # 30a
    st.builds("{}.{}".format, st.integers(1, 99), st.integers(1, 9)),  # 66.18
    st.lists(words, min_size=1, max_size=4).map("-".join),  # nn
)
days = st.dates(datetime.date(1900, 1, 1)).map(str)
years = st.integers(1000, 2999).map(str)
expressions = st.just("") | st.sampled_from(["vie", "vie@", "vie@first"]) | days.map("vie@{}".format) | days.map(
    "vie:{}".format)  # fmt: skip
components = st.just("") | st.integers(1, 99).map("att_{}".format)
labels = st.builds("{}{}".format, st.integers(1, 999), st.just("") | small) | st.sampled_from("abceghiklmnđ")
provisions = st.dictionaries(st.sampled_from(PROVISION_UNITS), labels)
portions = provisions.map(portion_of) | st.tuples(labels, labels).map(
    lambda pair: f"{portion_of({'dieu': pair[0]})}->{portion_of({'dieu': pair[1]})}"
)
parts = st.tuples(expressions, components, portions)
bodies = slugs | st.tuples(slugs, slugs).map(".".join)
authors = {
    "akn": st.lists(bodies, min_size=1, max_size=3).map("+".join),
    "cite": st.lists(bodies | slugs.map("{}.?".format) | st.just("?"), min_size=1, max_size=3).map("+".join),
}
dates = {"akn": years | days, "cite": years | days | st.just("?")}
families = {"akn": st.sampled_from(["act", "doc"]), "cite": st.just("")}
spaces = st.sampled_from(["akn", "cite", "text"])
digests = st.text("0123456789abcdef", min_size=12, max_size=12)


@st.composite
def iris(draw: st.DrawFn) -> Iri:
    space = draw(spaces)
    if space == "text":
        return Iri("text", "", "", "", "", draw(digests), *draw(parts))
    date, author = draw(dates[space]), draw(authors[space])
    return Iri(space, draw(families[space]), draw(slugs), author, date, draw(serials), *draw(parts))


@given(iris())
def test_printed_and_parsed(iri: Iri) -> None:
    assert parse_iri(str(iri)) == iri


@given(st.text(alphabet="/aknvdoct2019-0.+?!~@:_>e6", max_size=60) | iris().map(str))
def test_parsed_and_printed(text: str) -> None:
    try:
        iri = parse_iri(text)
    except ValueError:
        return
    assert str(iri) == text


@given(provisions)
def test_a_provision_is_told_again(provision: dict[str, str]) -> None:
    raised = {unit: label.upper() if unit in ("phan", "chuong", "muc") else label for unit, label in provision.items()}
    iri = Iri("akn", "act", "thong-tu", "bgddt", "2021", "22", portion=portion_of(provision))
    assert parse_iri(str(iri)).provision == raised


def test_the_ladder_of_units_is_one() -> None:
    assert tuple(unit for unit in UNITS if unit != "tieu_muc") == PROVISION_UNITS


def test_parts_of_a_key() -> None:
    iri = parse_iri("cite/thong-tu-lien-tich/bgddt+ubnd.?/?/6!att_1~art_5")
    assert (iri.work, iri.year, iri.authors) == (
        parse_iri("cite/thong-tu-lien-tich/bgddt+ubnd.?/?/6"), None, (("bgddt", None), ("ubnd", "?")),
    )  # fmt: skip
    assert parse_iri("/akn/vn/act/luat/quoc-hoi/2019-06-14/43").year == 2019


def test_every_key_of_the_corpus_is_read() -> None:
    documents = [vnplan.read(file) for file in sorted(CORPUS.glob("*.txt"))]
    keys = {c.key for d in documents for c in d.citations if c.key} | {d.metadata.key or "" for d in documents}
    assert {str(parse_iri(key)) for key in keys} == keys
