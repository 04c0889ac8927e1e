"""いま、誰が・どの職として見ているか。毎回たずね、職が終わればその場で終わる。"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from kasane.agencies.models import Assignment

CHOSEN = "assignment"


class MemberMiddleware:
    """``request.member`` に、生きている在任を置く。職が二つある人は一つを選んで働く。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member, request.posts = None, []
        if not request.user.is_authenticated:
            return self.get_response(request)
        posts = list(Assignment.objects.live().filter(account=request.user).order_by("id"))
        chosen = request.session.get(CHOSEN)
        member = next((post for post in posts if str(post.uid) == chosen), posts[0] if posts else None)
        request.member, request.posts = member, posts
        if member is None and not request.path.startswith("/accounts/"):
            response = TemplateResponse(request, "no_post.html", status=403)
            return response.render()
        return self.get_response(request)
