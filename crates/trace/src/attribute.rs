use memchr::memchr;

use crate::alphanumeric::leading_alphanumerics;
use crate::needed::PREFIX;
use crate::stamp::Stamp;
use crate::text::{find, quoted, trimmed};

/// A line of a message block: an attribute, or an entry of a list such as Extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// The name without `Attribute`, or the key of an entry.
    pub name: &'a [u8],
    /// The value as written, with its quotes.
    pub value: &'a [u8],
    /// Whether this is an entry of the list before it.
    pub is_entry: bool,
}

/// Names in lines of damaged logs whose separators are lost, so that a value without quotes follows its name directly.
const NAMES: [&[u8]; 12] = [
    b"EventSequenceNumber",
    b"PreviousConnID",
    b"ThirdPartyDNRole",
    b"TimeinuSecs",
    b"TimeinSecs",
    b"OtherDNRole",
    b"ThisDNRole",
    b"ReferenceID",
    b"CallState",
    b"CallType",
    b"CallID",
    b"ConnID",
];

impl<'a> Attribute<'a> {
    /// Whether a line is no part of a value of several lines: it has a stamp, or is an attribute below a header.
    pub(crate) fn may_follow_value(line: &[u8]) -> bool {
        Stamp::at_start(line).is_some() || (line.starts_with(b"\t") && Attribute::of_line(line).is_some())
    }

    /// Whether a last line without a line end is an attribute with its whole value: in quotes, a ConnID, or a number.
    pub(crate) fn is_whole(line: &[u8]) -> bool {
        let Some(Attribute { name, value, .. }) = Attribute::of_line(line) else { return false };
        let is_quoted = matches!(value, [b'\'', .., b'\''] | [b'"', .., b'"']);
        let is_conn_id = value.len() == 16 && value.iter().all(u8::is_ascii_hexdigit);
        let is_number = !name.ends_with(b"ConnID") && !value.is_empty() && value.iter().all(u8::is_ascii_digit);
        is_quoted || is_conn_id || is_number
    }

    /// Whether the value begins with a quote and does not end with it, so that it may go on in the next line.
    pub(crate) fn is_open(&self) -> bool {
        let quote = self.value.first().filter(|first| matches!(first, b'\'' | b'"'));
        quote.is_some_and(|quote| self.value.len() == 1 || self.value.last() != Some(quote))
    }

    /// The attribute of a line as servers write it: one tab before the name and one after it, and nothing around the value.
    /// `None` for other lines, which [`of_line`](Self::of_line) may read.
    ///
    /// `rest` begins with the line and may have more bytes after it, so that the name is found many bytes at once.
    #[inline]
    pub(crate) fn of_server_line(line: &'a [u8], rest: &[u8]) -> Option<Self> {
        let body = line.strip_prefix(PREFIX)?;
        let (name, value) = body.split_at_checked(leading_alphanumerics(&rest[PREFIX.len()..]))?;
        let value = bare(value.strip_prefix(b"\t")?)?;
        (!name.is_empty()).then_some(Self { name, value, is_entry: false })
    }

    /// The attribute or entry of a line, in any layout of lines.
    pub(crate) fn of_line(line: &'a [u8]) -> Option<Self> {
        let body = line.trim_ascii_start();
        if let Some(rest) = body.strip_prefix(b"Attribute") {
            return Self::named(rest);
        }
        if matches!(body.first()?, b'\'' | b'"' | 0xE2) {
            return Self::entry(body);
        }
        let rest = body.strip_prefix(b"attr_ref_id")?;
        Some(Self { name: b"ReferenceID", value: value(rest), is_entry: false })
    }

    /// An attribute of the Platform SDK without the prefix: `ThisDN [str] = "1001"`.
    pub(crate) fn of_typed_line(line: &'a [u8]) -> Option<Self> {
        let body = line.trim_ascii_start();
        let (name, rest) = body.split_at(leading_alphanumerics(body));
        let is_typed = !name.is_empty() && rest.starts_with(b" [") && find(rest, b"] = ").is_some();
        is_typed.then(|| Self { name, value: value(rest), is_entry: false })
    }

    /// The attribute whose line goes on with `rest` after `Attribute`.
    fn named(rest: &'a [u8]) -> Option<Self> {
        let (name, after) = rest.split_at(leading_alphanumerics(rest));
        if name.is_empty() {
            return None;
        }
        if after.is_empty()
            && let Some(known) = NAMES.iter().find(|known| name.starts_with(known))
        {
            let (name, value) = name.split_at(known.len());
            return Some(Self { name, value, is_entry: false });
        }
        Some(Self { name, value: value(after), is_entry: false })
    }

    /// The entry of a list: `'ReleasingParty'<tab>'2 Remote'`, or a quoted attribute: `'AttributeThisDN' '1001'`.
    fn entry(body: &'a [u8]) -> Option<Self> {
        let (key, rest) = quoted(body)?;
        match key.strip_prefix(b"Attribute") {
            Some(name) if !name.is_empty() => Some(Self { name, value: value(rest), is_entry: false }),
            _ => Some(Self { name: key, value: value(rest), is_entry: true }),
        }
    }
}

/// A value with nothing around it but a carriage return after it. Of text that was pasted, tags and blanks follow; a type, or a
/// dump, begins with a bracket.
#[inline]
pub(crate) fn bare(value: &[u8]) -> Option<&[u8]> {
    let value = value.strip_suffix(b"\r").unwrap_or(value);
    let ends = value.last().is_some_and(|byte| *byte > b' ' && *byte != b'>');
    (ends && value.first().is_some_and(|byte| *byte > b' ' && !matches!(byte, b'[' | b'='))).then_some(value)
}

/// The value in the rest of a line after the name: after tabs or blanks, or after ` [type] = `.
fn value(rest: &[u8]) -> &[u8] {
    let rest = trimmed(rest);
    let after_type = match rest.first() {
        // A hex dump, `[40] 00 01 ..`, is a value. A type is followed by an equals sign.
        Some(b'[') => memchr(b']', rest).map(|end| trimmed(&rest[end + 1..])).filter(|after| after.starts_with(b"=")),
        _ => Some(rest),
    };
    let Some(after_type) = after_type else { return rest };
    trimmed(after_type.strip_prefix(b"=").unwrap_or(after_type))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, name: &str, value: &str) {
        let found = Attribute::of_line(line.as_bytes());
        let expected = Attribute { name: name.as_bytes(), value: value.as_bytes(), is_entry: false };
        assert_eq!(found, Some(expected), "{line}");
    }

    #[test]
    fn each_layout_of_an_attribute_is_read() {
        check("\tAttributeThisDN\t'1001'", "ThisDN", "'1001'");
        check("AttributeThisDN [str] = \"1001\"", "ThisDN", "\"1001\"");
        check("\tAttributeThisDNRole [int] = 2 [RoleDestination]", "ThisDNRole", "2 [RoleDestination]");
        check("   AttributeThisDN    '1001'", "ThisDN", "'1001'");
        check("\t'AttributeThisDN' '1001'", "ThisDN", "'1001'");
        check("\tAttributeExtensions\t[40] 00 01 00 00..", "Extensions", "[40] 00 01 00 00..");
        check("\tattr_ref_id [int] = 5", "ReferenceID", "5");
        check("AttributeThisDN'1001'", "ThisDN", "'1001'");
        check("AttributeConnID00a1000000000001", "ConnID", "00a1000000000001");
    }

    #[test]
    fn an_entry_of_a_list_is_told_apart() {
        let entry = Attribute { name: b"ReleasingParty", value: b"'2 Remote'", is_entry: true };
        assert_eq!(Attribute::of_line(b"\t\t'ReleasingParty'\t'2 Remote'"), Some(entry));
        let typed = Attribute { value: b"\"2 Remote\"", ..entry };
        assert_eq!(Attribute::of_line(b"\t\t'ReleasingParty' [str] = \"2 Remote\""), Some(typed));
    }

    #[test]
    fn other_lines_are_no_attributes() {
        for line in ["", "\t(DN is not configured)", "message attributes:", "\tISCCAttributeConnID\t1", "Attribute"] {
            assert_eq!(Attribute::of_line(line.as_bytes()), None, "{line}");
        }
    }
}
