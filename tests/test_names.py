"""The public names: none hidden by a module of the same name, each with its words, all loaded late."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

import vnplan
from vnplan import names

MODULES = {module.name for module in pkgutil.iter_modules(vnplan.__path__)}


def test_no_module_hides_a_public_name() -> None:
    assert MODULES.isdisjoint(vnplan.__all__)


@pytest.mark.parametrize("name", vnplan.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    for module in sorted(MODULES):
        importlib.import_module(f"vnplan.{module}")
    value = getattr(vnplan, name)
    assert (callable(value) and value.__doc__) or get_origin(value) is Literal


def test_a_type_checker_sees_the_names_that_are_loaded_late() -> None:
    """What the package imports for type checkers alone is what `__all__` has, and from where it is loaded."""
    tree = ast.parse(Path(vnplan.__file__).read_text(encoding="utf-8"))
    (checked,) = [node for node in tree.body if isinstance(node, ast.If)]
    seen = {
        (one.module.removeprefix("vnplan."), alias.name)
        for one in checked.body
        if isinstance(one, ast.ImportFrom) and one.module
        for alias in one.names
    }
    loaded = {(module, name) for module, names in vnplan._HOMES.items() for name in names}
    assert loaded <= seen
    assert {name for _, name in seen - loaded} == {"RulesLike"}
    assert sorted([*(name for _, name in loaded), "read"]) == sorted(vnplan.__all__)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, vnplan; print({'networkx', 'pydantic', 'rapidfuzz', 'underthesea'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_closed_lists_are_one_with_those_of_the_tables() -> None:
    assert get_args(vnplan.Relation) == names.RELATIONS
    assert get_args(vnplan.Level) == names.LEVELS
