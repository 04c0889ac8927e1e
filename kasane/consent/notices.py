"""中立の知らせ: 見えなくなった機関に、記録が消えたと思わせない。誰のことかは番号だけで言う。"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kasane.agencies.models import Agency, Duty
from kasane.kernel import businessdays, clock
from kasane.records import tasks

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment
    from kasane.consent.models import Consent

WHY = "情報共有の取扱いの変更"
ANSWER_DAYS = 3


def office() -> Agency | None:
    """電話を受けるところ（多機関協働の窓口）。"""
    return next(iter(Agency.objects.with_duty(Duty.OFFICE)), None)


def notify(consent: Consent, agencies: Iterable[Agency], *, by: Assignment) -> None:
    """機関ごとに、中立の知らせと配布資料の返却を置く。画面を使わない機関には、電話する人に置く。

    ケースを見られなくなった機関にも届き、チームのほかの機関には出ないよう、ケースにはつながない
    （番号だけを書く）。
    """
    for agency in {agency.pk: agency for agency in agencies}.values():
        if agency.has_account:
            _tell(consent, agency, by)
        else:
            _ask_to_ring(consent, agency, by)
        _ask_to_check(consent, agency, by)


def _due() -> dict[str, object]:
    return {"due_on": businessdays.add_open_days(clock.today(), ANSWER_DAYS), "why": WHY}


def _tell(consent: Consent, agency: Agency, by: Assignment) -> None:
    number, desk = consent.case.number, office()
    whom = desk.name if desk else consent.case.opened_by.name
    more = {**_due(), "source": consent.uid}
    told = f"{number}の情報共有の取扱いが変わりました。{whom}へ電話してください"
    tasks.give(agency, by=by, what=told, **more)  # type: ignore[arg-type]
    paper = f"{number}の配布資料があれば、{whom}に返すか廃棄し、知らせる"
    tasks.give(agency, by=by, what=paper, **more)  # type: ignore[arg-type]


def _ask_to_ring(consent: Consent, agency: Agency, by: Assignment) -> None:
    what = (
        f"{agency.name}に電話する：{consent.case.number}の情報共有の取扱いが変わったこと、配布資料を返すこと"
    )
    more = {**_due(), "source": consent.uid}
    tasks.give(by.agency, by=by, what=what, **more)  # type: ignore[arg-type]


def _ask_to_check(consent: Consent, agency: Agency, by: Assignment) -> None:
    what = f"{consent.case.number}：{agency.name}から電話があったか、配布資料が返ったかを確かめる"
    more = {**_due(), "source": consent.uid}
    tasks.give(office() or by.agency, by=by, what=what, **more)  # type: ignore[arg-type]
