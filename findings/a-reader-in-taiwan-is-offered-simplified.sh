#!/bin/sh
# Guess: who wants zh_TW and is offered zh (simplified) and zh_Hant (traditional) gets the traditional one: Babel knows that zh_TW is
# zh_Hant_TW, and says so when asked for the locale.
# What happens: Babel's negotiate_locale only cuts off what stands behind the language: zh_TW, zh_HK and even zh_Hant_HK become zh, and
# where simplified is offered as zh_Hans, nobody from Taiwan, Hong Kong or the mainland gets any Chinese at all. langcodes chooses
# by distance.
# Who meets it: sites in both scripts that choose the language by what the browser asks for.
# In svcq: the reader chooses; addresses hold the language.
. "$(dirname "$0")/begin.inc"
python_packages babel==2.19.0 langcodes==3.5.1
run_python <<'CODE'
from babel import Locale, negotiate_locale
import langcodes

print("zh_TW is written in", Locale.parse("zh_TW").script or Locale.parse("zh_TW", resolve_likely_subtags=True).script)
for offered in (["en", "zh", "zh_Hant"], ["en", "zh_Hans", "zh_Hant"]):
    for wanted in ("zh_TW", "zh_Hant_HK", "zh_CN"):
        by_langcodes = langcodes.closest_match(wanted, offered)[0]
        print(f"{wanted} of {offered}: Babel {negotiate_locale([wanted], offered)}, langcodes {by_langcodes}")
CODE
still_so <<'SEEN'
zh_TW is written in Hant
zh_TW of ['en', 'zh', 'zh_Hant']: Babel zh, langcodes zh_Hant
zh_Hant_HK of ['en', 'zh', 'zh_Hant']: Babel zh, langcodes zh_Hant
zh_CN of ['en', 'zh', 'zh_Hant']: Babel zh, langcodes zh
zh_TW of ['en', 'zh_Hans', 'zh_Hant']: Babel None, langcodes zh_Hant
zh_Hant_HK of ['en', 'zh_Hans', 'zh_Hant']: Babel None, langcodes zh_Hant
zh_CN of ['en', 'zh_Hans', 'zh_Hant']: Babel None, langcodes zh_Hans
SEEN
