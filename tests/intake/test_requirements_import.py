"""Requirements of other tools become standards, with their ids as remarks and all else told."""

import json

import pytest

from svcq_build.intake import ImportWish, plan_import
from svcq_build.load import TextSource, load
from svcq_build.model import day_in_documents
from tests.conftest import CONFIGURATION, TODAY

DOORSTOP = {
    "req/.doorstop.yml": "settings: {prefix: REQ}\n",
    "req/REQ002.yml": "level: 1.10\nlinks:\n- SYS001: abc\nnormative: true\ntext: |\n  应在10分钟内答复。\n",
    "req/REQ001.yml": "active: true\nlevel: 1.2\nnormative: true\nheader: 接待\ntext: |\n  应起立迎接。\n",
    "req/REQ003.yml": "active: true\nlevel: 1.0\nnormative: false\ntext: 前厅\n",
    "req/REQ004.yml": "active: false\nlevel: 1.3\ntext: 已作废\n",
}
STRICTDOC = """\
[DOCUMENT]
TITLE: 前厅要求

[TEXT]
STATEMENT: >>>
本文件必须每年复审。
<<<

[[SECTION]]
TITLE: 接待

[REQUIREMENT]
UID: REQ-1
TITLE: 起立
STATEMENT: >>>
应起立迎接。
<<<
RATIONALE: 客人觉得受重视
RELATIONS:
- TYPE: Parent
  VALUE: SYS-1

[[/SECTION]]

[REQUIREMENT]
UID: REQ-2
STATEMENT: 应在10分钟内答复。
"""
NEEDS = {
    "current_version": "1.0",
    "project": "前厅要求",
    "versions": {
        "1.0": {
            "needs": {
                "REQ_1": {
                    "id": "REQ_1",
                    "type": "req",
                    "title": "起立",
                    "description": "应起立迎接。",
                    "links": ["SYS_1"],
                },
                "REQ_2": {"id": "REQ_2", "type": "req", "title": "应在10分钟内答复。"},
            }
        }
    },
}
REQIF = """\
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:h="http://www.w3.org/1999/xhtml"><CORE-CONTENT>
<REQ-IF-CONTENT><SPEC-TYPES><SPEC-OBJECT-TYPE IDENTIFIER="T"><SPEC-ATTRIBUTES>
<ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="text" LONG-NAME="ReqIF.Text"/>
<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="chapter" LONG-NAME="ReqIF.ChapterName"/>
<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="id" LONG-NAME="ReqIF.ForeignID"/>
<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="why" LONG-NAME="Rationale"/>
</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE></SPEC-TYPES><SPEC-OBJECTS>
<SPEC-OBJECT IDENTIFIER="o1"><VALUES><ATTRIBUTE-VALUE-STRING THE-VALUE="接待"><DEFINITION>
<ATTRIBUTE-DEFINITION-STRING-REF>chapter</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>
</VALUES></SPEC-OBJECT>
<SPEC-OBJECT IDENTIFIER="o2"><VALUES><ATTRIBUTE-VALUE-XHTML>
<THE-VALUE><h:div>应<h:b>起立</h:b>迎接。</h:div></THE-VALUE>
<DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>text</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION></ATTRIBUTE-VALUE-XHTML>
<ATTRIBUTE-VALUE-STRING THE-VALUE="REQ-1"><DEFINITION>
<ATTRIBUTE-DEFINITION-STRING-REF>id</ATTRIBUTE-DEFINITION-STRING-REF>
</DEFINITION></ATTRIBUTE-VALUE-STRING><ATTRIBUTE-VALUE-STRING THE-VALUE="客人觉得受重视"><DEFINITION>
<ATTRIBUTE-DEFINITION-STRING-REF>why</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING></VALUES>
</SPEC-OBJECT></SPEC-OBJECTS><SPECIFICATIONS><SPECIFICATION IDENTIFIER="s" LONG-NAME="前厅要求"><CHILDREN>
<SPEC-HIERARCHY IDENTIFIER="h1"><OBJECT><SPEC-OBJECT-REF>o1</SPEC-OBJECT-REF></OBJECT><CHILDREN>
<SPEC-HIERARCHY IDENTIFIER="h2"><OBJECT><SPEC-OBJECT-REF>o2</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY>
</CHILDREN></SPEC-HIERARCHY></CHILDREN></SPECIFICATION></SPECIFICATIONS></REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>
"""


@pytest.mark.parametrize(
    ("tool", "files", "wanted", "told"),
    [
        ("doorstop", DOORSTOP, ["# 前厅\n  # REQ001\n  - id: R1", "接待\n\n      应起立迎接。", "# REQ002"], "SYS001"),
        (
            "strictdoc",
            {"a.sdoc": STRICTDOC},
            ["# 接待\n  # REQ-1\n", "起立\n\n      应起立迎接。", "# REQ-2"],
            "客人觉得受重视",
        ),
        ("sphinx-needs", {"needs.json": json.dumps(NEEDS)}, ["# REQ_1", "起立\n\n      应起立迎接。"], "SYS_1"),
        ("reqif", {"a.reqif": REQIF}, ["# 接待\n  # REQ-1\n", "text: 应起立迎接。"], "客人觉得受重视"),
    ],
)
def test_requirements_come_in_with_their_ids(tool, files, wanted, told):
    corpus = load(CONFIGURATION.encode(), [])
    wish = ImportWish(day_in_documents(TODAY), "zh", tool=tool)
    (account,) = plan_import([(name, text.encode()) for name, text in files.items()], corpus, wish)
    assert account.refused is None, account.refused
    standard = account.documents[0]
    assert standard.kind == "standard"
    for words in wanted:
        assert words in standard.text
    assert told in " ".join(one.text for one in account.left_out)
    assert told in standard.text, "what has no field stays as a remark"
    assert "text: 已作废" not in standard.text
    sources = [TextSource(one.path, one.text.encode()) for one in account.documents]
    assert load(CONFIGURATION.encode(), sources).findings == ()


def test_a_text_between_requirements_is_none():
    wish = ImportWish(day_in_documents(TODAY), "zh", tool="strictdoc")
    (account,) = plan_import([("a.sdoc", STRICTDOC.encode())], load(CONFIGURATION.encode(), []), wish)
    standard, rest = account.documents
    assert standard.text.count("- id: R") == 2
    assert "本文件必须每年复审。" in rest.text


@pytest.mark.parametrize("tool", ["strictdoc", "sphinx-needs", "reqif"])
@pytest.mark.parametrize("content", [b"", b"[]", b"<a/>", b'{"versions": {}}', b"\xff\xfe\x00\x00", b"[DOCUMENT]\n"])
def test_what_is_no_file_of_the_tool_is_refused(tool, content):
    name = {"strictdoc": "a.sdoc", "sphinx-needs": "needs.json", "reqif": "a.reqif"}[tool]
    wish = ImportWish(day_in_documents(TODAY), "zh", tool=tool)
    (account,) = plan_import([(name, content)], load(CONFIGURATION.encode(), []), wish)
    assert account.refused is not None
