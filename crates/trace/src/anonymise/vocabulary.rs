//! The words that logs are made of. Any other text may tell who called.

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

/// Levels of standard messages, which a number of five digits follows.
const LEVELS: [&[u8]; 10] =
    [b"Trc", b"Int", b"Std", b"Alr", b"Dbg", b"Unk", b"Trace", b"Debug", b"Interaction", b"Standard"];

/// Words of headers, standard messages, Platform SDK, routers and SIP.
const WORDS: [&[u8]; 101] = [
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

/// Whether a token is a word of the layouts, or the name of a message or attribute.
pub(super) fn is_word(token: &[u8]) -> bool {
    let is_name =
        |prefix: &[u8]| token.strip_prefix(prefix).is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_uppercase));
    WORDS.contains(&token)
        || is_level(token)
        || token == NONE
        || [&b"Event"[..], b"Request", b"Attribute"].into_iter().any(is_name)
}
