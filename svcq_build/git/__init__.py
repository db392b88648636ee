"""Git: a question → git's answer, whatever the user's own settings are; and which files git ignores."""
