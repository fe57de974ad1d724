"""Oracle: an implementation of the chapter Releasing Calls that is independent of the model.

Its only source is crates/golden/reference/releasing-calls.json: the three tables of the chapter Releasing Calls of the
Genesys Events and Models Reference, and its note a. A table has letters in place of DNs. The result of a request is the
table with the DNs substituted.

A request is a dict of docs/run.schema.json: `name` (TReleaseCall or TDeleteFromConference), `by` and, for a deletion,
`otherDn`. Runs have the format and the order of fields of that schema, too.
"""

import json
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "crates" / "golden" / "reference" / "releasing-calls.json"

# The wording that the code below implements. `read_tables` rejects any other.
NOTE_A = "CallState is Conferenced when more than two parties remain in the conference call, otherwise OK."

# The state of a call without parties, as in docs/run.schema.json. The reference has no name for it.
ENDED = "Ended"

# Attributes whose values are letters of the table, to be replaced by DNs. Other values are copied, except ConnID.
DN_ATTRIBUTES = ("ThisDN", "OtherDN", "ThirdPartyDN")


def read_tables():
    """The three tables. Raises ValueError where an assumption of the code below does not hold."""
    reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    if reference["notes"]["a"] != NOTE_A:
        raise ValueError("note a of the reference is another one than the oracle has")
    for table in reference["phases"]:
        columns = [event["column"] for event in table["events"]]
        if columns != table["parties"]:
            raise ValueError(table["title"] + ": not one event for each party, in the order of the columns")
        marks = {mark for event in table["events"] for _, _, *marks in event["attributes"] for mark in marks}
        if not marks <= {"OPT", "a"}:
            raise ValueError(table["title"] + ": a mark that the oracle does not know")
    return reference["phases"]


TABLES = read_tables()


def state_of(parties):
    """The state of a call with these parties: the one above the table with as many columns.

    A call with more parties than any table has the state of the largest table, because note a generalises it to more than
    two remaining parties.
    """
    if not parties:
        return ENDED
    columns = min(len(parties), max(len(table["parties"]) for table in TABLES))
    (state,) = {table["before"] for table in TABLES if len(table["parties"]) == columns}
    return state


def table_of(parties, request):
    """The table with this request on a call in this state, or None."""
    state = state_of(parties)
    for table in TABLES:
        if table["before"] == state and table["request"]["function"] == request["name"]:
            return table
    return None


def reasons_against(parties, request):
    """All reasons to refuse the request, by their names in the model. An empty list accepts it.

    Several may hold. The reference defines no precedence.
    """
    reasons = []
    if table_of(parties, request) is None:
        reasons.append(["CallEnded"] if state_of(parties) == ENDED else ["DeleteInConversation"])
    for dn in [request["by"], request.get("otherDn", request["by"])]:
        if dn not in parties:
            reasons.append(["NotOnCall", dn])
    # In the table, the requester and the deleted party have different columns.
    if request["by"] == request.get("otherDn"):
        reasons.append(["DeleteOfOneself"])
    return reasons


def offered_instead(parties, request):
    """The offers of a refusal: all accepted requests of the requester, or of all parties when it is not on the call.

    This is a promise of the project. The reference has no refusals.
    """
    for by in [request["by"]] if request["by"] in parties else parties:
        could_be = [{"name": "TReleaseCall", "by": by}]
        could_be += [{"name": "TDeleteFromConference", "by": by, "otherDn": other_dn} for other_dn in parties]
        for offer in could_be:
            if not reasons_against(parties, offer):
                yield offer


def letters_of(table, parties, request):
    """The letter of the table for each party."""
    # The label names the deleted party: Delete B. Release names none.
    letters = {request["by"]: table["request"]["column"]}
    for letter in table["request"]["label"].split()[1:]:
        letters[request["otherDn"]] = letter
    # The others take the free letters in order. Parties beyond the columns of the table share the last one.
    free = [letter for letter in table["parties"] if letter not in letters.values()]
    for party in parties:
        if party not in letters:
            letters[party] = free[0]
            if len(free) > 1:
                free.pop(0)
    return letters


def attributes_for(party, event, letters, conn_id, remaining, omit_optional):
    """The attributes of a table's event for its receiver `party`."""
    attributes = []
    for name, value, *marks in event["attributes"]:
        if "OPT" in marks and omit_optional:
            continue
        if name == "ConnID":
            value = conn_id
        elif name in DN_ATTRIBUTES and value == letters[party]:
            value = party
        elif name in DN_ATTRIBUTES:
            # Unpacking fails unless exactly one party has the letter.
            (value,) = (other for other in letters if letters[other] == value)
        elif "a" in marks:
            otherwise, conferenced = value.split("/")
            value = conferenced if len(remaining) > 2 else otherwise
        attribute = {"name": name, "value": value}
        if "OPT" in marks:
            attribute["optional"] = True
        if "a" in marks:
            attribute["note"] = "a"
        attributes.append(attribute)
    return attributes


def step(conn_id, parties, request, omit_optional):
    """The step of an accepted request."""
    table = table_of(parties, request)
    letters = letters_of(table, parties, request)
    event_at = {event["column"]: event for event in table["events"]}
    # Receivers of EventReleased leave the call; all others remain.
    remaining = [party for party in parties if event_at[letters[party]]["name"] != "EventReleased"]
    fits = len(parties) == len(table["parties"])
    if fits and (table["after"] or ENDED) != state_of(remaining):
        raise ValueError(table["title"] + ": the table has another state at its end")
    events = []
    for party in parties:
        event = event_at[letters[party]]
        attributes = attributes_for(party, event, letters, conn_id, remaining, omit_optional)
        events.append({"name": event["name"], "party": party, "attributes": attributes})
    return {
        "request": {field: request[field] for field in ["name", "by", "otherDn"] if field in request},
        "phase": table["title"],
        "basis": "table" if fits else "note a",
        "before": {"state": state_of(parties), "parties": parties},
        "events": events,
        "after": {"state": state_of(remaining), "parties": remaining},
    }


def run(scenario):
    """The run of a scenario up to the first refused step. The scenario has `connId`, `parties`, `steps`, `omitOptional`."""
    parties = scenario["parties"]
    steps = []
    for request in scenario["steps"]:
        if reasons_against(parties, request):
            break
        steps.append(step(scenario["connId"], parties, request, scenario["omitOptional"]))
        parties = steps[-1]["after"]["parties"]
    return {"connId": scenario["connId"], "parties": scenario["parties"], "steps": steps}
