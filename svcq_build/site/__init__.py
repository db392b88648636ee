"""From pages to a site: written, built by the engine, checked, and put in place whole."""
