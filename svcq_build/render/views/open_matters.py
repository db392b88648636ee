"""Open matters: findings and actions that nobody has closed, by the role that has to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from svcq_build.records import Improvement, Task, actions_followed, findings_followed
from svcq_build.render.views import Context, View


def _data(context: Context) -> Mapping[str, Any]:
    records = context.ledger.whole()
    tasks = [task for task in (*findings_followed(records), *actions_followed(records)) if task.since <= context.today]
    by_role: dict[str | None, list[Task]] = defaultdict(list)
    for task in tasks:
        if not task.is_over:
            by_role[task.owner].append(task)
    roles = sorted(by_role, key=lambda role: (role is None, context.title(role) if role else ""))
    closed = [task for task in tasks if task.state == "closed"]
    in_time = sum(task.due is None or task.ended is None or task.ended <= task.due for task in closed)
    return {
        "made_up": context.ledger.holds_made_up(),
        "roles": [(role, sorted(by_role[role], key=_urgency)) for role in roles],
        "improvements": {f"improvement:{one.id}": one.title for one in records.of(Improvement)},
        "overdue": {task.ref for task in tasks if task.is_overdue(context.today)},
        "closed": len(closed),
        "in_time": in_time,
    }


def _urgency(task: Task) -> tuple[bool, str, str]:
    return task.due is None, str(task.due), task.ref


VIEW = View(
    name="open-matters",
    path="open-matters",
    zh="待办事项",
    en="Open matters",
    order=46,
    data=_data,
    zh_help="给每个岗位：检查发现的问题和会议定下的事，哪些还没办完、哪天到期。",
    en_help="For every role: which findings and actions are not closed, and when they are due.",
    icon="material/format-list-checks",
    records=("inspection", "incident", "drill", "minutes", "improvement"),
)
