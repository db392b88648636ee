"""Reports: a report document, the records and a period → a paper that says how the service is doing."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
