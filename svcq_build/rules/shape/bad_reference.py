"""A reference is not written in the form that its field wants.

Why: Only a well-formed reference (“kind:id” or “kind:id#part”) can be followed, checked and turned into a link.
Bad:
    # standards/indicators/waiting-time.yml
    measures: [queueing#R1]
Good:
    # standards/indicators/waiting-time.yml
    measures: ["standard:queueing#R1"]
    # standards/service/queueing.yml
    title: 排队叫号
Fix: Put the kind in front where several are possible, and a part behind “#” where the field asks for one.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
