"""開催を求める・協力を求める・取扱いを終える・支援チームへ開くの用紙。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.agencies.fields import AgencyField
from kasane.agencies.proxyform import ProxyForm
from kasane.conferences.forms.item import text
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form, Hinted


class ConveningForm(Form):
    why = text("開いてほしい理由", help_text="どの分野にまたがるか、いまの機関だけではむずかしいこと。")
    done_so_far = text("これまでの取り組み", required=False)
    wanted = text("来てほしい機関・話し合いたいこと", required=False)


class ConveningAnswerForm(Form):
    opens = forms.ChoiceField(
        label="返事",
        choices=[("yes", "開く"), ("no", "開かない（理由と、代わりにできることを書く）")],
        widget=forms.RadioSelect,
    )
    reply = text("求めた機関への返事", help_text="開くなら見通しを、開かないなら理由と代わりにできることを。")


class InfoForm(Form):
    agency = AgencyField(label="求める先")
    number = forms.CharField(label="文書番号", max_length=60)
    items = text("求めること（資料・情報・意見）")
    why = text("求める理由", rows=2, required=False)


class InfoAnswerForm(Form):
    answer = text("回答", rows=5, help_text="応じられないときは、その事情を書いてください（努力義務です）。")


class InfoProxyForm(ProxyForm):
    answer = text("回答", rows=5)

    field_order = ["answer", "told_by", "told_at", "told_how", "original_kept"]


class EndForm(Form):
    why = CodeChoiceField("matter_end", label="取扱いを終える理由", widget="radio")
    note = text("残る役割・引き継ぐこと", required=False)


class ReviewForm(Form):
    review_on = DateField(label="次に見直す日", help_text="三か月以内の日を書きます。")


class PersonForm(Form):
    person = forms.ChoiceField(label="名を挙げる世帯員", widget=forms.RadioSelect)

    def __init__(self, *args: Any, persons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(person.uid): person for person in persons}
        self.fields["person"].choices = [(uid, person.name) for uid, person in self.found.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Any:
        return self.found[self.cleaned_data["person"]]


OPEN, RESTATE, KEEP = "open", "restate", "keep"


class StatementForm(Form):
    answer = forms.ChoiceField(
        label="この内容を、本人の同意にもとづく支援チームへ開きますか",
        widget=forms.RadioSelect,
        choices=[
            (OPEN, Hinted("開く", "話したときの言葉のまま、写しを開きます。")),
            (RESTATE, Hinted("言い直して開く", "下に書いた言葉だけを開きます。")),
            (KEEP, Hinted("開かない", "会議の中だけのものとします。")),
        ],
    )
    body = text("言い直した言葉", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == RESTATE and not data.get("body", "").strip():
            self.add_error("body", "支援チームに見せてよい言葉で書いてください。")
        return data


class LocalIssueForm(Form):
    text = text(
        "地域課題", help_text="だれのことか分かる書きかたをしないでください。人にも案件にもつながりません。"
    )
    area = CodeChoiceField("area", label="圏域", required=False)
