"""Measure the handbook's search beside Pagefind and MiniSearch, in Chromium, and write the figures down.

    python benchmarks/search_peers.py                         the real handbook
    python benchmarks/search_peers.py --sizes 1000 10000      and so many documents of the corpus

It needs Node.js, npm and the test tools (`make setup-test`). What each finds is told by the labelled queries of the
browser tests: what answers a query is among the first three, and what the handbook does not speak of finds nothing.
Figures go to `results.json` and into the table of `README.md`, beside this file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import unquote

import corpus
from commands import HERE, say, svcq
from plain import words_of
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(HERE.parent))
from tests.browser.search_queries import FOUND, NOTHING

ENGINES = ("svcq", "Pagefind", "MiniSearch")
#: Every so manieth query is asked with nothing loaded before.
EACH = 40
#: How many queries a reader asks before the page is closed.
SESSION = 10
#: A phone on a slow network, as Lighthouse has it: bits a second, seconds there and back, a processor so much slower.
PHONE_BITS, PHONE_LATENCY, PHONE_FACTOR = 1_638_400, 150, 4
BEGIN, END = "<!-- search -->", "<!-- end of search -->"


@dataclass(frozen=True, slots=True)
class Asked:
    """How an engine answered.

    Attributes:
        queries, first, three: queries with an answer, and of them those with one first or among three results.
        nothing, silent: queries without an answer, and of them those that found nothing.
        desk, phone: milliseconds to a first answer with nothing loaded, medians.
        once, session: bytes until then, code included, and until ten queries are answered; medians, compressed.
        warm, slowest: milliseconds an answer when everything is there, the median and the 95th percentile.
    """

    queries: int
    first: int
    three: int
    nothing: int
    silent: int
    desk: float
    phone: float
    once: int
    session: int
    warm: float
    slowest: float


class _Files(SimpleHTTPRequestHandler):
    """Serves files compressed, and counts their bytes."""

    protocol_version = "HTTP/1.1"
    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        if path.suffix not in (".png", ".woff2") and path.read_bytes()[:2] != b"\x1f\x8b":
            content = gzip.compress(content, 6)
            coded = True
        else:
            coded = False
        type(self).sent += len(content)
        self.send_response(200)
        kind = "text/javascript" if path.suffix in (".js", ".mjs") else self.guess_type(str(path))
        self.send_header("Content-Type", kind)
        if coded:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Where a folder is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def prepare(site: Path, language: str, folder: Path, packages: Path) -> None:
    """Give a built site's pages of one language to the peers.

    Args:
        site: the built site, which is served. language: of its pages; those of the first language lie at the top.
        folder: the part of the site with these pages. packages: where the peers are installed.
    """
    pages = []
    for path in sorted(folder.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        if folder == site and address.split("/")[0] == "en":
            continue
        words = words_of(path.read_text("utf-8"))
        title = next((line.lstrip("# ") for line in words.splitlines() if line.startswith("#")), "")
        pages.append({"url": "/" if address == "." else f"/{address}/", "title": title, "text": words})
    home = folder / "bench"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(HERE / "search", home / "search")
    (home / "pages.json").write_text(json.dumps(pages, ensure_ascii=False), encoding="utf-8")
    shutil.copytree(packages / "node_modules" / "minisearch", home / "node_modules" / "minisearch")
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL)
    index = ["node", str(home / "search" / "make_index.mjs"), language]
    run([*index, str(home / "pages.json"), str(home / "minisearch.json")])
    (home / "pages.json").unlink()
    where = ["--site", str(site), "--output-path", str(home / "pagefind"), "--root-selector", "article"]
    run([str(packages / "node_modules" / ".bin" / "pagefind"), *where, "--glob", "**/index.html"])
    (home / "index.html").write_text(f"<!doctype html><html lang={language}><title>Search</title>", encoding="utf-8")


class Reader:
    """Somebody who searches with one engine."""

    def __init__(self, browser: Browser, address: str, engine: str) -> None:
        """Take a browser, where a language's pages are served, and the engine's name."""
        self._browser = browser
        self._address = address
        self._engine = engine
        name = "ours" if engine == "svcq" else engine.lower()
        self._module = f"{address}bench/search/{name}.js"

    @contextmanager
    def page(self, slow: bool = False) -> Iterator[Page]:
        """A fresh page that has loaded nothing of the search yet."""
        context = self._browser.new_context(bypass_csp=True)
        try:
            page = context.new_page()
            page.goto(self._address if self._engine == "svcq" else f"{self._address}bench/")
            page.wait_for_load_state("networkidle")
            if slow:
                session = context.new_cdp_session(page)
                session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE_FACTOR})
                conditions = {"offline": False, "latency": PHONE_LATENCY, "uploadThroughput": PHONE_BITS / 8}
                session.send("Network.emulateNetworkConditions", {**conditions, "downloadThroughput": PHONE_BITS / 8})
            yield page
        finally:
            context.close()

    def open(self, page: Page, words: str) -> tuple[list[str], float]:
        """Load the search and ask the first question; the answers, and how many milliseconds both took."""
        found, took = page.evaluate(
            """async ([module, words]) => {
              const start = performance.now();
              globalThis.engine = await import(module);
              await engine.open();
              return [await engine.find(words), performance.now() - start];
            }""",
            [self._module, words],
        )
        return found, took

    def ask(self, page: Page, words: str) -> tuple[list[str], float]:
        """Ask another question."""
        found, took = page.evaluate(
            """async (words) => {
              const start = performance.now();
              return [await engine.find(words), performance.now() - start];
            }""",
            words,
        )
        return found, took


def measure(browser: Browser, address: str, engine: str, language: str) -> Asked:
    """How an engine answers all queries of a language's edition ("" is the first, "en/" the English one)."""
    wanted, nothing = FOUND[language], NOTHING[language]
    reader = Reader(browser, address + language, engine)
    first = three = silent = 0
    with reader.page() as page:
        reader.open(page, next(iter(wanted)))
        for words, pattern in wanted.items():
            places = [_matches(link, pattern, address + language, engine) for link in reader.ask(page, words)[0]]
            first += places[:1] == [True]
            three += any(places[:3])
        silent = sum(not reader.ask(page, words)[0] for words in nothing)
        again = [reader.ask(page, words)[1] for words in wanted]
    some = list(wanted)[::EACH]
    times: dict[bool, list[float]] = {False: [], True: []}
    once = []
    for slow in (False, True):
        for words in some:
            with reader.page(slow) as page:
                before = _Files.sent
                times[slow].append(reader.open(page, words)[1])
                once.append(_Files.sent - before)
    sessions = []
    for start in range(len(some)):
        with reader.page() as page:
            before = _Files.sent
            asked = list(wanted)[start::EACH][:SESSION]
            reader.open(page, asked[0])
            for words in asked[1:]:
                reader.ask(page, words)
            sessions.append(_Files.sent - before)
    return Asked(
        len(wanted), first, three, len(nothing), silent,
        round(median(times[False]), 1), round(median(times[True]), 1), round(median(once)), round(median(sessions)),
        round(median(again), 2), round(quantiles(again, n=20)[-1], 2),
    )  # fmt: skip


def _matches(link: str, pattern: str, address: str, engine: str) -> bool:
    """Whether a result is what was wanted; of the peers, which know pages alone, the page is enough."""
    path = unquote(link)
    path = path.removeprefix(address) if engine == "svcq" else path.lstrip("/")
    if engine != "svcq":
        pattern = re.sub(r"#[^|)]*", "", pattern)
        path = path.removeprefix("en/" if address.endswith("/en/") else "")
    return re.match(f"(?:{pattern})", path) is not None


def table(results: dict[str, Any]) -> str:
    """All results as Markdown."""
    lines = [
        "| documents | edition | engine | first | top 3 | nothing where nothing is | desk ms | phone ms "
        "| KB, one query | KB, ten queries | ms a query, warm (95 %) |",
        "| --- | --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for size, editions in results.items():
        for language, engines in editions.items():
            for engine, row in engines.items():
                counts = "– | – | –"
                if size == "handbook":
                    counts = (
                        f"{row['first'] / row['queries']:.1%} | {row['three'] / row['queries']:.1%} | "
                        f"{row['silent']} of {row['nothing']}"
                    )
                lines.append(
                    f"| {size} | {language} | {engine} | {counts} | {row['desk']:.0f} | {row['phone']:.0f} | "
                    f"{row['once'] / 1000:.1f} | {row['session'] / 1000:.1f} | {row['warm']:.1f} "
                    f"({row['slowest']:.1f}) |"
                )
    return "\n".join(lines)


def main() -> None:
    """Measure, and write down."""
    parser = argparse.ArgumentParser(description="Measure the handbook's search beside Pagefind and MiniSearch.")
    parser.add_argument("--sizes", nargs="*", default=[], help="also so many documents of the corpus")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "svcq-benchmarks")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    packages = options.work / "search-peers"
    if not (packages / "node_modules").exists():
        say("installing the peers …")
        packages.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / "search" / name, packages)
        npm = ["npm", "ci", "--prefix", str(packages), "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(npm, check=True)
    file = HERE / "results.json"
    results = json.loads(file.read_text("utf-8"))
    for size in ("handbook", *options.sizes):
        folder = HERE.parent if size == "handbook" else options.work / f"corpus-{size}"
        if size != "handbook":
            corpus.write(int(size), folder)
        site = options.work / f"search-site-{size}"
        shutil.rmtree(site, ignore_errors=True)
        subprocess.run(svcq(folder, "build", "--site", str(site), today=size != "handbook"), check=True)
        found = results.setdefault("search", {}).setdefault(size, {})
        with sync_playwright() as playwright, served(site) as address:
            path = os.environ.get("SVCQ_CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            for language in FOUND:
                name = language.rstrip("/") or "zh"
                prepare(site, name, site / language, packages)
                for engine in ENGINES:
                    found.setdefault(name, {})[engine] = asdict(measure(browser, address, engine, language))
                    say(f"{size}, {name}, {engine}: {found[name][engine]}")
            browser.close()
    file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    readme.write_text(f"{before}{BEGIN}\n\n{table(results['search'])}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
