"""CommonMark's own examples: what a text becomes is what the specification says, but for what svcq does not want."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from suite_packages import package

from svcq_build.load import unsafe_address
from svcq_build.render.text import to_blocks, to_html

EXAMPLES = 652
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
#: A tag, a comment or an instruction as raw HTML begins; a link in angle brackets is none.
_RAW = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>*]|$)|!|\?)", re.MULTILINE)
#: Beyond raw HTML: an example's number and why the page shows something else.
OTHERWISE = {
    196: "the HTML of a text has no line breaks, a link's title neither",
    **dict.fromkeys((596, 598, 599, 601), "no link leads where nobody should go: it is shown as it was typed"),
}
_BLOCKS = {"blockquote", "br", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
#: Of the engine that adds them, not of the text: the language of code, how a link is followed.
_NOT_COMPARED = {"class", "rel"}


class _Parts(HTMLParser):
    """HTML as a list of its tags and texts; white space counts only where a reader sees it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.in_code = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = "h2" if tag == "h1" else tag  # a page's title is its only heading of the first level
        self.in_code = self.in_code or tag == "pre"
        self._trim(tag)
        self.parts.append((tag, sorted((name, value) for name, value in attrs if name not in _NOT_COMPARED)))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        tag = "h2" if tag == "h1" else tag
        self._trim(tag)
        self.in_code = self.in_code and tag != "pre"
        self.parts.append("/" + tag)

    def handle_data(self, data: str) -> None:
        if not self.in_code:
            data = re.sub(r"[ \t\n]+", " ", data)
            last = self.parts[-1] if self.parts else "/p"
            if (last[0] if isinstance(last, tuple) else str(last).removeprefix("/")) in _BLOCKS:
                data = data.lstrip(" ")
        if data:
            self.parts.append("“" + data)

    def _trim(self, tag: str) -> None:
        last = self.parts[-1] if self.parts else None
        if tag in _BLOCKS and not self.in_code and isinstance(last, str) and last.startswith("“"):
            self.parts[-1:] = [last.rstrip(" ")] if last.rstrip(" ") != "“" else []


def examples() -> Iterator[tuple[int, str, str]]:
    text = package("commonmark-spec").joinpath("spec.txt").read_text(encoding="utf-8").replace("→", "\t")
    for number, found in enumerate(_EXAMPLE.finditer(text), 1):
        yield number, found[1], found[2]


def as_block(markdown: str) -> str:
    made = to_html(markdown)
    return f"<p>{made.html}</p>" if made.inline and made.html else made.html


def test_what_a_text_becomes_is_what_commonmark_says() -> None:
    count, wrong = 0, []
    for number, markdown, html in examples():
        count += 1
        ours = as_block(markdown)
        in_blocks = "".join(
            f"<h{block.level}>{block.html}</h{block.level}>" if block.level else block.html
            for block in to_blocks(markdown)
        )
        assert _Parts(in_blocks).parts == _Parts(ours).parts, markdown
        if _Parts(ours).parts != _Parts(html).parts and number not in OTHERWISE:
            shown = "".join(part[1:] for part in _Parts(ours).parts if isinstance(part, str) and part[0] == "“")
            raw = _RAW.findall(markdown)
            if not raw or shown.count("<") < len(raw):  # HTML is shown as it was typed
                wrong.append(number)
    assert (count, wrong) == (EXAMPLES, [])


@pytest.mark.parametrize("number", OTHERWISE)
def test_what_becomes_something_else_does_so_for_the_reason_given(number: int) -> None:
    _, markdown, html = list(examples())[number - 1]
    assert _Parts(as_block(markdown)).parts != _Parts(html).parts
    if number != 196:
        address = markdown.strip().strip("<>")
        assert unsafe_address(address) is not None
        assert _Parts(as_block(markdown)).parts == [("p", []), f"“<{address}>", "/p"]
