#!/bin/sh
# Guess: a tilde between numbers (5~10 minutes, as Chinese writes ranges) is text: strikethrough wants two, or a blank around it.
# What happens: two ranges in a sentence pair up. On GitHub's own parser (cmark-gfm) what stands between them is struck out, with
# the extension "tilde" that Material's documentation recommends it is set below the line; markdown-it leaves both as they are.
# Only blanks around the tilde, which Chinese does not write, keep it text.
# Who meets it: waiting times and numbers of days in pull requests, READMEs and handbooks: 5~10 minutes are crossed out.
# In svcq: pages are made with markdown-it, and comments escape the tilde (svcq_build/reporters/_markdown.py).
. "$(dirname "$0")/begin.inc"
python_packages cmarkgfm==2025.10.22 pymdown-extensions==13.1.2 markdown==3.11.3 markdown-it-py==4.2.0
run_python <<'CODE'
import cmarkgfm, markdown
from markdown_it import MarkdownIt

for text in ("窗口等候5~10分钟，办理3~5个工作日。", "窗口等候 5 ~ 10 分钟，办理 3 ~ 5 个工作日。"):
    print("GitHub:     ", cmarkgfm.github_flavored_markdown_to_html(text).strip())
    print("tilde:      ", markdown.markdown(text, extensions=["pymdownx.tilde"]))
    print("markdown-it:", MarkdownIt("gfm-like", {"linkify": False}).render(text).strip())
CODE
still_so <<'SEEN'
GitHub:      <p>窗口等候5<del>10分钟，办理3</del>5个工作日。</p>
tilde:       <p>窗口等候5<sub>10分钟，办理3</sub>5个工作日。</p>
markdown-it: <p>窗口等候5~10分钟，办理3~5个工作日。</p>
GitHub:      <p>窗口等候 5 ~ 10 分钟，办理 3 ~ 5 个工作日。</p>
tilde:       <p>窗口等候 5 ~ 10 分钟，办理 3 ~ 5 个工作日。</p>
markdown-it: <p>窗口等候 5 ~ 10 分钟，办理 3 ~ 5 个工作日。</p>
SEEN
