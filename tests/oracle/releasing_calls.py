"""What each party of a call is told when it is released, read off the tables of the reference.

The source is crates/golden/reference/releasing-calls.json alone: the three tables of the chapter Releasing Calls of the
Genesys Events and Models Reference, and its note a. A table has letters where a call has DNs. What a request does is the
table with the DNs in place of the letters, and no more than that.

A request is a dict as docs/run.schema.json has it: `name` (TReleaseCall or TDeleteFromConference), `by` and, for a
deletion, `otherDn`. Runs have the shape and the order of fields of that schema, too.
"""

import json
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "crates" / "golden" / "reference" / "releasing-calls.json"

# The code below says the same. Were the sentence another one, so would the code have to be.
NOTE_A = "CallState is Conferenced when more than two parties remain in the conference call, otherwise OK."

# Where nobody is left, the reference writes no state. The word is that of docs/run.schema.json.
ENDED = "Ended"

# In these attributes a letter of the table stands for a party. All other values are written as they are, but for ConnID.
DN_ATTRIBUTES = ("ThisDN", "OtherDN", "ThirdPartyDN")


def read_tables():
    """The three tables, when they are as the code below takes them to be."""
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
    """What the reference calls a call of so many parties.

    It stands above the table with so many columns. Note a speaks of more than two parties that remain in the conference,
    so a call of more parties than any table has is what the largest table begins with.
    """
    if not parties:
        return ENDED
    columns = min(len(parties), max(len(table["parties"]) for table in TABLES))
    (state,) = {table["before"] for table in TABLES if len(table["parties"]) == columns}
    return state


def table_of(parties, request):
    """The table that has this request on such a call, or None."""
    state = state_of(parties)
    for table in TABLES:
        if table["before"] == state and table["request"]["function"] == request["name"]:
            return table
    return None


def reasons_against(parties, request):
    """Every reason why no table says what the request does, by the names of the model. None of them: one does.

    More than one may hold. The reference does not say which comes first.
    """
    reasons = []
    if table_of(parties, request) is None:
        reasons.append(["CallEnded"] if state_of(parties) == ENDED else ["DeleteInConversation"])
    for dn in [request["by"], request.get("otherDn", request["by"])]:
        if dn not in parties:
            reasons.append(["NotOnCall", dn])
    # The table has one column for the party that asks and another one for the party that is deleted.
    if request["by"] == request.get("otherDn"):
        reasons.append(["DeleteOfOneself"])
    return reasons


def offered_instead(parties, request):
    """What a refusal of the request must offer, one after another.

    It is all that its party may ask for; if that is not on the call, all that anybody may. The project promises so. The
    reference has no refusals.
    """
    for by in [request["by"]] if request["by"] in parties else parties:
        could_be = [{"name": "TReleaseCall", "by": by}]
        could_be += [{"name": "TDeleteFromConference", "by": by, "otherDn": other_dn} for other_dn in parties]
        for offer in could_be:
            if not reasons_against(parties, offer):
                yield offer


def letters_of(table, parties, request):
    """Which letter of the table each party stands at."""
    # The label names the party that is deleted: Delete B. Release names none.
    letters = {request["by"]: table["request"]["column"]}
    for letter in table["request"]["label"].split()[1:]:
        letters[request["otherDn"]] = letter
    # All others neither ask nor leave. Where the table has fewer columns than the call has parties, they share its last.
    free = [letter for letter in table["parties"] if letter not in letters.values()]
    for party in parties:
        if party not in letters:
            letters[party] = free[0]
            if len(free) > 1:
                free.pop(0)
    return letters


def attributes_for(party, event, letters, conn_id, remaining, omit_optional):
    """The attributes of an event of the table, as `party` receives it."""
    attributes = []
    for name, value, *marks in event["attributes"]:
        if "OPT" in marks and omit_optional:
            continue
        if name == "ConnID":
            value = conn_id
        elif name in DN_ATTRIBUTES and value == letters[party]:
            value = party
        elif name in DN_ATTRIBUTES:
            # Only one party may stand at the letter, or the table would not say which is meant.
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
    """What the request does to a call, which a table must have."""
    table = table_of(parties, request)
    letters = letters_of(table, parties, request)
    event_at = {event["column"]: event for event in table["events"]}
    # Whoever receives EventReleased is no longer on the call; all others are.
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
    """The run of a scenario, which has `connId`, `parties`, `steps` and `omitOptional`, up to the first refused step."""
    parties = scenario["parties"]
    steps = []
    for request in scenario["steps"]:
        if reasons_against(parties, request):
            break
        steps.append(step(scenario["connId"], parties, request, scenario["omitOptional"]))
        parties = steps[-1]["after"]["parties"]
    return {"connId": scenario["connId"], "parties": scenario["parties"], "steps": steps}
