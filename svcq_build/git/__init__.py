"""Git: a question → git's answer, whatever the user's own settings are; and which files git ignores."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
