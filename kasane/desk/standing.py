"""いまの段階／次にすること（だれが・いつまで）。一つの表から、頁の文も一覧の列も数も出る。

どの段階も、その部屋の事実だけから決まる。上にあるものが先に当たる。
全体が見えない人には、支援会議・通報・返事待ちのつなぎがあることも知らせない（次に当たる段階になる）。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case as FirstMatch
from django.db.models import CharField, Exists, OuterRef, Q, Value, When

from kasane.access import Scope
from kasane.cases.models import CaseQuerySet, FollowUp, Involvement
from kasane.cases.states import CaseState
from kasane.conferences.stages import under_support
from kasane.consent.stages import nobody_consents
from kasane.coordination.stages import engaged, newly_received
from kasane.handoffs.models import Handoff
from kasane.handoffs.states import WAITING
from kasane.plans.stages import in_state
from kasane.plans.states import PlanState
from kasane.records.models import Assessment, Notification

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@dataclass(frozen=True)
class Stage:
    """``label`` はいまの段階、``next`` は次にすること。``inside`` は全体が見える人だけに言う段階。"""

    key: str
    label: str
    next: str
    test: Q | Exists
    inside: bool = False


def _open_handoff() -> Exists:
    return Exists(Handoff.objects.filter(case=OuterRef("pk"), state__in=WAITING))


def _follow_up_left() -> Q | Exists:
    return Exists(FollowUp.objects.filter(case=OuterRef("pk"), done_on=None))


def _unanswered_emergency() -> Exists:
    return Exists(Notification.objects.filter(case=OuterRef("pk"), safety_checked_at=None))


def _assessed() -> Exists:
    return Exists(Assessment.objects.filter(case=OuterRef("pk")))


def stages() -> tuple[Stage, ...]:
    """段階の表。順序が意味をもつ。"""
    return (*_at_rest(), *_in_plan(), *_on_the_way())


def _at_rest() -> tuple[Stage, ...]:
    closed, paused = Q(state=CaseState.CLOSED), Q(state=CaseState.PAUSED)
    emergency = "通報・通告の相手と、安全の確認を記録する。"
    return (
        Stage(
            "follow",
            "見守り（フォロー）期間",
            "フォローの日に、ようすをたずねる。",
            closed & Q(_follow_up_left()),
        ),
        Stage("closed", "終結", "もう一度相談があれば、新しいケースとして受ける。", closed),
        Stage("paused", "休止中", "再確認日に、ようすを確かめる。", paused),
        Stage("urgent", "緊急", emergency, _unanswered_emergency(), inside=True),
    )


def _in_plan() -> tuple[Stage, ...]:
    table = (
        ("ringi", "決裁待ち", "決裁のあと、支援決定を記録する。", PlanState.IN_DECISION),
        ("agreed", "決裁待ち", "会議で協議済みのプランを起案する。", PlanState.AGREED),
        ("sitting", "会議待ち", "重層的支援会議で、プラン案を協議する。", PlanState.IN_DELIBERATION),
        ("deliver", "支援決定", "本人にプランをお渡しする。", PlanState.DECIDED),
        ("review", "見直し時期", "ようすを確かめ、モニタリングを記録する。", PlanState.IN_REVIEW),
        ("evaluate", "評価", "終結か再プランかを決める。", PlanState.EVALUATED),
        ("running", "支援中", "次の見直しの日までに、モニタリングを記録する。", PlanState.RUNNING),
        ("draft", "プラン案", "プラン案をととのえ、会議に諮る。", PlanState.DRAFT),
    )
    return tuple(Stage(key, label, next, in_state(state)) for key, label, next, state in table)


def _on_the_way() -> tuple[Stage, ...]:
    decided = "会議で決まったことを、決まった機関が行う。"
    answer = "つなぎの返事を待つ。返事があるまで主担当は変わらない。"
    explain = "同意の説明をする。むずかしければ支援会議を考える。"
    alone = "支援経過を記録する。一機関でむずかしければ、つなぐ。"
    return (
        Stage("support", "支援会議で検討中", decided, under_support(), inside=True),
        Stage("handoff", "返事待ち", answer, _open_handoff(), inside=True),
        Stage("received", "受付", "見立て（アセスメント）を記録する。", newly_received() & ~Q(_assessed())),
        Stage("consent", "同意待ち", explain, engaged() & nobody_consents()),
        Stage("assess", "見立て（アセスメント）", "見立てをまとめ、プラン案をつくる。", engaged()),
        Stage("own", "自機関で支援中", alone, Q()),
    )


def with_stage(cases: CaseQuerySet, member: Assignment) -> Any:
    """一覧・絞り込み・数・頁のために、この人に言ってよい段階の符号を ``stage`` につける。"""
    mine = Involvement.objects.mine(member, Scope.FULL)
    whole = Q(Exists(mine.filter(case=OuterRef("pk"), person=OuterRef("person"))))
    whens = [
        When(Q(stage.test) & whole if stage.inside else stage.test, then=Value(stage.key))
        for stage in stages()
        if stage.test
    ]
    return cases.annotate(stage=FirstMatch(*whens, default=Value("own"), output_field=CharField()))


def labels() -> dict[str, str]:
    return {stage.key: stage.label for stage in stages()}


def stage_of(key: str) -> Stage:
    """符号から段階を引く。"""
    return next(stage for stage in stages() if stage.key == key)
