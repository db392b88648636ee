#!/bin/sh
# Guess: a library that reads extensions ("ext. 8001", "#8001") reads those of the country that it is told.
# What happens: told "CN", phonenumbers glues the extension of 010-65251234-8001, the usual form there, to the number
# (fourteen digits, not valid); for 转8001 and 分机8001 parse() refuses the whole text, while PhoneNumberMatcher finds
# the number and loses the extension without a word.
# Who meets it: telephone numbers of public offices, most of which have extensions, in forms and on pages.
# In svcq: nowhere: telephone numbers are texts.
. "$(dirname "$0")/begin.inc"
python_packages phonenumbers==9.0.43
run_python <<'CODE'
import phonenumbers

for extension in (" ext. 8001", "#8001", "-8001", "（8001）", "转8001", "分机8001"):
    text = "010-65251234" + extension
    try:
        number = phonenumbers.parse(text, "CN")
        read = f"{number.national_number}, extension {number.extension}, valid {phonenumbers.is_valid_number(number)}"
    except phonenumbers.NumberParseException:
        read = "refused"
    found = [(match.raw_string, match.number.extension) for match in phonenumbers.PhoneNumberMatcher(text, "CN")]
    print(f"{text}: {read}; found in a text: {found}")
CODE
still_so <<'SEEN'
010-65251234 ext. 8001: 1065251234, extension 8001, valid True; found in a text: [('010-65251234 ext. 8001', '8001')]
010-65251234#8001: 1065251234, extension 8001, valid True; found in a text: [('010-65251234#8001', '8001')]
010-65251234-8001: 10652512348001, extension None, valid False; found in a text: []
010-65251234（8001）: 10652512348001, extension None, valid False; found in a text: []
010-65251234转8001: refused; found in a text: [('010-65251234', None)]
010-65251234分机8001: refused; found in a text: [('010-65251234', None)]
SEEN
