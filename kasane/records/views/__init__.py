"""支援の記録の頁。"""

from kasane.records.views.assessing import (
    assessment,
    assessment_new,
    assessments,
    issues,
    settlement,
)
from kasane.records.views.cautions import (
    approval,
    avoid_end,
    avoid_new,
    cautions,
    chronology,
    review,
    safety_end,
    safety_new,
)
from kasane.records.views.concerns import concern, concern_end, concern_new, concerns, passing
from kasane.records.views.notes import addition, confirmation, final, note, revision, withdrawal
from kasane.records.views.notifying import notifications, notify, notify_kind, safety_check
from kasane.records.views.tasks import task, tasks
from kasane.records.views.timeline import timeline, told
from kasane.records.views.writing import write, write_case

__all__ = [
    "addition",
    "approval",
    "assessment",
    "assessment_new",
    "assessments",
    "avoid_end",
    "avoid_new",
    "cautions",
    "chronology",
    "concern",
    "concern_end",
    "concern_new",
    "concerns",
    "confirmation",
    "final",
    "issues",
    "note",
    "notifications",
    "notify",
    "notify_kind",
    "passing",
    "review",
    "revision",
    "safety_check",
    "safety_end",
    "safety_new",
    "settlement",
    "task",
    "tasks",
    "timeline",
    "told",
    "withdrawal",
    "write",
    "write_case",
]
