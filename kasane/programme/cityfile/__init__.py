"""実施計画・会議体・原文の直しを、市のデータから受けとる。"""

from kasane.agencies.cityfile.tables import TABLES as AGENCY_TABLES
from kasane.programme.cityfile.tables import TABLES as PROGRAMME_TABLES

TABLES = (*AGENCY_TABLES, *PROGRAMME_TABLES)

__all__ = ["TABLES"]
