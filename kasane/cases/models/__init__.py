"""本人・世帯・ケースと、見える根拠（関わり）。"""

from kasane.cases.models.bound import CaseBound, CaseBoundQuerySet
from kasane.cases.models.case import Case, CaseMove, CaseQuerySet
from kasane.cases.models.facts import CasePerson, CaseSeries, FollowUp, HolderChange
from kasane.cases.models.ground import Circle, Involvement
from kasane.cases.models.household import Custody, Household, Membership, Relation
from kasane.cases.models.identity import Conflict, Identity
from kasane.cases.models.person import Person, PersonFact, PersonName, Phone, Residence
from kasane.cases.models.team import Caseworker, ContactPromise, TeamPart

__all__ = [
    "Case",
    "CaseBound",
    "CaseBoundQuerySet",
    "CaseMove",
    "CasePerson",
    "CaseQuerySet",
    "CaseSeries",
    "Caseworker",
    "Circle",
    "Conflict",
    "ContactPromise",
    "Custody",
    "FollowUp",
    "HolderChange",
    "Household",
    "Identity",
    "Involvement",
    "Membership",
    "Person",
    "PersonFact",
    "PersonName",
    "Phone",
    "Relation",
    "Residence",
    "TeamPart",
]
