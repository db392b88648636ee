#!/bin/sh
# Guess: "in the order of pinyin" is one order.
# What happens: ICU, thus every browser, has a reading for the place name 重庆 and sorts it under ch, but 长沙, a place
# name too (Chángshā), under zh; pypinyin reads the words and puts both under ch, and so 重新 (chóngxīn).
# Who meets it: indexes, glossaries, tables that can be sorted on the page.
# In svcq: nowhere yet.
. "$(dirname "$0")/begin.inc"
python_packages pypinyin==0.55.0
run_python <<'CODE'
from pypinyin import lazy_pinyin

print("pypinyin:", *sorted(["重庆", "成都", "重新", "长沙", "周边"], key=lazy_pinyin))
CODE
run_node <<'CODE'
console.log("Intl:    ", ...["重庆", "成都", "重新", "长沙", "周边"].sort(new Intl.Collator("zh-CN").compare));
CODE
still_so <<'SEEN'
pypinyin: 长沙 成都 重庆 重新 周边
Intl:     成都 重庆 长沙 重新 周边
SEEN
