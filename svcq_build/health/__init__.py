"""Health: a machine and a handbook → what is there, what is missing, and what mends it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
