"""いま、誰が・どの職として見ているか。毎回たずね、職が終わればその場で終わる。"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from kasane.agencies.models import Assignment

CHOSEN = "assignment"
KEPT = ("_", "account_")  # サインインそのものの覚え（だれか・いつ・どの方法で）


def switch(request: HttpRequest, member: Assignment) -> None:
    """この職で働く。前の職で持ち歩いていたもの・開いたままの用紙は、この職に持ちこまない。

    用紙の合言葉を替えるので、切り替える前に開いた用紙を送っても、別の機関の名では残らない。
    """
    for key in list(request.session.keys()):
        if not key.startswith(KEPT):
            del request.session[key]
    request.session[CHOSEN] = str(member.uid)
    rotate_token(request)


class MemberMiddleware:
    """``request.member`` に、生きている在任を置く。職が二つある人は一つを選んで働く。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member, request.posts = None, []
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.posts = list(Assignment.objects.live().filter(account=request.user).order_by("id"))
        chosen = request.session.get(CHOSEN)
        request.member = next((post for post in request.posts if str(post.uid) == chosen), None)
        if request.member is None and request.posts:
            if chosen:
                return _moved(request, request.posts[0])
            request.member = request.posts[0]
            request.session[CHOSEN] = str(request.member.uid)
        if request.member is None and not request.path.startswith("/accounts/"):
            return TemplateResponse(request, "no_post.html", status=403).render()
        return self.get_response(request)


def _moved(request: HttpRequest, member: Assignment) -> HttpResponse:
    """選んでいた職が終わった。ほかの職の名で黙って続けず、いちど止まって知らせる。"""
    switch(request, member)
    messages.warning(request, f"選んでいた職は終わりました。いまは「{member.post}」として見ています。")
    return redirect("/")
