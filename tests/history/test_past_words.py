"""What pages of past versions say, kind by kind and change by change, without building a site."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.change.changes import plain
from svcq_build.change.comparison import diff_versions
from svcq_build.change.prose_diff import marked_words
from svcq_build.change.version_pairs import Difference, History, compare_all
from svcq_build.history.versions import past_versions
from svcq_build.kinds import all_kinds
from svcq_build.load.corpus import Entry
from svcq_build.load.documents import read_document
from svcq_build.load.folder import load_folder
from svcq_build.load.former_names import NewNames
from svcq_build.load.graph import build_graph
from svcq_build.model.fields import Model, Prose
from svcq_build.model.references import Ref
from svcq_build.model.rhythm import Rhythm
from svcq_build.render.forwarding import forwarding_pages
from svcq_build.render.outline import Outline
from svcq_build.render.past import past_pages
from svcq_build.render.rhythms import format_rhythm
from svcq_build.render.site_pages import Renderer, make_renderer, render
from svcq_build.render.text import plain as words_of
from svcq_build.render.titled import titled_fields
from tests.conftest import ROLE, STANDARD
from tests.diff.sample_documents import samples
from tests.history.dated_repository import CLERK, QUEUEING, Dated, version
from tests.kinds.kind_files import examples, name_of
from tests.property_runs import draws

TODAY = dt.date(2026, 3, 1)
#: What a page of a past version shows outside its outline, or not at all (today's history tells of the changes).
ELSEWHERE = {
    *("kind", "id", "title", "status", "version", "owner", "effective", "code"),
    *("changes", "formerly", "former_parts", "more"),
}
NO_NAMES = NewNames({}, {})


@pytest.fixture
def repo(tmp_path: Path) -> Dated:
    return Dated(tmp_path / "handbook")


def renderer_of(root: Path, language: str = "zh", lookup: Mapping[str, str] | None = None) -> Renderer:
    corpus = load_folder(root)
    history = History(past_versions(root, corpus), corpus)
    find: Callable[[str, str], str | None] | None = None
    if language != "zh":
        find = lambda _, text: (lookup or {}).get(text)  # noqa: E731
    return make_renderer(build_graph(corpus), language, TODAY, find, root, history)


def pages(root: Path, language: str = "zh", lookup: Mapping[str, str] | None = None) -> dict[str, str]:
    """The pages of past versions by their address, without their frame."""
    return {page.page.url: page.html for page in past_pages(renderer_of(root, language, lookup))}


def read(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", html)))


def values(model: Model, top: bool = True) -> Iterator[tuple[Any, Any]]:
    """Every value of a document that its outline should show, with its field."""
    for field in titled_fields(type(model)):
        if top and field.name in ELSEWHERE:
            continue
        value = getattr(model, field.attribute)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Rhythm):
                yield field, item
            elif isinstance(item, Model):
                yield from values(item, top=False)
            elif item is not None:
                yield field, item


@pytest.fixture(scope="module", params=["zh", "en"])
def nothing_else(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """What renders a handbook without a document, in each language; tests do not change it."""
    root = tmp_path_factory.mktemp("empty")
    (root / "mkdocs.yml").write_text("site_name: 手册\n", encoding="utf-8")
    corpus = load_folder(root)
    find: Callable[[str, str], str | None] | None = None if request.param == "zh" else lambda _, text: None
    return make_renderer(build_graph(corpus), request.param, TODAY, find, root, History({}, corpus))


@pytest.mark.parametrize("path", examples("good"), ids=name_of)
def test_an_outline_loses_nothing(nothing_else: Renderer, path: Path) -> None:
    kind = all_kinds()[path.parent.parent.name]
    entry = read_document(f"{kind.folder}x.yml", path.read_bytes(), [])
    assert isinstance(entry, Entry)
    assert entry.model is not None
    renderer, language = nothing_else, nothing_else.desk.lang
    outline = Outline(renderer.desk, renderer.interface, "../../")
    html = outline.document(entry.model, {})
    shown = re.sub(r"\s", "", read(html))
    found = list(values(entry.model))
    assert found
    for field, value in found:
        if isinstance(field.mark, Prose):
            words = words_of(value)
        elif isinstance(field.mark, Ref):
            words = value.replace("#", " ")
        elif isinstance(value, Rhythm):
            words = format_rhythm(value, language)
        else:
            words = outline.scalar(field.name, value)
        assert re.sub(r"\s", "", words) in shown, (field.name, value)
        if not field.is_part and not isinstance(field.mark, Prose):
            assert outline.title(field) in read(html), field.name
    assert "{" not in shown, "a value as Python writes it"
    assert "None" not in shown
    for part in entry.parts:
        assert f'id="{part}"' in html


def test_references_of_then_lead_to_what_has_another_name_today(repo: Dated) -> None:
    quoted = STANDARD.replace("text: ", "text: '").replace("。}", "。'}").replace("status: draft", "status: active")
    linked = quoted.replace("由受理员说明", "由[受理员](role:clerk#D1)说明")
    repo.begin("2026-01-05", {QUEUEING: linked})
    renamed = ROLE.replace("owner: clerk", "owner: receiver").replace("id: D1", "id: D9")
    renamed = renamed.replace("mission:", "formerly: [clerk]\nformer_parts: [{was: D1, now: D9}]\nmission:")
    now = version("1.1", 15, linked).replace("role:clerk#D1", "role:receiver#D9").replace("clerk", "receiver")
    repo.commit("2026-02-05", {CLERK: None, "roles/charters/receiver.yml": renamed, QUEUEING: now})
    page = pages(repo.root)["standards/queueing/v1.0.html"]
    assert '<a href="../../roles/receiver/#D9">受理员</a>' in page
    assert page.count('<a href="../../roles/receiver/">窗口受理员</a>') == 2, "owner, and whom it applies to"
    assert "clerk" not in page
    since = page.partition('id="since"')[2]
    assert read(since).count("2015 分钟") == 2, "and no more changed than the time"
    english = pages(repo.root, "en")["standards/queueing/v1.0.html"].partition('id="since"')[2]
    assert '<span lang="zh">等候超过 <del>20</del><ins>15</ins> 分钟时由受理员' in english


def test_levels_are_called_by_their_number_items_without_one_by_their_place(repo: Dated) -> None:
    competence = (
        'kind: competence\ntitle: 倾听\nsummary: 听懂客户。\nstatus: draft\nversion: "1.0"\nlevels:\n'
        "  - {level: 1, behaviour: 听客户说完。}\n  - {level: 2, behaviour: 复述客户的话。}\n"
        "more: {'2024': 旧说法, ²: 角标}\n"
    )
    path = "roles/competences/listening.yml"
    repo.begin("2026-01-05", {path: competence})
    edited = (
        competence.replace('"1.0"', '"1.1"').replace("复述", "用自己的话复述").replace("旧", "新").replace("角", "上")
    )
    repo.commit("2026-02-05", {path: edited})
    said = read(pages(repo.root)["competences/listening/versions.html"])
    assert "等级 2 行为表现" in said
    assert "2024旧新说法" in said.replace(" ", ""), "a key that someone wrote stays as it is"
    assert "²角上标" in said.replace(" ", "")


def test_a_document_whose_version_was_dropped_or_that_is_retired(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    repo.write({QUEUEING: STANDARD.replace('version: "1.0"\n', "").replace("draft", "active")})
    found = pages(repo.root)
    notice = read(found["standards/queueing/v1.1.html"]).partition("版本1.1")[0]
    assert "现行的是" not in notice
    assert "现在的文件" in notice
    assert "1.1 → 现在的文件" in read(found["standards/queueing/versions.html"])
    assert '<option value="2" selected>现在的文件</option>' in found["standards/queueing/versions.html"]
    repo.write({QUEUEING: version("1.2").replace("draft", "retired")})
    said = read(pages(repo.root)["standards/queueing/v1.0.html"])
    assert "这份文件现已废止。" in said
    assert "看现行" not in said


def test_two_versions_leave_nothing_to_choose(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.write({QUEUEING: version("1.1", 15)})
    compare = pages(repo.root)["standards/queueing/versions.html"]
    assert "<form" not in compare
    assert compare.count("<li data-pairs=") == 2, "each change once"


def test_a_version_that_changed_nothing_says_so(repo: Dated) -> None:
    repo.begin("2026-01-05")
    repo.commit("2026-02-05", {QUEUEING: version("1.1")})
    found = pages(repo.root)
    assert "内容没有变化。" in read(found["standards/queueing/v1.0.html"])
    assert "内容没有变化。" in read(found["standards/queueing/versions.html"])


def test_of_a_long_text_only_what_surrounds_the_changes_is_shown(repo: Dated) -> None:
    path = "playbooks/guides/start.md"
    body = "".join(f"第 {at} 步先取号，再等候叫号。\n\n" for at in range(1, 90))
    guide = f'---\nkind: guide\ntitle: 开始\nsummary: 先看。\nstatus: draft\nversion: "1.0"\n---\n\n{body}'
    repo.begin("2026-01-05", {path: guide})
    edited = (
        guide.replace('"1.0"', '"1.1"').replace("第 40 步先取号", "第 40 步先扫码").replace("第 70 步", "第 70 步也")
    )
    repo.commit("2026-02-05", {path: edited})
    found = pages(repo.root)
    items = re.findall("<li data-pairs.*?</li>", found["guides/start/versions.html"])
    assert len(items) == 1
    assert len(read(items[0])) < 500
    assert "<p>第 40 步先<del>取号</del><ins>扫码</ins>，再等候叫号。</p><p>第 70 步<ins>也</ins>先取号" in items[0]
    assert "第 89 步" in read(found["guides/start/v1.0.html"]), "the version itself is there as a whole"


def test_a_path_is_words(repo: Dated) -> None:
    repo.begin("2026-01-05")
    odd = "standards/service/<img src=x onerror=alert(1)>/queueing.yml"
    repo.commit("2026-02-05", {QUEUEING: None, odd: STANDARD})
    repo.commit("2026-03-05", {odd: version("1.1")})
    page = pages(repo.root)["standards/queueing/v1.0.html"]
    assert "<img" not in page
    assert odd in read(unescape(page)) or "&lt;img src=x" in page


# --- properties ---------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(["等候", "20", " 分钟", "，", "must ", "may ", "\n", "  ", "é", "👩‍🔧", "<b>", "R1", "a" * 30])
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40))


@settings(max_examples=draws(100), deadline=None)
@given(TEXTS, TEXTS)
def test_marked_words_hold_both_texts(old: str, new: str) -> None:
    marked = marked_words(old, new)
    assert "".join(words for side, words in marked if side != "new") == old
    assert "".join(words for side, words in marked if side != "old") == new
    assert all(words for _, words in marked)
    if old == new:
        assert [side for side, _ in marked] == (["same"] if old else [])


def told(difference: Difference) -> tuple[object, ...]:
    change = difference.change
    return (change.where, change.what, change.weight, repr(plain(change.old)), repr(plain(change.new)))


@pytest.mark.parametrize("kind", sorted(all_kinds()))
@settings(max_examples=draws(8), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_lies_between_two_versions_is_what_their_diff_says(kind: str, seed: int) -> None:
    states = states_of(kind, seed)
    differences = compare_all(states, NO_NAMES)
    assert len({told(difference) for difference in differences}) == len(differences), "each is told once"
    for newer in range(len(states)):
        for older in range(newer):
            found = {told(difference) for difference in differences if (older, newer) in difference.pairs}
            changes = diff_versions(states[older], states[newer])
            assert found == {told(Difference(change, ())) for change in changes}
    for difference in differences:
        assert len(set(difference.pairs)) == len(difference.pairs)
        assert difference.pairs
    # whatever differs between the first and the last, changed on the way
    steps = {d.change.where for d in differences for older, newer in d.pairs if newer == older + 1}
    whole = {d.change.where for d in differences if (0, len(states) - 1) in d.pairs}
    assert {where.partition(".")[0] for where in whole} <= {where.partition(".")[0] for where in steps}


def states_of(kind: str, seed: int) -> list[Entry]:
    """Four states of one document: each edited from the one before; sometimes the last is the first again."""
    from random import Random

    from tests.diff.sample_documents import well_edited

    random = Random(seed)
    entry = random.choice(samples()[kind])
    states: list[Entry] = []
    for _ in range(3):
        (state,) = well_edited(states[-1] if states else entry, random, 2)[1].entries.values()
        states.append(state)
    return [*states, states[0] if random.random() < 0.3 else entry]


def test_past_versions_are_found_at_their_former_addresses(repo: Dated) -> None:
    repo.begin("2026-01-05")
    renamed = version("1.1").replace("family:", "formerly: [queueing]\nfamily:")
    repo.commit("2026-02-05", {QUEUEING: None, "standards/service/waiting.yml": renamed})
    made = forwarding_pages(renderer_of(repo.root).desk)
    leads = {address: re.findall(r'rel="canonical" href="([^"]*)"', page.decode()) for address, page in made.items()}
    assert leads == {
        "standards/queueing/index.html": ["../waiting/"],
        "standards/queueing/v1.0.html": ["../waiting/v1.0.html"],
        "standards/queueing/versions.html": ["../waiting/versions.html"],
    }


def with_changes(number: str, minutes: int, **reasons: str) -> str:
    """The standard in a version, its history told by version (``v1_1``)."""
    entries = [
        f'  - {{version: "{name[1:].replace("_", ".")}", date: 2026-01-01, class: substance, trigger: correction, '
        f"reason: {reason}}}\n"
        for name, reason in reasons.items()
    ]
    return version(number, minutes).replace("family:", f"changes:\n{''.join(entries)}family:")


def test_a_step_gives_the_reasons_of_versions_that_cannot_be_compared(repo: Dated) -> None:
    repo.begin("2026-01-05", {QUEUEING: with_changes("1.0", 20, v1_0="第一版")})
    repo.commit("2026-01-15", {QUEUEING: 'kind: standard\nversion: "1.1"\ntitle: [\n'})
    reasons = {"v1_3": "再改一次", "v1_2": "没有提交过", "v1_1": "读不了的一版", "v1_0": "第一版"}
    repo.commit("2026-02-05", {QUEUEING: with_changes("1.3", 15, **reasons)})
    steps = pages(repo.root)["standards/queueing/versions.html"].split("<section aria-labelledby")[1:]
    assert [re.findall("再改一次|没有提交过|读不了的一版|第一版", read(step)) for step in steps] == [
        ["再改一次", "没有提交过", "读不了的一版"],
        ["第一版"],
    ]
    assert "1.2" in read(steps[0]), "each reason stands under its version"


@pytest.mark.parametrize(
    ("effective", "words"), [("2026-03-01", "现行的是 1.1 版。"), ("2026-03-02", "1.1 版自2026年3月2日起施行。")]
)
def test_a_version_that_is_not_yet_in_force_is_said_so(repo: Dated, effective: str, words: str) -> None:
    repo.begin("2026-01-05")
    later = version("1.1", 15).replace("status: draft", "status: active")
    repo.commit("2026-02-05", {QUEUEING: f"{later.rstrip()}\neffective: {effective}\n"})
    assert words in read(pages(repo.root)["standards/queueing/v1.0.html"])


def test_until_it_is_in_force_a_document_leads_to_the_version_that_is(repo: Dated) -> None:
    def active(number: str, minutes: int, effective: str) -> dict[str, str]:
        text = version(number, minutes).replace("status: draft", "status: active")
        return {QUEUEING: f"{text.rstrip()}\neffective: {effective}\n"}

    repo.begin("2026-01-05", active("1.0", 20, "2026-01-10"))
    repo.commit("2026-02-05", active("1.1", 15, "2026-04-01"))
    repo.commit("2026-02-20", active("1.2", 10, "2026-05-01"))
    page = render(renderer_of(repo.root)).pages["standards/queueing/"].html
    notice = page.partition('role="note"')[2].partition("</div>")[0]
    assert read(notice).endswith("2026年5月1日起施行 现行的是 1.0 版。")
    assert 'href="v1.0.html"' in notice
    past = {page.page.url[-9:]: page for page in past_pages(renderer_of(repo.root))}
    assert "现行：1.0 版 1.2 版自2026年5月1日起施行。 1.2 版此后改了什么" in read(past["v1.0.html"].html)
    assert "尚未施行：1.1 版 1.2 版自2026年5月1日起施行。" in read(past["v1.1.html"].html)
    assert [past[name].page.title[-3:-1] for name in ("v1.0.html", "v1.1.html")] == ["现行", "施行"]


@pytest.mark.parametrize("between", ["status: retired", "kolour: red"])
def test_no_version_is_said_to_apply_where_that_is_not_known(repo: Dated, between: str) -> None:
    first = version("1.0", 20).replace("status: draft", "status: active\neffective: 2026-01-10")
    repo.begin("2026-01-05", {QUEUEING: first})
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15).replace("status: draft", between)})
    repo.commit(
        "2026-02-20", {QUEUEING: version("1.2", 10).replace("status: draft", "status: active\neffective: 2026-05-01")}
    )
    page = render(renderer_of(repo.root)).pages["standards/queueing/"].html
    notice = page.partition('role="note"')[2].partition("</div>")[0]
    assert read(notice).endswith("2026年5月1日起施行")
    past = {page.page.url[-9:]: page for page in past_pages(renderer_of(repo.root))}
    assert "已被取代：1.0 版" in read(past["v1.0.html"].html)


def test_a_past_version_is_read_whatever_its_record_of_changes_holds(repo: Dated) -> None:
    faulty = version("1.0", 20) + "changes: [{version: one, date: someday, colour: red}]\n"
    repo.begin("2026-01-05", {QUEUEING: faulty})
    repo.commit("2026-02-05", {QUEUEING: version("1.1", 15)})
    shown = pages(repo.root)["standards/queueing/v1.0.html"]
    assert "20" in read(shown.partition('class="sv-past"')[2])
    assert "sv-past__source" not in shown
