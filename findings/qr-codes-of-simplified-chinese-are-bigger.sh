#!/bin/sh
# Guess: the same sentence in simplified and in traditional characters makes QR codes of one size.
# What happens: QR codes know Japanese characters (13 bits each) and bytes (24 bits for a Chinese character). A
# traditional sentence is mostly found among the Japanese ones; one simplified character that is not there turns the
# whole text into bytes. segno and the standard are right; the two printed signs still need different sizes.
# Who meets it: bilingual signs, counters' notices, forms with a code that holds text.
# In svcq: the codes on printed checklists and procedures hold nothing but the page's address, which is plain ASCII.
. "$(dirname "$0")/begin.inc"
python_packages segno==1.6.6
run_python <<'CODE'
import segno

for text in ("投訴處理結果三日内答復申請人", "投诉处理结果三日内答复申请人", "投訴處理結果三日内答復申请人"):
    code = segno.make(text, micro=False, error="m", boost_error=False)
    print(f"{text}: mode {code.mode}, {code.symbol_size(border=0)[0]} modules wide")
CODE
still_so <<'SEEN'
投訴處理結果三日内答復申請人: mode kanji, 25 modules wide
投诉处理结果三日内答复申请人: mode byte, 29 modules wide
投訴處理結果三日内答復申请人: mode byte, 29 modules wide
SEEN
