"""Rules that say: a record cannot be relied on, as evidence of what happened."""
