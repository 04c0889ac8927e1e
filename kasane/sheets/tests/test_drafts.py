"""下書きは書いた人だけのもので、操作が済めば消える。"""

import datetime as dt
import json
import uuid
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from kasane.kernel import clock
from kasane.sheets import drafts
from kasane.sheets.models import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.urls("kasane.sheets.tests.urls")]
PAGE, CASE = "records.note", uuid.uuid4()
WORDS = [("body", "本人と玄関で話せた"), ("partner", "self"), ("partner", "family")]


def request_of(owner, path="/", **data):
    request = RequestFactory().get(path, data)
    request.member = SimpleNamespace(uid=owner)
    return request


@pytest.fixture
def me():
    return request_of(uuid.uuid4())


def test_what_was_typed_comes_back(me):
    drafts.keep(me, PAGE, CASE, WORDS)
    found = drafts.saved(me, PAGE, CASE)
    assert found.pairs == WORDS
    assert found.values == {"body": "本人と玄関で話せた", "partner": ["self", "family"]}
    assert drafts.saved(me, PAGE) is None and drafts.saved(me, "other", CASE) is None


def test_the_form_starts_from_it_only_when_asked(me):
    drafts.keep(me, PAGE, CASE, WORDS)
    assert drafts.initial(me, PAGE, CASE) == {}
    assert drafts.initial(request_of(me.member.uid, draft="1"), PAGE, CASE)["body"] == WORDS[0][1]


def test_nobody_else_reads_it_even_with_the_row_in_hand(me):
    drafts.keep(me, PAGE, CASE, WORDS)
    other = uuid.uuid4()
    assert drafts.saved(request_of(other), PAGE, CASE) is None
    Draft.objects.update(owner_uid=other)
    assert drafts.saved(request_of(other), PAGE, CASE) is None


def test_the_row_holds_no_readable_word(me):
    drafts.keep(me, PAGE, CASE, WORDS)
    assert "玄関".encode() not in bytes(Draft.objects.get().cipher)


def test_passwords_and_tokens_are_never_kept(me):
    drafts.keep(me, PAGE, None, [("password1", "x"), ("csrfmiddlewaretoken", "y"), ("body", "z")])
    assert drafts.saved(me, PAGE).pairs == [("body", "z")]


def test_one_draft_a_page_with_and_without_a_target(me):
    for target in (None, CASE):
        first = drafts.keep(me, PAGE, target, [("body", "一")])
        drafts.keep(me, PAGE, target, [("body", "二")], seen=first.token)
    assert Draft.objects.count() == 2


def test_a_second_window_does_not_overwrite_the_first(me):
    drafts.keep(me, PAGE, CASE, [("body", "一つめの画面")])
    with pytest.raises(drafts.Overtaken):
        drafts.keep(me, PAGE, CASE, [("body", "二つめの画面")])
    assert drafts.saved(me, PAGE, CASE).pairs == [("body", "一つめの画面")]


def test_it_is_forgotten_when_done_and_after_its_days(me):
    drafts.keep(me, PAGE, CASE, WORDS)
    drafts.forget(me, PAGE, CASE)
    assert not Draft.objects.exists()
    drafts.keep(me, PAGE, CASE, WORDS)
    with clock.at(clock.now() + dt.timedelta(days=31)):
        assert drafts.saved(me, PAGE, CASE) is None
        drafts.keep(me, PAGE, None, WORDS)
        assert Draft.objects.count() == 1


def test_the_page_keeps_shows_and_discards(cast, client_for):
    client = client_for(cast.csw)
    sent = {"page": PAGE, "target": str(CASE), "seen": "", "fields": WORDS}
    with clock.at("2026-11-25T10:42+09:00"):
        kept = client.post("/drafts/", json.dumps(sent), content_type="application/json").json()
        assert kept["label"] == "10:42"
        shown = client.get("/drafts/", {"page": PAGE, "target": str(CASE)}).json()
        assert shown["fields"] == [list(pair) for pair in WORDS] and shown["seen"] == kept["seen"]
        again = client.post("/drafts/", json.dumps(sent), content_type="application/json")
        assert again.status_code == 409
        outsider = client_for(cast.bugai).get("/drafts/", {"page": PAGE, "target": str(CASE)}).json()
        assert outsider == {"seen": "", "label": "", "fields": []}
        back = client.post("/drafts/", {"page": PAGE, "target": str(CASE), "next": "/cases/"})
        assert back.status_code == 302 and back["Location"] == "/cases/"
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"page": "x"}',
        '{"page": "<b>", "fields": []}',
        '{"page": "x", "fields": [1]}',
        '{"page": "x", "target": "1", "fields": []}',
        pytest.param("[" * 100_000, id="深い入れ子"),
    ],
)
def test_malformed_drafts_are_refused_quietly(cast, client_for, body):
    assert client_for(cast.csw).post("/drafts/", body, content_type="application/json").status_code == 400


def test_the_way_back_stays_in_this_house(cast, client_for):
    answer = client_for(cast.csw).post("/drafts/", {"page": PAGE, "next": "https://example.com/"})
    assert answer.status_code == 200


def test_a_stranger_and_a_forged_post_get_nothing(cast, client):
    assert client.get("/drafts/", {"page": PAGE}).status_code in (302, 403, 404)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.csw.account)
    sent = json.dumps({"page": PAGE, "fields": []})
    assert strict.post("/drafts/", sent, content_type="application/json").status_code == 403


def test_the_notice_offers_to_go_on_or_throw_away(me):
    drafts.keep(me, PAGE, CASE, WORDS)
    page = render_to_string("sheets/_draft.html", {"draft": drafts.saved(me, PAGE, CASE)}, request=me)
    assert "の書きかけがあります。" in page and "?draft=1" in page and "捨てる" in page
    assert "書きかけ" not in render_to_string("sheets/_draft.html", {"draft": None}, request=me)
