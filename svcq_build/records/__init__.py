"""Records: the files below ``records/`` → what happened (measured, inspected, taught, decided), and a finding for each
that could not be read.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
