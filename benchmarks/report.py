"""Results as tables, and the machine that they come from."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import groups

_OURS = ("pydantic", "PyYAML", "mkdocs", "mkdocs-material", "pypinyin")
_PEERS = ("yamale", "check-jsonschema", "sphinx-needs", "doorstop")
_BEGIN, _END = "<!-- results -->", "<!-- end of results -->"


def describe_machine(peers: Path) -> dict[str, Any]:
    """What the figures come from: processor, system, versions, and how busy it was."""
    machine: dict[str, Any] = {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[2], 1),
        "versions": {name: version(name) for name in _OURS},
    }
    if (peers / "ready").exists():
        script = f"from importlib.metadata import version\nfor name in {_PEERS}: print(name, version(name))"
        listed = subprocess.run([peers / "bin" / "python", "-c", script], check=True, capture_output=True, text=True)
        machine["versions"].update(line.split() for line in listed.stdout.splitlines())
    return machine


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def tables(results: dict[str, Any]) -> str:
    """All results as Markdown."""
    machine = results["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    parts = [
        f"Machine: {machine['cores']} cores ({machine['processor']}), {machine['memory_gb']} GB, {machine['system']}, "
        f"Python {machine['python']}; average load while measuring {machine['load']}.\n\nVersions: {versions}."
    ]
    for name in groups.NAMES:
        group = groups.group(name)
        for size, rows in sorted(results.get(name, {}).items(), key=lambda pair: int(pair[0])):
            title = group.TITLE if getattr(group, "ONE_TABLE", False) else f"{group.TITLE}: {int(size):,} documents"
            parts.append(f"### {title}\n\n{_table(rows)}")
    return "\n\n".join(parts)


def _table(rows: dict[str, Any]) -> str:
    lines = [
        "| | wall s | CPU s | peak MB | wall ratio | CPU ratio | runs |",
        "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    for name, row in rows.items():
        middle, ratio = row["median"], row.get("ratio")
        cpu = f"{middle['cpu']:.2f}" if middle["cpu"] else ""
        peak = f"{middle['peak']:.0f}" if middle["peak"] else ""
        compared = f"{ratio['wall']:.2f} × {ratio['to']} | {ratio['cpu']:.2f}" if ratio else " | "
        lines.append(f"| {name} | {middle['wall']:.2f} | {cpu} | {peak} | {compared} | {len(row['runs'])} |")
    return "\n".join(lines)


def write_tables(path: Path, text: str) -> None:
    """Put the tables between the two marks of a Markdown file."""
    before, _, rest = path.read_text("utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    path.write_text(f"{before}{_BEGIN}\n\n{text}\n\n{_END}{after}", encoding="utf-8")
