"""Every sector's first documents, in each language: checked clean as they are, and once they are in force."""

import datetime as dt
import re

import pytest
import yaml

from svcq_build.edit import sectors, starter, web_address
from tests.conftest import TODAY

SECTORS = list(sectors())


def _laid_down(folder, sector, language):
    texts = starter(sector, language, dt.date.fromisoformat(TODAY))
    for path, text in {"mkdocs.yml": f"extra: {{svcq: {{languages: [{language}]}}}}\n", **texts}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return [folder / path for path in texts]


def test_the_sectors_that_are_promised_are_there():
    promised = "hotel bank hospital restaurant courier airline online-shop accounting school-office service-centre"
    assert {*promised.split(), "call-centre"} <= set(SECTORS)


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_first_documents_are_clean_connected_and_marked(svcq, tmp_path, sector, language):
    folder = tmp_path / "book"
    documents = _laid_down(folder, sector, language)
    assert 15 <= len(documents) <= 25
    checked = svcq("check", "--fail-on", "warning", "--today", TODAY, "--lang", "en", cwd=folder)
    assert checked.code == 0, checked.out
    marked = [path for path in documents if ("待换" if language == "zh" else "to replace") in path.read_text("utf-8")]
    assert len(marked) >= 10
    if language == "en":
        assert [path for path in documents if re.search("[\u4e00-\u9fff]", path.read_text("utf-8"))] == []
    # in force they lack only what nobody but the organisation has: the data behind its standards
    for path in documents:
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(?m)^status: draft.*$", f"status: active\neffective: {TODAY}", text), "utf-8")
    adopted = svcq("check", "--format", "json", "--today", TODAY, cwd=folder)
    assert set(re.findall(r'"rule": "([^"]+)"', adopted.out)) == {"no-data-basis"}, adopted.out


def test_a_handbook_that_was_just_begun_builds(svcq, tmp_path):
    folder = tmp_path / "book"
    assert svcq("init", "book", "--sector", "hotel", "--languages", "zh", "--today", TODAY, cwd=tmp_path).code == 0
    built = svcq("build", "--today", TODAY, cwd=folder)
    assert built.code == 0, built.err
    home = (folder / "site" / "index.html").read_text("utf-8")
    assert "客人遗失物品" in home
    assert "一次性告知" not in home, "the home page offers a search that finds nothing"


@pytest.mark.parametrize("sector", ["hotel", "bank"])
def test_a_handbook_in_two_languages_comes_translated(svcq, tmp_path, sector):
    made = svcq("init", "book", "--sector", sector, "--languages", "zh,en", "--today", TODAY, cwd=tmp_path)
    assert made.code == 0, made.err
    folder = tmp_path / "book"
    checked = svcq("check", "--fail-on", "note", "--today", TODAY, "--lang", "en", cwd=folder)
    assert checked.code == 0, checked.out
    current = svcq("translate", "--check", "--lang", "en", cwd=folder)
    assert current.code == 0, current.out
    left = sum(int(count) for count in re.findall("([0-9]+) missing", current.out))
    assert left <= 6, current.out
    assert 'msgstr "Complaint handling"' in (folder / "translations/en/standards.po").read_text("utf-8")


def test_the_day_is_that_of_the_time_zone_so_that_no_change_is_in_the_future(svcq, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772380800")  # 2026-03-01 16:00 in London, the next day in China
    assert svcq("init", "book", "--sector", "hotel", "--time-zone", "Europe/London", cwd=tmp_path).code == 0
    assert "date: 2026-03-01" in (tmp_path / "book/standards/service/reception.yml").read_text("utf-8")
    assert "119" not in (tmp_path / "book/playbooks/procedures/fire.yml").read_text("utf-8")


def test_init_asks_nothing_without_a_terminal_and_never_overwrites(svcq, tmp_path):
    (tmp_path / "book" / ".git").mkdir(parents=True)
    own = {".gitignore": "secret\n", "standards/service/reception.yml": "mine: true\n"}
    for path, text in own.items():
        (tmp_path / "book" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "book" / path).write_text(text)
    made = svcq("init", "--today", TODAY, "--lang", "en", cwd=tmp_path / "book")
    assert made.code == 0
    for path, text in own.items():
        assert (tmp_path / "book" / path).read_text() == text
        assert f"{path} exists already and was left as it is." in made.out
    again = svcq("init", "--lang", "en", cwd=tmp_path / "book")
    assert (again.code, "has a mkdocs.yml already" in again.err) == (2, True)


def test_init_below_the_top_of_a_repository_puts_the_workflow_where_the_host_reads_it(svcq, tmp_path):
    (tmp_path / ".git").mkdir()
    assert svcq("init", "docs/our book", "--empty", "--host", "github", cwd=tmp_path).code == 0
    workflow = yaml.safe_load((tmp_path / ".github/workflows/handbook.yml").read_text("utf-8"))
    runs = [step["run"] for step in workflow["jobs"]["site"]["steps"] if "run" in step]
    assert any("svcq check --root 'docs/our book'" in run for run in runs)
    settings = (tmp_path / "docs/our book/mkdocs.yml").read_text("utf-8")
    assert "edit/main/docs/our book/" in settings
    assert not (tmp_path / "docs/our book/standards").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--sector", "hotl"], "hotel"),
        (["--languages", "zh,xx"], "“xx” is no language"),
        (["--languages", "zh,ar"], "“ar” is no language"),
        (["--languages", "de,zh"], "zh and en, not in “de”"),
        (["--time-zone", "Mars/Base"], "Mars/Base"),
        (["--empty", "--sector", "hotel"], "--empty"),
        (["--name", "  "], "name"),
    ],
)
def test_init_refuses_what_it_does_not_understand_and_writes_nothing(svcq, tmp_path, arguments, told):
    made = svcq("init", "book", *arguments, "--lang", "en", cwd=tmp_path)
    assert made.code == 2
    assert told in made.err
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize("command", ["check", "build", "schema", "serve", "translate", "owners"])
def test_outside_of_a_handbook_every_command_says_how_to_make_one(svcq, tmp_path, command):
    assert "svcq init makes a handbook" in svcq(command, "--lang", "en", cwd=tmp_path).err


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:Our/hand-book.git", "https://github.com/Our/hand-book"),
        ("https://me:secret@gitlab.example.org:8443/a/b/c.git", "https://gitlab.example.org:8443/a/b/c"),
        ("ssh://git@host.example.org:2222/a/b.git", "https://host.example.org/a/b"),
        ("/srv/git/handbook.git", None),
        ("../handbook", None),
        ("file:///srv/handbook.git", None),
        ("", None),
    ],
)
def test_the_repository_is_known_by_its_remote(remote, address):
    assert web_address(remote) == address


def test_a_title_finds_its_document_and_words_of_a_title_offer_it(svcq, repository):
    root = repository()
    assert "standard:queueing" in svcq("show", "排队叫号", cwd=root).out
    near = svcq("show", "叫号", "--lang", "en", cwd=root)
    assert near.code == 2
    assert "standard:queueing (排队叫号)" in near.err


def test_a_handbook_without_first_documents_begins_in_any_language(svcq, tmp_path):
    made = svcq("init", "book", "--empty", "--languages", "de,zh", "--host", "github", "--today", TODAY, cwd=tmp_path)
    assert made.code == 0, made.output
    assert "languages: [de, zh]" in (tmp_path / "book/mkdocs.yml").read_text("utf-8")
    assert (tmp_path / "book/.github/ISSUE_TEMPLATE/handbook.yml").is_file()
    assert (tmp_path / "book/translations/de/interface.po").is_file()


def test_a_handbook_in_further_languages_waits_for_their_translators(svcq, tmp_path):
    made = svcq("init", "book", "--empty", "--languages", "zh,zh-hant,pt_BR", "--today", TODAY, cwd=tmp_path)
    assert made.code == 0, made.err
    folder = tmp_path / "book"
    assert "languages: [zh, zh-Hant, pt-BR]" in (folder / "mkdocs.yml").read_text("utf-8")
    assert (folder / "translations/pt-BR/interface.po").is_file()
    assert not (folder / "translations/zh-Hant").exists()
