"""The reference of the settings: in the terminal, as pages that are never stale, and as a schema for editors."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from svcq_build.load.settings import Settings
from svcq_build.load.yaml_texts import read_yaml
from svcq_build.reference.explain import fields
from svcq_build.reference.mkdocs_schema import settings_schema
from svcq_build.reference.settings import setting_topics
from svcq_build.translate.interface import translator
from tests.cli.settings_pages import DOCS, PAGES, page

SCHEMA = settings_schema(translator("en"))
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("language", PAGES)
def test_the_pages_on_settings_are_those_of_the_models(language):
    text = PAGES[language].read_text(encoding="utf-8")
    assert text == page(language), "run “python -m tests.cli.settings_pages”"
    missing = [
        path
        for path, info in fields(Settings)
        if f"`{path}`" not in text and f"| `{path.rpartition('.')[2]}`" not in text
    ]
    assert missing == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", setting_topics())
def test_every_setting_can_be_explained(topic, language, svcq, tmp_path):
    done = svcq("explain", topic, "--lang", language, cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith(topic)


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("mkdocs.yml", ["extra.svcq.time_zone", "repo_url", "markdown_extensions"]),
        ("languages", ["zh, en", "      languages: [zh, en]", "without it, [zh]"]),
        ("primary", ["deep purple", "theme.palette.primary"]),
        ("social", ["* extra.social.link", "extra.social.name"]),
        ("nav", ["makes the menu from the documents"]),
        ("name", ["theme.palette.toggle.name", "extra.social.name"]),
    ],
)
def test_a_setting_is_explained_by_its_name(topic, told, svcq, tmp_path):
    out = svcq("explain", topic, "--lang", "en", cwd=tmp_path).out
    assert [words for words in told if words not in out] == []


def test_a_misspelt_setting_is_offered(svcq, tmp_path):
    assert "Did you mean “time_zone”?" in svcq("explain", "timezone", "--lang", "en", cwd=tmp_path).err


def test_the_schema_takes_our_own_settings():
    Draft202012Validator.check_schema(SCHEMA)
    text = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    assert list(VALIDATOR.iter_errors(read_yaml(text).data)) == []


@pytest.mark.parametrize(
    ("settings", "good"),
    [
        ("{}", True),
        ("theme: {palette: {primary: deep purple}}", True),
        ("theme: {palette: [{primary: red}, {scheme: slate}]}", True),
        ("site_url: https://例子.中国/路/", True),
        ("edit_uri: edit/main/", True),
        ("extra: {svcq: {rules: {vague-requirement: 'off'}, accounts: {clerk: '@a b/c'}, time_zone: UTC}}", True),
        ("nav: [a]", False),
        ("site_nmae: x", False),
        ("theme: material", False),
        ("theme: {name: readthedocs}", False),
        ("theme: {palette: red}", False),
        ("theme: {palette: {primary: blau}}", False),
        ("theme: {palette: [{primary: blau}]}", False),
        ("site_url: example.org", False),
        ("site_url: 'javascript:alert(1)'", False),
        ("edit_uri: //other.example/", False),
        ("repo_url: 'git@git.example.org:a/b.git'", False),
        ("extra: {svcq: {time_zone: UTC+8}}", False),
        ("extra: {svcq: {time_zone: Asia/Beijing}}", False),
        ("extra: {svcq: {languages: zh}}", False),
        ("extra: {svcq: {languages: [zh, zh]}}", False),
        ("extra: {svcq: {rules: {vague-requirment: 'off'}}}", False),
        ("extra: {svcq: {rules: {vague-requirement: warn}}}", False),
        ("extra: {svcq: {accounts: {clerk: 'a, b'}}}", False),
        ("extra: {svcq: {max_file_kb: 0}}", False),
        ("extra: {social: [{icon: x, link: 'https://example.org/'}]}", False),
    ],
)  # fmt: skip
def test_the_schema_refuses_slips(settings, good):
    assert VALIDATOR.is_valid(read_yaml(settings).data) == good


def test_patterns_are_such_as_editors_compile():
    """Editors read patterns as Unicode, where a backslash before a sign that means nothing is a fault."""
    patterns = re.findall(r'"pattern": ("(?:[^"\\\\]|\\\\.)*")', json.dumps(SCHEMA))
    assert len(patterns) > 5
    escaped = {sign for pattern in patterns for sign in re.findall(r"\\(.)", json.loads(pattern))}
    assert escaped <= set("swdSWDnrtfvbBux^$\\\\.*+?()[]{}|/")


def test_every_setting_is_described_in_both_languages():
    for model in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, field in model["properties"].items():
            assert field.get("title"), name
            assert "\n\n" in field.get("description", ""), name


def test_editors_are_led_to_the_schema(repository, svcq):
    root = repository({})
    assert svcq("schema", cwd=root).code == 0
    schema = json.loads((root / ".svcq/schema/mkdocs.json").read_text(encoding="utf-8"))
    assert "clerk" in schema["$defs"]["SvcqSettings"]["properties"]["accounts"]["properties"]
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"]["./.svcq/schema/mkdocs.json"] == ["mkdocs.yml"]
