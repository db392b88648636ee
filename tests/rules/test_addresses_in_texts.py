"""Links and pictures in texts: what the build could not publish is found by the check, at its place, with the mend."""

import base64
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_examples import minimal

from svcq_build.check.run import check
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.load.headings import heading_words
from svcq_build.load.links import find_addresses
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.render.site_pages import make_renderer, render
from svcq_build.render.text import plain

TODAY = dt.date(2026, 3, 1)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
GUIDE = "playbooks/guides/welcome.md"
FRONT = "---\nkind: guide\ntitle: 新人须知\nsummary: 第一天要知道的事。\nstatus: draft\n---\n\n"
FILES = {
    "mkdocs.yml": "site_name: 手册\nextra: {svcq: {languages: [zh]}}\n",
    "standards/service/greeting.yml": minimal("standards/service/greeting.yml"),
    "playbooks/guides/other.md": FRONT + "第二篇。\n",
}
RULES = {"missing-picture", "not-a-picture", "misnamed-picture", "picture-elsewhere", "dead-link"}


def handbook(root: Path, text: str, files: dict[str, bytes] | None = None) -> Path:
    contents = {name: words.encode() for name, words in FILES.items()}
    for name, content in {**contents, GUIDE: (FRONT + text + "\n").encode(), **(files or {})}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def findings(root: Path) -> list[Diagnostic]:
    return [found for found in check(build_graph(load_folder(root)), TODAY) if found.rule in RULES]


def words_at(found: Diagnostic) -> str:
    return found.excerpt[found.span.column - 1 : found.span.end_column - 1]


@pytest.mark.parametrize(
    ("text", "rule", "place", "mend"),
    [
        ("map.png：![图](map.png)", "missing-picture", (8, 14, "map.png"), "../../standards/map2.png"),
        ("![图](plan.png)", "missing-picture", (8, 6, "plan.png"), "written “Plan.PNG”"),
        ("[![图](plan.png)](https://example.org/)", "missing-picture", (8, 7, "plan.png"), "Plan.PNG"),
        ("![图][p]\n\n[p]: plan.png", "missing-picture", (10, 6, "plan.png"), "Plan.PNG"),
        ("![图](/playbooks/guides/Plan.PNG)", "missing-picture", (8, 6, "/playbooks/guides/Plan.PNG"), "“Plan.PNG”"),
        ("![图](../../../Plan.PNG)", "missing-picture", (8, 6, "../../../Plan.PNG"), "“Plan.PNG”"),
        ("![图](../../private/scan.png)", "missing-picture", (8, 6, "../../private/scan.png"), "standards/"),
        ("![图](my plan.png)", "missing-picture", (8, 6, "my plan.png"), "<my plan.png>"),
        ("![图](../../mkdocs.yml)", "not-a-picture", (8, 6, "../../mkdocs.yml"), ".png"),
        ("![图](../../.git/config)", "not-a-picture", (8, 6, "../../.git/config"), ".png"),
        ("![图](plan.svg)", "not-a-picture", (8, 6, "plan.svg"), "PNG"),
        ("![图](guide:other)", "not-a-picture", (8, 6, "guide:other"), "link to documents"),
        ("![图](#a)", "not-a-picture", (8, 6, "#a"), ".png"),
        ("甲![图]()", "not-a-picture", (8, 6, "()"), ".png"),
        ("![图](https://example.org/a.png)", "picture-elsewhere", (8, 6, "https://example.org/a.png"), "beside"),
        ("[p](other.md)", "dead-link", (8, 5, "other.md"), "“guide:other”"),
        ("[p](../../standards/service/greeting.yml#R1)", "dead-link", (8, 5, "../../standards/service/greeting.yml#R1"),
         "“standard:greeting#R1”"),
        ("`[p](other.md)` [p](other.md)", "dead-link", (8, 21, "other.md"), "“guide:other”"),
        ("[p](/standards/greeting/)", "dead-link", (8, 5, "/standards/greeting/"), "“standard:greeting”"),
        ("[p](../../standards/greeting/index.html)", "dead-link", (8, 5, "../../standards/greeting/index.html"),
         "“standard:greeting”"),
        ("[p](greting)", "dead-link", (8, 5, "greting"), "“standard:greeting”"),
        ("[p](/coverage/)", "dead-link", (8, 5, "/coverage/"), "https://"),
        ("[p](standard:greeting#第一条)", "dead-link", (8, 5, "standard:greeting#第一条"), "“standard:greeting”"),
        ("## 第一天\n\n[p](#第二天)", "dead-link", (10, 5, "#第二天"), "#第一天"),
        ("[p](my other.md)", "dead-link", (8, 5, "my other.md"), "“guide:other”"),
        ("[p](guide: other)", "dead-link", (8, 5, "guide: other"), "“guide:other”"),
        ("[p](tel: 010 123)", "dead-link", (8, 5, "tel: 010 123"), "“tel:010123”"),
        ("[p](https://example.org/a b)", "dead-link", (8, 5, "https://example.org/a b"), "/a%20b”"),
        ("[p]()", "dead-link", (8, 4, "()"), "kind:id"),
        ("甲[p](<>)", "dead-link", (8, 6, "<>"), "kind:id"),
        ("[](guide:other)", "dead-link", (8, 4, "guide:other"), "between"),
        ("[p](mailto:)", "dead-link", (8, 5, "mailto:"), "https://"),
        ("[p](https://[::g]/)", "dead-link", (8, 5, "https://[::g]/"), "https://"),
        ("[p](https://例..中国/)", "dead-link", (8, 5, "https://例..中国/"), "https://"),
        ("[p](https://example.org:99999/)", "dead-link", (8, 5, "https://example.org:99999/"), "https://"),
    ],
)  # fmt: skip
def test_what_cannot_be_published(text: str, rule: str, place: tuple[int, int, str], mend: str, tmp_path: Path) -> None:
    pictures = {"playbooks/guides/Plan.PNG": PNG, "standards/map2.png": PNG, "private/scan.png": PNG}
    (found,) = findings(handbook(tmp_path, text, pictures))
    assert found.rule == rule
    assert (found.span.line, found.span.column, words_at(found)) == place
    assert mend in str(found.hint)


def test_links_in_other_forms_of_yaml_have_their_places(tmp_path: Path) -> None:
    text = minimal("standards/service/greeting.yml") + "\nscope: |\n  甲。\n\n  见[乙](x.md)，又见[丙](x.md)。\n"
    folder = handbook(tmp_path, "好。", {"standards/service/greeting.yml": text.encode()})
    line = text.split("\n").index("  见[乙](x.md)，又见[丙](x.md)。") + 1
    assert [(found.span.line, found.span.column) for found in findings(folder)] == [(line, 8), (line, 20)]


def test_a_thousand_findings_of_a_rule_are_told_and_that_there_are_more(tmp_path: Path) -> None:
    text = "".join(f"[p](x{number}.md) " for number in range(1200))
    found = findings(handbook(tmp_path, text))
    assert len(found) == 1001
    assert words_at(found[999]) == "x999.md"
    assert "more in this file than the 1000" in str(found[1000].message)
    assert (found[1000].span.line, words_at(found[1000])) == (8, "x1000.md")


def test_what_keeps_the_site_from_being_built_cannot_be_silenced(tmp_path: Path) -> None:
    """Neither by the settings, nor by a comment, nor by a waiver."""
    text = minimal("standards/service/greeting.yml").replace("goal: ", "goal: 图![图](no.png)")
    waiver = "\nwaivers:\n  - {rule: missing-picture, reason: 甲, until: 2026-12-31, approved_by: clerk}\n"
    files = {
        "mkdocs.yml": b"site_name: x\nextra: {svcq: {rules: {missing-picture: off}}}\n",
        "standards/service/greeting.yml": (text + waiver).encode(),
    }
    said = [
        (found.path, found.rule, found.severity.value)
        for found in check(
            build_graph(load_folder(handbook(tmp_path, "![图](no.png) # svcq: ignore[missing-picture]", files))), TODAY
        )
        if found.rule in {*RULES, "bad-value", "unused-suppression"}
    ]
    assert said == [
        ("mkdocs.yml", "bad-value", "error"),
        (GUIDE, "missing-picture", "error"),
        (GUIDE, "unused-suppression", "warning"),
        ("standards/service/greeting.yml", "missing-picture", "error"),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:97\nsize 1\n", "Git LFS"),
        (b"", "empty"),
        (b"<!DOCTYPE html><title>404</title>", "web page"),
        ("请向小王要图".encode(), "a text"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"%PDF-1.7", "no picture"),
        (b"\0" * 100, "no picture"),
    ],
)
def test_a_picture_is_what_its_first_bytes_say(content: bytes, words: str, tmp_path: Path) -> None:
    (found,) = findings(handbook(tmp_path, "![图](plan.png)", {"playbooks/guides/plan.png": content}))
    assert (found.rule, words_at(found)) == ("not-a-picture", "plan.png")
    assert words in str(found.message)


def test_a_picture_of_another_format_is_shown_with_a_warning(tmp_path: Path) -> None:
    (found,) = findings(handbook(tmp_path, "![图](plan.png)", {"playbooks/guides/plan.png": b"\xff\xd8\xff\xe0"}))
    assert (found.rule, found.severity.value) == ("misnamed-picture", "warning")
    assert "plan.jpg" in str(found.hint)


NAMES = [
    ("平面图.png", "平面图.png"),
    ("平面图.png", "%E5%B9%B3%E9%9D%A2%E5%9B%BE.png"),
    ("平面 图.png", "<平面 图.png>"),
    ("平面 图.png", "平面%20图.png"),
    ("caf\u00e9.png", "cafe\u0301.png"),
    ("cafe\u0301.png", "caf\u00e9.png"),
    ("100%.png", "100%.png"),
    ("100%.png", "100%25.png"),
    ("平%20面.png", "平%20面.png"),
    ("甲#1.png", "甲%231.png"),
    ("甲#1.png", "甲#1.png"),
    ("甲?.png", "甲%3F.png"),
    ("甲?.png", "甲?.png"),
    ("甲(1).png", "甲(1).png"),
    ("a&b'c.png", "a&b'c.png"),
    ("plan.PNG", "plan.PNG?v=2"),
]


@pytest.mark.parametrize(("name", "written"), NAMES)
def test_names_of_pictures_work_from_the_text_to_the_page(name: str, written: str, tmp_path: Path) -> None:
    import html
    import re
    from urllib.parse import unquote

    root = handbook(tmp_path, f"![图]({written})", {f"playbooks/guides/{name}": PNG})
    assert findings(root) == []
    site = render(make_renderer(build_graph(load_folder(root)), "zh", TODAY, None, root))
    assert site.pictures == {f"assets/pictures/playbooks/guides/{name}": f"playbooks/guides/{name}"}
    source = re.search(r'<img [^>]*src="([^"]*)"', site.pages["guides/welcome/"].html)
    assert source is not None
    assert unquote(html.unescape(source[1])) == f"../../assets/pictures/playbooks/guides/{name}"


def test_texts_keep_their_pictures_and_places_on_other_pages(tmp_path: Path) -> None:
    """A definition is shown on the glossary's page, too, where a way relative to its file leads elsewhere."""
    term = "kind: term\ntitle: 排队\nsummary: 先后。\ndefinition: 见![图](图.png)和[须知](#nowhere)。\n"
    root = handbook(tmp_path, "## 第一天\n\n[去](#第一天)", {
        "standards/glossary/queue.yml": term.replace("和[须知](#nowhere)", "").encode(),
        "standards/glossary/图.png": PNG,
    })  # fmt: skip
    assert findings(root) == []
    site = render(make_renderer(build_graph(load_folder(root)), "zh", TODAY, None, root))
    address = "assets/pictures/standards/glossary/%E5%9B%BE.png"
    assert f'src="../{address}"' in site.pages["glossary/"].html
    assert f'src="../../{address}"' in site.pages["glossary/queue/"].html
    assert 'href="#%E7%AC%AC%E4%B8%80%E5%A4%A9"' in site.pages["guides/welcome/"].html


@settings(deadline=None)
@given(st.text(alphabet="甲ab1. `*_[]()<>#!&;\\-", max_size=30))
def test_the_words_of_a_heading_are_what_its_page_shows(source: str) -> None:
    source = " ".join(source.split())
    if "![" not in source:
        assert heading_words(source) == " ".join(plain(source).split())


def test_addresses_are_found_where_the_parser_sees_them() -> None:
    text = '见 a.png：![p](a.png "t") [b](<b c.md>) `[c](c.md)`\n[d][l] \\[e](e.md)\n\n[l]: d\\_d.md\n[m]: unused.md\n'
    found = [(one.target, text[one.start : one.end], one.picture) for one in find_addresses(text)]
    assert found == [("a.png", "a.png", True), ("b c.md", "b c.md", False), ("d_d.md", "d\\_d.md", False)]


def test_a_translation_with_a_slip_shows_the_words_of_its_picture_and_leads_to_the_heading_of_its_own(
    tmp_path: Path,
) -> None:
    body = "\n## 第一天\n\n[去](#第一天)，见![图](图.png)。\n"
    words = "\n## First day\n\n[Go](#第一天), see ![map](gone.png).\n"
    root = handbook(tmp_path, body.strip("\n"), {
        "mkdocs.yml": "site_name: 手册\nextra: {svcq: {languages: [zh, en]}}\n".encode(),
        "playbooks/guides/图.png": PNG,
    })  # fmt: skip
    assert findings(root) == []
    lookup = {body: words}
    site = render(make_renderer(build_graph(load_folder(root)), "en", TODAY, lambda _, text: lookup.get(text), root))
    page = site.pages["guides/welcome/"].html
    assert 'href="#first-day"' in page
    assert 'alt="map"' in page
    assert site.pictures == {}
