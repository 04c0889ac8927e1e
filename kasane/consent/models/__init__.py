"""同意と、そこから開いたもの。同意は上限であって、開くのは別の一手である。"""

from kasane.consent.models.absent import Explanation, NoConsent, UseWithdrawal
from kasane.consent.models.consent import Consent, ConsentRecipient
from kasane.consent.models.event import ConsentEvent, Reliance

__all__ = [
    "Consent",
    "ConsentEvent",
    "ConsentRecipient",
    "Explanation",
    "NoConsent",
    "Reliance",
    "UseWithdrawal",
]
