"""Whether documents agree with each other and with themselves."""
