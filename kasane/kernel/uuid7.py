"""公開の識別子 UUIDv7（RFC 9562）。連番とちがい、ほかに何件あるかを教えない。"""

from __future__ import annotations

import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """時刻順に並ぶ乱数の識別子をつくる。"""
    millis = time.time_ns() // 1_000_000
    value = (millis & ((1 << 48) - 1)) << 80
    value |= int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)
