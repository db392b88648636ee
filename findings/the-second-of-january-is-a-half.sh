#!/bin/sh
# Guess: the extension "smartsymbols" makes ½ of 1/2 where it is a fraction, not inside a longer row of numbers: 21/2 and 1/25 stay.
# What happens: a slash before it is no hindrance: the date 2026/1/2 becomes 2026/½, 2026/1/4 2026/¼, and a document's number
# ZW/1/2 ZW/½; 2026/1/3 and 2026/1/5 become 2026/⅓ and 2026/⅕, while 2026/1/9 stays a date.
# Who meets it: pages in Chinese and Japanese, where dates are written year/month/day: in some days of January the day is gone, also
# from the search index.
# In svcq: nowhere: pages are made without it.
. "$(dirname "$0")/begin.inc"
python_packages pymdown-extensions==13.1.2 markdown==3.11.3
run_python <<'CODE'
import html, markdown

for text in ("21/2 与 1/25", "2026/1/2 起施行", "2026/1/3 起施行", "2026/1/4 起施行", "2026/1/5 起施行", "2026/1/9 起施行", "ZW/1/2"):
    print(text, "→", html.unescape(markdown.markdown(text, extensions=["pymdownx.smartsymbols"])))
CODE
still_so <<'SEEN'
21/2 与 1/25 → <p>21/2 与 1/25</p>
2026/1/2 起施行 → <p>2026/½ 起施行</p>
2026/1/3 起施行 → <p>2026/⅓ 起施行</p>
2026/1/4 起施行 → <p>2026/¼ 起施行</p>
2026/1/5 起施行 → <p>2026/⅕ 起施行</p>
2026/1/9 起施行 → <p>2026/1/9 起施行</p>
ZW/1/2 → <p>ZW/½</p>
SEEN
