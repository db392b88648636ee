"""The reference of ``mkdocs.yml``: the settings that svcq takes, and what it makes itself, in lines and as a page."""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Callable, Iterator
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from svcq_build.load import Settings
from svcq_build.model import Model, model_in
from svcq_build.reference.explain import choices_of, field_rows, fields, words
from svcq_build.words import Message

Translate = Callable[[str], str]
#: The smallest file that there may be, and what it grows to.
_EXAMPLE = """\
site_name: {name}
site_url: https://example.org/handbook/
repo_url: https://github.com/example/service-handbook
edit_uri: edit/main/
extra:
  svcq:
    languages: [zh, en]
    time_zone: Asia/Shanghai
"""


def setting_topics() -> list[str]:
    """What of the settings can be explained: the file, each setting by its path, and what svcq does not take."""
    return ["mkdocs.yml", *(path for path, _ in fields(Settings)), *(path for path, _ in _not_taken())]


def settings_called(name: str) -> dict[str, FieldInfo]:
    """The settings of this path (``extra.svcq.languages``), or that end so (``languages``), by their paths."""
    known = dict(fields(Settings))
    return {name: known[name]} if name in known else {path: known[path] for path in known if path.endswith(f".{name}")}


def explain_settings(language: str) -> str:
    """All settings, one a line, and what svcq makes itself."""
    zh = language == "zh"
    own = list(fields(Settings))
    lines = [
        "mkdocs.yml：一本手册的设置。名称、地址、主题和配色照 MkDocs 与 Material 的写法，svcq 自己的在 extra.svcq 下。"
        if zh
        else "mkdocs.yml: the settings of a handbook. Names, addresses, theme and palette as MkDocs and Material know "
        "them; svcq's own stand under extra.svcq.",
        "",
        *field_rows(own, language),
        "",
        "* 在上一级写了时必填；其余都可以不写"
        if zh
        else "* required where its group is given; all others may be left out",
        "",
        "svcq 自己决定、不必也不能在这里写的：" if zh else "What svcq makes itself, and does not take:",
        *(f"   {line}" for line in textwrap.wrap(", ".join(path for path, _ in _not_taken()), 100)),
        "",
        "其中每一项都可以查：svcq explain languages，svcq explain extra.svcq.rules，svcq explain nav"
        if zh
        else "More about each of them: svcq explain languages, svcq explain extra.svcq.rules, svcq explain nav",
    ]
    return "\n".join(lines)


def explain_setting(path: str, info: FieldInfo, language: str) -> str:
    """A setting: what to write, what counts without it, which values it may have, and what stands in it."""
    zh = language == "zh"
    title, help_ = words(info, language)
    colon = "：" if zh else ": "
    lines = [f"{path}{colon}{title}", help_]
    if info.is_required():
        lines.append("必填" if zh else "required")
    else:
        default = _default(info, language)
        lines.append((f"可省略；不写即为 {default}" if zh else f"optional; without it, {default}") if default else
                     ("可省略" if zh else "optional"))  # fmt: skip
    if model_in(info.annotation) is None and (choices := choices_of(info)):
        lines.append(("可以写：" + "、".join(choices)) if zh else "values: " + ", ".join(choices))
    lines += ["", "mkdocs.yml" + colon.rstrip(), *(f"    {line}" for line in _in_file(path, info))]
    inner = [(below, field) for below, field in fields(Settings) if below.startswith(f"{path}.")]
    return "\n".join([*lines, *([""] if inner else []), *field_rows(inner, language)])


def explain_not_taken(name: str, translate: Translate, language: str) -> str | None:
    """What to do instead of a setting of MkDocs that svcq does not take; None where there is no such setting."""
    found = [(path, advice) for path, advice in _not_taken() if name in (path, path.rpartition(".")[2])]
    told = []
    for path, advice in found:
        what = (
            f"{path}：MkDocs 的设置，svcq 不采用。"
            if language == "zh"
            else f"{path}: MkDocs' own; svcq does not take it."
        )
        told.append(f"{what}\n{advice.render(translate, language)}")
    return "\n\n".join(told) or None


def settings_page(translate: Translate, language: str) -> str:
    """The reference of the settings as a page in Markdown."""
    zh = language == "zh"
    lines = [
        "# mkdocs.yml 的设置" if zh else "# The settings in mkdocs.yml",
        "",
        "一本手册只有 `mkdocs.yml` 这一个设置文件。网站名称、地址、主题和配色照 MkDocs 与 Material 的写法；"
        "svcq 自己的设置在 `extra.svcq` 下。每一项都可以不写。菜单、插件、Markdown 扩展等由 svcq 自己决定，见文末。"
        "写错了，`svcq check` 会指出行列和改法；`svcq explain languages` 解释其中任何一项；"
        "`svcq schema` 让编辑器在输入时提示。"
        if zh
        else "`mkdocs.yml` is the one file of settings that a handbook has. Names, addresses, theme and palette are "
        "written as MkDocs and Material know them; svcq's own settings stand under `extra.svcq`. All of them may be "
        "left out. Menu, plugins and extensions of Markdown are made by svcq itself: see the end. `svcq check` tells "
        "the line, the column and the mend of a slip, `svcq explain languages` explains any single setting, and `svcq "
        "schema` lets editors complete them.",
        "",
        "```yaml",
        *_EXAMPLE.format(name="服务手册" if zh else "Service handbook").splitlines(),
        "```",
    ]
    for path, model in _groups(Settings, ""):
        lines += ["", f"## {f'`{path}`' if path else ('最外层' if zh else 'At the top')}", ""]
        if path:
            lines += [words(dict(fields(Settings))[path], language)[1], ""]
        lines += ["| 设置 | 写什么 | 不写时 |" if zh else "| setting | what to write | without it |", "|---|---|---|"]
        for name, info in model.model_fields.items():
            lines.append(f"| `{info.alias or name}` | {_cell(info, language)} | {_default(info, language, '`')} |")
    lines += [
        "",
        "## svcq 自己决定的" if zh else "## What svcq makes itself",
        "",
        "MkDocs 或 Material 认得、svcq 不采用的设置："
        if zh
        else "Settings that MkDocs or Material know and svcq does not take:",
        "",
        "| 设置 | 怎样做 |" if zh else "| setting | what to do instead |",
        "|---|---|",
        *(f"| `{path}` | {advice.render(translate, language)} |" for path, advice in _not_taken()),
    ]
    return "\n".join(lines) + "\n"


def _groups(model: type[Model], path: str) -> Iterator[tuple[str, type[Model]]]:
    """A model, and every model in it, with the path of each."""
    yield path, model
    for name, info in model.model_fields.items():
        inner = model_in(info.annotation)
        if inner is not None:
            yield from _groups(inner, f"{path}.{name}".lstrip("."))


def _not_taken() -> Iterator[tuple[str, Message]]:
    for path, model in _groups(Settings, ""):
        yield from ((f"{path}.{name}".lstrip("."), advice) for name, advice in model.not_taken.items())


def _cell(info: FieldInfo, language: str) -> str:
    title, help_ = words(info, language)
    choices = choices_of(info) if model_in(info.annotation) is None else []
    told = f"{title}{'：' if language == 'zh' else ': '}{help_}"
    if len(choices) > 1:
        told += f" {', '.join(f'`{choice}`' for choice in choices)}"
    return told.replace("|", "\\|")


def _default(info: FieldInfo, language: str, mark: str = "") -> str:
    """What counts where a setting is left out; empty where nothing does."""
    value: Any = info.default
    if value is PydanticUndefined:
        return ("必填" if language == "zh" else "required") if mark else ""
    if isinstance(value, Model) or value in (None, (), {}):
        return ""
    shown = f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)
    return f"{mark}{shown}{mark}"


def _in_file(path: str, info: FieldInfo) -> Iterator[str]:
    """How a setting stands in the file, with a value that it may have."""
    indent, above = "", ""
    for step in path.split(".")[:-1]:
        above = f"{above}.{step}".lstrip(".")
        yield f"{indent}{step}:"
        indent += "  - " if _is_list(dict(fields(Settings))[above].annotation) else "  "
    name = path.rpartition(".")[2]
    examples, choices = info.examples or [], choices_of(info)
    default = _default(info, "en")
    value = examples[0] if examples else default if default != "required" else ""
    value = value or (choices[0] if choices and model_in(info.annotation) is None else "…")
    yield f"{indent}{name}:" + ("" if model_in(info.annotation) else f" {value}")


def _is_list(annotation: Any) -> bool:
    """Whether a setting holds a list, and nothing but one."""
    while typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    return typing.get_origin(annotation) is tuple
