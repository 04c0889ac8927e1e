"""機関の部屋の用紙: 機関を探す、選択肢を直す。"""

from __future__ import annotations

from django import forms

from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form


class FindForm(Form):
    """機関を名前・別名・所管課で探す（人の名は入れない）。"""

    unmarked = True
    q = forms.CharField(
        label="機関・事業・課の名前",
        required=False,
        max_length=60,
        help_text="人の氏名は書かないでください。",
    )


class CodeForm(Form):
    """選択肢の一行。"""

    label = forms.CharField(
        label="文言", max_length=200, error_messages={"required": "画面に出す文言を書いてください。"}
    )
    short = forms.CharField(
        label="短い文言", max_length=40, required=False, help_text="狭いところで使います。"
    )
    meaning = forms.CharField(
        label="選ぶときの説明", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    valid_from = DateField(label="この日から使う")


class EndCodeForm(Form):
    """選択肢を終える日。"""

    last_day = DateField(label="最後に選べる日")
