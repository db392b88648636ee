"""Check: graph → diagnostics: the rules are run, suppressions and waivers honoured, results remembered."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
