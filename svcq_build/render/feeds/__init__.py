"""Feeds: what readers subscribe to, the news and the calendar. Each module here is one, found and never listed by hand.

A module defines ``FILE``, an address and a function that makes the file's bytes from a desk, or several as ``FILES``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from svcq_build.load import Audience
from svcq_build.render.desk import Desk
from svcq_build.render.views import INTERNAL


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One such file.

    Attributes:
        address: where it lies, from the root of its language (``calendar.ics``).
        make: its bytes; the same documents on the same day give the same bytes. None where there is nothing to tell.
        audiences: the sites that have it.
    """

    address: str
    make: Callable[[Desk], bytes | None]
    audiences: frozenset[Audience] = INTERNAL


@cache
def all_files(audience: Audience = "internal") -> tuple[SiteFile, ...]:
    """Every file of a site, by address."""
    modules = [
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    files = (file for module in modules for file in getattr(module, "FILES", None) or (module.FILE,))
    return tuple(sorted((file for file in files if audience in file.audiences), key=lambda file: file.address))
