"""What sends notices, run as it stands in the CI files, against robots that only remember."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright._impl._driver import compute_driver_executable

ROOT = Path(__file__).parents[2]
LETTER = "Subject: x\r\nFrom: book@example.org\r\nTo: a@example.org,\r\n b@example.org\r\n\r\nbody\r\n"
FRAME = """
const refused = [];
const core = { setFailed: (text) => refused.push(text) };
const exec = { exec: async (name, args, { input }) => (console.log("CURL " + JSON.stringify(String(input))), 0) };
const run = new (async () => {}).constructor("require", "core", "exec", process.argv[2]);
run(require, core, exec).then(() => { console.log("REFUSED " + refused.join()); process.exit(refused.length); });
"""


class Robots(HTTPServer):
    """Robots of all chats; ``got`` are the addresses and bodies, ``says`` what they answer."""

    def __init__(self) -> None:
        self.got: list[tuple[str, dict[str, object]]] = []
        self.says: dict[str, object] = {"errcode": 0}
        super().__init__(("127.0.0.1", 0), Answer)


class Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Robots)
        self.server.got.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.says).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def robots() -> Iterator[Robots]:
    server = Robots()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def send(host: str, folder: Path, robots: Robots) -> subprocess.CompletedProcess[str]:
    for name, text in {
        "wecom": '{"msgtype": "markdown"}',
        "dingtalk": '{"msgtype": "markdown"}',
        "feishu": '{"a": 1}',
    }.items():
        (folder / "notices" / name).mkdir(parents=True, exist_ok=True)
        (folder / "notices" / name / "clerk.json").write_text(text, encoding="utf-8")
    (folder / "notices" / "email").mkdir(exist_ok=True)
    (folder / "notices" / "email" / "clerk.eml").write_bytes(LETTER.encode())
    base, start = f"http://127.0.0.1:{robots.server_port}", "" if host == "github" else "SVCQ_"
    known = {"WECOM": f"{base}/wecom?key=1", "DINGTALK": f"{base}/dingtalk?access_token=1", "DINGTALK_SECRET": "SEC",
             "FEISHU": f"{base}/feishu", "FEISHU_SECRET": "sec"}  # fmt: skip
    environment = {"PATH": os.environ["PATH"], "PAUSE": "0", **{start + name: value for name, value in known.items()}}
    if host == "github":
        environment |= {"SMTP": "smtps://u%40x:p%3Aw@mail.example.org:465", "FROM": "手册 <book@example.org>"}
        job = yaml.safe_load((ROOT / ".github/workflows/notices.yml").read_text(encoding="utf-8"))["jobs"]["send"]
        (folder / "frame.cjs").write_text(FRAME, encoding="utf-8")
        words = [str(compute_driver_executable()[0]), "frame.cjs", job["steps"][-1]["with"]["script"]]
    else:
        job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["notices-send"]
        words = [sys.executable, "-c", job["script"][0].partition("\n")[2].rpartition("SCRIPT")[0]]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def signature(key: str, text: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_every_robot_gets_its_body_signed_as_it_wants(host: str, tmp_path: Path, robots: Robots) -> None:
    done = send(host, tmp_path, robots)
    assert done.returncode == 0, done.stdout + done.stderr
    got = {path.partition("?")[0]: (parse_qs(urlsplit(path).query), body) for path, body in robots.got}
    assert got["/wecom"] == ({"key": ["1"]}, {"msgtype": "markdown"})
    query, _ = got["/dingtalk"]
    assert query["sign"] == [signature("SEC", f"{query['timestamp'][0]}\nSEC")]
    assert len(query["timestamp"][0]) == 13
    body = got["/feishu"][1]
    assert body["a"] == 1
    assert body["sign"] == signature(f"{body['timestamp']}\nsec", "")


@pytest.mark.parametrize("host", ["github", "gitlab"])
@pytest.mark.parametrize(
    "says", [{"errcode": 310000, "errmsg": "keywords not in content"}, {"code": 19021, "msg": "sign match fail"}]
)
def test_a_robot_that_refuses_fails_the_job(host: str, says: dict[str, object], tmp_path: Path, robots: Robots) -> None:
    robots.says = says
    done = send(host, tmp_path, robots)
    assert done.returncode != 0
    assert str(list(says.values())[1]) in done.stdout + done.stderr
    assert "access_token" not in done.stdout + done.stderr


def test_a_letter_goes_to_all_of_its_addresses(tmp_path: Path, robots: Robots) -> None:
    (line,) = [line for line in send("github", tmp_path, robots).stdout.splitlines() if line.startswith("CURL ")]
    settings = json.loads(line.removeprefix("CURL ")).split("\n")
    assert 'user = "u@x:p:w"' in settings
    assert 'mail-from = "book@example.org"' in settings
    assert [one for one in settings if one.startswith("mail-rcpt")] == [
        'mail-rcpt = "a@example.org"',
        'mail-rcpt = "b@example.org"',
    ]
