"""Our scripts and styles are joined; a repository's own come first, and whatever cannot be joined still works."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.site.assets import FOLDER, asset_addresses, write_assets
from svcq_build.site.scripts import NotJoinableError, bare_script, join_scripts
from svcq_build.site.styles import join_styles

HASHED = {
    name: rf"{name.partition('.')[0]}\.[0-9a-f]{{8}}\.{name.partition('.')[2]}"
    for name in (
        "handbook.css",
        "home.css",
        "running.css",
        "learning.css",
        "past.css",
        "structure.css",
        "survey.css",
        "editing.css",
        "handbook.js",
        "finder.js",
        "runner.js",
        "editor.js",
        "learner.js",
        "lost.js",
        "mine.js",
        "head.js",
    )
}


def written(root: Path) -> dict[str, str]:
    """What a page asks for, by entry, after writing; the page's addresses lead to it."""
    write_assets(root, root / "site" / FOLDER)
    return {name: (root / "site" / path).read_text(encoding="utf-8") for name, path in asset_addresses(root).items()}


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    def make(**files: str) -> Path:
        folder = tmp_path / "site_templates" / "assets"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
        return tmp_path

    return make


def test_all_of_ours_are_joined_and_called_by_their_content(own: Callable[..., Path]) -> None:
    addresses = asset_addresses(own())
    for name, address in addresses.items():
        assert re.fullmatch(f"{FOLDER}/{HASHED[name]}", address), address
    files = written(own())
    assert not re.search(r"^import ", files["handbook.js"], re.MULTILINE)
    assert re.search(r"^export const { pagesFor, start } = ", files["finder.js"], re.MULTILINE), "who asks it for what"
    assert "@import" not in files["handbook.css"]


@pytest.mark.parametrize(("name", "entry"), [("filter_js", "handbook.js"), ("tokens_css", "handbook.css")])
def test_a_file_of_the_repository_takes_the_place_of_ours(own: Callable[..., Path], name: str, entry: str) -> None:
    before, ours = asset_addresses(own()), written(own())
    text = "export const mount = () => 'own';" if name == "filter_js" else ".own{color: red}"
    root = own(**{name: text})
    assert text.removeprefix("export ") in written(root)[entry]
    assert text.removeprefix("export ") not in ours[entry]
    changed = {entry for entry, address in asset_addresses(root).items() if address != before[entry]}
    assert changed == {entry}, "only what changed has a new address"


@pytest.mark.parametrize(
    ("name", "text", "entry"),
    [
        ("filter_js", "await fetch('x'); export const mount = () => 1;", "handbook.js"),
        ("filter_js", "export * from './find.js';", "handbook.js"),
        ("filter_js", "import x from 'elsewhere'; export const mount = x;", "handbook.js"),
        ("filter_js", "export const mount = () => { `", "handbook.js"),
        ("filter_js", "import './gone.js'; export const mount = () => 1;", "handbook.js"),
        ("choices_js", "import { mount } from './filter.js'; export const keep = mount;", "handbook.js"),
        ("tokens_css", ".own { color: red", "handbook.css"),
        ("tokens_css", ".own { content: 'x }", "handbook.css"),
        ("tokens_css", "@layer a; @import './frame.css';", "handbook.css"),
        ("tokens_css", "@import './frame.css' layer(own);", "handbook.css"),
        ("tokens_css", ".own { color: red } /* ", "handbook.css"),
    ],
)
def test_what_cannot_be_joined_is_asked_for_as_it_is(
    own: Callable[..., Path], name: str, text: str, entry: str
) -> None:
    root = own(**{name: text})
    assert asset_addresses(root)[entry] == f"{FOLDER}/{entry}"
    files = written(root)
    assert re.search(r"import .*\./", files[entry]), "as its author wrote it"
    assert (root / "site" / FOLDER / name.replace("_", ".")).read_text(encoding="utf-8") == text


def test_a_script_that_is_no_text_is_left_alone(own: Callable[..., Path]) -> None:
    root = own(filter_js="")
    (root / "site_templates/assets/filter.js").write_bytes(b"\xff\xfe")
    assert asset_addresses(root)["handbook.js"] == f"{FOLDER}/handbook.js"


def test_comments_go_and_what_looks_like_one_stays() -> None:
    text = "// a\nconst b = '// c'; /* d\n */ const e = `/* ${'f'/* g */} */`; /*! Licence */\nconst h = 1 / 2; // i\n"
    bare = bare_script({"x": text}.__getitem__, "x")
    assert bare == "const b = '// c'; \n const e = `/* ${'f' } */`; /*! Licence */\nconst h = 1 / 2;  \n"
    style = '/* a */ .b::before { content: "/* c */"; } /* d */ .e { background: url(x//y.png) }'
    assert (
        join_styles({"x": style}.__getitem__, "x")
        == '.b::before { content: "/* c */"; }  .e { background: url(x//y.png) }\n'
    )


def test_styles_for_paper_stay_for_paper() -> None:
    files = {"all.css": '@import url("./a.css"); @import \'./b.css\' print and (width > 9cm);\n.c { top: 0 }',
             "a.css": ".a { top: 0 }", "b.css": ".b { top: 0 }"}  # fmt: skip
    assert join_styles(files.__getitem__, "all.css") == (
        ".a{top: 0}\n@media print and (width > 9cm) {\n.b{top: 0}\n}\n.c{top: 0}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "export let a = 1;",
        "export const a = 1, b = 2;",
        "export const { a } = {};",
        "import data from './x.json' with { type: 'json' };",
        "export default function () {}\nconst a = /x",
        "import { a } from '../outside.js';",
    ],
)
def test_what_would_mean_something_else_is_not_joined(text: str) -> None:
    with pytest.raises(NotJoinableError):
        join_scripts({"x.js": text, "x.json": "1"}.__getitem__, "x.js")


def test_small_words_with_a_colour_of_their_own_keep_its_strength():
    """The theme fades small words, and a grey that is just dark enough becomes too light."""
    sheets = (Path(__file__).parents[2] / "site_templates" / "assets").glob("*.css")
    rules = [rule for sheet in sheets for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet.read_text("utf-8"))]
    small = [body for selector, body in rules if re.search(r"(?<=[ >])small$", selector.strip())]
    faded = [body for body in small if re.search(r"(?<![-\w])color:", body) and "opacity: 1" not in body]
    assert small
    assert faded == []
