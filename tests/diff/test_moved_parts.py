"""Parts that stand in another group of their document than before."""

from __future__ import annotations

from pathlib import Path

from svcq_build.change.comparison import diff
from svcq_build.load.corpus import Corpus
from svcq_build.load.folder import load
from svcq_build.load.sources import text_sources
from tests.history.dated_repository import Dated

CHECKLIST = """\
kind: checklist
title: 等候巡查
summary: 每小时巡查一次。
status: draft
version: "1.0"
used_by: [clerk]
frequency: 1 小时
mode: read-do
sections:
  - title: 等候
    items:
      - {id: C1, text: 超过 20 分钟的客户得到说明。}
      - {id: C2, text: 等候时间已公布。, critical: true}
  - title: 环境
    items:
      - {id: C3, text: 座椅干净。}
"""
NEW_SECTION = "  - title: 公布\n    items:\n      - {id: C2"


def told(old: str, new: str) -> list[tuple[str, str, object, object]]:
    changes = diff(one_document(old), one_document(new))
    return [(change.where, change.what.value, change.old, change.new) for change in changes]


def one_document(text: str) -> Corpus:
    return load(b"site_name: x\n", text_sources([("playbooks/checklists/patrol.yml", text)]))


def test_a_part_that_stands_in_another_group_is_moved_not_removed_and_added() -> None:
    line = "      - {id: C2, text: 等候时间已公布。, critical: true}\n"
    down = CHECKLIST.replace(line, "") + line
    assert told(CHECKLIST, down) == [("sections.1.items.C2", "moved", "等候", "环境")]
    assert told(down, CHECKLIST) == [("sections.0.items.C2", "moved", "环境", "等候")]
    assert told(CHECKLIST, down.replace("已公布", "已大声公布")) == [
        ("sections.1.items.C2", "moved", "等候", "环境"),
        ("sections.1.items.C2.text", "changed", "等候时间已公布。", "等候时间已大声公布。"),
    ]


def test_a_part_may_move_into_a_new_group_or_out_of_one_that_is_gone() -> None:
    split = CHECKLIST.replace("      - {id: C2", NEW_SECTION)
    there, back = told(CHECKLIST, split), told(split, CHECKLIST)
    assert ("sections.1.items.C2", "moved", "等候", "公布") in there
    assert ("sections.0.items.C2", "moved", "公布", "等候") in back
    assert [what for _, what, *_ in there] == ["moved", "added"]
    assert [what for _, what, *_ in back] == ["moved", "removed"]


def test_people_read_where_a_part_went(svcq, tmp_path: Path) -> None:
    line = "      - {id: C2, text: 等候时间已公布。, critical: true}\n"
    repo = Dated(tmp_path / "repo")
    repo.begin(files={"playbooks/checklists/patrol.yml": CHECKLIST})
    repo.write({"playbooks/checklists/patrol.yml": CHECKLIST.replace(line, "") + line})
    assert "检查项 C2 换了位置：等候 → 环境" in svcq("diff", "HEAD", "--lang", "zh", cwd=repo.root).out
    assert "items C2 moved: 等候 → **环境**" in svcq("diff", "HEAD", "--format", "markdown", cwd=repo.root).out
