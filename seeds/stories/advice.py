"""名前のない相談: 支援者を支える助言と、情報をお伝えして終えた相談。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.consultation import actions as talks
from seeds import pen
from seeds.city import City


def asked(city: City) -> Iterator[dt.datetime]:
    yield city.at(-16, "11:00")
    first = talks.ask_advice(
        city.chosei.agency,
        by=city.houkatsu,
        asker=city.houkatsu.agency,
        field="cross",
        trouble="物の多い家に一人で暮らす方。家族は片づけたい、本人は捨てたくない。どこから話せばよいか。",
    )
    yield city.at(-15, "13:30")
    talks.answer_advice(
        first,
        by=city.chosei,
        kind="assessment",
        answer="片づけではなく「通る道をつくる」ことから。本人が選べるものを一つ残す。家族の話は別の日に聞く。",
        minutes=25,
        next="ひと月たって変わらなければ、一緒に訪ねる",
    )
    yield city.at(-7, "15:45")
    by_phone = talks.ask_advice(
        city.csw.agency,
        by=city.csw,
        asker=city.agency("minsei-iin"),
        asker_name="例川 民生委員",
        trouble="訪ねるたびにお茶を出され、二時間になる。断ると次から会えなくなりそうで。",
        proxy=pen.proxied(city.agency("minsei-iin"), "例川 民生委員", "phone", "電話の覚え"),
    )
    talks.answer_advice(
        by_phone,
        by=city.csw,
        kind="burden",
        answer="はじめに「きょうは三時まで」と伝える。ほかの委員と二人で。困ったら社協に電話を。",
        minutes=20,
    )
    yield city.at(city.open_day(-2), "14:20")
    talks.ask_advice(
        city.chosei.agency,
        by=city.kikan,
        asker=city.kikan.agency,
        field="disability",
        trouble="本人は一人暮らしを望み、両親は反対。両親にどこまで伝えてよいか、同意のとり方に迷っている。",
    )


def informed(city: City) -> Iterator[dt.datetime]:
    yield city.at(-28, "9:10")
    first = pen.hear(
        city.sogo,
        "「引っ越してきたばかりで、子どもの医療費の紙はどこでもらえますか」",
        channel="visit",
        topics=("childcare",),
        route="self_visit",
    )
    talks.inform(first, by=city.sogo, answer="こども家庭の窓口の場所と、必要なものを書いて渡した。")
    yield city.at(-11, "16:50")
    second = pen.hear(
        city.sogo,
        "「名前は言いたくないけど、夜になると死にたくなることがある。きょうは大丈夫」",
        about="anonymous",
        topics=("health",),
        urgency="high",
        screening={"q12": "yes"},
    )
    talks.inform(
        second,
        by=city.sogo,
        answer="夜の相談電話と、こころの健康相談の日を伝えた。「また昼に電話します」。次に窓口まなぶが出られる曜日を伝えた。",
    )
    yield city.ago(200)
    pen.hear(
        city.sogo,
        "「父の物忘れが進んで、鍋を焦がしました。わたしは県外なので」",
        about="other",
        topics=("care", "family"),
        visitor_name="仮田 みどり",
        visitor_relation="family",
        visitor_note="長女（県外）",
        visitor_phone="048-000-0188",
        told=pen.told("仮田 茂", "かりた しげる", sex="male", age_told=81, town="新曽二丁目", area="niizo"),
        route="family_phone",
        urgency="middle",
    )
