"""Marks generated questions by the oracle, and prints the disagreements.

Standard input is the JSON of `callmodel questions --format json` (docs/questions.schema.json). Each answer is worked out anew from
the call, the steps and what is asked, by `releasing_calls` alone: from the tables of the reference. The handlers are stated again
below, by what their sentences say.

Standard output has a line for each disagreement: the id of the question, the expected answer and the given one. The last line has
the counts in JSON. The exit status is 1 if there is a disagreement.
"""

import collections
import json
import sys

import releasing_calls

# The maximum number of printed disagreements. All are counted.
MOST_LINES = 1000


def request_of(words):
    """The request of a short form: delete B by A, release A."""
    words = words.split()
    if words[0] == "release" and len(words) == 2:
        return {"name": "TReleaseCall", "by": words[1]}
    if words[0] == "delete" and words[2] == "by" and len(words) == 4:
        return {"name": "TDeleteFromConference", "by": words[3], "otherDn": words[1]}
    raise ValueError("no request: " + " ".join(words))


def words_of(request):
    """The short form of a request."""
    if "otherDn" in request:
        return "delete {} by {}".format(request["otherDn"], request["by"])
    return "release {}".format(request["by"])


def step_of(parties, request):
    """The step of a request. Raises ValueError where the reference does not define it."""
    if releasing_calls.reasons_against(parties, request):
        raise ValueError("refused: " + words_of(request))
    return releasing_calls.step("1", parties, request, False)


def told(step, party):
    """The event that a party receives, or None."""
    for event in step["events"]:
        if event["party"] == party:
            return event
    return None


def values(event):
    """The values of an event by the names of its attributes."""
    return {attribute["name"]: attribute["value"] for attribute in event["attributes"]}


def offers(parties):
    """All requests that the call accepts."""
    requests = [{"name": "TReleaseCall", "by": by} for by in parties]
    requests += [
        {"name": "TDeleteFromConference", "by": by, "otherDn": other_dn} for by in parties for other_dn in parties
    ]
    return [request for request in requests if not releasing_calls.reasons_against(parties, request)]


def plain(events):
    """Events by their receivers: the name and the values."""
    return {event["party"]: (event["name"], values(event)) for event in events}


def event_asked(question, before, request):
    """The event that a party receives."""
    event = told(step_of(before, request), question["asks"]["party"])
    return event["name"] if event else "none"


def value_asked(question, before, request):
    """The value of an attribute. An optional one may be there or not, so it must not be asked about."""
    event = told(step_of(before, request), question["asks"]["party"])
    for attribute in event["attributes"]:
        if attribute["name"] == question["asks"]["attribute"]:
            return "two right answers" if attribute.get("optional") else attribute["value"]
    return "not there"


def request_asked(question, before, request):
    """The only request that leads to the given events, if there is only one."""
    given = plain(question["asks"]["events"])
    possible = [offer for offer in offers(before) if plain(step_of(before, offer)["events"]) == given]
    if request not in possible:
        return "events that the last step leads to"
    return words_of(request) if len(possible) == 1 else "cannot be told"


def difference_asked(question, before, request):
    """The attributes that differ for a party, which receives the same event for both requests."""
    party = question["asks"]["party"]
    one, other = (told(step_of(before, made), party) for made in (request, request_of(question["other"])))
    if one["name"] != other["name"]:
        return "the same event for both requests"
    names = [attribute["name"] for attribute in one["attributes"]]
    names += [attribute["name"] for attribute in other["attributes"] if attribute["name"] not in names]
    differing = [name for name in names if values(one).get(name) != values(other).get(name)]
    return ", ".join(differing) or "nothing"


def fault_asked(question, before, request):
    """The only value of the log that is not the one of the step, and what should stand there."""
    shown = plain(question["asks"]["events"])
    wrong = []
    for party, (name, expected) in plain(step_of(before, request)["events"]).items():
        if shown[party][0] != name or list(shown[party][1]) != list(expected):
            return "a log with one wrong value"
        for attribute, value in expected.items():
            if shown[party][1][attribute] != value:
                wrong.append("{} for {} should be {}".format(attribute, party, value))
    return wrong[0] if len(wrong) == 1 else "a log with one wrong value"


def third_party_left(event, before, after, request):
    """ThirdPartyDN of EventPartyDeleted is off the call."""
    return event["name"] != "EventPartyDeleted" or values(event)["ThirdPartyDN"] not in after


def conference_over(event, before, after, request):
    """After EventPartyDeleted there is no conference."""
    return event["name"] != "EventPartyDeleted" or len(after) < 3


def ok_means_over(event, before, after, request):
    """After EventPartyDeleted with CallState OK nobody is on the call."""
    return event["name"] != "EventPartyDeleted" or values(event)["CallState"] != "OK" or not after


def other_dn_asked(event, before, after, request):
    """OtherDN of EventPartyDeleted made the request."""
    return event["name"] != "EventPartyDeleted" or values(event)["OtherDN"] == request["by"]


def over_for_all(event, before, after, request):
    """After EventReleased nobody is on the call."""
    return event["name"] != "EventReleased" or not after


def receiver_hung_up(event, before, after, request):
    """The receiver of EventReleased made the request."""
    return event["name"] != "EventReleased" or event["party"] == request["by"]


HANDLERS = {
    "third-party-left": third_party_left,
    "conference-over": conference_over,
    "ok-means-over": ok_means_over,
    "other-dn-asked": other_dn_asked,
    "over-for-all": over_for_all,
    "receiver-hung-up": receiver_hung_up,
}


def is_handler_right(question, parties, request):
    """Whether what the handler takes for true is true for a request on a call."""
    step = step_of(parties, request)
    event = told(step, question["asks"]["party"])
    is_true = HANDLERS[question["asks"]["handler"]]
    return event is None or is_true(event, parties, step["after"]["parties"], request)


def handler_asked(question, before, request):
    """The only choice for which the handler is wrong. It is the last step."""
    wrong = []
    for choice in question["choices"]:
        parties, _, words = choice.partition(": ")
        if not is_handler_right(question, parties.split(), request_of(words)):
            wrong.append(choice)
    asked = "{}: {}".format(" ".join(before), words_of(request))
    return asked if wrong == [asked] else "one wrong call, the last step: " + asked


ASKED = {
    "event": event_asked,
    "value": value_asked,
    "request": request_asked,
    "difference": difference_asked,
    "fault": fault_asked,
    "handler": handler_asked,
}


def marked(question):
    """The expected answer and the given one."""
    *earlier, last = map(request_of, question["steps"].split(", "))
    before = question["parties"]
    for request in earlier:
        before = step_of(before, request)["after"]["parties"]
    expected = ASKED[question["kind"]](question, before, last)
    if len(set(question["choices"])) != len(question["choices"]):
        return "different choices", "a choice that occurs twice"
    return expected, question["choices"][question["answer"]]


def main():
    """Marks all questions of standard input. Returns the exit status."""
    counts = collections.Counter(disagreements=0)
    for question in json.load(sys.stdin)["questions"]:
        expected, given = marked(question)
        counts[question["kind"]] += 1
        if expected != given:
            counts["disagreements"] += 1
            if counts["disagreements"] <= MOST_LINES:
                print("{}: expected {}, got {}".format(question["id"], expected, given))
    print(json.dumps(counts))
    return 1 if counts["disagreements"] else 0


if __name__ == "__main__":
    sys.exit(main())
