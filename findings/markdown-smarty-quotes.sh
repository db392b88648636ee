#!/bin/sh
# The guess: the extension "smarty" of Python-Markdown opens a quotation where one begins.
# What happens: Markdown 3.11.3 decides by blanks and letters of the West. After a Chinese character, where no blank
# stands, a single quotation mark closes both times:
#   以'口头'方式      becomes      以’口头’方式 (&rsquo; twice)
#   as 'spoken' words              as ‘spoken’ words
# Who meets it: Chinese pages whose authors type straight quotation marks.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" Markdown==3.11.3
PYTHONPATH="$dir/python" python3 - <<'END'
import markdown

said = [markdown.markdown(text, extensions=["smarty"]) for text in ("以'口头'方式", "as 'spoken' words")]
print(*said, sep="\n")
assert said == ["<p>以&rsquo;口头&rsquo;方式</p>", "<p>as &lsquo;spoken&rsquo; words</p>"]
END
