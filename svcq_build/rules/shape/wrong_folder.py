"""A document lies in a folder of another kind, or in one that holds no documents.

Why: The folder tells people and programs what a file is; a document in the wrong one is looked for in vain.
Bad:
    #! standards/glossary/queue.yml
    kind: competence
    title: 沟通
    summary: 让客户听懂、也听懂客户。
    levels: [{level: 1, behaviour: 能复述客户说的事。}]
Good:
    #! roles/competences/communication.yml
    kind: competence
    title: 沟通
    summary: 让客户听懂、也听懂客户。
    levels: [{level: 1, behaviour: 能复述客户说的事。}]
Fix: Move the file to the folder that the hint names, or correct its “kind”.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
