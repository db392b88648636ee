"""The style guide: every component that several kinds of pages share, for whoever writes a template of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcq_build.kinds import all_kinds
from svcq_build.render.views import Context, View


def _data(context: Context) -> Mapping[str, Any]:
    kinds = [(kind, context.entries(name)) for name, kind in all_kinds().items()]
    shown = [(kind, entries[0]) for kind, entries in kinds if entries]
    return {"shown": shown, "some": [entry.ref for _, entry in shown[:3]]}


VIEW = View(
    name="styleguide",
    path="styleguide",
    zh="样式手册",
    en="Style guide",
    order=99,
    data=_data,
    zh_help="给写模板的人：各类页面共用的组件，每个写着类名；每一类文档给一页作例子。",
    en_help="For whoever writes templates: the components that pages share, by class, and a page of each kind.",
    icon="material/palette-outline",
    listed=False,
)
