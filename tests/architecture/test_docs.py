"""表からつくる文書は、表と同じ。"""

from __future__ import annotations

from django.core.management import call_command
from django.core.management.base import CommandError


def test_generated_documents_are_up_to_date() -> None:
    try:
        call_command("docs", check=True, verbosity=0)
    except CommandError as stale:
        raise AssertionError(f"{stale}（make docs でつくり直してください）") from None
