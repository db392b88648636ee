"""The settings of the site's look: what of Material's a repository may choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Tag

from svcq_build.load.not_taken import NOT_TAKEN_IN_THEME
from svcq_build.model import Line, Many, Model, field
from svcq_build.words import Message

_Accent = Literal[
    "red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal", "green", "light green",
    "lime", "yellow", "amber", "orange", "deep orange", "custom",
]  # fmt: skip
_Primary = Literal[
    "red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal", "green", "light green",
    "lime", "yellow", "amber", "orange", "deep orange", "brown", "grey", "blue grey", "black", "white", "custom",
]  # fmt: skip


class Toggle(Model):
    """The button that changes to the next palette."""

    icon: Line = field(
        "图标", "icon", "按钮上的图标，如 material/weather-night。", "The button's icon: material/weather-night."
    )
    name: Line | None = field(
        "名称",
        "name",
        "鼠标停留时显示，如“切换到深色”；按各语言翻译。",
        "Shown when the pointer rests on it; translated for each language.",
        None,
    )


class Palette(Model):
    """The colours of one appearance, light or dark."""

    shorthand: ClassVar[str | None] = "primary"

    primary: _Primary | None = field(
        "主色",
        "primary colour",
        "页眉和链接的颜色：red、indigo、teal、blue grey……；custom 是本工具自己的颜色。",
        "The colour of header and links: red, indigo, teal, blue grey…; custom is svcq's own.",
        None,
        example="indigo",
    )
    accent: _Accent | None = field(
        "强调色",
        "accent colour",
        "鼠标停留和选中时的颜色。",
        "The colour of what the pointer rests on or is chosen.",
        None,
        example="teal",
    )
    scheme: Literal["default", "slate"] | None = field(
        "明暗",
        "scheme",
        "default（浅色）或 slate（深色）。",
        "default (light) or slate (dark).",
        None,
        example="default",
    )
    media: Line | None = field(
        "何时采用",
        "media query",
        "在什么条件下采用，如 (prefers-color-scheme: dark)：读者的系统是深色时。",
        "When it applies: (prefers-color-scheme: dark), where the reader's system is dark.",
        None,
        example="(prefers-color-scheme: dark)",
    )
    toggle: Toggle | None = field(
        "切换按钮", "toggle", "切换到下一种配色的按钮。", "The button that changes to the next palette.", None
    )


def _one_or_many(value: object) -> str:
    return "many" if isinstance(value, (list, tuple)) else "one"


Palettes = Annotated[
    Annotated[Palette, Tag("one")] | Annotated[Many[Palette], Tag("many")], Discriminator(_one_or_many)
]


class Icons(Model):
    """The icons of the frame's own buttons."""

    shorthand: ClassVar[str | None] = "logo"

    logo: Line | None = field("标志", "logo", "没有标志图片时的图标。", "Where there is no picture as logo.", None)
    menu: Line | None = field("菜单", "menu", "打开菜单。", "Opens the menu.", None)
    alternate: Line | None = field("语言", "languages", "切换语言。", "Changes the language.", None)
    search: Line | None = field("搜索", "search", "打开搜索。", "Opens the search.", None)
    share: Line | None = field("分享", "share", "分享搜索结果。", "Shares a search.", None)
    close: Line | None = field("关闭", "close", "关闭搜索。", "Closes the search.", None)
    top: Line | None = field("回到顶部", "top", "回到页首。", "Leads back to the top of the page.", None)
    edit: Line | None = field("编辑", "edit", "编辑本页。", "Edits the page.", None)
    view: Line | None = field("查看源文件", "view", "查看本页的源文件。", "Shows the page's source.", None)
    repo: Line | None = field("仓库", "repository", "页眉上的仓库链接。", "The repository's link.", None)
    previous: Line | None = field("上一页", "previous", "通向上一页。", "Leads to the page before.", None)
    next: Line | None = field("下一页", "next", "通向下一页。", "Leads to the page after.", None)
    annotation: Line | None = field("注解", "annotation", "注解的记号。", "Marks an annotation.", None)
    admonition: dict[str, Line] = field(
        "提示框", "admonitions", "提示框种类 → 图标。", "Sort of admonition → icon.", {}
    )
    tag: dict[str, Line] = field("标签", "tags", "标签 → 图标。", "Tag → icon.", {})


class Theme(Model):
    """``theme``: what of Material's settings a repository may choose."""

    shorthand: ClassVar[str | None] = "name"
    not_taken: ClassVar[Mapping[str, Message]] = NOT_TAKEN_IN_THEME

    name: Literal["material"] = field(
        "主题",
        "theme",
        "页面装在 Material 的框架里：只能写 material，也可不写。",
        "Pages stand in Material's frame: material, or left out.",
        "material",
    )
    palette: Palettes | None = field(
        "配色",
        "palette",
        "一种配色，或一列配色（如浅色、深色各一）。不写就用本工具的颜色，浅色深色随读者的系统。",
        "One palette, or a list of them (one light, one dark). Left out: svcq's own colours, light or dark as the "
        "reader's system is.",
        None,
    )
    icon: Icons | None = field("图标", "icons", "框架上各按钮的图标。", "The icons of the frame's buttons.", None)
    logo: Line | None = field(
        "标志",
        "logo",
        "页眉上的标志图片。图片放在 site_templates/assets/，这里写 assets/svcq/文件名。",
        "The picture in the header. Put it into site_templates/assets/ and write assets/svcq/NAME here.",
        None,
        example="assets/svcq/logo.svg",
    )
    favicon: Line | None = field(
        "网站图标",
        "favicon",
        "浏览器标签上的图标，放法同 logo。",
        "The icon on the browser's tab; put like the logo.",
        None,
        example="assets/svcq/favicon.png",
    )

    def written(self, name: str) -> Any:
        """A setting of the look as it is written in the file, in plain values; None where it is left out."""
        return self.model_dump(exclude_unset=True, by_alias=True).get(name)
