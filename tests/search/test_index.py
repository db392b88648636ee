"""The index: what a page can be found by, and where that stands."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcq_build.render import Glossary
from svcq_build.render.interface import interface
from svcq_build.search import Entry, Part, SearchIndex, folded, found_by, keys, number_of
from svcq_build.search.scripts import traditional_phrases
from svcq_build.search.sounds import by_first_letters, by_sound

NO_TERMS = Glossary({}, {}, None)
COMPLAINTS = Entry(
    "standards/complaint-handling/",
    "standard",
    "投诉处理",
    code="ZWFW-C-01",
    id="complaint-handling",
    summary="客户投诉从受理到回访的时限。",
    tags=("答复时限",),
    parts=(Part("R1", "R1", ("接到投诉的人员把投诉编号告知客户。",)),),
    roles=("complaint-officer",),
)
QUEUE = Entry("standards/queueing/", "standard", "排队叫号", parts=(Part("R1", "R1", ("投诉多的窗口加开一个。",)),))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("投诉处理", {"投诉", "诉处", "处理"}),
        ("网上投诉 2 小时内", {"网上", "上投", "投诉", "2", "小时", "时内"}),
        ("ＺＷＦＷ－Ｃ－０１", {"zwfw", "c", "01", "zwfwc01"}),
        ("GB/T 24421.2-2023", {"gb", "t", "24421", "2", "2023", "gbt2442122023"}),
        ("What the Café’s clerks do", {"cafe", "s", "clerks"}),
        ("Call 120 within 3 days", {"call", "120", "within", "3", "days"}),
        ("窗口受理員、一戶通辦", {"窗口", "口受", "受理", "理员", "一户", "户通", "通办"}),
        ("火", set()),
        ("", set()),
    ],
)
def test_what_a_text_is_cut_into(text: str, wanted: set[str]) -> None:
    assert keys(folded(text)) == wanted


@given(st.text())
def test_folding_twice_changes_nothing_more_and_every_key_is_in_the_text(text: str) -> None:
    once = folded(text)
    assert keys(folded(once)) == keys(once)
    letters = {letter for letter in once if letter.isalnum() or unicodedata.category(letter).startswith("M")}
    assert all(set(key) <= letters for key in keys(once))


def test_a_key_leads_to_the_pages_that_have_it_by_their_weight() -> None:
    index = _index(COMPLAINTS, QUEUE)
    assert _pages(index, "投诉") == {"standards/complaint-handling/": 7, "standards/queueing/": 3}
    assert _pages(index, "答复") == {"standards/complaint-handling/": 5}
    assert _pages(index, "=zwfwc01") == {"standards/complaint-handling/": 7}
    assert _pages(index, "=投诉处理") == {"standards/complaint-handling/": 7}
    assert _pages(index, "=c01") == {"standards/complaint-handling/": 7}
    assert _pages(index, "=01") == {}
    assert _pages(index, "@complaint-officer") == {"standards/complaint-handling/": 1}
    assert _pages(index, "退休") == {}


def test_a_term_is_found_by_its_other_names(make_glossary_of: Callable[..., Glossary]) -> None:
    index = SearchIndex(interface("zh"))
    index.add(found_by(QUEUE, make_glossary_of(("排队", "候号"), ("窗口", "柜台")), interface("zh")))
    files = dict(index.files())
    assert _pages(files, "候号") == {"standards/queueing/": 5}
    assert _pages(files, "柜台") == {"standards/queueing/": 2}
    assert json.loads(files["search/pages/0.json"])["also"] == {"候号": "排队", "柜台": "窗口"}


def test_the_order_in_which_pages_come_does_not_show() -> None:
    back = SearchIndex(interface("zh"))
    for entry in (QUEUE, COMPLAINTS, Entry("gone/", "standard", "要撤的"), QUEUE):
        back.add(found_by(entry, NO_TERMS, interface("zh")))
    back.take_away("gone/")
    assert {name: content for name, content in back.files() if "keys" in name or "pages" in name} == {
        name: content for name, content in _index(COMPLAINTS, QUEUE).items() if "keys" in name or "pages" in name
    }


def test_an_edit_renews_only_the_files_that_it_touches() -> None:
    others = [
        Entry(f"guides/g{number}/", "guide", f"指南{number}", texts=(f"第{number}篇写法",)) for number in range(200)
    ]
    before = _index(COMPLAINTS, *others)
    edited = Entry(COMPLAINTS.url, "standard", "投诉处理", code="ZWFW-C-01", id="complaint-handling", summary="更短。")
    after = _index(edited, *others)
    changed = [name for name in before if before[name] != after.get(name)]
    assert changed
    assert len(changed) < len(before) / 3, changed


@pytest.mark.parametrize(
    ("word", "sound"),
    [("重新", "chong xin"), ("行长", "hang zhang"), ("调整", "tiao zheng"), ("银行", "yin hang"), ("绿色", "lv se")],
)
def test_characters_are_read_as_their_word_has_them(word: str, sound: str) -> None:
    assert by_sound({word: 1}, []) == {sound: [word]}


def test_where_no_word_tells_how_a_character_is_read_each_usual_way_will_do() -> None:
    assert by_sound({"最长": 1}, ["最长等候"])["zui chang"] == ["最长"]


def test_words_come_before_what_only_stands_together() -> None:
    pages = {"重大": 9, "中大": 1, "中心": 50, "大厅": 50, "在大": 60}
    assert by_sound(pages, [])["zhong da"] == ["重大", "", "中大"]
    assert by_sound(pages, ["小中大"])["zhong da"] == ["重大", "中大"]


def test_first_letters_lead_to_the_words_of_titles() -> None:
    found = by_first_letters({"投诉处理": 3, "特殊情况": 1, "投诉": 1})
    assert found["ts"] == ["投诉", "特殊"]
    assert found["tscl"] == ["投诉处理"]


def test_traditional_pairs_that_cannot_be_read_character_by_character() -> None:
    found = traditional_phrases(["计划", "回复", "答复", "了解", "投诉"])
    assert {"計畫": "计划", "回覆": "回复", "答覆": "答复", "瞭解": "了解"}.items() <= found.items()
    assert "投訴" not in found


def test_no_file_is_empty_and_every_file_is_json() -> None:
    for name, content in SearchIndex(interface("zh")).files():
        assert json.loads(content) is not None, name


@pytest.fixture
def make_glossary_of() -> Callable[..., Glossary]:
    from svcq_build.render.terms import TermEntry, make_glossary

    return lambda *names: make_glossary(TermEntry(f"term:t{at}", own, "") for at, own in enumerate(names))


def _index(*entries: Entry) -> dict[str, bytes]:
    index = SearchIndex(interface("zh"))
    for entry in entries:
        index.add(found_by(entry, NO_TERMS, interface("zh")))
    return dict(index.files())


def _pages(files: dict[str, bytes], key: str) -> dict[str, int]:
    """The pages that a key leads to, with its weight there; read as the browser reads them."""
    from svcq_build.search.keys import shelf

    about = json.loads(files["search/index.json"])
    steps = json.loads(files[f"search/keys/{number_of(shelf(key), about['keys'])}.json"]).get(key, [])
    found = {}
    for number in accumulate(steps):
        found[json.loads(files[f"search/pages/{number >> 3}.json"])["url"]] = number & 7
    return found


def test_a_long_row_of_single_letters_is_gone_through_once() -> None:
    assert keys("x " * 200_000 + "zwfw-c-01") == {"x", "zwfw", "c", "01", "zwfwc01"}
