from .account import Review as Review
from .account import review as review
from .account import review_states as review_states
from .page_diff import PageChange as PageChange
from .page_diff import differing_pages as differing_pages
