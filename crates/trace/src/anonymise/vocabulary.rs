//! The words that logs are made of. Any other text may tell who called.

use crate::codes::{role_code, state_code};

/// Attributes whose values are enumerations, counters or times.
const KEPT_VALUES: [&[u8]; 14] = [
    b"EventSequenceNumber",
    b"TimeinSecs",
    b"TimeinuSecs",
    b"Time",
    b"ThisDNRole",
    b"OtherDNRole",
    b"ThirdPartyDNRole",
    b"CallState",
    b"CallType",
    b"PropagatedCallType",
    b"ReferenceID",
    b"ErrorCode",
    b"UserEvent",
    b"AgentWorkMode",
];

/// Numbers of standard messages that the reader or a reader of the log needs.
const STANDARD: [&[u8]; 8] = [b"04110", b"04112", b"04541", b"04542", b"04543", b"04544", b"04545", b"50002"];

/// Words that names of messages consist of, after `Event` and `Request`. A name with another word may be that of somebody.
const OF_MESSAGES: [&[u8]; 98] = [
    b"ACK",
    b"Abandoned",
    b"Ack",
    b"Added",
    b"Address",
    b"Agent",
    b"Alternate",
    b"Answer",
    b"Applied",
    b"Attach",
    b"Attached",
    b"Back",
    b"Busy",
    b"Call",
    b"Cancel",
    b"Changed",
    b"Clear",
    b"Collected",
    b"Complete",
    b"Completed",
    b"Conference",
    b"Connection",
    b"Consult",
    b"Created",
    b"DN",
    b"DND",
    b"Data",
    b"Default",
    b"Delete",
    b"Deleted",
    b"Destination",
    b"Dialing",
    b"Digits",
    b"Distribute",
    b"Diverted",
    b"Down",
    b"End",
    b"Error",
    b"Established",
    b"Event",
    b"Failed",
    b"Forward",
    b"From",
    b"Held",
    b"Hold",
    b"Hook",
    b"Info",
    b"Information",
    b"Initiate",
    b"Link",
    b"Listen",
    b"Location",
    b"Login",
    b"Logout",
    b"Make",
    b"Merge",
    b"Message",
    b"Monitoring",
    b"Mute",
    b"Network",
    b"Not",
    b"Off",
    b"On",
    b"Out",
    b"Party",
    b"Predictive",
    b"Private",
    b"Query",
    b"Queue",
    b"Queued",
    b"Reached",
    b"Ready",
    b"Reconnect",
    b"Redirect",
    b"Register",
    b"Registered",
    b"Release",
    b"Released",
    b"Request",
    b"Reserved",
    b"Retrieve",
    b"Retrieved",
    b"Ringing",
    b"Route",
    b"Server",
    b"Set",
    b"Single",
    b"Step",
    b"Transfer",
    b"Treatment",
    b"Unregister",
    b"Unregistered",
    b"Update",
    b"Use",
    b"Used",
    b"User",
    b"Work",
    b"Wrap",
];

/// Names of call types.
const CALL_TYPES: [&[u8]; 4] = [b"Internal", b"Inbound", b"Outbound", b"Consult"];

/// Levels of standard messages, which a number of five digits follows.
const LEVELS: [&[u8]; 10] =
    [b"Trc", b"Int", b"Std", b"Alr", b"Dbg", b"Unk", b"Trace", b"Debug", b"Interaction", b"Standard"];

/// Words of headers, standard messages, Platform SDK, routers and SIP.
const WORDS: [&[u8]; 115] = [
    b"I",
    b"T",
    b"by",
    b"cs",
    b"dn",
    b"f",
    b"fd",
    b"in",
    b"of",
    b"on",
    b"t",
    b"to",
    b"ts",
    b"with",
    b"ACK",
    b"Alarm",
    b"Application",
    b"BSYNC",
    b"BYE",
    b"CANCEL",
    b"CSeq",
    b"CTI",
    b"Call",
    b"ChangePartyState",
    b"Command",
    b"Completed",
    b"ComplexClass",
    b"Contact",
    b"Content",
    b"DEBUG",
    b"DST",
    b"Extensions",
    b"File",
    b"From",
    b"Host",
    b"ID",
    b"INFO",
    b"INVITE",
    b"ISCC",
    b"KVList",
    b"Length",
    b"Local",
    b"Message",
    b"OPTIONS",
    b"PARTY",
    b"PRM",
    b"Processing",
    b"Proxy",
    b"REGISTER",
    b"ReleasingParty",
    b"Remote",
    b"Role",
    b"Running",
    b"SIP",
    b"SIPCM",
    b"SIPPARTY",
    b"START",
    b"Send",
    b"Sending",
    b"Start",
    b"State",
    b"StatePrimary",
    b"THREAD",
    b"TServer",
    b"TimeStamp",
    b"Timezone",
    b"Type",
    b"UDP",
    b"UTC",
    b"Unknown",
    b"Via",
    b"attributes",
    b"backup",
    b"been",
    b"bstr",
    b"bytes",
    b"call",
    b"connid",
    b"created",
    b"distribute",
    b"event",
    b"exe",
    b"for",
    b"from",
    b"got",
    b"handling",
    b"has",
    b"info",
    b"int",
    b"is",
    b"line",
    b"list",
    b"log",
    b"long",
    b"message",
    b"msgid",
    b"name",
    b"new",
    b"null",
    b"odn",
    b"opened",
    b"party",
    b"proxy",
    b"received",
    b"refid",
    b"request",
    b"send",
    b"sent",
    b"server",
    b"sip",
    b"str",
    b"tcp",
    b"this",
    b"type",
    b"zone",
];

/// A ReferenceID that means none.
const NONE: &[u8] = b"4294967295";

/// Whether the value of an attribute tells nothing of who called.
pub(super) fn is_kept_value(name: &[u8]) -> bool {
    KEPT_VALUES.contains(&name)
}

/// Whether a token is a level of a standard message.
pub(super) fn is_level(token: &[u8]) -> bool {
    LEVELS.contains(&token)
}

/// Whether a token is the number of a standard message.
pub(super) fn is_standard(token: &[u8]) -> bool {
    STANDARD.contains(&token)
}

/// Whether a token is the name of a role, a call state or a call type, alone or after `Role`.
pub(super) fn is_enumeration(token: &[u8]) -> bool {
    let is_name = token.iter().all(u8::is_ascii_alphabetic);
    is_name && (role_code(token).is_some() || state_code(token).is_some() || CALL_TYPES.contains(&token))
}

/// Whether a token is the name of a message, all of whose words are known.
pub(super) fn is_message(token: &[u8]) -> bool {
    let after = |prefix: &[u8]| token.strip_prefix(prefix).filter(|rest| !rest.is_empty());
    let Some(mut rest) = after(b"Event").or_else(|| after(b"Request")) else { return false };
    while !rest.is_empty() {
        // The longest word, so that `Attached` is not read as `Attach` and a rest.
        let word = OF_MESSAGES.iter().filter(|word| rest.starts_with(word)).max_by_key(|word| word.len());
        let Some(word) = word else { return false };
        rest = &rest[word.len()..];
    }
    true
}

/// Whether a token is a word of the layouts, or the name of a message or attribute.
pub(super) fn is_word(token: &[u8]) -> bool {
    let is_attribute =
        token.strip_prefix(b"Attribute").is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_uppercase));
    WORDS.contains(&token) || is_level(token) || token == NONE || is_attribute || is_message(token)
}
