#!/bin/sh
# Guess: a converter of Chinese numerals leaves words alone that only look like numerals.
# What happens: cn2an.transform makes 十分满意 ("very satisfied") "10分满意" (ten points), 一窗通办 "1窗通办" and
# 一次性 "1次性", but leaves 万一 and 百姓. cn2an's other function reads 1万2, which a person means as 12,000 of
# course, but raises for 三十分之一, which transform reads.
# Who meets it: survey scales, policies with numbers in their names, comparing limits in texts.
# In svcq: tests/diff/test_numerals.py and test_weight_of_words.py: words that only look like numbers stay.
. "$(dirname "$0")/begin.inc"
python_packages cn2an==0.5.24
run_python <<'CODE'
import cn2an

for text in ("三天内", "十分满意", "一窗通办", "一次性告知", "百姓", "万一", "三十分之一"):
    print(text, "->", cn2an.transform(text))
try:
    print(cn2an.cn2an("三十分之一", "smart"))
except ValueError as error:
    print("cn2an, 三十分之一:", error)
CODE
still_so <<'SEEN'
三天内 -> 3天内
十分满意 -> 10分满意
一窗通办 -> 1窗通办
一次性告知 -> 1次性告知
百姓 -> 百姓
万一 -> 万一
三十分之一 -> 1/30
cn2an, 三十分之一: 当前为smart模式，输入的数据不在转化范围内：分！
SEEN
