"""Where readers' words go: the git host, its own form, a mailbox, or nowhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from svcq_build.load import Settings
from svcq_build.render import TakingPart, ways_of_speaking
from svcq_build.render.interface import IN_ENGLISH

_HOST = "https://github.com/center/handbook"


def found(root: Path | None = None, **fields: object) -> TakingPart:
    settings = Settings.model_validate(fields)
    return ways_of_speaking(
        settings, IN_ENGLISH, root, "Queueing (standard:queueing)", "https://example.org/standards/queueing/"
    )


def test_what_is_said_goes_to_the_git_host_and_names_the_page() -> None:
    there = found(repo_url=_HOST)
    assert [way.name for way in there.ways] == ["useful", "useless", "report", "suggest"]
    for way in there.ways:
        asked = parse_qs(urlsplit(way.address).query)
        assert "standard:queueing" in asked["title"][0]
        assert "https://example.org/standards/queueing/" in asked["body"][0]
    assert there.other == ""


def test_a_form_of_the_repository_is_filled_in(tmp_path: Path) -> None:
    forms = tmp_path / ".github/ISSUE_TEMPLATE"
    forms.mkdir(parents=True)
    (forms / "bug.yml").write_text("body: [{type: textarea, id: steps}]\n")
    (forms / "handbook.yml").write_text("body: [{type: markdown}, {type: input, id: page}]\n")
    (forms / "broken.yml").write_text("body: [\n")
    asked = parse_qs(urlsplit(found(tmp_path, repo_url=_HOST).ways[2].address).query)
    assert asked["template"] == ["handbook.yml"]
    assert asked["page"][0].startswith("Queueing (standard:queueing) https://example.org/")


def test_who_has_no_account_writes_an_email() -> None:
    both = found(repo_url=_HOST, extra={"svcq": {"feedback_to": "mailto:quality@example.org"}})
    assert both.other.startswith("mailto:quality@example.org?subject=Queueing")
    assert both.other_label == "Write an e-mail"
    only = found(extra={"svcq": {"feedback_to": "mailto:quality@example.org"}})
    assert only.other == "", "it is what the buttons do"
    assert "What is wrong" in unquote(only.ways[2].address)
    form = found(repo_url=_HOST, extra={"svcq": {"feedback_to": "https://forms.example.org/7"}})
    assert (form.other, form.other_label) == ("https://forms.example.org/7", "Use the form")


def test_nothing_is_offered_where_there_is_nowhere_to_send_it() -> None:
    assert found() == TakingPart()
