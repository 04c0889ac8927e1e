"""機関の一覧と機関の頁。"""

from __future__ import annotations

import pytest

from kasane.agencies.models import AgencyAlias
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("login", ["csw", "bugai", "admin", "kansa"])
def test_every_member_reads_the_directory(cast, client_for, login):
    page = client_for(getattr(cast, login)).get("/agencies/").content.decode()
    assert "地域包括支援センター（中央）" in page
    assert "紙・FAX（返事は代わりに記録します）" in page


def test_an_agency_is_found_by_its_other_name(cast, client_for):
    AgencyAlias.objects.create(agency=cast.agency("jiritsu"), name="自立生活相談センター", where="5章")
    page = client_for(cast.csw).get("/agencies/", {"q": "自立 生活相談"}).content.decode()
    assert "生活自立相談センター" in page
    assert "県保健所" not in page


def test_nothing_found_says_what_to_do(cast, client_for):
    page = client_for(cast.csw).get("/agencies/", {"q": "ありえない名前"}).content.decode()
    assert "見つかりませんでした" in page


def test_an_agency_page_tells_its_commission(cast, client_for):
    page = client_for(cast.csw).get(f"/agencies/{cast.csw.agency.uid}/").content.decode()
    assert "多機関協働事業等の委託" in page and "市の受託" in page


def test_an_ended_agency_leaves_the_list_but_keeps_its_page(cast, client_for):
    agency = cast.agency("hokenjo")
    agency.until = clock.now()
    agency.save()
    client = client_for(cast.csw)
    assert "県保健所" not in client.get("/agencies/").content.decode()
    assert "終わった機関" in client.get(f"/agencies/{agency.uid}/").content.decode()


def test_an_unknown_agency_is_not_found(cast, client_for):
    assert client_for(cast.csw).get(f"/agencies/{cast.csw.uid}/").status_code == 404


def test_the_list_asks_the_same_number_of_questions_for_any_size(
    cast, client_for, django_assert_max_num_queries
):
    client = client_for(cast.csw)
    client.get("/agencies/")
    with django_assert_max_num_queries(14):
        client.get("/agencies/")


def test_a_person_with_two_posts_chooses_one(cast, client_for):
    from kasane.agencies.models import Assignment, Post

    post = Post.objects.create(agency=cast.agency("shakyo"), title="職員", roles=["worker"])
    second = Assignment.objects.create(account=cast.csw.account, post=post)
    client = client_for(cast.csw)
    assert client.post("/post/", {"assignment": str(second.uid)}).status_code == 302
    assert client.session["assignment"] == str(second.uid)
    assert client.post("/post/", {"assignment": str(cast.chosei.uid)}).status_code == 404
    assert client.get("/post/").status_code == 405
