from .series import Measured as Measured
from .series import Renewal as Renewal
from .series import Series as Series
from .series import series_of as series_of
