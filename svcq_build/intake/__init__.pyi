from .accounts import Account as Account
from .accounts import ImportWish as ImportWish
from .accounts import NewDocument as NewDocument
from .archive import MOST_BYTES as MOST_BYTES
from .blocks import Place as Place
from .blocks import Tracked as Tracked
from .drafts import drafted_kinds as drafted_kinds
from .plan import plan_import as plan_import
