"""Other checkers of structured documents, each given the same number of items to check.

A module a peer: ``PACKAGE`` (whose version is reported), ``write(items, folder)`` exports the items
in the peer's own format, ``command(binaries, folder)`` is what its users type, ``STATE`` names what
it leaves behind (deleted before a cold run; none: it remembers nothing).
"""
