"""Pages as text: a small handbook with templates of its own, in both languages, against golden files.

Run with UPDATE_GOLDEN=1 to write the golden files anew; then read the difference.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.pages import Site
from svcq_build.render.site_pages import RenderError, affected, make_renderer, render, renewed
from svcq_build.translate.lookup import lookup_for

HERE = Path(__file__).parent
HANDBOOK = HERE / "handbook"
TODAY = dt.date(2026, 3, 1)
GOLDEN = ["standards/queueing/", "guides/start/", "roles/clerk/", "roles/clerk/booklet.html"]
LARGE = {
    "standards/processes/complaints.yml": "kind: process\ntitle: 投诉流程\nsummary: 办理投诉。\npurpose: 有答复。\n"
    "starts_when: 客户投诉。\nsteps: [{id: S1, title: 接收, text: 给编号。, by: clerk}]\n",
    "roles/competences/calm.yml": "kind: competence\ntitle: 冷静\nsummary: 冷静。\n"
    "levels: [{level: 1, behaviour: 不吵。}]\n",
}


def site_of(root: Path, language: str) -> Site:
    graph = build_graph(load_folder(root))
    lookup = None if language == "zh" else lookup_for(root, language)
    return render(make_renderer(graph, language, TODAY, lookup, root))


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HANDBOOK, tmp_path / "handbook"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_golden_pages(language: str) -> None:
    site = site_of(HANDBOOK, language)
    for address in GOLDEN:
        golden = HERE / "golden" / language / f"{address.rstrip('/').removesuffix('.html')}.html"
        if os.environ.get("UPDATE_GOLDEN"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(site.pages[address].html, encoding="utf-8")
        assert site.pages[address].html == golden.read_text(encoding="utf-8")


def test_rendering_twice_gives_the_same_text() -> None:
    first, second = site_of(HANDBOOK, "zh"), site_of(HANDBOOK, "zh")
    assert {address: page.html for address, page in first.pages.items()} == {
        address: page.html for address, page in second.pages.items()
    }


def test_a_term_is_explained_where_it_first_occurs_and_only_there() -> None:
    text = site_of(HANDBOOK, "zh").pages["standards/queueing/"].html
    found = re.findall(r'<a class="svcq-term" href="([^"]*)" title="([^"]*)">([^<]*)</a>', text)
    assert found == [
        ("../../glossary/guided-service/", "有人陪着客户办事。", "引导服务"),
        ("../../glossary/csat/", "满意的客户占多少。", "CSAT"),
    ]
    assert text.count("引导服务") == 2


def test_text_without_translation_shows_in_chinese_and_is_marked() -> None:
    site = site_of(HANDBOOK, "en")
    text = site.pages["standards/queueing/"].html
    assert "Customers wait 20 minutes at most" in text
    assert '<div lang="zh"><p>每小时公布一次：</p>' in text, "a doubtful translation is not shown"
    assert "doubtful" not in text
    assert 'lang="zh">QS-01' not in text
    assert site.pages["standards/queueing/"].page.untranslated
    assert not site_of(HANDBOOK, "zh").pages["standards/queueing/"].page.untranslated


def test_a_page_knows_where_it_comes_from() -> None:
    page = site_of(HANDBOOK, "zh").pages["standards/queueing/"].page
    assert page.title == "排队 & <叫号> 规则"
    assert page.ref == "standard:queueing"
    assert page.path == "standards/service/queueing.yml"
    assert page.edit_url == "https://git.example.org/center/handbook/edit/main/standards/service/queueing.yml"
    assert page.address.endswith("/standards/queueing/")
    assert [(other.lang, other.url) for other in page.alternates] == [
        ("zh", "./"),
        ("en", "../../en/standards/queueing/"),
    ]


def test_a_picture_is_shown_from_the_site_itself() -> None:
    site = site_of(HANDBOOK, "zh")
    assert site.pictures == {"assets/pictures/playbooks/guides/map.png": "playbooks/guides/map.png"}
    assert 'src="../../assets/pictures/playbooks/guides/map.png"' in site.pages["guides/start/"].html


def test_an_unknown_name_in_a_template_is_an_error_that_says_where(handbook: Path) -> None:
    (handbook / "site_templates/kinds/guide.html.jinja").write_text(
        "<h1>{{ doc.title | line }}</h1>\n\n{{ doc.titel }}\n"
    )
    with pytest.raises(RenderError) as failure:
        site_of(handbook, "zh")
    assert "guide.html.jinja, line 3" in str(failure.value.message)
    assert "guide:start" in str(failure.value.message)
    assert "titel" in str(failure.value.message)


def test_an_icon_that_is_not_there_is_an_error_that_says_where(handbook: Path) -> None:
    template = '<h1>{{ doc.title | line }}</h1>\n\n{{ icon("material/no-such-icon") }}\n'
    (handbook / "site_templates/kinds/guide.html.jinja").write_text(template)
    with pytest.raises(RenderError) as failure:
        site_of(handbook, "zh")
    assert "guide.html.jinja, line 3" in str(failure.value.message)
    assert "material/no-such-icon" in str(failure.value.message)


def test_a_template_may_have_words_and_icons_of_its_own(handbook: Path) -> None:
    (handbook / "site_templates/kinds/guide.html.jinja").write_text(
        "<h1>{{ doc.title | line }}</h1>\n\n"
        "{% macro icon(name) %}<i>{{ name }}{{ caller() if caller is defined and caller }}</i>{% endmacro %}\n"
        '{{ icon("material/star") }}{% call icon("ours") %} {{ _("Owner") }}{% endcall %}\n'
    )
    text = site_of(handbook, "zh").pages["guides/start/"].html
    assert "<i>material/star</i><i>ours 责任岗位</i>" in text


def test_a_template_never_evaluates_what_a_document_says(handbook: Path) -> None:
    path = handbook / "roles/charters/clerk.yml"
    path.write_text(path.read_text().replace("title: 受理员", "title: '{{ 7 * 7 }} {% raw %}'"), encoding="utf-8")
    text = site_of(handbook, "zh").pages["standards/queueing/"].html
    assert "{{ 7 * 7 }}" in text
    assert "49" not in text


def test_only_pages_that_an_edit_can_change_are_rendered_again(handbook: Path) -> None:
    before = load_folder(handbook)
    renderer = make_renderer(build_graph(before), "zh", TODAY, None, handbook)
    site = render(renderer)
    path = handbook / "standards/glossary/csat.yml"
    path.write_text(path.read_text().replace("满意的客户占多少", "满意者占几成"), encoding="utf-8")
    after = render(renewed(renderer, build_graph(load_folder(handbook)), {"term:csat"}))
    changed = {address for address, page in after.pages.items() if page.html != site.pages[address].html}
    assert "standards/queueing/" in changed
    assert changed <= {address for address, page in site.pages.items() if affected({"term:csat"}, page)}
    assert not affected({"term:csat"}, site.pages["guides/start/"])


def test_matrices_that_are_too_large_for_a_page_lead_to_the_matrix_of_each_process(
    handbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("svcq_build.render.views.raci.MOST_CELLS", 0)
    monkeypatch.setattr("svcq_build.render.views.competence_matrix.MOST_CELLS", 0)
    with (handbook / "roles/charters/clerk.yml").open("a", encoding="utf-8") as role:
        role.write("competences: [{competence: calm, level: 1}]\n")
    for path, text in LARGE.items():
        (handbook / path).parent.mkdir(parents=True, exist_ok=True)
        (handbook / path).write_text(text, encoding="utf-8")
    pages = site_of(handbook, "zh").pages
    assert '<a href="../processes/complaints/#raci">投诉流程</a>' in pages["raci/"].html
    assert 'data-held="clerk clerk "' in pages["raci/"].html
    assert 'id="raci"' in pages["processes/complaints/"].html
    assert '<a href="../roles/clerk/">' in pages["competence-matrix/"].html
    assert "需要此项能力的岗位" in pages["competence-matrix/"].html
