"""下書きの暗号（AES-256-GCM）。だれの・どの頁の・どの相手かを、封に結びつける。"""

from __future__ import annotations

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(b"kasane.draft" + settings.DRAFT_KEY).digest())


def seal(text: str, bound_to: str) -> bytes:
    """暗号にする。``bound_to`` が同じでなければ開かない。"""
    nonce = os.urandom(NONCE)
    return nonce + _cipher().encrypt(nonce, text.encode(), bound_to.encode())


def unseal(sealed: bytes, bound_to: str) -> str | None:
    """開く。鍵が替わっていたり、ほかの人の行に移されていれば ``None``。"""
    sealed = bytes(sealed)
    try:
        return _cipher().decrypt(sealed[:NONCE], sealed[NONCE:], bound_to.encode()).decode()
    except InvalidTag:
        return None
