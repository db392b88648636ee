"""Demonstration records of the handbook: two years that never were, made by a seeded script, marked as such.

``svcq records clear-demonstration`` removes them; ``python -m benchmarks.demonstration`` writes them below
``records/`` anew. They show every kind of warning and every verdict that there is, so that a reader meets each on the
day for which they are made (a test says so):

* each kind of warning once, but for ``commitment-missed``: the one promise that was broken in the running quarter is
  told of once for the promise, and once for its remedy, which is still owed;
* of the verdicts, one indicator is “concerning” (posts, whose alarm limit was broken in October) and one never meets
  its target (the net promoter score); three are “improving” (errors at acceptance, matters settled at the first
  visit, and the time that matters take). All others are as quiet as the processes of most months are.

Days go by, and records do not: from the second Monday after that day on, more is overdue.
"""
