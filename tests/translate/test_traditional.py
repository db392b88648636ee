"""Traditional Chinese is derived from Simplified: words by words, with what OpenCC's tables turn wrongly mended."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from svcq_build.render import Glossary
from svcq_build.render.interface import interface
from svcq_build.search.entries import Entry
from svcq_build.search.found import found_by
from svcq_build.search.index import SearchIndex
from svcq_build.words import converter, in_script
from svcq_build.words.traditional import MENDED
from tests.conftest import Outcome

CONFIGURATION = """\
site_name: 测试手册
site_url: https://example.org/handbook/
extra: {svcq: {languages: [zh, en, zh-Hant], unconverted: [叶里]}}
"""
GUIDE = """\
---
kind: guide
title: 办理签收
summary: 发布时怎样办理，由叶里负责。
owner: clerk
---

## 复核与发布

见[复核](#复核与发布)、[标准](standard:queueing#R1)和 `复核命令`，一出现就说。着装整洁。

```
发布
```
"""


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("临柜服务、柜台、柜员", "臨櫃服務、櫃檯、櫃員"),
        ("软件窗口和服务窗口", "軟件窗口和服務窗口"),
        ("权限、信息、队列、打印、智能", "權限、信息、隊列、打印、智能"),
        ("签收、签字、签认、补签、签章", "簽收、簽字、簽認、補簽、簽章"),
        ("标签、抽签", "標籤、抽籤"),
        ("一出错就影响", "一出錯就影響"),
        ("触发之一出现", "觸發之一出現"),
        ("30 天后再抽查", "30 天後再抽查"),
        ("发现明火并有浓烟", "發現明火並有濃煙"),
        ("合并办理，一并公布", "合併辦理，一併公布"),
        ("多久有回音、谁回避", "多久有回音、誰迴避"),
        ("每周、2 周、本周和周围", "每週、2 週、本週和周圍"),
        ("目标占 60%，占用", "目標佔 60%，佔用"),
        ("恢复测试、复核、复盘、答复、重复", "恢復測試、複核、復盤、答覆、重複"),
        ("交叉复打 40 件", "交叉複打 40 件"),
        ("制证、制定、控制、填制", "製證、制定、控制、填製"),
        ("机器和面向申请人", "機器和面向申請人"),
        ("颱风、台风、平台、台账", "颱風、颱風、平臺、臺賬"),
        ("里程和这里、通道里不能", "里程和這裡、通道裡不能"),
        ("日志、志愿、标志", "日誌、志願、標誌"),
        ("只有、一只", "只有、一隻"),
        ("头发、发布、才发结果", "頭髮、發布、才發結果"),
    ],
)
def test_words_of_the_field(simplified: str, traditional: str) -> None:
    assert in_script(simplified, "zh-Hant") == traditional


def test_every_mend_is_needed_or_holds_others_off() -> None:
    holds = {wrong for wrong, meant in MENDED.items() if wrong == meant}
    assert all(any(other in word or word[-1] == other[0] for other in MENDED if other != word) for word in holds)
    assert not [word for word in MENDED.values() if in_script(word, "zh-Hant") != word and word not in holds]


def test_hong_kong_has_characters_of_its_own() -> None:
    assert in_script("说明窗口为群众", "zh-HK") == "説明窗口為羣眾"
    assert in_script("说明窗口为群众", "zh-TW") == "說明窗口為群眾"
    assert in_script("说明", "zh") == in_script("说明", "de") == "说明"


@pytest.mark.parametrize(
    "kept",
    [
        "`复核`",
        "``复`核``",
        "```\n复核\n```",
        "[附件](附件/办理表.pdf)",
        "![图](图/办理.png)",
        "<https://example.org/办理>",
        "https://example.org/办理",
        "$办理率 = 1$",
        "$$\n办结率\n$$",
        "表格/办理表.pdf",
        "{param:wait-max}",
        "[复核]: 附件/办理.pdf",
    ],
)
def test_what_is_no_word_stays(kept: str) -> None:
    convert = converter("zh-Hant")
    inner = re.sub(r"^!?\[.*?\]:?", "", kept)
    assert inner in convert(f"先办理。\n\n{kept}\n\n后办理。")
    assert convert("先办理，投诉/建议") == "先辦理，投訴/建議"


def test_some_words_are_not_to_be_converted() -> None:
    assert converter("zh-Hant", ["叶里", "发展"])("叶里在这里，发展和发布") == "叶里在這裡，发展和發布"


@pytest.fixture
def site(repository: Callable[..., Path], svcq: Callable[..., Outcome], tmp_path: Path) -> Path:
    """A handbook's site of which nobody has translated anything, but one title into Traditional Chinese."""
    own = 'msgctxt "guide:receipt title"\nmsgid "办理签收"\nmsgstr "收件手續"\n'
    root = repository(
        {
            "mkdocs.yml": CONFIGURATION,
            "playbooks/guides/receipt.md": GUIDE,
            "translations/zh-Hant/playbooks.po": own,
        }
    )
    site = tmp_path / "site"
    assert svcq("build", "--no-check", "--site", str(site), cwd=root).code == 0
    return site


def test_a_site_in_traditional_characters(site: Path) -> None:
    page = (site / "zh-Hant/guides/receipt/index.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hant"' in page
    assert "<h1>收件手續</h1>" in re.sub(r"<h1[^>]*>", "<h1>", page), "a translation goes first"
    assert "發布時怎樣辦理，由叶里負責" in page
    assert 'id="复核与发布">複核與發布' in page, "the address is that of the Chinese page"
    assert f'href="#{quote("复核与发布")}">複核</a>' in page
    assert 'href="../../standards/queueing/#R1"' in page
    assert "<code>复核命令</code>" in page
    assert "<code>发布" in page
    assert "責任崗位" in page, "svcq's own words are written so too"
    assert "尚未翻譯" not in page
    chinese = (site / "guides/receipt/index.html").read_text(encoding="utf-8")
    assert 'hreflang="zh-Hant"' in chinese
    assert "繁體中文" in chinese
    assert "简体中文" in page


def test_translate_writes_no_files_for_what_is_derived(
    repository: Callable[..., Path], svcq: Callable[..., Outcome]
) -> None:
    root = repository({"mkdocs.yml": CONFIGURATION})
    assert "zh-Hant" not in svcq("translate", cwd=root).out
    assert not (root / "translations/zh-Hant").exists()
    assert "translations/zh-Hant/roles.po" in svcq("translate", "zh-Hant", cwd=root).out
    assert "zh-Hant/roles.po" in svcq("translate", cwd=root).out, "files that are there are kept up to date"


def test_search_finds_in_both_scripts() -> None:
    index = SearchIndex(interface("zh-Hant"))
    entry = Entry("a/", "standard", "著裝與計劃", texts=("後臺複核",))
    index.add(found_by(entry, Glossary({}, {}, None), interface("zh-Hant")))
    files = dict(index.files())
    found = "".join(content.decode() for name, content in files.items() if name.startswith("search/keys/"))
    for pair in ("着装", "计划", "后台", "复核"):
        assert f'"{pair}"' in found
