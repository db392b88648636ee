"""``mkdocs.yml`` names an icon that the theme does not have.

Why: The theme's pages cannot be made without it.
Bad:
    #! mkdocs.yml
    site_name: 手册
    theme: {name: material, icon: {logo: material/libary}}
Good:
    #! mkdocs.yml
    site_name: 手册
    theme: {name: material, icon: {logo: material/library}}
Fix: Write the icon's name as Material for MkDocs has it; an icon of your own lies in site_templates/theme/.icons/.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
