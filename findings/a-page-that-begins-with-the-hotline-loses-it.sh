#!/bin/sh
# Guess: MkDocs takes what stands between two lines of dashes for a page's settings; a page that begins with text begins with text.
# What happens: without dashes, first lines of the form "word: text" are settings, too, and a telephone number is a word:
# 12345: 政务服务便民热线 and 0571-12345: 外地拨打 are not on the page, in no search, and no warning is given, also with --strict.
# With a full-width colon, or a blank before the colon, the line stays.
# Who meets it: pages of contacts, whose first lines are the numbers.
# In svcq: nowhere: pages do not go through MkDocs, and a guide's settings stand between dashes.
. "$(dirname "$0")/begin.inc"
python_packages mkdocs==1.6.1
run_python <<'CODE'
import pathlib, re, subprocess, sys

here = pathlib.Path(__file__).parent
(here / "docs").mkdir()
(here / "mkdocs.yml").write_text("site_name: 服务中心\nplugins: []\n", encoding="utf-8")
for colon in (":", "："):
    page = f"12345{colon} 政务服务便民热线\n0571-12345{colon} 外地拨打\n\n首问负责。\n"
    (here / "docs/index.md").write_text(page, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=here, check=True)
    text = (here / "site/index.html").read_text(encoding="utf-8")
    print(f"with “{colon}”:", re.findall(r"政务服务便民热线|外地拨打|首问负责", text))
CODE
still_so <<'SEEN'
with “:”: ['首问负责']
with “：”: ['政务服务便民热线', '外地拨打', '首问负责']
SEEN
