"""What to say when a command was called wrongly."""

from __future__ import annotations

import io
import re

import click

from svcq_build.cli._options import did_you_mean, words_of_run
from svcq_build.cli._tell import tell
from svcq_build.words import nearest, say

#: What the names of arguments mean.
_ARGUMENTS = {
    "KIND": say("KIND (such as standard)"),
    "ID": say("ID (such as complaint-handling)"),
    "REF": say("REF (such as standard:complaint-handling)"),
}
_IN_BRACKETS = re.compile(r"\((.*)\)")


def show_misuse(error: click.ClickException) -> None:
    """Say what is wrong with the call and where to read how it is done.

    In English as Click says it; Click speaks no other language, so its sentences are said anew.
    """
    words = words_of_run()
    if words is str:
        said = io.StringIO()
        error.show(said)
        tell(said.getvalue().removesuffix("\n"), err=True)
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        call = " ".join([context.command_path, *context.command.collect_usage_pieces(context)])
        click.echo(words("Usage: {call}").format(call=call), err=True)
        click.echo(words("Help: {command}").format(command=f"{context.command_path} -h") + "\n", err=True)
    tell(words("Error: {problem}").format(problem=_problem(error)), err=True)


def _problem(error: click.ClickException) -> str:
    words = words_of_run()
    if isinstance(error, click.NoSuchOption):
        close = did_you_mean(nearest(error.option_name, error.possibilities or ()), words)
        return words("There is no option {name}.").format(name=error.option_name) + close
    if isinstance(error, click.BadOptionUsage):
        template = words("The option {name} needs a value.")
        if "requires" not in error.message:
            template = words("The option {name} takes no value.")
        return template.format(name=error.option_name)
    if isinstance(error, click.BadParameter):
        parameter = error.param
        name = parameter.get_error_hint(error.ctx) if parameter is not None and error.ctx is not None else ""
        name = name.replace("'", "")
        if isinstance(error, click.MissingParameter):
            meant = _ARGUMENTS[name].render(words, "") if name in _ARGUMENTS else name
            return words("{name} is missing.").format(name=meant)
        if parameter is not None and isinstance(parameter.type, click.Choice):
            return words("{name} must be one of: {choices}.").format(
                name=name, choices=", ".join(map(str, parameter.type.choices))
            )
        return words("{name}: {problem}").format(name=name, problem=error.message)
    surplus = _IN_BRACKETS.search(error.message) if error.message.startswith("Got unexpected extra argument") else None
    if surplus is not None:
        return words("This is one word too many: {surplus}").format(surplus=surplus[1])
    return error.message
