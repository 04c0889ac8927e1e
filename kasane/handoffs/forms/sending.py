"""つなぎを送る用紙。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.access import KIND_LABELS
from kasane.agencies.fields import AgencyField, WorkerField
from kasane.agencies.models import Agency, Duty
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.handoffs.basis import OFFERED
from kasane.handoffs.letter import Words
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import DEFAULT_KINDS, Sending
from kasane.kernel import codes
from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.datefield import BirthField, DateField, DateTimeField
from kasane.kernel.forms import Form, Hinted


def kind_bits(mask: int) -> list[str]:
    return [str(int(kind)) for kind in KIND_LABELS if mask & kind]


def ground_choices() -> list[tuple[str, str]]:
    """つなぎで選べる根拠。だれが置けるか・何を記録するかを添える。"""
    return [(key, Hinted(codes.label("ground", key), _ground_hint(key))) for key in OFFERED]


def _ground_hint(key: str) -> str:
    row = codes.details("ground", key)
    who = {"own": "はじめに相談を受けた機関へ引き継ぐとき"}.get(key, row.get("set_by_label", ""))
    asked = "・".join(row.get("must_record", []))
    return f"{who}。記録すること：{asked}" if asked else who


class GroundForm(Form):
    """どの機関に、どの根拠で。"""

    to_agency = AgencyField(label="つなぐ先")
    why = forms.CharField(
        label="つなぐ理由",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="何に困っていて、つなぐ先に何ができそうか。",
    )
    basis = forms.ChoiceField(
        label="伝える根拠",
        choices=ground_choices,
        widget=forms.RadioSelect,
        error_messages={"required": "伝える根拠を選んでください。"},
    )
    ground_note = forms.CharField(
        label="根拠について記録すること",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="「相当の理由」と「生命等の保護」のとき。ほかの根拠では、空なら記録のもとから入ります。",
    )
    ground_until = DateField(
        label="見られる期限",
        required=False,
        future=True,
        help_text="「相当の理由」と「生命等の保護」のとき。例：令和9年3月31日",
    )
    urgent = forms.BooleanField(label="急ぎ", required=False, help_text="先に電話で話してから送ります。")
    call_at = DateTimeField(label="電話をした日時", required=False, past=True)
    call_to = forms.CharField(label="電話で話した人", max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("urgent") and not self.errors:
            self._ask_for_call(data)
        return data

    def _ask_for_call(self, data: dict[str, Any]) -> None:
        reason = "急ぎのつなぎは、先に電話で話してください。"
        if not data.get("call_at"):
            self.add_error("call_at", f"{reason}電話をした日時を書くと送れます。")
        if not data.get("call_to"):
            self.add_error("call_to", f"{reason}話した人を書くと送れます。")

    def grounding(self) -> dict[str, Any]:
        names = ("to_agency", "why", "basis", "ground_note", "ground_until", "urgent", "call_at", "call_to")
        return {name: self.cleaned_data[name] for name in names}


class SendForm(GroundForm):
    """つなぎを送る。"""

    wishes = CodeMultipleField(
        "handoff_wish", label="望むこと", error_messages={"required": "望むことを一つ以上選んでください。"}
    )
    how = CodeChoiceField("handoff_way", label="つなぎ方", widget="radio", initial="phone")
    kinds = forms.MultipleChoiceField(
        label="一緒に伝える情報",
        choices=[(str(int(kind)), label) for kind, label in KIND_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        initial=kind_bits(DEFAULT_KINDS),
        required=False,
        help_text="外した種類は、つなぎシートに載りません。属性を外すと、名のないつなぎになります。",
    )
    troubles = CodeMultipleField("handoff_trouble", label="お困りごとの内容", required=False)
    wants = forms.CharField(
        label="相談したいこと（本人の言葉で）", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    heed = forms.CharField(
        label="配慮を希望されること", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    enclosed = forms.CharField(
        label="別に送るもの",
        required=False,
        max_length=200,
        help_text="自機関の様式など。例：基本情報シート2枚（FAXで送付）",
    )
    sender_leaves = forms.BooleanField(
        label="引き受けられたら、支援チームを離れたい",
        required=False,
        help_text="ふつうは残ります。離れるのは、つなぐ先もよいと答えたときだけです。",
    )
    watcher = WorkerField(label="返事がないときに知らせる事務局の職員", required=False)

    def __init__(self, *args: Any, case: Case | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desks = Agency.objects.with_duty(Duty.SECRETARIAT)
        if case is None or case.restricted_at is None or not desks:
            del self.fields["watcher"]
        else:
            self.fields["watcher"].of(desks[0])  # type: ignore[attr-defined]

    def sending(self, returns: Handoff | None = None) -> Sending:
        data = self.cleaned_data
        words = ("wants", "heed", "enclosed")
        return Sending(
            **self.grounding(),
            wishes=tuple(data["wishes"]),
            how=data["how"],
            kinds=sum(int(bit) for bit in data["kinds"]),
            words=Words(troubles=tuple(data["troubles"]), **{name: data[name] for name in words}),
            sender_stays=not data["sender_leaves"],
            watcher=data.get("watcher"),
            returns=returns,
        )


class WhoForm(Form):
    """相談の記録がなくても一枚でつなぐときの、だれのことか。分かるところだけでよい。"""

    family = forms.CharField(label="姓", max_length=60, required=False)
    given = forms.CharField(label="名", max_length=60, required=False)
    family_kana = forms.CharField(label="せい（ふりがな）", max_length=80, required=False)
    given_kana = forms.CharField(label="めい（ふりがな）", max_length=80, required=False)
    label = forms.CharField(
        label="呼び方（氏名が分からないとき）",
        max_length=80,
        required=False,
        help_text="例：新曽・青い屋根の家の方",
    )
    birth = BirthField(label="生年月日または年齢", required=False)
    sex = CodeChoiceField("sex", label="性別", widget="radio", required=False)
    town = forms.CharField(label="町名", max_length=40, required=False)
    phone = forms.CharField(label="電話", max_length=30, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in ("family", "given", "family_kana", "given_kana", "label")):
            self.add_error(
                "label", "氏名が分からないときは、呼び方を書いてください（例：新曽・青い屋根の家の方）。"
            )
        return data

    def told(self) -> Told:
        data = dict(self.cleaned_data)
        birth = data.pop("birth", None)
        born = (
            {"birth_on": birth.on, "birth_precision": birth.precision, "age_told": birth.age} if birth else {}
        )
        return Told(**{name: value for name, value in data.items() if value}, **born)


def again(handoff: Handoff) -> dict[str, Any]:
    """前のつなぎから、用紙のはじめの値をつくる（別の機関に送り直す・元の機関へ引き継ぐ）。"""
    letter = handoff.letter
    return {
        "why": handoff.why,
        "wishes": [row.wish for row in handoff.wishes.all()],
        "how": handoff.how,
        "kinds": kind_bits(handoff.kinds),
        **{name: letter.get(name) for name in ("troubles", "wants", "heed", "enclosed")},
    }


def back_to(handoff: Handoff) -> dict[str, Any]:
    """元の機関へ引き継ぐときの、はじめの値。"""
    mine = {"to_agency": handoff.from_agency.uid, "why": "", "wishes": ["take"], "basis": "own"}
    return {**again(handoff), **mine}
