"""Training, certificates and what was read and understood, by staff code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.demonstration.centre import Centre, File, chance, evidence, record

#: Staff codes and the roles behind them.
STAFF = {
    **{f"S{number:03d}": "window-clerk" for number in range(1, 19)},
    **{f"S{number:03d}": "greeter" for number in range(19, 24)},
    **{f"S{number:03d}": "case-reviewer" for number in range(24, 28)},
    "S028": "hall-manager", "S029": "hall-manager", "S030": "complaint-officer", "S031": "training-officer",
    "S032": "information-officer", "S033": "facility-officer", "S034": "security-officer", "S035": "quality-manager",
    "S036": "internal-auditor", "S037": "online-service-officer", "S038": "assistance-officer", "S039": "center-director",
}  # fmt: skip
#: What is certified, who holds it, and in how many days it ends (none: it has no end).
_CERTIFICATES: tuple[tuple[str, str, tuple[str, ...], int | None], ...] = (
    ("急救员证", "红十字会", ("S003", "S011", "S019", "S028"), 400),
    ("急救员证", "红十字会", ("S020",), 21),
    ("消防设施操作员证", "消防行业职业技能鉴定站", ("S034",), 700),
    ("内审员证", "认证培训机构", ("S036",), 260),
    ("内训师证", "本中心", ("S031", "S024"), None),
    ("消防设施操作员证", "消防行业职业技能鉴定站", ("S033",), 480),
)
#: Documents that were read and understood, and how many days ago.
_READ = (
    ("procedure:fire", ("window-clerk", "greeter", "hall-manager"), 40),
    ("procedure:data-leak", ("window-clerk", "information-officer"), 55),
    ("standard:complaint-handling", ("window-clerk", "complaint-officer", "hall-manager"), 30),
    ("standard:queueing", ("greeter", "hall-manager"), 25),
    ("standard:case-acceptance", ("window-clerk", "case-reviewer"), 70),
)


def training(centre: Centre) -> Iterator[File]:
    """Sessions of every curriculum."""
    for number, (id_, curriculum) in enumerate(centre.of("curriculum")):
        roles = {str(role).removeprefix("role:") for role in curriculum.learners}
        there = [code for code, role in STAFF.items() if role in roles] or ["S028", "S029", "S035"]
        mark = float(curriculum.assessment.pass_mark)
        for session, days in enumerate((500 - number * 9, 150 - number * 7)):
            day = centre.ago(days)
            luck = chance("training", id_, session)
            attendance = []
            for code in there[:14]:
                came = luck.random() > 0.05
                points = min(100, round(luck.gauss(mark + 9, 5)))
                attendance.append(
                    {"who": code, "role": STAFF[code], "present": came, "score": points, "passed": points >= mark}
                    if came
                    else {"who": code, "role": STAFF[code], "present": False}
                )
            modules = list(curriculum.modules)
            taught = modules[session % len(modules)]
            yield record("training-session", f"{day.isoformat()}-{id_}", {
                "curriculum": id_,
                "version": curriculum.version,
                "modules": [f"{id_}#{taught.id}"],
                "date": day.isoformat(),
                "hours": float(taught.hours),
                "place": "二楼培训室",
                "trainer": "internal-trainer",
                "trainer_code": "S024" if "S024" not in there else "S031",
                "attendance": attendance,
                "evidence": [evidence(f"{day.isoformat()}-{id_}-签到表.pdf")],
            })  # fmt: skip


def certificates(centre: Centre) -> Iterator[File]:
    """Certificates; one ends soon."""
    for number, (title, issuer, holders, days) in enumerate(_CERTIFICATES, 1):
        for code in holders:
            ends = centre.today + dt.timedelta(days=days) if days is not None else None
            issued = centre.workday(dt.date((ends or centre.today).year - 3, (ends or centre.today).month, 5))
            yield record("certificate", f"{issued.isoformat()}-{code.lower()}-{number}", {
                "who": code,
                "role": STAFF[code],
                "title": title,
                "issued_by": issuer,
                "issued": issued.isoformat(),
                "ends": ends.isoformat() if ends else None,
            })  # fmt: skip


def acknowledgements(centre: Centre) -> Iterator[File]:
    """What was read and understood, in the version of today."""
    for ref, roles, days in _READ:
        day = centre.ago(days)
        readers = [
            {
                "who": code,
                "role": role,
                "on": centre.workday(day - dt.timedelta(days=number % 6), back=True).isoformat(),
            }
            for number, (code, role) in enumerate(STAFF.items())
            if role in roles
        ]
        yield record("acknowledgement", f"{day.isoformat()}-{ref.replace(':', '-')}", {
            "document": ref,
            "version": centre.document(ref).version,
            "date": day.isoformat(),
            "readers": readers[:-1] if len(readers) > 3 else readers,  # one has not confirmed yet
        })  # fmt: skip
