"""The comment on a pull request, on real repositories: what it says, that it fits, and that nothing in it is alive."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from svcq_build.review.page_diff import differing_pages
from tests.conftest import STANDARD
from tests.diff.test_revisions import PATH, repo  # noqa: F401 - a fixture

LIMIT = 60_000


def comment(svcq, root: Path, *arguments: str, lang: str = "en") -> str:
    outcome = svcq("review", *arguments, "--lang", lang, "--today", "2026-03-01", cwd=root)
    assert outcome.code == 0, outcome.err
    assert len(outcome.out) <= LIMIT
    return outcome.out


def page(root: Path, name: str, content: str) -> None:
    path = root / name / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"<html><head><title>t</title></head><body><nav>{root}</nav><main><article>{content}</article></main>"
        f"<footer>Built on {root}</footer></body></html>",
        encoding="utf-8",
    )


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    base, site = tmp_path / "base-site", tmp_path / "new-site"
    for root in (base, site):
        page(root, "", "<h1>Home</h1>")
    return base, site


def test_it_says_what_changed_what_follows_and_what_is_wrong(repo, svcq):  # noqa: F811
    repo.commit(
        {
            PATH: STANDARD.replace("level: must", "level: should").replace(
                "applies_to: [role:clerk]", "applies_to: [role:clark]"
            )
        },
        "two",
    )
    text = comment(svcq, repo.root, "one")

    assert text.startswith("<!-- svcq review -->\n")
    assert "▽ looser 1 · ◆ structure 1" in text
    assert text.index("#### ▽ looser (1)") < text.index("#### What must follow") < text.index("#### Check")
    assert "**排队叫号** `standard:queueing` requirements R1 level changed: " in text
    assert "<del>must</del><ins>should</ins>" in text
    assert "- [ ] 等候巡查 C1: " in text
    assert "**Who must know**: 窗口受理员" in text
    assert re.search(r"\*\*(Errors|Warnings)\*\* `standards/service/queueing\.yml:\d+` `[a-z-]+` ", text)


def test_it_speaks_chinese(repo, svcq):  # noqa: F811
    repo.commit({PATH: STANDARD.replace("level: must", "level: should")}, "two")
    text = comment(svcq, repo.root, "one", lang="zh")

    assert "**需要告知的岗位**：窗口受理员" in text
    assert "What" not in text
    assert "Check" not in text


def test_only_what_happened_since_the_fork_counts(repo, svcq):  # noqa: F811
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({PATH: STANDARD.replace("level: must", "level: should")}, "side-change")
    repo.git("checkout", "-q", "main")
    repo.commit({"standards/glossary/queue.yml": "kind: term\ntitle: 队\nsummary: 队。\ndefinition: 队。\n"}, "later")
    repo.git("checkout", "-q", "side")

    assert "term:queue" not in comment(svcq, repo.root, "main")


def test_nothing_changed(repo, svcq):  # noqa: F811
    assert "Nothing changed in meaning." in comment(svcq, repo.root, "HEAD")


def test_the_first_twenty_findings_are_listed_and_the_rest_counted(repo, svcq):  # noqa: F811
    lines = "".join(
        f"  - {{id: R{n}, level: must, text: '见 standard:none-{n}', covers: [x:y{n}]}}\n" for n in range(2, 60)
    )
    repo.commit({PATH: STANDARD + lines}, "two")
    text = comment(svcq, repo.root, "one")
    section = text[text.index("#### Check") :]

    assert len(re.findall(r"^- \*\*", section, re.MULTILINE)) == 20
    assert re.search(r"^- … and \d+ more$", section, re.MULTILINE)


HOSTILE = (
    "<img src=x onerror=alert(1)> @admins **b** [x](https://evil.example) `c` #1 <!-- --> </details> "
    "![i](//e.example) | --- ~"
)


def test_hostile_words_stay_words(repo, svcq, sites):  # noqa: F811
    base, site = sites
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    text = STANDARD.replace("title: 排队叫号", f"title: {quoted}").replace(
        "text: 等候超过 20 分钟时由受理员说明原因。", f"text: {quoted}"
    )
    repo.commit({PATH: text.replace("owner: clerk", "owner: '@all <b>`x'")}, "two")
    page(base, "a", "<h1>A</h1><p>old</p>")
    page(site, "a", "<h1>&lt;img src=y&gt; @all</h1><p>" + HOSTILE.replace("&", "&amp;").replace("<", "&lt;") + "</p>")
    shown = comment(svcq, repo.root, "one", "--site", str(site), "--base-site", str(base))
    words = re.sub(r"`[^`\n]*`", "", shown).replace("&#8203;", "\u200b")

    assert shown.count("<!--") == 1
    assert set(re.findall(r"</?\w+", words)) <= {
        "<del",
        "</del",
        "<ins",
        "</ins",
        "<details",
        "</details",
        "<summary",
        "</summary",
    }
    assert words.count("<details>") == words.count("</details>")
    assert not re.search(r"(?<!\\)[@#]\w", words)
    assert not re.search(r"@\w", words)
    assert "](" not in words
    assert "https:" not in words


def test_a_title_of_several_lines_starts_no_block(repo, svcq):  # noqa: F811
    repo.commit({PATH: STANDARD.replace("title: 排队叫号", 'title: "one\\n\\n# two\\n- three"')}, "two")
    text = comment(svcq, repo.root, "one")

    assert not re.search(r"^\s*(# two|- three)", text, re.MULTILINE)


def test_it_never_grows_beyond_what_a_git_host_takes(repo, svcq):  # noqa: F811
    huge = "@<#" * 40_000
    lines = "".join(f"  - {{id: R{n}, level: must, text: '{huge[:600]} {n}'}}\n" for n in range(2, 200))
    repo.commit(
        {PATH: STANDARD.replace("text: 等候超过 20 分钟时由受理员说明原因。", f"text: '{huge}'") + lines}, "two"
    )
    text = comment(svcq, repo.root, "one")

    assert "The rest does not fit here" in text
    assert text.count("<details>") == text.count("</details>")


def test_pages_that_read_differently_are_listed_with_their_difference(repo, svcq, sites):  # noqa: F811
    base, site = sites
    page(base, "same", "<h1>Same</h1><p>as   before</p><script>1</script>")
    page(site, "same", "<h1>Same</h1>\n<p class=new>as before</p><script>2</script>")
    page(base, "queueing", "<h1>Queueing</h1><p>Within 20 minutes, <b>always</b>.</p>")
    page(site, "queueing", "<h1>Queueing</h1><p>Within 10 minutes, <b>always</b>.</p>")
    page(base, "gone", "<h1>Gone</h1>")
    page(site, "fresh", "<h1>Fresh</h1>")
    text = comment(svcq, repo.root, "HEAD", "--site", str(site), "--base-site", str(base))
    section = text[text.index("#### Pages that read differently (3)") :].splitlines()

    assert section[2:] == [
        "- Fresh `fresh/`: a new page",
        "- Gone `gone/`: a page that is gone",
        "- Queueing `queueing/`",
        r"  - Within <del>20</del><ins>10</ins> minutes, always\.",
    ]


def test_pages_with_the_same_difference_stand_together(repo, svcq, sites):  # noqa: F811
    base, site = sites
    for name in ("a", "b"):
        page(base, name, f"<h1>{name}<a class=headerlink>#</a></h1><p>Within 20 minutes.</p>")
        page(site, name, f"<h1>{name}</h1><p>Within 10 minutes.</p>")
    page(base, "c", "<h1>c</h1><p>Within 20 minutes.</p>")
    page(site, "c", "<h1>c</h1><p>限时办结。</p>")
    text = comment(svcq, repo.root, "HEAD", "--site", str(site), "--base-site", str(base))

    assert text.splitlines()[-4:] == [
        "- a `a/`, b `b/`",
        r"  - Within <del>20</del><ins>10</ins> minutes\.",
        "- c `c/`",
        r"  - <del>Within 20 minutes\.</del> <ins>限时办结。</ins>",
    ]


def test_hidden_text_and_menus_are_no_difference(sites):
    base, site = sites
    page(base, "a", "<h1>A</h1><nav>old</nav><button hidden>x</button><p>text<br>more</p>")
    page(site, "a", "<h1>A</h1><nav>new</nav><button>y</button><p hidden>z</p><p>text<br>more</p>")

    assert list(differing_pages(base, site)) == []


def test_sites_that_were_not_built_are_said(repo, svcq, tmp_path):  # noqa: F811
    text = comment(svcq, repo.root, "HEAD", "--site", str(tmp_path / "no"), "--base-site", str(tmp_path / "none"))

    assert "#### Pages that read differently\n\nNot compared: " in text


@pytest.mark.parametrize(
    "arguments",
    [["--site", "site"], ["--base-site", "site"], ["--preview", "javascript:alert(1)"], ["--preview", "https://a> b"]],
)
def test_wrong_usage(repo, svcq, arguments):  # noqa: F811
    assert svcq("review", "HEAD", *arguments, cwd=repo.root).code == 2


def test_the_preview_is_linked_and_the_comment_written_to_a_file(repo, svcq, tmp_path):  # noqa: F811
    output = tmp_path / "review.md"
    out = comment(svcq, repo.root, "HEAD", "--preview", "https://git.example/runs/1", "--output", str(output))

    assert out == ""
    assert "[The built site, to look at](<https://git.example/runs/1>)" in output.read_text(encoding="utf-8")


def test_an_unknown_base_ends_in_a_sentence(repo, svcq):  # noqa: F811
    outcome = svcq("review", "nope", "--lang", "en", cwd=repo.root)

    assert outcome.code == 2
    assert "Git knows no revision “nope”" in outcome.err


def test_nothing_is_written_to_the_repository(repo, svcq):  # noqa: F811
    repo.write({PATH: STANDARD.replace("level: must", "level: should")})
    before = repo.git("status", "--porcelain=v2")
    assert "level changed" in comment(svcq, repo.root, "HEAD")
    assert repo.git("status", "--porcelain=v2") == before
    assert (
        subprocess.run(["git", "-C", str(repo.root), "worktree", "list"], capture_output=True, check=True).stdout.count(
            b"\n"
        )
        == 1
    )


def test_what_is_certain_to_mend_is_offered_as_whole_lines(repo, svcq):  # noqa: F811
    faulty = STANDARD.replace('version: "1.0"', "version: 1.0  # 一").replace("level: must", "level: 必须")
    repo.commit({PATH: faulty}, "two")
    text = comment(svcq, repo.root, "one", "--suggestions", "offers.json")
    offers = json.loads((repo.root / "offers.json").read_text(encoding="utf-8"))

    assert "2 of these are certain to mend: `svcq check --fix`" in text
    assert offers["version"] == 1
    assert [
        (one["path"], one["start_line"], one["line"], one["old"], one["text"]) for one in offers["suggestions"]
    ] == [
        (PATH, 5, 5, "version: 1.0  # 一", 'version: "1.0"  # 一'),
        (PATH, 11, 11, faulty.splitlines()[10], STANDARD.splitlines()[10]),
    ]
    assert offers["suggestions"][0]["message"].startswith("`unquoted-version` ")
