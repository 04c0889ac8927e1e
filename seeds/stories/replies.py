"""返事のあったつなぎ: FAX の保健所、助言、引き受け、引き受けられない理由。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import ALL_KINDS, Kind
from kasane.handoffs import actions as handoffs
from kasane.handoffs.letter import Words
from seeds import pen
from seeds.city import City

HEALTH = int(Kind.ATTRIBUTES | Kind.HEALTH | Kind.LIFE)


def by_fax(city: City) -> Iterator[dt.datetime]:
    """県保健所は画面を使わない。FAX の返事を、送った機関が代わりに記録した。"""
    yield city.at(-41, "11:00")
    row = pen.told(
        "例沢 ふみ",
        "れいさわ ふみ",
        sex="female",
        birth_on=city.born(71, 5, 30),
        town="喜沢二丁目",
        area="tobu",
        phone="048-000-0171",
    )
    case = city.cases["例沢 ふみ"] = pen.begin(city.houkatsu2, row, route="family_phone", every=21)
    pen.note(
        case,
        city.houkatsu2,
        facts="夜に壁をたたく音がすると、隣の方から。訪ねると、室内は片づいている。",
        own_words="「上の階から電波が来るんです。眠れない」",
        view="責めず、眠れないことから受診の話につなげたい。",
        how="visit",
    )
    pen.consent(
        case,
        city.houkatsu2,
        [(city.agency("hokenjo"), HEALTH), ("medical", HEALTH)],
        words="「保健所の先生なら、聞いてくれるかしら」",
        until=city.day(320),
    )
    yield city.at(-30, "10:00")
    letter = pen.send(
        case,
        city.houkatsu2,
        city.agency("hokenjo"),
        "眠れない日が続き、こころの受診の相談をしたい。精神保健福祉相談の日に同席してほしい。",
        basis="consent",
        wishes=("visit", "advice"),
        kinds=HEALTH,
        words=Words(troubles=("mental",), heed="「電波」を否定しない"),
    )
    yield city.at(-27, "14:30")
    handoffs.join(
        letter,
        by=city.houkatsu2,
        part="精神保健福祉相談（月一回）と、受診の相談",
        reply="相談日に保健師と医師が会います。",
        first_contact_on=city.day(6),
        proxy=pen.proxied(city.agency("hokenjo"), "県保健所 例原 保健師"),
    )
    yield city.at(-26, "9:30")
    pen.note(
        case,
        city.houkatsu2,
        "相談日のことを伝えた。「一緒に行ってくれるなら」。",
        told=[],
        next="相談日に同行する",
        next_on=city.day(6),
    )


def answered(city: City) -> Iterator[dt.datetime]:
    """助言・引き受けられない・追加で教えて・取消し。"""
    yield city.at(-35, "10:00")
    row = pen.told("試田 一郎", "ためしだ いちろう", sex="male", age_told=58, town="新曽三丁目", area="niizo")
    case = city.cases["試田 一郎"] = pen.begin(city.sogo, row, route="self_visit")
    pen.note(case, city.sogo, "住民税の分納の相談から。失業して四か月。「家族には、まだ言っていない」")
    kinds = [(city.agency("jiritsu"), ALL_KINDS), (city.agency("houkatsu-chuo"), HEALTH)]
    pen.consent(case, city.sogo, kinds, until=city.day(330))
    first = pen.send(
        case,
        city.sogo,
        city.agency("houkatsu-chuo"),
        "同居の母の物忘れについて。",
        basis="consent",
        wishes=("advice",),
    )
    yield city.at(-33, "11:00")
    handoffs.advise(
        first, by=city.houkatsu, reply="まずはかかりつけ医へ。介護予防のチェックリストを同封します。"
    )
    handoffs.read_reply(first, by=city.sogo)
    second = pen.send(
        case,
        city.sogo,
        city.agency("jiritsu"),
        "仕事探しと家計を見てほしい。",
        basis="consent",
        kinds=ALL_KINDS,
    )
    yield city.at(-31, "15:00")
    handoffs.take(
        second, by=city.jiritsu, reply="引き受けます。木曜に面談します。", first_contact_on=city.day(-28)
    )
    yield city.at(-8, "10:00")
    pen.note(case, city.jiritsu, "求人を三つ持って来られた。「面接、受けてみます」", how="interview")


def turned_down(city: City) -> Iterator[dt.datetime]:
    yield city.at(-12, "10:40")
    row = pen.told("仮谷 ゆり", "かりたに ゆり", sex="female", age_told=63, town="上戸田三丁目", area="chuo")
    case = city.cases["仮谷 ゆり"] = pen.begin(city.jiritsu, row, route="self_phone")
    pen.note(case, city.jiritsu, "夫を亡くして一年。年金が始まるまでの暮らしが心配とのこと。")
    kinds = [("comprehensive", HEALTH), ("disability", HEALTH)]
    pen.consent(case, city.jiritsu, kinds, until=city.day(340))
    letter = pen.send(
        case,
        city.jiritsu,
        city.agency("houkatsu-chuo"),
        "日中の居場所を一緒に探してほしい。",
        basis="consent",
    )
    yield city.at(city.open_day(-3), "9:30")
    handoffs.decline(
        letter,
        by=city.houkatsu,
        reason="capacity",
        able_from="来月の第二週から",
        reply="通いの場の一覧は、きょう送ります。",
    )
