"""同意の動詞。"""

from kasane.consent.actions.recording import add_by_phone, explain, narrow, note_impossible, record
from kasane.consent.actions.stopping import decide_next, withdraw, withdraw_use
from kasane.consent.actions.teaming import bring_in

__all__ = [
    "add_by_phone",
    "bring_in",
    "decide_next",
    "explain",
    "narrow",
    "note_impossible",
    "record",
    "withdraw",
    "withdraw_use",
]
