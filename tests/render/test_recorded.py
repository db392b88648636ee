"""Words of records, which are written in one language, on a page in another."""

import pytest

from svcq_build.render.recorded import in_recorded_language


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<td>当场致歉，2 天内说明。</td>", '<td><span lang="zh">当场致歉，2 天内说明。</span></td>'),
        (
            "<td>“叫号屏坏了。” should have been done (Hall manager), 87 days ago</td>",
            '<td>“<span lang="zh">叫号屏坏了。</span>” should have been done (Hall manager), 87 days ago</td>',
        ),
        (
            '<p>A<br>b <span lang="zh">已<b>说</b>明</span> 甲</p>',
            '<p>A<br>b <span lang="zh">已<b>说</b>明</span> <span lang="zh">甲</span></p>',
        ),
        (
            "<svg><title>图</title><text>窗口</text></svg><b>窗口</b>",
            '<svg><title>图</title><text>窗口</text></svg><b><span lang="zh">窗口</span></b>',
        ),
        ("<p>Nothing &lt;here&gt;</p>", "<p>Nothing &lt;here&gt;</p>"),
    ],
)
def test_their_language_is_said(html: str, marked: str) -> None:
    assert in_recorded_language(html, "en", "zh") == marked


@pytest.mark.parametrize(("page", "recorded"), [("zh", "zh"), ("zh-Hant", "zh"), ("en", "en"), ("ja", "de")])
def test_nothing_is_said_where_nothing_differs(page: str, recorded: str) -> None:
    assert in_recorded_language("<p>窗口</p>", page, recorded) == "<p>窗口</p>"
