"""Files: what every stage needs of the disk: where the repository and its templates lie, which files may be read,
files saved and folders swapped whole, what is remembered.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
