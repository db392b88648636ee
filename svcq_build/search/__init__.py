"""Search: pages and their documents → an index in small files, of which a browser fetches what a query needs."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
