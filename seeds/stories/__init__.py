"""世帯ごとの話。登場する人は、すべて架空である。"""

from seeds.stories import (
    advice,
    desks,
    karino,
    maria,
    meetings,
    mihon,
    reita,
    replies,
    resting,
    sakura,
    shiyama,
    unmet,
    waiting,
)

ALL = (
    mihon.tell,
    karino.tell,
    reita.tell,
    shiyama.tell,
    maria.tell,
    unmet.nameless,
    unmet.unseen,
    unmet.worries,
    waiting.overdue,
    waiting.from_school,
    replies.by_fax,
    replies.answered,
    replies.turned_down,
    waiting.asked_back,
    waiting.sent_wrong,
    resting.in_hospital,
    resting.closed,
    advice.asked,
    advice.informed,
    meetings.about_plans,
    meetings.without_consent,
    sakura.tell,
    *desks.ALL,
)
"""どの話も、ほかの話と日付の順にまざって起きる。"""
