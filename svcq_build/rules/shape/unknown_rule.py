"""``mkdocs.yml`` sets a rule that does not exist.

Why: A misspelt name would leave the rule as it was, while everyone believes it is off (or strict).
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {mising-target: off}}}
Good:
    #! mkdocs.yml
    site_name: 手册
    extra: {svcq: {rules: {missing-target: warning}}}
Fix: Correct the name; “svcq explain” lists the rules.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
