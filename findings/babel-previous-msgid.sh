#!/bin/sh
# The guess: Babel reads the previous source text that it writes itself (write_po(include_previous=True)).
# What happens: Babel 2.19.0 takes the line for a translator's remark, and writes it back as one, a blank moved in:
#   #| msgid "旧窗口"      becomes      # | msgid "旧窗口"
# so that the entry's previous_id is empty, and the line is none that tells of a previous text any more.
# Who meets it: whoever updates catalogues with Babel between two sessions of a translator's editor.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" Babel==2.19.0
PYTHONPATH="$dir/python" python3 - <<'END'
import io

from babel.messages.pofile import read_po, write_po

source = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
#| msgid "旧窗口"
msgid "窗口"
msgstr "Counter"
"""
catalog = read_po(io.BytesIO(source.encode()))
written = io.BytesIO()
write_po(written, catalog, omit_header=True, include_previous=True)
print(written.getvalue().decode())
assert catalog.get("窗口").previous_id == []
assert catalog.get("窗口").user_comments == ['| msgid "旧窗口"']
assert '# | msgid "旧窗口"' in written.getvalue().decode().splitlines()
END
