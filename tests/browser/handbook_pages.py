"""The pages that stand for all: one of every kind, and every overview."""

from __future__ import annotations

PAGES = (
    "",
    "standards/complaint-handling/",
    "processes/complaint/",
    "roles/complaint-officer/",
    "checklists/window-opening/",
    "risks/hall-fire/",
    "severities/complaint/",
    "agreements/case-transfer/",
    "reports/quarterly-quality/",
    "assessments/yearly-service-quality/",
    "appraisals/window-clerk/",
    "plans/inspections-2027/",
    "supervisors/public-supervisors/",
    "faqs/visiting-the-hall/",
    "surveys/leaving-the-hall/",
    "channels/service-hotline/",
    "procedures/fire/",
    "indicators/customer-satisfaction/",
    "commitments/complaint-answers/",
    "meetings/service-quality-meeting/",
    "meetings/",
    "training/complaint-handling-course/",
    "competences/complaint-resolution/",
    "teams/front-desk-team/",
    "frameworks/iso-9001-2015/",
    "cases/hotel-shared-information/",
    "guides/using-this-handbook/",
    "glossary/",
    "glossary/follow-up/",
    "standards/",
    "coverage/",
    "raci/",
    "competence-matrix/",
    "changes/",
    "reviews/",
    "documents/",
)
#: Every page in both languages.
EVERY = tuple(prefix + page for page in PAGES for prefix in ("", "en/"))
