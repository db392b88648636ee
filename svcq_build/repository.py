"""What makes a folder a repository of svcq."""

#: The configuration file that marks the root of a repository.
CONFIGURATION = "mkdocs.yml"
#: Where git hosts look for the file that says who reviews what, in the order in which we do.
CODEOWNERS = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")


class NotARepository(Exception):
    """The folder has no ``mkdocs.yml``, so it is no svcq repository."""
