"""どの職として働くかを選ぶ。"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kasane.agencies.middleware import CHOSEN


@require_POST
def post(request: HttpRequest) -> HttpResponse:
    """自分のいまの在任の一つに切り替える。ほかの人の在任は、無いものと同じ。"""
    chosen = request.POST.get("assignment", "")
    if chosen not in {str(mine.uid) for mine in request.posts}:  # type: ignore[attr-defined]
        raise Http404
    request.session[CHOSEN] = chosen
    return redirect("/")
