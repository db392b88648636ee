"""What checklists that run need of the settings: where records are proposed, and a code that leads to the page."""

from __future__ import annotations

from markupsafe import Markup

from svcq_build.render.addresses import site_address
from svcq_build.render.hosting import new_file_address
from svcq_build.render.views import Context


def _new_file_address(context: Context) -> dict[str, str] | None:
    """Where the git host takes a new file; see :func:`svcq_build.render.hosting.new_file_address`."""
    return new_file_address(context.settings)


def _page_code(context: Context, address: str) -> Markup:
    """A QR code that leads from paper to a page, as SVG; nothing where the settings do not say where the site is.

    Args:
        address: of the page, from the root of its language.
    """
    settings = context.settings
    if not settings.site_url:
        return Markup()
    whole = site_address(settings.site_url, context.lang, settings.svcq.languages) + address
    import segno

    code = segno.make(whole, micro=False, error="m", boost_error=False)
    return Markup(code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 - made of figures


PROVIDES = {"page_code": _page_code, "new_file_address": _new_file_address}
