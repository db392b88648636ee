"""A build that takes pages over from the last one makes what a whole build makes, byte for byte."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.files import cache_folder
from svcq_build.load import build_graph, load_folder, public_corpus
from svcq_build.records import NO_RECORDS, load_records
from svcq_build.render import read_history
from svcq_build.site import build_site
from svcq_build.site.origin import contents
from tests.history.handbook_with_past import GUIDE, QUEUEING, TERM, write_handbook
from tests.property_runs import draws

TODAY = dt.date(2026, 6, 1)
PARAMETERS = "standards/parameters/times.yml"
CHECKLIST = "playbooks/checklists/hall.yml"
CLERK = "roles/charters/clerk.yml"
INDICATOR = "standards/indicators/wait.yml"
CHANNEL = "playbooks/feedback/hotline.yml"
NOTES = "playbooks/guides/notes.md"
PO = "translations/en/standards.po"
MORE = {
    PARAMETERS: """\
kind: parameters
title: 时限
summary: 各处引用。
status: draft
parameters:
  - {id: wait-max, title: 最长等候, value: 15 分钟}
""",
    CHECKLIST: """\
kind: checklist
title: 大厅巡查
summary: 每天看一遍。
status: draft
used_by: clerk
sections:
  - title: 等候
    items:
      - {id: C1, text: "等候不超过{param:wait-max}。", verifies: "queueing#R1"}
""",
    INDICATOR: """\
kind: indicator
title: 等候时间
summary: 等多久。
status: draft
definition: 等候的分钟数。
formula: 平均。
unit: 分钟
direction: lower
target: 12
source: 叫号系统。
method: 自动。
frequency: 1 个月
measures: "queueing#R1"
""",
    CHANNEL: """\
kind: channel
title: 服务热线
summary: 打电话咨询、投诉、提意见。
users: public
status: draft
medium: phone
purpose: 不方便到大厅的人问事、投诉、提意见。
reach: 12345 转本中心
hours: 工作日 9:00 至 17:00
answered_by: role:clerk
acknowledge: "{param:wait-max}"
""",
    NOTES: "---\nkind: guide\ntitle: 便条\nsummary: 与谁都无关。\nstatus: draft\n---\n\n## 一\n\n只此一句。\n",
}
Edit = Callable[[Path, int], None]


def _replacing(path: str, old: str, new: str) -> Edit:
    """An edit that writes a number into a text, which is another one each time."""

    def edit(root: Path, number: int) -> None:
        if (root / path).exists():
            text = (root / path).read_text(encoding="utf-8")
            (root / path).write_text(text.replace(old, new.format(n=number)), encoding="utf-8")

    return edit


def _adding(path: str, text: str) -> Edit:
    def edit(root: Path, number: int) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text.format(n=number), encoding="utf-8")

    return edit


def _removing(path: str) -> Edit:
    return lambda root, number: (root / path).unlink(missing_ok=True)


def _appending(path: str, text: str) -> Edit:
    def edit(root: Path, number: int) -> None:
        if (root / path).exists():
            with (root / path).open("a", encoding="utf-8") as file:
                file.write(text.format(n=number))

    return edit


def _damaging(root: Path, number: int) -> None:
    """What is remembered loses its end, or a byte of it is another one."""
    folder = cache_folder()
    for path in sorted(folder.glob("pages-*.json")) if folder is not None else ():
        content = bytearray(path.read_bytes())
        place = len(content) * (number % 97) // 97
        if number % 2:
            del content[place:]
        elif content:
            content[place] ^= 1
        path.write_bytes(content)


def _touching(root: Path, number: int) -> None:
    """Somebody writes into the site."""
    for path in sorted((root.parent / "site").rglob("*.html"))[:: 3 + number % 5]:
        path.write_text("nothing of ours", encoding="utf-8")


def _taking_away(root: Path, number: int) -> None:
    """The site goes, in part."""
    shutil.rmtree(root.parent / "site" / "en", ignore_errors=True)


#: What no overview of ours shows.
_OVERVIEW = "<p>{{% for item in entries('guide') %}}{{{{ item.doc.body | prose }}}}{{% endfor %}}</p>\n"
_TEMPLATE = "site_templates/kinds/guide.html.jinja"
_SCHEMA = '{{"type": "object", "properties": {{"shelf": {{"type": "string", "title": "第{n}架"}}}}}}\n'
EDITS: dict[str, Edit] = {
    "a title": _replacing(CLERK, "title: 受理员", "title: 受理员{n}"),
    "a title in a menu": _replacing(GUIDE, "title: 开始", "title: 开始{n}"),
    "the text of a requirement": _replacing(QUEUEING, "时由", "时{n}由"),
    "a summary": _replacing(QUEUEING, "summary: 等候", "summary: 第{n}次等候"),
    "a day": _replacing(QUEUEING, "last: 2026-05-01", "last: 2026-04-1{n}"),
    "a state": _replacing(NOTES, "status: draft", "status: retired"),
    "a tag": _replacing(NOTES, "status: draft\n", "status: draft\ntags: [第{n}]\n"),
    "an item": _replacing(CHECKLIST, "等候不超过", "等候第{n}次不超过"),
    "a value that is no longer quoted": _replacing(CHANNEL, '"{param:wait-max}"', "15 分钟"),
    "the words of a guide": _replacing(NOTES, "只此一句", "只此第{n}句"),
    "an overview of one's own": _adding("site_templates/pages/reviews.html.jinja", _OVERVIEW),
    "a parameter": _replacing(PARAMETERS, "15 分钟", "1{n} 分钟"),
    "a term": _replacing(TERM, "definition: ", "definition: 第{n}"),
    "another name of a term": _appending(TERM, "aliases: [取号{n}]\n"),
    "a relation": _appending(NOTES, "\n见[排队](standard:queueing#R1)和[受理员](role:clerk)。\n"),
    "an odd address": _appending(NOTES, "\n[外面](https://example.org/?a&#10;b)\n"),
    "a version": _replacing(QUEUEING, 'version: "2.0"', 'version: "2.{n}"'),
    "a former name": _appending(NOTES, "\n[从前](role:window-clerk)\n"),
    "a new document": _adding("playbooks/guides/new.md", MORE[NOTES].replace("便条", "新的{n}")),
    "a document that goes": _removing(CHECKLIST),
    "another that goes": _removing("playbooks/guides/new.md"),
    "a translation": _replacing(PO, "Customers wait", "Customers {n} wait"),
    "a translated title": _replacing(PO, "Queueing", "Queue {n}"),
    "a template": _adding(_TEMPLATE, "<p>{n}</p>{{{{ doc.body | prose }}}}\n"),
    "a template that goes": _removing(_TEMPLATE),
    "fields of one's own": _adding("site_templates/kinds/guide.schema.json", _SCHEMA),
    "a setting": _replacing("mkdocs.yml", "site_name: 小手册", "site_name: 小手册{n}"),
    "a picture": _adding("playbooks/guides/map.png", "{n}"),
    "a public standard": _replacing(QUEUEING, "status: active\n", "status: active\naudience: public\n"),
    "a public guide": _replacing(GUIDE, "status: draft\n", "status: draft\naudience: public\n"),
    "a public checklist": _replacing(CHECKLIST, "status: draft\n", "status: draft\naudience: public\n"),
    "an internal checklist": _replacing(CHECKLIST, "audience: public\n", ""),
    "an internal requirement": _replacing(QUEUEING, "level: must\n", "level: must\n    audience: internal\n"),
    "a measured value": _adding("records/measurements/wait/2026.csv", "period,value\n2026-01,1{n}\n2026-02,12\n"),
    "a demonstration that goes": _removing("records/measurements/wait/2026.csv"),
    "the memory": _damaging,
    "the site": _touching,
    "half of the site": _taking_away,
}


def digests(folder: Path) -> dict[str, str]:
    """The files of a folder, with a digest of what is in each."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def built(root: Path, cache: Path, whole: bool = False, public: bool = False) -> dict[str, str]:
    """Build a site, or a whole one beside it with nothing taken over; its files."""
    site = root.parent / f"{'whole' if whole else 'site'}{'-public' * public}"
    with patch.dict(os.environ, {"XDG_CACHE_HOME": str(cache)}):
        before = None if whole else contents(root)
        corpus, records = load_folder(root), load_records(root)
        graph, history = build_graph(corpus), read_history(root, corpus)
        if public:
            graph = build_graph(public_corpus(corpus))
            history, records = history.for_public(graph.corpus), NO_RECORDS
        build_site(graph, history, root, site, TODAY, lambda words: None, before=before, records=records)
    return digests(site)


class Handbook:
    """The handbook, which can be as it was at first again."""

    def __init__(self, top: Path) -> None:
        self.cache, self._first = top / "cache", top / "first"
        self._wholes: dict[str, dict[str, str]] = {}
        self.root = write_handbook(top / "all").root
        _replacing("mkdocs.yml", "https://git.example.org/", "https://github.com/")(
            self.root, 0
        )  # takes readers' edits
        for path, text in MORE.items():
            _adding(path, text.replace("{", "{{").replace("}", "}}"))(self.root, 0)
        shutil.copytree(self.root, self._first, ignore=shutil.ignore_patterns(".svcq"))

    def edit(self, names: list[str], public: bool = False) -> None:
        """Edit and build, again and again, and compare the last site with a whole one."""
        made: dict[str, str] = {}
        for number, name in enumerate(names, 1):
            with patch.dict(os.environ, {"XDG_CACHE_HOME": str(self.cache)}):
                EDITS[name](self.root, number)
            made = built(self.root, self.cache, public=public)
        whole = self._whole(public)
        assert {name for name in {*made, *whole} if made.get(name) != whole.get(name)} == set()

    def _whole(self, public: bool) -> dict[str, str]:
        """The whole site of the handbook as it is; of what edits leave as it was, it is built once."""
        state = repr((sorted(digests(self.root).items()), public))
        if state not in self._wholes:
            self._wholes[state] = built(self.root, self.cache, whole=True, public=public)
        return self._wholes[state]

    def restore(self) -> None:
        """Be as at first; the last site and what is remembered are left as they are."""
        shutil.rmtree(self.root)
        shutil.copytree(self._first, self.root)


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return Handbook(tmp_path_factory.mktemp("kept"))


@pytest.mark.parametrize("name", EDITS)
def test_an_edit(handbook: Handbook, name: str) -> None:
    handbook.restore()
    handbook.edit([name])


def test_what_an_overview_of_ones_own_reads_is_noted(handbook: Handbook) -> None:
    handbook.restore()
    handbook.edit(["an overview of one's own", "the words of a guide"])
    reviews = (handbook.root.parent / "site/reviews/index.html").read_text(encoding="utf-8")
    assert "只此第2句" in reviews


@settings(max_examples=draws(2), deadline=None)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5))
def test_edit_after_edit(handbook: Handbook, edits: list[str]) -> None:
    handbook.restore()
    handbook.edit(edits)


@pytest.mark.parametrize(
    "edits",
    [
        ["a public standard", "a public checklist", "an internal checklist", "the text of a requirement"],
        ["a public standard", "a public guide", "a public checklist", "an internal requirement"],
        ["a public standard", "a public guide", "a version", "a term", "a title", "a document that goes"],
    ],
)
def test_the_public_site(handbook: Handbook, edits: list[str]) -> None:
    handbook.restore()
    handbook.edit(edits, public=True)


def test_pages_that_nothing_has_touched_are_taken_over(handbook: Handbook) -> None:
    handbook.restore()
    site = handbook.root.parent / "site"
    built(handbook.root, handbook.cache)
    before = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    handbook.edit(["the text of a requirement"])
    same = {path.relative_to(site).as_posix() for path, file in before.items() if path.stat().st_ino == file}
    assert {"guides/notes/index.html", "en/guides/notes/index.html", "glossary/queue/v1.0.html"} <= same
    assert {"standards/index.html", "documents/index.html", "calendar.ics", "api/v1/guide.json"} <= same
    assert {"editor/forms/standard.json", "en/editor/forms.json", "en/editor/references.json"} <= same
    assert not same & {"standards/queueing/index.html", "checklists/hall/index.html", "changes/index.html"}
