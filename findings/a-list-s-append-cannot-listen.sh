#!/bin/sh
# Guess: any function can be told of an event, so page.on("response", responses.append) collects the responses.
# What happens: Playwright's Python library stores its wrapper as an attribute of the handler, or of the object that a
# method belongs to. A list, a set or a deque can hold none: AttributeError about an attribute "_pw_impl_instance_…"
# that no program has; with print it is the same. A lambda around it works, and so does the put of a queue, written in
# Python.
# Who meets it: tests that count requests or gather a page's console messages.
# In svcq: nowhere: its tests pass functions.
. "$(dirname "$0")/begin.inc"
python_packages playwright==1.65.2
a_browser
run_python <<'CODE'
import collections, os, queue
from playwright.sync_api import sync_playwright


class Mine:
    def add(self, message):
        pass


handlers = {
    "a list's append": [].append,
    "a deque's append": collections.deque().append,
    "a set's add": set().add,
    "a queue's put": queue.Queue().put,
    "print": print,
    "a lambda": lambda message: None,
    "a method": Mine().add,
}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("SVCQ_CHROMIUM") or None)
    page = browser.new_page()
    for name, handler in handlers.items():
        try:
            page.on("console", handler)
            print(f"{name}: taken")
        except AttributeError:
            print(f"{name}: AttributeError")
    browser.close()
CODE
still_so <<'SEEN'
a list's append: AttributeError
a deque's append: AttributeError
a set's add: AttributeError
a queue's put: taken
print: AttributeError
a lambda: taken
a method: taken
SEEN
