"""Mends: a value that a field refuses → the value that was meant, where that can be told."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
