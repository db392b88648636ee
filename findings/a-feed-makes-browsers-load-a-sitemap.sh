#!/bin/sh
# Guess: a link to a feed in a page's head does nothing until a reader of feeds looks for it.
# What happens: the script of Material for MkDocs takes each link[rel=alternate] for the site in another language
# (hreflang or type do not matter) and asks for the sitemap.xml beside it, to carry the reader to the same page there.
# With type="application/atom+xml" and news/feed.xml every page asks for news/sitemap.xml, which no site has: a 404
# per page.
# Who meets it: sites with a feed of their own; the site's log fills with a page that nobody asked for.
# In svcq: site_templates/assets/head.js hides the feed's link from the theme (tests/browser/test_first_load.py).
. "$(dirname "$0")/begin.inc"
python_packages mkdocs-material==9.8.2 mkdocs==1.6.1 playwright==1.65.2
a_browser
run_python <<'CODE'
import functools, http.server, os, pathlib, subprocess, sys, threading
from playwright.sync_api import sync_playwright

FEED = '<link rel="alternate" type="application/atom+xml" title="news" href="news/feed.xml">'
here = pathlib.Path(__file__).parent
(here / "docs").mkdir()
(here / "over").mkdir()
(here / "docs/index.md").write_text("# 办事指南\n")
(here / "docs/feed.md").write_text("# 最新消息\n")
(here / "over/main.html").write_text(
    '{% extends "base.html" %}{% block extrahead %}{% if page and page.file.src_uri == "feed.md" %}'
    f"{FEED}{{% endif %}}{{% endblock %}}"
)
(here / "mkdocs.yml").write_text("site_name: guide\nplugins: []\ntheme: {name: material, custom_dir: over, font: false}\n")
subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=here, check=True)


class Server(http.server.SimpleHTTPRequestHandler):
    def log_request(self, code="-", size="-"):
        if "sitemap" in self.path:
            print(f"  {self.path}: {int(code)}")

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=here / "site"))
threading.Thread(target=server.serve_forever, daemon=True).start()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    page = browser.new_page()
    for name, path in (("without a feed", "/"), ("with a feed", "/feed/")):
        print(f"{name}, the browser asks for a sitemap:")
        page.goto(f"http://127.0.0.1:{server.server_port}{path}", wait_until="networkidle")
    browser.close()
CODE
still_so <<'SEEN'
without a feed, the browser asks for a sitemap:
with a feed, the browser asks for a sitemap:
  /feed/news/sitemap.xml: 404
SEEN
