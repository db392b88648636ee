"""What posts the comment, run as it stands in the CI files, against a git host that only remembers."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright._impl._driver import compute_driver_executable

ROOT = Path(__file__).parents[2]
MARK = "<!-- svcq review -->"
NODE = str(compute_driver_executable()[0])
#: The host: it knows one pull request and some comments, and writes down what it is asked to do.
HOST = """
const given = JSON.parse(process.argv[2]);
const done = [];
const context = {
  repo: {owner: "we", repo: "book"},
  payload: {workflow_run: {head_sha: "c0ffee", head_repository: {id: 7}}},
};
const core = {notice: (text) => done.push(["notice", text])};
const github = {
  rest: {
    pulls: {
      get: async ({pull_number}) => ({data: {number: pull_number, head: given.head}}),
      listReviewComments: "beside",
      listFiles: "changed",
      createReviewComment: async (asked) =>
        done.push(["suggest", asked.path, asked.start_line ?? asked.line, asked.line, asked.side, asked.body]),
      deleteReviewComment: async (asked) => done.push(["take back", asked.comment_id]),
    },
    issues: {
      listComments: "comments",
      createComment: async (asked) => done.push(["create", asked.issue_number, asked.body]),
      updateComment: async (asked) => done.push(["update", asked.comment_id, asked.body]),
    },
  },
  paginate: async (what) => given[what],
};
const AsyncFunction = (async () => {}).constructor;
const script = new AsyncFunction("require", "github", "context", "core", given.script);
script(require, github, context, core)
  .catch((error) => done.push(["failed", error.message]))
  .then(() => console.log(JSON.stringify(done)));
"""
HEAD = {"sha": "c0ffee", "repo": {"id": 7}}
BOT = {"login": "github-actions[bot]"}


def script() -> str:
    workflow = yaml.safe_load((ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8"))
    return str(workflow["jobs"]["comment"]["steps"][-1]["with"]["script"])


def post(folder: Path, files: dict[str, str], head: Any = HEAD, comments: Any = (), **host: Any) -> list[list[Any]]:
    (folder / "review").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "review" / name).write_text(text, encoding="utf-8")
    (folder / "host.cjs").write_text(HOST, encoding="utf-8")
    known = {"beside": [], "changed": [], **host}
    given = json.dumps({"script": script(), "head": head, "comments": list(comments), **known})
    done = subprocess.run([NODE, "host.cjs", given], cwd=folder, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    assert isinstance(answer, list)
    return answer


SOUND = {"number": "12\n", "comment.md": f"{MARK}\n\nwords\n"}


def test_the_first_comment_is_created(tmp_path: Path) -> None:
    theirs = [
        {"id": 1, "user": {"login": "someone"}, "body": f"{MARK}\nnot ours"},
        {"id": 2, "user": None, "body": None},
    ]

    assert post(tmp_path, SOUND, comments=theirs) == [["create", 12, SOUND["comment.md"]]]


def test_our_comment_is_updated(tmp_path: Path) -> None:
    ours = [{"id": 3, "user": BOT, "body": "another"}, {"id": 4, "user": BOT, "body": f"{MARK}\r\nold"}]

    assert post(tmp_path, SOUND, comments=ours) == [["update", 4, SOUND["comment.md"]]]


def test_what_stands_there_already_is_left_alone(tmp_path: Path) -> None:
    ours = [{"id": 4, "user": BOT, "body": f"{MARK}\r\n\r\nwords"}]

    assert post(tmp_path, SOUND, comments=ours) == []


@pytest.mark.parametrize(
    "head", [{"sha": "beef", "repo": {"id": 7}}, {"sha": "c0ffee", "repo": {"id": 8}}, {"sha": "c0ffee", "repo": None}]
)
def test_another_pull_request_or_an_older_commit_gets_nothing(tmp_path: Path, head: Any) -> None:
    assert [what for what, *_ in post(tmp_path, SOUND, head)] == ["notice"]


@pytest.mark.parametrize("number", ["", "0", "-1", "1; rm", "1e3", "12\n13", "../1", "１２", "9" * 19])
def test_a_number_is_digits_only(tmp_path: Path, number: str) -> None:
    assert [what for what, *_ in post(tmp_path, {**SOUND, "number": number})] == ["failed"]


@pytest.mark.parametrize("words", ["words", f"x\n{MARK}\n", f"{MARK}\n" + "x" * 60_000, f"{MARK}\n" + "x" * 300_000])
def test_what_svcq_does_not_write_is_refused(tmp_path: Path, words: str) -> None:
    assert [what for what, *_ in post(tmp_path, {**SOUND, "comment.md": words})] == ["failed"]


def test_a_link_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{MARK}\n", encoding="utf-8")
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "comment.md").symlink_to(tmp_path / "secret")

    assert [what for what, *_ in post(tmp_path, {"number": "12"})] == ["failed"]


def test_a_run_without_a_review_posts_nothing(tmp_path: Path) -> None:
    assert [what for what, *_ in post(tmp_path, {})] == ["notice"]


def test_strangers_mention_nobody(tmp_path: Path) -> None:
    [[_, _, body]] = post(tmp_path, {**SOUND, "comment.md": f"{MARK}\n@everyone\n"})

    assert body == f"{MARK}\n@\u200beveryone\n"


FIX = "<!-- svcq fix -->"
FILE = "standards/service/x.yml"
OFFER = {"path": FILE, "start_line": 2, "line": 2, "old": "b: 是", "text": "b: true", "message": "`wrong-type` @you"}
BODY = f"{FIX}\n`wrong-type` @\u200byou\n\n```suggestion\nb: true\n```"
FILES = [
    {
        "filename": FILE,
        "patch": "@@ -1,2 +1,3 @@ k\n \ufeffa: 1\r\n-b: 不\r\n+b: 是\r\n+c: 2\r\n@@ -9 +10 @@\n-x\n+d: 是",
    },
    {"filename": "picture.png"},
]


def suggest(folder: Path, *offers: dict[str, Any], **host: Any) -> list[list[Any]]:
    """What is done about suggestions, beside the comment."""
    files = {**SOUND, "suggestions.json": json.dumps({"version": 1, "suggestions": offers})}
    return [one for one in post(folder, files, changed=FILES, **host) if one[0] != "create"]


def test_a_certain_mend_is_suggested_beside_its_line(tmp_path: Path) -> None:
    assert suggest(tmp_path, OFFER) == [["suggest", FILE, 2, 2, "RIGHT", BODY]]


def test_several_lines_are_one_suggestion(tmp_path: Path) -> None:
    offer = {**OFFER, "line": 3, "old": "b: 是\nc: 2", "text": "b: true\nc: 3"}

    assert [one[:4] for one in suggest(tmp_path, offer)] == [["suggest", FILE, 2, 3]]


@pytest.mark.parametrize("other", [{"old": "b: 否"}, {"path": "gone.yml"}, {"start_line": 7, "line": 7}, {"line": 4}])
def test_lines_that_are_not_so_in_the_difference_get_no_suggestion(tmp_path: Path, other: dict[str, Any]) -> None:
    assert [what for what, *_ in suggest(tmp_path, {**OFFER, **other})] == ["notice"]


def test_a_suggestion_that_stands_is_left_and_an_old_one_taken_back(tmp_path: Path) -> None:
    beside = [
        {"id": 1, "user": BOT, "path": FILE, "line": 2, "body": BODY},
        {"id": 2, "user": BOT, "path": FILE, "line": 1, "body": f"{FIX}\nold"},
        {"id": 3, "user": {"login": "someone"}, "path": FILE, "line": 1, "body": f"{FIX}\ntheirs"},
    ]

    assert suggest(tmp_path, OFFER, beside=beside) == [["take back", 2]]


def test_backticks_cannot_end_a_suggestion(tmp_path: Path) -> None:
    [[*_, body]] = suggest(tmp_path, {**OFFER, "text": "b: ```` x"})

    assert body.endswith("\n`````suggestion\nb: ```` x\n`````")


@pytest.mark.parametrize(
    "wrong", [{"line": "2"}, {"line": 0}, {"start_line": 9}, {"text": 5}, {"message": "x" * 5000}, {"path": ""}]
)
def test_suggestions_that_svcq_does_not_write_are_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    assert [what for what, *_ in suggest(tmp_path, {**OFFER, **wrong})] == ["failed"]


def test_what_one_workflow_leaves_is_what_the_other_fetches() -> None:
    handbook, comment = (
        yaml.safe_load((ROOT / ".github/workflows" / name).read_text(encoding="utf-8"))
        for name in ("handbook.yml", "comment.yml")
    )
    review, fetch = handbook["jobs"]["review"], comment["jobs"]["comment"]["steps"][0]["with"]
    kept = next(step for step in review["steps"] if step.get("with", {}).get("name") == "review")

    assert comment[True]["workflow_run"]["workflows"] == [handbook["name"]]
    assert kept["with"] | {"name": fetch["pattern"], "path": fetch["path"] + "/"} == kept["with"]
    assert review["permissions"] == {"contents": "read"}
    assert {"review/number", "review/comment.md"} <= set(
        " ".join(step.get("run", "") for step in review["steps"]).split()
    )


CURL = """#!/bin/sh
echo "$*" >> "$CURL_LOG"
case "$*" in
  *"/merge_requests/12") echo '{"sha": "aaa", "diff_refs": {"base_sha": "b", "start_sha": "s", "head_sha": "aaa"}}' ;;
  *"/user") echo '{"id": 5}' ;;
  *"/diffs?per_page=100") cat diffs-there.json ;;
  *"/discussions?per_page=100") cat discussions-there.json ;;
  *"per_page=100") cat "$NOTES" ;;
esac
"""


def note(folder: Path, notes: Any, text: str = SOUND["comment.md"], commit: str = "aaa") -> tuple[int, list[str]]:
    """Run GitLab's job with a curl that only writes down what it is asked."""
    job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["review-note"]
    programs = folder / "bin"
    programs.mkdir()
    (programs / "curl").write_text(CURL, encoding="utf-8")
    (programs / "curl").chmod(0o755)
    (folder / "review.md").write_text(text, encoding="utf-8")
    (folder / "given.json").write_text(json.dumps(notes), encoding="utf-8")
    environment = {
        **os.environ,
        "PATH": f"{programs}:{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}",
        "CURL_LOG": str(folder / "log"),
        "NOTES": str(folder / "given.json"),
        "SVCQ_COMMENT_TOKEN": "t",
        "CI_API_V4_URL": "https://host/api/v4",
        "CI_MERGE_REQUEST_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_IID": "12",
        "CI_COMMIT_SHA": "merged",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": commit,
    }
    whole = "set -eo pipefail\n" + "\n".join(job["script"])
    done = subprocess.run(["bash", "-c", whole], cwd=folder, env=environment, capture_output=True, check=False)
    log = folder / "log"
    return done.returncode, log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def test_gitlab_writes_a_note(tmp_path: Path) -> None:
    theirs = [{"id": 8, "author": {"id": 6}, "body": f"{MARK}\n"}, {"id": 9, "author": {"id": 5}, "body": "hello"}]
    code, log = note(tmp_path, theirs)

    assert code == 0
    assert log[-1].endswith("--output answer.json https://host/api/v4/projects/1/merge_requests/12/notes")
    assert "--data-urlencode body@review.md" in log[-1]
    assert log[-2].endswith("/merge_requests/12"), "which commit is the newest is asked right before writing"


def test_gitlab_updates_its_note(tmp_path: Path) -> None:
    code, log = note(tmp_path, [{"id": 9, "author": {"id": 5}, "body": f"{MARK}\nold"}])

    assert code == 0
    assert "--request PUT" in log[-1]
    assert log[-1].endswith("/merge_requests/12/notes/9")


def test_gitlab_leaves_the_note_of_a_newer_commit_alone(tmp_path: Path) -> None:
    code, log = note(tmp_path, [{"id": 9, "author": {"id": 5}, "body": f"{MARK}\nnewer"}], commit="bbb")

    assert code == 0
    assert [asked for asked in log if "body@review.md" in asked] == []


@pytest.mark.parametrize("text", ["words", f"{MARK}\n" + "x" * 300_000])
def test_gitlab_refuses_what_svcq_does_not_write(tmp_path: Path, text: str) -> None:
    code, log = note(tmp_path, [], text)

    assert (code, log) == (1, [])


def test_gitlab_posts_only_for_requests_of_the_project_itself() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    [rule] = jobs["review-note"]["rules"]

    assert "$SVCQ_COMMENT_TOKEN" in rule["if"]
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID" in rule["if"]
    assert jobs["review-note"]["variables"] == {"GIT_STRATEGY": "none"}
    assert "SVCQ_COMMENT_TOKEN" not in json.dumps(jobs["review"])


GITLAB_FIX = f"{FIX}\n`wrong-type` @\u200byou\n\n```suggestion:-0+0\nb: true\n```"
REFS = {"base_sha": "b", "start_sha": "s", "head_sha": "aaa"}


def offer_on_gitlab(folder: Path, *offers: dict[str, Any], beside: Any = ()) -> tuple[int, list[str], list[Any]]:
    """What GitLab is asked beside the note, and what is posted."""
    (folder / "suggestions.json").write_text(json.dumps({"version": 1, "suggestions": offers}), encoding="utf-8")
    diffs = [{"old_path": FILE, "new_path": FILE, "diff": FILES[0]["patch"]}, {"old_path": "x", "new_path": "x"}]
    (folder / "diffs-there.json").write_text(json.dumps(diffs), encoding="utf-8")
    (folder / "discussions-there.json").write_text(json.dumps([{"notes": list(beside)}]), encoding="utf-8")
    code, log = note(folder, [])
    posts = [json.loads(path.read_text()) for path in sorted(folder.glob("post-*.json"))]
    return code, [asked for asked in log if "DELETE" in asked or "Content-Type" in asked], posts


def test_gitlab_is_offered_a_certain_mend_beside_its_line(tmp_path: Path) -> None:
    code, asked, posts = offer_on_gitlab(tmp_path, OFFER)
    place = {"position_type": "text", "old_path": FILE, "new_path": FILE, "new_line": 2, **REFS}

    assert (code, posts) == (0, [{"body": GITLAB_FIX, "position": place}])
    assert len(asked) == 1
    assert asked[0].endswith(
        "--data @post-00.json --output answer.json https://host/api/v4/projects/1/merge_requests/12/discussions"
    )


def test_gitlab_counts_several_lines_upwards_and_a_line_that_stayed_by_both_numbers(tmp_path: Path) -> None:
    above = {**OFFER, "start_line": 1, "line": 1, "old": "a: 1", "text": "a: 2"}
    several = {**OFFER, "line": 3, "old": "b: 是\nc: 2", "text": "b: true\nc: 3"}
    _, _, posts = offer_on_gitlab(tmp_path, above, several)

    assert posts[0]["position"]["old_line"] == posts[0]["position"]["new_line"] == 1
    assert "```suggestion:-1+0\nb: true\nc: 3\n```" in posts[1]["body"]
    assert "old_line" not in posts[1]["position"]


@pytest.mark.parametrize("other", [{"old": "b: 否"}, {"path": "gone.yml"}, {"start_line": 7, "line": 7}, {"line": 4}])
def test_gitlab_is_offered_nothing_for_lines_that_are_not_so(tmp_path: Path, other: dict[str, Any]) -> None:
    assert offer_on_gitlab(tmp_path, {**OFFER, **other}) == (0, [], [])


def test_on_gitlab_an_offer_that_stands_is_left_and_an_old_one_taken_back(tmp_path: Path) -> None:
    beside = [
        {"id": 1, "author": {"id": 5}, "body": GITLAB_FIX, "position": {"new_path": FILE, "new_line": 2}},
        {"id": 2, "author": {"id": 5}, "body": f"{FIX}\nold", "position": {"new_path": FILE, "new_line": 1}},
        {"id": 3, "author": {"id": 6}, "body": f"{FIX}\ntheirs"},
    ]
    code, asked, posts = offer_on_gitlab(tmp_path, OFFER, beside=beside)

    assert (code, posts) == (0, [])
    assert [one.rpartition("/")[2] for one in asked] == ["2"]


@pytest.mark.parametrize("wrong", [{"line": "2"}, {"line": 0}, {"start_line": 9}, {"text": 5}, {"message": "x" * 5000}])
def test_gitlab_refuses_suggestions_that_svcq_does_not_write(tmp_path: Path, wrong: dict[str, Any]) -> None:
    code, asked, posts = offer_on_gitlab(tmp_path, {**OFFER, **wrong})

    assert code != 0
    assert (asked, posts) == ([], [])
