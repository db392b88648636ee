"""From starting the server to the first page, and from saving a document to its page with the new words."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path

from commands import EDITED, edits, say, svcq
from measure import Run, cpu_seconds, until_idle, until_served

TITLE = "`svcq serve`"
LARGEST = 1000
#: The page that must change when the document is edited.
EDITED_PAGE = "handbook/standards/queueing-001/"


def measure(size: int, folder: Path, runs: int) -> dict[str, list[Run]]:
    """From starting the server to the first page, and from saving a document to its page with the new words."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/{EDITED_PAGE}"
    edit = edits(folder / EDITED)
    with folder.with_suffix(".log").open("wb") as output:
        server = subprocess.Popen(svcq(folder, "serve", "--port", str(port)), stdout=output, stderr=output)
        try:
            started = until_served(address, "queueing", lambda: server.poll() is None)
            shown = []
            for number in range(runs):
                until_idle(server.pid)  # as it is when a person has opened the document and written a sentence
                before = cpu_seconds(server.pid)
                wall = until_served(address, edit(), lambda: server.poll() is None)
                shown.append(Run(wall, cpu_seconds(server.pid) - before, 0))
                say(f"{number + 1}/{runs} serve, edit to page: {wall:.2f} s")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    return {"serve, start to first page": [Run(started, 0, 0)], "serve, edit to page": shown}
