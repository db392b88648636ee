"""JSON Schema (2020-12) for ``mkdocs.yml``, generated from the models of its settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import available_timezones

from svcq_build.load import Corpus, Settings
from svcq_build.reference.explain import plain
from svcq_build.reference.schema import DIALECT, finish
from svcq_build.rules import all_rules


def settings_schema(translate: Callable[[str], str], corpus: Corpus | None = None) -> dict[str, Any]:
    """The JSON Schema of ``mkdocs.yml``.

    Args:
        translate: into the language that rules are described in. corpus: whose roles are offered for accounts.
    """
    schema: dict[str, Any] = finish(Settings.model_json_schema(by_alias=True), {})
    own = schema["$defs"]["SvcqSettings"]["properties"]
    levels = own["rules"]["additionalProperties"]
    own["rules"]["properties"] = {
        name: {**levels, "description": plain(translate(rule.sections["summary"]))}
        for name, rule in all_rules().items()
    }
    own["rules"]["additionalProperties"] = False
    if corpus is not None:
        roles = [entry.id for entry in corpus.entries.values() if entry.kind.name == "role"]
        account = own["accounts"]["additionalProperties"]
        own["accounts"]["properties"] = dict.fromkeys(sorted(roles), account)
    zone = own["time_zone"]
    del zone["x-zone"], zone["pattern"], zone["minLength"]
    zone["enum"] = sorted(available_timezones())
    return {"$schema": DIALECT, **schema, "title": "mkdocs.yml"}
