"""Edit: a file and an intention → the same file with nothing else moved."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
