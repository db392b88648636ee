#!/bin/sh
# Guess: a link to a part of another page (../b/#part) leads to that part, also with the instant navigation of Material for MkDocs.
# What happens: its script notes in the history how far the page is scrolled, a tenth of a second after it was. A link that is followed
# within that time has already added its entry, and while the next page is fetched the note goes into it. The next page then is
# scrolled as far as the last one was: past its top, and not at the part.
# Who meets it: readers on phones, who tap a link as the page comes to rest, on any network that takes over a tenth of a second.
# In svcq: site_templates/assets/landing.js leads to where the link leads (tests/browser/test_landing.py).
. "$(dirname "$0")/begin.inc"
python_packages mkdocs-material==9.8.2 mkdocs==1.6.1 playwright==1.65.2
a_browser
run_python <<'CODE'
import functools, http.server, os, pathlib, subprocess, sys, threading, time
from playwright.sync_api import sync_playwright

here = pathlib.Path(__file__).parent
(here / "docs").mkdir()
lines = "\n\n".join(f"第 {number} 条" for number in range(1, 200))
(here / "docs/index.md").write_text(f"# 甲\n\n[乙](b.md#end)\n\n{lines}\n")
(here / "docs/b.md").write_text(f"# 乙\n\n{lines}\n\n## 末 {{#end}}\n\n{lines}\n")


class Slow(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/b/":
            time.sleep(0.5)
        super().do_GET()

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Slow, directory=here / "site"))
address = f"http://127.0.0.1:{server.server_port}/"
(here / "mkdocs.yml").write_text(
    f"site_name: guide\nsite_url: {address}\nplugins: []\nmarkdown_extensions: [attr_list]\n"
    "theme: {name: material, font: false, features: [navigation.instant]}\n"
)
subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=here, check=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
FOLLOW = "wait => { scrollTo(0, 300); setTimeout(() => document.querySelector('article a[href*=\"#end\"]').click(), wait); }"
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    page = browser.new_page()
    for wait in (1000, 20):
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(500)
        page.evaluate(FOLLOW, wait)
        page.wait_for_url("**/b/#end")
        page.wait_for_timeout(1000)
        far = page.evaluate("document.querySelector('#end').getBoundingClientRect().top")
        print(f"followed {wait} ms after scrolling to 300:", "at the part" if 0 <= far < 200 else page.evaluate("scrollY"))
    browser.close()
CODE
still_so <<'SEEN'
followed 1000 ms after scrolling to 300: at the part
followed 20 ms after scrolling to 300: 300
SEEN
