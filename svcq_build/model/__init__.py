"""Model: the types that documents and findings are made of: fields, days, lengths of time, rhythms, places; and
how to walk through them.
"""
