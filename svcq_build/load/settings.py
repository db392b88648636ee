"""Settings: ``mkdocs.yml`` as svcq understands it. What it does not understand, it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from svcq_build.load.look import Theme
from svcq_build.load.not_taken import NOT_TAKEN, NOT_TAKEN_IN_EXTRA
from svcq_build.load.setting_types import (
    Accounts,
    ContactAddress,
    EachOnce,
    EditAddress,
    IconName,
    LanguageTag,
    SiteAddress,
    WebAddress,
    ZoneName,
)
from svcq_build.model import DEFAULT_ZONE, Bounds, Line, Many, Model, field
from svcq_build.words import Message


class PublicSite(Model):
    """What stands under ``extra.svcq.public``: what the public site says of itself, and where it goes."""

    site_name: Line | None = field(
        "网站名称",
        "site name",
        "公众网站的名称；不写即与手册同名。",
        "The public site's name; that of the handbook when left out.",
        None,
        example="办事指南与服务承诺",
    )
    site_url: SiteAddress | None = field(
        "网址",
        "site URL",
        "公众网站发布后的地址，与内部网站的不同。",
        "Where the public site is published: another place than the internal one.",
        None,
        example="https://example.org/service/",
    )
    site_description: Line | None = field(
        "网站说明",
        "site description",
        "一句话告诉群众这里能查到什么。",
        "One sentence that tells customers what they find here.",
        None,
    )
    copyright: Line | None = field(
        "版权",
        "copyright",
        "公众网站页脚的版权说明，可以有链接。",
        "Its footer's copyright line; it may hold links.",
        None,
    )
    publish_to: Many[Line] = field(
        "发布去处",
        "publish to",
        "svcq publish 可以把公众网站推送到哪些 git 远程仓库：名称或地址；内部网站不会去那里。",
        "Git remotes, by name or address, for “svcq publish” of the public site; no internal site goes there.",
        (),
        example="[public-site]",
    )


class SvcqSettings(Model):
    """What stands under ``extra.svcq``."""

    languages: Annotated[Many[LanguageTag], Field(min_length=1), EachOnce] = field(
        "语言",
        "languages",
        "网站的语言。第一个是文档的原文，其余由 translations/ 提供：zh、en，以及任何从左到右书写的语言，如 de、pt-BR；"
        "zh-Hant（繁体）由简体自动转换。",
        "The site's languages. The first is that of the documents; the others come from translations/: zh, en, and any "
        "that is written from left to right, such as de, ja, pt-BR; zh-Hant (Traditional Chinese) is derived from zh.",
        ("zh",),
        example="[zh, en]",
    )
    unconverted: Many[Line] = field(
        "不转换的词",
        "words not converted",
        "生成繁体（zh-Hant）时保持原样的词，如人名、商号。",
        "Words that stay as they are when Traditional Chinese (zh-Hant) is derived: names of people, firms.",
        (),
        example="[叶里]",
    )
    time_zone: ZoneName = field(
        "时区",
        "time zone",
        "手册的时区，用地名写，如 Asia/Shanghai、Europe/Berlin：今天是哪天、修改算在哪天、日历上的时间都按它。",
        "Named after a place: Asia/Shanghai, Europe/Berlin. Decides which day it is, on which day a change was merged, "
        "and the calendar's times.",
        DEFAULT_ZONE,
    )
    rules: dict[str, Literal["off", "note", "warning", "error"]] = field(
        "规则设置",
        "rule settings",
        "规则名 → off、note、warning 或 error，如 vague-requirement: error；规则见 svcq explain。",
        "Rule name → off, note, warning or error: vague-requirement: error. “svcq explain” lists the rules.",
        {},
        example="{vague-requirement: error}",
    )
    size: Literal["small", "medium", "large"] = field(
        "规模",
        "size",
        "本单位的规模：small 小型、medium 中型、large 大型；参数按规模取值。",
        "How large the organisation is: small, medium or large. Parameters take the value of this size.",
        "medium",
    )
    accounts: dict[str, Accounts] = field(
        "岗位账号",
        "accounts",
        "岗位标识 → git 平台上的账号或小组（多个用空格隔开），如 complaint-officer: center/complaints；"
        "svcq owners 据此写 CODEOWNERS。",
        "Role id → accounts or teams on the git host, separated by spaces: complaint-officer: center/complaints. "
        "“svcq owners” writes CODEOWNERS from them.",
        {},
        example="{complaint-officer: center/complaints}",
    )
    publish_to: Many[Line] = field(
        "发布去处",
        "publish to",
        "svcq publish 可以推送到哪些 git 远程仓库：名称或地址；此外一律拒绝。",
        "The git remotes that “svcq publish” may push to, by name or address; it refuses any other.",
        ("origin",),
        example="[origin]",
    )
    public: PublicSite = field(
        "公众网站",
        "public site",
        "svcq build --audience public 生成的公众网站叫什么、在哪里、发布到哪里。",
        "What the site of “svcq build --audience public” is called, where it is, and where it is published to.",
        PublicSite(),
    )
    feedback_to: ContactAddress | None = field(
        "意见收件处",
        "feedback to",
        "没有 git 平台账号的人把意见发到哪里：邮箱（mailto:…）、网上的表单（https://…）或电话（tel:…）。每页末尾通向那里。",
        "Where people without an account on the git host say what they have to say: a mailbox (mailto:…), a form on "
        "the web (https://…) or a telephone (tel:…). The end of every page leads there.",
        None,
        example="mailto:handbook@example.org",
    )
    staff_codes: Line | None = field(
        "人员代码表",
        "staff codes",
        "人员代码表（CSV：code,role,from,to）的路径，从手册文件夹算起或写全路径，可以在仓库之外；写了就核对记录里的代码。",
        "The staff list, a CSV (code,role,from,to): its path from the handbook's folder, or the whole one; it may lie "
        "outside of the repository. Codes in records are compared with it.",
        None,
        example="../staff/codes.csv",
    )
    max_file_kb: Annotated[int, Bounds(least=1)] = field(
        "文件大小上限",
        "file size limit",
        "单个文件的上限，以 KB 计，只写数字。",
        "The largest file allowed, in KB; the number alone.",
        512,
    )


class SocialLink(Model):
    """A link in the footer."""

    icon: IconName = field(
        "图标",
        "icon",
        "主题里的图标，如 fontawesome/brands/weixin。",
        "An icon of the theme: fontawesome/brands/weixin.",
    )
    link: ContactAddress = field("网址", "address", "通向哪里。", "Where it leads.", example="https://example.org/")
    name: Line | None = field("名称", "name", "鼠标停留时显示。", "Shown when the pointer rests on it.", None)


class Extra(Model):
    """``extra``: svcq's own settings, and the theme's social links."""

    not_taken: ClassVar[Mapping[str, Message]] = NOT_TAKEN_IN_EXTRA

    svcq: SvcqSettings = field(
        "svcq 设置", "svcq settings", "本工具的设置。", "This tool's own settings.", SvcqSettings()
    )
    social: Many[SocialLink] = field("社交链接", "social links", "页脚的链接。", "Links in the footer.", ())


class Settings(Model):
    """A repository's ``mkdocs.yml``."""

    not_taken: ClassVar[Mapping[str, Message]] = NOT_TAKEN

    site_name: Line = field(
        "网站名称",
        "site name",
        "手册的名称，在每页的页眉上。",
        "The handbook's name, on every page.",
        "svcq",
        example="服务手册",
    )
    site_url: SiteAddress | None = field(
        "网址",
        "site URL",
        "网站发布后的地址；站点地图、各页的正式地址、订阅和日历里的链接都由它而来。",
        "Where the site is published; the sitemap, canonical addresses, and links in feed and calendar use it.",
        None,
        example="https://example.org/handbook/",
    )
    site_description: Line | None = field(
        "网站说明",
        "site description",
        "一句话介绍，在首页和搜索引擎里显示。",
        "One sentence, shown on the home page and by search engines.",
        None,
    )
    site_author: Line | None = field("作者", "site author", "谁编写的。", "Who writes it.", None)
    copyright: Line | None = field(
        "版权", "copyright", "页脚的版权说明，可以有链接。", "The footer's copyright line; it may hold links.", None
    )
    repo_url: WebAddress | None = field(
        "仓库地址",
        "repository",
        "git 仓库的网页地址；页面上的“编辑”“反馈”都通向它。",
        "The repository's web address; “edit” and “report” on pages lead there.",
        None,
        example="https://github.com/example/service-handbook",
    )
    repo_name: Line | None = field(
        "仓库名称",
        "repository name",
        "页眉上显示的名称。",
        "Its name, as the header shows it.",
        None,
        example="example/handbook",
    )
    edit_uri: EditAddress | None = field(
        "编辑地址",
        "edit URI",
        "编辑页面的地址，相对于 repo_url，如 edit/main/。",
        "The editing address, from repo_url: edit/main/.",
        None,
        example="edit/main/",
    )
    extra_css: Many[Line] = field(
        "另加的样式表",
        "extra style sheets",
        "每页在本工具的样式之外采用的样式表。文件放在 site_templates/assets/，这里写 assets/svcq/文件名。",
        "Style sheets of every page beside svcq's own: put into site_templates/assets/, written assets/svcq/NAME here.",
        (),
        example="[assets/svcq/own.css]",
    )
    extra_javascript: Many[Line] = field(
        "另加的脚本",
        "extra scripts",
        "每页另外运行的脚本，放法同 extra_css；.mjs 按模块运行。",
        "Scripts of every page, put like extra_css; .mjs runs as a module.",
        (),
        example="[assets/svcq/own.js]",
    )
    theme: Theme = field("外观", "look", "主题、配色、标志和图标。", "Theme, palette, logo and icons.", Theme())
    extra: Extra = field(
        "其他", "extra", "svcq 自己的设置在 extra.svcq 下。", "svcq's own stand in extra.svcq.", Extra()
    )

    @property
    def svcq(self) -> SvcqSettings:
        """``extra.svcq``."""
        return self.extra.svcq
