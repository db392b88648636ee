"""A reference leads to a kind of document that the field does not admit.

Why: A field's meaning rests on what it points at: a person cannot be verified, and a checklist cannot own anything.
Bad:
    # standards/service/queueing.yml
    owner: team:front-desk
    # roles/teams/front-desk.yml
    title: 前台团队
Good:
    # standards/service/queueing.yml
    owner: hall-manager
    # roles/charters/hall-manager.yml
    title: 值班经理
Fix: Refer to a document of one of the kinds that the hint names.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
