"""Rules that say: the file cannot be read, or not trusted."""
