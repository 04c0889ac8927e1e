"""プランの用紙。"""

from kasane.plans.forms.deciding import CountersignForm, DecisionForm, ProposalForm
from kasane.plans.forms.drafting import DraftingForm, MembersForm, WhyForm
from kasane.plans.forms.fields import today_in
from kasane.plans.forms.running import DeliveryForm, EvaluationForm, ReviewForm
from kasane.plans.forms.sheet import PlanSheet

__all__ = [
    "CountersignForm",
    "DecisionForm",
    "DeliveryForm",
    "DraftingForm",
    "EvaluationForm",
    "MembersForm",
    "PlanSheet",
    "ProposalForm",
    "ReviewForm",
    "WhyForm",
    "today_in",
]
