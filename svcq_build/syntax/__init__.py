"""Syntax: text → YAML nodes with their places, and a fault for all that could not be understood."""
