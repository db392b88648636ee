"""Settings: what of MkDocs' svcq takes, and a hint for each slip that names the mend, at its place."""

import pytest
from planted import TODAY

from svcq_build.check.run import check
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.look import Palette
from svcq_build.load.settings import Extra, Settings, SvcqSettings
from svcq_build.mends.zones import _AT_OFFSET, zone_meant
from svcq_build.model.days import zone_named
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.model.fields import Model


def faults(text: str) -> list[Diagnostic]:
    found = check(build_graph(load(text.encode(), [])), TODAY)
    return [one for one in found if one.rule not in ("no-documents", "unknown-account")]


#: What is written, the line and column of the fault, what the hint must say, and what is written when it is mended.
SLIPS = [
    ("theme: readthedocs", 8, "{name: material}", None),
    ("theme: material", 8, "", "theme: {name: material}"),
    ("theme: {name: mkdocs}", 15, "Write material.", None),
    ("theme: {font: Roboto}", 9, "the reader's own fonts", None),
    ("theme: {language: zh}", 9, "extra.svcq.languages", None),
    ("theme: {palette: red}", 18, "", "theme: {palette: {primary: red}}"),
    ("theme: {palette: 深紫}", 18, "", "theme: {palette: {primary: deep purple}}"),
    ("theme: {palette: '#c00'}", 18, "{primary: red}", None),
    ("theme: {palette: {primary: tael}}", 28, "“teal”", None),
    ("theme: {palette: {primary: 绿色}}", 28, "", "theme: {palette: {primary: green}}"),
    ("theme: {palette: {primary: deep-purple}}", 28, "", "theme: {palette: {primary: deep purple}}"),
    ("theme: {palette: {accent: '#00f'}}", 27, "indigo", None),
    ("theme: {palette: [{primary: red}, {primary: blau}]}", 45, "blue", None),
    ("theme: {palette: [{shceme: slate}]}", 20, "“scheme”", None),
    ("theme: {icon: {repp: a/b}}", 16, "“repo”", None),
    ("extra: {svcq: {time_zone: UTC+8}}", 27, "Write Asia/Shanghai.", None),
    ("extra: {svcq: {time_zone: '+08:00'}}", 27, "Write Asia/Shanghai.", None),
    ("extra: {svcq: {time_zone: 8}}", 27, "Write Asia/Shanghai.", None),
    ("extra: {svcq: {time_zone: Asia/Beijing}}", 27, "", "extra: {svcq: {time_zone: Asia/Shanghai}}"),
    ("extra: {svcq: {time_zone: asia/shanghai}}", 27, "", "extra: {svcq: {time_zone: Asia/Shanghai}}"),
    ("extra: {svcq: {time_zone: Asia/Shangai}}", 27, "Write Asia/Shanghai.", None),
    ("extra: {svcq: {time_zone: 北京时间}}", 27, "Write Asia/Shanghai.", None),
    ("extra: {svcq: {time_zone: 东京}}", 27, "Write Asia/Tokyo.", None),
    ("extra: {svcq: {time_zone: Xyzzy}}", 27, "Europe/Berlin", None),
    ("extra: {svcq: {languages: zh}}", 27, "", "extra: {svcq: {languages: [zh]}}"),
    ("extra: {svcq: {languages: [中文, English]}}", 28, "", "extra: {svcq: {languages: [zh, en]}}"),
    ("extra: {svcq: {rules: {two-demands: false}}}", 37, "", 'extra: {svcq: {rules: {two-demands: "off"}}}'),
    ("extra: {svcq: {rules: {two-demands: warn}}}", 37, "", "extra: {svcq: {rules: {two-demands: warning}}}"),
    ("extra: {svcq: {rules: [vague-requirement]}}", 23, "{vague-requirement: off}", None),
    ("extra: {svcq: {max_file_kb: 2 MB}}", 29, "", "extra: {svcq: {max_file_kb: 2048}}"),
    ("extra: {svcq: {accounts: {clerk: [a, b/c]}}}", 34, "", "extra: {svcq: {accounts: {clerk: a b/c}}}"),
    ("extra: {svcq: {accounts: {clerk: 'a，b'}}}", 34, "", "extra: {svcq: {accounts: {clerk: 'a b'}}}"),
    ("extra: {svcq: {size: 小}}", 22, "", "extra: {svcq: {size: small}}"),
    ("extra: {svcq: {size: 大型}}", 22, "", "extra: {svcq: {size: large}}"),
    ("extra: {languages: [zh]}", 9, "extra.svcq", None),
    ("languages: [zh]", 1, "extra.svcq", None),
    ("extra: {analytics: {provider: google}}", 9, "other hosts", None),
    ("site_url: example.org/handbook", 11, "Write https://example.org/handbook.", None),
    ("repo_url: git@git.example.org:a/b.git", 11, "Write https://git.example.org/a/b.", None),
    ("repo_url: ssh://git@git.example.org:22/a/b.git", 11, "Write https://git.example.org/a/b.", None),
    ("nav: [index.md]", 1, "makes the menu", None),
    ("plugins: [search]", 1, "Search is always there", None),
    ("hooks: [a.py]", 1, "site_templates/", None),
    ("markdown_extensions: [toc]", 1, "CommonMark", None),
    ("markdown_extention: [toc]", 1, "“markdown_extensions”", None),
    ("docs_dir: docs", 1, "standards/, roles/ and playbooks/", None),
    ("extra_css: assets/svcq/own.css", 12, "", "extra_css: [assets/svcq/own.css]"),
    ("theme: {palette: {scheme: dark}}", 27, "", "theme: {palette: {scheme: slate}}"),
    ("extra: {svcq: {rules: 'two-demands: off'}}", 23, "{two-demands: off}", None),
    ("extra_css: own.css", 12, "[own.css]", "extra_css: [own.css]"),
    ("site_nmae: 手册", 1, "“site_name”", None),
    ("site_name: 手册 {param:wait-max}", 15, "Write the value.", None),
    ("extra: {svcq: {public: {site_description: '等 {param:wait-max}'}}}", 46, "Write the value.", None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "column", "hint", "mended"), SLIPS, ids=[row[0] for row in SLIPS])
def test_a_slip_in_the_settings_is_told_with_its_mend(written, column, hint, mended):
    found = faults(f"# settings\n{written}\n")
    assert (found[0].path, found[0].span.line, found[0].span.column) == ("mkdocs.yml", 2, column)
    assert hint in str(found[0].hint)
    text = written
    for fix in sorted((fix for one in found for fix in one.fix), key=lambda fix: -fix.span.column):
        text = text[: fix.span.column - 1] + fix.text + text[fix.span.end_column - 1 :]
    assert text == (mended or written)
    if mended:
        assert faults(f"# settings\n{mended}\n") == []


@pytest.mark.parametrize(
    "settings",
    [
        "theme: {palette: {primary: deep purple, accent: custom, scheme: slate}}",
        "theme: {palette: [{media: '(prefers-color-scheme: dark)', scheme: slate, toggle: {icon: material/brightness-4, name: x}}]}",  # noqa: E501
        "theme: {name: material, icon: {repo: fontawesome/brands/github, admonition: {note: material/library}}}",
        "extra: {svcq: {time_zone: Europe/Berlin, languages: [en, zh], rules: {vague-requirement: 'off'}}}",
    ],
)
def test_what_material_and_svcq_take_is_left_alone(settings):
    assert faults(f"{settings}\n") == []


@pytest.mark.parametrize(
    "text",
    ["site_name：手册\n", "site_name：手册\nsite_author: 科室\n", "\u3000site_name: 手册\n", "site_name： 手册\n"],
)
def test_settings_are_read_past_full_width_signs(text):
    (found,) = faults(text)
    assert found.rule == "full-width-punctuation"
    assert load(text.encode(), []).settings.site_name == "手册"


@pytest.mark.parametrize("minutes", _AT_OFFSET)
def test_a_city_stands_for_each_offset(minutes):
    import datetime as dt

    january = dt.datetime(2026, 1, 1, 12)
    offsets = {zone_named(_AT_OFFSET[minutes]).utcoffset(day) for day in (january, january.replace(month=7))}
    assert dt.timedelta(minutes=minutes) in offsets
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    assert zone_meant(f"UTC{sign}{hours}:{rest:02}") == (_AT_OFFSET[minutes], False)


@pytest.mark.parametrize("model", [Settings, Extra, Settings.model_fields["theme"].annotation, SvcqSettings, Palette])
def test_no_setting_is_both_taken_and_not(model: type[Model]):
    assert set(model.not_taken).isdisjoint(model.model_fields)
