"""Model: the types that documents and findings are made of: fields, days, lengths of time, rhythms, places; and
how to walk through them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
