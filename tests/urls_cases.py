"""住所（URL）の中の識別子が、何の識別子か。新しい名詞の頁をつくったら、ここに一行足す。"""

from __future__ import annotations

# ケースにつながる名詞: 部外者には、ないものと同じでなければならない。
SUBJECTS = {
    "cases": "cases.Case",
    "follow-ups": "cases.FollowUp",
    "members": "cases.CasePerson",
    "persons": "cases.Person",
    "households": "cases.Household",
    "notes": "records.Note",
    "tasks": "records.Task",
    "concerns": "records.Concern",
    "issues": "records.Issue",
    "notifications": "records.Notification",
    "avoid-notes": "records.AvoidNote",
    "safety-notes": "records.SafetyNote",
    "consents": "consent.Consent",
    "handoffs": "handoffs.Handoff",
    "plans": "plans.Plan",
    "plan-members": "plans.PlanMember",
    "consultations": "consultation.Consultation",
    "advice": "consultation.AdviceRequest",
    "sittings": "conferences.Sitting",
    "matters": "conferences.Matter",
    "info-requests": "conferences.InfoRequest",
    "convening-requests": "conferences.ConveningRequest",
    "papers": "conferences.Paper",
    "seats": "conferences.Seat",
    "items": "conferences.Item",
    "engagements": "coordination.Engagement",
}

# ケースを知らない名詞: 職員なら誰でも見てよい。
FOR_EVERY_MEMBER = {
    "agencies": "agencies.Agency",
    "programmes": "agencies.Programme",
    "committees": "programme.Committee",
    "plan": "programme.ProgrammePlan",
}

# サインインの前に開いてよいところ。
PUBLIC = {"account_login", "account_logout", "account_signup", "kernel:healthz", "kernel:readyz", "kernel:ui"}

# 識別子のほかに住所に入るものの見本。
SAMPLES = {"int": "1", "str": "none", "slug": "none", "nendo": "2026"}
