"""すべての名詞の土台。"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from kasane.kernel import clock
from kasane.kernel.uuid7 import uuid7


class Record(models.Model):
    """番号は外に出さず、``uid`` だけを URL・要素の id・記録に使う。"""

    uid = models.UUIDField("識別子", default=uuid7, unique=True, editable=False)
    made_at = models.DateTimeField("記録した日時", default=clock.now, editable=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """二人が同時に直しても、どちらの文字も失わないための版番号。"""

    version = models.PositiveIntegerField("版", default=1, editable=False)

    class Meta:
        abstract = True


class Term(models.Model):
    """期間。終わるとは ``until`` をいまにすることで、消すことではない。

    ``until`` は開いている間 9999-12-31。生きている ⇔ ``since <= at < until``。
    """

    since = models.DateTimeField("始まり", default=clock.now)
    until = models.DateTimeField("終わり", default=clock.FOREVER)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="%(app_label)s_%(class)s_term"),
        ]

    def live_at(self, at: dt.datetime | None = None) -> bool:
        at = at or clock.now()
        return self.since <= at < self.until

    @property
    def open_ended(self) -> bool:
        return self.until.year == clock.FOREVER.year

    @property
    def last_day(self) -> dt.date | None:
        """最後の日（日本時間）。終わりが決まっていなければ ``None``。"""
        if self.open_ended:
            return None
        return clock.local(self.until - dt.timedelta(microseconds=1)).date()


def live(prefix: str = "", at: dt.datetime | None = None) -> Q:
    """期間が生きている行だけの条件。``prefix`` は関係をたどるときの ``post__`` など。"""
    at = at or clock.now()
    return Q(**{f"{prefix}since__lte": at, f"{prefix}until__gt": at})
