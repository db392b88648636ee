"""Rules that say: a field is missing, unknown or of the wrong form."""
