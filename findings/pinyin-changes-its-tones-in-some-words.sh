#!/bin/sh
# Guess: pypinyin writes the dictionary's tones unless tone_sandhi=True asks for the spoken ones; it is off.
# What happens: some words in its table of phrases have the spoken tone, others beside them have not: 一定 yí dìng but
# 一律 yī lǜ, 不要 bú yào but 不办 bù bàn, 一次性 yí cì xìng but 一次 yī cì. So a name has another tone in a longer name, and
# neither setting gives the dictionary's tones throughout, or the spoken ones: with True these words come out the
# same.
# Who meets it: pinyin printed over a text or read out, and lists sorted by pinyin with tones.
# In svcq: nowhere: it writes no tones.
. "$(dirname "$0")/begin.inc"
python_packages pypinyin==0.55.0
run_python <<'CODE'
from pypinyin import Style, lazy_pinyin

for word in ("一次", "一次性", "一定", "一律", "一起", "一窗", "不要", "不办", "不见面", "不受理"):
    written, spoken = (" ".join(lazy_pinyin(word, style=Style.TONE, tone_sandhi=on)) for on in (False, True))
    print(f"{word}: {written}; with tone_sandhi {spoken}")
CODE
still_so <<'SEEN'
一次: yī cì; with tone_sandhi yī cì
一次性: yí cì xìng; with tone_sandhi yí cì xìng
一定: yí dìng; with tone_sandhi yí dìng
一律: yī lǜ; with tone_sandhi yī lǜ
一起: yì qǐ; with tone_sandhi yì qǐ
一窗: yī chuāng; with tone_sandhi yī chuāng
不要: bú yào; with tone_sandhi bú yào
不办: bù bàn; with tone_sandhi bù bàn
不见面: bú jiàn miàn; with tone_sandhi bú jiàn miàn
不受理: bù shòu lǐ; with tone_sandhi bù shòu lǐ
SEEN
