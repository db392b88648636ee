"""Review: two revisions → what a reviewer must know."""
