import datetime as dt
import json
import subprocess
import sys

import pytest

from svcq_build.edit import record_skeleton
from svcq_build.kinds import all_kinds
from svcq_build.records import all_record_kinds
from tests.conftest import TODAY
from tests.records.record_files import read


@pytest.mark.parametrize("kind", list(all_kinds()))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_new_writes_a_document_that_passes_the_check(repository, svcq, kind, language):
    root = repository()
    assert svcq("new", "indicator", "base", "--today", TODAY, cwd=root).code == 0
    (root / "standards/frameworks").mkdir(parents=True)
    outcome = svcq("new", kind, "my-document", "--title", "新文件", "--lang", language, "--today", TODAY, cwd=root)
    assert outcome.code == 0
    assert "my-document" in outcome.out
    written = next(root.rglob("my-document.*"))
    assert written.relative_to(root).as_posix().startswith(all_kinds()[kind].folder)
    result = svcq("check", "--format", "json", "--today", TODAY, "--fail-on", "never", cwd=root)
    errors = [d for d in json.loads(result.out)["diagnostics"] if d["severity"] == "error"]
    assert [d for d in errors if "my-document" in d["path"]] == []


@pytest.mark.parametrize("kind", [kind.name for kind in all_record_kinds().values() if not kind.tabular])
def test_new_writes_a_record_that_can_be_read(kind, tmp_path):
    known = {"checklist": ["opening"], "indicator": ["waiting"]}
    for language in ("zh", "en"):
        text = record_skeleton(all_record_kinds()[kind], "my-record", dt.date(2026, 3, 1), language, known)
        records = read((f"{all_record_kinds()[kind].folder}2026/my-record.yml", text))
        assert [str(found.message) for found in records.findings] == [], text


def test_new_writes_records_and_refuses_to_overwrite_them(repository, svcq):
    root = repository()
    assert "records/minutes/2026/march.yml written" in svcq("new", "minutes", "march", "--today", TODAY, cwd=root).out
    assert svcq("new", "minutes", "march", "--today", TODAY, cwd=root).code == 2


def test_new_refuses_to_overwrite(repository, svcq):
    root = repository()
    before = (root / "standards/service/queueing.yml").read_text()
    outcome = svcq("new", "standard", "queueing", cwd=root)
    assert outcome.code == 2
    assert "exists already" in outcome.err
    assert (root / "standards/service/queueing.yml").read_text() == before


@pytest.mark.parametrize("id_", ["Queue", "a b", "../x", "a/b", "排队", "-a"])
def test_new_refuses_ids_that_are_none(repository, svcq, id_):
    assert svcq("new", "standard", "--", id_, cwd=repository()).code == 2


@pytest.mark.parametrize("title", ["two\nlines", "a\rb", "", " "])
def test_new_refuses_titles_that_no_check_lets_pass(repository, svcq, title):
    root = repository()
    assert svcq("new", "term", "queue", "--title", title, cwd=root).code == 2
    assert not (root / "standards/glossary/queue.yml").exists()


def test_nothing_is_served_to_everybody_by_an_empty_address(repository, svcq):
    done = svcq("serve", "--host", "", "--port", "0", cwd=repository())
    assert (done.code, "Name an address" in done.err) == (2, True), done


def test_adding_to_a_file_needs_the_file(repository, svcq):
    assert svcq("warnings", "--append", cwd=repository()).code == 2


def test_new_names_the_nearest_kind(repository, svcq):
    outcome = svcq("new", "standrad", "x", cwd=repository())
    assert outcome.code == 2
    assert "“standard”" in outcome.err


def test_show_tells_the_relations_both_ways(repository, svcq):
    root = repository()
    role = svcq("show", "clerk", cwd=root).out
    assert "← Bound by: standard:queueing  排队叫号" in role
    standard = svcq("show", "standard:queueing", "--lang", "zh", cwd=root).out
    assert "role:clerk  窗口受理员" in standard
    assert "服务目标：客户等候不超过 20 分钟。" in standard


def test_show_tells_one_part(repository, svcq):
    assert "等候超过 20 分钟" in svcq("show", "queueing#R1", cwd=repository()).out


def test_show_names_the_nearest_document_and_part(repository, svcq):
    root = repository()
    assert "standard:queueing" in svcq("show", "standard:queuing", cwd=root).err
    assert "“R1”" in svcq("show", "queueing#R11", cwd=root).err


def test_explain_knows_rules_kinds_and_fields(svcq, tmp_path):
    assert "Why:" in svcq("explain", "missing-target", cwd=tmp_path).out
    assert "服务目标" in svcq("explain", "standard", "--lang", "zh", cwd=tmp_path).out
    assert "must, should, may" in svcq("explain", "standard.requirements.level", cwd=tmp_path).out
    assert "missing-target" in svcq("explain", cwd=tmp_path).out
    assert "Did you mean “missing-target”?" in svcq("explain", "mising-target", cwd=tmp_path).err


def test_schema_offers_known_ids_and_maps_folders(repository, svcq):
    root = repository()
    assert svcq("schema", cwd=root).code == 0
    schema = json.loads((root / ".svcq/schema/standard.json").read_text())
    assert "clerk" in json.dumps(schema["properties"]["owner"])
    settings = json.loads((root / ".vscode/settings.json").read_text())
    assert settings["yaml.schemas"]["./.svcq/schema/standard.json"] == ["standards/service/**/*.yml"]


def test_schema_keeps_existing_editor_settings(repository, svcq):
    root = repository({".vscode/settings.json": '{"editor.fontSize": 20, "yaml.schemas": {"x.json": "y"}}'})
    svcq("schema", cwd=root)
    settings = json.loads((root / ".vscode/settings.json").read_text())
    assert settings["editor.fontSize"] == 20
    assert settings["yaml.schemas"]["x.json"] == "y"


def test_schema_leaves_settings_with_comments_alone(repository, svcq):
    root = repository({".vscode/settings.json": "{// mine\n}"})
    outcome = svcq("schema", cwd=root)
    assert outcome.code == 2
    assert (root / ".vscode/settings.json").read_text() == "{// mine\n}"


def test_every_command_has_help_and_a_summary(svcq, tmp_path):
    listing = svcq("--help", cwd=tmp_path).out
    for name in ("build", "check", "explain", "new", "publish", "schema", "serve", "show"):
        assert f"  {name} " in listing
        assert svcq(name, "-h", cwd=tmp_path).code == 0


def test_help_imports_nothing_heavy():
    """``svcq --help`` must answer within about 150 ms: it may not import the models, YAML or the engine."""
    code = "import sys; from svcq_build.cli import cli; cli.main(['--help'], standalone_mode=False); "
    code += "print([m for m in ('pydantic', 'yaml', 'mkdocs', 'jinja2', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
