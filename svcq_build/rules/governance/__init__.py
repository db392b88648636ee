"""Rules that say: a document lacks an owner, a review or a record of its changes."""
