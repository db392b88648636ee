"""Rules about the translations of the documents."""
