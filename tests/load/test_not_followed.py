"""Nothing outside the root is read, nothing that has no end, and nothing whose name nobody can write."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from planted import minimal
from test_files import check_folder, errors, repository

from svcq_build.check.remembered import run_check
from svcq_build.git import GitError, git
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.site.build import renderer_for
from svcq_build.site.failures import SiteError
from svcq_build.site.write import copy_picture
from svcq_build.translate.files import TranslationFileError
from svcq_build.translate.lookup import lookup_for
from tests.load.planted import TODAY

GUIDE = "playbooks/guides/welcome.md"
TEXT = "---\nkind: guide\ntitle: 须知\nsummary: 要知道的事。\nstatus: draft\n---\n\n![图](map.png)\n"
PLACES = [
    "standards/glossary/queue.yml",
    "playbooks/guides/map.png",
    "site_templates/kinds/guide.html.jinja",
    "site_templates/kinds/guide.schema.json",
    "site_templates/assets/own.css",
    "site_templates/theme/main.html",
    "translations/en/playbooks.po",
]


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Whoever opens a pipe and waits is woken, and fails."""

    def wake(*_: object) -> None:
        raise AssertionError("waits for a pipe")

    before = signal.signal(signal.SIGALRM, wake)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def handbook(root: Path, place: str) -> Path:
    made = repository(root / "handbook", {GUIDE: TEXT, "site_templates/assets/x.css": ""})
    (made / place).parent.mkdir(parents=True, exist_ok=True)
    return made


@pytest.mark.parametrize("place", PLACES)
def test_links_out_of_the_root_are_findings(place: str, tmp_path: Path) -> None:
    root = handbook(tmp_path, place)
    (tmp_path / "secret").write_text("geheim", encoding="utf-8")
    (root / place).symlink_to(tmp_path / "secret")
    assert ("outside-link", place) in errors(root)
    if place.startswith("site_templates"):
        with pytest.raises(SiteError, match="not followed"):
            renderer_for(build_graph(load_folder(root)), "zh", TODAY, root)
    if place.startswith("translations"):
        with pytest.raises(TranslationFileError, match="not followed"):
            lookup_for(root, "en")


@pytest.mark.parametrize("place", ["mkdocs.yml", "standards/glossary/queue.yml", "site_templates/assets/x.css"])
def test_a_file_that_becomes_a_link_out_to_the_same_text_is_a_finding_at_once(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = repository(
        tmp_path / "handbook", {"standards/glossary/queue.yml": minimal("term"), "site_templates/assets/x.css": ""}
    )
    run_check(root, TODAY)
    (root / place).rename(tmp_path / "outside")
    (root / place).symlink_to(tmp_path / "outside")
    assert [one.rule for one in run_check(root, TODAY).diagnostics if one.path == place] == ["outside-link"]


@pytest.mark.parametrize("target", ["..", "../../.git/config", "nowhere"])
def test_links_to_folders_hidden_files_and_nothing_are_findings(target: str, tmp_path: Path) -> None:
    root = handbook(tmp_path, ".git/config")
    (root / ".git/config").write_text("[remote]", encoding="utf-8")
    (root / "site_templates/assets/link").symlink_to(target)
    assert errors(root)[-1] == ("outside-link", "site_templates/assets/link")


def test_a_folder_that_leads_out_is_one_finding(tmp_path: Path) -> None:
    root = handbook(tmp_path, "translations/en/x.po")
    (tmp_path / "elsewhere").mkdir()
    (root / "translations/de").symlink_to(tmp_path / "elsewhere")
    assert ("outside-link", "translations/de") in errors(root)


@pytest.mark.parametrize("folder", ["standards", "playbooks", "translations", "site_templates"])
def test_a_top_folder_that_leads_out_is_one_finding_and_nothing_in_it_is_looked_at(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = repository(tmp_path / "handbook", {"roles/charters/clerk.yml": minimal("role")})
    outside = repository(
        tmp_path / "out", {"en/x.po": "甲", "kinds/x.schema.json": "甲", "pages/x.jinja": "{{", "x.yml": "a"}
    )
    (outside / "closed").mkdir(mode=0)
    (root / folder).symlink_to(outside)
    found = [(one.rule, one.path) for one in run_check(root, TODAY).diagnostics if one.severity.value == "error"]
    assert found == [("outside-link", folder)]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    made = socket.socket(socket.AF_UNIX)
    before = Path.cwd()
    os.chdir(path.parent)  # the whole path may be too long for a socket's name
    made.bind(path.name)
    os.chdir(before)
    made.close()


@pytest.mark.parametrize("make", [pipe, bound])
@pytest.mark.parametrize("place", PLACES)
def test_pipes_and_sockets_are_findings_and_never_waited_for(
    place: str, make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = handbook(tmp_path, place)
    make(root / place)
    found = [one for one in run_check(root, TODAY).diagnostics if one.path == place]
    assert [(one.rule, "pipe" in str(one.message)) for one in found] == [("unreadable-file", True)]


@pytest.mark.parametrize(
    "place",
    ["playbooks/guides/caf\udce9.md", "playbooks/guides/caf\udce9.png", "standards/gloss\udce9/queue.yml", *(
        f"{folder}/caf\udce9{ending}" for folder, ending in [
            ("site_templates/assets", ".css"), ("site_templates/kinds", ".schema.json"), ("translations/en", ".po"),
        ])],
)  # fmt: skip
def test_names_that_are_no_text_are_findings(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = handbook(tmp_path, place)
    try:
        (root / place).write_text(minimal("term"), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    found = [one for one in run_check(root, TODAY).diagnostics if one.rule == "file-name"]
    assert [one.path for one in found] == [place.replace("\udce9", "\ufffd")]


@pytest.mark.parametrize("path", ["mkdocs.yml", "private/scan.png", "playbooks/guides/text.png"])
def test_nothing_else_is_ever_copied_as_a_picture(path: str, tmp_path: Path) -> None:
    root = handbook(tmp_path, path)
    (root / path).write_bytes(b"\x89PNG\r\n\x1a\n" if "private" in path else b"site_name: x")
    with pytest.raises(SiteError):
        copy_picture(root, path, tmp_path / "site.png")
    assert not (tmp_path / "site.png").exists()


def test_the_address_of_a_list_is_no_id(tmp_path: Path) -> None:
    root = repository(tmp_path, {"playbooks/guides/index.md": TEXT})
    assert ("file-name", "playbooks/guides/index.md") in errors(root)


@pytest.mark.parametrize(
    ("settings", "rule", "hint"),
    [
        ("theme: {icon: {logo: material/libary}}", "missing-icon", "material/library"),
        ("theme: {icon: {logo: fontawesome-brands-github}}", "missing-icon", "fontawesome/brands/github"),
        ("theme: {icon: {logo: ../x}}", "missing-icon", "material/library"),
        ("theme: {icon: {admonition: {note: [a]}}}", "wrong-type", "Write one value"),
        ("theme: {icon: {logo: {a: material/star}}}", "wrong-type", ""),
        ("theme: {icon: {tag: material/star}}", "wrong-type", ""),
        ("theme: {icon: {tag: {a: material/nope}}}", "missing-icon", ""),
        ("theme: {palette: [1]}", "wrong-type", ""),
        ("theme: {palette: {primary: indgo}}", "bad-value", "indigo"),
        ("theme: {palette: [{accent: [1]}]}", "bad-value", ""),
        ('extra: {svcq: {accounts: {clerk: "甲"}}}', "bad-value", "complaint-officer"),
        ("extra: {svcq: {rules: {nonsense: off}}}", "unknown-rule", "svcq explain"),
        ("theme: {palette: [{toggle: {icon: material/weather-nigt, name: a}}]}", "missing-icon", "weather-night"),
        ("theme: {palette: [{toggle: {name: a}}]}", "missing-field", "material/weather-night"),
        ("theme: {palette: [{toggle: true}]}", "wrong-type", "The button"),
        ("extra: {social: [{icon: material/nope, link: 'https://example.org/'}]}", "missing-icon", ""),
        ("theme: {logo: images/logo.png}", "missing-logo", "assets/svcq/logo.png"),
        ("theme: {logo: site_templates/assets/own.gif}", "missing-logo", "Write “assets/svcq/own.gif”."),
        ("theme: {logo: assets/svcq/Own.GIF}", "missing-logo", "own.gif"),
        ("theme: {logo: assets/svcq/text.png}", "missing-logo", "PNG"),
        ("theme: {logo: ../../mkdocs.yml}", "missing-logo", "site_templates/assets/"),
        ("theme: {logo: assets/svcq/100%.png}", "missing-logo", "Rename"),
        ("theme: {favicon: 'https://example.org/f.png'}", "missing-logo", "site_templates/assets/"),
        ("extra: {svcq: {languages: [zh, zh]}}", "bad-value", "once"),
        ("extra_css: [own.css]", "missing-asset", "Write “assets/svcq/own.css”."),
        ("extra_css: [assets/svcq/nope.css]", "missing-asset", "site_templates/assets/"),
        ("extra_css: [assets/svcq/own.gif]", "missing-asset", "Rename"),
        ("extra_javascript: ['https://example.org/a.js']", "missing-asset", "assets/svcq/a.js"),
        ("extra_javascript: [{path: a.js, defer: true}]", "wrong-type", ""),
    ],
)
def test_settings_name_what_is_there(settings: str, rule: str, hint: str, tmp_path: Path) -> None:
    files = {"site_templates/assets/own.gif": b"GIF89a", "site_templates/assets/text.png": "文字"}
    files["site_templates/assets/own.css"] = "p { color: red }"
    root = repository(tmp_path, {"mkdocs.yml": f"site_name: 手册\n{settings}\n", **files})
    (found,) = [one for one in check_folder(root) if one.path == "mkdocs.yml" and one.rule != "no-documents"]
    assert (found.rule, found.span.line) == (rule, 2)
    assert hint in str(found.hint)


@pytest.mark.parametrize(
    "settings",
    [
        "theme: {logo: assets/svcq/own.gif, favicon: assets/images/favicon.png}",
        "theme: {logo: own.svg, icon: {logo: own/star, tag: {}}}",
        "theme: {palette: {scheme: slate}}",
        "extra_css: [assets/svcq/own.gif.css]\nextra_javascript: [assets/svcq/own.mjs]",
        "theme: {palette: [{scheme: slate, toggle: {icon: material/star, name: 星}}]}",
    ],
)
def test_settings_that_the_theme_understands(settings: str, tmp_path: Path) -> None:
    files = {
        "site_templates/assets/own.gif": b"GIF89a",
        "site_templates/assets/own.gif.css": "p { color: red }",
        "site_templates/assets/own.mjs": "export {}",
        "site_templates/theme/own.svg": "<svg/>",
        "site_templates/theme/.icons/own/star.svg": "<svg/>",
    }
    root = repository(tmp_path, {"mkdocs.yml": f"site_name: 手册\n{settings}\n", **files})
    assert [one for one in check_folder(root) if one.path == "mkdocs.yml" and one.rule != "no-documents"] == []


@pytest.mark.parametrize(
    ("place", "text", "rule", "line"),
    [
        ("site_templates/kinds/guide.html.jinja", "甲\n{% if x %}\n", "bad-template", 2),
        ("site_templates/kinds/guide.md.jinja", "# {{ doc.title | line }}\n", "bad-template", 1),
        ("site_templates/kinds/guide.html.jinja", "甲\n{{ doc.title | txt }}\n", "bad-template", 2),
        ("site_templates/kinds/guide.html.jinja", "甲\n\n{{ dok.title }}\n", "bad-template", 3),
        ("site_templates/kinds/guide.html.jinja", "甲\n<p>最长 {param:wait-max}</p>\n", "bad-template", 2),
        ("site_templates/theme/main.html", "甲\n<p>最长 {param:wait-max}</p>\n", "bad-template", 2),
        ("site_templates/kinds/guide.html.jinja", "甲\n{% include 'parts/nowhere.jinja' %}\n", "bad-template", 2),
        ("site_templates/theme/main.html", "{% block a %}\n{{ x | }}\n{% endblock %}", "bad-template", 2),
        ("site_templates/pages/home.html.jinja", "甲\n乙".encode("gbk"), "not-utf8", 1),
    ],
)
def test_templates_that_cannot_be_read(place: str, text: str | bytes, rule: str, line: int, tmp_path: Path) -> None:
    root = repository(handbook(tmp_path, place), {place: text})
    (found,) = [one for one in check_folder(root) if one.path == place]
    assert (found.rule, found.span.line) == (rule, line)


@pytest.mark.parametrize("place", [".gitignore", "playbooks/guides/.gitignore", ".git/info/exclude"])
def test_git_is_not_asked_what_it_ignores_where_it_would_wait_for_ever(place: str, tmp_path: Path) -> None:
    root = handbook(tmp_path, place)
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    check_folder(root)
    (root / place).unlink(missing_ok=True)
    os.mkfifo(root / place)
    assert ("unreadable-file", place) in errors(root)
    found = run_check(root, TODAY, use_cache=True)
    assert place in {one.path for one in found.diagnostics}
    with pytest.raises(GitError, match="wait for ever"):
        git(root, "ls-files", "--others", "--exclude-standard", "--", "playbooks")
