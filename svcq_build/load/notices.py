"""Notices from the settings (``copyright``), in which Material allows HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from svcq_build.load.links import unsafe_address

#: What a notice may be made of, where those who write it know HTML: links, emphasis, line breaks.
NOTICE = {"a": {"href", "title", "target", "rel"}, "em": set(), "strong": set(), "b": set(), "i": set(), "br": set()}


def shown_as_typed(notice: str) -> str | None:
    """What in a notice is no link, emphasis or line break, so that readers see all of it as it was typed.

    Args:
        notice: the text of a setting.
    Returns:
        the first such tag, or whatever else is taken for HTML; None when the notice is obeyed.
    """
    found = _Elements()
    found.feed(notice)
    found.close()
    if found.odd is None and found.seen != notice.count("<"):  # what a parser passes over must not vanish
        return "<"
    return found.odd


class _Elements(HTMLParser):
    """The first thing that a notice may not be made of, and how many tags it has."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: str | None = None
        self.seen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen += 1
        known = NOTICE.get(tag)
        for name, value in attrs:
            if known is None or name not in known or (name == "href" and unsafe_address(value or "") is not None):
                self._note(self.get_starttag_text() or tag)
        if known is None:
            self._note(self.get_starttag_text() or tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.seen += 1
        if tag not in NOTICE:
            self._note(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self._note("<!--")

    def handle_decl(self, decl: str) -> None:
        self._note(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._note(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self._note(f"<![{data}]>")

    def _note(self, odd: str) -> None:
        self.odd = self.odd or odd
