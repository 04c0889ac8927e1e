"""同意の頁。"""

from kasane.consent.views.looking import case_consents, sheet
from kasane.consent.views.marking import narrowing, new
from kasane.consent.views.recording import explanation, no_consent, opening, phone
from kasane.consent.views.stopping import next_step, use_withdrawal, withdrawal

__all__ = [
    "case_consents",
    "explanation",
    "narrowing",
    "new",
    "next_step",
    "no_consent",
    "opening",
    "phone",
    "sheet",
    "use_withdrawal",
    "withdrawal",
]
