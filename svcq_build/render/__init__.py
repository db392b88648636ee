"""Render: graph → the pages of a site, its feed and its calendar, in one language."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
