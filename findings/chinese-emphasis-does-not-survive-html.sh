#!/bin/sh
# Guess: bold text that goes from HTML to Markdown and back is still bold.
# What happens: markdownify writes <b>满意。</b>后 as **满意。**后. By CommonMark's rules the second ** closes
# nothing, because it stands between punctuation and a letter. In a sentence with two bold places the marks pair up
# wrongly, and the word between them is bold instead. html2text puts a blank behind the marks, which mends a place
# that ends in punctuation, but not one that begins with it. Python-Markdown reads all as meant.
# Who meets it: whoever brings Chinese pages or Word files into Markdown; a Latin sentence has a blank there anyway.
# In svcq: nowhere: its pages are read by Python-Markdown, in which it is bold; a preview by CommonMark's rules shows
# asterisks.
. "$(dirname "$0")/begin.inc"
python_packages markdownify==1.2.3 html2text==2025.4.15 markdown-it-py==4.3.0 Markdown==3.11.3
run_python <<'CODE'
import html2text, markdown, markdownify
from markdown_it import MarkdownIt

source = "<p>请评价<b>“非常满意”</b>或<b>满意。</b>后离开</p>"
for name, text in (("markdownify", markdownify.markdownify(source)), ("html2text", html2text.html2text(source))):
    text = text.strip()
    print(f"{name} writes:              {text}")
    print(f"  CommonMark reads:      {MarkdownIt().render(text).strip()}")
    print(f"  Python-Markdown reads: {markdown.markdown(text)}")
CODE
still_so <<'SEEN'
markdownify writes:              请评价**“非常满意”**或**满意。**后离开
  CommonMark reads:      <p>请评价**“非常满意”<strong>或</strong>满意。**后离开</p>
  Python-Markdown reads: <p>请评价<strong>“非常满意”</strong>或<strong>满意。</strong>后离开</p>
html2text writes:              请评价**“非常满意”** 或**满意。** 后离开
  CommonMark reads:      <p>请评价**“非常满意”** 或<strong>满意。</strong> 后离开</p>
  Python-Markdown reads: <p>请评价<strong>“非常满意”</strong> 或<strong>满意。</strong> 后离开</p>
SEEN
