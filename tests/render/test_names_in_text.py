"""Names of terms in running text: the longest that stands at a place, whatever else begins alike."""

import re

from hypothesis import given
from hypothesis import strategies as st

from svcq_build.render.terms import TermEntry, explain_terms, make_glossary, mentioned, small

NAMES = st.lists(st.text("甲乙aB1+", min_size=2, max_size=6), min_size=1, max_size=12)


def _bounded(name):
    def word(letter):
        return letter.isascii() and letter.isalnum()

    before = "(?<![A-Za-z0-9])" if word(name[0]) else ""
    return before + re.escape(name) + ("(?![A-Za-z0-9])" if word(name[-1]) else "")


@given(NAMES, st.text("甲乙aAbB1+ ", max_size=40))
def test_it_finds_what_trying_every_name_finds(names, text):
    glossary = make_glossary(TermEntry(f"term:t{place}", (name,), "…") for place, name in enumerate(names))
    plain = "|".join(_bounded(name) for name in sorted({name.lower() for name in names}, key=lambda name: -len(name)))
    assert glossary.pattern is not None
    found = [name.lower() for name in re.findall(plain, text, re.IGNORECASE)]
    assert glossary.pattern.findall(small(text)) == found
    assert mentioned(text, glossary) == {glossary.by_name[name] for name in found}


def test_the_only_name_of_a_glossary_is_no_part_of_a_longer_word():
    glossary = make_glossary([TermEntry("term:sla", ("SLA",), "…")])
    assert mentioned("translate and island", glossary) == frozenset()
    assert mentioned("the SLA of a desk", glossary) == {"term:sla"}


def test_names_that_go_on_from_each_other_without_end_are_found_too():
    names = ["甲" * length for length in range(2, 600)]
    glossary = make_glossary(TermEntry(f"term:t{len(name)}", (name,), "…") for name in names)
    assert mentioned("乙" + "甲" * 300 + "乙", glossary) == {"term:t300"}


def test_a_name_is_marked_as_the_text_has_it_wherever_it_stands():
    glossary = make_glossary([TermEntry("term:sla", ("SLA",), "…"), TermEntry("term:counter", ("counter",), "…")])
    marked = explain_terms("<p>İİ Sla, COUNTER, sla</p>", glossary, set(), {"term:sla": "#s", "term:counter": "#c"})
    told = re.sub(r'<a class="svcq-term" href="#(.)" title="…">(.*?)</a>', r"[\1:\2]", marked)
    assert told == "<p>İİ [s:Sla], [c:COUNTER], sla</p>"
