"""From a corpus and its graph to the pages of a site, in one language."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
