"""部品の頁（/ui/）に出す見本。名前も出来事もすべて架空。"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator

from kasane.kernel.forms import Form, Hinted

YES_NO = [("yes", "はい"), ("no", "いいえ"), ("unknown", "わからない")]
GROUNDS = [
    ("own", "自機関で受けた相談", "細い実線。市の担当業務・委託業務・引継ぎ・共同利用も同じ"),
    ("consent", "本人の同意", "太い実線。範囲と期限がある"),
    ("conference", "支援会議", "二重線。106条の6、案件を扱っている間。協力要求への回答も同じ"),
    ("life", "生命・身体の保護", "破線。通報・法令・他の会議体・庁内の利用も同じ"),
    ("glass", "緊急時の閲覧", "点線。60分、あとでかならず確認"),
]
TABS = [
    {"label": "あなたの番", "href": "#tabs", "current": True, "count": 8},
    {"label": "相手の番", "href": "#tabs", "count": 6},
    {"label": "決裁待ち", "href": "#tabs", "count": 2},
    {"label": "支援中のすべて", "href": "#tabs", "count": 42},
]
FLOW = [
    {"label": "相談", "note": "8/20", "state": "done"},
    {"label": "受付", "note": "8/27", "state": "done"},
    {"label": "見立て", "note": "9/14", "state": "done"},
    {"label": "同意", "note": "まだ", "state": "skipped"},
    {"label": "支援会議", "note": "11/18", "state": "done"},
    {"label": "訪問", "note": "次回 11/26", "state": "now"},
    {"label": "会議・決定", "note": "同意のあと", "state": "todo"},
    {"label": "評価・終結", "note": "", "state": "todo"},
]
ROAD = [
    {"label": "案をつくる", "note": "11/16 社協 あゆむ", "state": "done"},
    {"label": "会議で協議する", "note": "11/19 重層的支援会議「適切」", "state": "done"},
    {"label": "起案する", "note": "今日まで", "state": "now", "mine": True},
    {"label": "支援決定を記録する", "note": "市の職が行います", "state": "todo"},
    {"label": "プランをお渡しする", "note": "", "state": "todo"},
]
CHECKS = [
    {"label": "意向と課題", "done": True},
    {"label": "目標と達成時期", "done": True},
    {"label": "支援の内容と留意事項", "done": False, "note": "1か所"},
]
CONTENTS = [
    {"label": "だれから", "href": "#part-fields", "note": "済み"},
    {"label": "だれのこと", "href": "#part-fields", "note": "1か所", "wrong": True},
    {"label": "相談の内容", "href": "#part-fields", "current": True},
]
DIFF = [
    ("same", "訪問は"),
    ("change", "月2回", "週1回"),
    ("same", "。"),
    ("add", "仕事の話を先にしない。"),
    ("del", "電話は夜に。"),
]


class SampleForm(Form):
    """欄のすべて。``/ui/`` では、わざと誤りのある形で出す。"""

    name = forms.CharField(label="氏名")
    born = forms.CharField(label="生年月日", help_text="例：昭和47年4月2日、S47.4.2、1972/4/2、50歳くらい")
    way = forms.ChoiceField(
        label="方法", choices=[("", "選ぶ"), ("visit", "訪問・同行支援"), ("call", "電話")]
    )
    words = forms.CharField(
        label="本人や家族の言葉",
        help_text="言い換えずに、そのまま書きます。",
        widget=forms.Textarea,
        required=False,
    )
    reach = forms.ChoiceField(
        label="届く範囲",
        choices=[("own", "自機関のみ"), ("team", "支援チーム"), ("circle", "会議限り")],
        widget=forms.RadioSelect,
    )
    next_step = forms.ChoiceField(
        label="これからどうするか",
        choices=[
            ("keep", "この窓口で支援を続ける"),
            ("hand", Hinted("ほかの機関へつなぐ", "つないだ後も支援チームに残ります。")),
        ],
        widget=forms.RadioSelect(attrs={"class": "lines"}),
    )
    topics = forms.MultipleChoiceField(
        label="相談したいこと",
        help_text="あてはまるものをすべて選びます。",
        choices=[
            ("a", "病気や健康、障がいのこと"),
            ("b", "住まいについて"),
            ("c", "収入・生活費のこと"),
            ("d", "介護のこと"),
        ],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "columns-2"}),
    )
    told = forms.BooleanField(label="本人は相談を知っている", required=False)

    def clean_born(self) -> str:
        raise forms.ValidationError(
            "昭和は64年1月7日までです。平成2年なら「平成2年4月2日」と書いてください。"
        )


class QuestionForm(Form):
    """問いの表の見本。"""

    q1 = forms.ChoiceField(label="2つ以上の分野の困りごとがある", choices=YES_NO, widget=forms.RadioSelect)
    q2 = forms.ChoiceField(
        label="6か月以上、外との関わりがほとんどない人がいる", choices=YES_NO, widget=forms.RadioSelect
    )
    q3 = forms.ChoiceField(label="虐待やDVの疑いがある", choices=YES_NO, widget=forms.RadioSelect)


def context() -> dict[str, Any]:
    """``/ui/`` の文脈。"""
    sample = SampleForm(
        {
            "name": "見本 健一",
            "born": "昭和65年4月2日",
            "reach": "team",
            "next_step": "hand",
            "topics": ["a", "c"],
        }
    )
    questions = QuestionForm({"watch-q1": "yes", "watch-q3": "yes"}, prefix="watch")
    sample.full_clean()
    questions.full_clean()
    return {
        "sample": sample,
        "questions": questions,
        "grounds": GROUNDS,
        "tabs": TABS,
        "flow": FLOW,
        "road": ROAD,
        "checks": CHECKS,
        "contents": CONTENTS,
        "diff": DIFF,
        "alarms": ["q3"],
        "facts": ["54歳", "昭和47年4月2日", "男性", "中町一丁目"],
        "avoid": ["「仕事」の話を先にしない", "部屋の戸を開けない", "電話は留守電に残さない", "夜は行かない"],
        "reassure": ["無線とラジオの話", "来る日を、前の週にはがきで知らせる"],
        "page": Paginator(range(300), 50).page(2),
    }
