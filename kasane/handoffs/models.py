"""つなぎ: ほかの機関に引き継ぐ・一緒に関わってもらう一通。引き受けられるまで、送り主が主担当のまま。"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import ALL_KINDS, Scope, kind_labels
from kasane.agencies.models import Made, Move, Proxy
from kasane.agencies.roles import Can
from kasane.audit.action import Trace
from kasane.cases.models import Case, CaseBound, CaseBoundQuerySet, CasePerson, Involvement
from kasane.cases.models.case import conflicting
from kasane.handoffs.states import HANDOFF, WAITING, HandoffState
from kasane.kernel import clock
from kasane.kernel.codes import CodeField
from kasane.workflow.table import Stateful

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


class HandoffQuerySet(CaseBoundQuerySet["Handoff"]):
    def visible_to(self, member: Assignment, writing: bool = False) -> HandoffQuerySet:
        """送った機関はケースが見える間、受けた機関はつなぎの輪（またはケース）が生きている間。

        書くときだけ、画面を使わない機関あてで期限を過ぎたものを事務局も取り出せる（返事の代行入力）。
        """
        cases = Case.objects.reached_by(member, Scope.OWN, writing=writing)
        mine = Q(from_agency=member.agency_id) | Q(to_agency=member.agency_id)
        seen: Q = mine & Q(Exists(cases.filter(pk=OuterRef("case"))))
        if member.may(Can.CONSULT):
            papers = Q(self._papers(member, writing)) & ~Q(self._conflict(member))
            seen |= Q(to_agency=member.agency_id) & papers
        if writing and member.may(Can.OVERSEE):
            seen |= ~Q(to_agency__channel="system") & self._overdue(member)
        return self.filter(seen)

    def overdue_for(self, member: Assignment) -> HandoffQuerySet:
        """事務局に知らせる、期限を過ぎたつなぎ。番号・機関・期限だけを見せ、誰のことかは見せない。"""
        if not member.may(Can.OVERSEE):
            return self.none()
        return self.filter(self._overdue(member))

    def known_to(self, member: Assignment) -> HandoffQuerySet:
        """中身を見てよいものと、期限を過ぎたことだけを知ってよいもの。"""
        seen = Q(pk__in=self.visible_to(member).values("pk"))
        return self.filter(seen | self._overdue(member)) if member.may(Can.OVERSEE) else self.filter(seen)

    def waiting(self) -> HandoffQuerySet:
        return self.filter(state__in=WAITING)

    def past_due(self) -> HandoffQuerySet:
        return self.waiting().filter(answer_by__lt=clock.today())

    @staticmethod
    def _papers(member: Assignment, writing: bool) -> Exists:
        """つなぎの輪に、この機関の生きた行があるか（担当者だけが見る機関でも、相談を受ける職なら見る）。"""
        rows = Involvement.objects.mine(member, Scope.PAPERS, writing=writing)
        return Exists(rows.filter(circle=OuterRef("circle")))

    @staticmethod
    def _conflict(member: Assignment) -> Exists:
        told = CasePerson.objects.filter(person__identity__in=conflicting(member))
        return Exists(told.filter(case=OuterRef("case")))

    @staticmethod
    def _overdue(member: Assignment) -> Q:
        rows = Involvement.objects.mine(member, Scope.EXISTENCE).filter(source=OuterRef("uid"))
        known = Case.objects.known_to(member).filter(pk=OuterRef("case"))
        late = Q(state__in=WAITING, answer_by__lt=clock.today())
        return late & Exists(rows.filter(scope=Scope.EXISTENCE)) & Exists(known)


class Handoff(CaseBound, Made, Proxy, Stateful):
    """つなぎ。``letter`` は送ったときのつなぎシートの写しで、あとからケースが変わっても変わらない。"""

    workflow = HANDOFF

    from_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="送った機関", related_name="+"
    )
    to_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="つなぐ先", related_name="+"
    )
    why = models.TextField("つなぐ理由")
    how = CodeField("handoff_way", verbose_name="つなぎ方")
    letter = models.JSONField("つなぎシート", default=dict)
    kinds = models.PositiveSmallIntegerField("一緒に伝える情報", default=ALL_KINDS)
    basis = CodeField("ground", verbose_name="伝える根拠")
    ground_note = models.TextField("根拠について記録すること", blank=True)
    ground_until = models.DateField("見られる期限", null=True, blank=True)
    consent = models.ForeignKey(
        "consent.Consent", models.PROTECT, verbose_name="よりどころの同意", null=True, related_name="+"
    )
    urgent = models.BooleanField("急ぎ", default=False)
    call_at = models.DateTimeField("電話をした日時", null=True, blank=True)
    call_to = models.CharField("電話で話した人", max_length=80, blank=True)
    sender_stays = models.BooleanField("つないだあとも支援チームに残る", default=True)
    sent_at = models.DateTimeField("送った日時", default=clock.now)
    answer_by = models.DateField("返事の期限")
    state = models.CharField("状態", max_length=10, choices=HandoffState, default=HandoffState.SENT)
    reply = models.TextField("返事", blank=True)
    reply_reason = CodeField("handoff_cannot", verbose_name="引き受けられない理由", blank=True)
    able_from = models.CharField("いつから可", max_length=80, blank=True)
    answered_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="返事を記録した人", null=True, related_name="+"
    )
    answered_at = models.DateTimeField("返事の日時", null=True, blank=True)
    first_contact_on = models.DateField("初回接触日", null=True, blank=True)
    took_over = models.BooleanField("主担当も移った", default=False)
    read_at = models.DateTimeField("送った機関が返事を確かめた日時", null=True, blank=True)
    reroutes = models.ForeignKey(
        "self", models.PROTECT, verbose_name="つなぎ直す前のつなぎ", null=True, related_name="+"
    )
    returns = models.ForeignKey(
        "self", models.PROTECT, verbose_name="元のつなぎ（元の機関へ引き継ぐ）", null=True, related_name="+"
    )
    circle = models.ForeignKey("cases.Circle", models.PROTECT, verbose_name="共有の輪", related_name="+")

    objects = HandoffQuerySet.as_manager()

    class Meta:
        verbose_name = "つなぎ"
        constraints = [
            *Proxy.Meta.constraints,
            models.CheckConstraint(
                condition=Q(urgent=False) | (Q(call_at__isnull=False) & ~Q(call_to="")),
                name="handoffs_handoff_urgent_called",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WAITING) | Q(answered_at__isnull=False),
                name="handoffs_handoff_answered",
            ),
        ]
        indexes = [
            models.Index(fields=["to_agency", "state", "answer_by"], name="handoffs_to"),
            models.Index(fields=["from_agency", "state"], name="handoffs_from"),
            models.Index(fields=["case"], name="handoffs_case"),
        ]

    def __str__(self) -> str:
        return f"{self.from_agency.short} → {self.to_agency.short}"

    def traces(self, by: Any) -> list[Trace]:
        """引き受けた・一緒に関わることは支援チームの年表に、ほかはつなぎの輪の中に残す。"""
        team = self.state in (HandoffState.TAKEN, HandoffState.TOGETHER)
        return [replace(trace, circle_uid=None) if team else trace for trace in super().traces(by)]

    @property
    def waiting(self) -> bool:
        return self.state in WAITING

    @property
    def overdue(self) -> bool:
        return self.waiting and self.answer_by < clock.today()

    @property
    def kind_labels(self) -> list[str]:
        return kind_labels(self.kinds)

    @property
    def wish_labels(self) -> list[str]:
        return [str(row) for row in self.wishes.all()]

    def wants(self, wish: str) -> bool:
        return any(row.wish == wish for row in self.wishes.all())


class HandoffWish(models.Model):
    handoff = models.ForeignKey(Handoff, models.CASCADE, verbose_name="つなぎ", related_name="wishes")
    wish = CodeField("handoff_wish", verbose_name="望むこと")

    class Meta:
        verbose_name = "つなぎで望むこと"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["handoff", "wish"], name="handoffs_wish_once")]

    def __str__(self) -> str:
        return self.wish_label  # type: ignore[no-any-return]


class HandoffMove(Move):
    """つなぎの状態が移った事実。追加でたずねたこと・答えたことも ``why`` に残る。"""

    record = models.ForeignKey(Handoff, models.PROTECT, verbose_name="つなぎ", related_name="moves")

    class Meta(Move.Meta):
        verbose_name = "つなぎの移り"

    @property
    def label(self) -> str:
        return HANDOFF[self.step].label


Handoff.move_model = HandoffMove
