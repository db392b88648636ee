#!/bin/sh
# Guess: the preset called "commonmark" shows every word that CommonMark shows.
# What happens: markdown-it (JavaScript) and markdown-it-py stop looking after 20 containers, a list and its item being two:
# of a list inside a list the words of the tenth level and below are not on the page, without a word. The presets that allow
# more drop the fiftieth. commonmark.js and marked show all.
# Who meets it: outlines and registers that come from Word, where each level of numbering becomes a list in a list.
# In svcq: the rule too-much-markdown (svcq_build/rules/wording/) tells it, and the page shows the text as it was typed.
. "$(dirname "$0")/begin.inc"
python_packages markdown-it-py==4.3.0
npm_packages markdown-it@14.3.3 marked@18.2.1 commonmark@0.31.2
run_python <<'CODE'
from markdown_it import MarkdownIt

for depth in (9, 12, 60):
    text = "\n".join(f"{'  ' * level}- 第{level}层" for level in range(1, depth + 1))
    for preset in ("commonmark", "js-default"):
        html = MarkdownIt(preset, {"linkify": False}).render(text)
        print(depth, "levels, markdown-it-py", preset, sum(f"第{level}层" in html for level in range(1, depth + 1)))
CODE
run_node <<'CODE'
const MarkdownIt = require("markdown-it");
const { Parser, HtmlRenderer } = require("commonmark");
import("marked").then(({ marked }) => {
  for (const depth of [9, 12, 60]) {
    const levels = Array.from({ length: depth }, (_, at) => at + 1);
    const text = levels.map((level) => `${"  ".repeat(level)}- 第${level}层`).join("\n");
    const shown = (html) => levels.filter((level) => html.includes(`第${level}层`)).length;
    console.log(depth, "levels, markdown-it commonmark", shown(MarkdownIt("commonmark").render(text)), "default", shown(MarkdownIt().render(text)),
      "marked", shown(marked(text)), "commonmark.js", shown(new HtmlRenderer().render(new Parser().parse(text))));
  }
});
CODE
still_so <<'SEEN'
9 levels, markdown-it-py commonmark 9
9 levels, markdown-it-py js-default 9
12 levels, markdown-it-py commonmark 9
12 levels, markdown-it-py js-default 12
60 levels, markdown-it-py commonmark 9
60 levels, markdown-it-py js-default 49
9 levels, markdown-it commonmark 9 default 9 marked 9 commonmark.js 9
12 levels, markdown-it commonmark 9 default 12 marked 12 commonmark.js 12
60 levels, markdown-it commonmark 9 default 49 marked 60 commonmark.js 60
SEEN
