#!/bin/sh
# Guess: who takes text out of a Word file with tracked changes gets the old or the new text; a moved paragraph is in one of its places.
# What happens: docx2txt 0.9 and docx2python 3.7.1 leave out what is deleted but not what was moved away: the article stands in both
# places. python-docx 1.2.0 has it in neither: two empty paragraphs. mammoth and pandoc have it once, in its new place.
# Who meets it: drafts of rules in which articles were put in another order, the commonest change of a revision.
# In svcq: `svcq import` asks whether to accept (tests/intake).
. "$(dirname "$0")/begin.inc"
python_packages python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
run_python <<'CODE'
import docx, docx2txt, mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = docx.Document()
WHO = 'w:id="{}" w:author="王" w:date="2026-03-01T09:00:00Z"'


def paragraph(inner):
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def moved(name, number):
    paragraph(
        f'<w:pPr><w:rPr><w:{name} {WHO.format(number)}/></w:rPr></w:pPr>'
        f'<w:{name}RangeStart {WHO.format(number + 1)} w:name="move1"/>'
        f"<w:{name} {WHO.format(number + 2)}><w:r><w:t>第二条 道歉。</w:t></w:r></w:{name}>"
        f'<w:{name}RangeEnd w:id="{number + 1}"/>'
    )


paragraph("<w:r><w:t>第一条 受理。</w:t></w:r>")
moved("moveFrom", 1)
paragraph("<w:r><w:t>第三条 回访。</w:t></w:r>")
moved("moveTo", 5)
document.save("moved.docx")
print("python-docx:", [one.text for one in docx.Document("moved.docx").paragraphs])
print("docx2txt:   ", docx2txt.process("moved.docx").split("\n\n"))
print("docx2python:", docx2python("moved.docx").text.split("\n\n"))
with open("moved.docx", "rb") as file:
    print("mammoth:    ", mammoth.extract_raw_text(file).value.split("\n\n"))
CODE
still_so <<'SEEN'
python-docx: ['第一条 受理。', '', '第三条 回访。', '']
docx2txt:    ['第一条 受理。', '第二条 道歉。', '第三条 回访。', '第二条 道歉。']
docx2python: ['第一条 受理。', '第二条 道歉。', '第三条 回访。', '第二条 道歉。']
mammoth:     ['第一条 受理。', '', '第三条 回访。', '第二条 道歉。', '']
SEEN
