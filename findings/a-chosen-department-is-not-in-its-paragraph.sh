#!/bin/sh
# Guess: paragraph.text is what one reads in the paragraph, and document.paragraphs are all paragraphs.
# What happens: python-docx steps over content controls (w:sdt). A choice or a date inside a sentence is missing from the
# paragraph's text, and a paragraph that lies in a control is not among the paragraphs, without a word. mammoth reads both.
# Who meets it: forms and plans of offices are made of such controls: who is responsible, by when, the ticked box.
# In svcq: svcq_build/intake/word.py walks through w:sdtContent itself.
. "$(dirname "$0")/begin.inc"
python_packages python-docx==1.2.0 mammoth==1.13.0
run_python <<'CODE'
import io

import docx
import mammoth
from docx.oxml import parse_xml

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def control(properties, content):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


document = docx.Document()
choices = '<w:dropDownList><w:listItem w:displayText="大厅科" w:value="1"/></w:dropDownList>'
body = document.element.body
body.insert(0, parse_xml(f"<w:p {WORD}>{run('责任科室：')}{control(choices, run('大厅科'))}{run('，每日。')}</w:p>"))
whole = control("<w:richText/>", f"<w:p>{run('完成时限：3个工作日。')}</w:p>")
body.insert(1, parse_xml(whole.replace("<w:sdt>", f"<w:sdt {WORD}>", 1)))
file = io.BytesIO()
document.save(file)

print("python-docx", [paragraph.text for paragraph in docx.Document(file).paragraphs])
file.seek(0)
print("mammoth    ", mammoth.extract_raw_text(file).value.split("\n\n")[:-1])
CODE
still_so <<'SEEN'
python-docx ['责任科室：，每日。']
mammoth     ['责任科室：大厅科，每日。', '完成时限：3个工作日。']
SEEN
