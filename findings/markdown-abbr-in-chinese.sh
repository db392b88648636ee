#!/bin/sh
# The guess: the extension "abbr" of Python-Markdown explains an abbreviation wherever the text has it.
# What happens: Markdown 3.11.3 wants a word boundary around it, and for Python a Chinese character is a letter of a
# word:
#   按 ISO 办理      <abbr title="标准化组织">ISO</abbr>
#   按ISO办理       nothing
# Who meets it: Chinese pages without blanks beside Latin letters (most official texts): no abbreviation is explained,
# and nobody is told.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" Markdown==3.11.3
PYTHONPATH="$dir/python" python3 - <<'END'
import markdown

said = [
    markdown.markdown(f"*[ISO]: 标准化组织\n\n{text}", extensions=["abbr"])
    for text in ("按 ISO 办理", "按ISO办理", "按ISO，办理")
]
print(*said, sep="\n")
assert "<abbr" in said[0]
assert said[1:] == ["<p>按ISO办理</p>", "<p>按ISO，办理</p>"]
END
