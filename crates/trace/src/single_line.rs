//! Messages that are written in one line.

use memchr::memchr;
use serde_json::Value;

use crate::Attribute;
use crate::body::Body;

/// Attributes of the quick flow, with their names in T-Library.
const OF_QUICK_FLOW: [(&[u8], &[u8]); 4] =
    [(b"dn", b"ThisDN"), (b"odn", b"OtherDN"), (b"connid", b"ConnID"), (b"refid", b"ReferenceID")];

/// Reads `02:41:48.853  EventReleased(dn='1001'|odn=null|connid=00a1|refid=|msgid=)` into `block`, and returns the name.
pub(crate) fn quick_flow<'a>(line: &'a [u8], block: &mut impl Body) -> Option<&'a [u8]> {
    let body = line.strip_suffix(b")")?;
    let at = memchr(b'(', body)?;
    let name = body[..at].rsplit(|byte| *byte == b' ').next()?;
    let fields = body.get(at + 1..)?;
    let is_event = name.starts_with(b"Event") || name.starts_with(b"Request");
    if !is_event || !fields.starts_with(b"dn=") {
        return None;
    }
    block.clear();
    for field in fields.split(|byte| *byte == b'|') {
        let Some(equals) = memchr(b'=', field) else { continue };
        let (key, value) = (&field[..equals], &field[equals + 1..]);
        let known = OF_QUICK_FLOW.iter().find(|(short, _)| *short == key);
        if let Some((_, name)) = known.filter(|_| !matches!(value, b"" | b"null")) {
            block.push(&Attribute { name, value, is_entry: false });
        }
    }
    Some(name)
}

/// A message that is a JSON object of one line, such as `{"id": "EventReleased", "ThisDN": "1001"}`.
pub(crate) struct JsonMessage {
    name: String,
    object: serde_json::Map<String, Value>,
}

/// Reads a message from a line. The objects of an array are separated by commas.
pub(crate) fn json(line: &[u8]) -> Option<JsonMessage> {
    let line = line.trim_ascii();
    let line = line.strip_suffix(b",").unwrap_or(line);
    if !line.starts_with(b"{") {
        return None;
    }
    let object: serde_json::Map<String, Value> = serde_json::from_slice(line).ok()?;
    let name = object.get("id")?.as_str()?.to_owned();
    (name.starts_with("Event") || name.starts_with("Request")).then_some(JsonMessage { name, object })
}

impl JsonMessage {
    /// Writes the attributes into `block`, and returns the name.
    pub(crate) fn write(self, block: &mut impl Body) -> String {
        block.clear();
        for (key, value) in self.object.iter().filter(|(key, _)| *key != "id") {
            entry(key, value, false, block);
            value.as_object().into_iter().flatten().for_each(|(key, value)| entry(key, value, true, block));
        }
        self.name
    }
}

/// Adds a member of an object. The members of lists such as Extensions become entries.
fn entry(key: &str, value: &Value, is_entry: bool, block: &mut impl Body) {
    let number;
    let value: &[u8] = match value {
        Value::String(text) => text.as_bytes(),
        Value::Number(it) => {
            number = it.to_string();
            number.as_bytes()
        }
        Value::Object(_) => b"",
        Value::Null | Value::Bool(_) | Value::Array(_) => return,
    };
    let name = key.strip_prefix("Attribute").filter(|name| !is_entry && !name.is_empty()).unwrap_or(key);
    block.push(&Attribute { name: name.as_bytes(), value, is_entry });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Block;

    #[test]
    fn a_line_of_the_quick_flow_has_its_attributes() {
        let mut block = Block::default();
        let line = b"02:41:48.853  EventPartyDeleted(dn='1001'|odn='1002'|connid=00a1|refid=4294967295|msgid=)";
        assert_eq!(quick_flow(line, &mut block), Some(&b"EventPartyDeleted"[..]));
        assert!(!block.is_empty());
        assert_eq!(quick_flow(b"02:41:48.790  <-INVITE [f: :0500000000 |t: :3010 ] application/sdp", &mut block), None);
    }

    #[test]
    fn a_json_object_of_another_kind_is_no_message() {
        let mut block = Block::default();
        let message = json(b"{\"id\": \"EventReleased\", \"ThisDN\": \"1\"}");
        assert_eq!(message.map(|message| message.write(&mut block)).as_deref(), Some("EventReleased"));
        for line in ["{\"id\": \"x\"}", "{\"id\": 1}", "{", "[]"] {
            assert!(json(line.as_bytes()).is_none(), "{line}");
        }
    }
}
