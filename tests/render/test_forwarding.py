"""An address that a document used to have leads on to the new one, in every language and without scripts."""

import datetime as dt
from pathlib import Path

from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import text_sources
from svcq_build.render.forwarding import forwarding_pages
from svcq_build.site.build import renderer_for
from tests.conftest import FILES, STANDARD

CONFIGURATION = b"site_name: x\nextra: {svcq: {languages: [zh, en]}}\n"


def pages(files: dict[str, str], language: str, root: Path) -> dict[str, str]:
    graph = build_graph(load(CONFIGURATION, text_sources(files.items())))
    desk = renderer_for(graph, language, dt.date(2026, 3, 1), root).desk
    return {address: page.decode() for address, page in forwarding_pages(desk).items()}


def test_a_former_address_leads_to_the_new_one(tmp_path):
    renamed = STANDARD.replace("kind: standard", "kind: standard\nformerly: [queueing]").replace("排队叫号", "排队 <b>")
    files = {**FILES, "standards/service/waiting.yml": renamed}
    del files["standards/service/queueing.yml"]
    page = pages(files, "zh", tmp_path)["standards/queueing/index.html"]
    assert '<noscript><meta http-equiv="refresh" content="0; url=../waiting/"></noscript>' in page
    assert '<a href="../waiting/">排队 &lt;b&gt;</a>' in page
    assert "这一页换了地址。" in page
    assert "This page has moved." in pages(files, "en", tmp_path)["standards/queueing/index.html"]


def test_an_address_in_use_is_left_alone(tmp_path):
    assert pages(dict(FILES), "zh", tmp_path) == {}
