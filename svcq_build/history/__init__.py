"""History: git's commits → what documents were: revisions, past versions, ids that are gone."""
