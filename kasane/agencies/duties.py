"""役目をもつ機関（多機関協働の窓口・事務局・受託者など）。

どの頁でも何度も引くので、機関の表を 30 秒だけ覚えておく。見える・見えないには使わない。
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kasane.agencies.models import Agency

SECONDS = 30.0
_known: tuple[float, list[Agency]] | None = None


def agencies() -> list[Agency]:
    """役目のある機関。並びの順。いまあるかどうかは、引く人がたずねる。"""
    global _known  # noqa: PLW0603
    from kasane.agencies.models import Agency

    if _known is None or time.monotonic() - _known[0] > SECONDS:
        _known = (time.monotonic(), [row for row in Agency.objects.select_related("body") if row.duties])
    return _known[1]


def forget() -> None:
    """覚えているものを捨てる（機関を読みこみ直したとき、試験のはじめ）。"""
    global _known  # noqa: PLW0603
    _known = None
