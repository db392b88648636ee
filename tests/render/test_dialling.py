"""Numbers that a text says to call can be called from the page; others stay numbers."""

from __future__ import annotations

import pytest

from svcq_build.render.dialling import with_calls


@pytest.mark.parametrize(
    ("html", "called"),
    [
        ("<p>1 分钟内拨 119：说清地址</p>", ["119"]),
        ("喊人、按报警、打 119；伤者<b>拨打120</b>", ["119", "120"]),
        ("<p>Call 119 at once, then dial 02112345678.</p>", ["119", "02112345678"]),
        ("致电 12345", ["12345"]),
        ("打 120 分，打 100%，打 119 次，拨 119.5", []),
        ("119 警情，120 秒内，recall 300 files", []),
        ('<a href="/x">拨打 119</a>', []),
        ('<a title="拨打 119" href="/x">词</a>', []),
    ],
)
def test_what_is_to_be_called_is_a_link(html: str, called: list[str]) -> None:
    made = with_calls(html)
    assert [piece.partition('"')[0] for piece in made.split('href="tel:')[1:]] == called
    assert made.replace("</a>", "").count("<a ") == html.count("<a ") + len(called)
