#!/bin/sh
# Guess: "２０２６. 一窗受理" is a paragraph: Markdown's lists begin with 0 to 9.
# What happens: Python-Markdown looks for \d, which in Python is any script's digit: a list, and the number is gone
# from the page (an ordered list counts from its own start). CommonMark keeps the paragraph.
# Who meets it: lines typed with a Chinese keyboard, on sites built with MkDocs and looked at in an editor's preview.
# In svcq: nowhere yet: its pages are read by Python-Markdown.
. "$(dirname "$0")/begin.inc"
python_packages Markdown==3.11.3 markdown-it-py==4.3.0
run_python <<'CODE'
import markdown
from markdown_it import MarkdownIt

text = "３. 一窗受理\n４. 限时办结"
print("Python-Markdown:", markdown.markdown(text).replace("\n", ""))
print("CommonMark:     ", MarkdownIt().render(text).strip().replace("\n", " / "))
CODE
still_so <<'SEEN'
Python-Markdown: <ol><li>一窗受理</li><li>限时办结</li></ol>
CommonMark:      <p>３. 一窗受理 / ４. 限时办结</p>
SEEN
