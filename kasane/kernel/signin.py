"""サインインの用紙。借りものの欄から、要らない案内（自分での登録・メールでの再設定）を外す。"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm

LABELS = {"login": "ログイン名", "password": "パスワード"}


class SignInForm(LoginForm):
    """欄は ``login`` と ``password``。"""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = "書いてください。"
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
