"""History: git's commits → what documents were: revisions, past versions, ids that are gone."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
