#!/bin/sh
# Guess: a page that a browser saves as PDF holds the text of the page: what is read in it can be looked for and copied.
# What happens: where the font has one drawing for a character and for the radical that looks like it, Chromium 156 names the radical:
# 高龄人员用行李 comes out as ⾼龄⼈员⽤⾏李 (U+2FBC, U+2F08, U+2F64, U+2F8F). The commonest characters are among them (一 人 大 小 日 月 用
# 行 见 长 门). typst embeds the same font and keeps the text.
# Who meets it: whoever prints Chinese pages to PDF with Noto Sans SC or Source Han Sans: searching the file for 用户 finds nothing, and
# what is copied out of it is found by no search later.
# In svcq: `svcq export --format pdf` uses typst; the rule radical-for-character names such signs in documents, and `svcq check --fix`
# writes the characters (tests/rules/test_radicals.py).
. "$(dirname "$0")/begin.inc"
python_packages playwright==1.65.2 pypdf==7.1.1 typst==0.15.2
npm_packages @expo-google-fonts/noto-sans-sc@0.4.3
a_browser
run_python <<'CODE'
import base64, io, os, pathlib, pypdf, typst
from playwright.sync_api import sync_playwright

font = pathlib.Path(__file__).parent / "node_modules/@expo-google-fonts/noto-sans-sc/400Regular"
data = base64.b64encode((font / "NotoSansSC_400Regular.ttf").read_bytes()).decode()
TEXT = "高龄人员用行李，见面先问好。"
page_text = f"<style>@font-face{{font-family:f;src:url(data:font/ttf;base64,{data})}}p{{font-family:f}}</style><p>{TEXT}"


def text_of(pdf):
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).strip()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    page = browser.new_page()
    page.set_content(page_text)
    page.evaluate("document.fonts.ready")
    print("Chromium:", text_of(page.pdf()))
    browser.close()
print("typst:   ", text_of(typst.compile(f'#set text(font: "Noto Sans SC")\n{TEXT}'.encode(), font_paths=[str(font)])))
CODE
still_so <<'SEEN'
Chromium: ⾼龄⼈员⽤⾏李，⻅⾯先问好。
typst:    高龄人员用行李，见面先问好。
SEEN
