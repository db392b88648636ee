"""Rules that say: something is demanded that nobody does, checks or teaches."""
