"""Rules that say: a text cannot be checked by the person who has to meet it."""
