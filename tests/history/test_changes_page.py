"""``/changes/`` and ``/feed.xml``: what changed, the newest first, for people and for their feed readers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.feeds import feed
from svcq_build.render.pages import Site
from svcq_build.render.site_pages import make_renderer, render
from tests.conftest import CONFIGURATION, ROLE, STANDARD
from tests.in_process import run_here

TODAY = dt.date(2026, 3, 1)
SITE = CONFIGURATION.replace("extra:", "site_url: https://handbook.example.org/center/\nextra:")
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = """\
former_parts: [{was: R0, now: R1}]
changes:
  - {version: "1.3", date: 2026-04-01, class: safety, trigger: regulation, reason: 还没到}
  - {version: "1.2", date: 2026-02-20, class: safety, trigger: regulation, affects: [R1, R9],
     reason: 停电时也要叫号 <b>&}
  - {version: "1.1", date: 2026-01-10, class: wording, trigger: correction, reason: 错字, affects: [R0]}
  - {version: "1.0", date: 2025-12-01, class: substance, reason: 首次发布}
family:"""
CHANGED = STANDARD.replace("family:", HISTORY)
LEAD = ROLE.replace("窗口受理员", "大厅主任")
FILES = {
    "standards/service/queueing.yml": CHANGED,
    "roles/charters/lead.yml": LEAD.replace("owner: clerk", "owner: lead"),
}


@pytest.fixture
def site_of(repository: Callable[..., Path]) -> Callable[..., Site]:
    def make(files: Mapping[str, str] = FILES, today: dt.date = TODAY, language: str = "zh") -> Site:
        root = repository({"mkdocs.yml": SITE, **files})
        return render(make_renderer(build_graph(load_folder(root)), language, today, None, root))

    return make


def rows(site: Site) -> list[str]:
    return re.findall(r"<li data-sv-row.*?</li>", site.pages["changes/"].html, re.DOTALL)


def test_the_newest_stands_first_and_the_future_is_not_told(site_of: Callable[..., Site]) -> None:
    days = [re.search(r'<time datetime="([^"]+)"', row) for row in rows(site_of())]
    assert [day[1] for day in days if day] == ["2026-02-20", "2026-01-10", "2026-01-01", "2026-01-01", "2025-12-01"]
    assert "还没到" in site_of(today=dt.date(2026, 4, 1)).pages["changes/"].html


def test_a_row_says_what_why_and_which_parts(site_of: Callable[..., Site]) -> None:
    newest, renamed, *_ = rows(site_of())
    for words in ("排队叫号", "1.2", "安全", "法规", "停电时也要叫号 &lt;b&gt;&amp;", "../standards/queueing/#history"):
        assert words in newest
    assert '<a href="../standards/queueing/#R1">R1</a>' in newest
    assert "<span>R9</span>" in newest, "a part that is gone is named, and leads nowhere"
    assert '<a href="../standards/queueing/#R1">R0</a>' in renamed, "a renamed part leads to where it is now"


def test_the_end_of_a_document_reaches_those_whom_it_bound(site_of: Callable[..., Site]) -> None:
    team = "kind: team\ntitle: 大厅组\nsummary: 大厅。\nstatus: draft\nmission: 接待。\nlead: lead\nmembers: [lead]\n"
    retired = CHANGED.replace("status: active", "status: retired").replace("status: draft", "status: retired")
    retired = retired.replace("applies_to: [role:clerk]", "applies_to: ['team:hall', 'role:clerk']")
    files = {**FILES, "standards/service/queueing.yml": retired, "roles/teams/hall.yml": team}
    newest = rows(site_of(files))[0]
    assert 'data-role="clerk lead"' in newest, "whom it named, and the members of the team"


def test_rows_carry_what_the_bar_filters_by(site_of: Callable[..., Site]) -> None:
    text = site_of().pages["changes/"].html
    newest = rows(site_of())[0]
    assert 'data-role="clerk"' in newest, "who owns it or must follow it, and nobody else"
    assert 'data-class="safety"' in newest
    assert '<option value="lead">大厅主任</option>' in text
    assert [*re.findall(r'<option value="(safety|substance|wording)">', text)] == ["safety", "substance", "wording"]


def test_the_team_of_a_standard_binds_its_members(site_of: Callable[..., Site]) -> None:
    team = (
        "kind: team\ntitle: 大厅组\nsummary: 管大厅。\nstatus: active\nversion: '1.0'\nowner: clerk\n"
        "mission: 管大厅。\nlead: lead\nmembers: [lead]\n"
    )
    bound = CHANGED.replace("[role:clerk]", "[team:hall]")
    site = site_of({**FILES, "roles/teams/hall.yml": team, "standards/service/queueing.yml": bound})
    assert 'data-role="clerk lead"' in rows(site)[0]


def test_a_handbook_without_changes_says_so(site_of: Callable[..., Site]) -> None:
    bare = re.sub(r"changes:\n.*\n", "", ROLE)
    site = site_of({"roles/charters/clerk.yml": bare})
    assert "还没有文件写过修改记录" in site.pages["changes/"].html
    assert parsed(site).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert "changes/" not in site.pages[""].html.partition('id="all"')[0]


def test_the_home_page_leads_there_from_what_changed_lately(site_of: Callable[..., Site]) -> None:
    lately = site_of().pages[""].html.partition('id="recent"')[2].partition("</section>")[0]
    assert 'href="changes/"' in lately


def parsed(site: Site) -> ElementTree.Element:
    return ElementTree.fromstring(site.files["feed.xml"])


def test_the_feed_has_all_that_atom_asks_for(site_of: Callable[..., Site]) -> None:
    root = parsed(site_of())
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 5
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            found = element.findall(f"{ATOM}{name}")
            assert len(found) == 1, name
            assert found[0].text
        assert re.fullmatch(
            r"tag:handbook\.example\.org,\d{4}-\d\d-\d\d:[A-Za-z0-9/.-]+", element.findtext(f"{ATOM}id") or ""
        )
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo is not None
        assert [link.get("rel") for link in element.findall(f"{ATOM}link")].count("alternate") == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "测试手册"
    assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2026-02-20T00:00:00Z"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_an_entry_says_what_the_page_says(site_of: Callable[..., Site]) -> None:
    entry = parsed(site_of()).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "排队叫号 1.2"
    assert "停电时也要叫号 <b>&" in (entry.findtext(f"{ATOM}summary") or "")
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "窗口受理员"
    links = {link.get("rel"): link.get("href") for link in entry.findall(f"{ATOM}link")}
    base = "https://handbook.example.org/center/standards/queueing/"
    assert links == {"alternate": f"{base}#history", "related": f"{base}#R1"}


def ids(site: Site) -> list[str | None]:
    return [element.text for element in parsed(site).iter(f"{ATOM}id")]


def test_ids_stay_when_a_document_is_reworded_renamed_or_changed_again(site_of: Callable[..., Site]) -> None:
    before = ids(site_of())
    assert set(before) < set(ids(site_of(today=dt.date(2026, 4, 1))))
    path = "standards/service/queueing.yml"
    reworded = CHANGED.replace("title: 排队叫号", "title: 叫号")
    assert ids(site_of({**FILES, path: reworded})) == before


def test_ids_outlive_a_new_name(repository: Callable[..., Path]) -> None:
    root = repository({"mkdocs.yml": SITE, **FILES})

    def made() -> set[str | None]:
        return set(ids(render(make_renderer(build_graph(load_folder(root)), "zh", TODAY, None, root))))

    before = made()
    (root / "standards/service/queueing.yml").unlink()
    renamed = CHANGED.replace("former_parts", "formerly: [waiting, queueing]\nformer_parts")
    (root / "standards/service/calling.yml").write_text(renamed, encoding="utf-8")
    assert made() == before, "its first name was queueing"
    (root / "standards/service/calling.yml").write_text(CHANGED, encoding="utf-8")
    assert made() != before, "without a word on it, it is another document"


def test_the_same_version_twice_on_a_day_gives_two_ids(site_of: Callable[..., Site]) -> None:
    twice = CHANGED.replace('version: "1.1", date: 2026-01-10', 'version: "1.2", date: 2026-02-20')
    found = ids(site_of({**FILES, "standards/service/queueing.yml": twice}))
    assert len(set(found)) == len(found)


def test_the_same_documents_give_the_same_bytes(site_of: Callable[..., Site]) -> None:
    assert site_of().files["feed.xml"] == site_of(today=dt.date(2026, 3, 9)).files["feed.xml"]


def test_signs_that_xml_forbids_never_reach_the_feed(site_of: Callable[..., Site]) -> None:
    odd = CHANGED.replace("reason: 错字", 'reason: "错\\u0007字\\uffff ]]>"')
    site = site_of({**FILES, "standards/service/queueing.yml": odd})
    assert "错\ufffd字 ]]>" in "".join(parsed(site).itertext())


def test_a_feed_has_only_the_latest(site_of: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ids(site_of())
    monkeypatch.setattr(feed, "LIMIT", 2)
    assert ids(site_of()) == whole[:3], "its own id, and those of the two newest"
    assert len(rows(site_of())) == 5


def test_without_an_address_links_are_relative_to_the_feed(site_of: Callable[..., Site]) -> None:
    root = parsed(site_of({**FILES, "mkdocs.yml": CONFIGURATION}))
    assert {link.get("href") for link in root.iter(f"{ATOM}link")} >= {
        "feed.xml", "changes/", "standards/queueing/#history",
    }  # fmt: skip


def test_a_built_site_has_the_feed_of_each_language_and_pages_name_it(
    repository: Callable[..., Path], tmp_path: Path
) -> None:
    sound = CHANGED.replace("[R1, R9]", "[R1]").replace("[R0]", "[R1]")
    files = {**FILES, "standards/service/queueing.yml": sound, "mkdocs.yml": SITE.replace("[zh]", "[zh, en]")}
    root = repository(files)
    done = run_here(root, "build", "--no-check", "--today", "2026-03-01", "--site", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    for folder, lang, words in (("", "zh", "类别：安全"), ("en/", "en", "Class: Safety")):
        found = ElementTree.parse(tmp_path / f"site/{folder}feed.xml").getroot()
        assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        assert words.lower() in "".join(found.itertext()).lower()
        head = (tmp_path / f"site/{folder}standards/queueing/index.html").read_text(encoding="utf-8")
        assert re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="\.\./\.\./feed\.xml"', head)
        page = (tmp_path / f"site/{folder}changes/index.html").read_text(encoding="utf-8")
        assert '<a class="sv-button sv-button--quiet" href="../feed.xml"' in page
    assert "https://handbook.example.org/center/en/standards/queueing/#history" in "".join(
        link.get("href", "") for link in found.iter(f"{ATOM}link")
    )
