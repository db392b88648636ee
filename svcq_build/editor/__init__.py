"""Editor: a document's text as somebody is editing it → what is wrong with it, what it changes, and the file saved."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
