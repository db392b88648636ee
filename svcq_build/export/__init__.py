"""Export: documents → an outline of blocks → a Word file or a PDF to hand out."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
