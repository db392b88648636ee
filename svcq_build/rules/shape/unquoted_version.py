"""A version is written without quotes.

Why: Without quotes it is a number, and 1.10 becomes 1.1: the tenth revision turns into the first.
Bad:
    # standards/service/queueing.yml
    version: 1.10
Good:
    # standards/service/queueing.yml
    version: "1.10"
Fix: Put the version in quotes, with all its digits.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
