"""A kind is three additions and no edits: shown by adding one to a copy of the package."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kind_files import missing_files

from svcq_build.files.templates import our_templates
from svcq_build.kinds import all_kinds

ROOT = Path(__file__).parent.parent.parent

MODULE = '''"""Notices 公告: what the centre announces to customers."""

from typing import Annotated, Literal

from svcq_build.model.fields import Many, Model, PartId, Text, field, ref
from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document


class Point(Model):
    """One thing that is announced."""

    id: PartId = field("编号", "id", "如 P1。", "P1, for instance.")
    text: Text = field("内容", "text", "告知什么。", "What is announced.")
    announces: Annotated[str, ref("announces", "announced-in", "standard", part="must")] = field(
        "依据", "announces", "说的是哪条要求。", "The requirement behind it."
    )


class Notice(Document):
    """A notice."""

    kind: Literal["notice"] = field("种类", "kind", "固定为 notice。", "Always notice.")
    points: Many[Point] = field("事项", "points", "逐条列出。", "One by one.")


KIND = Kind(
    name="notice", plural="notices", folder="playbooks/notices/", model=Notice,
    zh="公告", en="Notice", zh_plural="公告", en_plural="Notices",
    zh_help="向客户公布的事。", en_help="What is announced to customers.",
    icon="material/bullhorn", order=38,
)
'''
TEMPLATE = """{# A notice. Context: doc, entry, ref, page, lang, today, settings. #}
# {{ doc.title }}

{% for point in doc.points %}
{{ point.id }}: {{ point.text }}

{% endfor %}
"""
DOCUMENT = """\
kind: notice
title: 等候公告
summary: 客户最多等 30 分钟。
points:
  - id: P1
    text: 取号后 30 分钟内叫到您。
    announces: queueing#R1
"""
STANDARD = (ROOT / "tests/kinds/standard/good/minimal.yml").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package, its templates and its kind examples, with the new kind added."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "svcq_build", tmp_path / "svcq_build", ignore=ignored)
    shutil.copytree(our_templates(), tmp_path / "site_templates", ignore=ignored)
    shutil.copytree(ROOT / "tests/kinds", tmp_path / "tests/kinds", ignore=ignored)
    (tmp_path / "svcq_build/kinds/notice.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "site_templates/kinds/notice.md.jinja").write_text(TEMPLATE, encoding="utf-8")
    for name, text in (("good/minimal", DOCUMENT), ("good/full", DOCUMENT), ("bad/none", "kind: notice\n")):
        path = tmp_path / f"tests/kinds/notice/{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def svcq(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONWARNINGS": "", "XDG_CACHE_HOME": str(copy / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "svcq_build", *arguments, "--root", str(copy / "repository")],
        cwd=copy, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def repository(copy: Path) -> Path:
    root = copy / "repository"
    for path, text in {
        "mkdocs.yml": "site_name: 手册\n",
        "standards/service/queueing.yml": STANDARD,
        "playbooks/notices/waiting.yml": DOCUMENT,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_a_kind_is_three_additions_and_no_edits(copy: Path, repository: Path) -> None:
    document = repository / "playbooks/notices/waiting.yml"
    done = svcq(copy, "check", "--format", "json", "--fail-on", "error")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["summary"]["documents"] == 2

    document.write_text(DOCUMENT.replace("queueing#R1", "queueing#R9"), encoding="utf-8")
    found = json.loads(svcq(copy, "check", "--format", "json").stdout)["diagnostics"]
    parts = [each for each in found if each["rule"] == "missing-part"]
    assert [(each["path"], each["line"], each["document"]) for each in parts] == [
        ("playbooks/notices/waiting.yml", 7, "notice:waiting")
    ]

    done = svcq(copy, "new", "notice", "answering")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (repository / "playbooks/notices/answering.yml").is_file()
    assert "notice:waiting" in svcq(copy, "show", "standard:queueing").stdout


def test_its_pages_are_rendered(copy: Path, repository: Path) -> None:
    script = (
        "import datetime as dt, sys\n"
        "from pathlib import Path\n"
        "from svcq_build.load.graph import build_graph\n"
        "from svcq_build.load.folder import load_folder\n"
        "from svcq_build.render.site_pages import make_renderer, render\n"
        "root = Path(sys.argv[1])\n"
        "renderer = make_renderer(build_graph(load_folder(root)), 'zh', dt.date(2026, 3, 1), None, root)\n"
        "pages = render(renderer).pages.values()\n"
        "print([page.page.url for page in pages if '取号后 30 分钟内叫到您' in page.text])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(repository)], cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "notices/waiting" in done.stdout


@pytest.mark.parametrize(
    ("removed", "told"),
    [
        ("svcq_build/kinds/notice.py", "svcq_build/kinds/notice.py"),
        ("site_templates/kinds/notice.md.jinja", "site_templates/kinds/notice.md.jinja"),
        (
            "tests/kinds/notice/bad/none.yml",
            "tests/kinds/notice/good/*.yml and tests/kinds/notice/bad/*.yml",
        ),
    ],
)
def test_the_missing_one_of_the_three_is_named(copy: Path, removed: str, told: str) -> None:
    assert list(missing_files(copy, [*all_kinds(), "notice"])) == []
    (copy / removed).unlink()
    assert list(missing_files(copy, [*all_kinds(), "notice"])) == [told]


def test_every_kind_is_whole() -> None:
    assert list(missing_files(ROOT, list(all_kinds()))) == []
