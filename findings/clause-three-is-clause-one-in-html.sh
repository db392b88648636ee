#!/bin/sh
# Guess: a numbered list that goes on after a plain paragraph keeps its numbers when a Word file becomes HTML or
# Markdown.
# What happens: mammoth makes a new list after each plain paragraph, without start=, so that every clause with a
# sentence of explanation below it is number 1; markitdown, which rests on it, writes 1. each time. Neither says so,
# in a message or a warning. The form 第三条 (Word's own pattern 第%1条) becomes "1." as well.
# Who meets it: regulations and procedures from Word, whose articles have more than one paragraph and are cited by
# number.
# In svcq: nowhere: it reads no Word files.
. "$(dirname "$0")/begin.inc"
python_packages python-docx==1.2.0 mammoth==1.13.0 'markitdown[docx]==0.1.9'
run_python <<'CODE'
import io
import docx, mammoth
from docx.oxml.ns import qn
from markitdown import MarkItDown

document = docx.Document()
for form in document.part.numbering_part.element.iter(qn("w:lvlText")):
    if form.get(qn("w:val")) == "%1.":
        form.set(qn("w:val"), "第%1条")
for text, style in (("受理", "List Number"), ("一次告知。", "Normal"), ("办结", "List Number"), ("回访", "List Number")):
    document.add_paragraph(text, style)
file = io.BytesIO()
document.save(file)
file.seek(0)
read = mammoth.convert_to_html(file)
print("mammoth:", read.value, read.messages)
file.seek(0)
print("markitdown:", " ".join(MarkItDown().convert_stream(file, file_extension=".docx").text_content.split()))
CODE
still_so <<'SEEN'
mammoth: <ol><li>受理</li></ol><p>一次告知。</p><ol><li>办结</li><li>回访</li></ol> []
markitdown: 1. 受理 一次告知。 1. 办结 2. 回访
SEEN
