"""どの住所でも同じ: 受ける方法と、端末に残さないための見出し。"""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
HEADERS = {
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/healthz", "/nowhere/", "/accounts/login/"])
def test_strange_methods_get_one_answer_everywhere(method: str, address: str) -> None:
    answer = Client().generic(method, address)
    assert answer.status_code == 405 and answer.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("address", ["/accounts/login/", "/nowhere/", "/cases/", "/healthz"])
def test_every_answer_carries_the_same_guards(address: str) -> None:
    answer = Client().get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
