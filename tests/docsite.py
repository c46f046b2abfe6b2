"""The documentation as pages that open from disk: `python tests/docsite.py [OUT]`, after `pip install '.[docs]'`.

Stages docs/ and the pages of the root side by side, builds them with warnings as errors, and then looks at what was
built: every link and every anchor leads somewhere, and no page asks the network for anything.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import notebooks
import vnplan

ROOT = Path(__file__).resolve().parent.parent
AT_ROOT = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "corpus/README.md": "corpus.md",
    "README.md": "index.md",
}
"""Pages outside docs/, and the page each is in the documentation; README's part is taken by the start page."""

NAME = re.compile(r"^::: vnplan\.(\w+)$", re.M)
_LINK = re.compile(r"(\]\()([^)#\s]+)")
_COPIED = {".md", ".svg", ".png", ".css", ".ipynb", ".html"}


def stage(folder: Path) -> None:
    """All pages in one folder, their links to one another as they are there."""
    shutil.rmtree(folder, ignore_errors=True)
    docs = ROOT / "docs"
    pages = {name: page for name, page in AT_ROOT.items() if page != "index.md"}
    for file in sorted(docs.rglob("*")):
        if file.suffix in _COPIED and file.is_file() and "theme" not in file.parts:
            pages[file.relative_to(ROOT).as_posix()] = file.relative_to(docs).as_posix()
            if file.suffix == ".ipynb":
                to = folder / file.relative_to(docs).with_suffix(".md")
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_text(notebooks.page_of(file), encoding="utf-8")
    for name, page in pages.items():
        to = folder / page
        to.parent.mkdir(parents=True, exist_ok=True)
        if to.suffix == ".md":
            up = "../" * page.count("/")
            text = (ROOT / name).read_text(encoding="utf-8")
            moved = _LINK.sub(lambda m, name=name, up=up: m[1] + _moved(m[2], Path(name), up), text)
            to.write_text(moved + (rest_of_names(moved) if page == "api.md" else ""), encoding="utf-8")
        else:
            shutil.copyfile(ROOT / name, to)


def rest_of_names(page: str) -> str:
    """Public names that the page of names does not group yet: none is left out."""
    rest = sorted(set(vnplan.__all__) - set(NAME.findall(page)))
    return "".join(["\n## Others\n\n" if rest else "", *(f"::: vnplan.{name}\n" for name in rest)])


def _moved(link: str, page: Path, up: str) -> str:
    """Where a link of a page leads once the pages lie side by side."""
    if re.match(r"[a-z]+:", link):
        return link
    target = Path(os.path.normpath(page.parent / link)).as_posix()
    if target.endswith(".ipynb"):  # it has a page of its own
        target = f"{target.removesuffix('.ipynb')}.md"
    if target in AT_ROOT:
        return up + AT_ROOT[target]
    return up + target.removeprefix("docs/") if target.startswith("docs/") else link


class _Page(HTMLParser):
    """The ids, the links and what is loaded of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element: its id, where it leads, what it loads."""
        of = {name: value or "" for name, value in attrs}
        self.ids |= {of[name] for name in ("id", "name") if name in of}
        if tag == "a" and "href" in of:
            self.links.append(of["href"])
        if "src" in of or (tag == "link" and of.get("rel") not in ("canonical", "next", "prev")):
            self.loaded.append(of.get("src") or of.get("href", ""))


def faults(site: Path) -> Iterator[str]:
    """Links that lead nowhere, and what would be asked of the network."""
    pages = {file: _Page(file.read_text(encoding="utf-8")) for file in sorted(site.rglob("*.html"))}
    for file, page in pages.items():
        where = file.relative_to(site)
        if file.name == "404.html":  # its links begin at the root of a server
            continue
        for link in [*page.links, *page.loaded]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if link in page.loaded and parts.scheme != "data":
                    yield f"{where}: loads {link}"
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not target.exists():
                yield f"{where}: {link} leads nowhere"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids | {"__skip"}:
                yield f"{where}: {link} names no place of that page"
    for file in site.rglob("*.css"):
        for url in re.findall(r"url\([\"']?(https?:[^)]+)\)", file.read_text(encoding="utf-8")):
            yield f"{file.relative_to(site)}: loads {url}"


def build(site: Path) -> str:
    """Build the pages into a folder; what the builder said. Raises SystemExit where it is not satisfied."""
    stage(ROOT / "build" / "docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(site)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=quiet, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stderr


def main() -> int:
    """Build, look, and say where the first page is."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "site").resolve()
    build(site)
    found = list(faults(site))
    print("\n".join(found) or f"{len(list(site.rglob('*.html')))} pages: {site / 'index.html'}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
