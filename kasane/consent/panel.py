"""同意の部屋が机（desk）に手渡すもの: 状態の一片・次の一手・知らせ。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from kasane.access import Offer, Scope
from kasane.cases.models import Case
from kasane.cases.sight import Sight
from kasane.consent import condition, cover, rules
from kasane.consent.models import Consent, ConsentEvent, Explanation, NoConsent, Reliance
from kasane.consent.models.consent import ConsentQuerySet
from kasane.kernel import clock
from kasane.kernel.base import live
from kasane.kernel.codetable import setting
from kasane.kernel.panel import Panel, Waiting

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    """本人の同意の状態（全体が見える機関にだけ、宛先と期限まで）。"""
    if not sight.at_least(Scope.FULL):
        return []
    consent = cover.current(case, case.person)
    without = None if consent and not cover.ended_why(consent) else condition.absence(case, case.person)
    standing = {"state": condition.state_of(consent, without), "consent": consent, "without": without}
    return [Panel("consent/_side.html", {"standing": standing, "case": case}, place="side")]


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    """同意の次の一手。同意があるかは全体が見える機関だけが知るので、ほかの機関には出さない。"""
    if not sight.at_least(Scope.FULL):
        return []
    record = rules.can_record(member, case)
    consent = cover.current(case, case.person)
    steps = [Offer("同意の内容を記録する", reverse("consent:new", args=[case.uid]), record)]
    if consent is None:
        return [
            *steps,
            Offer("同意のない間の判断を記録する", reverse("consent:no_consent", args=[case.uid]), record),
        ]

    def page(name: str) -> str:
        return reverse(f"consent:{name}", args=[consent.uid])

    return [
        *steps,
        Offer("支援チームに入れる", page("opening"), rules.can_bring_in(member, consent)),
        Offer("同意の範囲を変える", page("narrowing"), rules.can_narrow(member, consent)),
        Offer("同意の取りやめ（撤回）を記録する", page("withdrawal"), rules.can_withdraw(member, consent)),
        Offer(
            "利用の取下げを記録する",
            reverse("consent:use_withdrawal", args=[case.uid]),
            rules.can_withdraw_use(member, case),
        ),
    ]


def waiting(member: Assignment) -> list[Waiting]:
    """期限・18 歳・次に確かめる日・書面・取りやめのあとのうち、自分の機関が主担当か書いたもの。"""
    held = Q(case__holder_agency=member.agency_id) & ~Q(case__state="closed")
    rows = [_expiring(row) for row in _ending(member).filter(held)[:LIMIT]]
    rows += [_paper(row) for row in _without_paper(member).filter(held)[:LIMIT]]
    rows += [_bereaved(row) for row in _after_death(member).filter(held)[:LIMIT]]
    tries = _latest(NoConsent.objects.visible_to(member)).filter(held, _soon("try_again_on", 7))
    rows += [_try(row) for row in tries.select_related("case", "person")[:LIMIT]]
    asked = _latest(Explanation.objects.visible_to(member)).filter(held, _soon("answer_on", 0))
    rows += [_answer(row) for row in asked.select_related("case", "person")[:LIMIT]]
    return rows[:LIMIT]


def _soon(field: str, days: int) -> Q:
    return Q(**{f"{field}__lte": clock.today() + dt.timedelta(days=days)})


def _standing(member: Assignment) -> ConsentQuerySet:
    """取りやめになっていない、いちばん新しい同意。"""
    whole = ConsentEvent.objects.filter(
        consent=OuterRef("pk"), what=ConsentEvent.WITHDRAWN, agency=None, kinds=0
    )
    rows = Consent.objects.visible_to(member).unfollowed().filter(~Exists(whole))
    return rows.select_related("case", "person").order_by("until")


def _ending(member: Assignment) -> ConsentQuerySet:
    """まもなく終わる同意。子どもの代わりの同意は 18 歳の前の日が期限なので、早めに出す。"""
    today = clock.today()
    near = today + dt.timedelta(days=int(setting("consent_warn_days") or 30))
    adult = today + dt.timedelta(days=int(setting("majority_warn_days") or 60))
    minors = Q(signer__in=["parent", "minor_guardian", "institution"], until__lte=adult)
    rows = _standing(member).filter(Q(until__lte=near) | minors, person__died_on=None)
    return rows.filter(until__gte=today - dt.timedelta(days=30))


def _without_paper(member: Assignment) -> ConsentQuerySet:
    """電話で得て一週間、書面がまだのもの。"""
    week = clock.today() - dt.timedelta(days=7)
    return _standing(member).filter(
        method="phone", original_kept="", obtained_on__lte=week, person__died_on=None
    )


def _after_death(member: Assignment) -> ConsentQuerySet:
    """亡くなった方の同意で、まだ開いているもの。"""
    open_now = Reliance.objects.filter(live("involvement__"), consent=OuterRef("pk"))
    return _standing(member).filter(Exists(open_now), person__died_on__isnull=False)


def _latest(rows: QuerySet) -> QuerySet:
    """同じ人について、あとに同意も説明も判断も書かれていないもの。"""
    for model in (Consent, Explanation, NoConsent):
        later = model.objects.filter(
            case=OuterRef("case"), person=OuterRef("person"), made_at__gt=OuterRef("made_at")
        )
        rows = rows.filter(~Exists(later))
    return rows


def _row(row: Consent | NoConsent | Explanation, verb: str, reason: str, due: dt.date | None) -> Waiting:
    return Waiting(
        verb=verb,
        reason=reason,
        url=reverse("consent:case_consents", args=[row.case.uid]),
        due_on=due,
        who=row.person.name,
        who_note=f"{row.person.age}歳" if row.person.age is not None else "",
        holder=row.case.holder_name,
        button="同意の頁を開く",
        case_uid=row.case.uid,
        person_uid=row.person.uid,
    )


def _expiring(row: Consent) -> Waiting:
    birthday = row.person.eighteenth_birthday if cover.until_18(row.signer) else None
    if birthday and row.until == birthday - dt.timedelta(days=1):
        reason = "18歳になると、親権者などの同意は終わります。本人に説明してください。"
        return _row(row, "本人の同意を確かめる", reason, row.until)
    over = row.until is not None and row.until < clock.today()
    reason = "同意の期限が切れました。" if over else "同意の期限が近づいています。"
    return _row(row, "同意をもう一度確かめる", reason + "続けるかを本人に確かめてください。", row.until)


def _paper(row: Consent) -> Waiting:
    reason = "電話で得た同意です。書面をもらい、「同意の内容を記録する」で記録してください。"
    return _row(row, "同意の書面をもらう", reason, row.obtained_on + dt.timedelta(days=14))


def _bereaved(row: Consent) -> Waiting:
    reason = "亡くなった方の同意でまだ見えている機関があります。取りやめの頁から、共有を終えてください。"
    return _row(row, "同意にもとづく共有を終える", reason, row.person.died_on)


def _try(row: NoConsent) -> Waiting:
    reason = f"同意のない間の判断（{row.reason_label}）で決めた、次に確かめる日です。"
    return _row(row, "同意についてもう一度たずねる", reason, row.try_again_on)


def _answer(row: Explanation) -> Waiting:
    return _row(row, "同意の返事を聞く", "説明のときに決めた、返事を聞く日です。", row.answer_on)
