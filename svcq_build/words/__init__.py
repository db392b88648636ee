"""Words: a sentence of svcq's or a stranger's text → what a person may be shown, in their language."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
