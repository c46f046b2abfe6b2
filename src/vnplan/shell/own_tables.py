"""`--rules DIR`: every command reads with tables of the user's own, its processes too."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from vnplan.errors import RulesError
from vnplan.shell.options import LANG
from vnplan.shell.outputs import fail
from vnplan.tables.rules import work_with

_told: Path | None = None
_RULES = Annotated[
    Path | None, typer.Option("--rules", metavar="DIR", help="Tables of your own, their rows before the shipped ones.")
]


def with_rules(command: Callable[..., None]) -> Callable[..., None]:
    """The command with one option more, and with --lang where it has none: what goes wrong is told in a language."""

    asked = inspect.signature(command, eval_str=True)

    @functools.wraps(command)
    def run(*args: Any, rules: Path | None = None, **told: Any) -> None:
        _use(rules)
        if "lang" not in asked.parameters:
            told.pop("lang", None)  # `speak` has heard it
        try:
            command(*args, **told)
        finally:
            _use(None)

    rules = inspect.Parameter("rules", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_RULES)
    parameters = [*asked.parameters.values(), rules]
    if not {"lang", "language"} & asked.parameters.keys():
        parameters.append(inspect.Parameter("lang", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=LANG))
    run.__signature__ = asked.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _use(folder: Path | None) -> None:
    global _told
    try:
        work_with(folder)
    except RulesError as error:
        fail(f"--rules: {error}")
    _told = folder


def tables_at_work() -> Path | None:
    """The folder of tables this command was given."""
    return _told
