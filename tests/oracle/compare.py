"""Differential test: compares runs of the model with those of the oracle, and prints the disagreements.

Standard input has two lines for each scenario. The first is a record:

    {"scenario": {"connId": "1", "parties": ["A", "B"], "omitOptional": false, "steps": [REQUEST, ...]},
     "refusal": null or REFUSAL, "asked": [{"after": 0, "request": REQUEST, "refusal": null or REFUSAL}, ...]}

`refusal` is that of the first step that the model refuses. `asked` are further requests, each on the call after `after` steps.
A REFUSAL is {"reason": ["NotOnCall", "X"], "offered": [REQUEST, ...]}, where `offered` is null for more than 40 offers. The
second line is the run up to the refused step, as `callmodel run --format json` prints it.

Standard output has a line for each disagreement: scenario, step, party, attribute, the value of the oracle and that of the
model. The last line has the counts in JSON. The exit status is 1 if there is a disagreement.
"""

import itertools
import json
import sys

import releasing_calls

# The maximum number of printed disagreements. All are counted.
MOST_LINES = 1000

# The maximum number of offers to compare: those of one party on a call of 40.
MOST_OFFERS = 40

# The key field of the items of these lists.
KNOWN_BY = {"events": "party", "attributes": "name"}


class Nothing:
    """A placeholder for a value that one side lacks."""

    def __repr__(self):
        return "nothing"


NOTHING = Nothing()


def written(value):
    """A value in JSON on one line, byte for byte as the command writes it."""
    return repr(value) if value is NOTHING else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def short(text):
    """The text, truncated to 200 characters."""
    return text if len(text) <= 200 else text[:200] + "..."


def in_words(request):
    """A request as a statement of scenario text: delete B by A."""
    if "otherDn" in request:
        return "delete {} by {}".format(request["otherDn"], request["by"])
    return "release {}".format(request["by"])


def scenario_in_words(scenario):
    """A scenario on one line."""
    parts = ["parties " + " ".join(scenario["parties"]), "conn " + scenario["connId"]]
    parts += ["optional omit"] if scenario["omitOptional"] else []
    return ", ".join(parts + [in_words(request) for request in scenario["steps"]])


def differences(expected, got, place):
    """The differences of two JSON values: the path to each, as a list of keys, and both values."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in list(expected) + [key for key in got if key not in expected]:
            yield from differences(expected.get(key, NOTHING), got.get(key, NOTHING), place + [key])
    elif isinstance(expected, list) and isinstance(got, list) and place and place[-1] in KNOWN_BY:
        yield from differences_of_known(expected, got, place)
    elif isinstance(expected, list) and isinstance(got, list):
        for index, (one, other) in enumerate(itertools.zip_longest(expected, got, fillvalue=NOTHING)):
            yield from differences(one, other, place + [index + 1])
    elif written(expected) != written(got):
        yield place, expected, got


def differences_of_known(expected, got, place):
    """The differences of two lists of items with a key field: their keys in order, then the items with equal keys."""
    field = KNOWN_BY[place[-1]]
    names, got_names = ([item.get(field) for item in items] for items in (expected, got))
    if names != got_names:
        yield place, names, got_names
    for item in expected:
        for other in got:
            if item[field] == other.get(field):
                yield from differences(item, other, place + [item[field]])


def where_texts_part(one, other):
    """The length of the common prefix of two texts, in characters."""
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other))
    return sum(1 for _ in same)


def place_in_words(place):
    """Step, party and attribute of a path in a run, or empty texts where the path has none."""
    step, party = "", ""
    if place[:1] == ["steps"] and len(place) > 1:
        step, place = place[1], place[2:] or ["step"]
    if place[:1] == ["events"] and len(place) > 1:
        party, place = place[1], place[2:] or ["event"]
    if place[:1] == ["attributes"] and len(place) > 1:
        # The attribute's name alone stands for its value.
        place = place[1:2] if place[2:] == ["value"] else place[1:]
    return step, party, " ".join(map(str, place))


def disagreements_of_run(expected, printed):
    """The disagreements of the oracle's run with the one that the model printed."""
    if printed == written(expected):
        return
    found = list(differences(expected, json.loads(printed), []))
    for place, one, other in found:
        yield (*place_in_words(place), short(written(one)), short(written(other)))
    if not found:
        # The values are equal, so the order of fields or the notation differs.
        start = where_texts_part(written(expected), printed)
        yield "", "", "text", written(expected)[start : start + 40], printed[start : start + 40]


def disagreements_of_verdict(parties, number, request, refusal):
    """The disagreements on one request: accepted or refused, the reason, and the offers."""
    reasons = releasing_calls.reasons_against(parties, request)
    place = number, request["by"], in_words(request)
    if refusal is None or not reasons:
        if reasons or refusal is not None:
            expected = "refused: " + written(reasons) if reasons else "accepted"
            yield (*place, expected, "accepted" if refusal is None else "refused: " + written(refusal["reason"]))
        return
    if refusal["reason"] not in reasons:
        yield (*place, "for one of " + written(reasons), written(refusal["reason"]))
    offered = list(itertools.islice(releasing_calls.offered_instead(parties, request), MOST_OFFERS + 1))
    # The reference defines no order of offers.
    expected = sorted(map(in_words, offered)) if len(offered) <= MOST_OFFERS else None
    got = refusal["offered"] and sorted(map(in_words, refusal["offered"]))
    if got != expected:
        yield (*place, "offered: " + written(expected), "offered: " + written(got))


def compare(record, printed, counts):
    """The disagreements of a record and its printed run with the oracle. Adds to the counts."""
    scenario = record["scenario"]
    run = releasing_calls.run(scenario)
    yield from disagreements_of_run(run, printed)
    calls = [run["parties"]] + [step["after"]["parties"] for step in run["steps"]]
    asked = record["asked"]
    made = len(run["steps"])
    if made < len(scenario["steps"]):
        asked = asked + [{"after": made, "request": scenario["steps"][made], "refusal": record["refusal"]}]
    elif record["refusal"] is not None:
        yield "", "", "refusal", "nothing", written(record["refusal"]["reason"])
    for verdict in asked:
        if verdict["after"] < len(calls):
            parties, number = calls[verdict["after"]], verdict["after"] + 1
            yield from disagreements_of_verdict(parties, number, verdict["request"], verdict["refusal"])
    counts["scenarios"] += 1
    counts["steps"] += made
    counts["events"] += sum(len(step["events"]) for step in run["steps"])
    counts["attributes"] += sum(len(event["attributes"]) for step in run["steps"] for event in step["events"])
    counts["asked"] += len(asked)
    counts["refused"] += sum(verdict["refusal"] is not None for verdict in asked)


def main():
    """Compares all records of standard input. Returns the exit status."""
    counts = dict.fromkeys(["scenarios", "steps", "events", "attributes", "asked", "refused", "disagreements"], 0)
    lines = (line.decode("utf-8").rstrip("\n") for line in sys.stdin.buffer)
    for record in lines:
        record = json.loads(record)
        for place in compare(record, next(lines), counts):
            counts["disagreements"] += 1
            if counts["disagreements"] <= MOST_LINES:
                line = "scenario {}: {}".format(counts["scenarios"] + 1, scenario_in_words(record["scenario"]))
                line += " | step {} | party {} | {} | expected {} | got {}".format(*place)
                # Escaped, because DNs may have invisible characters and bidi controls.
                print(line.encode("ascii", "backslashreplace").decode("ascii"))
    print(written(counts))
    return 1 if counts["disagreements"] else 0


if __name__ == "__main__":
    sys.exit(main())
