#!/bin/sh
# The guess: an address in running text ends where the sentence goes on.
# What happens: linkify-it-py 2.2.0 (the links of markdown-it-py 4.3.0) ends an address at Western punctuation only. A
# full-width comma, a closing full-width bracket and all Chinese words up to the next blank become part of the link:
#   见https://example.org/办事，谢谢      leads to .../%E5%8A%9E%E4%BA%8B%EF%BC%8C%E8%B0%A2%E8%B0%A2
#   （https://example.org/a）            leads to .../a%EF%BC%89
#   https://example.org/a、https://example.org/b      is one link
# Who meets it: whoever turns linkify on for Chinese pages; the link is there, and answers 404.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" markdown-it-py==4.3.0 linkify-it-py==2.2.0
PYTHONPATH="$dir/python" python3 - <<'END'
from markdown_it import MarkdownIt

markdown = MarkdownIt("commonmark", {"linkify": True}).enable("linkify")
said = [markdown.render(text) for text in (
    "见https://example.org/办事，谢谢",
    "（https://example.org/a）",
    "https://example.org/a、https://example.org/b",
    "see https://example.org/a, thanks",
)]
print(*said)
assert 'href="https://example.org/%E5%8A%9E%E4%BA%8B%EF%BC%8C%E8%B0%A2%E8%B0%A2"' in said[0]
assert 'href="https://example.org/a%EF%BC%89"' in said[1]
assert said[2].count("<a ") == 1
assert 'href="https://example.org/a"' in said[3]
END
