"""支援の記録: 支援経過・見立て・課題・やること・通報・年表・気になる情報。"""

from kasane.records.models.assessment import Assessment, Issue
from kasane.records.models.attached import Addition, Withdrawal
from kasane.records.models.caution import AvoidNote, SafetyNote
from kasane.records.models.concern import Concern
from kasane.records.models.history import HouseholdEvent
from kasane.records.models.note import Note, NotePerson
from kasane.records.models.notification import Notification
from kasane.records.models.task import Task
from kasane.records.models.told import Told

__all__ = [
    "Addition",
    "Assessment",
    "AvoidNote",
    "Concern",
    "HouseholdEvent",
    "Issue",
    "Note",
    "NotePerson",
    "Notification",
    "SafetyNote",
    "Task",
    "Told",
    "Withdrawal",
]
