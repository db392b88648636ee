"""From pages to a site: written, built by the engine, checked, and put in place whole."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
