"""explain: the reference text of a rule, a kind, a field or a setting."""

from __future__ import annotations

from collections.abc import Callable

import click

from svcq_build.cli import CLEAN
from svcq_build.cli._options import did_you_mean, find_language, language_option


@click.command()
@click.argument("topic", required=False)
@language_option
def command(topic: str | None, language: str | None) -> int:
    """Show the reference text of a rule, a kind, a field or a setting.

    TOPIC is a rule (missing-target), a kind (standard), a field (standard.requirements.level), mkdocs.yml or one of its
    settings (languages). Without it, everything that can be explained is listed.
    """
    from svcq_build.reference import (
        explain_field,
        explain_kind,
        explain_not_taken,
        explain_rule,
        explain_setting,
        explain_settings,
        explained_kinds,
        fields,
        kind_called,
        setting_topics,
        settings_called,
        topics,
    )
    from svcq_build.rules import all_rules
    from svcq_build.translate import translator
    from svcq_build.words import nearest

    spoken = find_language(language)
    words = translator(spoken)
    if topic is None:
        _list(words, spoken)
        return CLEAN
    if topic in all_rules():
        click.echo(explain_rule(all_rules()[topic], words, spoken))
        return CLEAN
    name, _, path = topic.partition(".")
    kind = explained_kinds().get(kind_called(name))
    if kind is not None and not path:
        click.echo(explain_kind(kind, spoken))
        return CLEAN
    declared = dict(fields(kind.model)) if kind is not None else {}
    if kind is not None and path in declared:
        click.echo(explain_field(kind, path, declared[path], spoken))
        return CLEAN
    if topic == "mkdocs.yml":
        click.echo(explain_settings(spoken))
        return CLEAN
    settings = settings_called(topic)
    if settings:
        click.echo("\n\n".join(explain_setting(path, info, spoken) for path, info in settings.items()))
        return CLEAN
    if not_taken := explain_not_taken(topic, words, spoken):
        click.echo(not_taken)
        return CLEAN
    last = [name.rpartition(".")[2] for name in setting_topics()]
    close = did_you_mean(nearest(topic, [*topics(), *setting_topics(), *last]), words)
    raise click.UsageError(
        words("There is no rule, kind, field or setting called “{name}”.").format(name=topic)
        + (close or words(" Run “svcq explain” for a list."))
    )


def _list(words: Callable[[str], str], language: str) -> None:
    """Everything that can be explained."""
    from svcq_build.kinds import all_kinds
    from svcq_build.records import all_record_kinds
    from svcq_build.reference import plain
    from svcq_build.rules import GROUPS, all_rules

    zh = language == "zh"
    for group, question in GROUPS.items():
        click.echo(f"{group}：{question.zh}" if zh else f"{group}: {question.en}")
        for rule in all_rules().values():
            if rule.group == group:
                click.echo(f"  {rule.name:<26} {plain(words(rule.sections['summary']))}")
        click.echo()
    click.echo(words("Kinds of documents:"))
    for kind in all_kinds().values():
        title, help_ = (kind.zh, f"：{kind.zh_help}") if zh else (kind.en, f": {kind.en_help}")
        click.echo(f"  {kind.name:<26} {title}{help_}")
    click.echo()
    click.echo(words("Kinds of records:"))
    for record in all_record_kinds().values():
        title, help_ = (record.zh, f"：{record.zh_help}") if zh else (record.en, f": {record.en_help}")
        click.echo(f"  {record.name:<26} {title}{help_}")
    click.echo()
    click.echo(words("Settings: svcq explain mkdocs.yml, svcq explain languages"))
    click.echo()
    click.echo(
        words(
            "More about one of them: svcq explain missing-target, svcq explain standard, "
            "svcq explain standard.requirements"
        )
    )
