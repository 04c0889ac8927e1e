"""見本さんの世帯のはじまり: 母の退院の相談と、奥の部屋の息子さん。"""

from __future__ import annotations

from kasane.cases import actions as cases
from kasane.cases.models import Case
from seeds import pen
from seeds.city import City


def open_mother(city: City) -> Case:
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


def open_son(city: City, mother: Case) -> Case:
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
