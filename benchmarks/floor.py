"""The floor: the least that any checker of these documents must do, in one plain process.

PyYAML's C loader, the very pydantic models of svcq, and a look-up of every reference. It has no
places, no rules, no reports and no mercy on unreadable files: what svcq takes beyond this time is
the price of its diagnostics.

    python benchmarks/floor.py some/folder
"""

from __future__ import annotations

import csv
import os
import re
import sys
from typing import Any, TextIO

import yaml
from pydantic import TypeAdapter

from svcq_build.kinds import kinds_by_folder
from svcq_build.records import record_kinds_by_folder

#: The fields that hold references; one without a kind names a document by its id alone.
REFERENCES = {
    "about", "accountable", "answered_by", "applies_to", "appraises", "approved_by", "ask", "asks_about",
    "assesses", "attended_by", "by", "carried_by", "carries_out", "cites", "competence", "conducted_by",
    "consulted", "contingency", "covers", "decided_by", "deputy", "develops", "does", "eligible", "exercised_by",
    "feeds", "follows", "from", "governs", "handled_by", "illustrates", "indicator", "informed", "lead", "leads_to",
    "learners", "learns", "led_by", "measured_by", "measures", "members", "organised_by", "owner", "participants",
    "prepared_by", "prerequisites", "reached_by", "related", "replaces", "reported_to", "reports_to", "rests_on",
    "reviews", "satisfies", "scale", "shown_by", "shows", "takes_part", "threatens", "to", "told", "trainer",
    "used_by", "uses", "verifies", "watched_by", "watches", "who", "works_with",
}  # fmt: skip
#: What `about` says of a year plan; elsewhere it refers.
SUBJECTS = {"inspection", "training", "audit", "drill", "survey", "publicity"}
_LINK = re.compile(r"\]\(([a-z]+:[a-z0-9-]+(?:#[A-Za-z0-9.-]+)?)\)")
_QUOTE = re.compile(r"\{param:([A-Za-z0-9.-]+)\}")


class Loader(yaml.CSafeLoader):
    """The C loader without YAML 1.1's dates, which the models want as text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "int", "float"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+(\.[0-9]+)?$"), list("-0123456789"))


def main(root: str) -> int:
    """Check every document of ``root``; print what is wrong and return the exit code."""
    parts: dict[str, set[str]] = {}
    values: dict[str, str] = {}
    references: list[tuple[str, str]] = []
    documents = faults = 0
    for folder, kind in sorted(kinds_by_folder().items(), key=lambda each: each[1].name != "parameters"):
        adapter = TypeAdapter(kind.model)
        where = os.path.join(root, folder)
        for name in sorted(os.listdir(where)) if os.path.isdir(where) else ():
            with open(os.path.join(where, name), encoding="utf-8") as file:
                text = file.read()
            if "{param:" in text:
                for quoted in set(_QUOTE.findall(text)):
                    if quoted in values:
                        text = text.replace(f"{{param:{quoted}}}", values[quoted])
                    else:
                        print(name, "quotes", quoted)
                        faults += 1
            if name.endswith(".md"):
                front, body = text[4:].split("\n---\n", 1)
                data = yaml.load(front, Loader)
                data["body"] = body
            else:
                data = yaml.load(text, Loader)
            documents += 1
            identity = name.rpartition(".")[0]
            try:
                adapter.validate_python(data)
            except ValueError as error:
                print(identity, error)
                faults += 1
            found, targets = survey(data)
            parts[f"{kind.name}:{identity}"] = found
            parts[identity] = parts.get(identity, set()) | found
            if kind.name == "parameters":
                values |= {each["id"]: each["value"] for each in data["parameters"]}
            references += [(identity, target) for target in targets]
    records, wrong = survey_records(root)
    faults += wrong
    for identity, target in references:
        document, _, part = target.partition("#")
        if target in parts[identity]:
            continue  # a part of its own, which needs no more than its id
        if document not in parts or (part and part not in parts[document]):
            print(identity, "refers to", target)
            faults += 1
    print(documents, "documents,", *([records, "records,"] if records else []), faults, "faults")
    return 1 if faults else 0


def survey_records(root: str) -> tuple[int, int]:
    """Read every record and validate it; how many there are, and how many are wrong."""
    records = faults = 0
    for folder, kind in record_kinds_by_folder().items():
        adapter = TypeAdapter(kind.model)
        for where, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                with open(os.path.join(where, name), encoding="utf-8") as file:
                    rows = _rows(file, where) if kind.tabular else [yaml.load(file.read(), Loader)]
                for row in rows:
                    records += 1
                    try:
                        adapter.validate_python({**row, "kind": kind.name})
                    except ValueError as error:
                        print(name, error)
                        faults += 1
    return records, faults


def _rows(file: TextIO, where: str) -> list[dict[str, Any]]:
    indicator = os.path.basename(where)
    return [
        {
            "id": f"{indicator}-{row['period']}",
            "indicator": indicator,
            "period": row["period"],
            "value": float(row["value"]),
        }
        for row in csv.DictReader(file)
    ]


def survey(data: dict[str, Any]) -> tuple[set[str], list[str]]:
    """The ids of a document's parts, and all that it refers to."""
    parts: set[str] = set()
    references: list[str] = []
    waiting = [data]
    while waiting:
        for name, value in waiting.pop().items():
            if name == "id":
                parts.add(value)
            for item in value if isinstance(value, list) else (value,):
                if isinstance(item, dict):
                    waiting.append(item)
                elif isinstance(item, str):
                    if name in REFERENCES and item not in SUBJECTS:
                        references.append(item)
                    elif "](" in item:
                        references += _LINK.findall(item)
    return parts, references


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
