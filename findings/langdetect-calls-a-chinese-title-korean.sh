#!/bin/sh
# Guess: a text of nothing but Chinese characters is guessed to be Chinese.
# What happens: langdetect calls 政务服务中心办事指南 Korean, with full certainty, and traditional 投訴處理 too;
# 投诉处理办法 is Chinese. Korean has not used these characters for daily texts in decades, but the profiles were
# learned where it did.
# Who meets it: short titles: choosing a stemmer, a voice, a translation.
# In svcq: nowhere: a document says its language.
. "$(dirname "$0")/begin.inc"
python_packages langdetect==1.0.9
run_python <<'CODE'
import langdetect

for text in ("政务服务中心办事指南", "投訴處理", "投诉处理办法"):
    langdetect.DetectorFactory.seed = 0
    print(text, langdetect.detect(text))
CODE
still_so <<'SEEN'
政务服务中心办事指南 ko
投訴處理 ko
投诉处理办法 zh-cn
SEEN
