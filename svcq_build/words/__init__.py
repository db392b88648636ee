"""Words: a sentence of svcq's or a stranger's text → what a person may be shown, in their language."""
