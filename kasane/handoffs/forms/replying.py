"""返事の用紙。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.handoffs.forms.sending import GroundForm
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form


def _box(label: str, rows: int = 4, required: bool = True, help_text: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=required, help_text=help_text)


class JoiningForm(Form):
    """一緒に関わる。主担当はそのまま。"""

    part = forms.CharField(
        label="支援チームでの役割", max_length=200, required=False, help_text="例：母の介護サービスの調整"
    )
    first_contact_on = DateField(
        label="初回接触日", required=False, help_text="会う（会った）日。例：12月3日"
    )
    reply = _box("送った機関への一言", rows=3, required=False)


class TakingForm(JoiningForm):
    """引き受ける。"""

    holds = forms.BooleanField(
        label="主担当も引き受ける", required=False, help_text="外すと、主担当は送った機関のままです。"
    )
    sender_leaves = forms.BooleanField(label="送った機関が支援チームを離れてよい", required=False)

    def __init__(self, *args: Any, handoff: Handoff, office: bool = False, **kwargs: Any) -> None:
        initial = {"holds": handoff.wants("take"), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        if office:
            del self.fields["holds"]
        if handoff.sender_stays:
            del self.fields["sender_leaves"]

    def details(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        leaves = data.pop("sender_leaves", False)
        return {**data, "sender_stays": not leaves}


class AdviceForm(Form):
    reply = _box("助言・情報", help_text="使える制度、相談先、対応のしかたなど。")


class DecliningForm(Form):
    reason = CodeChoiceField(
        "handoff_cannot",
        label="引き受けられない理由",
        widget="radio",
        error_messages={"required": "理由を選んでください。"},
    )
    able_from = forms.CharField(
        label="いつから可",
        max_length=80,
        required=False,
        help_text="「体制上いま動けない」のとき。例：来年1月から",
    )
    reply = _box("送った機関へのことば", rows=3, required=False)


class ReroutingForm(GroundForm):
    """別の機関につなぎ直す。望むこと・つなぎ方・シートは、元のつなぎから写す。"""

    def sending(self, handoff: Handoff) -> Sending:
        wishes = tuple(row.wish for row in handoff.wishes.all())
        return Sending(
            **self.grounding(),
            wishes=wishes,
            how=handoff.how,
            kinds=handoff.kinds,
            sender_stays=handoff.sender_stays,
        )


class QuestionForm(Form):
    question = _box("教えてほしいこと")


class MoreForm(Form):
    answer = _box("答え", help_text="返事の期限は、きょうから数え直します。")


class RecallForm(Form):
    why = _box(
        "取り消す理由",
        rows=3,
        help_text="紙・FAXで送ったときは、どう取り戻したかも書いてください。例：宛先を誤った。FAXは先方で破棄を確認",
    )
