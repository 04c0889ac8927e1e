"""健一さんを訪ねつづけ、会えて、同意を得て、いままで。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import ALL_KINDS, Kind
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.consent import actions as consents
from kasane.plans.models import Plan
from kasane.records import actions as records
from seeds import pen
from seeds.city import City
from seeds.stories import mihon_plan

WORK = int(Kind.ATTRIBUTES | Kind.WORK | Kind.MONEY | Kind.LIFE | Kind.SUPPORT)


def knocking(city: City, son: Case) -> Iterator[dt.datetime]:
    """会えるまで。"""
    yield city.at(-81, "14:00")
    pen.visit(son, city.csw, "letter", body="母に名刺を渡し、戸の下から、はがきを一枚入れた。返事はない。")
    yield city.at(-74, "14:00")
    pen.visit(
        son,
        city.csw,
        "sound",
        facts="廊下から声をかけた。ラジオの音が小さくなった。",
        own_words="（なし）",
        view="聞いてくれている、と思う。",
        next="次の訪問をはがきで知らせる",
    )
    yield city.at(-70, "16:00")
    records.assess(
        son,
        by=city.csw,
        urgency="middle",
        answers={
            "living_together": 2,
            "living_apart": 1,
            "marriage": "never",
            "housing": "owned",
            "living": "family",
            "commissioner": "yes",
            "health": "bad_untreated",
            "income_source": ["none"],
            "household_income": 118000,
            "job_state": "not_wants",
            "since_left_job": "y2over",
            "complaint": "（本人からは聞けていない）母「息子のこれからが心配」",
            "history": "工業高校を出て、無線機の工場に勤める。平成11年に工場が閉じ、その後は短い仕事をいくつか。"
            "父の亡くなった平成22年ごろから、家を出なくなった。",
            "strengths": "無線とラジオに詳しい。夜の戸締まりと、風呂の掃除は本人がしている。",
            "summary": "急がず、無線の話から。母が入院したときの暮らしを、先に考えておく。",
        },
    )
    pen.issues(
        son,
        city.csw,
        ("hikikomori", "evident", "10年ほど外出がない"),
        ("p8050", "evident", "母の年金で二人が暮らしている"),
        ("untreated", "suspected", "体の不調があるが受診していない"),
        ("poverty", "evident", "本人の収入はない"),
    )
    records.note_event(
        son, by=city.csw, on=dt.date(1999, 3, 31), precision="year", what="勤めていた工場が閉じた"
    )
    records.note_event(son, by=city.csw, on=dt.date(2010, 6, 1), precision="year", what="父が亡くなる")
    records.note_event(son, by=city.csw, on=city.day(-131), what="母が心不全で入院し、退院した")
    yield city.at(-63, "14:05")
    pen.visit(
        son,
        city.csw,
        "met_door",
        minutes=25,
        facts="戸が半分開いた。古い無線機が三台見えた。",
        own_words="「……それ、何に使うんですか」（はがきの無線の絵を見て）",
        view="自分から聞いてくれたのは初めて。",
    )


def agreeing(city: City, son: Case) -> Iterator[dt.datetime]:
    """同意を得て、支援チームをつくる。"""
    yield city.at(-54, "15:00")
    consent = pen.consent(
        son,
        city.csw,
        [(city.agency("houkatsu-chuo"), ALL_KINDS), (city.agency("jiritsu"), WORK)],
        words="「母さんのことは心配。家計のことは、母さんに聞いてもらったほうがいい」",
        until=city.day(38),
    )
    cases.promise_contact(
        son, by=city.csw, knows="knows", envelope="社協の名のはがきは可", sms="", must_not_know=""
    )
    consents.bring_in(
        consent, by=city.csw, agency=city.agency("jiritsu"), part="家計と仕事", worker_name="自立 けん"
    )
    yield city.at(-53, "10:00")


def going_on(city: City, son: Case, plan: Plan) -> Iterator[dt.datetime]:
    """プランのあとの一か月: 週に一度の訪問と、家計の表と、一回目のモニタリング。"""
    for days, facts, words in (
        (-38, "居間の戸が開いていた。無線機の箱を見せてくれた。", "「これ、まだ鳴るんです」"),
        (-31, "母が通院で留守。本人が、インターホンに出た。", "「母は病院です。四時ごろ帰ります」"),
    ):
        yield city.at(days, "14:10")
        pen.visit(son, city.csw, "met_inside", facts=facts, own_words=words, minutes=30)
    yield city.at(-25, "10:30")
    pen.note(
        son,
        city.jiritsu,
        "ハルさんの同席で、家計の表をつくった。国民年金の納付の記録を年金事務所で確かめることにした。",
        how="interview",
        who="family",
        kinds=int(Kind.MONEY),
    )
    records.assign_task(
        son, by=city.jiritsu, what="年金の納付記録を確かめる", due_on=city.open_day(-2), worker=city.jiritsu
    )
    yield city.at(-16, "16:00")
    mihon_plan.look_back(city, plan)


def lately(city: City, son: Case, mother: Case) -> Iterator[dt.datetime]:
    """この十日。"""
    yield city.at(-9, "10:20")
    pen.note(
        mother,
        city.houkatsu,
        facts="妹の由美さんから電話。母の通院に、月1回は付き添えるとのこと。",
        next="通院日を由美さんと確かめる",
        who="family",
    )
    yield city.at(-2, "14:05")
    pen.visit(
        son,
        city.csw,
        "met_inside",
        minutes=45,
        who="self family",
        facts="居間でラジオを一緒に聞いた。本人が自分で茶を入れた。冷蔵庫に食品あり。玄関の郵便物は片づいていた。",
        own_words="「無線の免許、期限が切れてるかもしれない。更新って、どこでやるの」",
        view="外に出る用事が、本人の側から初めて出た。急がず、更新の窓口を一緒に調べるところから。",
        next="無線免許の更新を調べ、はがきで知らせる",
        next_on=city.day(4),
        observations=["same"],
    )
    records.assign_task(
        mother, by=city.houkatsu, what="介護認定の更新の申請", due_on=city.day(17), worker=city.houkatsu
    )
