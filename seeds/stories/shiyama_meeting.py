"""試山 悠さんの支援会議（二十日ほど前）。話したことは会議限りで、決まったことが、各機関のやることになった。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.cases.models import Case
from kasane.conferences import actions as conferences
from seeds import sitting
from seeds.city import City


def tell(city: City, son: Case) -> Iterator[dt.datetime]:
    yield city.at(-34, "11:00")
    asked = conferences.ask_convening(
        son,
        by=city.jiritsu,
        why="同意がないまま、どの機関がどこまで関わるかを決められない。",
        wanted="健康づくり担当、生活支援課",
    )
    yield city.at(-32, "16:00")
    conferences.answer_convening(asked, by=city.chosei, opens=True, reply="二週間のうちに開きます。")
    part = sitting.open_support(city, city.day(-20), "14:00")
    item = sitting.put(
        part,
        city.chosei,
        son,
        topic="new",
        purpose="approach",
        why="だれが、どう声をかけるかを決める",
        asked=asked,
    )
    sitting.invite(item, city.chosei, city.csw, city.jiritsu, city.hoken, city.seikatsu)
    conferences.read_answer(asked, by=city.jiritsu)
    yield city.at(-27, "15:00")
    conferences.prepare(
        item,
        by=city.jiritsu,
        picture="母の家計の相談の中で聞いた範囲",
        doing="母との面談を月二回",
        asks="本人への声かけをだれがするか決めたい",
    )
    conferences.prepare(
        item,
        by=city.hoken,
        doing="二年前に、こころの健康相談の電話が一度",
        asks="年一回の若者の相談会の案内ができる",
    )
    yield city.at(-20, "14:05")
    sitting.hold(item, city.chosei)
    for member, said in (
        (city.jiritsu, "母によると、夜は配達の仕事を手伝っているらしい。借り入れは三社。"),
        (city.hoken, "二年前、本人から眠れないという電話があった。名乗ってくれた。"),
        (city.seikatsu, "母の国民健康保険の滞納は、分納の相談中。本人の分は別の証になっている。"),
    ):
        conferences.say(item, by=city.chosei, agency=member.agency, speaker=member.name, body=said)
    conferences.summarise(
        item,
        by=city.chosei,
        summary="責めずに、仕事の話から。声をかけるのは社協。眠れないときの相談先を、母を通さず知らせる。",
    )
    for member, what, days in (
        (city.csw, "夜の配達の仕事の前後に、短く声をかける", 12),
        (city.hoken, "眠れないときの相談先のカードを、社協に渡す", -4),
        (city.jiritsu, "法律相談の日を調べておく", 6),
    ):
        conferences.resolve(
            item,
            by=city.chosei,
            agency=member.agency,
            what=what,
            due_on=city.day(days),
            worker_name=member.name,
        )
    sitting.finish(part, city.chosei, "守秘を確かめて始めた。途中の出入りはない。")
