#!/bin/sh
# Guess: a formatter of Markdown may change the marks of a list, never its meaning to a reader of the source.
# What happens: a list 10., 11. comes back as 10., 01.: the first number is kept, all others are filled up to its
# width. It is the same list when rendered, and another one in the file, in a diff and in a quotation. 1., 2. becomes
# 1., 1. likewise. And Chinese bold that CommonMark does not close (see the finding on HTML) is "escaped", so that no
# renderer makes it bold any more, though Python-Markdown did.
# Who meets it: handbooks in Markdown with numbered clauses, formatted in a hook before each commit.
# In svcq: nowhere: its pages are read by Python-Markdown, in which it is bold; a preview by CommonMark's rules shows
# asterisks.
. "$(dirname "$0")/begin.inc"
python_packages mdformat==1.0.0
run_python <<'CODE'
import mdformat

for text in ("10. 受理\n11. 审查", "1. 受理\n2. 审查", "请选**满意。**后离开"):
    print(repr(text), "->", repr(mdformat.text(text)))
CODE
still_so <<'SEEN'
'10. 受理\n11. 审查' -> '10. 受理\n01. 审查\n'
'1. 受理\n2. 审查' -> '1. 受理\n1. 审查\n'
'请选**满意。**后离开' -> '请选\\*\\*满意。\\*\\*后离开\n'
SEEN
