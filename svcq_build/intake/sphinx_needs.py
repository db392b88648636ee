"""Sphinx-Needs: ``needs.json``, the needs of each version of a project; the current one is read."""

from __future__ import annotations

import json
from typing import Any

from svcq_build.intake.blocks import CannotRead, Place
from svcq_build.intake.demands import Demand, Sets
from svcq_build.words import say

#: What is said of a need in words of its own; all else is the tool's.
_OTHERS = ("status", "tags", "links", "rationale", "implements", "satisfies", "verifies")
_NO_DEMANDS = ("term", "person", "test", "impl", "info")


def read_sets(content: bytes) -> Sets:
    """The demands of a file, a set a page.

    Raises:
        CannotRead: when it is none of Sphinx-Needs's.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
        versions = data["versions"]
        version = versions[data.get("current_version", "")] if data.get("current_version") in versions else None
        needs = (version or next(iter(versions.values())))["needs"]
        needs = list(needs.values()) if isinstance(needs, dict) else list(needs)
    except (ValueError, KeyError, TypeError, StopIteration, AttributeError, RecursionError):
        raise CannotRead(say("The file is no needs.json of Sphinx-Needs.")) from None
    pages: dict[str, list[Demand]] = {}
    for need in needs:
        if isinstance(need, dict) and isinstance(need.get("id"), str):
            page = need.get("docname") or data.get("project") or ""
            pages.setdefault(str(page), []).append(_demand(need))
    return list(pages.items())


def _demand(need: dict[str, Any]) -> Demand:
    others = {name: _words(need[name]) for name in _OTHERS if need.get(name)}
    id_ = need["id"] if need.get("type") not in _NO_DEMANDS else ""
    text = _words(need.get("content") or need.get("description") or "")
    return Demand(Place("item", name=need["id"]), text, id_, _words(need.get("title") or ""), others=others)


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
