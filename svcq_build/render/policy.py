"""The content security policy: what a page may load and run. The first element of every page's head says it.

It is a second lock. What a stranger wrote is made harmless where it enters a page; nothing rests on the policy alone.
"""

from __future__ import annotations

#: Everything from the site itself, and pictures that stand in a page; nothing that stands in a page runs.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
#: The element.
POLICY_ELEMENT = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
