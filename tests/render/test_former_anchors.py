"""A part that was renamed is still found at its old address, whatever its kind's template looks like."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from svcq_build.kinds import all_kinds
from svcq_build.load.corpus import Entry
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource, text_sources
from svcq_build.render.former_anchors import with_former_anchors
from svcq_build.render.site_pages import make_renderer, render
from tests.conftest import FILES, STANDARD

CONFIGURATION = b"site_name: x\n"
EXAMPLES = Path(__file__).parents[1] / "kinds"
TODAY = dt.date(2026, 3, 1)
RENAMED = """\
former_parts: [{was: R0, now: R1}, {was: R-first, now: R1}, {was: R8, now: R9}, {was: history, now: R1}]
changes:
  - {version: "1.1", date: 2026-02-20, class: substance, trigger: regulation, affects: [R1, R0, R7],
     reason: 删去 R7}
  - {version: "1.0", date: 2025-12-01, class: substance, reason: 首次发布}
family:"""


def page(sources: list[TextSource], file: str) -> str:
    graph = build_graph(load(CONFIGURATION, sources))
    return render(make_renderer(graph, "zh", TODAY, None, None), only=lambda page: True).pages[file].html


def standard() -> str:
    files = {**FILES, "standards/service/queueing.yml": STANDARD.replace("family:", RENAMED)}
    return page(list(text_sources(files.items())), "standards/queueing/")


def test_old_addresses_lead_to_the_part() -> None:
    heading = re.search(r'<h3 [^>]*id="R1">(<span [^>]*></span>)*<a class="sv-no"', standard())
    assert heading
    assert re.findall(r'id="([^"]+)"', heading[0]) == ["R1", "R0", "R-first"]


def test_what_is_gone_or_in_use_has_no_anchor() -> None:
    text = standard()
    assert 'id="R8"' not in text
    assert text.count('id="history"') == 1, "the page's own section of that name keeps it"


def test_the_history_leads_to_where_a_part_is_today() -> None:
    affects = re.search(r'<p class="sv-history__affects">.*?</p>', standard())
    assert affects
    assert '<a href="#R1">R1</a>、<a href="#R1">R0</a>、<span>R7</span>' in affects[0]


@pytest.mark.parametrize("kind", all_kinds())
def test_parts_of_every_kind_can_have_former_ids(kind: str) -> None:
    text = (EXAMPLES / kind / "good" / "full.yml").read_bytes()
    sources = [TextSource(f"{all_kinds()[kind].folder}full.yml", text)]
    entry: Entry = load(CONFIGURATION, sources).entries[f"{kind}:full"]
    body = page(sources, f"{all_kinds()[kind].plural}/full/")
    renamed = {**entry.data, "former_parts": [{"was": f"Old-{part}", "now": part} for part in entry.parts]}
    after = with_former_anchors(body, replace(entry, data=renamed))
    for part in entry.parts:
        anchor = f'<span class="sv-former" id="Old-{part}"></span>'
        assert re.search(rf'<[a-z0-9]+ [^>]*id="{re.escape(part)}"[^>]*>{re.escape(anchor)}', after), part
