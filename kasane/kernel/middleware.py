"""時計と、受ける方法と、共用の端末に何も残さないこと。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from kasane.kernel import clock

DEMO_CLOCK = "demo_clock_shift"
QUIET = ("/healthz", "/readyz")  # データベースが落ちていても答える頁
PLAIN = ("GET", "HEAD", "POST")


class ClockMiddleware:
    """見本では、画面で動かした時計をこのリクエストの「いま」にする。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.DEMO and request.path not in QUIET:
            from kasane.kernel.models import Setting

            # 覚えている表ではなく、その場で引く: 時計を動かせば、どのプロセスでもすぐ効く。
            seconds = Setting.objects.filter(key=DEMO_CLOCK).values_list("value_text", flat=True).first()
            if seconds is not None:
                clock.shift_by(dt.timedelta(seconds=float(seconds)))
        return self.get_response(request)


class PlainMethodsMiddleware:
    """読む（GET・HEAD）と送る（POST）のほかは、どの住所でも、見える見えないにかかわらず同じ答え（405）。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in PLAIN:
            return HttpResponseNotAllowed(PLAIN)
        return self.get_response(request)


class NoStoreMiddleware:
    """静的ファイルのほかは、端末にもプロキシーにも残さない。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
