"""一覧や段階の式に組みこむ、同意についての条件。"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from kasane.consent.models import Consent, ConsentEvent
from kasane.kernel import clock


def nobody_consents() -> Q:
    """ケースの行に対して: 本人の、いま効いている同意がない。"""
    whole = ConsentEvent.objects.filter(
        consent=OuterRef("pk"), what=ConsentEvent.WITHDRAWN, agency=None, kinds=0
    )
    rows = Consent.objects.filter(~Exists(whole), case=OuterRef("pk"), person=OuterRef("person"))
    live = rows.unfollowed().filter(Q(until=None) | Q(until__gte=clock.today()), person__died_on=None)
    return ~Q(Exists(live))
