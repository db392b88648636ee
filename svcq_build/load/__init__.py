"""Load: files → corpus and graph, and a finding for all that could not be read."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
