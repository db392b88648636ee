"""What other programs read: the documents as data, and the list for language models."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.desk import Desk
from svcq_build.render.feeds import all_files
from svcq_build.render.interface import interface

CHECKLIST = """\
kind: checklist
title: 开门检查
summary: 每天开门前看什么。
used_by: [role:clerk]
mode: read-do
sections:
  - title: 大厅
    items:
      - {id: C1, text: 叫号屏说明原因了吗？, verifies: ["standard:queueing#R1"]}
"""
GUIDE = """\
---
kind: guide
title: 怎样进门
summary: 第一次来的人看什么。
---
![平面图](map.png) 见[叫号](standard:queueing)。
"""
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.fixture
def data(repository: Callable[..., Path]) -> Callable[[str], Any]:
    root = repository(
        {
            "playbooks/checklists/opening.yml": CHECKLIST,
            "playbooks/guides/welcome.md": GUIDE,
            "playbooks/guides/map.png": PICTURE,
            "mkdocs.yml": "site_name: 手*册\n",
        }
    )
    corpus = load_folder(root)
    assert corpus.findings == (), corpus.findings
    desk = Desk(build_graph(corpus), "zh", dt.date(2026, 3, 1), None, interface("zh"))
    files = {file.address: file for file in all_files()}

    def read(address: str) -> Any:
        content = files[address].make(desk)
        if content is None or address.endswith(".txt"):
            return content and content.decode()
        return json.loads(content)

    return read


def test_the_index_leads_to_every_document_and_both_are_as_the_schema_says(data: Callable[[str], Any]) -> None:
    index, schema = data("api/v1/index.json"), data("api/v1/schema.json")
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema)
    valid.validate(index)
    found = {}
    for kind, about in index["kinds"].items():
        file = data(normpath(f"api/v1/{about['file']}"))
        valid.validate(file)
        assert (file["kind"], len(file["documents"])) == (kind, about["documents"])
        found |= {document["ref"]: document for document in file["documents"]}
    assert found.keys() == {"role:clerk", "standard:queueing", "checklist:opening", "guide:welcome"}
    standard = found["standard:queueing"]
    assert normpath(f"api/v1/{standard['address']}") == "standards/queueing"
    assert standard["fields"]["requirements"][0]["id"] == "R1"
    assert found["guide:welcome"]["fields"]["body"].strip() == (
        "![平面图](../../assets/pictures/playbooks/guides/map.png) 见[叫号](standard:queueing)。"
    )
    assert {"relation": "verified-by", "part": "R1", "by": "checklist:opening#C1"} in standard["referred"]
    assert {"relation": "verifies", "part": "C1", "to": "standard:queueing#R1"} in found["checklist:opening"][
        "relations"
    ]


def test_the_schema_refuses_a_document_without_a_title(data: Callable[[str], Any]) -> None:
    roles = data("api/v1/role.json")
    del roles["documents"][0]["title"]
    assert not Draft202012Validator(data("api/v1/schema.json")).is_valid(roles)


def test_a_kind_without_documents_has_no_file(data: Callable[[str], Any]) -> None:
    assert data("api/v1/policy.json") is None


def test_the_list_for_language_models_names_every_document_once_and_its_words_are_no_markup(
    data: Callable[[str], Any],
) -> None:
    lines = data("llms.txt").splitlines()
    assert lines[0] == r"# 手\*册"
    assert lines.count("- [窗口受理员](roles/clerk/): 在窗口接待客户。") == 1
    assert sum(line.startswith("- [") for line in lines) == 4
    assert "## 服务标准" in lines
