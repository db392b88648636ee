"""Demonstration records of the handbook: two years that never were, made by a seeded script, marked as such.

``python -m benchmarks.demonstration`` writes them below ``records/``; ``svcq records clear-demonstration`` removes
them.
"""
