#!/bin/sh
# Guess: a page whose processor Chromium slows down (`Emulation.setCPUThrottlingRate`, what Lighthouse and tests use to
# play a phone) waits between its steps, and leaves the processor to others meanwhile.
# What happens: Chromium keeps the page's thread busy for the time that it takes away: the same script costs a
# renderer slowed down four times about four times the processor time.
# Who meets it: whoever runs such tests side by side: they slow down everything else on the machine, and each other's
# figures. In svcq's tests scripts come late instead (tests/browser/first_load.py), at a third of the cost.
. "$(dirname "$0")/begin.inc"
python_packages playwright==1.65.2
a_browser
run_python <<'CODE'
import os
from playwright.sync_api import sync_playwright

WORK = "() => { const end = []; for (let n = 0; n < 4e6; n += 1) end.push(Math.sqrt(n) % 7); return end.length; }"

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    page = browser.new_page()
    whole, own = browser.new_browser_cdp_session(), page.context.new_cdp_session(page)

    def used():
        found = whole.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(one["cpuTime"] for one in found if one["type"] == "renderer")

    cost = {}
    for rate in (1, 4):
        own.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.evaluate(WORK)
        before = used()
        for _ in range(5):
            page.evaluate(WORK)
        cost[rate] = used() - before
    print(f"slowed down four times, the same work takes over twice the processor time: {cost[4] > 2 * cost[1]}")
    browser.close()
CODE
still_so <<'SEEN'
slowed down four times, the same work takes over twice the processor time: True
SEEN
