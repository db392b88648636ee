"""Settings: ``mkdocs.yml`` as svcq understands it. What it does not understand, it refuses."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from svcq_build.model import DEFAULT_ZONE, Bounds, Line, Many, Model, field, zone_named

#: Accounts, teams or e-mail addresses, with or without the ``@`` in front (which YAML wants in quotes).
_ACCOUNTS = r"^@?[A-Za-z0-9][A-Za-z0-9._+/-]*(@[A-Za-z0-9.-]+)?( @?[A-Za-z0-9][A-Za-z0-9._+/-]*(@[A-Za-z0-9.-]+)?)*$"

#: What stands in no web address, because it would end it where it is written down, or is not seen.
_NEVER = '\x00-\x20\x7f-\xa0"<>\\\\^`{|}\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u2069\u3000\ufeff'
_WEB_ADDRESS = re.compile(
    rf"https?://(?:\[[0-9a-f:.]+\]|[^\W_][\w.-]*)(?::[0-9]{{1,5}})?(?:[/?#][^{_NEVER}]*)?", re.IGNORECASE
)
_PATH = re.compile(rf"(?!//|[a-z][a-z0-9+.-]*:)[^{_NEVER}]+", re.IGNORECASE)
#: An icon of the theme: folders, and a name without its ending.
_ICON = r"^[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)+$"


def _web_address(address: str) -> str:
    if not _WEB_ADDRESS.fullmatch(address):
        raise PydanticCustomError("web_address", "not a web address", {})
    return address


def _edit_address(address: str) -> str:
    if not _PATH.fullmatch(address) and not _WEB_ADDRESS.fullmatch(address):
        raise PydanticCustomError("edit_address", "neither a path nor a web address", {})
    return address


#: A whole address on the web, with its host; no other scheme than http and https leads there.
WebAddress = Annotated[Line, AfterValidator(_web_address)]


def _known_zone(name: str) -> str:
    try:
        zone_named(name)
    except ValueError:
        raise PydanticCustomError("time_zone", "not a time zone", {}) from None
    return name


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) != len(names):
        raise PydanticCustomError("given_twice", "the same twice", {})
    return names


class SvcqSettings(Model):
    """What stands under ``extra.svcq``."""

    languages: Annotated[Many[Literal["zh", "en"]], Field(min_length=1), AfterValidator(_each_once)] = field(
        "语言",
        "languages",
        "第一个是原文语言，其余由 translations/ 提供。",
        "The first is the source; the others come from translations/.",
        ("zh",),
    )
    time_zone: Annotated[Line, AfterValidator(_known_zone)] = field(
        "时区",
        "time zone",
        "手册的时区，如 Asia/Shanghai、Europe/Berlin：今天是哪天、修改算在哪天、日历上的时间都按它。",
        "Decides which day it is, on which day a change was merged, and the calendar's times: Asia/Shanghai…",
        DEFAULT_ZONE,
    )
    rules: dict[str, Literal["off", "note", "warning", "error"]] = field(
        "规则设置",
        "rule settings",
        "规则名 → off、note、warning 或 error。",
        "Rule name → off, note, warning or error.",
        {},
    )
    accounts: dict[str, Annotated[str, Field(pattern=_ACCOUNTS)]] = field(
        "岗位账号",
        "accounts",
        "岗位标识 → git 平台上的账号或小组（多个用空格隔开），如 complaint-officer: center/complaints。",
        "Role id → accounts or teams on the git host, separated by spaces: complaint-officer: center/complaints.",
        {},
    )
    max_file_kb: Annotated[int, Bounds(least=1)] = field(
        "文件大小上限", "file size limit", "单个文件的上限，以 KB 计。", "The largest file allowed, in KB.", 512
    )


class SocialLink(Model):
    """A link in the footer."""

    icon: Annotated[Line, Field(pattern=_ICON)] = field(
        "图标", "icon", "主题里的图标，如 fontawesome/brands/weixin。", "An icon of the theme."
    )
    link: WebAddress = field("网址", "address", "通向哪里。", "Where it leads.")
    name: Line | None = field("名称", "name", "鼠标停留时显示。", "What it is called.", None)


class Extra(Model):
    """``extra``: svcq's own settings, and the theme's social links."""

    svcq: SvcqSettings = field("svcq 设置", "svcq settings", "本工具的设置。", "This tool's settings.", SvcqSettings())
    social: Many[SocialLink] = field("社交链接", "social", "页脚的链接。", "Links in the footer.", ())


class Theme(Model):
    """``theme``: what of Material's settings a repository may choose."""

    name: Literal["material"] = field("主题", "theme", "固定为 material。", "Always material.", "material")
    palette: list[dict[str, Any]] | dict[str, Any] | None = field(
        "配色", "palette", "Material 的配色设置。", "Material's palette.", None
    )
    icon: dict[str, Any] = field("图标", "icons", "Material 的图标设置。", "Material's icons.", {})
    logo: Line | None = field("标志", "logo", "标志图片。", "The logo.", None)
    favicon: Line | None = field("网站图标", "favicon", "浏览器标签上的图标。", "The icon on the browser's tab.", None)


class Settings(Model):
    """A repository's ``mkdocs.yml``."""

    site_name: Line = field("网站名称", "site name", "手册的名称。", "The handbook's name.", "svcq")
    site_url: WebAddress | None = field("网址", "site URL", "网站发布后的地址。", "Where the site is published.", None)
    site_description: Line | None = field("网站说明", "site description", "一句话介绍。", "One sentence.", None)
    site_author: Line | None = field("作者", "site author", "谁编写的。", "Who writes it.", None)
    copyright: Line | None = field("版权", "copyright", "页脚的版权说明。", "The footer's copyright line.", None)
    repo_url: WebAddress | None = field(
        "仓库地址", "repository", "git 仓库的网页地址。", "The repository's web address.", None
    )
    repo_name: Line | None = field("仓库名称", "repository name", "显示的名称。", "Its name as shown.", None)
    edit_uri: Annotated[Line, AfterValidator(_edit_address)] | None = field(
        "编辑地址", "edit URI", "编辑页面的地址，相对于 repo_url。", "The editing address, from repo_url.", None
    )
    theme: Theme = field("主题", "theme", "外观。", "Looks.", Theme())
    extra: Extra = field("其他", "extra", "svcq 的设置在 extra.svcq 下。", "svcq's own stand in extra.svcq.", Extra())

    @property
    def svcq(self) -> SvcqSettings:
        """``extra.svcq``."""
        return self.extra.svcq
