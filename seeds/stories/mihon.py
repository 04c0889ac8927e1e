"""母 82 歳と息子 54 歳。同意を得てプランを決め、実施中。次の見直しが近く、期限を過ぎた「やること」が一つある。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import Kind
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.consent import actions as consents
from kasane.coordination import actions as coordination
from kasane.handoffs.letter import Words
from kasane.records import actions as records
from seeds import pen
from seeds.city import City
from seeds.stories import mihon_plan

WORK = int(Kind.ATTRIBUTES | Kind.WORK | Kind.MONEY | Kind.LIFE | Kind.SUPPORT)


def tell(city: City) -> Iterator[dt.datetime]:
    yield city.at(-131)
    mother = _mother(city)
    yield city.at(-131, "11:00")
    pen.note(
        mother,
        city.houkatsu,
        "退院の面談に同席。心不全。塩分と水分の量を、看護師から説明してもらった。要介護認定を申請する。",
        how="interview",
        who="self agency",
    )
    yield city.at(-95, "13:30")
    son = _son(city, mother)
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
    yield city.at(-90, "15:00")
    pen.consent(
        mother,
        city.houkatsu,
        [(kind, pen.EVERYTHING) for kind in ("comprehensive", "livelihood", "medical")],
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
    pen.receive(letters[1], city.chosei, "息子さんの支援と一体で考えるため。", holds=False)
    coordination.screen(engagement, by=city.chosei, result="toward_consent", note="まず訪問で関係をつくる")
    pen.lead(son, city.chosei, city.csw, "訪問を続けられる受託者が主担当になる")
    yield from _knocking(city, son)
    yield from _agreeing(city, son)
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
    yield from mihon_plan.tell(city, son, mother)
    yield from _lately(city, son, mother)


def _mother(city: City) -> Case:
    heard = pen.hear(
        city.houkatsu,
        "「母が退院します。家には弟がいますが、弟には頼めません」（病院の相談室から。娘の由美さんの言葉）",
        about="other",
        topics=("care", "health", "family"),
        visitor_name="例見 由美",
        visitor_relation="family",
        visitor_note="長女（別居）",
        visitor_phone="048-000-0131",
        told=pen.told(
            "見本 ハル",
            "みほん はる",
            sex="female",
            birth_on=city.born(82, 2, 11),
            town="中町一丁目",
            area="chuo",
            phone="048-000-0101",
            phone_hours="午前中",
        ),
        members=[
            {"name": "見本 健一", "relation": "son", "age": 54, "note": "10年ほど、外に出ていない"},
            {
                "name": "例見 由美",
                "relation": "daughter",
                "age": 51,
                "lives_with": False,
                "note": "通院に月1回付き添い",
            },
        ],
        screening={"q1": "yes", "q3": "yes", "q5": "yes"},
        route="family_phone",
        urgency="middle",
    )
    case = city.cases["見本 ハル"] = pen.take_up(heard, by=city.houkatsu)
    pen.careful(case, city.houkatsu, reassure=("娘の由美さんの名前を出す", "退院のときの看護師の話をする"))
    return case


def _son(city: City, mother: Case) -> Case:
    row = pen.told(
        "見本 健一",
        "みほん けんいち",
        sex="male",
        birth_on=city.born(54, 4, 2),
        town="中町一丁目",
        area="chuo",
        phone="048-000-0101",
        phone_hours="母が出る。本人は出ない",
    )
    son = pen.begin(city.houkatsu, row, household=mother.household, route="outreach", every=14)
    city.cases["見本 健一"] = son
    cases.tell_household(
        son, by=city.houkatsu, name="見本 ハル", relation="mother", age=82, note="要介護1・心不全"
    )
    cases.tell_household(
        son,
        by=city.houkatsu,
        name="例見 由美",
        relation="sister",
        age=51,
        lives_with=False,
        note="浦和。月1回、母の通院に",
    )
    cases.promise_contact(
        son, by=city.houkatsu, knows="not_told", must_not_know="", sms="", envelope="社協の名のはがきは可"
    )
    pen.note(
        son,
        city.houkatsu,
        facts="母の介護の説明にうかがった。居間の奥の戸が閉まっていて、ラジオの音がした。",
        own_words="（本人とは会えていない）",
        view="困っているのは母だけではない。母の年金で二人が暮らしている。",
        how="visit",
        who="family",
        source_told="母のハルさん",
    )
    pen.careful(
        son,
        city.houkatsu,
        avoid=(
            "「仕事」の話を先にしない",
            "部屋の戸を開けない。廊下から声をかける",
            "電話は留守電に残さない（母が聞いてしまう）",
        ),
        reassure=(
            "無線とラジオの話。土曜の午後は機嫌がよい",
            "来る日を、前の週にはがきで知らせる",
            "妹の由美さんの名前を出す",
        ),
    )
    return son


def _knocking(city: City, son: Case) -> Iterator[dt.datetime]:
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
        next_on=city.day(-69),
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


def _agreeing(city: City, son: Case) -> Iterator[dt.datetime]:
    """同意を得て、支援チームをつくる。"""
    yield city.at(-54, "15:00")
    consent = pen.consent(
        son,
        city.csw,
        [(city.agency("houkatsu-chuo"), pen.EVERYTHING), (city.agency("jiritsu"), WORK)],
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


def _lately(city: City, son: Case, mother: Case) -> Iterator[dt.datetime]:
    """この一か月。"""
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
