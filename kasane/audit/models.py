"""操作と閲覧の記録。足すだけで、直さず、消さない（データベースの引き金も拒む）。"""

from __future__ import annotations

from django.db import models

from kasane.kernel import clock
from kasane.kernel.base import Record


class EventKind(models.TextChoices):
    VERB = "verb", "操作"
    VIEW = "view", "閲覧"
    PRINT = "print", "印刷"
    EXPORT = "export", "書き出し"
    REFUSAL = "refusal", "断り"
    SIGN_IN = "sign-in", "サインイン"


class Event(Record):
    """だれが・いつ・なにを・どの根拠で。外部キーをもたない（本体と互いに傷つけない）。"""

    lane = models.PositiveSmallIntegerField("列")
    seq = models.PositiveBigIntegerField("番号")
    at = models.DateTimeField("日時", default=clock.now)
    actor_uid = models.UUIDField("在任", null=True)
    account_uid = models.UUIDField("アカウント", null=True)
    agency_uid = models.UUIDField("機関", null=True)
    kind = models.CharField("種類", max_length=10, choices=EventKind)
    verb = models.CharField("操作", max_length=80)
    subject = models.CharField("対象", max_length=80, blank=True)
    case_uid = models.UUIDField("ケース", null=True)
    grounds = models.JSONField("根拠（関わりの識別子）", default=list)
    shown = models.BinaryField("開示した人の識別子", default=bytes)
    detail = models.JSONField("詳細", default=dict)
    mac = models.BinaryField("連鎖の符号", max_length=32)

    class Meta:
        verbose_name = "操作と閲覧の記録"
        constraints = [models.UniqueConstraint(fields=["lane", "seq"], name="audit_event_lane_seq")]
        indexes = [
            models.Index(fields=["case_uid", "-at"], name="audit_event_case"),
            models.Index(fields=["account_uid", "-at"], name="audit_event_account"),
        ]

    def __str__(self) -> str:
        return f"{self.lane}-{self.seq} {self.verb}"


class Head(models.Model):
    """列の先頭。足すときだけ鍵をかける。"""

    lane = models.PositiveSmallIntegerField("列", unique=True)
    seq = models.PositiveBigIntegerField("最後の番号", default=0)
    mac = models.BinaryField("最後の符号", max_length=32, default=bytes)

    class Meta:
        verbose_name = "記録の先頭"

    def __str__(self) -> str:
        return f"{self.lane}-{self.seq}"


class Line(Record):
    """年表に出る操作の一行。操作と一緒に書き、保存年限が来ればケースとともに失われる写し。"""

    case_uid = models.UUIDField("ケース")
    at = models.DateTimeField("日時", default=clock.now)
    sentence = models.CharField("したこと", max_length=200)
    subject = models.CharField("対象", max_length=200, blank=True)
    agency_uid = models.UUIDField("機関")
    actor_name = models.CharField("した人", max_length=80)
    agency_name = models.CharField("機関の名", max_length=120)
    circle_uid = models.UUIDField("共有の輪", null=True)
    need = models.PositiveSmallIntegerField("見るのに要る範囲")
    kinds = models.PositiveSmallIntegerField("情報の種類", default=0)

    class Meta:
        verbose_name = "年表の一行"
        indexes = [models.Index(fields=["case_uid", "-at", "-id"], name="audit_line_timeline")]

    def __str__(self) -> str:
        return self.sentence
