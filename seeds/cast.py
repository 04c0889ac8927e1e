# ruff: noqa: E501  （顔ぶれの表は一行に一つ）
"""いつもの顔ぶれ。見本・試験・道すじ・手引きに、同じ人が同じ名で出てくる。すべて架空の人である。"""

from __future__ import annotations

from typing import NamedTuple


class Player(NamedTuple):
    """一人。``desk`` は municipality/toda.toml の機関の鍵、``roles`` は agencies/roles.py の符号。"""

    login: str
    name: str
    kana: str
    desk: str
    title: str
    roles: tuple[str, ...]
    may_glass: bool = False


PLAYERS = (
    Player("chosei", "調整 ひろこ", "ちょうせい ひろこ", "chiiki-fukushi", "調整担当", ("secretariat",), True),
    Player("shocho", "所長 まもる", "しょちょう まもる", "chiiki-fukushi", "福祉保健センター所長", ("director",), True),
    Player("kacho", "課長 ただし", "かちょう ただし", "chiiki-fukushi", "福祉保健センター担当課長", ("manager",), True),
    Player("csw", "社協 あゆむ", "しゃきょう あゆむ", "shakyo-itaku", "CSW", ("worker", "contractor"), True),
    Player("houkatsu", "包括 さとる", "ほうかつ さとる", "houkatsu-chuo", "相談員", ("worker",), True),
    Player("houkatsu2", "包括 みのり", "ほうかつ みのり", "houkatsu-tobu", "相談員", ("worker",)),
    Player("kikan", "基幹 なつき", "きかん なつき", "kikan", "相談員", ("worker",)),
    Player("kodomo", "親子 めぐみ", "おやこ めぐみ", "oyako-sukoyaka", "保健師", ("worker",)),
    Player("jiritsu", "自立 けん", "じりつ けん", "jiritsu", "相談支援員", ("worker",)),
    Player("seikatsu", "生活 ささえ", "せいかつ ささえ", "seikatsu-shien", "職員", ("worker",)),
    Player("gakko", "教育 まなみ", "きょういく まなみ", "kyoiku-seisaku", "スクールソーシャルワーカー", ("worker",)),
    Player("bugai", "委託 たくみ", "いたく たくみ", "itaku-soudan-1", "相談員", ("worker",)),
    Player("sogo", "窓口 まなぶ", "まどぐち まなぶ", "sogo-madoguchi", "相談員", ("worker",)),
    Player("hoken", "健康 ちよ", "けんこう ちよ", "kenko-zukuri", "保健師", ("worker",)),
    Player("kansa", "保護 しずか", "ほご しずか", "kojin-joho", "個人情報保護担当", ("privacy",)),
    Player("admin", "管理 おさむ", "かんり おさむ", "system-kanri", "システム管理者", ("admin",)),
)  # fmt: skip

SECOND_POSTS = (
    Player("csw", "社協 あゆむ", "しゃきょう あゆむ", "shakyo", "地域福祉担当", ("worker",)),
)  # fmt: skip
"""二つめの職。社協の職員は、市の受託者としてと、社協の職員としてを、選んでから使う。"""
