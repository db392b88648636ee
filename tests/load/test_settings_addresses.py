"""Addresses in the settings are web addresses: nothing else can reach a page."""

import json

import pytest
from planted import TODAY

from svcq_build.check.run import check
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.model.diagnostics import Diagnostic


def faults(setting: str) -> list[Diagnostic]:
    corpus = load(f"site_name: 手册\n{setting}\n".encode(), [])
    return [found for found in check(build_graph(corpus), TODAY) if found.rule != "no-documents"]


NO_ADDRESSES = [
    "javascript:alert(1)", "data:text/html,x", "//other.example/", "https:/other.example", "https:other.example",
    "https:///other.example", "ftp://example.org/", "mailto:a@example.org", "https://user@example.org/",
    "https://exa mple.org/", 'https://example.org/" onclick=x', "https://example.org/<b>", "example.org",
    "java\tscript:alert(1)", "https://example.org/\u202egnp", "https:\\\\example.org", "https://[1::2::3]/",
    "https://example.org:99999/", "https://example..org/", "https://example-.org", "https://example.org/%zz",
    f"https://{'a' * 64}.org/",
]  # fmt: skip
ADDRESSES = [
    "https://example.org",
    "https://[::1]:8000/a/",
    "https://example.org./%E6%89%8B/",
    "http://a_b/",
    "http://例子.中国/路/",
    "HTTPS://git.example.org:8443/a/b'c",
]


@pytest.mark.parametrize("field", ["site_url", "repo_url", "edit_uri", "link"])
@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_address_in_the_settings_is_a_web_address(field, address):
    if field == "edit_uri" and address == "example.org":
        return  # a path from repo_url
    if field == "link" and address.startswith("mailto:"):
        return  # a mailbox is a place that a link of the footer may lead to
    value = json.dumps(address)
    settings = f"extra: {{social: [{{icon: a/b, link: {value}}}]}}" if field == "link" else f"{field}: {value}"
    (found,) = faults(settings)
    assert (found.rule, found.path, found.span.line) == ("bad-value", "mkdocs.yml", 2)
    assert "https" in str(found.hint)


@pytest.mark.parametrize("address", ["mailto:a@example.org", "tel:+86-10-1234", *ADDRESSES])
def test_a_link_of_the_footer_may_lead_to_a_mailbox_or_a_telephone(address):
    found = faults(f"extra: {{social: [{{icon: material/email, link: {json.dumps(address)}}}]}}")
    assert [one for one in found if one.rule != "missing-icon"] == []


@pytest.mark.parametrize("address", ["mailto:", "mailto:a", "tel:alert(1)", "mailto:a@b?x=<b>", "mailto:a@b\n"])
def test_a_mailbox_or_a_telephone_is_whole(address):
    (found,) = faults(f"extra: {{social: [{{icon: material/email, link: {json.dumps(address)}}}]}}")
    assert (found.rule, found.span.line) == ("bad-value", 2)


@pytest.mark.parametrize("field", ["site_url", "repo_url", "edit_uri"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_web_addresses_are_left_alone(field, address):
    assert faults(f"{field}: {json.dumps(address)}") == []


@pytest.mark.parametrize(
    ("address", "mend"),
    [
        ("https://example.org/a?b=1", "https://example.org/a/"),
        ("https://example.org/a/#b", "https://example.org/a/"),
        ("https://example.org//a//", "https://example.org/a/"),
        ("https://example.org/../a/./b", "https://example.org/a/b/"),
        ("https://example.org/a/%2E%2e/b/", "https://example.org/b/"),
    ],
)
def test_a_site_is_a_folder_of_a_host(address, mend):
    (found,) = faults(f"site_url: {json.dumps(address)}")
    assert (found.rule, found.span.line, found.span.column) == ("bad-value", 2, 11)
    assert str(found.hint) == f"Write “{mend}”."
    assert faults(f"repo_url: {json.dumps(address)}\nsite_url: {mend}") == []


@pytest.mark.parametrize("address", ["/a", "a/b.md", "#a", "?a", "guide:welcome", "https://[::g]/", "mailto:"])
def test_a_link_in_the_notice_of_all_pages_is_whole(address):
    (found,) = faults(f"copyright: <a href='{address}'>甲</a>")
    assert (found.rule, found.path, found.span.line, found.span.column) == ("dead-link", "mkdocs.yml", 2, 21)
    assert faults("copyright: <a href='https://example.org/a'>甲</a> <a href=mailto:a@example.org>乙</a>") == []


@pytest.mark.parametrize("field", ["site_name", "site_description", "copyright"])
@pytest.mark.parametrize("link", ["[x](javascript:a)", "<a href='//other.example/'>x</a>"])
def test_links_in_the_texts_of_the_settings_are_looked_at(field, link):
    corpus = load(f"# settings\n{field}: {json.dumps(link)}\n".encode(), [])
    found = [each for each in check(build_graph(corpus), TODAY) if each.rule == "unsafe-link"]
    assert [(each.path, each.span.line) for each in found] == [("mkdocs.yml", 2)]
