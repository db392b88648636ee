"""explain: the reference text of a rule, a kind or a field."""

from __future__ import annotations

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import find_language, language_option


@click.command()
@click.argument("topic", required=False)
@language_option
def command(topic: str | None, language: str | None) -> int:
    """Show the reference text of a rule, a kind or a field.

    TOPIC is a rule (missing-target), a kind (standard) or a field (standard.requirements.level).
    Without it, everything that can be explained is listed.
    """
    from svcq_build.explain import explain_field, explain_kind, explain_rule, fields, topics
    from svcq_build.kinds import all_kinds
    from svcq_build.names import nearest
    from svcq_build.rules import GROUPS, all_rules
    from svcq_build.translate.interface import translator

    speech = find_language(language)
    translate = translator(speech)
    if topic is None:
        for group, question in GROUPS.items():
            click.echo(f"{group}: {question.zh if speech == 'zh' else question.en}")
            for rule in all_rules().values():
                if rule.group == group:
                    click.echo(f"  {rule.name:<26} {translate(rule.sections['summary'])}")
        click.echo("\nkinds: " + ", ".join(all_kinds()))
        return CLEAN
    if topic in all_rules():
        click.echo(explain_rule(all_rules()[topic], translate, speech))
        return CLEAN
    name, _, path = topic.partition(".")
    kind = all_kinds().get(name)
    if kind is not None and not path:
        click.echo(explain_kind(kind, speech))
        return CLEAN
    declared = dict(fields(kind.model)) if kind is not None else {}
    if kind is not None and path in declared:
        click.echo(explain_field(kind, path, declared[path], speech))
        return CLEAN
    close = nearest(topic, topics())
    raise click.UsageError(
        f"There is no rule, kind or field called “{topic}”."
        + (f" Did you mean “{close}”?" if close else " Run “svcq explain” for a list.")
    )
