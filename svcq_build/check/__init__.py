"""Check: graph → diagnostics: the rules are run, suppressions and waivers honoured, results remembered."""
