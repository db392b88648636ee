"""Audit the built handbook with axe and Lighthouse, in Chromium, and write the figures down.

    python benchmarks/audit.py                     build the handbook, look at every page, measure one of each type
    python benchmarks/audit.py --site site         look at a site that is built already

It needs Node.js, npm and the test tools (`make setup-test`). axe looks at every kind of page and every overview, in
both languages, light at a desk and dark on a phone, then at the open search and a running checklist; whatever it finds
is told, of any weight. Lighthouse measures pages as its slow phone loads them. Figures go to `results.json` and into
the table of `README.md`, beside this file. Exit code 1 when axe finds something or a score is below its goal.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from commands import HERE, say, svcq
from playwright.sync_api import Browser, Page, sync_playwright
from search_peers import served

sys.path.insert(0, str(HERE.parent))
from tests.browser.handbook_pages import EVERY

#: One of each type of page that readers meet most, for Lighthouse.
MEASURED = (
    "",
    "standards/complaint-handling/",
    "procedures/fire/",
    "checklists/window-opening/",
    "roles/window-clerk/",
    "processes/complaint/",
    "training/complaint-handling-course/",
    "indicators/customer-satisfaction/",
    "glossary/",
    "documents/",
    "en/",
    "en/standards/complaint-handling/",
)
#: What Lighthouse has to say at least, of 100.
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
BEGIN, END = "<!-- audit -->", "<!-- end of audit -->"


def violations(page: Page) -> list[str]:
    """What axe finds on a page, of any weight."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['impact']} {one['id']}: {node['target']}" for one in found for node in one["nodes"][:3]]


def looked_at(browser: Browser, address: str) -> Iterator[tuple[str, list[str]]]:
    """Each page as somebody sees it, and what axe finds there."""
    for scheme, size in (("light", DESK), ("dark", PHONE)):
        options: dict[str, Any] = {"viewport": size, "color_scheme": scheme, "service_workers": "block"}
        with browser.new_context(bypass_csp=True, reduced_motion="reduce", **options) as context:
            page = context.new_page()
            for path in EVERY:
                page.goto(address + path)
                yield f"{path or 'home'}, {scheme}, {size['width']}", violations(page)
            for language in ("", "en/"):
                page.goto(address + language)
                page.keyboard.press("/")
                page.keyboard.insert_text("ISO")
                page.locator(".md-search-result__link").first.wait_for()
                yield f"{language}open search, {scheme}, {size['width']}", violations(page)
                page.goto(f"{address}{language}checklists/window-opening/")
                page.locator("[data-sv=run]").click()
                page.locator(".sv-run__begin [name=place]").fill("1")
                page.locator(".sv-run__begin button").first.click()
                page.locator("[id=run-C1] .sv-choice--fail").click()
                yield f"{language}running checklist, {scheme}, {size['width']}", violations(page)


def measured(packages: Path, url: str, chromium: str) -> dict[str, float]:
    """What Lighthouse says of a page on its phone: scores of 100, their reasons, and how busy the machine was."""
    command = ["node", str(packages / "node_modules/lighthouse/cli/index.js"), url, "--quiet", "--output=json"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu", f"--only-categories={','.join(GOALS)}"]
    made = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "CHROME_PATH": chromium})
    told = json.loads(made.stdout)
    for audit in told["audits"].values():
        if audit["scoreDisplayMode"] in ("binary", "metricSavings") and (audit["score"] or 0) < 1:
            say(f"    {audit['id']}: {audit['title']} {audit.get('displayValue', '')}")
    scores = {name: round(100 * told["categories"][name]["score"]) for name in GOALS}
    value = {name: told["audits"][name]["numericValue"] for name in ("cumulative-layout-shift", "total-byte-weight")}
    paint = round(told["audits"]["largest-contentful-paint"]["numericValue"])
    shift, weight = value["cumulative-layout-shift"], value["total-byte-weight"]
    load = round(os.getloadavg()[0], 1)
    return {**scores, "paint": paint, "shift": round(shift, 3), "kilobytes": round(weight / 1024), "load": load}


def table(found: dict[str, dict[str, float]]) -> str:
    """The figures as a table."""
    rows = ["| page | performance | accessibility | best practices | SEO | largest paint s | shift | KB | load |"]
    rows += ["| --- | --: | --: | --: | --: | --: | --: | --: | --: |"]
    for path, one in found.items():
        scores = " | ".join(str(one[name]) for name in GOALS)
        rest = f"{one['paint'] / 1000:.1f} | {one['shift']:g} | {one['kilobytes']} | {one['load']:g}"
        rows.append(f"| `/{path}` | {scores} | {rest} |")
    return "\n".join(rows)


def main() -> int:
    """Audit, and write down; the exit code."""
    parser = argparse.ArgumentParser(description="Audit the built handbook with axe and Lighthouse.")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--pages", nargs="*", default=MEASURED, help="what Lighthouse measures")
    parser.add_argument("--no-axe", action="store_true", help="Lighthouse alone")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "svcq-benchmarks")
    options = parser.parse_args()
    packages = options.work / "audit"
    if not (packages / "node_modules").exists():
        say("installing Lighthouse …")
        packages.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / "audit" / name, packages)
        npm = ["npm", "ci", "--prefix", str(packages), "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(npm, check=True)
    site = options.site or options.work / "audit-site"
    if options.site is None:
        subprocess.run(svcq(HERE.parent, "build", "--site", str(site), today=False), check=True)
    chromium = os.environ.get("SVCQ_CHROMIUM") or shutil.which("chromium") or ""
    wrong = 0
    with served(site) as address:
        if not options.no_axe:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                looks = list(looked_at(browser, address))
                for name, found in looks:
                    wrong += bool(found)
                    for one in found:
                        say(f"axe, {name}: {one}")
                say(f"axe: {len(looks)} views, {wrong} with something to mend")
                browser.close()
        file = HERE / "results.json"
        results = json.loads(file.read_text("utf-8"))
        pages = results.setdefault("audit", {})
        for path in options.pages:
            pages[path] = one = measured(packages, address + path, chromium)
            wrong += any(one[name] < goal for name, goal in GOALS.items())
            say(f"Lighthouse, /{path}: {one}")
    file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    readme.write_text(f"{before}{BEGIN}\n\n{table(pages)}\n\n{END}{after}", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
