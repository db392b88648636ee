"""Gather every message and every rule's explanation, and add what is missing to messages.zh.po.

Run ``python -m tests.translate.gather_messages`` after writing a new message, then fill in the Chinese.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import svcq_build
from svcq_build.rules import all_rules
from tests.translate import page_words

CATALOG = Path(__file__).parents[2] / "site_templates" / "interface" / "messages.zh.po"


@cache
def gather() -> dict[str, str]:
    """Every English sentence that people may be shown, with where it comes from."""
    package = Path(svcq_build.__file__).parent
    found: dict[str, str] = {}
    for path in sorted(package.rglob("*.py")):
        for node in page_words.calls(path):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))  # say(…) and speech.say(…)
            spoken = name == "words" and "cli" in path.parts
            if (name == "say" or spoken) and node.args and isinstance(node.args[0], ast.Constant):
                found.setdefault(str(node.args[0].value), path.relative_to(package).as_posix())
    for rule in all_rules().values():
        for name in ("summary", "Why", "Fix"):
            if name in rule.sections:
                found.setdefault(rule.sections[name], f"rules/{rule.group}/{rule.name.replace('-', '_')}.py")
    for word in ("Why", "Bad", "Good", "Fix"):
        found.setdefault(word, "explain.py")
    return found


def read_catalog() -> Catalog:
    """The Chinese catalogue as it is."""
    if not CATALOG.exists():
        return Catalog(locale="zh", header_comment="# What svcq says to people, in Chinese.")
    with CATALOG.open("rb") as file:
        return read_po(file, locale="zh")


def main() -> None:
    """Add what is missing, drop what is gone."""
    wanted = gather()
    old = read_catalog()
    new = Catalog(locale="zh", header_comment="# What svcq says to people, in Chinese.", fuzzy=False)
    missing = 0
    for sentence, origin in sorted(wanted.items(), key=lambda item: (item[1], item[0])):
        known = old.get(sentence)
        translation = str(known.string) if known is not None and known.string else ""
        missing += not translation
        new.add(sentence, translation, auto_comments=[origin])
    with CATALOG.open("wb") as file:
        write_po(file, new, width=0, omit_header=False, sort_output=False)
    missing += page_words.add_new()
    print(f"{len(wanted)} messages and the words of the pages: {missing} without a translation")


if __name__ == "__main__":
    main()
