"""Change: two corpora → what changed between them, how it weighs, and whom it touches."""
