"""Generator of T-Server logs with the right answers, for the tests of `callmodel trace`.

It is made from the rules in docs/src/trace.md alone, and shares nothing with the Rust code. Nobody has published a log of a
conference's release with all attributes, so what it writes is what the rules say, in the layouts that logs have.

    trace_log.py --seed 1 --logs 10 --calls 5 [--fault NAME] [--layout NAME] [--plain]

Standard output has a line of JSON for each log: {"log": TEXT, "calls": [{"connId": ..., "departures": [...]}]}. A departure is
{"leaver", "by", "requested", "before", "verdict"}, and with a fault also {"fault": {"kind", "event", "party", "attribute",
"expected", "got", "line"}}. With `--fault` each log has one call, and that call has one fault. The same arguments give the
same bytes.
"""

import argparse
import datetime
import json
import random
import sys

ORIGINATION, DESTINATION, MEMBER, NEW_PARTY, ADDED_BY, DELETED_BY, TRANSFERRED_BY, DELETED_PARTY, CONFERENCED_BY, OBSERVER = range(1, 11)
OK, TRANSFERRED, CONFERENCED, BRIDGED = 0, 1, 2, 31
NUMBERS = {
    "RequestReleaseCall": 17, "RequestDeleteFromConference": 22, "EventError": 52, "EventQueued": 57, "EventDiverted": 58,
    "EventRinging": 60, "EventDialing": 61, "EventEstablished": 64, "EventReleased": 65, "EventHeld": 66,
    "EventRetrieved": 67, "EventPartyChanged": 68, "EventPartyAdded": 69, "EventPartyDeleted": 70,
    "EventRouteRequest": 71, "EventRouteUsed": 72, "EventAttachedDataChanged": 85,
}
ROLE_NAMES = {1: "Origination", 2: "Destination", 3: "ConferenceMember", 4: "NewParty", 5: "AddedBy", 6: "DeletedBy",
              7: "TransferredBy", 8: "DeletedParty", 9: "ConferencedBy", 10: "Observer"}
STATE_NAMES = {0: "OK", 1: "Transferred", 2: "Conferenced", 31: "Bridged"}
STRINGS = {"ThisDN", "OtherDN", "ThirdPartyDN", "ThisQueue", "CallUUID"}


class Message:
    """A message: its name, its attributes, and whether a client made it."""

    def __init__(self, name, **attributes):
        self.name = name
        self.attributes = {key: value for key, value in attributes.items() if value is not None}
        self.line = None
        self.pause = 0.003

    def is_request(self):
        return self.name.startswith("Request")


class Call:
    """A call that is played: its parties, and the messages so far."""

    def __init__(self, rng, number, has_requests):
        self.rng = rng
        self.conn = "%016x" % (0x00A1000000000000 + number)
        self.number = number
        self.legs = 0
        self.messages = []
        self.parties = []
        self.external = set()
        self.numbers = rng.sample(range(1000, 9999), 12)
        self.drawn = set(self.numbers)
        self.departures = []
        self.has_requests = has_requests

    def dn(self, external=False):
        if not self.numbers:
            # Few calls have more parties over their time than were drawn at the start.
            self.numbers = self.rng.sample(sorted(set(range(1000, 9999)) - self.drawn), 12)
            self.drawn.update(self.numbers)
        number = str(self.numbers.pop())
        if external:
            number = "+4989" + number
            self.external.add(number)
        return number

    def event(self, name, this, conn=None, pause=0.003, **attributes):
        """An event. Parties outside the switch receive none."""
        if this in self.external:
            return
        message = Message(name, ConnID=conn or self.conn, ThisDN=this, **attributes)
        message.pause = pause
        self.messages.append(message)

    def request(self, name, this, other=None):
        message = Message(name, ConnID=self.conn, ThisDN=this, OtherDN=other, ReferenceID=self.rng.randint(5, 999))
        message.pause = 2.0
        self.messages.append(message)
        return message

    def monitored(self):
        return [dn for dn in self.parties if dn not in self.external]

    # The start of a call.

    def begin(self):
        kind = self.rng.choice(["internal", "internal", "outbound", "inbound", "queue", "established"])
        a = self.dn(external=kind in ("inbound", "queue"))
        b = self.dn(external=kind == "outbound")
        self.parties = [a, b]
        # A caller dials a number that need not be the DN of the device. Outside the switch no other name is known.
        dialed = b if kind == "outbound" or self.rng.random() < 0.7 else "9" + b
        if kind == "queue":
            queue = self.dn()
            self.event("EventQueued", queue, OtherDN=a, ThisQueue=queue, pause=1.5)
            self.event("EventRouteRequest", queue, OtherDN=a, ThisQueue=queue)
            self.event("EventDiverted", queue, OtherDN=a, ThirdPartyDN=b, ThisQueue=queue, pause=0.4)
        if kind != "established":
            self.event("EventDialing", a, OtherDN=dialed, ThisDNRole=ORIGINATION, OtherDNRole=DESTINATION)
            self.event("EventRinging", b, OtherDN=a, ThisDNRole=DESTINATION, OtherDNRole=ORIGINATION, CallState=OK)
        ends = [
            lambda: self.event("EventEstablished", b, OtherDN=a, ThisDNRole=DESTINATION, OtherDNRole=ORIGINATION, pause=1.4),
            lambda: self.event("EventEstablished", a, OtherDN=dialed if kind != "established" else b, ThisDNRole=ORIGINATION, OtherDNRole=DESTINATION),
        ]
        self.rng.shuffle(ends)
        for end in ends:
            end()

    def grow(self):
        """Another party joins, in one step or two."""
        by = self.rng.choice(self.monitored())
        new = self.dn(external=self.rng.random() < 0.15)
        if self.rng.random() < 0.5:
            self.single_step(by, new)
        else:
            self.two_step(by, new)
        self.parties.append(new)

    def added(self, by, new, conn=None):
        for dn in self.parties:
            self.event("EventPartyAdded", dn, OtherDN=new, ThisDNRole=MEMBER, OtherDNRole=NEW_PARTY, ThirdPartyDN=by,
                       ThirdPartyDNRole=ADDED_BY, CallState=CONFERENCED, conn=conn)

    def single_step(self, by, new):
        self.event("EventRinging", new, OtherDN=by, ThisDNRole=MEMBER, CallState=OK, pause=2.5)
        self.added(by, new)
        self.event("EventEstablished", new, ThisDNRole=MEMBER, CallState=CONFERENCED, pause=1.0)

    def consult(self, by, new):
        """A consultation call of `by` with `new`. Returns its ConnID."""
        self.legs += 1
        conn = "%016x" % (int(self.conn, 16) + self.legs * 0x100000)
        other = self.rng.choice([dn for dn in self.parties if dn != by])
        self.event("EventHeld", by, OtherDN=other, pause=2.5)
        leg = dict(conn=conn, PreviousConnID=self.conn, CallType=4)
        self.event("EventDialing", by, OtherDN=new, ThisDNRole=ORIGINATION, OtherDNRole=DESTINATION, **leg)
        self.event("EventRinging", new, OtherDN=by, ThisDNRole=DESTINATION, OtherDNRole=ORIGINATION, CallState=OK, **leg)
        self.event("EventEstablished", new, OtherDN=by, ThisDNRole=DESTINATION, pause=0.9, **leg)
        self.event("EventEstablished", by, OtherDN=new, ThisDNRole=ORIGINATION, **leg)
        return conn

    def two_step(self, by, new):
        conn = self.consult(by, new)
        legs = [
            lambda: self.event("EventRetrieved", by, ThisDNRole=MEMBER, CallState=CONFERENCED, pause=0.7),
            lambda: self.event("EventReleased", by, conn=conn, OtherDN=new, ThisDNRole=ORIGINATION, CallState=CONFERENCED),
        ]
        self.rng.shuffle(legs)
        for leg in legs:
            leg()
        self.added(by, new)
        self.event("EventPartyChanged", new, PreviousConnID=conn, OtherDN=by, ThisDNRole=MEMBER, ThirdPartyDN=by,
                   ThirdPartyDNRole=CONFERENCED_BY, CallState=CONFERENCED)

    def consult_and_return(self):
        """A consultation call that ends by itself; the main call goes on."""
        by, new = self.rng.choice(self.monitored()), self.dn()
        conn = self.consult(by, new)
        pair = [(by, new), (new, by)]
        self.rng.shuffle(pair)
        for this, other in pair:
            self.event("EventReleased", this, conn=conn, OtherDN=other, CallState=OK)
        self.departures.append({"leaver": None, "by": None, "requested": False, "before": [by, new], "verdict": "agrees"})
        self.event("EventRetrieved", by, pause=0.4)

    def transfer(self):
        """A two-step transfer of a call of two: not covered, but the parties are others afterwards."""
        by, new = self.rng.choice(self.monitored()), self.dn()
        stays = next(dn for dn in self.parties if dn != by)
        conn = self.consult(by, new)
        self.event("EventReleased", by, OtherDN=stays, CallState=TRANSFERRED, pause=0.8)
        self.event("EventReleased", by, conn=conn, OtherDN=new, CallState=TRANSFERRED)
        changed = dict(ThirdPartyDN=by, ThirdPartyDNRole=TRANSFERRED_BY, CallState=TRANSFERRED)
        self.event("EventPartyChanged", stays, OtherDN=new, PreviousConnID=self.conn, **changed)
        self.event("EventPartyChanged", new, OtherDN=stays, PreviousConnID=conn, **changed)
        self.parties = [stays, new]

    def refused(self):
        """A request that is answered by an error and changes nothing."""
        by, other = self.rng.sample(self.monitored(), 2)
        request = self.request("RequestDeleteFromConference", by, other)
        self.event("EventError", by, ReferenceID=request.attributes["ReferenceID"])

    # Departures.

    def shrink(self, deleted=None, requested=None):
        """One leaves a conference, or a call of two ends. Returns the departure and its messages."""
        requested = self.has_requests and (self.rng.random() < 0.6 if requested is None else requested)
        if len(self.parties) == 2:
            return self.end(requested)
        if deleted is None:
            deleted = self.rng.random() < 0.5
        by = self.rng.choice(self.monitored())
        leaver = by
        if deleted and len(self.parties) > 2:
            leaver = self.rng.choice([dn for dn in self.parties if dn != by])
        elif not requested and self.rng.random() < 0.2:
            by = leaver = self.rng.choice(self.parties)
        before = list(self.parties)
        reference = None
        if requested:
            name = "RequestReleaseCall" if by == leaver else "RequestDeleteFromConference"
            request = self.request(name, by, None if by == leaver else leaver)
            reference = request.attributes["ReferenceID"]
        self.parties.remove(leaver)
        start = len(self.messages)
        self.event("EventReleased", leaver, ThisDNRole=MEMBER, CallState=OK, Releasing=self.releasing(leaver, by))
        state = CONFERENCED if len(self.parties) > 2 else OK
        for dn in self.parties:
            self.event("EventPartyDeleted", dn, OtherDN=leaver, OtherDNRole=DELETED_PARTY, ThisDNRole=MEMBER, ThirdPartyDN=by,
                       ThirdPartyDNRole=DELETED_BY, CallState=state, ReferenceID=reference if dn == by else None)
        events = self.messages[start:]
        self.rng.shuffle(events)
        if events:
            events[0].pause = 0.003 if requested else 2.0
        self.messages[start:] = events
        departure = {"leaver": leaver, "by": by, "requested": requested, "before": before, "verdict": "agrees"}
        self.departures.append(departure)
        return departure, events

    def releasing(self, dn, by):
        if self.rng.random() < 0.7:
            return None
        return "1 Local" if dn == by else "2 Remote"

    def end(self, requested):
        by = self.rng.choice(self.monitored())
        before = list(self.parties)
        if requested:
            self.request("RequestReleaseCall", by)
        start = len(self.messages)
        for this, other in (before, before[::-1]):
            named = self.rng.choice([other, other, "", None])
            self.event("EventReleased", this, OtherDN=named, CallState=OK,
                       Releasing=self.releasing(this, by) if requested else None)
        events = self.messages[start:]
        self.rng.shuffle(events)
        events[0].pause = 0.003 if requested else 2.0
        self.messages[start:] = events
        departure = {"leaver": None, "by": by if requested else None, "requested": requested, "before": before, "verdict": "agrees"}
        self.departures.append(departure)
        self.parties = []
        return departure, events


# Faults: each changes the events of one departure, and says what is to be found. `None` when the departure is not suitable.

def wrong(kind, event, message, attribute=None, expected=None, got=None, severity="error"):
    party = message.attributes["ThisDN"] if message else None
    return {"kind": kind, "event": event, "party": party, "attribute": attribute, "expected": expected, "got": got,
            "message": message, "severity": severity}


def deleted_of(events):
    return [event for event in events if event.name == "EventPartyDeleted"]


def set_value(rng, events, attribute, value, names):
    message = rng.choice(deleted_of(events))
    expected = message.attributes[attribute]
    message.attributes[attribute] = value
    return wrong("wrong value", "EventPartyDeleted", message, attribute, names.get(expected, expected), names.get(value, value))


def fault_call_state(rng, call, departure, events):
    state = CONFERENCED if len(departure["before"]) <= 3 else OK
    return set_value(rng, events, "CallState", state, STATE_NAMES)


def fault_other_role(rng, call, departure, events):
    return set_value(rng, events, "OtherDNRole", rng.choice([NEW_PARTY, MEMBER]), ROLE_NAMES)


def fault_third_role(rng, call, departure, events):
    return set_value(rng, events, "ThirdPartyDNRole", rng.choice([ADDED_BY, CONFERENCED_BY]), ROLE_NAMES)


def fault_other_dn(rng, call, departure, events):
    message = rng.choice(deleted_of(events))
    others = [dn for dn in call.monitored() if dn != message.attributes["ThisDN"]]
    if not others:
        return None
    got = rng.choice(others)
    message.attributes["OtherDN"] = got
    return wrong("wrong value", "EventPartyDeleted", message, "OtherDN", departure["leaver"], got)


def fault_third_party(rng, call, departure, events):
    """One event names another third party, and the log has the request."""
    if not departure["requested"] or len(deleted_of(events)) < 2:
        return None
    message = rng.choice(deleted_of(events))
    got = rng.choice([dn for dn in departure["before"] if dn != departure["by"]])
    message.attributes["ThirdPartyDN"] = got
    return wrong("wrong value", "EventPartyDeleted", message, "ThirdPartyDN", departure["by"], got)


def fault_request_by(rng, call, departure, events):
    """All events name the party that left, but another one made the request."""
    if not departure["requested"] or departure["by"] == departure["leaver"] or len(deleted_of(events)) < 2:
        return None
    for message in deleted_of(events):
        message.attributes["ThirdPartyDN"] = departure["leaver"]
    found = wrong("wrong value", "EventPartyDeleted", deleted_of(events)[0], "ThirdPartyDN", departure["by"], departure["leaver"])
    found["party"] = None
    return found


def fault_contradiction(rng, call, departure, events):
    """Two events name different third parties, and the log has no request."""
    deleted = deleted_of(events)
    if departure["requested"] or len(deleted) < 2:
        return None
    message = rng.choice(deleted)
    first = deleted[0].attributes["ThirdPartyDN"]
    message.attributes["ThirdPartyDN"] = rng.choice([dn for dn in departure["before"] if dn != first])
    values = []
    for event in deleted:
        if event.attributes["ThirdPartyDN"] not in values:
            values.append(event.attributes["ThirdPartyDN"])
    second = next(event for event in deleted if event.attributes["ThirdPartyDN"] != values[0])
    departure["by"] = None
    found = wrong("contradiction", "EventPartyDeleted", second, "ThirdPartyDN", None, ", ".join(values))
    found["party"] = None
    return found


def lacks(attribute, names):
    def fault(rng, call, departure, events):
        message = rng.choice(deleted_of(events))
        if attribute == "ThirdPartyDN" and len(deleted_of(events)) < 2 and not departure["requested"]:
            return None
        expected = message.attributes.pop(attribute)
        return wrong("missing attribute", "EventPartyDeleted", message, attribute, names.get(expected, expected))
    return fault


def remove(call, message):
    call.messages.remove(message)
    found = wrong("missing event", message.name, message, severity="warning")
    found["message"] = None
    return found


def fault_missing_deleted(rng, call, departure, events):
    deleted = deleted_of(events)
    return remove(call, rng.choice(deleted)) if len(deleted) > 1 else None


def fault_missing_leaver(rng, call, departure, events):
    """The party that left a conference receives no EventReleased."""
    released = [event for event in events if event.name == "EventReleased"]
    return remove(call, released[0]) if released and len(deleted_of(events)) > 1 else None


def fault_missing_released(rng, call, departure, events):
    """One of two parties receives no EventReleased at the end of the call."""
    return remove(call, rng.choice(events)) if len(events) == 2 else None


def insert(call, events, message, rng):
    at = call.messages.index(rng.choice(events))
    call.messages.insert(at + 1, message)
    return wrong("unexpected event", message.name, message)


def fault_extra_deleted(rng, call, departure, events):
    """The party that left receives EventPartyDeleted about itself."""
    if departure["leaver"] in call.external:
        return None
    message = Message("EventPartyDeleted", **{**deleted_of(events)[0].attributes, "ThisDN": departure["leaver"]})
    return insert(call, events, message, rng)


def fault_extra_repeated(rng, call, departure, events):
    """A party receives EventPartyDeleted twice, with different sequence numbers."""
    message = rng.choice(deleted_of(events))
    copy = Message(message.name, **message.attributes)
    call.messages.insert(call.messages.index(message) + 1, copy)
    return wrong("unexpected event", copy.name, copy)


def fault_extra_released(rng, call, departure, events):
    """The party that leaves a conference receives EventReleased twice."""
    released = [event for event in events if event.name == "EventReleased"]
    if not released:
        return None
    copy = Message("EventReleased", **released[0].attributes)
    call.messages.insert(call.messages.index(released[0]) + 1, copy)
    return wrong("unexpected event", copy.name, copy)


def fault_late_deleted(rng, call, departure, events):
    """A party that has left before receives EventPartyDeleted."""
    left = [other["leaver"] for other in call.departures if other is not departure and other["leaver"]]
    left = [dn for dn in left if dn not in call.external and dn not in departure["before"]]
    if not left:
        return None
    message = Message("EventPartyDeleted", **{**deleted_of(events)[0].attributes, "ThisDN": rng.choice(left)})
    return insert(call, events, message, rng)


def fault_released_other_dn(rng, call, departure, events):
    """EventReleased at the end of a call of two names its own receiver as the other end."""
    message = rng.choice(events)
    this = message.attributes["ThisDN"]
    message.attributes["OtherDN"] = this
    other = next(dn for dn in departure["before"] if dn != this)
    return wrong("wrong value", "EventReleased", message, "OtherDN", other, this)


OF_CONFERENCE = {
    "call-state": fault_call_state,
    "other-role": fault_other_role,
    "third-role": fault_third_role,
    "other-dn": fault_other_dn,
    "third-party": fault_third_party,
    "request-by": fault_request_by,
    "contradiction": fault_contradiction,
    "lacks-other-role": lacks("OtherDNRole", ROLE_NAMES),
    "lacks-third-party": lacks("ThirdPartyDN", {}),
    "lacks-third-role": lacks("ThirdPartyDNRole", ROLE_NAMES),
    "lacks-call-state": lacks("CallState", STATE_NAMES),
    "missing-deleted": fault_missing_deleted,
    "missing-leaver": fault_missing_leaver,
    "extra-deleted": fault_extra_deleted,
    "extra-repeated": fault_extra_repeated,
    "extra-released": fault_extra_released,
    "late-deleted": fault_late_deleted,
}
OF_END = {"missing-released": fault_missing_released, "released-other-dn": fault_released_other_dn}
FAULTS = {**OF_CONFERENCE, **OF_END}


def play(rng, number, fault, has_requests):
    """A call from its beginning to its end. With `fault`, tries until one is suitable."""
    while True:
        call = Call(rng, number, has_requests)
        call.begin()
        if fault is None and len(call.parties) == 2 and rng.random() < 0.15:
            call.transfer()
        for _ in range(rng.choice([0, 1, 1, 2, 3, 4]) if fault is None else rng.randint(1, 4)):
            call.grow()
        if fault is None and rng.random() < 0.15 and len(call.numbers) > 3:
            call.consult_and_return()
        found = None
        steps = 0
        while call.parties:
            if has_requests and len(call.parties) > 2 and len(call.monitored()) > 1 and rng.random() < 0.05:
                call.refused()
            if not call.monitored():
                break
            departure, events = call.shrink()
            steps += 1
            is_end = departure["leaver"] is None
            if fault and not found and is_end == (fault in OF_END) and (is_end or deleted_of(events)):
                found = FAULTS[fault](rng, call, departure, events)
                if found:
                    departure["verdict"] = "differs"
                    departure["fault"] = found
            # Another party, also one that left before, comes to the call.
            if fault is None and not is_end and rng.random() < 0.1 and call.monitored():
                left = [dn["leaver"] for dn in call.departures if dn["leaver"] and dn["leaver"] not in call.parties]
                new = rng.choice(left) if left and rng.random() < 0.5 else call.dn()
                call.single_step(rng.choice(call.monitored()), new)
                call.parties.append(new)
        if not call.parties and (fault is None or found):
            return call


# Layouts.

class Writer:
    """Writes messages as lines of a log."""

    def __init__(self, rng, layout, plain):
        self.rng, self.layout, self.plain = rng, layout, plain
        self.lines = []
        self.sequence = rng.randint(0x10C9000, 0x10CA000)
        self.now = 36000.0
        if layout == "t-server":
            self.lines += [
                "Application name: SIP_A", "Application type: TServer (1)", "Host name:        H1",
                "Local time:       2026-02-02T10:00:00.000", "File:             (1) SIP_A.20260202_100000_000.log", "",
            ]

    def date(self):
        return datetime.date(2026, 2, 2) + datetime.timedelta(days=int(self.now) // 86400)

    def clock(self, digits=3):
        seconds = int(self.now) % 86400
        text = "%02d:%02d:%02d.%0*d" % (seconds // 3600, seconds // 60 % 60, seconds % 60, digits, int(self.now % 1 * 10 ** digits))
        return text

    def write(self, message):
        self.now += message.pause
        if not message.is_request():
            self.sequence += 1
        attributes = list(message.attributes.items()) + [("CallID", message.line or 516), ("CallType", 2)]
        if self.rng.random() < 0.5:
            attributes.append(("CallUUID", "CALLUUID0000000000000000000" + message.attributes["ConnID"][-5:]))
        self.rng.shuffle(attributes)
        getattr(self, "write_" + self.layout.replace("-", "_"))(message, attributes)
        if not self.plain:
            self.noise(message)

    def body(self, attributes, sequence=True):
        lines = []
        for key, value in attributes:
            if key == "Releasing":
                lines += ["\tAttributeExtensions\t[40] 00 01 00 00..", "\t\t'ReleasingParty'\t'%s'" % value]
            elif key in STRINGS:
                lines.append("\tAttribute%s\t'%s'" % (key, value))
            elif key in ("ConnID", "PreviousConnID"):
                lines.append("\tAttribute%s\t%s" % (key, value.upper() if self.rng.random() < 0.2 else value))
            else:
                lines.append("\tAttribute%s\t%s" % (key, value))
        return lines

    def write_t_server(self, message, attributes):
        if message.is_request():
            self.lines.append("%sT%s Trc 04541 %s received from [66] (00000e85 App_1 192.0.2.9:49280)" % (self.date(), self.clock(), message.name))
            self.lines.append("message " + message.name)
            message.line = len(self.lines)
            self.lines += self.body(attributes)
            return
        self.lines.append("@%s [0] 8.1.101.25 distribute_event: message %s" % (self.clock(4), message.name))
        message.line = len(self.lines)
        stamp = ["\tAttributeEventSequenceNumber\t%016x" % self.sequence, "\tAttributeTimeinuSecs\t%d" % self.rng.randint(0, 999999),
                 "\tAttributeTimeinSecs\t%d (%s)" % (1770040000 + int(self.now), self.clock()[:8])]
        self.lines += stamp + self.body(attributes)

    def write_router(self, message, attributes):
        if message.is_request():
            return
        self.lines.append("received from 65200(SIP_A)host1:7007(fd=) message " + message.name)
        message.line = len(self.lines)
        self.lines += self.body(attributes)
        self.lines.append("%s_T_I_%s [14:32] %s is received for ts SIP_A[Switch_1] (this dn=%s, refid=0)" % (
            self.clock(), message.attributes["ConnID"], message.name, message.attributes["ThisDN"]))

    def write_platform_sdk(self, message, attributes):
        stamp = "%s %s TEST DEBUG [THREAD : 25]" % (self.date(), self.clock().replace(".", ","))
        if message.is_request():
            self.lines += [stamp + " - Sending message to TServer - tcp://192.0.2.1:1111",
                           "'%s' ('%d')" % (message.name, NUMBERS[message.name])]
            message.line = len(self.lines)
        else:
            self.lines.append("%s - Proxy got message '%s' ('%d')" % (stamp, message.name, NUMBERS[message.name]))
            message.line = len(self.lines)
        self.lines.append("message attributes:")
        if not message.is_request():
            self.lines.append("AttributeEventSequenceNumber [long] = %d" % self.sequence)
        for key, value in attributes:
            if key == "Releasing":
                self.lines += ["AttributeExtensions [bstr] = KVList: ", "\t\t'ReleasingParty' [str] = \"%s\"" % value]
            elif key in STRINGS:
                self.lines.append("Attribute%s [str] = \"%s\"" % (key, value))
            elif key.endswith("Role") and self.rng.random() < 0.3:
                self.lines.append("Attribute%s [int] = %d [Role%s]" % (key, value, ROLE_NAMES[value]))
            else:
                self.lines.append("Attribute%s [%s] = %s" % (key, "long" if key.endswith("ConnID") else "int", value))
        if not message.is_request():
            self.lines.append(". Processing with  state .StatePrimary proxy: proxy1")

    def noise(self, message):
        """Lines that are no messages, or that repeat one."""
        if self.layout != "t-server" or self.rng.random() < 0.6:
            return
        kind = self.rng.randrange(5)
        stamp = "%sT%s" % (self.date(), self.clock())
        if kind == 0:
            self.lines.append(stamp + " Trc 04542 %s sent to [24] (00000479 ICON_1 192.0.2.7:59022)" % message.name)
        elif kind == 1:
            self.lines += ["@%s [BSYNC] Trace: Send to backup (SIP_A_B) [20]:" % self.clock(4), "message EventPartyDeleted",
                           "\tAttributeThisDN\t'%s'" % message.attributes["ThisDN"], "\tAttributeConnID\t" + message.attributes["ConnID"]]
        elif kind == 2:
            self.lines += ["%s: Sending  [0,UDP] 384 bytes to 192.0.2.4:5060 >>>>>" % self.clock(), "BYE sip:1001@192.0.2.4 SIP/2.0",
                           "From: <sip:message EventReleased@192.0.2.1>", "CSeq: 2 BYE", ""]
        elif kind == 3:
            self.lines.append("%s: $*:SIP:CTI:PARTY_STATE_CHANGED:4" % self.clock())
        elif not message.is_request():
            # The same event for another client: the same sequence number.
            line = message.line - 1
            end = next((at for at in range(line + 1, len(self.lines)) if not self.lines[at].startswith("\t")), len(self.lines))
            self.lines += self.lines[line:end]


def log(rng, first, calls, fault, layout, plain, at_once=None):
    """A log of some calls, all or `at_once` of them at the same time, and its answers."""
    has_requests = layout != "router"
    played = [play(rng, first + number, fault, has_requests) for number in range(calls)]
    writer = Writer(rng, layout, plain)
    waiting = [list(call.messages) for call in played]
    at_once = at_once or calls
    queues, waiting = waiting[:at_once], waiting[at_once:]
    while queues:
        # Requests and events of one departure stay together: a server handles one request after another.
        queue = rng.choice(queues)
        writer.write(queue.pop(0))
        while queue and queue[0].pause < 0.01:
            writer.write(queue.pop(0))
        if not queue:
            at = next(at for at, other in enumerate(queues) if other is queue)
            queues[at:at + 1] = [waiting.pop(0)] if waiting else []
    # A log goes on after its last call.
    writer.now += 60
    if layout == "t-server":
        writer.lines.append("%sT%s Trc 04120 Check point" % (writer.date(), writer.clock()))
    for call in played:
        for departure in call.departures:
            if "fault" in departure:
                message = departure["fault"].pop("message")
                departure["fault"]["line"] = message.line if message else None
    answers = [{"connId": call.conn, "departures": call.departures} for call in played]
    return {"log": "\n".join(writer.lines) + "\n", "calls": answers}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--logs", type=int, default=1)
    parser.add_argument("--calls", type=int, default=5)
    parser.add_argument("--fault", choices=sorted(FAULTS))
    parser.add_argument("--layout", choices=["t-server", "router", "platform-sdk", "any"], default="any")
    parser.add_argument("--at-once", type=int, help="the most calls at the same time; all of a log without it")
    parser.add_argument("--plain", action="store_true", help="no lines between messages")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    needs_requests = arguments.fault in ("third-party", "request-by")
    for number in range(arguments.logs):
        layout = arguments.layout
        if layout == "any":
            layout = rng.choice(["t-server", "t-server", "platform-sdk"] + ([] if needs_requests else ["router"]))
        calls = 1 if arguments.fault else arguments.calls
        made = log(rng, 1 + number * arguments.calls, calls, arguments.fault, layout, arguments.plain, arguments.at_once)
        json.dump(made, sys.stdout, separators=(",", ":"))
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
