"""Sessions: tests, lint, types, score, bench, docs. Run one with `nox -s tests`."""

from __future__ import annotations

import nox

nox.options.sessions = ["tests", "lint", "types"]
nox.options.reuse_existing_virtualenvs = True


@nox.session
def tests(session: nox.Session) -> None:
    """All tests, every README and docs block among them."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, style and form; and that no folder uses one above it."""
    session.install("ruff", "import-linter")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", env={"PYTHONPATH": "src"})


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict, on the package."""
    session.install("-e", ".[dev]")
    session.run("mypy")


@nox.session
def score(session: nox.Session) -> None:
    """Accuracy on corpus/ and, beside the project, on ../shared."""
    session.install("-e", ".")
    session.run("python", "tests/evaluate.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Speed, growth, import time, memory, and queries on a large graph."""
    session.install("-e", ".[frames]")
    session.run("python", "tests/bench.py", *session.posargs)
    session.run("python", "tests/bench_graph.py")


@nox.session
def docs(session: nox.Session) -> None:
    """Every block of README and docs, executed."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "tests/test_docs.py", *session.posargs)
