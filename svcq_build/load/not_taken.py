"""What MkDocs and Material take and svcq does not, because it makes it itself, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping

from svcq_build.words import Message, say

_MENU = say("svcq makes the menu from the documents: their folders, kinds and titles. Delete it.")
_PAGES = say("Which documents become pages is told by their folders, and by “status” and “audience”. Delete it.")
_MARKDOWN = say(
    "Texts are read as CommonMark with tables and lists of tasks, and nothing else may stand in them. Delete it."
)
_TEMPLATES = say("Put the file into site_templates/theme/; it takes the place of the theme's of the same name.")
_ALWAYS = say("svcq settles this itself, the same for every handbook. Delete it.")
_OTHER_HOSTS = say("Pages ask nothing of other hosts, and follow no reader. Delete it.")

#: At the top of mkdocs.yml.
NOT_TAKEN: Mapping[str, Message] = {
    "nav": _MENU,
    "plugins": say("Search is always there, and no other plugin runs: svcq makes the pages itself. Delete it."),
    "hooks": say("No hooks run: svcq makes the pages itself. Templates in site_templates/ change how they look."),
    "markdown_extensions": _MARKDOWN,
    "mdx_configs": _MARKDOWN,
    "extra_templates": _TEMPLATES,
    "docs_dir": say("Documents lie in standards/, roles/ and playbooks/; “svcq explain” tells which kind in which "
                    "folder. Delete it."),
    "site_dir": say("Say it with “svcq build --site site”. Delete it here."),
    "use_directory_urls": say("Addresses never change: /standards/ID/. Delete it."),
    "exclude_docs": _PAGES,
    "draft_docs": _PAGES,
    "not_in_nav": _MENU,
    "validation": say("“svcq check” looks at every link; what a rule weighs is set in extra.svcq.rules. Delete it."),
    "strict": say("“svcq check --fail-on warning” is strict. Delete it."),
    "dev_addr": say("Say it with “svcq serve --host 127.0.0.1 --port 8000”. Delete it here."),
    "watch": say("“svcq serve” watches everything that the site is made of. Delete it."),
    "remote_branch": say("Say it with “svcq publish --branch gh-pages”. Delete it here."),
    "remote_name": say("Name it in extra.svcq.publish_to. Delete it here."),
    "edit_uri_template": say("Write edit_uri: the path from repo_url to the folder of the documents, as edit/main/."),
    "INHERIT": say("Settings stand in one file: write what it holds in here. Delete it."),
    "google_analytics": _OTHER_HOSTS,
}  # fmt: skip

#: Under theme.
NOT_TAKEN_IN_THEME: Mapping[str, Message] = {
    "language": say("The site's languages stand in extra.svcq.languages. Delete it here."),
    "locale": say("The site's languages stand in extra.svcq.languages. Delete it here."),
    "direction": _ALWAYS,
    "font": say("Pages use the reader's own fonts, so that nothing is asked of other hosts. Delete it."),
    "features": say("svcq chooses the theme's features, so that its own pages fit. Delete it."),
    "custom_dir": say("Put the files into site_templates/theme/; they take the place of the theme's. Delete it."),
    "static_templates": _TEMPLATES,
    "include_search_page": _ALWAYS,
    "search_index_only": _ALWAYS,
    "highlightjs": _ALWAYS,
    "hljs_languages": _ALWAYS,
    "hljs_style": _ALWAYS,
    "analytics": _OTHER_HOSTS,
}

#: Under extra.
NOT_TAKEN_IN_EXTRA: Mapping[str, Message] = {
    "alternate": say("svcq makes the language switch from extra.svcq.languages. Delete it."),
    "analytics": _OTHER_HOSTS,
    "consent": _OTHER_HOSTS,
    "generator": _ALWAYS,
    "homepage": _ALWAYS,
    "manifest": _ALWAYS,
    "scope": _ALWAYS,
    "annotate": _ALWAYS,
    "polyfills": _OTHER_HOSTS,
    "status": say("A document's “status” shows on its page. Delete it here."),
    "tags": say("A document's “tags” show on its page. Delete it here."),
    "version": say("Past versions of a document are read from git, and shown beside it. Delete it."),
}
