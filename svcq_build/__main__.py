"""``python -m svcq_build``."""

from svcq_build.cli import main

if __name__ == "__main__":
    main()
