"""画面の枠に出る入口。URL の名前だけを並べ、部屋どうしを結びつけない。"""

# 名・URL の名前・その入口に印をつける、ほかの場所（番地の始まり）。

NAVIGATION: list[tuple[str, ...]] = [
    ("ホーム", "desk:home"),
    ("相談", "consultation:list", "/advice/", "/concerns/"),
    (
        *("支援中の方", "desk:cases", "/overview/", "/notes/", "/tasks/", "/plans/", "/plan-members/"),
        *("/consents/", "/engagements/", "/notifications/", "/avoid-notes/", "/safety-notes/"),
    ),
    ("つなぎ", "handoffs:list"),
    (
        *("会議", "conferences:list", "/items/", "/matters/", "/seats/", "/papers/"),
        *("/convening-requests/", "/info-requests/", "/local-issues/", "/pledges/"),
    ),
    ("機関", "agencies:list", "/programmes/", "/committees/", "/plan/", "/settings/"),
]

# ケース画面の見出しの下に並ぶ頁。引数はケースの uid。
CASE_TABS = [
    ("概要", "desk:case"),
    ("世帯のようす", "cases:household"),
    ("見立て・課題", "records:assessments"),
    ("プラン", "plans:case_plans"),
    ("経過", "records:timeline"),
    ("同意", "consent:case_consents"),
    ("つなぎ", "handoffs:case_handoffs"),
    ("会議", "conferences:case_matters"),
    ("多機関協働", "coordination:case_engagement"),
]
