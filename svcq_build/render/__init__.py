"""From a corpus and its graph to the pages of a site, in one language."""
