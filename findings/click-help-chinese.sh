#!/bin/sh
# The guess: the help of a command is wrapped to the terminal's width.
# What happens: click 8.5.1 counts characters, and a Chinese character takes two columns of a terminal. Asked for 40
# columns, it writes Chinese lines of 38 characters and two blanks: 78 columns; the English text beside it keeps to
# 40.
# Who meets it: every command with Chinese help; the terminal breaks nearly every line once more.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" click==8.5.1
PYTHONPATH="$dir/python" python3 - <<'END'
import click


@click.command(help="办理时限自受理之日起计算" * 5 + "\n\n" + "the time runs from acceptance " * 5)
def command() -> None:
    pass


said = command.get_help(click.Context(command, terminal_width=40, max_content_width=40)).splitlines()
print(*said, sep="\n")
chinese = [line for line in said if "受理" in line]
assert max(2 * len(line.strip()) + 2 for line in chinese) == 78
assert all(len(line) <= 40 for line in said if line.isascii())
END
