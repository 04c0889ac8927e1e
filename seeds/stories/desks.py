# ruff: noqa: E501  （一人一行の表）
"""各機関がふだん受けている方たち。ひと組の表から、一人ずつの短い話になる。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

from seeds import pen
from seeds.city import City


class Everyday(NamedTuple):
    """一人。``began`` と ``last`` は、きょうから何日前か。``every`` は合意した連絡の間隔（日）。"""

    by: str
    name: str
    kana: str
    age: int
    sex: str
    town: str
    area: str
    began: int
    last: int
    every: int
    words: str
    then: str


EVERYDAY = (
    Everyday("houkatsu", "見野 清", "みの きよし", 88, "male", "本町一丁目", "chuo", -120, -8, 30, "「妻が先に逝って、飯のつくり方が分からん」", "男性の料理の会に二度参加。配食は週二回。"),
    Everyday("houkatsu", "例山 トミ", "れいやま とみ", 91, "female", "上戸田二丁目", "chuo", -75, -13, 14, "「転ぶのがこわくて、風呂に入れない」", "手すりの見積もりがそろった。"),
    Everyday("houkatsu", "仮原 武", "かりはら たけし", 77, "male", "中町二丁目", "chuo", -58, -44, 30, "「免許を返したら、通院ができなくなる」", "送迎のある診療所を一緒に調べた。"),
    Everyday("houkatsu2", "試本 ヨシ", "ためしもと よし", 85, "female", "下前一丁目", "tobu", -100, -6, 21, "「娘には、迷惑をかけたくない」", "通所の見学。「歌の時間がよかった」。"),
    Everyday("houkatsu2", "雛山 勝", "ひなやま まさる", 74, "male", "喜沢二丁目", "tobu", -33, -12, 30, "「酒をやめたいと、思ってはいる」", "断酒会の日を伝えた。奥さんの話も別の日に聞く。"),
    Everyday("kikan", "仮沢 直人", "かりさわ なおと", 31, "male", "新曽一丁目", "niizo", -90, -9, 30, "「作業所は合わない。でも、家にいるのもつらい」", "別の作業所を見学。音の静かなところがよい。"),
    Everyday("kikan", "例木 さち", "れいき さち", 26, "female", "笹目二丁目", "seibu", -64, -20, 14, "「ひとりで暮らしてみたいです」", "グループホームの体験を、来月二泊。"),
    Everyday("kikan", "見川 隆", "みかわ たかし", 45, "male", "美女木三丁目", "seibu", -50, -38, 30, "「薬をやめたら、眠れるようになった」", "主治医に話してよいか、本人に聞いている。"),
    Everyday("jiritsu", "試谷 大介", "ためしたに だいすけ", 42, "male", "川岸一丁目", "tobu", -55, -5, 14, "「給料日の十日前に、いつもなくなる」", "家計の表の三か月目。光熱費の滞納が一つ消えた。"),
    Everyday("jiritsu", "雛田 ゆかり", "ひなた ゆかり", 37, "female", "上戸田四丁目", "chuo", -40, -33, 21, "「子どもの塾代だけは、削りたくない」", "住居確保給付金の書類を一緒に書いた。"),
    Everyday("kodomo", "架木 みお", "かき みお", 27, "female", "新曽南一丁目", "niizo", -45, -10, 14, "「泣きやまないと、こっちも泣いてしまう」", "産後ケアを二回。夜は夫が代わっている。"),
    Everyday("kodomo", "例本 蓮", "れいもと れん", 6, "male", "笹目四丁目", "seibu", -28, -4, 14, "「保育園、行きたくない」", "就学の相談の日に、母と一緒に。"),
    Everyday("sogo", "仮川 良子", "かりかわ よしこ", 55, "female", "本町三丁目", "chuo", -24, -7, 30, "「どこに聞けばいいのか、分からなかった」", "年金と国保の窓口に同行した。"),
    Everyday("seikatsu", "見沢 実", "みざわ みのる", 69, "male", "下前二丁目", "tobu", -85, -15, 30, "「保護は受けたくない。でも、家賃が」", "申請の意思を聞いた。来週、もう一度。"),
    Everyday("hoken", "試野 ひかる", "ためしの ひかる", 34, "other", "新曽四丁目", "niizo", -37, -16, 30, "「眠れないまま、朝になる」", "こころの健康相談で医師と会った。通院を決めた。"),
    Everyday("csw@shakyo", "雛川 順子", "ひなかわ じゅんこ", 59, "female", "美女木一丁目", "seibu", -29, -14, 30, "「お金を借りる前に、話を聞いてほしい」", "生活福祉資金の説明。家計の表から始める。"),
)  # fmt: skip


def tell_of(one: Everyday) -> Callable[[City], Iterator[dt.datetime]]:
    def tell(city: City) -> Iterator[dt.datetime]:
        by = city.members[one.by]
        yield city.at(one.began, "10:15")
        row = pen.told(one.name, one.kana, sex=one.sex, age_told=one.age, town=one.town, area=one.area)
        heard = pen.hear(by, one.words, channel="phone", told=row, route="self_phone", urgency="low")
        case = city.cases[one.name] = pen.take_up(heard, by=by, every=one.every)
        yield city.at((one.began + one.last) // 2, "14:20")
        pen.note(case, by, "電話でようすを聞いた。変わりないとのこと。")
        yield city.at(one.last, "11:10")
        pen.note(case, by, one.then, how="interview")

    return tell


ALL = tuple(tell_of(one) for one in EVERYDAY)
