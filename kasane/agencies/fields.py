"""機関と職員を選ぶ欄。番号ではなく uid で送り、いまあるものだけを並べる。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.agencies.models import Agency, Assignment


class AgencyField(forms.ModelChoiceField):
    """機関を一つ選ぶ欄。``outside=True`` なら画面を使わない機関だけ、``but`` は除く機関。"""

    def __init__(self, *, outside: bool = False, **kwargs: Any) -> None:
        self.outside = outside
        kwargs.setdefault("empty_label", "選んでください")
        kwargs.setdefault(
            "error_messages",
            {"required": "機関を選んでください。", "invalid_choice": "機関を選び直してください。"},
        )
        super().__init__(queryset=Agency.objects.none(), to_field_name="uid", **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> AgencyField:
        copied = super().__deepcopy__(memo)
        rows = Agency.objects.live()
        copied.queryset = rows.exclude(channel="system") if self.outside else rows
        return copied

    def label_from_instance(self, obj: Any) -> str:
        return obj.name if obj.has_account else f"{obj.name}（{obj.get_channel_display()}）"


class AgenciesField(forms.ModelMultipleChoiceField):
    """機関をいくつも選ぶ欄。"""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("error_messages", {"required": "機関を一つ以上選んでください。"})
        super().__init__(queryset=Agency.objects.none(), to_field_name="uid", **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> AgenciesField:
        copied = super().__deepcopy__(memo)
        copied.queryset = Agency.objects.live()
        return copied

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class WorkerField(forms.ModelChoiceField):
    """職員を一人選ぶ欄。:meth:`of` で、どの機関の職員かを決める。"""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", "選んでください")
        kwargs.setdefault("error_messages", {"required": "職員を選んでください。"})
        super().__init__(queryset=Assignment.objects.none(), to_field_name="uid", **kwargs)

    def of(self, agency: Agency) -> None:
        self.queryset = Assignment.objects.live().filter(post__agency=agency).order_by("account__kana")

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.account.name}（{obj.post.title}）"


class WorkersField(forms.ModelMultipleChoiceField):
    """職員をいくつも選ぶ欄。"""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(queryset=Assignment.objects.none(), to_field_name="uid", **kwargs)

    def of(self, agency: Agency) -> None:
        self.queryset = Assignment.objects.live().filter(post__agency=agency).order_by("account__kana")

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.account.name}（{obj.post.title}）"
