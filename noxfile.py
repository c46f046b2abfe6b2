"""Sessions, each with its docstring in `nox -l`; run one with `nox -s tests`."""

from __future__ import annotations

import nox
from nox.command import CommandFailed

nox.options.sessions = ["tests", "lint", "types"]
nox.options.reuse_existing_virtualenvs = True


@nox.session
def tests(session: nox.Session) -> None:
    """All tests, every README and docs block among them."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "-n", "auto", *session.posargs)


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
def coverage(session: nox.Session) -> None:
    """Lines and branches of two folders: 95 of 100 are run by the tests that need nothing beside the project."""
    session.install("-e", ".[test]", "coverage>=7.6")
    env = {"COVERAGE_FILE": f"{session.create_tmp()}/coverage"}
    shipped = ("-m", "pytest", "--ignore=tests/test_gold.py", *session.posargs)
    session.run("coverage", "run", "--branch", "--include=src/vnplan/*", *shipped, env=env)
    for folder in ("layout", "citations"):
        kept = f"--include=src/vnplan/{folder}/*"
        session.run("coverage", "report", kept, "--show-missing", "--skip-covered", "--fail-under=95", env=env)


@nox.session
def mutate(session: nox.Session) -> None:
    """A sample of small faults, each against the tests that touch it; half an hour. `-- --write` sets the score."""
    session.install("-e", ".[test]", "coverage>=7.6")
    session.run("python", "tests/mutate.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Speed beside a bare scan and two other readers, growth, start-up, memory; queries on a large graph.

    `-- --write` puts the figures into docs/performance.md.
    """
    session.install("-e", ".[frames]")
    for other in ("legal-reference-extraction", "eyecite"):
        try:
            session.install(other)
        except CommandFailed:
            session.warn(f"{other} cannot be installed here and is left out")
    session.run("python", "tests/bench.py", *session.posargs)
    session.run("python", "tests/bench_graph.py")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Texts that atheris makes by what of the code they reach, against every promise; `-- 600` for ten minutes."""
    session.install("-e", ".[test]", "atheris>=3; sys_platform == 'linux'")
    found = session.create_tmp()
    session.run("python", "tests/fuzz.py", *(session.posargs or ["120"]), f"-artifact_prefix={found}/")


@nox.session
def ladder(session: nox.Session) -> None:
    """Every pattern against hostile texts made of its own letters, at growing sizes; `-- --sample 50` for some."""
    session.install("-e", ".[test]")
    session.run("python", "tests/ladder.py", *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """A batch of a gigabyte, and the memory of its processes on the way; `-- 100` for a tenth, `--jobs 2`."""
    session.install("-e", ".[batch]")
    session.run("python", "tests/soak.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Every block of README and docs, executed; then the pages, which open from disk: build/site/index.html."""
    session.install("-e", ".[test,docs]")
    session.run("python", "-m", "pytest", "tests/test_docs.py", *session.posargs)
    session.run("python", "tests/docsite.py")


@nox.session
def pictures(session: nox.Session) -> None:
    """The pictures of README and docs, made again from corpus/; screens where Chromium is installed."""
    session.install("-e", ".[test]")
    session.run("python", "tests/pictures.py")


@nox.session
def benchmark(session: nox.Session) -> None:
    """Gold, scorer and other tools in one run; `-- --write` puts the figures into docs/benchmark.md."""
    session.install("-e", ".")
    for other in ("citeurl", "legal-reference-extraction"):
        try:
            session.install(other)
        except CommandFailed:
            session.warn(f"{other} cannot be installed here and is left out")
    session.run("python", "tests/benchmark.py", *session.posargs)
