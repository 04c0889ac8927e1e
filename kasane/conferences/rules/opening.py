"""支援チームへ開く・開催を求める・協力を求める・地域課題の可否。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Decision, require
from kasane.agencies.models import Agency
from kasane.agencies.roles import Can
from kasane.cases.models import Case
from kasane.cases.rules import has_written_ground, is_open
from kasane.conferences.models import (
    ConveningRequest,
    InfoRequest,
    Matter,
    Statement,
)
from kasane.conferences.rules.convening import can_convene_support
from kasane.conferences.rules.running import can_review_matter
from kasane.consent import cover
from kasane.records import rules as notes
from kasane.records.models import Note

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def is_source(by: Assignment, note: Note) -> Decision:
    """話した機関だけが、自分の言ったことについて答える。"""
    return require(note.circle_id, "会議で話したことではありません。") & require(
        note.agency_id == by.agency_id,
        f"これを話したのは{note.agency.name}です。支援チームへ開くかどうかは、話した機関だけが決めます。",
    )


def can_answer_statement(by: Assignment, note: Note) -> Decision:
    answered = Statement.objects.filter(note=note).exclude(answer="").exists()
    return is_source(by, note) & notes.is_standing(note) & require(not answered, "もう答えてあります。")


def can_open_to_team(by: Assignment, note: Note) -> Decision:
    """開けるのは、本人の同意が生きている間だけ。"""
    return can_answer_statement(by, note) & require(
        cover.live_consent(note.case, note.case.person),
        "本人の同意がまだありません。同意が得られるまで、支援会議で話したことは会議の中だけのものです。",
    )


def can_ask_convening(by: Assignment, case: Case) -> Decision:
    """どの機関もできる。招集できる職なら、求めずに招集する。"""
    return (
        is_open(case)
        & has_written_ground(by, case)
        & not_convener(by)
        & require(
            case.restricted_at is None,
            "限られた職員だけのケースです。市の担当者に電話で直接相談してください。",
        )
    )


def not_convener(by: Assignment) -> Decision:
    return require(
        not can_convene_support(by, by.agency),
        "あなたは招集できます。「支援会議を招集する」へ進んでください。",
    )


def can_ask_without_case(by: Assignment, agency: Agency) -> Decision:
    return (
        require(by.may(Can.CONSULT), "相談を受ける職の人が求めます。")
        & require(by.agency_id == agency.pk, "自分の機関の名で求めてください。")
        & not_convener(by)
    )


def can_answer_convening(by: Assignment, asked: ConveningRequest) -> Decision:
    return asked.can_move("open") & require(
        by.agency_id == asked.to_agency_id and by.may(Can.CONVENE_SUPPORT),
        f"{asked.to_agency.name}が答えます。",
    )


def can_read_answer(by: Assignment, asked: ConveningRequest) -> Decision:
    return require(not asked.waiting, "まだ返事がありません。") & require(
        by.agency_id == asked.from_agency_id, "求めた機関が確かめます。"
    )


def can_ask_information(by: Assignment, matter: Matter) -> Decision:
    """協力要求は、支援会議が支援関係機関等に対してする（法106条の6第3項）。"""
    return require(
        matter.is_support,
        "協力を求められるのは支援会議です。重層的支援会議では、同意のある機関を招いてください。",
    ) & can_review_matter(by, matter)


def can_answer_information(by: Assignment, asked: InfoRequest) -> Decision:
    stands_in = not asked.to_agency.has_account and by.agency_id == asked.from_agency_id
    return require(asked.answered_at is None, "もう回答があります。") & require(
        by.agency_id == asked.to_agency_id or stands_in, f"{asked.to_agency.name}が回答します。"
    )


def can_raise_issue(by: Assignment, agency: Agency) -> Decision:
    return require(by.may(Can.CONSULT), "相談を受ける職の人が残します。") & require(
        by.agency_id == agency.pk, "自分の機関の名で残してください。"
    )
