"""A public dump made into a catalogue, at the command line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from vnplan.shell.measure import said
from vnplan.shell.outputs import apart, fail, say, write
from vnplan.shell.speaking import speaking
from vnplan.tables.spoken import counted

_NAMED = 10  # rows left out that are named one by one


def imported(
    files: list[str], relations: Path | None, portal: str | None, seen: str | None, reverse: bool, output: Path | None
) -> None:
    """Read the one dump given and write the catalogue; rows left out are named, those beyond the first ten counted."""
    from vnplan.errors import VnplanError
    from vnplan.keys.dumps import import_catalog

    if len(files) != 1:
        fail(f"import: one dump is read at a time, and {len(files)} are given")
    apart(output, [files[0], relations])
    try:
        found = import_catalog(files[0], relations=relations, portal=portal, seen=seen, reverse=reverse)
    except VnplanError as error:
        fail(str(error))
    for one in found.left_out[:_NAMED]:
        say(str(one))
    if found.left_out:
        kinds = Counter(one.why.rpartition(": ")[2].strip() or one.why.strip(", :") for one in found.left_out)
        told = "; ".join(f"{count} {why}" for why, count in kinds.most_common(5))
        say(f"{len(found.left_out)} rows left out: {told}")
    if not found.documents:
        fail(f"{files[0]}: no row could be used")
    if output is None:
        write(found.table(), None)
    else:
        try:
            written = found.write(output)
        except OSError as error:
            fail(f"{error.filename or output}: cannot be written ({error.strerror or error})")
        lang = speaking()
        counts = [counted(len(found.documents), "document", lang), counted(len(found.changes), "change", lang)]
        passed = said("passed", lang, edges=counted(found.passed, "edge", lang))
        say(f"{', '.join(map(str, written))}: {', '.join(counts)}; {passed}")
