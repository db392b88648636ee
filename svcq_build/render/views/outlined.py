"""A document as titled values, for pages without a template of its kind; the public site has many."""

from __future__ import annotations

from typing import cast

from markupsafe import Markup

from svcq_build.render.desk import Desk
from svcq_build.render.outline import Outline
from svcq_build.render.views import Context, LocalEntry

#: From a document's page to the site's root.
_UP = "../../"


def outlined(context: Context, entry: LocalEntry) -> Markup:
    """All that a document says beside what its page says above it, as HTML."""
    outline = Outline(cast(Desk, context), context.interface, _UP)
    rest = entry.doc.model_copy(update=dict.fromkeys(("summary", "body", "audience", "replaces")))
    return Markup(outline.document(rest, {}))  # noqa: S704 - escaped there


PROVIDES = {"outlined": outlined}
