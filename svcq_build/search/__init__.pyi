from .entries import Entry as Entry
from .entries import Part as Part
from .entries import entry_of as entry_of
from .index import FOLDER as FOLDER
from .index import SearchIndex as SearchIndex
from .keys import folded as folded
from .keys import keys as keys
from .keys import number_of as number_of
