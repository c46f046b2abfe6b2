"""Short names of laws: each way one row is written, and the law it means."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug

_JOINT = re.compile(r"(?<=[A-ZĐ])[&,](?=[A-ZĐ])")
_JOINTS = ("", "&", ",", "-", " và ")


def spellings(short_name: str) -> Iterator[str]:
    """Every way of joining the letters of one name.

    >>> list(spellings("GDQP&AN")), list(spellings("Kinh doanh BĐS"))
    (['GDQPAN', 'GDQP&AN', 'GDQP,AN', 'GDQP-AN', 'GDQP và AN'], ['Kinh doanh BĐS'])
    """
    first, *rest = _JOINT.split(short_name)
    for joints in itertools.product(_JOINTS, repeat=len(rest)):
        yield first + "".join(joint + part for joint, part in zip(joints, rest, strict=True))


@per_rules
def law_slugs(rules: Rules) -> dict[tuple[str, str], str]:
    """The slug of a law's name by its type and that of its short name: hn-gd, hon-nhan-va-gia-dinh."""
    return {
        (ascii_slug(row["type"], "_"), ascii_slug(short)): ascii_slug(row["name"])
        for row in reversed(rules.tables["short_laws"])
        for short in spellings(row["short_name"])
    }
