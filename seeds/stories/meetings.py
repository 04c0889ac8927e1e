"""これからの会議: 数日後の重層的支援会議と、来週の支援会議。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.conferences import actions as conferences
from seeds import pen, sitting
from seeds.city import City


def about_plans(city: City) -> Iterator[dt.datetime]:
    """仮野さんのプランの案を協議する。保育園の担当は、同意の宛先に入っていない。"""
    yield city.at(-3, "17:30")
    part = sitting.open_plan(city, city.day(3), "10:00")
    item = sitting.put(
        part,
        city.chosei,
        city.cases["仮野 美咲"],
        topic="plan",
        purpose="plan",
        why="介護と子育ての両方を、無理なく分け合えるか",
        with_plan=True,
    )
    sitting.invite(item, city.chosei, city.csw, city.kodomo, city.houkatsu2)
    conferences.prepare(
        item,
        by=city.csw,
        picture="世帯は四人。夫は平日は帰りが遅い",
        doing="月二回の面談",
        asks="一時預かりと通所の日をそろえたい",
    )
    yield city.at(-1, "16:20")
    conferences.prepare(
        item, by=city.kodomo, doing="はるちゃんの発育は順調", asks="一時預かりの空きを調べておく"
    )


def without_consent(city: City) -> Iterator[dt.datetime]:
    """例田さん・架野さんと、地域の気になる状況。"""
    yield city.at(-10, "14:00")
    reita = city.cases["例田 進"]
    asked = conferences.ask_convening(
        reita,
        by=city.csw,
        why="健診のあとの体の心配が続くが、同意がなく、健診の結果も家族のことも聞けない。",
        done_so_far="訪問五回。玄関で一度話せた。",
        wanted="健康づくり担当、生活支援課、地域包括支援センター（東部）",
    )
    yield city.at(-8, "10:00")
    conferences.answer_convening(asked, by=city.chosei, opens=True, reply="来週の支援会議で取り上げます。")
    part = sitting.open_support(city, city.day(8), "14:00")
    first = sitting.put(
        part,
        city.chosei,
        reita,
        topic="new",
        purpose="approach",
        why="だれがどう関わるかを決める",
        asked=asked,
    )
    sitting.invite(
        first,
        city.chosei,
        city.csw,
        city.houkatsu2,
        city.hoken,
        city.seikatsu,
        outside=((city.agency("minsei-iin"), "例川 民生委員"),),
    )
    conferences.read_answer(asked, by=city.csw)
    second = sitting.put(
        part,
        city.chosei,
        city.cases["架野 つとむ"],
        topic="new",
        purpose="approach",
        why="住まいの期限までにできること",
    )
    sitting.invite(second, city.chosei, city.csw, city.hoken, city.seikatsu)
    sitting.put(
        part,
        city.chosei,
        topic="system",
        purpose="area",
        title="喜沢の空き家と、ごみ出しの困りごと",
        why="民生委員から三件続けて",
    )
    yield city.at(-6, "13:30")
    pen.note(
        reita,
        city.hoken,
        "夏の健診は、結果の説明に来られていない。受診を勧める手紙を二度出している。",
        how="office_meeting",
        who="other",
        circle=first.matter.circle,
    )
    conferences.prepare(
        first, by=city.hoken, doing="受診を勧める手紙を二度", asks="保健師が一緒に訪ねることができる"
    )
    yield city.at(-5, "10:10")
    pen.note(
        reita,
        city.seikatsu,
        "国保の保険料は納めておられる。困りごとの相談に来られたことはない。",
        how="office_meeting",
        who="other",
        circle=first.matter.circle,
    )
    conferences.prepare(
        first,
        by=city.houkatsu2,
        picture="一人暮らし。庭の手入れはご自分で",
        asks="民生委員の名を出さずに動きたい",
    )
    conferences.ask_information(
        first.matter,
        by=city.chosei,
        agency=city.agency("byouin"),
        number="福保第0001号",
        items="夏のあとに受診されたことがあるか（あるかないかだけ）",
        why="体のようすを知り、訪ねかたを決めるため",
    )
