"""母 82 歳と息子 54 歳。同意を得てプランを決め、実施中。次の見直しが近く、期限を過ぎた「やること」が一つある。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator
from typing import TypeVar

from kasane.access import ALL_KINDS
from kasane.cases.models import Case
from kasane.coordination import actions as coordination
from kasane.coordination.models import Engagement
from kasane.handoffs.letter import Words
from kasane.handoffs.models import Handoff
from seeds import pen
from seeds.city import City
from seeds.stories import mihon_home, mihon_plan, mihon_visits

T = TypeVar("T")
Chapter = Generator[dt.datetime, None, T]


def tell(city: City) -> Iterator[dt.datetime]:
    mother, son = yield from _noticing(city)
    letters = yield from _handing_on(city, mother, son)
    engagements = yield from _received(city, son, letters)
    yield from mihon_visits.knocking(city, son)
    yield from mihon_visits.agreeing(city, son)
    _share_out(city, *engagements)
    plan = yield from mihon_plan.tell(city, son, mother)
    yield from mihon_visits.going_on(city, son, plan)
    yield from mihon_visits.lately(city, son, mother)


def _noticing(city: City) -> Chapter[tuple[Case, Case]]:
    """母の介護の相談から、奥の部屋の息子さんに気づく。"""
    yield city.at(-131)
    mother = mihon_home.open_mother(city)
    yield city.at(-131, "11:00")
    pen.note(
        mother,
        city.houkatsu,
        "退院の面談に同席。心不全。塩分と水分の量を、看護師から説明してもらった。要介護認定を申請する。",
        how="interview",
        who="self agency",
    )
    yield city.at(-95, "13:30")
    son = mihon_home.open_son(city, mother)
    yield city.at(-92, "10:20")
    pen.note(
        mother,
        city.houkatsu,
        how="visit",
        who="self",
        facts="要介護1の結果を届けた。通院は月1回。冷蔵庫に、同じ豆腐が6つ。",
        own_words="「家で暮らしたい。息子に迷惑をかけたくない」",
        view="買い物と薬は、いまのところ自分でできている。息子さんのことになると、声が小さくなる。",
        next="ヘルパーの説明に、もう一度うかがう",
    )
    return mother, son


def _handing_on(city: City, mother: Case, son: Case) -> Chapter[list[Handoff]]:
    """母の同意を得て、二人分を多機関協働につなぐ。"""
    yield city.at(-90, "15:00")
    pen.consent(
        mother,
        city.houkatsu,
        [(kind, ALL_KINDS) for kind in ("comprehensive", "livelihood", "medical")],
        words="「よろしくお願いします。息子のことも、どうか」",
        until=city.day(275),
    )
    letters = []
    for case, who in ((son, "息子さん"), (mother, "お母さん")):
        letters.append(
            pen.send(
                case,
                city.houkatsu,
                city.agency(pen.OFFICE),
                f"母の介護と、10年ほど外に出ていない息子さんのこれからを、一緒に考えたい（{who}の分）。",
                wishes=("conference", "visit"),
                words=Words(troubles=("care", "income"), heed="電話は母が出る。留守電に残さない。"),
            )
        )
    return letters


def _received(city: City, son: Case, letters: list[Handoff]) -> Chapter[tuple[Engagement, Engagement]]:
    """息子さんは同意なし、母は同意ありの様式で受け付ける。"""
    yield city.at(-88, "11:00")
    engagement = pen.receive(
        letters[0],
        city.chosei,
        "地域包括だけでは、息子さんの暮らしまで届かないため。",
        wishes="母「息子のこれからが心配」",
        refusal={
            "reason": "not_met",
            "detail": "部屋から出てこられず、まだ話せていない",
            "decided_by": "調整担当 調整 ひろこ",
            "source": "地域包括支援センター（中央）のつなぎシート",
            "outlook": "訪問を重ねれば、話せる見込みがある",
            "try_again_on": city.day(-58),
        },
    )
    yield city.at(-88, "11:30")
    second = pen.receive(letters[1], city.chosei, "息子さんの支援と一体で考えるため。", holds=False)
    coordination.screen(second, by=city.chosei, result="plan", note="世帯で一つのプランにする")
    coordination.screen(engagement, by=city.chosei, result="toward_consent", note="まず訪問で関係をつくる")
    pen.lead(son, city.chosei, city.csw, "訪問を続けられる受託者が主担当になる")
    return engagement, second


def _share_out(city: City, engagement: Engagement, second: Engagement) -> None:
    """だれが何をするか。"""
    coordination.set_parts(
        engagement,
        by=city.chosei,
        parts=[
            (city.agency("shakyo-itaku"), "訪問、本人とのやりとり、全体の調整", "社協 あゆむ"),
            (city.agency("houkatsu-chuo"), "母の介護と通院", "包括 さとる"),
            (city.agency("jiritsu"), "家計と仕事", "自立 けん"),
            (city.agency("minsei-iin"), "年に数回の見守り", "例川 民生委員"),
        ],
    )
    coordination.set_parts(
        second, by=city.chosei, parts=[(city.agency("houkatsu-chuo"), "主担当。介護と通院", "包括 さとる")]
    )
