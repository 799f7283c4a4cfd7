"""The gate of technical support: whether this person may ask, under this contract, on this line, at this moment.

A pure rule over facts. It is judged as of the moment of the call, so a past call opened again gets the answer of its
own day. Readings chosen where the agreement is silent:

- somebody appointed but not trained is no responsible person (clause persons.trained) and is refused;
- outside working time the right stands but the phone does not: a warning, not a refusal, and e-mail is offered;
- a surname alone does not tell two people apart: a warning that asks for the full name;
- lines 111 and 132 are another service, with its own rule (clause method.callers).
"""

from models.contracts.gate.facts import MAIL as MAIL
from models.contracts.gate.facts import Caller as Caller
from models.contracts.gate.facts import ContractFacts as ContractFacts
from models.contracts.gate.facts import GateFacts as GateFacts
from models.contracts.gate.facts import GateQuestion as GateQuestion
from models.contracts.gate.facts import Responsible as Responsible
from models.contracts.gate.facts import caller_among as caller_among
from models.contracts.gate.judge import judge as judge
