"""いまの段階を決める事実（desk.standing と desk.flow が読む）。"""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from kasane.coordination.models import Engagement
from kasane.coordination.states import EngagementState


def engaged() -> Exists:
    """ケースの行に対して: 多機関協働が関わっている。"""
    return Exists(Engagement.objects.running().filter(case=OuterRef("pk")))


def newly_received() -> Exists:
    """ケースの行に対して: 受け付けたまま、方針がまだ。"""
    return Exists(Engagement.objects.filter(case=OuterRef("pk"), state=EngagementState.RECEIVED))
