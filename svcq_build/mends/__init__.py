"""Mends: a value that a field refuses → the value that was meant, where that can be told."""
