#!/bin/sh
# Guess: a sanitiser that keeps <ol start> keeps an ordered list's numbers.
# What happens: nh3 keeps <ol start>, but drops <li value> and <ol type>: a list that says a, b, d (c was repealed)
# reads 1, 2, 3, so "see point d" points at nothing.
# Who meets it: rules and procedures with numbered points that others cite.
# In svcq: nh3 cleans notices from the settings (svcq_build/render/text.py), which hold no lists.
. "$(dirname "$0")/begin.inc"
python_packages nh3==0.3.8
run_python <<'CODE'
import nh3

for source in ('<ol start="3"><li>受理</li></ol>', '<ol type="a"><li>受理</li><li value="4">送达</li></ol>',
               '<table><tbody><tr><th scope="row" colspan="2">窗口</th></tr></tbody></table>'):
    print(source)
    print("  ->", nh3.clean(source))
CODE
still_so <<'SEEN'
<ol start="3"><li>受理</li></ol>
  -> <ol start="3"><li>受理</li></ol>
<ol type="a"><li>受理</li><li value="4">送达</li></ol>
  -> <ol><li>受理</li><li>送达</li></ol>
<table><tbody><tr><th scope="row" colspan="2">窗口</th></tr></tbody></table>
  -> <table><tbody><tr><th scope="row" colspan="2">窗口</th></tr></tbody></table>
SEEN
