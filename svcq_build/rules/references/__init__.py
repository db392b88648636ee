"""Rules that say: a reference leads nowhere, or where it must not."""
