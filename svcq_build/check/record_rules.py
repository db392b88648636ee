"""Rules over records: in each of them, and in all together; where nothing can have changed, no look is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from svcq_build.check.crashes import MOST_FINDINGS, RuleCrashed
from svcq_build.model import Finding
from svcq_build.rules import Context, Rule


def found_in_records(rules: Sequence[Rule], context: Context, quiet: set[str] | None) -> dict[str, list[Finding]]:
    """What rules find in records, by rule: in each of those whose shape has no fault, and in all of them together.

    Args:
        rules: those that are run. context: with the records.
        quiet: paths of records that need no look; those in which nothing is found are added. None where nobody asks.
    Raises:
        RuleCrashed: when a rule itself fails.
    """
    found: dict[str, list[Finding]] = {rule.name: [] for rule in rules}
    by_kind = {
        name: [rule for rule in rules if rule.check_record is not None and name in (rule.kinds or (name,))]
        for name in {record.kind.name for record in context.records.all}
    }
    known = frozenset(quiet or ())
    loud: set[str] = set()
    for record in context.records.all:
        if record.path in known:
            continue
        settled = context.records.is_superseded(record)
        if not record.is_sound or settled or record.names_records:
            loud.add(record.path)  # what is found in it depends on more than the record and the documents
        for rule in by_kind[record.kind.name] if record.is_sound and not settled else ():
            assert rule.check_record is not None
            try:
                told = list(islice(rule.check_record(record, context), MOST_FINDINGS))
            except Exception as error:
                raise RuleCrashed(rule.name, record.ref) from error
            if told:
                loud.add(record.path)
                found[rule.name] += _named(rule, told)
    if quiet is not None:
        quiet.update({record.path for record in context.records.all} - loud)
    for rule in rules:
        if rule.check_records is not None and context.records.all:
            try:
                found[rule.name] += _named(rule, rule.check_records(context))
            except Exception as error:
                raise RuleCrashed(rule.name, None) from error
    return found


def _named(rule: Rule, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of a rule, with its name."""
    return [finding if finding.rule else replace(finding, rule=rule.name) for finding in findings]
