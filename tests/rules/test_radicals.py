"""Signs that look like a Chinese character and are another one, as they come with text copied out of a PDF."""

import pytest

from tests.conftest import TODAY

TERM = "kind: term\nterm: 受理\nsummary: 说明受理。\ndefinition: {}\n"
GUIDE = """\
---
kind: guide
title: 高龄人员
summary: 高龄的人先办。
status: draft
---

先办⾼龄的⼈，⻅面先问好。

后办别的。
"""


@pytest.mark.parametrize(
    "definition",
    ['"办理⾼龄的⼈"', "办理⾼龄\n  的⼈", "|\n  办理⾼龄的⼈。", "办理⾼龄的⼈ # ⾼龄也照写"],
)
def test_each_is_named_and_mended_where_it_stands(repository, svcq, definition):
    root = repository({"standards/glossary/accept.yml": TERM.format(definition)})
    file = root / "standards/glossary/accept.yml"
    found = svcq("check", "--today", TODAY, "--lang", "en", cwd=root)
    assert "“⾼” (U+2FBC) is a radical that looks like “高”: no search finds the word." in found.out
    assert "Write 高." in found.out
    assert svcq("check", "--fix", "--today", TODAY, cwd=root).code in (0, 1)
    head, mark, note = definition.partition(" #")
    assert file.read_text("utf-8") == TERM.format(head.replace("⾼", "高").replace("⼈", "人") + mark + note)


def test_below_the_front_matter_too(repository, svcq):
    root = repository({"playbooks/guides/old.md": GUIDE})
    assert "playbooks/guides/old.md:8:3" in svcq("check", "--today", TODAY, cwd=root).out
    svcq("check", "--fix", "--today", TODAY, cwd=root)
    text = (root / "playbooks/guides/old.md").read_text("utf-8")
    assert text == GUIDE.replace("⾼", "高").replace("⼈", "人").replace("⻅", "见")


def test_the_strokes_that_a_text_about_writing_names_stay(repository, svcq):
    root = repository({"standards/glossary/accept.yml": TERM.format("“讠”和“⺮”是偏旁，“行”是字")})
    assert "radical" not in svcq("check", "--today", TODAY, cwd=root).out
