"""Translate: documents and catalogues (gettext) → documents, messages and words of pages in another language."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
