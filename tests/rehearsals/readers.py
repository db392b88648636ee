"""Compares svcq with other readers: npm's ajv on the schemas, npm's yaml on the files (``make rehearse-readers``).

Every good and bad example of each kind and some thousand documents a little off are judged by ajv with our schemas and
by our models; every YAML file of this repository, and each case of the yaml-test-suite, is read by both.
"""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from svcq_build.kinds import all_kinds
from svcq_build.load import load_folder
from svcq_build.reference.schema import json_schema
from svcq_build.syntax import compose, construct

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "tests" / name) for name in ("kinds", "suites")]

from test_schema_agrees import KINDS, SCHEMA_RULES, mutated, ours, read  # noqa: E402
from yaml_cases import cases  # noqa: E402
from yaml_cases import read as read_case  # noqa: E402

GENERATED = 3_000


def documents() -> Iterator[tuple[str, str, dict[str, Any], bool]]:
    """A name, a kind, a document of it and whether it is one to us."""
    for kind in KINDS:
        for path in sorted((ROOT / "tests/kinds" / kind).glob("*/*.yml")):
            rule = path.read_text(encoding="utf-8").split()[2] if path.parent.name == "bad" else ""
            yield str(path.relative_to(ROOT)), kind, read(path), rule not in SCHEMA_RULES
    for entry in load_folder(ROOT).entries.values():
        yield entry.path, entry.kind.name, dict(entry.data), True
    found: list[tuple[str, dict[str, Any]]] = []

    @settings(
        max_examples=GENERATED, database=None, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(mutated())
    def gather(case: tuple[str, dict[str, Any]]) -> None:
        found.append(case)

    gather()
    for number, (kind, document) in enumerate(found):
        if json.loads(json.dumps(document)) == document:  # JSON is what both are handed
            yield f"generated {number}", kind, document, ours(kind, document) == []


def yaml_texts() -> Iterator[tuple[str, str, Any]]:
    """A name, a YAML text and what it says to us."""
    listed = subprocess.run(["git", "ls-files", "*.yml"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split():
        text = (ROOT / name).read_text(encoding="utf-8")
        is_template = name.startswith(("site_templates/starters/trunk/", "site_templates/starters/places/"))
        if is_template or "!!python" in text or (name.startswith("tests/") and "/bad/" in name):
            continue
        root = compose(text)
        yield name, text, None if root is None else construct(root)[0]
    for name, case in cases():
        value, faults = read_case(case["yaml"])
        if not faults and not case.get("fail"):
            yield f"yaml-test-suite {name}", case["yaml"], value


def compare(modules: Path) -> list[str]:
    """The disagreements, in words."""
    judged, texts = list(documents()), list(yaml_texts())
    schemas = {kind: json_schema(all_kinds()[kind]) for kind in KINDS}
    asked = {"schemas": schemas, "documents": [one[1:3] for one in judged], "files": [one[1] for one in texts]}
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("read.mjs")), str(modules)],
        input=json.dumps(asked), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr)
    answer = json.loads(done.stdout)
    wrong = [
        f"{name}: {'fine' if good else 'refused'} to svcq, {said or 'fine'} to ajv: "
        + json.dumps(document, ensure_ascii=False)[:600]
        for (name, _, document, good), said in zip(judged, answer["verdicts"], strict=True)
        if good == bool(said)
    ]
    wrong += [
        f"{name}: {str(value)[:300]!r} to svcq, {str(said)[:300]!r} to npm's yaml"
        for (name, _, value), said in zip(texts, answer["values"], strict=True)
        if said.get("value") != value or "error" in said
    ]
    bad = sum(not one[3] for one in judged)
    told = f"{len(judged)} documents judged ({bad} are none to svcq) and {len(texts)} texts read"
    print(f"{told}, by svcq and by ajv and yaml")
    return wrong


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    found = compare(Path(sys.argv[1]).resolve())
    print("\n".join(found) or "They agree.")
    sys.exit(bool(found))
