"""The words of :mod:`tests.hostile_handbook` in what programs, chats, printers and editors take from the handbook."""

from __future__ import annotations

import contextlib
import email
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from email.policy import default
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from markdown_it import MarkdownIt

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.desk import make_desk
from svcq_build.render.editor import editor_files
from svcq_build.render.site_pages import render_pages
from svcq_build.reporters import comment
from svcq_build.site.build import renderer_for
from svcq_build.site.editor_files import EditorFiles
from tests.conftest import Outcome
from tests.export.paper_texts import data_text
from tests.hostile_handbook import HOST, ID, TODAY, marker
from tests.intake.made_word import paragraph, saved, word
from tests.site.test_hostile_words import (
    ORDER,
    STEERING,
    Page,
    found_in,
    handbook,  # noqa: F401 - a fixture
    root,  # noqa: F401 - a fixture
    run,
    site,  # noqa: F401 - a fixture
    strings,
    values_of,
)

Handbook = tuple[Path, Mapping[str, str]]
WRITE = comment.write_comment
OURS = "https://example.org/a/"
CHAT_LINK = re.compile(r"\]\(([^)]*)\)")


def all_of(value: object, *wanted: str) -> Iterator[object]:
    """What stands under some names, anywhere in a JSON value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in wanted:
                yield inner
            yield from all_of(inner, *wanted)
    elif isinstance(value, list):
        for inner in value:
            yield from all_of(inner, *wanted)


def addresses(value: object, *names: str) -> Iterator[str]:
    """Every text of a JSON value that is an address by its name."""
    for found in all_of(value, "url", "href", *names):
        yield from strings(found)


def elsewhere(found: Iterable[str]) -> list[str]:
    """Addresses that lead out of the handbook, but for its repository."""
    return [one for one in found if not re.match(r"https://(git\.)?example\.org/|/a/|\.{0,2}/?[a-z0-9_#./-]*$", one)]


def test_data_for_programs_hold_words_alone(handbook: Handbook, site: Path) -> None:  # noqa: F811
    seen: set[str] = set()
    for language in ("", "en/"):
        files = sorted((site / language / "api" / "v1").glob("*.json"))
        assert len(files) > 10
        manifest = site / language / "manifest.webmanifest"
        assert not elsewhere(addresses(json.loads(manifest.read_bytes()), "start_url", "scope", "src", "id"))
        for path in [*files, manifest]:
            text = path.read_bytes().decode()
            assert not STEERING.search(text), path
            value = json.loads(text)
            assert not elsewhere(addresses(value)), path
            seen |= found_in(strings(value))
    missing = {place for name, place in handbook[1].items() if name.startswith("z") and name not in seen}
    assert not missing, sorted(missing)[:12]


def test_the_list_for_language_models_holds_words_alone(site: Path) -> None:  # noqa: F811
    for language in ("", "en/"):
        text = (site / language / "llms.txt").read_bytes().decode()
        assert not STEERING.search(text)
        shown = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
        page = Page(f"<div>{shown}</div>")
        assert not page.faults, page.faults[:3]
        assert found_in(page.words)
        assert not elsewhere(re.findall(r'href="([^"]*)"', shown))


def test_previews_of_links_hold_words_alone(site: Path) -> None:  # noqa: F811
    for folder in ("systems", "checklists", "glossary", "roles", "en/standards", "en/procedures"):
        path = site / folder / "full" / "index.html"
        told = {
            attributes["property"]: attributes["content"]
            for tag, attributes in Page(path.read_bytes().decode()).head
            if tag == "meta" and attributes.get("property", "").startswith("og:")
        }
        assert found_in(told["og:title"]), path
        assert found_in(told["og:description"]), path
        assert re.fullmatch(r"[\w-]+", told["og:type"]), path
        assert told["og:url"] == f"{OURS}{path.parent.relative_to(site).as_posix()}/"


def test_the_service_worker_keeps_plain_addresses(site: Path) -> None:  # noqa: F811
    for language in ("", "en/"):
        lines = (site / language / "sw.js").read_bytes().decode().split("\n")
        values = dict(line.removeprefix("const ").removesuffix(";").split(" = ", 1) for line in lines[:6])
        lists = {name: json.loads(value) for name, value in values.items()}
        assert lists["CORE"]
        assert not [text for text in strings(lists) if found_in(text) or STEERING.search(text)]
        for name in ("CORE", "SHARDS", "OTHERS"):
            assert not [one for one in lists[name] if not re.fullmatch(r"[a-z0-9_./=-]*", one, re.IGNORECASE)]


def test_the_editors_files_are_the_sources_and_nothing_else(root: Path, tmp_path: Path) -> None:  # noqa: F811
    graph = build_graph(load_folder(root))
    desk = make_desk(graph, "en", date.fromisoformat(TODAY), None, root, served=True)
    made = {file.address: file.make(desk) or b"" for file in editor_files(desk)}
    list(EditorFiles(root).follow(desk, tmp_path))
    sources = sorted(tmp_path.rglob("*.json"))
    assert len(sources) == len(graph.corpus.entries)
    for path in sources:
        text = path.read_bytes().decode()
        assert not STEERING.search(text), path
        told = json.loads(text)
        assert told["source"].encode() == (root / told["path"]).read_bytes()
    assert not STEERING.search(b"".join(made.values()).decode())
    shown = {address: found_in(strings(json.loads(content))) for address, content in made.items()}
    assert shown["editor/references.json"]
    assert {"t0"} <= shown["editor/forms/standard.json"]


@pytest.mark.parametrize("form", ["markdown", "json", "wecom", "dingtalk", "feishu"])
def test_notices_are_words_alone(root: Path, form: str) -> None:  # noqa: F811
    out = run(root, "notify", "HEAD~2", "--format", form)
    assert not STEERING.search(out)
    words = values_of("markdown" if form == "markdown" else "json", out)
    assert "mk-id" in unescape("".join(words))
    if form == "markdown":
        return
    value = json.loads(out)
    assert not elsewhere(addresses(value, "address"))
    if form in ("wecom", "dingtalk"):
        said = "".join(words)
        assert not elsewhere(address.strip("<>") for address in CHAT_LINK.findall(said))
        assert not re.search(r"<(?!/?font\b)", said), "an element, or the name of a person to be called"
    if form == "feishu":
        assert set(all_of(value, "tag")) <= {"text", "a"}


def test_letters_are_words_alone(root: Path, tmp_path: Path) -> None:  # noqa: F811
    run(root, "notify", "HEAD~2", "--format", "email", "--out", str(tmp_path))
    letters = sorted(tmp_path.glob("*.eml"))
    assert letters
    for path in letters:
        letter = email.message_from_bytes(path.read_bytes(), policy=default)
        assert not letter.defects
        known = {"subject", "from", "to", "date", "message-id", "mime-version", "content-type", "auto-submitted"}
        assert {name.lower() for name in letter} <= known | {
            "content-transfer-encoding",
            "content-language",
            "x-unsent",
        }
        assert not STEERING.search(str(letter["subject"]))
        seen: set[str] = set()
        for part in letter.walk():
            if part.get_content_type() == "text/html":
                page = Page(part.get_content())
                assert not page.faults, page.faults[:3]
                assert not elsewhere(re.findall(r'href="([^"]*)"', part.get_content()))
                seen |= found_in(page.words)
            elif not part.is_multipart():
                assert part.get_content_type() == "text/plain"
                assert not STEERING.search(part.get_content().replace("\r\n", "\n"))
                seen |= found_in(part.get_content())
        assert seen


def test_a_comment_is_harmless_on_every_host(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    comments = []

    def write(*told: Any, host: comment.Host, **more: Any) -> str:
        comments.extend(WRITE(*told, host=one, **more) for one in (None, "github", "gitlab"))
        return comments[0]

    monkeypatch.setattr(comment, "write_comment", write)
    assert run(root, "review", "HEAD~2", "--today", TODAY) == comments[0]
    for said in dict.fromkeys(comments):
        assert not STEERING.search(said)
        assert not ORDER.search(said)
        assert HOST in unescape("".join(values_of("markdown", said)))


def test_a_report_reaches_typst_as_data(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    told: list[dict[str, object]] = []

    class Stopped(Exception):
        pass

    def look(program: Path, **_: object) -> None:
        told.append(json.loads((program.parent / "outline.json").read_bytes()))
        ours = Path(__file__).parents[2] / "svcq_build" / "export" / "paper.typ"
        assert program.read_bytes() == ours.read_bytes(), "words in the program itself"
        raise Stopped

    monkeypatch.setattr("typst.Compiler", look)
    with contextlib.suppress(Stopped):
        run(root, "report", "2025-Q4", "--today", TODAY, "--format", "pdf", "--out", str(tmp_path / "report.pdf"))
    (data,) = told
    assert found_in(data_text(data))
    assert not STEERING.search("".join(strings(data)).replace("\n", ""))
    assert not elsewhere(one for link in all_of(data, "link") for one in strings(link) if one)


def test_imported_words_are_words(repository: Callable[..., Path], svcq: Callable[..., Outcome]) -> None:
    numbers = iter(range(100))

    def hostile(before: str = "") -> str:
        return before + marker("i", next(numbers)).replace("\r", "")

    link = f'<w:hyperlink r:id="rId99"><w:r><w:t>{html.escape(hostile())}</w:t></w:r></w:hyperlink>'
    document = word(
        *("一、服务目标", hostile(), "二、适用范围", hostile()),
        *("三、接待要求", hostile("1."), hostile("2.应当"), hostile("（一）")),
        *([[hostile(), hostile()], [hostile(), hostile()]], hostile("javascript:")),
        *("四、附则", hostile(), paragraph(link)),
        title=hostile(),
    )
    document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, f"javascript:{ID}", "rId99", is_external=True)
    document.core_properties.title = document.core_properties.author = hostile()
    folder = repository()
    (folder.parent / "a.docx").write_bytes(saved(document))
    imported = svcq(
        "import", "../a.docx", "--today", TODAY, "--lang", "en", "--kind", "standard", "--id", "from-word", cwd=folder
    )
    assert imported.code == 0, imported.err
    checked = svcq("check", "--today", TODAY, "--lang", "en", cwd=folder)
    said = (imported.out, imported.err, checked.out)
    assert not [text for text in said if STEERING.search(text) or ORDER.search(text)]
    renderer = renderer_for(build_graph(load_folder(folder)), "zh", date.fromisoformat(TODAY), folder)
    seen: set[str] = set()
    for rendered in render_pages(renderer, lambda page: "from-word" in page.url):
        page = Page(f"<div>{rendered.html}</div>")
        assert not page.faults, page.faults[:3]
        assert not STEERING.search(rendered.html)
        seen |= found_in(page.words)
    assert {f"i{number}" for number in range(next(numbers) - 1)} <= seen
