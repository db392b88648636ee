#!/bin/sh
# Guess: a hyphen at which Word must not break the line (Ctrl+Shift+_) comes out of a Word file as a hyphen.
# What happens: docx2txt 0.9 and docx2python 3.7.1 drop it: GB/T 24421.2-2023 becomes GB/T 24421.22023, and the telephone number
# 0571-12345 becomes 057112345, for Word writes it as an element and not as a character. python-docx, mammoth and pandoc have it.
# Who meets it: numbers of standards, documents and telephones in offices that keep them on one line.
# In svcq: `svcq import` reads it (tests/intake).
. "$(dirname "$0")/begin.inc"
python_packages python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
run_python <<'CODE'
import docx, docx2txt, mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = docx.Document()
for before, after in (("GB/T 24421.2", "2023"), ("0571", "12345")):
    run = f"<w:r><w:t>{before}</w:t><w:noBreakHyphen/><w:t>{after}</w:t></w:r>"
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{run}</w:p>"))
document.save("numbers.docx")
print("python-docx:", [one.text for one in docx.Document("numbers.docx").paragraphs])
print("docx2txt:   ", docx2txt.process("numbers.docx").split("\n\n"))
print("docx2python:", docx2python("numbers.docx").text.split("\n\n"))
with open("numbers.docx", "rb") as file:
    print("mammoth:    ", mammoth.extract_raw_text(file).value.split("\n\n"))
CODE
still_so <<'SEEN'
python-docx: ['GB/T 24421.2-2023', '0571-12345']
docx2txt:    ['GB/T 24421.22023', '057112345']
docx2python: ['GB/T 24421.22023', '057112345']
mammoth:     ['GB/T 24421.2‑2023', '0571‑12345', '']
SEEN
