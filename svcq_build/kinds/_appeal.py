"""How someone who disagrees with a decision about themselves is heard 申诉."""

from __future__ import annotations

from typing import Annotated

from svcq_build.model import Model, Time, field, ref


class Appeal(Model):
    """To whom, how soon, and how soon it is answered."""

    internal_fields = ("to", "within", "answered_within")

    to: Annotated[str, ref("appeals-to", "hears-appeals-in", "role")] = field(
        "向谁申诉", "to", "不得是做决定的岗位。", "Not the role that decided."
    )
    within: Time = field(
        "申诉期限", "within", "得知结果后多久内提出。", "How long after the result one may appeal.", stricter="higher"
    )
    answered_within: Time = field(
        "答复时限", "answered within", "多久内答复。", "Within what time it is answered.", stricter="lower"
    )
