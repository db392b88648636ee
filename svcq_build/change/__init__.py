"""Change: two corpora → what changed between them, how it weighs, and whom it touches."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
