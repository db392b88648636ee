from .scores import FAIL as FAIL
from .scores import NOT_APPLICABLE as NOT_APPLICABLE
from .scores import PASS as PASS
from .scores import Score as Score
from .scores import WeighedItem as WeighedItem
from .scores import score as score
