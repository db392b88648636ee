"""``svcq rename``: everything that names the old id names the new one, and nothing else moves."""

import difflib
import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from svcq_build.load.corpus import Corpus
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.translate.renames import rename_in
from tests.change.conftest import CONFIGURATION, PATROL, QUEUEING, STANDARD, Repository
from tests.conftest import ROLE, TODAY, Outcome

WAITING = "standards/service/waiting.yml"
PO = """\
#: standards/service/queueing.yml
msgctxt "standard:queueing title"
msgid "排队叫号"
msgstr "Queueing"

#: standards/service/queueing.yml
msgctxt "standard:queueing requirements.R1.text"
msgid "等候超过 20 分钟时由受理员说明原因。"
msgstr "After 20 minutes the clerk explains why."

#: standards/service/queueing-rules.yml
msgctxt "standard:queueing-rules title"
msgid "见[叫号](standard:queueing#R1)"
msgstr "See [queueing](standard:queueing#R1)"

#~ msgctxt "standard:queueing goal"
#~ msgid "旧目标"
#~ msgstr "Old goal"
"""
PROCESS = """\
kind: process
title: 叫号流程
summary: 从取号到叫号。
purpose: 少等。
starts_when: 客户取号。
version: "1.1"
owner: clerk
changes:
  - {version: "1.1", date: 2026-01-05, class: substance, trigger: correction, reason: 改, affects: [S1, S2]}
steps:
  - {id: S1, title: 取号, text: 取号。, by: clerk, then: S2}
  - {id: S2, title: 叫号, text: 叫号。, by: clerk, branches: [{when: 无人应答, go: S2}], then: end}
"""
GUIDE = """\
---
kind: guide
title: 怎样读
summary: 先读这里。
about: ["standard:queueing", 'standard:queueing#R2']  # 两处
---

先看[排队](standard:queueing)，再看 [R1]( <standard:queueing#R1> "题")。

不是它：[另一份](standard:queueing-rules)，standard:queueing 也不是链接。
"""


@pytest.fixture
def rename(repo, svcq):
    def run(old: str, new: str) -> Outcome:
        return svcq("rename", old, new, "--lang", "en", cwd=repo.root)

    return run


@pytest.fixture
def full(repo: Repository) -> Repository:
    repo.commit(
        {
            "standards/service/queueing-rules.yml": STANDARD.replace("排队叫号", "见[叫号](standard:queueing#R1)"),
            "standards/processes/calling.yml": PROCESS,
            "playbooks/guides/reading.md": GUIDE,
            "translations/en/standards.po": PO,
            "CODEOWNERS": "*  @all\n/standards/service/queueing.yml @clerk\n/standards/service/queueing.yml.bak @x\n",
        },
        "full",
    )
    return repo


def moved(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def test_a_document_is_renamed_everywhere(full, rename):
    outcome = rename("standard:queueing", "standard:waiting")
    assert outcome.code == 0, outcome.err
    assert not (full.root / QUEUEING).exists()
    assert moved(STANDARD, full.read(WAITING)) == ["+ formerly:\n", "+   - queueing\n"]
    assert "见[叫号](standard:waiting#R1)" in full.read(PATROL)
    assert 'verifies: ["standard:waiting#R1"]' in full.read(PATROL)
    assert "verifies: ['standard:waiting#R2']" in full.read(PATROL)
    assert full.read("playbooks/guides/reading.md") == (
        GUIDE.replace('"standard:queueing"', '"standard:waiting"')
        .replace("'standard:queueing#R2'", "'standard:waiting#R2'")
        .replace("(standard:queueing)", "(standard:waiting)")
        .replace("<standard:queueing#R1>", "<standard:waiting#R1>")
    )
    po = full.read("translations/en/standards.po")
    assert 'msgctxt "standard:waiting requirements.R1.text"' in po
    assert 'msgctxt "standard:queueing-rules title"' in po
    assert '#~ msgctxt "standard:waiting goal"' in po
    assert 'msgstr "See [queueing](standard:waiting#R1)"' in po
    assert "#: standards/service/waiting.yml\n" in po
    assert "#: standards/service/queueing-rules.yml\n" in po
    assert full.read("CODEOWNERS") == (
        "*  @all\n/standards/service/waiting.yml @clerk\n/standards/service/queueing.yml.bak @x\n"
    )
    assert WAITING in outcome.out
    assert PATROL in outcome.out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("standard:queueing", "standard:waiting"),
        ("queueing", "waiting"),
        ("standard:queueing#R1", "standard:queueing#R9"),
        ("standard:queueing#R2", "9.1.2"),
        ("process:calling#S2", "#S7"),
        ("role:clerk", "role:window-clerk"),
    ],
)
def test_after_a_rename_the_check_says_what_it_said_before(full, rename, svcq, old, new):
    def check(*arguments: str) -> list[str]:
        out = svcq("check", "--today", TODAY, *arguments, cwd=full.root).out
        return sorted(line.partition(": ")[2].split("[")[-1] for line in out.splitlines() if line.endswith("]"))

    before, edges = check(), len(list(build_graph(load_folder(full.root)).edges()))
    assert rename(old, new).code == 0
    assert check() == before
    assert check("--base", "full") == before, "a rename is no change of substance, here or where it is referred to"
    assert len(list(build_graph(load_folder(full.root)).edges())) == edges


def test_a_part_is_renamed_within_and_without(full, rename):
    assert rename("process:calling#S2", "process:calling#S7").code == 0
    text = full.read("standards/processes/calling.yml")
    record = "former_parts:\n  - was: S2\n    now: S7\n"
    assert text == PROCESS.replace("S2", "S7").replace("kind: process\n", f"kind: process\n{record}")
    assert rename("standard:queueing#R1", "R5").code == 0
    assert 'msgctxt "standard:queueing requirements.R5.text"' in full.read("translations/en/standards.po")
    assert "[R1]( <standard:queueing#R5>" in full.read("playbooks/guides/reading.md")


def test_what_was_renamed_twice_keeps_both_names(full, rename):
    assert rename("standard:queueing", "waiting").code == 0
    assert rename("standard:waiting", "calling").code == 0
    assert "formerly:\n  - waiting\n  - queueing\n" in full.read("standards/service/calling.yml")
    assert rename("standard:calling#R1", "R7").code == 0
    assert rename("standard:calling#R7", "R8").code == 0
    text = full.read("standards/service/calling.yml")
    assert "  - was: R7\n    now: R8\n  - was: R1\n    now: R8\n" in text


def test_the_diff_tells_a_rename_and_what_else_changed(full, rename, svcq):
    assert rename("standard:queueing", "waiting").code == 0
    full.replace(WAITING, ("id: R1, level: must", "id: R1, level: should"))
    out = svcq("diff", "full", "--format", "json", cwd=full.root).out
    changes = [(c["document"], c["where"], c["what"]) for c in json.loads(out)["changes"]]
    assert changes == [
        ("standard:waiting", "", "renamed"),
        ("standard:waiting", "formerly", "added"),
        ("standard:waiting", "requirements.R1.level", "changed"),
    ]
    checked = svcq("check", "--base", "full", "--today", TODAY, cwd=full.root)
    assert "[unversioned-change]" in checked.out
    assert "deleted-not-retired" not in checked.out


def test_refusals_change_nothing(full, rename):
    def refused(old: str, new: str) -> str:
        outcome = rename(old, new)
        assert outcome.code == 2
        assert full.git("status", "--porcelain") == ""
        return outcome.err

    assert "exists already" in refused("standard:queueing", "queueing-rules")
    assert "exists already" in refused("standard:queueing#R1", "R2")
    assert "cannot be an id" in refused("standard:queueing", "Waiting")
    assert "keeps its kind" in refused("standard:queueing", "process:queueing")
    assert "stays in its document" in refused("standard:queueing#R1", "standard:other#R1")
    assert "cannot be the id of a part" in refused("process:calling#S1", "end")
    assert "“standard:queueing”" in refused("standard:queuing", "waiting")
    assert "no part" in refused("standard:queueing#R7", "R8")


def test_a_former_id_is_not_given_to_anything_else(full, rename):
    assert rename("standard:queueing", "waiting").code == 0
    assert "called before" in rename("standard:queueing-rules", "queueing").err


def test_an_unreadable_file_that_may_name_it_stops_the_rename(full, rename):
    full.commit({"standards/service/broken.yml": "goal: [见 standard:queueing\n"}, "broken")
    assert "broken.yml" in rename("standard:queueing", "waiting").err
    assert (full.root / QUEUEING).exists()


def test_a_roles_account_and_an_explicit_id_follow(repo, rename):
    repo.commit(
        {
            "mkdocs.yml": CONFIGURATION + '    accounts: {clerk: "@a", other: "@b"}  # 账号\n',
            "roles/charters/clerk.yml": ROLE.replace("kind: role", "kind: role\nid: clerk"),
        },
        "two",
    )
    assert rename("role:clerk", "officer").code == 0
    assert 'accounts: {officer: "@a", other: "@b"}  # 账号' in repo.read("mkdocs.yml")
    assert "\nid: officer\n" in repo.read("roles/charters/officer.yml")
    assert "owner: officer\n" in repo.read("roles/charters/officer.yml")


def test_a_document_of_every_kind_of_the_handbook_can_be_renamed(tmp_path):
    from svcq_build.edit.rename import carry_out, plan_rename
    from svcq_build.model.references import Reference

    source = Path(__file__).parents[2]
    for name in ("standards", "roles", "playbooks", "translations", "site_templates"):
        shutil.copytree(source / name, tmp_path / name)
    shutil.copy(source / "mkdocs.yml", tmp_path)
    corpus = load_folder(tmp_path)
    edges = len(list(build_graph(corpus).edges()))

    def renamed(old: Reference, new: Reference) -> Corpus:
        touched = set(carry_out(tmp_path, plan_rename(tmp_path, corpus, old, new)))
        untouched = {entry.path: entry for entry in corpus.entries.values() if entry.path not in touched}
        return load_folder(tmp_path, known=untouched)  # to read all again for each name takes a minute

    one_of_each = {ref.partition(":")[0]: ref for ref in corpus.entries}
    assert len(one_of_each) > 25
    for ref in one_of_each.values():
        kind, _, name = ref.partition(":")
        corpus = renamed(Reference(kind, name), Reference(kind, f"{name}-now"))
        part = next(iter(corpus.entries[f"{ref}-now"].parts), None)
        if part is not None:
            corpus = renamed(Reference(kind, f"{name}-now", part), Reference(kind, f"{name}-now", f"{part}999"))
    corpus = load_folder(tmp_path)
    graph = build_graph(corpus)
    assert corpus.findings == ()
    assert len(list(graph.edges())) == edges
    dangling = [e for e in graph.edges() if graph.find(e.target) is None
                or (e.target.part and e.target.part not in graph.find(e.target).parts)]  # fmt: skip
    assert dangling == []


FOLDED = """\
#: standards/service/queueing.yml
#, fuzzy
#| msgctxt ""
#| "standard:queueing title"
#| msgid "排队"
msgctxt ""
"standard:queueing "
"title"
msgid "排队叫号"
msgstr "Queueing"

# 译者：\\"引号\\" 原样
msgctxt "standard:queueing-"
"rules title"
msgid ""
"见\\t[叫号](standard:"
"queueing#R1)，`[非](standard:queueing#R1)`\\n"
msgstr "See \\"[queueing](standard:queueing"
  "#R1)\\"\\n"

#~ msgctxt ""
#~ "standard:queueing "
#~ "goal"
#~ msgid "旧目标"
#~ msgstr ""
#~ "Old "
#~ "goal"
"""


def test_a_translation_file_with_folded_lines_follows(full, rename):
    path = "translations/en/standards.po"
    full.write({path: FOLDED})
    assert rename("standard:queueing", "waiting").code == 0
    assert full.read(path) == (
        FOLDED.replace("#: standards/service/queueing.yml", "#: standards/service/waiting.yml")
        .replace('"standard:queueing title"', '"standard:waiting title"')
        .replace('"standard:queueing "', '"standard:waiting "')
        .replace('(standard:"\n"queueing#R1)，', "(standard:waiting#R1)，")
        .replace('(standard:queueing"\n  "#R1)', "(standard:waiting#R1)")
    )


@pytest.mark.parametrize("written", ["queue\\ing", 'queue"\n"ing', 'queue"  \r\n  "ing'])
def test_a_name_that_is_hard_to_see_in_a_translation_follows(written):
    text = f'msgctxt "term:x title"\nmsgid ""\n\nmsgctxt "standard:{written} title"\nmsgid "x"\n'
    told = rename_in(text, lambda context: context.replace("queueing", "waiting"), lambda prose: [], "queueing")
    assert told == text.replace("queue", "wait"), "and the line breaks are where they were"


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="needs gettext")
@pytest.mark.parametrize(("old", "new"), [("standard:queueing", "waiting"), ("standard:queueing#R1", "R9")])
def test_no_translation_is_lost_after_gettext_wrapped_the_file(full, rename, svcq, old, new):
    full.write({"mkdocs.yml": CONFIGURATION.replace("[zh]", "[zh, en]")})
    assert svcq("translate", cwd=full.root).code == 0
    before = svcq("translate", "--check", "--lang", "en", cwd=full.root).out.splitlines()
    path = full.root / "translations/en/standards.po"
    subprocess.run(["msgcat", "--width=40", path, "-o", path], check=True)
    assert rename(old, new).code == 0
    after = svcq("translate", "--check", "--lang", "en", cwd=full.root).out.splitlines()
    assert any("3 translated" in line for line in before)
    assert after == before


FORMS = """\
---
kind: guide
title: 怎样读
summary: "写作 `[甲](standard:queueing#R1)`\\n见\\\\
  <standard:queueing#R1>，或\\nstandard:queueing#R1"
---

见[叫号][t]和 <standard:queueing#R1>，写作 `[叫号](standard:queueing#R1)`。

[t]: standard:queueing#R1

```
[叫号](standard:queueing#R1)
```
"""


def test_links_of_every_form_follow_and_code_stays(full, rename):
    path = "playbooks/guides/forms.md"
    full.write({path: FORMS})
    assert rename("standard:queueing#R1", "R9").code == 0
    assert full.read(path) == FORMS.replace("<standard:queueing#R1>", "<standard:queueing#R9>").replace(
        "[t]: standard:queueing#R1", "[t]: standard:queueing#R9"
    )


@pytest.mark.parametrize("mode", [0o600, 0o755])
def test_a_file_keeps_its_mode(full, rename, mode):
    for path in (PATROL, QUEUEING, "translations/en/standards.po"):
        (full.root / path).chmod(mode)
    assert rename("standard:queueing", "waiting").code == 0
    for path in (PATROL, WAITING, "translations/en/standards.po"):
        assert stat.S_IMODE((full.root / path).stat().st_mode) == mode
