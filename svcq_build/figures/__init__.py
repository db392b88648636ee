"""Figures: values → what is computed from them. Pure functions, which know nothing of files, documents or records."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
