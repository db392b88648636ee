#!/bin/sh
# Guess: a search that a reader opens by key stays open until the reader closes it.
# What happens: the script of Material for MkDocs closes the search and the menu an eighth of a second after the address
# has changed (`delay(125)`), whoever opened them since. A heading of the contents is clicked, “/” is pressed at once:
# the dialog comes and goes, and what is typed next goes nowhere.
# Who meets it: quick readers by keyboard, slow machines, and tests of sites with this theme, which fail now and then.
# In svcq: site_templates/assets/search.js keeps it open (tests/browser/test_moving.py).
. "$(dirname "$0")/begin.inc"
python_packages mkdocs-material==9.8.2 mkdocs==1.6.1 playwright==1.65.2
a_browser
run_python <<'CODE'
import functools, http.server, os, pathlib, subprocess, sys, threading
from playwright.sync_api import sync_playwright

here = pathlib.Path(__file__).parent
(here / "docs").mkdir()
(here / "docs/index.md").write_text("# 办事指南\n\n## 取号\n\n先取号。\n")
(here / "mkdocs.yml").write_text("site_name: guide\ntheme: {name: material, font: false}\n")
subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=here, check=True)


class Server(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=here / "site"))
threading.Thread(target=server.serve_forever, daemon=True).start()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    page = browser.new_page()
    for name, moved in (("the page stands still", False), ("a heading was turned to just before", True)):
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
        page.wait_for_timeout(1000)
        page.evaluate("""moved => {
          if (moved) document.querySelector("article a.headerlink, .md-nav--secondary a").click();
          window.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
        }""", moved)
        opened = page.evaluate("document.getElementById('__search').checked")
        page.wait_for_timeout(1000)
        print(f"{name}: opened {opened}, a second later open {page.evaluate('''document.getElementById('__search').checked''')}")
    browser.close()
CODE
still_so <<'SEEN'
the page stands still: opened True, a second later open True
a heading was turned to just before: opened True, a second later open False
SEEN
