"""どの部屋にも属さない頁: 部品・キー操作・生きているかの問い合わせ・誤りの頁。"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kasane.kernel import health, showcase

LONG_ENOUGH = 8


@login_not_required
@require_GET
def healthz(request: HttpRequest) -> JsonResponse:
    """動いているか。``{"status": "ok"}``"""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_GET
def readyz(request: HttpRequest) -> JsonResponse:
    """働けるか。項目ごとに ``{"ok": 真偽, "detail": 一文}``。一つでも否なら 503。"""
    checks = health.checks()
    ready = all(check["ok"] for check in checks.values())
    body = {"status": "ok" if ready else "not ready", "checks": checks}
    return JsonResponse(body, status=200 if ready else 503, json_dumps_params={"ensure_ascii": False})


@login_not_required
@require_GET
def ui(request: HttpRequest) -> HttpResponse:
    """部品の頁。見本ではサインインなしで、そのほかではサインインした人だけ。"""
    if not settings.DEMO and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return render(request, "ui/showcase.html", showcase.context())


@login_not_required
def absent(request: HttpRequest, **parts: str) -> HttpResponse:
    """借りものの部品がもつ、この家では使わない頁（自分での登録・メールでの再設定など）。"""
    raise Http404


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """キー操作の一覧。一つの文字で動く操作は、ここで止められる。"""
    return render(request, "ui/keys.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """合言葉が古くなった。書いた文字を見せて、写せるようにする。"""
    written = [
        value
        for key, values in request.POST.lists()
        for value in values
        if "password" not in key and key != "csrfmiddlewaretoken" and len(value) >= LONG_ENOUGH
    ]
    return render(request, "ui/csrf.html", {"written": written}, status=403)
