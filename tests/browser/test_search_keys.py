"""The browser cuts a query as the builder cut the index: the same texts fall into the same keys."""

from __future__ import annotations

from collections.abc import Callable

from svcq_build.search import number_of
from svcq_build.search.keys import bare, folded, runs, shelf
from tests.browser.conftest import Visit

TEXTS = [
    "投诉处理", "網上投訴 2 小時內", "ＺＷＦＷ－Ｃ－０１", "GB/T 24421.2-2023", "Café, naïve; ÜBER", "ﬁre ① ㈱ ½",
    "15分钟/件", "ひらがなカタカナ 한국어", "a_b snake_case", "𠮷野家", "12:30—13:00", "ｶﾞｷﾞ", "", "—", "e\u0301tude",
]  # fmt: skip
CUT = """async ([address, texts]) => {
  const { fold, runs, bare, shelf, numberOf } = await import(address);
  return texts.map((text) => {
    const folded = fold(text);
    const found = runs(folded);
    return [folded, found.map((run) => [run.text, run.unbroken]), bare(folded),
            found.map((run) => numberOf(shelf(run.text), 64))];
  });
}"""


def test_python_and_javascript_agree(visit: Callable[..., Visit]) -> None:
    window = visit("")
    # what is Traditional is read by a table in the browser, and not by folding
    texts = [text for text in TEXTS if "網" not in text]
    found = window.page.evaluate(CUT, [f"{window.address}assets/svcq/search/keys.js", texts])
    for text, (fold, cut, whole, numbers) in zip(texts, found, strict=True):
        assert fold == folded(text), text
        assert [tuple(run) for run in cut] == list(runs(folded(text))), text
        assert whole == bare(folded(text)), text
        assert numbers == [number_of(shelf(run), 64) for run, _ in runs(folded(text))], text
