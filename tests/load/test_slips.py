"""What YAML reads without complaint but otherwise than it was meant: told once, at its line, with the mend."""

from __future__ import annotations

import pytest

from svcq_build.load.corpus import Entry
from svcq_build.load.documents import read_document
from svcq_build.model.diagnostics import Finding

BASE = "kind: term\ntitle: 排队\nsummary: 等候办理\n"
ODD = {"no-break": "\u00a0", "thin": "\u2009", "zero-width": "\u200b", "soft hyphen": "\u00ad", "joiner": "\u2060"}
SLIPS = {
    "cut at a number": ("definition: 网上投诉 #1 2 小时内答复\n", "cut-text", 4, "quotes"),
    "cut at a number behind a blank": ("definition: 投诉见 # 3 号窗口\n", "cut-text", 4, "quotes"),
    "cut at its beginning": ("definition: #1 窗口先办\n", "cut-text", 4, "quotes"),
    "cut in brackets": ("aliases: [网上投诉 #1 2 小时内]\n", "yaml-syntax", 4, "quotes"),
    "cut on the first of two lines": ("definition: 网上投诉 #1\n  2 小时内\n", "yaml-syntax", 4, "quotes"),
    "a remark without a blank": ('definition: "窗口"#3 号\n', "yaml-syntax", 4, "needs a blank"),
    "a remark behind a block's sign": ("definition: ># x\n  甲\n", "yaml-syntax", 4, "needs a blank"),
    "a remark behind a bracket": ("aliases: [甲]#乙\n", "yaml-syntax", 4, "needs a blank"),
    "an item too far in": ("definition: 甲\naliases:\n  - 等候\n   - 排号\n", "joined-lines", 7, "Indent"),
    "an item in a text": ("definition: 甲\n  - 乙\n", "joined-lines", 5, "Indent"),
    "a field in a text": ("definition: 甲\n  status：draft\n", "joined-lines", 5, "half-width"),
    "a field in a block": ("definition: >\n  甲\n  status: draft\n", "joined-lines", 6, "Indent"),
    "the bare tag": ("definition: ! 12 号\n", "yaml-tag", 4, "Remove the tag"),
    "an anchor twice": ("definition: &a 甲\naliases: [&a 乙]\n", "yaml-syntax", 5, "another name"),
    "a directive": ("%YAML 1.3\n---\ndefinition: 甲\n", "yaml-syntax", 4, "Delete the line"),
    "a colon on the next line": ("definition\n: 甲\n", "yaml-syntax", 5, "“definition: 甲” on one line"),
    **{f"{name} before a field": (f"{sign}definition: 甲\n", "odd-space", 4, "paste") for name, sign in ODD.items()},
    **{f"{name} in a name": (f"defin{sign}ition: 甲\n", "odd-space", 4, "paste") for name, sign in ODD.items()},
    **{
        f"{name} in a choice": (f"definition: 甲\nstatus: dra{sign}ft\n", "odd-space", 5, "paste")
        for name, sign in ODD.items()
    },
    **{
        f"{name} behind a dash": (f"definition: 甲\naliases:\n  -{sign}乙\n", "odd-space", 6, "paste")
        for name, sign in ODD.items()
    },
    **{f"{name} behind a colon": (f"definition:{sign}甲\n", "odd-space", 4, "paste") for name, sign in ODD.items()},
}
GOOD = {
    "remarks": "definition: 甲 # 备注\nstatus: draft #TODO\naliases: # 别名\n  - 乙 # svcq: ignore[x]\n",
    "a remark behind quotes": 'definition: "甲" # 备注\n',
    "a number sign in a text": "definition: 见 C#3 号和“#1”\n",
    "paragraphs that are indented as in print": "definition: |\n  \u3000\u3000第一段。\n  \u3000\u3000第二段。\n",
    "a list in a block": "definition: |\n  甲：\n\n  - 乙\n  - 丙\n",
    "a text over several lines": "definition: 甲\n  乙：丙\n  丁\n",
    "no-break spaces in prose": "definition: 2\u00a0小时内\n",
    "items of items": "definition: 甲\naliases:\n    - 乙\n    - 丙\n",
    "a field behind a block in an item": "definition: 甲\nmore:\n  x:\n    - a: >-\n        甲\n      status: 乙\n",
    "an example in a block": "definition: |\n  甲：\n\n  ```yaml\n  status: draft\n  ```\n",
    "names in brackets of prose": "definition: （app：微信，web：网站；tel：电话）\n",
    "a list of names with semicolons": "definition: 甲；b：乙; c 丙\n",
    "a mark": 'definition: "!甲"\n',
}


def read(text: str) -> tuple[object, list[Finding]]:
    findings: list[Finding] = []
    return read_document("standards/glossary/queue.yml", (BASE + text).encode(), findings), findings


@pytest.mark.parametrize(("text", "rule", "line", "mend"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_once_at_its_line(text: str, rule: str, line: int, mend: str) -> None:
    (found,) = [one for one in read(text)[1] if one.rule != "missing-field" or "definition" in text]
    assert found.spot.span is not None
    assert (found.rule, found.spot.span.line) == (rule, line)
    assert mend in str(found.hint)


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_is_meant_so_is_left_alone(text: str) -> None:
    entry, findings = read(text)
    assert findings == []
    assert isinstance(entry, Entry)
