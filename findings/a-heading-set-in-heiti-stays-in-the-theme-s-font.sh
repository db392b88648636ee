#!/bin/sh
# Guess: style.font.name, with w:eastAsia set beside it as everybody does for Chinese, gives a heading of python-docx its font.
# What happens: the built-in heading and title styles of python-docx 1.2.0's template name their fonts by the theme
# (w:asciiTheme, w:eastAsiaTheme …), and these attributes stay. By ECMA-376, 17.3.2.26, a theme's attribute supersedes the plain
# one beside it: Word goes on with the theme's font, while font.name reads back what was set. Body text has no such
# attributes, so there it works.
# Who meets it: whoever makes official documents with headings in 黑体 or 小标宋 out of the default template.
# In svcq: exported Word files have their fonts written anew, without the theme's (tests/export).
. "$(dirname "$0")/begin.inc"
python_packages python-docx==1.2.0 lxml==6.1.3 typing_extensions==4.16.0
run_python <<'CODE'
import docx
from docx.oxml.ns import qn

document = docx.Document()
for name in ("Normal", "Heading 1", "Title"):
    style = document.styles[name]
    style.font.name = "SimHei"
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), "SimHei")
    theme = sorted(key.rpartition("}")[2] for key in fonts.attrib if key.endswith("Theme") or key.endswith("cstheme"))
    print(f"{name}: reads back as {style.font.name}; w:eastAsia={fonts.get(qn('w:eastAsia'))}; of the theme: {theme}")
CODE
still_so <<'SEEN'
Normal: reads back as SimHei; w:eastAsia=SimHei; of the theme: []
Heading 1: reads back as SimHei; w:eastAsia=SimHei; of the theme: ['asciiTheme', 'cstheme', 'eastAsiaTheme', 'hAnsiTheme']
Title: reads back as SimHei; w:eastAsia=SimHei; of the theme: ['asciiTheme', 'cstheme', 'eastAsiaTheme', 'hAnsiTheme']
SEEN
