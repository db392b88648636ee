"""Documents of an old shape: read as what they mean, named, and rewritten by ``svcq migrate`` with all else kept."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from svcq_build import migrations
from svcq_build.load import build_graph, load_folder
from tests.conftest import Outcome

HEAD = "kind: standard\ntitle: 排队\nsummary: 等候多久。\nfamily: process\ngoal: 少等。\nrequirements:\n"
HEAD += "  - {id: R1, level: must, text: 5 分钟内叫号。}\n"
PATH = "standards/service/queueing.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: 手册\n", encoding="utf-8")
    (tmp_path / "standards/service").mkdir(parents=True)
    return tmp_path


def put(repository: Path, tail: str) -> Path:
    path = repository / PATH
    path.write_bytes(f"{HEAD}{tail}".encode())
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "people:\n  # 前台\n  - 说话清楚。  # 培训后\n\n  - '熟悉: 业务。'\ntags: [大厅]\n",
            "people:\n  # 前台\n  - id: P1\n    level: must\n    text: 说话清楚。  # 培训后\n\n"
            "  - id: P2\n    level: must\n    text: '熟悉: 业务。'\ntags: [大厅]\n",
        ),
        (
            "environment:\n- >-\n  通道净宽\n  1.2 米。\n- 座椅\n  40 个。\n",
            "environment:\n- id: E1\n  level: must\n  text: >-\n    通道净宽\n    1.2 米。\n"
            "- id: E2\n  level: must\n  text: 座椅\n    40 个。\n",
        ),
        ("people: [说话清楚。]\n", "people: [{id: P1, level: must, text: 说话清楚。}]\n"),
        (
            "people:\n  - {id: P1, level: should, text: 会手语。}\n  - 说话清楚。\n",
            "people:\n  - {id: P1, level: should, text: 会手语。}\n  - id: P2\n    level: must\n    text: 说话清楚。\n",
        ),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_lines_become_requirements_and_nothing_else_moves(
    repository: Path, svcq: Callable[..., Outcome], old: str, new: str, line_break: str
) -> None:
    path = put(repository, old)
    path.write_bytes(path.read_bytes().replace(b"\n", line_break.encode()))
    before = load_folder(repository).entries["standard:queueing"].model
    shown = svcq("migrate", "--dry-run", cwd=repository).out
    assert "+++ b/standards/service/queueing.yml" in shown
    assert svcq("migrate", cwd=repository).code == 0
    assert path.read_bytes().decode() == f"{HEAD}{new}".replace("\n", line_break)
    assert load_folder(repository).entries["standard:queueing"].model == before, "it meant the same before"
    again = svcq("migrate", cwd=repository)
    assert (again.code, again.out) == (0, "Every document has today's shape.\n")


def test_an_old_shape_is_valid_named_at_its_place_and_can_be_referred_to(repository: Path) -> None:
    put(repository, "people: [说话清楚。, 熟悉业务。]\n")
    corpus = load_folder(repository)
    entry = corpus.entries["standard:queueing"]
    assert entry.model is not None
    assert set(entry.parts) == {"R1", "P1", "P2"}
    assert [(one.rule, one.spot.route) for one in corpus.findings] == [("old-shape", ("people",))]
    assert "svcq migrate" in str(corpus.findings[0].hint)
    assert build_graph(corpus) is not None


def test_translations_are_found_before_and_follow(repository: Path, svcq: Callable[..., Outcome]) -> None:
    put(repository, "people: [说话清楚。]\n")
    catalogue = repository / "translations/en/standards.po"
    catalogue.parent.mkdir(parents=True)
    entry = 'msgctxt "standard:queueing {}"\nmsgid "说话清楚。"\nmsgstr "Speak clearly."\n'
    catalogue.write_text(entry.format("people.0"), encoding="utf-8")
    told = svcq("migrate", cwd=repository).out
    assert "translations/en/standards.po: the translations follow." in told
    assert catalogue.read_text(encoding="utf-8") == entry.format("people.P1.text")


def test_what_cannot_be_rewritten_alone_stays_and_is_named(repository: Path, svcq: Callable[..., Outcome]) -> None:
    path = put(repository, "scope: &said 说话清楚。\npeople:\n  - *said\n")
    before = path.read_bytes()
    outcome = svcq("migrate", cwd=repository)
    assert outcome.code == 1
    assert "queueing.yml stays as it was: “people”" in outcome.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(migrations.__path__)])
def test_a_migration_has_all_that_it_needs(name: str) -> None:
    lacking = [
        part for part in ("name", "kinds", "texts", "find", "tell", "done")
        if getattr(getattr(importlib.import_module(f"svcq_build.migrations.{name}"), "MIGRATION", None), part, None)
        is None
    ]  # fmt: skip
    assert not lacking, f"svcq_build/migrations/{name}.py: MIGRATION lacks {lacking}"
    migration = next(one for one in migrations.all_migrations() if one.name == name)
    examples = Path(__file__).parent / "migrations" / name
    old, new = (yaml.safe_load((examples / part).read_text(encoding="utf-8")) for part in ("old.yml", "new.yml"))
    for kind in migration.kinds:
        assert migrations.bring_up(kind, old)[0] == new
        assert migrations.bring_up(kind, new) == (new, ())
