use super::vocabulary::{is_enumeration, is_kept_value, is_word};

/// The most digits of a number that stays: those of a sequence number.
const MOST_DIGITS: usize = 20;

/// Whether a token in the value of the attribute `name` stays: a number that the value begins with (`is_first`), a part of the
/// time in parentheses, and names of enumerations. What else stands there, such as the rest of a block on one line, does not.
pub(super) fn is_kept(name: &[u8], is_first: bool, token: &[u8]) -> bool {
    if !is_kept_value(name) {
        return false;
    }
    let is_hexadecimal = name == b"EventSequenceNumber" && token.iter().all(u8::is_ascii_hexdigit);
    let is_number = token.len() <= MOST_DIGITS && (token.iter().all(u8::is_ascii_digit) || is_hexadecimal);
    let is_of_time = name == b"TimeinSecs" && token.len() == 2 && token.iter().all(u8::is_ascii_digit);
    (is_first && is_number) || is_of_time || is_enumeration(token) || is_word(token)
}

/// Whether a value is a hex dump: a number of bytes in brackets, then two digits a byte, or the dots of a dump that is cut.
pub(super) fn is_dump(value: &[u8]) -> bool {
    let Some(rest) = value.strip_prefix(b"[") else { return false };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let Some(rest) = rest[digits..].strip_prefix(b"]") else { return false };
    let rest = rest.trim_ascii();
    let is_byte = |part: &[u8]| part.len() == 2 && part.iter().all(u8::is_ascii_hexdigit);
    let mut parts =
        rest.strip_suffix(b"..").unwrap_or(rest).split(|byte| *byte == b' ').filter(|part| !part.is_empty());
    digits > 0 && !rest.is_empty() && parts.all(is_byte)
}
