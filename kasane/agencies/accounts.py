"""サインインの決まり。自分で登録することはできない。入った・出た・入れなかったことを残す。"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from kasane.agencies.models import Account
from kasane.audit import chain


class AccountAdapter(DefaultAccountAdapter):
    """アカウントは管理者がつくる。"""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """ログイン名を勝手につくらない。"""

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        _keep("sign_in", user)

    def logout(self, request: HttpRequest) -> None:
        _keep("sign_out", request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """打たれた字は残さない（ログイン名の欄にパスワードを打つことがある）。だれのかだけを残す。"""
        _keep("sign_in_failed", Account.objects.filter(login_name=credentials.get("username")).first())


def _keep(verb: str, account: Any) -> None:
    chain.append(kind="sign-in", verb=f"agencies.{verb}", account_uid=account.uid if account else None)
