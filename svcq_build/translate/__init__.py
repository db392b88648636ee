"""Words in another language: the interface and messages, and the documents (gettext)."""
