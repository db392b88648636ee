"""Site: pages → a site in the theme's frame, searchable, its links checked; kept up to date, served, published."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
