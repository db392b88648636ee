"""How much each rule's findings matter in a repository, by its settings."""

from __future__ import annotations

from svcq_build.load import Corpus
from svcq_build.model import Severity
from svcq_build.rules import Rule, all_rules


def severities_of(corpus: Corpus) -> dict[str, Severity | None]:
    """Each rule's severity under the repository's settings; None where it is off."""
    chosen = corpus.settings.svcq.rules
    return {name: _severity(rule, chosen.get(name)) for name, rule in all_rules().items()}


def _severity(rule: Rule, chosen: str | None) -> Severity | None:
    if rule.needed or (chosen is None and not rule.on_request):
        return rule.severity
    return Severity(chosen) if chosen not in (None, "off") else None
