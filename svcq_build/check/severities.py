"""How much each rule's findings matter in a repository, by its settings."""

from __future__ import annotations

from svcq_build.load import Corpus
from svcq_build.model import Severity
from svcq_build.rules import all_rules


def severities_of(corpus: Corpus) -> dict[str, Severity | None]:
    """Each rule's severity under the repository's settings; None where it is off."""
    chosen = corpus.settings.svcq.rules
    return {
        name: rule.severity
        if rule.needed or name not in chosen
        else None
        if chosen[name] == "off"
        else Severity(chosen[name])
        for name, rule in all_rules().items()
    }
