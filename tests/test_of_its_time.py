"""Symbols that are older than their body, and types that were no longer issued, beside those that could be."""

from __future__ import annotations

import pytest

from vnplan import parse, verdicts
from vnplan.tables.ended_bodies import EndedType
from vnplan.tables.rules import shipped

NOT_THEN = [
    # what cannot be, with the body of that time                     the same where it could
    ("Thông tư số 14/2004/TT-BTTTT", "BBCVT", "Thông tư số 14/2008/TT-BTTTT"),
    ("Thông tư số 14/2000/TT-BTNMT", "BKHCNMT", "Thông tư số 14/2004/TT-BTNMT"),
    ("Quyết định số 61/QĐ-BNNMT ngày 20/02/2025", "BTNMT", "Quyết định số 61/QĐ-BNNMT ngày 20/3/2025"),
    ("Quyết định số 61/2005/QĐ-BCT", "BTM", "Quyết định số 61/2008/QĐ-BCT"),
    ("Quyết định số 61/QĐ-SNNMT ngày 20/02/2024", "SNNPTNT", "Quyết định số 61/QĐ-SNNMT ngày 20/3/2025"),
    ("Thông tư số 14/1993/TT-BNNPTNT", "", "Thông tư số 14/1993/TT-BNV"),  # two ministries had this one
    ("Thông tư số 14/1990/TT-BKHĐT", "", "Thông tư số 105-TC/ĐT năm 1990"),
    ("Quyết định số 15/2001/QĐ-BVHTTDL", "BVHTT", "Quyết định số 15/2007/QĐ-BVHTTDL"),  # it began in that year
]


@pytest.mark.parametrize(("written", "then", "could_be"), NOT_THEN, ids=[row[0] for row in NOT_THEN])
def test_a_symbol_older_than_its_body(written: str, then: str, could_be: str) -> None:
    (told,) = judged(written)
    assert (told.code, told.finding, told.severity) == ("cannot_exist", "issuer_not_yet", "warning")
    assert then in told.message_vi
    assert ("khi đó là" in told.message_vi) == bool(then)
    assert [one.finding for one in judged(could_be)] == [None]


def judged(written: str) -> list:  # type: ignore[type-arg]
    return list(verdicts(parse(f"Thực hiện {written};", number="7/KH-UBND", date="2026-03-01")))


ENDED = [EndedType._make(row) for row in shipped("ended_types")[1]]


@pytest.mark.parametrize("row", ENDED, ids=[row.type for row in ENDED])
def test_a_type_no_longer_issued(row: EndedType) -> None:
    (told,) = judged(row.example)
    assert (told.code, told.finding, told.severity) == ("cannot_exist", "type_ended", "error")
    assert row.right_vi in told.message_vi
    assert row.source in told.message_vi
    assert told.right == row.right_vi
    assert [one.finding for one in judged(row.counterexample)] == [None]


JOINT = [
    ("Thông tư liên tịch số 09/2016/TTLT-BNV-BTC ngày 30/6/2016", False),
    ("Thông tư liên tịch số 09/2016/TTLT-BNV-BTC ngày 01/7/2016", True),
    ("Thông tư liên tịch số 09/2016/TTLT-BNV-BTC", False),  # before July or behind it
    ("Thông tư liên tịch số 09/2017/TTLT-BNV-BTC", True),
    ("Thông tư liên tịch số 09/2017/TTLT-BCA-BQP-TANDTC", False),
    ("Hướng dẫn liên tịch số 09/2017/HDLT-SNV-STC", False),
    ("Kế hoạch liên tịch số 09/KHLT-SNV-STC ngày 01/7/2019", False),
]


@pytest.mark.parametrize(("written", "told"), JOINT)
def test_joint_circulars_since_july_2016(written: str, told: bool) -> None:
    assert ["type_ended" in {one.finding} for one in judged(written)] == [told]
