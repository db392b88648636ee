"""Measure svcq beside the floor, the plain engine and its peers, and write the figures down.

    python benchmarks/run.py                   all of it (about half an hour on two cores)
    python benchmarks/run.py --only check build --sizes 1000 --runs 3

Figures go to `results.json` and into the tables of `README.md`, beside this file.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from statistics import median
from types import ModuleType

import corpus
import groups
from commands import HERE, say
from measure import Run, ratio
from report import describe_machine, tables, write_tables


def main() -> None:
    """Measure what was asked for; a group that is not measured keeps the figures that it has."""
    parser = argparse.ArgumentParser(description="Measure svcq beside the floor, the plain engine and its peers.")
    parser.add_argument("--sizes", default="100,1000,10000", help="documents, separated by commas")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=groups.NAMES, default=groups.NAMES)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "svcq-benchmarks")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    results_file = HERE / "results.json"
    results = json.loads(results_file.read_text("utf-8")) if results_file.exists() else {}
    for size in map(int, options.sizes.split(",")):
        folder = options.work / f"corpus-{size}"
        corpus.write(size, folder)
        for name in options.only:
            group = groups.group(name)
            if size > getattr(group, "LARGEST", size):
                continue
            results.setdefault(name, {})[str(size)] = kept(group, group.measure(size, folder, options.runs))
            known = results.get("machine", {}).get("versions", {})
            results["machine"] = machine = describe_machine(options.work / "peers-venv")
            machine["versions"] = {**known, **machine["versions"]}  # of peers that are not here, those of their figures
            results_file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            write_tables(HERE / "README.md", tables(results))
    say(tables(results))


def kept(group: ModuleType, runs: dict[str, list[Run]]) -> dict[str, dict]:
    """What is kept of a group's runs: by task all of them, their medians and their ratios to what they go against."""
    found: dict[str, dict] = {}
    for name, done in runs.items():
        found[name] = {
            "median": {what: round(median(getattr(run, what) for run in done), 3) for what in ("wall", "cpu", "peak")},
            "runs": [[round(run.wall, 3), round(run.cpu, 3), round(run.peak, 1)] for run in done],
        }
        base = getattr(group, "BASES", {}).get(name, getattr(group, "AGAINST", name))
        if base != name:
            found[name]["ratio"] = {
                "to": base, "wall": round(ratio(done, runs[base]), 3), "cpu": round(ratio(done, runs[base], "cpu"), 3),
            }  # fmt: skip
    return found


if __name__ == "__main__":
    main()
