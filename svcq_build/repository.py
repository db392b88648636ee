"""What makes a folder a repository of svcq."""

#: The configuration file that marks the root of a repository.
CONFIGURATION = "mkdocs.yml"


class NotARepository(Exception):
    """The folder has no ``mkdocs.yml``, so it is no svcq repository."""
