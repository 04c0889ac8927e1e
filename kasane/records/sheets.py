"""長い理由: 様式の四枚の欄を一つの表に並べている。

インテーク・アセスメント（四枚）。節ごとに情報の種類をもち、共有されていない種類の節は出ない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Kind, Scope
from kasane.sheets.spec import Field, Page, Section, Sheet

if TYPE_CHECKING:
    from kasane.cases.sight import Sight

KEY, VERSION = "intake_assessment", "1"


def _text(key: str, label: str, hint: str = "") -> Field:
    return Field(key, label, "long", hint=hint)


def _one(key: str, label: str, codes: str) -> Field:
    return Field(key, label, "code", codes)


def _some(key: str, label: str, codes: str) -> Field:
    return Field(key, label, "codes", codes)


ROUTE = Page(
    "route",
    "1 相談経路・家族・住まい",
    (
        Section(
            "route",
            "相談の経路",
            (
                Field("first_on", "初回相談日", "date"),
                _one("channel", "相談方法", "channel"),
                _one("route", "相談経路（把握経路）", "route"),
                _one("referrer", "紹介元機関", "referrer"),
                Field("found_by", "はじめに気づいた人からのつながり"),
            ),
            Kind.SUPPORT,
        ),
        Section(
            "family",
            "家族",
            (
                Field("living_together", "同居者（本人を含む）", "number", unit="人"),
                Field("living_apart", "別居の家族", "number", unit="人"),
                _one("marriage", "婚姻", "marriage"),
                Field("children", "子ども", "number", unit="人"),
                Field("dependents", "うち扶養", "number", unit="人"),
                _text("family_note", "家族のようす"),
            ),
            Kind.ATTRIBUTES,
        ),
        Section(
            "home",
            "住まい・地域",
            (
                _one("housing", "住居", "housing"),
                _one("living", "暮らし方", "living"),
                _text("neighbourhood", "地域との関係"),
                _one("commissioner", "民生委員の関わり", "yes_no"),
            ),
            Kind.ATTRIBUTES,
        ),
        Section(
            "rent",
            "家賃・ローン",
            (
                Field("rent", "家賃・ローン（月額）", "yen"),
                Field("rent_arrears", "滞納している月数", "number", unit="か月"),
                Field("eviction_on", "立退きの期限", "date"),
            ),
            Kind.MONEY,
        ),
    ),
)

HEALTH = Page(
    "health",
    "2 健康・障がい・介護",
    (
        Section(
            "health",
            "健康",
            (
                _one("health", "健康状態", "health_state"),
                _text(
                    "clinics", "通院先・病名・服薬", hint="医療機関・診療科・病名・頻度・薬を一行に一つずつ。"
                ),
                _one("dementia", "認知症（疑い）", "dementia"),
                _one("pregnancy", "妊娠・出産", "pregnancy"),
                Field("pregnancy_weeks", "妊娠週数", "number", unit="週"),
            ),
            Kind.HEALTH,
        ),
        Section(
            "disability",
            "障がい・介護",
            (
                _some("disability_book", "障害者手帳", "disability_book"),
                Field("disability_grade", "手帳の種・級・程度"),
                _one("support_class", "障害支援区分", "support_class"),
                _one("medical_aid", "自立支援医療", "yes_no"),
                Field("disability_pension", "障害年金（級）"),
                _one("special_allowance", "特別障害者手当", "yes_no"),
                _one("care_level", "要介護認定", "care_level"),
            ),
            Kind.HEALTH,
        ),
        Section(
            "guardian", "成年後見等", (_one("guardianship", "成年後見等", "guardianship"),), Kind.SERVICES
        ),
    ),
)

LIVING = Page(
    "living",
    "3 経済・就労・学歴",
    (
        Section(
            "income",
            "収入・給付",
            (
                Field("income", "本人の収入（月額）", "yen"),
                Field("household_income", "世帯の収入（月額）", "yen"),
                _some("income_source", "収入源", "income_source"),
                _one("taxation", "課税状況", "taxation"),
            ),
            Kind.MONEY,
        ),
        Section(
            "benefits",
            "制度の利用",
            (
                _some("benefit", "公的給付", "benefit"),
                _one("public_assistance", "生活保護", "public_assistance"),
            ),
            Kind.SERVICES,
        ),
        Section(
            "debts",
            "滞納・債務",
            (
                _some("arrears", "滞納", "arrears"),
                Field("arrears_sum", "滞納の額", "yen"),
                _one("debt", "債務", "yes_no"),
                Field("debt_sum", "債務の額", "yen"),
                Field("creditors", "借入先・多重の有無"),
                _one("debt_handling", "債務整理", "debt_handling"),
            ),
            Kind.MONEY,
        ),
        Section(
            "work",
            "就労・学歴",
            (
                _one("job_state", "就労状況", "job_state"),
                _one("employment_form", "雇用形態", "employment_form"),
                _one("since_left_job", "直近の離職からの期間", "since_left_job"),
                _one("school_level", "最終学歴", "school_level"),
                _one("school_state", "在学の状態", "school_state"),
                Field("licences", "資格・免許"),
            ),
            Kind.WORK,
        ),
    ),
)

SUMMARY = Page(
    "summary",
    "4 まとめ",
    (
        Section(
            "life",
            "生活歴・課題",
            (
                _text("complaint", "本人の主訴・希望", hint="本人の言葉のまま。"),
                _text("history", "生活歴"),
                _text("strengths", "ストレングス（できていること・助けになる人）"),
                _text("background", "課題の背景と相互の関係"),
            ),
            Kind.LIFE,
        ),
        Section(
            "direction",
            "支援の方向性",
            (
                _text("summary", "課題のまとめと支援の方向性"),
                _one("screening", "スクリーニング結果（対応方針）", "screening_result"),
                Field("screening_to", "つなぐ先・わけ"),
                Field("screened_on", "判断した日", "date"),
            ),
            Kind.SUPPORT,
        ),
    ),
)

INTAKE = Sheet(KEY, VERSION, "インテーク・アセスメントシート", (ROUTE, HEALTH, LIVING, SUMMARY))


def opens(section: Section, sight: Sight) -> bool:
    """この節を見てよいか: 全体の根拠か、種類の収まる共有分。"""
    return sight.sees(Scope.FULL) or sight.sees(Scope.SHARED, int(section.kinds))


def sections_in_sight(page: Page, sight: Sight) -> list[Section]:
    return [section for section in page.sections if opens(section, sight)]


def fields_in_sight(sight: Sight) -> set[str]:
    """見てよい（書いてよい）欄の鍵。"""
    return {field.key for section in INTAKE.sections() if opens(section, sight) for field in section.fields}
