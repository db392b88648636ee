"""Rules that say: this change breaks with how documents are changed. They need a base to compare with."""
