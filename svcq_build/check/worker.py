"""A worker: a process that reads a share of the documents and looks at them. It ends when its parent does."""

from __future__ import annotations

import datetime as dt
import signal
import sys
from pathlib import Path
from typing import IO

from svcq_build.check.readings import read_all, silent, sorted_out
from svcq_build.check.wire import receive, receive_readings, send, send_readings
from svcq_build.files import without_collecting
from svcq_build.load import Asked, build_known_graph, load_folder, read_parameters, read_settings
from svcq_build.rules import all_rules


def main() -> None:
    """Do the task that comes on standard input; answer on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C, and ends us
    here, there = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what is printed by mistake must not come between
    try:
        with without_collecting():
            _help(here, there)
    except (EOFError, BrokenPipeError):
        sys.exit(1)  # nobody waits any more


def _help(here: IO[bytes], there: IO[bytes]) -> None:
    all_rules()  # loaded while nobody waits
    task = receive(here)
    root, today = Path(task["root"]), dt.date.fromisoformat(task["today"])
    settings = read_settings(task["settings"].encode("utf-8", "surrogateescape"))
    quoted = [(path, text.encode("utf-8", "surrogateescape")) for path, text in task["quoted"].items()]
    parameters = read_parameters(quoted, settings)
    own = read_all(root, task["paths"], {}, settings, parameters)
    send_readings(there, own)
    others = receive_readings(here)
    asked = Asked() if task["remembers"] else None
    known, contents = sorted_out([*own, *others], asked, parameters)
    corpus = load_folder(root, contents, known, frozenset(receive(here)))
    send(there, silent(build_known_graph(corpus), [each.path for each in own], today, asked))
