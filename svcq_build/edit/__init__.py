"""Edit: a file and an intention → the same file with nothing else moved."""
