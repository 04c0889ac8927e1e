"""同意の用紙。"""

from kasane.consent.forms.consent import ConsentForm, PhoneForm
from kasane.consent.forms.matrix import Matrix
from kasane.consent.forms.others import (
    ExplanationForm,
    NarrowingForm,
    NextForm,
    NoConsentForm,
    OpeningForm,
    UseWithdrawalForm,
    WithdrawalForm,
)

__all__ = [
    "ConsentForm",
    "ExplanationForm",
    "Matrix",
    "NarrowingForm",
    "NextForm",
    "NoConsentForm",
    "OpeningForm",
    "PhoneForm",
    "UseWithdrawalForm",
    "WithdrawalForm",
]
