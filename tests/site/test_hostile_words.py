"""A stranger's words are text, and only text, in every file that svcq makes, whatever field they come from.

See :mod:`tests.hostile_handbook`: one handbook, built once. Every file is read by a parser of its format.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from svcq_build.cli import main
from svcq_build.render.policy import POLICY
from tests.hostile_handbook import ATTRIBUTE, FOUND, HOST, ID, TODAY, hostile_handbook
from tests.whole_handbook import shared_folder

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
ORDER = re.compile(r"^\s*::|##[a-z]*\[", re.MULTILINE)
#: What no page says as it is written: names of waived rules, of a repository, of a colour (its blanks go); of records,
#: pages tell what comes of them.
NOT_ON_PAGES = re.compile(r"waivers\W+\d\W+rule|repo_name|palette|^records ")
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "poster", "data", "content", "cite", "background"}
VOID = {"meta", "link", "input", "img", "br", "hr", "path", "source", "area", "base", "col", "embed", "wbr"}


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    return hostile_handbook(shared_folder(tmp_path_factory.getbasetemp()).with_name("hostile"))


@pytest.fixture(scope="module")
def root(handbook: tuple[Path, Mapping[str, str]]) -> Path:
    return handbook[0]


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return root / "site"


class Page(HTMLParser):
    """What a page is made of, as a browser sees it; what came from the marker as more than text is a fault."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.head: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        if self.open:
            self.faults.append(f"never closed: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = f"<{tag} {attrs}>"[:300]
        if self.open[-1:] == ["head"]:
            self.head.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            value = value or ""
            self.words.append(value)
            if not re.fullmatch(r"[a-zA-Z][\w:-]*", name) or name.startswith("on") or name == ATTRIBUTE:
                self.faults.append(f"an attribute: {at}")
            if name in ("id", "for", "name") and "mk-id" in value and value == ID:
                self.faults.append(f"an id: {at}")
            bare = re.sub(r"[\x00-\x20]", "", value).lower().replace("\\", "/")
            if name in ADDRESSES and (
                bare.startswith(("javascript:", "//")) or re.match(rf"https?://[^/]*{HOST}", bare)
            ):
                self.faults.append(f"an address: {at}")
        if len({name for name, _ in attrs}) != len(attrs):
            self.faults.append(f"an attribute twice: {at}")
        if tag == "b" or (tag == "script" and not (dict(attrs).get("src") or dict(attrs).get("type"))):
            self.faults.append(f"an element: {at}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closes what is not open: </{tag}> at {self.getpos()}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data[:80]}") if "mk" in data else None

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.words.extend(strings(json.loads(data))) if data.strip() else None
        else:
            self.words.append(data)


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from (name, *strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def found_in(words: object) -> set[str]:
    text = words if isinstance(words, str) else "\n".join(words)  # type: ignore[arg-type]
    return set(FOUND.findall(text.replace("\u200b", "")))


def test_every_field_is_text_on_the_pages(handbook: tuple[Path, Mapping[str, str]], site: Path) -> None:
    faults: list[str] = []
    seen: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        text = path.read_bytes().decode()
        page = Page(text)
        faults += [f"{path.relative_to(site)}: {fault}" for fault in page.faults]
        seen |= found_in(page.words)
        if steered := STEERING.search(text):
            faults.append(f"{path.relative_to(site)}: {text[steered.start() - 60 : steered.end()]!a}")
        if "49" in re.findall(r"</script> (\S+)", " ".join(page.words)):
            faults.append(f"{path.relative_to(site)}: a template was evaluated")
    assert not faults, f"{len(faults)}\n" + "\n".join(faults[:12])
    missing = {place for name, place in handbook[1].items() if name not in seen and not NOT_ON_PAGES.search(place)}
    assert not missing, f"{len(missing)} vanished: {sorted(missing)[:12]}"


def test_the_policy_is_the_first_element_of_every_head(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    names = {path.relative_to(site).as_posix() for path in pages}
    assert {"404.html", "en/404.html", "glossary/older/index.html", "glossary/full/v1.0.html"} <= names
    for path in pages:
        head = Page(path.read_text(encoding="utf-8")).head
        first = ("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
        assert head[0] == first, path
        assert head[1] == ("meta", {"charset": "utf-8"}), path
        assert b'charset="utf-8"' in path.read_bytes()[:1024], path
        assert sum(tag == "meta" and "charset" in attributes for tag, attributes in head) == 1, path


def test_the_search_index_holds_words_alone(handbook: tuple[Path, Mapping[str, str]], site: Path) -> None:
    """The dialog sets them as text; they carry nothing that steers a terminal or a log either."""
    said = [path.read_text(encoding="utf-8") for path in site.rglob("search/pages/*.json")]
    assert len(said) > 10
    for page in said:
        known = json.loads(page)
        assert re.fullmatch(r"[a-z0-9/-]*", known["url"]), known["url"]
        assert not [text for text in strings(known) if STEERING.search(text.replace("\n", " "))], known["url"]
    assert found_in("\n".join(text for page in said for text in strings(json.loads(page))))


def test_feed_calendar_and_sitemap_are_whole(site: Path) -> None:
    for language in ("", "en/"):
        feed = ElementTree.fromstring((site / f"{language}feed.xml").read_bytes())
        atom = "{http://www.w3.org/2005/Atom}"
        names = {"feed", "id", "title", "updated", "author", "name", "link", "entry", "category", "summary"}
        assert {item.tag.removeprefix(atom) for item in feed.iter()} == names
        assert all(HOST not in item.get("href", "") for item in feed.iter())
        assert found_in(item.text or "" for item in feed.iter())
        assert not STEERING.search("".join(item.text or "" for item in feed.iter()))
        sitemap = ElementTree.fromstring((site / f"{language}sitemap.xml").read_bytes())
        assert {item.tag.partition("}")[2] for item in sitemap.iter()} <= {"urlset", "url", "loc", "lastmod"}
        content = (site / f"{language}calendar.ics").read_bytes()
        assert not STEERING.search(content.replace(b"\r\n", b"\n").decode())
        calendar = Calendar.from_ical(content)
        known = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
        assert {part.name for part in calendar.walk()} <= known
        assert not any(name.upper().startswith("X-MK") for part in calendar.walk() for name in part)
        assert found_in(str(value) for part in calendar.walk() for value in part.values())


def test_tables_hold_words_alone(site: Path) -> None:
    """No cell is a formula, an address or a command to whatever opens the file."""
    for language in ("", "en/"):
        tables = list((site / language).glob("*.csv"))
        assert tables
        for path in tables:
            cells = [cell for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()) for cell in row]
            assert not [cell for cell in cells if STEERING.search(cell) or cell.startswith(("=", "+", "-", "@"))]
        book = zipfile.ZipFile(site / f"{language}standards-system.xlsx")
        parts = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist()}
        assert not [
            name for name, part in parts.items() for item in part.iter() if item.tag.endswith(("}f", "}hyperlink"))
        ]
        assert found_in(item.text or "" for item in parts["xl/sharedStrings.xml"].iter())


def run(root: Path, *arguments: str) -> str:
    """What a command prints, as a person or a workflow would run it; what it tells beside that is looked at here."""
    said, told = io.StringIO(), io.StringIO()
    before, environment = sys.argv, dict(os.environ)
    os.environ.update(XDG_CACHE_HOME=str(root.parent / "cache"), SVCQ_LANG="en")
    sys.argv = ["svcq", *arguments, "--root", str(root)]
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told), contextlib.suppress(SystemExit):
            main()
    finally:
        sys.argv = before
        os.environ.clear()
        os.environ.update(environment)
    assert not STEERING.search(told.getvalue())
    assert not ORDER.search(told.getvalue())
    return said.getvalue()


def values_of(format_: str, out: str) -> list[str]:
    """The texts in a report, as a parser of its format reads them."""
    if format_ in ("json", "sarif"):
        return list(strings(json.loads(out)))
    if format_ == "junit":
        tree = ElementTree.fromstring(out)
        assert {item.tag for item in tree.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "system-out"}
        assert not any(ATTRIBUTE in item.attrib or "id" in item.attrib for item in tree.iter())
        return [text for item in tree.iter() for text in (item.text or "", *item.attrib.values())]
    if format_ == "markdown":
        html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(out)
        ours = re.sub(r"<!-- svcq review[s]? -->", "", html)
        page = Page(f"<div>{ours}</div>")
        assert not re.search(r"^\s*/", out, re.MULTILINE), "GitLab would take it for a command"
        shown = re.sub(r"<(code|pre)\b.*?</\1>", "", unescape(ours), flags=re.DOTALL)
        assert not re.findall(r".{40}(?<![\w/])[@#!~%$&](?:mk|7)(?!\d)", shown)
        assert not page.faults, page.faults[:3]
        assert not re.search(r"<a (?!href=\"https://example.org/a/)|<img ", ours)
        return page.words
    if format_ == "github":
        lines = out.splitlines()
        assert all(re.match(r"::(error|warning|notice) ", line) for line in lines[:-1])
        return [line.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for line in lines]
    return [out]


REPORTS = [
    *(("check", "--today", TODAY, "--format", name) for name in ("text", "json", "sarif", "junit", "github")),
    *(("diff", "HEAD~2", "HEAD", "--format", name) for name in ("text", "json", "sarif", "markdown", "github")),
    *(("reviews", "--today", TODAY, "--due-within", "3650", "--format", name) for name in ("text", "json", "markdown")),
    ("show", "standard:full"),
    ("show", "meeting:full", "--at", "1.0"),
    ("owners",),
    ("check", "--today", TODAY, "--base", "HEAD~2"),
    *(("warnings", "--today", TODAY, "--format", name) for name in ("text", "json", "markdown")),
]


@pytest.mark.parametrize("command", REPORTS, ids=" ".join)
def test_reports_are_whole_and_harmless(root: Path, command: tuple[str, ...]) -> None:
    out = run(root, *command)
    format_ = command[-1] if "--format" in command else "text"
    assert not STEERING.search(out), ascii(out[max(0, STEERING.search(out).start() - 80) :][:120])  # type: ignore[union-attr]
    ours = "\n".join(line.partition(" ")[2] for line in out.splitlines()) if format_ == "github" else out
    assert not ORDER.search(ours), ours[max(0, ORDER.search(ours).start() - 80) :][:160]  # type: ignore[union-attr]
    words = values_of(format_, out)
    assert HOST in unescape("".join(words)) or command[0] == "owners"


def test_exports_hold_every_word_of_records_and_no_formula(
    handbook: tuple[Path, Mapping[str, str]], root: Path, tmp_path: Path
) -> None:
    wanted = {name for name, place in handbook[1].items() if place.startswith("records ")}
    run(root, "records", "export", "--format", "csv", "--out", str(tmp_path / "csv"))
    cells = []
    for path in (tmp_path / "csv").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t")) or STEERING.search(cell)]
    assert wanted <= found_in(cells)
    run(root, "records", "export", "--format", "sqlite", "--out", str(tmp_path / "all.sqlite"))
    with contextlib.closing(sqlite3.connect(tmp_path / "all.sqlite")) as base:
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        values = [str(value) for name in tables for row in base.execute(f'SELECT * FROM "{name}"') for value in row]
    assert wanted <= found_in(values)


def test_a_report_holds_words_alone(root: Path, tmp_path: Path) -> None:
    for format_ in ("md", "html", "docx"):
        file = tmp_path / f"report.{format_}"
        run(root, "report", "2025-Q4", "--today", TODAY, "--format", format_, "--out", str(file))
        assert file.exists(), format_
    words = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render((tmp_path / "report.md").read_text("utf-8"))
    for html in (f"<div>{words}</div>", (tmp_path / "report.html").read_text(encoding="utf-8")):
        page = Page(html)
        assert not page.faults, page.faults[:3]
        assert found_in(page.words)
        assert not STEERING.search(html)
    with zipfile.ZipFile(tmp_path / "report.docx") as parts:
        links = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
        assert not [link for link in links if HOST in link or "javascript" in link]
        assert "mk-id" in parts.read("word/document.xml").decode()
