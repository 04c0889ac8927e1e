"""代行入力の欄: 画面を使わない機関から、誰が・いつ・どの方法で知らせたか、原本はどこか。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.agencies.models import Agency
from kasane.kernel import clock
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateTimeField
from kasane.kernel.forms import Form


class ProxyForm(Form):
    """:meth:`proxy` が、モデルの代行入力の欄に入れる値を返す。"""

    told_by = forms.CharField(label="知らせた人（氏名・職）", max_length=80)
    told_at = DateTimeField(label="知らせを受けた日時", initial=clock.now)
    told_how = CodeChoiceField("told_how", label="どの方法で", widget="radio")
    original_kept = forms.CharField(
        label="原本のあるところ",
        max_length=120,
        required=False,
        help_text="FAX・文書のときは、つづり先を書いてください。",
    )

    def proxy(self, agency: Agency) -> dict[str, Any]:
        return {"entered_for": agency, **{name: self.cleaned_data[name] for name in ProxyForm.base_fields}}
