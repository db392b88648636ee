"""Preview: a text as it would be read on a page, while somebody is writing it."""

from __future__ import annotations

from svcq_build.model import with_values
from svcq_build.render.desk import Desk
from svcq_build.render.filters import PageTools
from svcq_build.render.pages import Page


def preview(desk: Desk, text: str) -> str:
    """A text of a document as HTML, its links as from the editor's page, with the values of what it quotes.

    Args:
        desk: knows what references and parameters mean. text: Markdown, a stranger's.
    """
    page = Page(ref="", kind="", url="edit/", title="", description="", lang=desk.lang)
    shown = with_values(text, lambda name: desk.worth(name) or None)
    return str(PageTools(desk, page, desk.interface.choice).prose(shown))
