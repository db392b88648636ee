#!/bin/sh
# The guess: inside quotation marks of a translation file any character is text.
# What happens: polib 1.2.0 cuts the file into lines with str.splitlines(), which also cuts at U+2028 and U+0085. A
# text with one of them (Word and web forms leave them behind) is a syntax error:
#   OSError: Syntax error in po file (line 5)
# Babel 2.19.0 reads the same file, as GNU gettext does.
# Who meets it: two tools over one catalogue, where the first writes what the second refuses.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" polib==1.2.0 Babel==2.19.0
PYTHONPATH="$dir/python" python3 - <<'END'
import io

import polib
from babel.messages.pofile import read_po

source = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "窗口\u2028电话"\nmsgstr "Counter"\n'
print([message.id for message in read_po(io.BytesIO(source.encode())) if message.id])
assert read_po(io.BytesIO(source.encode())).get("窗口\u2028电话").string == "Counter"
try:
    polib.pofile(source)
except OSError as error:
    print("OSError:", error)
    assert "Syntax error in po file" in str(error)
else:
    raise SystemExit("polib reads it now")
END
