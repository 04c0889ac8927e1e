"""道具: 可否と理由（Decision）、見える範囲（Scope）、情報の種類（Kind）。ケースを知らない。"""

from kasane.access.decision import ALLOW, Decision, Refused, deny, ensure, require
from kasane.access.offer import Offer
from kasane.access.scope import ALL_KINDS, KIND_LABELS, Kind, Reach, Scope, kind_labels

__all__ = [
    "ALLOW",
    "ALL_KINDS",
    "KIND_LABELS",
    "Decision",
    "Kind",
    "Offer",
    "Reach",
    "Refused",
    "Scope",
    "deny",
    "ensure",
    "kind_labels",
    "require",
]
