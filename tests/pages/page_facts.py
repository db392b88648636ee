"""What a built page says of itself, read without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "source", "wbr"))
#: What holds no prose. An example of YAML keeps the language of the handbook that it is from.
_SILENT = frozenset(("code", "script", "style", "noscript", "svg"))


@dataclass
class PageFacts:
    """What a page has.

    Attributes:
        language: of the page. title, description, policy: from its head. alternates: hrefs by language.
        switch: where the link to the other language leads.
        headings: levels in the article, in order. ids: every id, in order. inline: scripts, styles and handlers that
        stand in the page itself. bare: pictures without alt. misread: Chinese words said to be in another language.
        shared: what a link to it shows elsewhere.
    """

    language: str = ""
    title: str = ""
    description: str = ""
    shared: dict[str, str] = field(default_factory=dict)
    policy: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    switch: str = ""
    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    misread: list[str] = field(default_factory=list)


def page_facts(html: str) -> PageFacts:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.facts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = PageFacts()
        self._open: list[tuple[str, str]] = []  # tag and language

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang") or (self._open[-1][1] if self._open else "")
        facts = self.facts
        if tag == "html":
            facts.language = language
        if "id" in given:
            facts.ids.append(given["id"])
        if tag == "meta" and given.get("name") == "description":
            facts.description = given["content"]
        if tag == "meta" and given.get("property", "").startswith("og:"):
            facts.shared[given["property"]] = given["content"]
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            facts.policy = given["content"]
        if tag == "link" and "alternate" in given.get("rel", "").split() and "hreflang" in given:
            facts.alternates[given["hreflang"]] = given["href"]
        if given.get("data-sv") == "language":
            facts.switch = given["href"]
        if tag == "script" and "src" not in given and given.get("type") not in ("application/json",):
            facts.inline.append("script")
        if tag == "style" or "style" in given:
            facts.inline.append(f"style on {tag}")
        facts.inline += [f"{name} on {tag}" for name in given if name.startswith("on")]
        if tag == "img" and "alt" not in given:
            facts.bare.append(given.get("src", ""))
        if (
            any(open_tag == "article" for open_tag, _ in self._open)
            and len(tag) == 2
            and tag[0] == "h"
            and tag[1] in "123456"
        ):
            facts.headings.append(int(tag[1]))
        for name in ("title", "aria-label", "placeholder", "alt"):
            self._judge(given.get(name, ""), language)
        if tag not in _VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(tag == name for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._open:
            return
        tag, language = self._open[-1]
        if tag == "title" and not any(name == "svg" for name, _ in self._open):
            self.facts.title += data
        if tag not in _SILENT:
            self._judge(data, language)

    def _judge(self, words: str, language: str) -> None:
        if not language.startswith("zh") and any("\u3400" <= letter <= "\u9fff" for letter in words):
            self.facts.misread.append(words.strip()[:60])
