#!/bin/sh
# Guess: a .po file that Babel reads and writes again keeps what it cannot use.
# What happens: "#| msgid" (the source text before it changed, by which a translator sees what to mend) comes back as
# "# | msgid", a translator's own note that no tool will ever update or remove; and of two entries with the same text,
# which msgfmt reports, one is gone without a word. polib keeps both.
# Who meets it: teams where one uses gettext or Weblate with --previous and another Babel.
# In svcq: tests/translate/test_po_shapes.py and test_documents.py: the previous text stays what it is, and a text
# twice is reported.
. "$(dirname "$0")/begin.inc"
python_packages babel==2.19.0 polib==1.2.0
run_python <<'CODE'
import io
import polib
from babel.messages.pofile import read_po, write_po

text = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
#| msgid "三日内答复"
msgid "五日内答复"
msgstr "Answer within three days"

msgid "窗口"
msgstr "Counter"

msgid "窗口"
msgstr "Window"
"""
written = io.BytesIO()
write_po(written, read_po(io.BytesIO(text.encode())), omit_header=True)
for name, result in (("Babel", written.getvalue().decode()), ("polib", str(polib.pofile(text)))):
    print(f"--- {name} writes")
    print(result[max(result.find("# | msgid"), 0):].partition('UTF-8\\n"\n')[2].strip() or result.strip())
CODE
still_so <<'SEEN'
--- Babel writes
# | msgid "三日内答复"
#, fuzzy
msgid "五日内答复"
msgstr "Answer within three days"

msgid "窗口"
msgstr "Counter"
--- polib writes
#, fuzzy
#| msgid "三日内答复"
msgid "五日内答复"
msgstr "Answer within three days"

msgid "窗口"
msgstr "Counter"

msgid "窗口"
msgstr "Window"
SEEN
