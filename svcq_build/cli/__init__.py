"""The command line: words typed → what is done and said; one file a command, found by its place (``cli/<name>.py``).

Commands are imported only when they run, so that ``svcq --help`` answers at once.
"""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import sys
from pathlib import Path

import click

from svcq_build import __version__

#: How many new objects there are before cycles among them are looked for. Documents and pages hold few cycles: looking
#: every 700 objects, as Python does, takes up to a sixth of a build.
_NEW_OBJECTS = 50_000
_HELP = ("-h", "--help")
#: Exit codes: nothing found; findings; wrong usage; the tool or the repository is broken.
CLEAN, FINDINGS, USAGE, BROKEN = 0, 1, 2, 3


class _Commands(click.Group):
    """The commands of this package, imported when they are asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(context):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{name}").command
        # click keeps the help option of whoever asks first, which need not be this group: each has the names of its own
        for one in (command, *(command.commands.values() if isinstance(command, click.Group) else ())):
            one.context_settings.setdefault("help_option_names", _HELP)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.list_commands(context):
            from svcq_build.cli._options import did_you_mean, words_of_run
            from svcq_build.words import nearest

            words = words_of_run()
            close = did_you_mean(nearest(name, self.list_commands(context)), words)
            context.fail(words("There is no command “{name}”.").format(name=name) + close)
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, _summary(name)) for name in self.list_commands(context)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _summary(name: str) -> str:
    """The first line of a command module's docstring, read without importing what the command needs."""
    source = (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    first = docstring.split("\n")[0]
    return first.split(": ", 1)[-1]


@click.group(cls=_Commands, context_settings={"help_option_names": _HELP, "max_content_width": 100})
@click.version_option(__version__, prog_name="svcq")
def cli() -> None:
    """Service quality as code: check and publish service standards, roles and playbooks.

    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 the tool or the repository is broken.
    """


def main() -> None:
    """Run the command line; whatever goes wrong ends in a sentence and an exit code, never a traceback."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    try:
        code = cli.main(prog_name="svcq", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else CLEAN)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        from svcq_build.cli._usage import show_misuse

        show_misuse(error)
        sys.exit(USAGE)
    except (KeyboardInterrupt, click.Abort):
        from svcq_build.cli._options import words_of_run

        words = words_of_run()
        click.echo(words("Interrupted; nothing was left half done."), err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone (svcq check | head); that is no fault
        sys.exit(CLEAN)
    except Exception as error:
        from svcq_build.cli._failures import explain_failure
        from svcq_build.cli._tell import tell

        tell(explain_failure(error), err=True)
        sys.exit(USAGE if getattr(error, "is_misuse", False) else BROKEN)
