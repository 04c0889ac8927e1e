"""見本の時計。数か月の話を一時間で歩くため、見本のときだけ動かせる。"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kasane.kernel import clock
from kasane.kernel.datefield import DateTimeField
from kasane.kernel.forms import Form
from kasane.kernel.middleware import DEMO_CLOCK
from kasane.kernel.models import Setting


class ClockForm(Form):
    at = DateTimeField(label="見本の「いま」", help_text="例：令和8年12月1日 9:00")


def clock_page(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    form = ClockForm(request.POST or None, initial={"at": clock.local(clock.now())})
    if request.method == "POST":
        if request.POST.get("back") == "1":
            Setting.put(DEMO_CLOCK, "0")
            messages.success(request, "時計を、ほんとうの時刻に戻しました。")
            return redirect("desk:clock")
        if form.is_valid():
            shift = clock.parse_setting(form.cleaned_data["at"].isoformat())
            Setting.put(DEMO_CLOCK, str(shift.total_seconds()))
            messages.success(request, "時計を動かしました。")
            return redirect("desk:clock")
    return render(
        request, "desk/clock.html", {"form": form, "heading": "見本の時計を動かす", "submit": "時計を動かす"}
    )
