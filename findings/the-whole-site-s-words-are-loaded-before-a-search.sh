#!/bin/sh
# Guess: Material for MkDocs loads the search index, with every word of the site, when somebody opens the search.
# What happens: over http the script starts the search's worker with the page, and the worker asks for the index at
# once. One visit to one page, nobody near the search field, and the whole site's text has been loaded and indexed.
# (In the theme's code only a page opened as a file waits for the field to be used.)
# Who meets it: handbooks of some megabytes on the phones of customers who follow a link and read one page.
# In svcq: site_templates/assets/head.js lets the search wait for its reader (tests/browser/test_first_load.py).
. "$(dirname "$0")/begin.inc"
python_packages mkdocs-material==9.8.2 mkdocs==1.6.1 playwright==1.65.2
a_browser
run_python <<'CODE'
import functools, http.server, os, pathlib, re, subprocess, sys, threading
from playwright.sync_api import sync_playwright

here = pathlib.Path(__file__).parent
(here / "docs").mkdir()
(here / "docs/index.md").write_text("# Guide\n")
(here / "docs/other.md").write_text("# Other\n" + "complaint " * 10000)
(here / "mkdocs.yml").write_text("site_name: guide\ntheme: {name: material, font: false}\n")
subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=here, check=True)


class Server(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=here / "site"))
threading.Thread(target=server.serve_forever, daemon=True).start()
asked = set()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    context = browser.new_context()
    context.on("response", lambda response: asked.add((response.url, response.status)))
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
    print("the search is open:", page.locator("#__search").is_checked())
    browser.close()
for url, status in sorted(asked):
    if "search" in url:
        print(re.sub(r"^.*?:\d+|\.[0-9a-f]{8}", "", url), status)
print("words in the index:", (here / "site/search/search_index.json").read_text().count("complaint"))
CODE
still_so <<'SEEN'
the search is open: False
/assets/javascripts/workers/search.min.js 200
/search/search_index.json 200
words in the index: 10000
SEEN
