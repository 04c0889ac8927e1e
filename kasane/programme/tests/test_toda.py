"""戸田市の計画の数が、データベースにも画面にも、そのまま出る。"""

from __future__ import annotations

import html
import re

import pytest

from kasane.agencies.models import Account, Agency, Assignment, Commission, Post, Programme, ProgrammeCount
from kasane.kernel.models import Setting
from kasane.programme.models import Committee, CommitteeTask, PlanCorrection, ProgrammePlan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toda")]

COUNTS = {
    ("houkatsu", "commissioned"): 4,
    ("shogai-kikan", "commissioned"): 1,
    ("shogai-itaku", "commissioned"): 3,
    ("riyosha-kihon", "direct_or_designated"): 2,
    ("riyosha-tokutei", "direct"): 1,
    ("riyosha-kodomo-katei", "direct"): 1,
    ("jiritsu-soudan", "commissioned"): 1,
    ("sanka", "commissioned"): None,
    ("kaigo-yobo", "direct"): 44,
    ("seikatsu-taisei", "commissioned"): None,
    ("chiiki-katsudo", "private"): 3,
    ("kosodate-kyoten", "commissioned"): 3,
    ("kosodate-kyoten", "private"): 8,
    ("kosodate-kyoten", "direct"): 10,
    ("kosodate-kyoten", "designated"): 2,
    ("konkyu-chiiki", "unstated"): 1,
    ("outreach", "commissioned"): None,
    ("takikan", "partly_commissioned"): None,
}


@pytest.fixture
def page(client_for):
    """``page("/plan/")`` は、社協の職員が見る文字。"""
    account = Account.objects.create_user("csw", "kasane-no-shiken", name="社協 あゆむ")
    post = Post.objects.create(agency=Agency.objects.get(key="shakyo-itaku"), title="CSW", roles=["worker"])
    client = client_for(Assignment.objects.create(account=account, post=post))

    def read(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200
        return html.unescape(answer.content.decode())

    return read


def test_every_count_of_the_plan_is_kept_apart_by_form():
    rows = ProgrammeCount.objects.values_list("programme__key", "form", "number")
    assert {(key, form): number for key, form, number in rows} == COUNTS


def test_every_count_of_the_plan_is_on_the_page(page):
    text = page("/programmes/")
    shown = dict(re.findall(r'data-count="([\w:-]+)">\S+ (\S+)</span>', text))
    wanted = {f"{key}:{form}": f"{n}か所" if n else "市内全域" for (key, form), n in COUNTS.items()}
    assert shown == wanted
    for sentence in (
        "介護 4か所、障がい 1＋3＝4か所、こども 2＋1＋1＝4か所、生活困窮 1か所",
        "介護 44か所、障がい 3か所、こども 3＋8＋10＋2＝23か所、生活困窮 1か所",
        "内訳は原文に記載なし",
        "原文の形態は「既存事業」",
        "通いの場「TODA元気体操」の実施箇所の数",
    ):
        assert sentence in text


def test_as_many_agencies_as_the_plan_counts():
    agencies = {
        programme.key: programme.agencies.count()
        for programme in Programme.objects.filter(item__startswith="consultation")
    }
    assert agencies == {
        "houkatsu": 4,
        "shogai-kikan": 1,
        "shogai-itaku": 3,
        "riyosha-kihon": 2,
        "riyosha-tokutei": 1,
        "riyosha-kodomo-katei": 1,
        "jiritsu-soudan": 1,
    }


def test_one_row_may_belong_to_several_sections():
    sections = Programme.objects.get(key="kosodate-kyoten").sections.values_list("name", flat=True)
    assert list(sections) == ["子育て支援課", "保育幼稚園課", "児童青少年課"]


def test_the_council_of_social_welfare_stands_twice_with_its_commission():
    twice = Agency.objects.filter(body__key="shakyo").values_list("capacity", flat=True)
    assert sorted(twice) == ["contractor", "own"]
    live = [one for one in Commission.objects.filter(agency__key="shakyo-itaku") if one.live_at()]
    assert {one.programme.key for one in live} == {"takikan", "outreach", "sanka"}
    assert all(one.since.isoformat().startswith("2026-03-31T15:00") and one.open_ended for one in live)


def test_a_centre_with_two_names_is_found_by_both(page):
    assert "生活自立相談センター</a>" in page("/agencies/?q=自立生活相談センター")
    assert "親子健やか室（こども家庭センター）</a>" in page("/agencies/?q=こども家庭相談センター")


def test_outside_agencies_have_no_screen(page):
    outside = set(Agency.objects.exclude(channel="system").values_list("key", flat=True))
    assert {"minsei-iin", "hokenjo", "jisou", "keisatsu", "byouin", "yanushi"} <= outside
    assert "外の機関（かさねを使わない）" in page("/agencies/")


def test_the_promotion_committee_has_ten_seats(page):
    committee = Committee.objects.get(key="suishin")
    text = page(f"/committees/{committee.uid}/")
    assert committee.seats.count() == text.count("<tr data-seat") == 10
    assert "福祉保健センター所長" in text and "代表者又はその指名する者" in text
    assert "教育" not in "".join(committee.seats.values_list("title", flat=True))


def test_the_liaison_committee_has_its_tasks(page):
    committee = Committee.objects.get(key="renraku")
    text = page(f"/committees/{committee.uid}/")
    assert committee.seats.count() == text.count("<tr data-seat") == 11
    for task in CommitteeTask.objects.filter(seat__committee=committee):
        assert task.name in text
    for words in ("教育委員会事務局", "スクールソーシャルワーカー等", "ひきこもり支援", "こころの健康相談"):
        assert words in text


def test_the_council_of_the_city_is_listed(page):
    assert "戸田市福祉施策審議会" in page("/committees/")


def test_the_plan_page_tells_period_alignment_policy_and_corrections(page):
    plan = ProgrammePlan.objects.get()
    text = page("/plan/")
    assert (plan.first_year, plan.last_year, len(plan.policies)) == (2026, 2027, 3)
    for words in (
        "令和8年度から令和9年度まで",
        "第5期戸田市地域福祉計画",
        "令和5年度から令和9年度まで",
        "従前のとおり各所管課で対応すること",
        "社会福祉法第106条の6第1項",
        "市・多機関協働の受託者",
        "第6号　支援プランの作成",
    ):
        assert words in text
    for correction in PlanCorrection.objects.all():
        assert correction.original in text and correction.corrected in text
    assert f"{PlanCorrection.objects.count()}件" in text


def test_the_slips_are_not_repeated_outside_the_list_of_corrections(page):
    text = page("/plan/")
    before, _, corrections = text.partition("原文の直し")
    assert "革新" not in before and "革新" in corrections
    assert "対象者" not in text + page("/programmes/")


def test_who_may_hold_the_plan_conference_reaches_the_settings():
    assert Setting.value("plan_conference_organiser") == "both"
    assert Setting.value("municipality_name") == "戸田市"
