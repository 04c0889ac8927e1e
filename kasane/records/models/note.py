"""支援経過: 書いた機関のものであり、届く範囲をもつ。締めたあとは直さず、追記する。"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, OuterRef, Q

from kasane.access import Kind, Reach, Scope
from kasane.agencies.models import Made, Proxy
from kasane.cases.models import CaseBound, CaseBoundQuerySet
from kasane.kernel.base import Versioned
from kasane.kernel.codes import CodeField, labels
from kasane.records.models.reach import covered, in_my_circle, mine, mine_covering, open_case, unmasked

if TYPE_CHECKING:
    from kasane.cases.sight import Sight

TEXTS = ("body", "facts", "own_words", "did", "view", "next")


class NoteQuerySet(CaseBoundQuerySet["Note"]):
    def visible_to(self, member: Any, writing: bool = False) -> NoteQuerySet:
        """自機関分・支援チーム・会議限りの三つの道。人の覆いと、取り下げと、利害関係がこれに勝つ。"""
        own = Q(mine_own(member, writing), agency=member.agency_id)
        team = Q(mine_covering(member, writing), reach__gte=Reach.TEAM)
        reached = (Q(circle=None) & (own | team)) | (
            Q(circle__isnull=False) & Q(in_my_circle(member, writing))
        )
        about = NotePerson.objects.filter(note=OuterRef("pk"))
        return self.filter(open_case(member), reached, unmasked(member, about), _standing(member))

    def in_sight(self, sight: Sight) -> NoteQuerySet:
        """一つのケースについて ``visible_to`` と同じ行を、定数だけで。"""
        agency = sight.member.agency_id
        rows, within = covered(self.filter(case=sight.case), sight)
        own = Q(agency=agency) if sight.at_least(Scope.OWN) else Q(pk__in=[])
        reached = (Q(circle=None) & (own | (Q(reach__gte=Reach.TEAM) & within))) | Q(
            circle__in=list(sight.circles)
        )
        hidden = NotePerson.objects.exclude(person__in=list(sight.persons)).values("note")
        told = Q(agency=agency) | ~Q(pk__in=hidden.filter(note__case=sight.case))
        return rows.filter(reached, told, _standing(sight.member))


def mine_own(member: Any, writing: bool) -> models.Exists:
    return models.Exists(mine(member, Scope.OWN, writing))


def _standing(member: Any) -> Q:
    """取り下げた記録は、書いた機関にだけ「取り下げた」という事実が残る。"""
    return Q(withdrawn_at=None) | Q(agency=member.agency_id)


class Note(CaseBound, Made, Versioned, Proxy):
    """一つの箱（内容）でよく、分けて書いてもよい。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    author = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="書いた人", related_name="+"
    )
    happened_at = models.DateTimeField("対応した日時")
    minutes = models.PositiveSmallIntegerField("かかった時間（分）", null=True, blank=True)
    late = models.BooleanField("後日入力", default=False, editable=False)
    methods = models.JSONField("方法", default=list, blank=True)
    partners = models.JSONField("相手", default=list, blank=True)
    partner_names = models.CharField("相手の名・機関", max_length=200, blank=True)
    response = CodeField("visit_response", verbose_name="訪問したときのようす", blank=True)
    observations = models.JSONField("訪問で見えたこと", default=list, blank=True)
    contact_made = models.BooleanField("本人・家族に連絡がついた", default=False)
    body = models.TextField("内容", blank=True)
    facts = models.TextField("事実", blank=True)
    own_words = models.TextField("本人の言葉", blank=True)
    did = models.TextField("対応したこと・伝えたこと", blank=True)
    view = models.TextField("支援者の見立て", blank=True)
    next = models.TextField("これからすること", blank=True)
    source_told = models.CharField("出所（だれから聞いたか）", max_length=200, blank=True)
    kinds = models.PositiveSmallIntegerField("情報の種類", default=int(Kind.SUPPORT))
    reach = models.PositiveSmallIntegerField(
        "届く範囲", choices=[(r.value, r.label) for r in Reach], default=Reach.TEAM
    )
    circle = models.ForeignKey(
        "cases.Circle", models.PROTECT, verbose_name="会議限り（共有の輪）", null=True, related_name="+"
    )
    opened_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name="支援チームへ開いたもと", null=True, related_name="+"
    )
    opened_under = models.CharField("開いた根拠", max_length=200, blank=True)
    revised_at = models.DateTimeField("直した日時", null=True, blank=True, editable=False)
    revised_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="直した人", null=True, related_name="+"
    )
    final_at = models.DateTimeField("確定した日時", null=True, blank=True)
    withdrawn_at = models.DateTimeField("取り下げた日時", null=True, blank=True)
    content_hash = models.CharField("取り下げた内容の符号", max_length=64, blank=True)
    moved_to = models.ForeignKey("self", models.PROTECT, verbose_name="移した先", null=True, related_name="+")

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "支援経過"
        ordering = ("-happened_at", "-id")
        constraints = [
            *Proxy.Meta.constraints,
            models.CheckConstraint(
                condition=Q(withdrawn_at=None)
                | (Q(body="", facts="", own_words="", did="", view="", next="") & ~Q(content_hash="")),
                name="records_note_withdrawn_empty",
            ),
            models.CheckConstraint(condition=~Q(opened_from=F("id")), name="records_note_not_self"),
        ]
        indexes = [
            models.Index(fields=["case", "-happened_at", "-id"], name="records_note_timeline"),
            models.Index(fields=["agency", "happened_at"], name="records_note_agency"),
        ]

    def __str__(self) -> str:
        return "・".join(labels("note_method", self.methods)) or "支援経過"

    @property
    def at(self) -> Any:
        """年表に並ぶ日時。"""
        return self.happened_at

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def reach_label(self) -> str:
        if self.circle_id:
            return f"会議限り（{self.circle.label}）" if self.circle else "会議限り"
        return Reach(self.reach).label

    @property
    def trace_kinds(self) -> int:  # type: ignore[override]
        return self.kinds

    def digest(self) -> str:
        """取り下げるとき、中身の代わりに残す符号。"""
        text = "\x1f".join([str(self.uid), *(getattr(self, name) for name in TEXTS)])
        return hashlib.sha256(text.encode()).hexdigest()


class NotePerson(models.Model):
    """この経過が、本人のほかにだれについて書いているか。"""

    note = models.ForeignKey(Note, models.CASCADE, verbose_name="支援経過", related_name="about")
    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="人", related_name="+")

    class Meta:
        verbose_name = "だれについて"
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="records_noteperson_once")]

    def __str__(self) -> str:
        return str(self.person)
