"""Load: files → corpus and graph, and a finding for all that could not be read."""
