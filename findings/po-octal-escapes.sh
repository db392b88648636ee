#!/bin/sh
# The guess: what "msgcat --escape" of GNU gettext writes is read by the Python libraries for such files.
# What happens: Babel 2.19.0 and polib 1.2.0 know the escapes of letters only. The octal escapes by which gettext
# writes Chinese in plain ASCII become backslashes and digits of the text, without a word:
#   msgid "\347\252\227\345\217\243" (窗口)      is read as '\\347\\252\\227\\345\\217\\243'
# Who meets it: a catalogue that once went through "msgcat --escape": no source text is found in it any more, so all
# its translations are lost or doubtful at the next update.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" Babel==2.19.0 polib==1.2.0
PYTHONPATH="$dir/python" python3 - <<'END'
import io

import polib
from babel.messages.pofile import read_po

entry = r"""msgid "\347\252\227\345\217\243"
msgstr "Counter"
"""
header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
with_babel = [message.id for message in read_po(io.BytesIO((header + entry).encode())) if message.id]
with_polib = [message.msgid for message in polib.pofile(header + entry)]
print(with_babel, with_polib)
assert with_babel == with_polib == [r"\347\252\227\345\217\243"]
assert bytes([0o347, 0o252, 0o227, 0o345, 0o217, 0o243]).decode() == "窗口"
END
