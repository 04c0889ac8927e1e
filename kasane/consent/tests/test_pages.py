"""同意の頁: 外の人には、無いのと同じ。確かめてから記録でき、打ったものは残る。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.consent import cover
from kasane.consent.models import Consent, NoConsent
from kasane.kernel import clock

pytestmark = pytest.mark.django_db
CASE_PAGES = ["case_consents", "new", "explanation", "phone", "no_consent", "use_withdrawal", "sheet"]
CONSENT_PAGES = ["narrowing", "withdrawal", "opening", "next_step"]


def of(name: str, thing: Case | Consent) -> str:
    return reverse(f"consent:{name}", args=[thing.uid])


@pytest.mark.parametrize("name", CASE_PAGES + CONSENT_PAGES)
def test_the_holder_opens_and_outsiders_meet_absence(
    client_for: Any, cast: Any, opened: Consent, name: str
) -> None:
    address = of(name, opened.case if name in CASE_PAGES else opened)
    page = client_for(cast.houkatsu).get(address)
    assert page.status_code == 200 and "見本 美子" in page.content.decode()
    for member in (cast.bugai, cast.admin):
        assert client_for(member).get(address).status_code == 404
        assert client_for(member).post(address, {}).status_code == 404


@pytest.mark.parametrize("name", CASE_PAGES + CONSENT_PAGES)
def test_an_agency_in_the_team_learns_of_no_other_agency(
    client_for: Any, cast: Any, opened: Consent, name: str
) -> None:
    address = of(name, opened.case if name in CASE_PAGES else opened)
    page = client_for(cast.kikan).get(address)
    assert page.status_code == (404 if name == "sheet" else 200)
    text = page.content.decode().split("<select")[0] + page.content.decode().split("</select>")[-1]
    assert cast.agency("jiritsu").name not in text
    assert cast.agency("shakyo-itaku").name not in text


def answers(cast: Any, case: Case, **more: Any) -> dict[str, Any]:
    kikan = f"a-{cast.agency('kikan').uid}"
    return {
        "step": "preview",
        "person": str(case.person.uid),
        "shown": [str(cast.agency("kikan").uid)],
        kikan: ["1", "2"],
        "c-school": ["exclude"],
        "obtained_at": "今日 0:00",
        "until": "令和9年3月31日",
        "purposes": ["consult"],
        "method": "signed",
        "signer": "self",
        "text_version": "r8",
        "explained_on": "今日",
        "explained_by": "包括 さとる",
        **more,
    }


def test_a_consent_is_checked_and_then_recorded(client_for: Any, cast: Any, case: Case) -> None:
    client = client_for(cast.houkatsu)
    page = client.post(of("new", case), answers(cast, case))
    text = page.content.decode()
    assert page.status_code == 200 and not Consent.objects.exists()
    assert "開けるようになるもの" in text and "支援会議で話したこと" in text and "外せません" in text
    page = client.post(of("new", case), answers(cast, case, step="record"))
    assert page.status_code == 302
    consent = Consent.objects.get()
    assert (consent.kinds, consent.method) == (3, "signed")
    assert cover.covers(case, case.person, cast.agency("kikan"), kinds=3)
    assert not cover.covers(case, case.person, cast.agency("kyoiku-seisaku"))


def test_a_wrong_answer_keeps_every_mark(client_for: Any, cast: Any, case: Case) -> None:
    wrong = answers(cast, case, step="record", until="あさって", own_words="母にはまだ")
    page = client_for(cast.houkatsu).post(of("new", case), wrong)
    text = page.content.decode()
    assert page.status_code == 422 and "あさって" in text and "母にはまだ" in text
    assert 'value="2" aria-label="障害者基幹相談支援センターに健康・障がい・介護を伝えてよい" checked' in text


def test_an_agency_is_added_without_javascript(client_for: Any, cast: Any, case: Case) -> None:
    more = answers(cast, case, step="add", add=str(cast.agency("jiritsu").uid), own_words="書きかけ")
    text = client_for(cast.houkatsu).post(of("new", case), more).content.decode()
    assert f"a-{cast.agency('jiritsu').uid}" in text and "書きかけ" in text and "令和9年3月31日" in text


def test_withdrawal_shows_what_closes_then_closes_it(client_for: Any, cast: Any, opened: Consent) -> None:
    client = client_for(cast.houkatsu)
    text = client.get(of("withdrawal", opened)).content.decode()
    assert "見えなくなるもの" in text and cast.agency("kikan").name in text
    told = {
        "extent": "whole",
        "at": "今日 0:00",
        "heard_by": "包括 さとる",
        "how": "phone",
        "own_words": "やめたい",
    }
    assert client.post(of("withdrawal", opened), told).status_code == 302
    page = client.get(of("case_consents", opened.case)).content.decode()
    assert "取りやめのあとを決める" in page and "支援会議の要件に当たるか" in page
    assert client_for(cast.kikan).get(of("case_consents", opened.case)).status_code == 404


def test_an_inlook_of_the_team_is_minimal(client_for: Any, cast: Any, opened: Consent) -> None:
    text = client_for(cast.kikan).get(of("case_consents", opened.case)).content.decode()
    assert "この同意にもとづいて見ています" in text and cast.agency("jiritsu").name not in text


def test_no_consent_is_recorded_with_who_decided(client_for: Any, cast: Any, case: Case) -> None:
    data = {
        "reason": "declined",
        "source": "つなぎ",
        "decided_by": "所長",
        "decided_on": "今日",
        "outlook": "待つ",
    }
    page = client_for(cast.houkatsu).post(of("no_consent", case), {"person": str(case.person.uid), **data})
    assert page.status_code == 302 and NoConsent.objects.get().decided_by == "所長"


def test_a_paper_consent_told_by_telephone_names_who_told(client_for: Any, cast: Any, case: Case) -> None:
    client = client_for(cast.houkatsu)
    told = {"entered_for": str(cast.agency("hokenjo").uid), "told_by": "保健師", "told_at": "今日 0:00"}
    half = answers(cast, case, step="record", **told)
    assert client.post(of("new", case), half).status_code == 422
    whole = answers(
        cast, case, step="record", told_how="fax", original_kept="県保健所", text_version="r7", **told
    )
    assert client.post(of("new", case), whole).status_code == 302
    consent = Consent.objects.get()
    assert (consent.entered_for, consent.text_version) == (cast.agency("hokenjo"), "r7")


def test_a_childs_consent_tells_of_custody(client_for: Any, cast: Any, case: Case) -> None:
    case.person.birth_on = clock.today() - dt.timedelta(days=365 * 10)
    case.person.save()
    child = {"signer": "parent", "signer_name": "見本 花子", "other_parent": "unreachable"}
    more = {"custody_status": "joint_divorced", "seen_document": "戸籍", "child_view": "先生には言わないで"}
    client = client_for(cast.houkatsu)
    assert (
        client.post(of("new", case), answers(cast, case, step="record", **child, **more)).status_code == 302
    )
    text = client.get(of("case_consents", case)).content.decode()
    assert "父母共同（離婚後）" in text and "連絡がつかない" in text and "先生には言わないで" in text


def test_the_marks_of_one_person_do_not_fall_on_another(client_for: Any, cast: Any, opened: Consent) -> None:
    told = Told(family="見本", given="進", family_kana="みほん", given_kana="すすむ")
    row = cases.register_person(opened.case, by=cast.houkatsu, told=told, relation="child")
    assert row.person is not None
    address = of("new", opened.case) + f"?person={row.person.uid}"
    text = client_for(cast.houkatsu).get(address).content.decode()
    assert "見本 進さんについての同意です" in text and "checked" not in text.split("いつまで、何のために")[0]
