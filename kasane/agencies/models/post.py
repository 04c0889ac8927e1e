"""職と在任。権限は人ではなく職につき、任期とともに終わる。"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kasane.agencies.models.agency import Agency
from kasane.agencies.roles import Can, may
from kasane.kernel import clock
from kasane.kernel.base import Record, Term, live


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, login_name: str, password: str | None = None, **fields: Any) -> Account:
        account = self.model(login_name=login_name, **fields)
        account.set_password(password)
        account.save()
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login_name=username)


class Account(Record, AbstractBaseUser):
    """人（サインインするもの）。職ではない。"""

    login_name = models.CharField("ログイン名", max_length=60, unique=True)
    name = models.CharField("氏名", max_length=80)
    kana = models.CharField("ふりがな", max_length=120, blank=True)
    is_active = models.BooleanField("使える", default=True)

    objects = AccountManager()
    USERNAME_FIELD = "login_name"

    class Meta:
        verbose_name = "アカウント"

    def __str__(self) -> str:
        return self.name


class Post(Record, Term):
    """機関の職。役割（roles.py の短い符号）をもつ。"""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="機関", related_name="posts")
    title = models.CharField("職", max_length=80)
    roles = models.JSONField("役割", default=list)
    may_glass = models.BooleanField("緊急時の閲覧を使える", default=False)

    class Meta(Term.Meta):
        verbose_name = "職"

    def __str__(self) -> str:
        return f"{self.agency.short} {self.title}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def live(self) -> AssignmentQuerySet:
        """在任・職・機関・アカウントのすべてが、いま生きているもの。"""
        at = clock.now()
        return self.filter(
            live("", at), live("post__", at), live("post__agency__", at), account__is_active=True
        ).select_related("account", "post__agency__body", "post__agency__section")


class Assignment(Record, Term):
    """在任: 誰が・どの職に・いつからいつまで。これが操作の ``by=`` で、見る人（member）である。"""

    account = models.ForeignKey(
        Account, models.PROTECT, verbose_name="アカウント", related_name="assignments"
    )
    post = models.ForeignKey(Post, models.PROTECT, verbose_name="職", related_name="assignments")

    objects = AssignmentQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "在任"

    def __str__(self) -> str:
        return self.account.name

    @property
    def agency(self) -> Agency:
        return self.post.agency

    @property
    def agency_id(self) -> int:
        return self.post.agency_id

    @property
    def name(self) -> str:
        return self.account.name

    @property
    def may_consult(self) -> bool:
        """相談を受け、記録を書く職か（頭の「記録を書く」を出すか）。"""
        return self.may(Can.CONSULT)

    def may(self, permission: Can) -> bool:
        """職の役割が、この権限をもつか。"""
        return may(self.post.roles, permission)
