"""どの職として働くかを選ぶ。"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kasane.agencies.middleware import switch


@require_POST
def post(request: HttpRequest) -> HttpResponse:
    """自分のいまの在任の一つに切り替える。ほかの人の在任は、無いものと同じ。"""
    uid = request.POST.get("assignment", "")
    chosen = next((mine for mine in request.posts if str(mine.uid) == uid), None)  # type: ignore[attr-defined]
    if chosen is None:
        raise Http404
    switch(request, chosen)
    return redirect("/")
