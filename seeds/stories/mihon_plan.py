"""見本さんの世帯プラン: 案から、支援決定、お渡し、一回目のモニタリングまで。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator

from kasane.cases.models import Case
from kasane.conferences import actions as conferences
from kasane.plans import actions as plans
from kasane.plans.models import Plan
from kasane.plans.writing import GoalText, MeasureText, PlanText
from seeds import sitting
from seeds.city import City


def tell(city: City, son: Case, mother: Case) -> Generator[dt.datetime, None, Plan]:
    yield city.at(-52, "16:30")
    plan = plans.draft(son, by=city.csw, others=[mother])
    plans.revise(plan, by=city.csw, text=_text(city, plan), version=plan.version)
    yield city.at(-51, "9:30")
    part = sitting.open_plan(city, city.day(-48), "14:00")
    item = sitting.put(part, city.chosei, son, topic="plan", purpose="plan", with_plan=True)
    sitting.invite(item, city.chosei, city.csw, city.houkatsu, city.jiritsu)
    yield city.at(-48, "14:05")
    sitting.hold(item, city.chosei)
    conferences.say(
        item,
        by=city.chosei,
        agency=city.houkatsu.agency,
        speaker=city.houkatsu.name,
        body="通院の付き添いは由美さんと分け合える。",
    )
    conferences.say(
        item,
        by=city.chosei,
        agency=city.csw.agency,
        speaker=city.csw.name,
        body="仕事の話は急がない。無線が入口になる。",
    )
    conferences.decide_plan(item, by=city.chosei, opinion="proper", note="仕事の話は急がない。")
    sitting.finish(part, city.chosei, "議題は一つ。守秘を確かめて始めた。", seal=True)
    yield city.at(-47, "10:00")
    ringi = plans.propose(plan, by=city.csw, note="重層的支援会議で適切とされたため。")
    yield city.at(-46, "17:00")
    plans.decide(
        ringi,
        by=city.chosei,
        decider=city.shocho,
        decided_on=city.day(-46),
        result="decided",
        number="福保第0000号",
        told_on=city.day(-46),
        next_review_on=city.day(-16),
    )
    yield city.at(-44, "14:00")
    members = list(plan.members.all())
    plans.deliver(
        plan, by=city.csw, delivered={one.uid: (city.day(-44), "訪問して手渡し") for one in members}
    )
    return plan


def look_back(city: City, plan: Plan) -> None:
    """一回目のモニタリング。"""
    plans.review(
        plan,
        by=city.csw,
        held_on=city.day(-16),
        how="訪問",
        condition="母は変わりない。健一さんは、訪問の日に居間で待つようになった。",
        own_words="「来る日が分かってると、まあ、大丈夫」",
        progress="家計の表ができた。通院の付き添いは由美さんが月1回。",
        next_on=city.day(10),
    )


def _text(city: City, plan: Plan) -> PlanText:
    son, mother = plan.members.order_by("id")
    return PlanText(
        plan={
            "integration": "訪問の翌日までに経過を記録し、三機関で読む。月に一度、電話で15分だけ打ち合わせる。",
            "contact_rule": "訪問の翌日までに経過を記録する。急ぎは電話。",
            "emergency": "母の救急搬送は地域包括（中央）へ。夜間は048-000-0119。",
            "next_meeting": "見直しのあとの重層的支援会議",
            "begins_on": city.day(-46),
            "ends_on": city.day(135),
            "next_review_on": city.day(-16),
        },
        members={
            son.uid: {
                "wishes": "「ほっといてほしい。母さんのことは心配」",
                "issues": "10年ほど外に出ていない\n体の不調があるが受診していない\n本人の収入がない",
                "uses_outreach": True,
            },
            mother.uid: {
                "wishes": "「家で暮らしたい。息子に迷惑をかけたくない」",
                "issues": "介護の担い手がいない",
            },
        },
        goals=(_at_home(city), _outside(city)),
        other_services=("care",),
    )


def _at_home(city: City) -> GoalText:
    end = city.day(97)
    return GoalText(
        "母が倒れても、二人の暮らしが続く",
        due_on=end,
        measures=(
            MeasureText(
                "介護認定の更新、通院の付き添いを調える",
                agency=city.agency("houkatsu-chuo"),
                worker_name="包括 さとる",
                frequency="月2回",
                begins_on=city.day(-46),
                ends_on=end,
                heed="第2水曜は由美さんが同行",
            ),
            MeasureText(
                "家計の表をつくり、年金と医療費の見通しを立てる",
                agency=city.agency("jiritsu"),
                worker_name="自立 けん",
                frequency="月1回",
                begins_on=city.day(-46),
                ends_on=end,
                heed="ハルさんの同席で話す",
            ),
        ),
    )


def _outside(city: City) -> GoalText:
    end = city.day(128)
    return GoalText(
        "健一さんが、月に一度は外に出る",
        due_on=end,
        measures=(
            MeasureText(
                "訪問。好きなことの話をし、出かける用事を一緒に探す",
                agency=city.agency("shakyo-itaku"),
                worker_name="社協 あゆむ",
                frequency="週1回",
                begins_on=city.day(-46),
                ends_on=end,
                heed="仕事の話を先にしない",
            ),
            MeasureText(
                "行ってみてもよい日を、はがきで返す",
                actor="self",
                frequency="月1回",
                begins_on=city.day(-46),
                ends_on=end,
                heed="返事がない月も、訪問は続ける",
            ),
        ),
    )
