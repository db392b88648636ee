"""A finding is silent while what it rests on is unread: each of these slips is one finding."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from planted import TODAY, corpus_of
from planted_faults import HANDBOOK

from svcq_build.check.run import check
from svcq_build.load.graph import build_graph
from svcq_build.load.own_fields import OwnSchema
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.rules import all_rules

SETTINGS = """\
site_name: 手册
extra:
  svcq:
    languages: [zh, en]
    accounts:
      hall-manager: a/hall
"""
CODEOWNERS = ".github/CODEOWNERS"
PO = "translations/en/standards.po"
OTHERS = {
    CODEOWNERS: "# Written by “svcq owners” from the documents' owners. Edit those, then run it again.\n"
    + "".join(f"/{path} @a/hall\n" for path, text in sorted(HANDBOOK.items()) if "owner: hall-manager" in text),
    PO: 'msgctxt "standard:queueing title"\nmsgid "排队叫号"\nmsgstr "Queueing"\n\n'
    'msgctxt "standard:queueing summary"\nmsgid "客户"\nmsgstr "Customer"\n',
}


def told(
    files: Mapping[str, str | bytes] = HANDBOOK,
    configuration: str = SETTINGS,
    others: Mapping[str, str] = OTHERS,
    schemas: Mapping[str, str] | None = None,
) -> list[Diagnostic]:
    corpus = corpus_of(files, configuration)
    own = {
        kind: OwnSchema(kind, f"site_templates/kinds/{kind}.schema.json", text)
        for kind, text in (schemas or {}).items()
    }
    texts = {**corpus.texts, **others, **{one.path: one.text for one in own.values()}}
    return check(build_graph(replace(corpus, texts=texts, own_schemas=own)), TODAY)


BASE = {(one.rule, one.path, str(one.message)) for one in told()}


def new(found: list[Diagnostic]) -> list[tuple[str, str, int]]:
    """What is told beyond what is told of the handbook as it is."""
    more = [one for one in found if (one.rule, one.path, str(one.message)) not in BASE]
    return [(one.rule, one.path, one.span.line) for one in more]


def first_part(text: str) -> re.Match[str] | None:
    return re.search(r"^ +- id: [A-Z]1\n", text, re.MULTILINE)


WITH_PARTS = [path for path, text in HANDBOOK.items() if first_part(text)]
LISTS = ("requirements", "steps", "sections", "modules", "responsibilities", "agenda")
WITH_LISTS = [(path, name) for path, text in HANDBOOK.items() for name in LISTS if f"\n{name}:" in text]


def line_of(text: str, words: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.parametrize("path", HANDBOOK)
class TestADocument:
    def test_that_cannot_be_read(self, path: str) -> None:
        assert len(new(told({**HANDBOOK, path: f"a: [\n{HANDBOOK[path]}"}))) == 1

    def test_in_another_encoding(self, path: str) -> None:
        assert [rule for rule, *_ in new(told({**HANDBOOK, path: HANDBOOK[path].encode("gb18030")}))] == ["not-utf8"]

    def test_that_was_emptied(self, path: str) -> None:
        assert new(told({**HANDBOOK, path: ""})) == [("empty-file", path, 1)]

    def test_whose_kind_is_misspelt(self, path: str) -> None:
        text = HANDBOOK[path].replace("kind: ", "kind: x", 1)
        assert new(told({**HANDBOOK, path: text})) == [("bad-value", path, 1)]

    def test_whose_id_is_another(self, path: str) -> None:
        text = HANDBOOK[path].replace("\ntitle:", "\nid: another\ntitle:", 1)
        assert new(told({**HANDBOOK, path: text})) == [("id-not-stem", path, 2)]

    def test_without_its_title(self, path: str) -> None:
        text = re.sub(r"^title:.*\n", "", HANDBOOK[path], count=1, flags=re.MULTILINE)
        assert [rule for rule, *_ in new(told({**HANDBOOK, path: text}))] == ["missing-field"]

    def test_in_a_folder_without_a_kind(self, path: str) -> None:
        folder, _, name = path.rpartition("/")
        moved = f"{folder}-x/{name}"
        files = {other: text for other, text in HANDBOOK.items() if other != path} | {moved: HANDBOOK[path]}
        assert new(told(files)) == [("wrong-folder", moved, 1)]

    def test_in_another_kinds_folder(self, path: str) -> None:
        name = path.rpartition("/")[2]
        moved = f"playbooks/guides/{name}"
        files = {other: text for other, text in HANDBOOK.items() if other != path} | {moved: HANDBOOK[path]}
        assert [rule for rule, *_ in new(told(files))] == ["wrong-folder"]

    def test_with_a_name_that_is_no_id(self, path: str) -> None:
        folder, _, name = path.rpartition("/")
        moved = f"{folder}/{name.title().replace('.Yml', '.yml').replace('-', '_')}"
        files = {other: text for other, text in HANDBOOK.items() if other != path} | {moved: HANDBOOK[path]}
        assert new(told(files)) == [("file-name", moved, 1)]

    def test_that_ends_in_yaml(self, path: str) -> None:
        moved = path.replace(".yml", ".yaml")
        files = {other: text for other, text in HANDBOOK.items() if other != path} | {moved: HANDBOOK[path]}
        assert new(told(files)) == [("file-name", moved, 1)]

    def test_where_a_merge_was_not_finished(self, path: str) -> None:
        text = HANDBOOK[path].replace("\nsummary:", "\n<<<<<<< HEAD\nsummary: 甲\n=======\n>>>>>>> x\nsummary:", 1)
        assert [rule for rule, *_ in new(told({**HANDBOOK, path: text}))] == ["merge-conflict"]

    def test_with_a_tab(self, path: str) -> None:
        text = HANDBOOK[path] + "more:\n\tdesk: 1\n"
        assert [rule for rule, *_ in new(told({**HANDBOOK, path: text}))] == ["tab"]

    def test_with_a_misspelt_status(self, path: str) -> None:
        text = HANDBOOK[path].replace("status: active\n", "").replace("\nsummary:", "\nstatus: activ\nsummary:", 1)
        assert [rule for rule, *_ in new(told({**HANDBOOK, path: text}))] == ["bad-value"]


@pytest.mark.parametrize("id_", ["第一条", "R 1", "R_1", "R1。"])
@pytest.mark.parametrize("path", WITH_PARTS)
def test_an_id_of_a_part_that_is_none(path: str, id_: str) -> None:
    """Whoever names the part by its right id is not blamed."""
    text = HANDBOOK[path]
    found = first_part(text)
    assert found is not None
    broken = text.replace(found[0], re.sub(r"[A-Z]1", id_, found[0]), 1)
    assert [where for _, *where in new(told({**HANDBOOK, path: broken}))] == [[path, line_of(text, found[0])]]


@pytest.mark.parametrize("path", WITH_PARTS)
def test_the_first_line_of_a_part_that_is_gone(path: str) -> None:
    """Three other files name the part; the line where it was is what is told."""
    text = HANDBOOK[path]
    found = first_part(text)
    assert found is not None
    lost = text[: found.start()] + text[found.end() :]
    ((rule, where, line),) = new(told({**HANDBOOK, path: lost}))
    assert where == path
    assert rule in ("wrong-type", "yaml-syntax", "duplicate-key")
    assert line in (line_of(text, found[0]) - 1, line_of(text, found[0]))


@pytest.mark.parametrize(("path", "name"), WITH_LISTS)
def test_a_misspelt_list_of_parts(path: str, name: str) -> None:
    text = HANDBOOK[path].replace(f"\n{name}:", f"\n{name}x:", 1)
    assert new(told({**HANDBOOK, path: text})) == [("unknown-field", path, line_of(text, f"{name}x"))]


@pytest.mark.parametrize(
    ("old", "slip"),
    [
        ("site_name: ", "site_name："),
        ("site_name: ", "site_name: ["),
        ("extra:", "extras:"),
        ("  svcq:", "  svqc:"),
        ("  svcq:", "\tsvcq:"),
        ("languages:", "langages:"),
        ("[zh, en]", "zh,en"),
        ("[zh, en]", "[zh，en]"),
        ("[zh, en]", "[zh, eng]"),
        ("accounts:", "acounts:"),
        ("hall-manager: a/hall", "hall-manger: a/hall"),
        ("hall-manager: a/hall", "hall-manager:a/hall"),
        ("extra:", "site_url: htp://x\nextra:"),
        ("extra:", "theme: {logo: /x/y.svg}\nthme: 1\nextra:"),
        (SETTINGS, ""),
        (SETTINGS, "- 手册\n"),
        (SETTINGS, "<<<<<<< HEAD\nsite_name: 甲\n=======\nsite_name: 乙\n>>>>>>> x\n"),
    ],
)
def test_a_slip_in_the_settings_is_told_first_and_nothing_that_rests_on_them(old: str, slip: str) -> None:
    assert old in SETTINGS
    found = new(told(configuration=SETTINGS.replace(old, slip, 1)))
    assert [path for _, path, _ in found] == ["mkdocs.yml"]


def test_the_settings_are_told_before_all_else() -> None:
    files = {**HANDBOOK, ".a/x": "", "playbooks/checklists/opening.yml": "a: [\n"}
    found = told(files, SETTINGS.replace("languages:", "langages:"))
    assert found[0].path == "mkdocs.yml"


@pytest.mark.parametrize("line", range(1, len(OTHERS[CODEOWNERS].splitlines())))
def test_an_owner_misspelt_in_codeowners(line: int) -> None:
    lines = OTHERS[CODEOWNERS].splitlines()
    lines[line] += "x"
    found = new(told(others={**OTHERS, CODEOWNERS: "\n".join(lines) + "\n"}))
    assert found == [("stale-codeowners", CODEOWNERS, line + 1)]


@pytest.mark.parametrize("path", [path for path in HANDBOOK if "owner: hall-manager" in HANDBOOK[path]])
def test_an_owner_misspelt_in_a_document(path: str) -> None:
    text = HANDBOOK[path].replace("owner: hall-manager", "owner: hall-maneger", 1)
    assert new(told({**HANDBOOK, path: text})) == [("missing-target", path, line_of(text, "hall-maneger"))]


@pytest.mark.parametrize(
    ("old", "slip"),
    [
        ('msgid "客户"', 'msgd "客户"'),
        ('msgid "客户"', 'msgid "客户'),
        ('msgid "客户"', "msgid “客户”"),
        ('msgstr "Customer"', "msgstr 'Customer'"),
        ('msgstr "Customer"', 'mgstr "Customer"'),
        ('msgstr "Customer"\n', ""),
        ('msgid "客户"\n', ""),
    ],
)
def test_a_broken_translation_file_is_one_finding(old: str, slip: str) -> None:
    assert old in OTHERS[PO]
    assert len(new(told(others={**OTHERS, PO: OTHERS[PO].replace(old, slip, 1)}))) == 1


@pytest.mark.parametrize(
    "schema", ["{", "[]", "", '{"type": "strin"}', '{"requried": ["desk"]}', '{"$ref": "#"}', '{"pattern": "("}']
)
def test_a_broken_own_schema_is_one_finding_however_many_documents_it_rules(schema: str) -> None:
    files = {path: text + "more: {desk: 3}\n" for path, text in HANDBOOK.items() if path.startswith("roles/")}
    found = new(told({**HANDBOOK, **files}, schemas={"role": schema}))
    assert [(rule, path) for rule, path, _ in found] == [("bad-own-schema", "site_templates/kinds/role.schema.json")]


@pytest.mark.parametrize("name", ["hall-managers", "hall-manager-2"])
def test_a_file_that_was_renamed_by_hand_is_one_finding(name: str) -> None:
    files = dict(HANDBOOK)
    files[f"roles/charters/{name}.yml"] = files.pop("roles/charters/hall-manager.yml")
    assert new(told(files)) == [("missing-target", f"roles/charters/{name}.yml", 1)]


def test_a_folder_that_was_renamed_is_one_finding() -> None:
    files = {path.replace("roles/charters/", "roles/charter/"): text for path, text in HANDBOOK.items()}
    assert new(told(files)) == [("wrong-folder", "roles/charter/greeter.yml", 1)]


def test_rules_that_read_a_documents_fields_declare_that_they_rest_on_its_shape() -> None:
    for rule in all_rules().values():
        if rule.check_document is not None:
            names = {
                node.attr
                for node in ast.walk(ast.parse(inspect.getsource(inspect.getmodule(rule.check_document))))
                if isinstance(node, ast.Attribute)
            }  # type: ignore[arg-type]
            if "sound" in names:
                assert any(ground.what == "shape" for ground in rule.rests_on), rule.name
