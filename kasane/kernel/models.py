"""日付つきの決まりごと: 選択肢・条文・しきい値・閉庁日。市がリリースなしで直せるデータ。"""

from __future__ import annotations

import datetime as dt

from django.db import models

BEGINNING = dt.date(2000, 1, 1)


class National(models.TextChoices):
    """国へ報告する項目か。確かめられていないものは「未確認」のまま残す。"""

    YES = "yes", "国の様式どおり"
    NO = "no", "市の選択肢"
    UNKNOWN = "unknown", "未確認"


class CodeSet(models.Model):
    """選択肢の組（例: つなぎで望むこと）。"""

    key = models.CharField("組の符号", max_length=40, unique=True)
    label = models.CharField("名前", max_length=80)
    meaning = models.TextField("説明", blank=True)
    sort = models.IntegerField("並び", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "選択肢の組"
        ordering = ["sort", "key"]

    def __str__(self) -> str:
        return self.label


class Code(models.Model):
    """選択肢の一行。文言が変われば日を区切って新しい行を足し、古い行は消さない。"""

    set = models.ForeignKey(CodeSet, on_delete=models.PROTECT, related_name="+", verbose_name="組")
    key = models.CharField("符号", max_length=40)
    label = models.CharField("文言", max_length=200)
    short = models.CharField("短い文言", max_length=40, blank=True)
    sort = models.IntegerField("並び", default=0)
    valid_from = models.DateField("この日から", default=BEGINNING)
    valid_to = models.DateField("この日まで", null=True, blank=True)
    national = models.CharField("国の様式", max_length=7, choices=National.choices, default=National.UNKNOWN)
    meaning = models.TextField("説明", blank=True)
    details = models.JSONField("付属の決まり", default=dict, blank=True)
    city_edited = models.BooleanField("市で直した行", default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "選択肢"
        ordering = ["set", "sort", "key", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["set", "key", "valid_from"], name="kernel_code_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="kernel_code_term",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def valid_on(self, day: dt.date) -> bool:
        """その日に選べる行か。``valid_to`` の日も含む。"""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Citation(models.Model):
    """条文の番号。改正で番号が動くので、画面と帳票はこの表から日付で引く。"""

    key = models.CharField("符号", max_length=60)
    law = models.CharField("法令", max_length=80)
    article = models.CharField("条項", max_length=80, blank=True)
    valid_from = models.DateField("この日から", default=BEGINNING)
    valid_to = models.DateField("この日まで", null=True, blank=True)
    note = models.TextField("内容", blank=True)
    city_edited = models.BooleanField("市で直した行", default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "条文"
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="kernel_citation_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.law}{self.article}"

    def valid_on(self, day: dt.date) -> bool:
        """その日に効いている番号か。"""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Setting(models.Model):
    """日付つきの設定（返事の期限の日数など）。新しい日の行が古い行に代わる。"""

    key = models.CharField("符号", max_length=60)
    value_text = models.TextField("値", db_column="value", blank=True)
    valid_from = models.DateField("この日から", default=BEGINNING)
    note = models.TextField("説明", blank=True)
    city_edited = models.BooleanField("市で直した行", default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "設定"
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="kernel_setting_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value_text}"

    @classmethod
    def value(cls, key: str, on: dt.date | None = None) -> str | None:
        """その日（省けば今日）の値。行がなければ ``None``。"""
        from kasane.kernel import codetable

        return codetable.setting(key, on)

    @classmethod
    def number(cls, key: str, on: dt.date | None = None) -> int:
        """数の設定。

        Raises:
            LookupError: 設定がないとき。
        """
        text = cls.value(key, on)
        if text is None:
            raise LookupError(f"設定「{key}」がありません。load_standard で標準の設定を読み込んでください。")
        return int(text)

    @classmethod
    def put(cls, key: str, value: str, valid_from: dt.date = BEGINNING) -> Setting:
        """その日からの値を置く（同じ日の行があれば書きかえる）。"""
        from kasane.kernel import codetable

        defaults = {"value_text": value, "city_edited": True}
        row, _ = cls.objects.update_or_create(key=key, valid_from=valid_from, defaults=defaults)
        codetable.forget()
        return row


class Holiday(models.Model):
    """国民の祝日のほかに市が休む日。"""

    on = models.DateField("休む日", unique=True)
    name = models.CharField("名前", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "閉庁日"
        ordering = ["on"]

    def __str__(self) -> str:
        return self.name
