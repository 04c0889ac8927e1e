"""気づきシートの用紙。"""

from __future__ import annotations

from typing import Any

from kasane.kernel import codes
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.forms import Form


class ScreeningForm(Form):
    """4 気づきシート。はじめは「聞いていない」。答えなくても先へ進める。"""

    unmarked = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in codes.choices("screening_question"):
            self.fields[key] = CodeChoiceField(
                "screening_answer", label=label, widget="radio", initial="not_asked", required=False
            )

    @property
    def rows(self) -> list[Any]:
        return list(self)

    @property
    def alarms(self) -> list[str]:
        """「はい」なら、すぐに動く道すじを示す問い。"""
        return [name for name in self.fields if codes.details("screening_question", name).get("emergency")]

    def answers(self) -> dict[str, str]:
        """聞いた問いだけ。"""
        return {key: value for key, value in self.cleaned_data.items() if value and value != "not_asked"}
