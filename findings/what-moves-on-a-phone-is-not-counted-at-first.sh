#!/bin/sh
# Guess: to measure how far a page's parts move on a phone (layout shifts), Playwright's `is_mobile` is as good as a
# phone: it is what its list of devices sets.
# What happens: for about the first half second after the page came, such a window counts no shift at all: Chromium
# leaves out what follows a change of the window's size, and setting up the phone is one. The same page in a
# window as narrow without `is_mobile` counts it.
# Who meets it: tests that hold a limit for “cumulative layout shift” on phones: they pass whatever moves.
# In svcq: tests/browser/first_load.py measures in a narrow window that is no phone.
. "$(dirname "$0")/begin.inc"
python_packages playwright==1.65.2
a_browser
run_python <<'CODE'
import os
from playwright.sync_api import sync_playwright

PAGE = """<!doctype html><meta name="viewport" content="width=device-width"><article><p>取号后等候叫号。
<p style="height: 500px">带好证件。</article>"""
SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 300);
})"""
MOVE = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.querySelector("article").insertAdjacentHTML("afterbegin", "<p>迟到的一行".repeat(10));
  requestAnimationFrame(() => requestAnimationFrame(done));
})))"""

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    for name, mobile in (("a narrow window", False), ("the same with is_mobile", True)):
        context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=mobile)
        page = context.new_page()
        page.route("http://guide.test/", lambda route: route.fulfill(body=PAGE, content_type="text/html; charset=utf-8"))
        page.goto("http://guide.test/")
        page.evaluate(MOVE)
        at_once = page.evaluate(SHIFT) > 0
        page.wait_for_timeout(1500)
        page.evaluate(MOVE)
        print(f"{name}: what moved at once is counted: {at_once}; what moved later: {page.evaluate(SHIFT) > 0}")
        context.close()
    browser.close()
CODE
still_so <<'SEEN'
a narrow window: what moved at once is counted: True; what moved later: True
the same with is_mobile: what moved at once is counted: False; what moved later: True
SEEN
