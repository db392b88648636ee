"""Recorded words on a page in another language: records are written in one, and a reader’s machine is told which."""

from __future__ import annotations

import re

from svcq_build.words import is_chinese

_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>|<[^>]*>|(?P<words>[^<]+)")
#: What is said in Chinese in a sentence: from its first character to its last, with the signs and figures between.
_CHINESE = re.compile(
    "[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef0-9 ·/%.—-]*[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])?"
)
_VOID = frozenset(("br", "img", "input", "hr", "wbr", "col", "link", "meta", "source"))
#: Elements whose words stay bare: nothing else may stand in them.
_BARE = frozenset(("script", "style", "title", "option", "textarea", "svg"))


def in_recorded_language(html: str, page: str, recorded: str) -> str:
    """A page's HTML in which Chinese words are said to be Chinese.

    Args:
        html: sound HTML. page: the page's language. recorded: that of the records, which is the handbook's first.
    Returns:
        the same where the page is Chinese or the records are not; words whose language is said already stay so.
    """
    if is_chinese(page) or not is_chinese(recorded):
        return html
    said: list[tuple[str, bool]] = []  # open elements, and whether the words in them are to be left
    out: list[str] = []
    for token in _TOKEN.finditer(html):
        tag = (token["tag"] or "").lower()
        left = bool(said) and said[-1][1]
        if token["words"] is not None:
            mark = rf'<span lang="{recorded}">\g<0></span>'
            out.append(token["words"] if left else _CHINESE.sub(mark, token["words"]))
            continue
        out.append(token[0])
        if not tag or tag in _VOID or token["rest"].endswith("/"):
            continue
        if not token["close"]:
            said.append((tag, left or tag in _BARE or " lang=" in token["rest"]))
        else:
            while said and said.pop()[0] != tag:
                pass
    return "".join(out)
