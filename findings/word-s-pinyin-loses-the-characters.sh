#!/bin/sh
# Guess: a reader of Word files that does not know phonetic guides leaves out the small pinyin and keeps the text.
# What happens: the base character stands inside the guide (w:ruby), so python-docx and mammoth leave out both:
# 请到办公室领取 with pinyin over 办 is read as 请到公室领取. mammoth tells of it in its messages, python-docx does
# not.
# Who meets it: names and rare characters, texts for children or foreigners, brought in from Word.
# In svcq: nowhere: it reads no Word files.
. "$(dirname "$0")/begin.inc"
python_packages python-docx==1.2.0 mammoth==1.13.0
run_python <<'CODE'
import io
import docx, mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
paragraph = document.add_paragraph()
paragraph.add_run("请到")
paragraph._p.append(parse_xml(
    f'<w:r {nsdecls("w")}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/>'
    '<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
    "<w:rt><w:r><w:t>bàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>办</w:t></w:r></w:rubyBase></w:ruby></w:r>"))
paragraph.add_run("公室领取")
file = io.BytesIO()
document.save(file)
print("python-docx:", docx.Document(file).paragraphs[0].text)
result = mammoth.extract_raw_text(file)
print("mammoth:    ", result.value.strip(), "| messages:", [message.message for message in result.messages])
CODE
still_so <<'SEEN'
python-docx: 请到公室领取
mammoth:     请到公室领取 | messages: ['An unrecognised element was ignored: w:ruby']
SEEN
