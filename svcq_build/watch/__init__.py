"""Watch: records beside documents, on one day → how things stand: figures with their verdicts, scores, warnings."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
