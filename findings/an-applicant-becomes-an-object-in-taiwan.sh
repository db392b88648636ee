#!/bin/sh
# Guess: "simplified to Taiwan's words" is safe for the texts of a service counter.
# What happens: the phrases come from computing. A counter (窗口) becomes a window on a screen (視窗), those whom the
# office serves (办事对象) programming objects (物件), administrative procedure (行政程序) an administrative program
# (程式), and an official document (红头文件, with a red heading) a red C header file (標頭檔案). 处理程序 comes out
# right.
# Who meets it: whoever publishes administrative texts for Taiwan readers with OpenCC's s2twp.
# In svcq: nowhere: it converts queries only, and to simplified characters.
. "$(dirname "$0")/begin.inc"
python_packages OpenCC==1.4.2
run_python <<'CODE'
import opencc

convert = opencc.OpenCC("s2twp").convert
for text in ("一号窗口", "办事对象", "服务对象", "红头文件", "行政程序", "处理程序"):
    print(text, "->", convert(text))
CODE
still_so <<'SEEN'
一号窗口 -> 一號視窗
办事对象 -> 辦事物件
服务对象 -> 服務物件
红头文件 -> 紅標頭檔案
行政程序 -> 行政程式
处理程序 -> 處理程序
SEEN
