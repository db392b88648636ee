#!/bin/sh
# Guess: the words of a policy's name are found in an index cut by jieba and searched by what the browser cuts.
# What happens: jieba cuts 一网通办 (all services on one net) as 一网通/办, and its search mode adds 网通, a telephone
# company, and for 工作人员 作人, no word at all. The browser's Intl.Segmenter cuts the query into single characters,
# of which the index has one.
# Who meets it: MkDocs sites (which cut with jieba) with a browser's query.
# In svcq: tests/browser/test_search.py searches the built pages as a reader does.
. "$(dirname "$0")/begin.inc"
python_packages jieba==0.42.1
run_python <<'CODE'
import jieba

jieba.setLogLevel(60)
for text in ("一网通办", "窗口工作人员"):
    print("jieba, search mode:", text, "->", "/".join(jieba.cut_for_search(text)))
CODE
run_node <<'CODE'
const words = new Intl.Segmenter("zh", { granularity: "word" });
for (const text of ["一网通办", "窗口工作人员"])
  console.log("Intl.Segmenter:    ", text, "->", Array.from(words.segment(text), (part) => part.segment).join("/"));
CODE
still_so <<'SEEN'
jieba, search mode: 一网通办 -> 网通/一网通/办
jieba, search mode: 窗口工作人员 -> 窗口/工作/作人/人员/工作人员
Intl.Segmenter:     一网通办 -> 一/网/通/办
Intl.Segmenter:     窗口工作人员 -> 窗口/工作/人员
SEEN
