//! Bytes of a log as values: quotes, numbers, text in unknown encodings.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr_iter;

/// Opening and closing quotes, also the curly ones of pasted logs.
const QUOTES: [&[u8]; 6] = [b"'", b"\"", "‘".as_bytes(), "’".as_bytes(), "“".as_bytes(), "”".as_bytes()];

/// The byte with which a code for the colours of a terminal begins.
const ESCAPE: u8 = 0x1B;

/// `bytes` without the white space and carriage returns at both ends.
pub(crate) fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii()
}

/// Whether the first line of a text shows that it is in UTF-16 or UTF-32.
pub(crate) fn is_utf16(line: &[u8]) -> bool {
    matches!(
        line,
        [0xFF, 0xFE, ..]
            | [0xFE, 0xFF, ..]
            | [0, 0, 0xFE, 0xFF, ..]
            | [b' '..=b'~', 0, ..]
            | [0, b' '..=b'~', ..]
            | [0, 0, 0, b' '..=b'~', ..]
    )
}

/// The line without carriage returns at its ends: CR LF, CR CR LF, and LF CR of damaged transfers. Blanks and the `<br />` of
/// pasted logs at its end are removed, too.
pub(crate) fn content_of(line: &[u8]) -> &[u8] {
    let mut line = line;
    while let [rest @ .., b'\r' | b' ' | b'\t'] | [b'\r', rest @ ..] = line {
        line = rest;
    }
    without_break(line).map_or(line, <[u8]>::trim_ascii_end)
}

/// The bytes before the line break of pasted text, `<br />`. `None` when they do not end with one.
fn without_break(bytes: &[u8]) -> Option<&[u8]> {
    let breaks: [&[u8]; 3] = [b"<br />", b"<br>", b"<br/>"];
    breaks.iter().find_map(|end| bytes.strip_suffix(*end))
}

/// A line that begins with a code for the colours of a terminal, `ESC [ 36 m`, without all of them; any other line as it is.
pub(crate) fn without_colours(line: &[u8]) -> Cow<'_, [u8]> {
    if line.first() != Some(&ESCAPE) {
        return Cow::Borrowed(line);
    }
    let (mut text, mut rest) = (Vec::with_capacity(line.len()), line);
    while let Some(first) = rest.first() {
        let length = code_length(rest).unwrap_or_default();
        text.extend((length == 0).then_some(*first));
        rest = &rest[length.max(1)..];
    }
    Cow::Owned(text)
}

/// The place of what the reader reads in a line: without a byte order mark, carriage returns, codes for colours and `<br />` around it.
pub(crate) fn content_place(line: &[u8]) -> Range<usize> {
    let mut start = if line.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    start += line[start..].iter().take_while(|byte| **byte == b'\r').count();
    let mut end = line.len();
    if line.get(start) == Some(&ESCAPE) {
        while let Some(length) =
            line[start..end].starts_with(&[ESCAPE]).then(|| code_length(&line[start..end])).flatten()
        {
            start += length;
        }
        while let Some(at) = memchr::memrchr(ESCAPE, &line[start..end])
            && code_length(&line[start + at..end]) == Some(end - start - at)
        {
            end = start + at;
        }
    }
    let trimmed = line[start..end].trim_ascii_end();
    start..without_break(trimmed).map_or(end, |before| start + before.len())
}

/// The length of the code for colours that `bytes` begin with after the escape, such as `[36m`.
fn code_length(bytes: &[u8]) -> Option<usize> {
    let parameters = bytes.strip_prefix(&[ESCAPE, b'['])?;
    let length = parameters.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    parameters.get(length).is_some_and(u8::is_ascii_alphabetic).then_some(length + 3)
}

/// The text in the plain quotes around a value, or the digit that it is. `None` for others.
fn plain(value: &[u8]) -> Option<&[u8]> {
    match value {
        [b'\'', inner @ .., b'\''] | [b'"', inner @ .., b'"'] => Some(inner),
        [b'0'..=b'9'] => Some(value),
        _ => None,
    }
}

/// A value without white space, quotes and the `<br />` of pasted logs around it.
pub(crate) fn unquoted(value: &[u8]) -> &[u8] {
    // The common values: a text in plain quotes, a digit, and a number.
    if let Some(plain) = plain(value) {
        return plain;
    }
    let mut value = trimmed(value);
    if let Some(plain) = plain(value) {
        return plain;
    }
    if !value.is_empty() && value.iter().all(u8::is_ascii_alphanumeric) {
        return value;
    }
    if let Some(before) = without_break(value) {
        value = trimmed(before);
    }
    let Some(inner) = QUOTES.iter().find_map(|quote| value.strip_prefix(*quote)) else { return value };
    QUOTES.iter().find_map(|quote| inner.strip_suffix(*quote)).unwrap_or(inner)
}

/// The first place of a short text in `bytes`. A searcher such as that of `memmem` takes longer to be made than a line to be read.
#[inline]
pub(crate) fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    memchr_iter(*text.first()?, bytes).find(|at| bytes[*at..].starts_with(text))
}

/// The quoted text at the start of `bytes`, and the bytes after its closing quote.
pub(crate) fn quoted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let inner = QUOTES.iter().find_map(|quote| bytes.strip_prefix(*quote))?;
    let ends = QUOTES.iter().filter_map(|quote| find(inner, quote).map(|at| (at, quote.len())));
    let (at, length) = ends.min()?;
    Some((&inner[..at], &inner[at + length..]))
}

/// The decimal number that a value begins with: 2 of `2`, `"2 [RoleDestination]"` and `'2 Remote'`.
#[inline]
pub(crate) fn leading_number(value: &[u8]) -> Option<u64> {
    if let [digit @ b'0'..=b'9'] = value {
        return Some(u64::from(digit - b'0'));
    }
    long_leading_number(value)
}

fn long_leading_number(value: &[u8]) -> Option<u64> {
    let value = unquoted(value);
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // Nineteen digits fit into 64 bits.
    let is_number = (1..=19).contains(&digits);
    is_number.then(|| value[..digits].iter().fold(0, |number, byte| number * 10 + u64::from(byte - b'0')))
}

/// The hexadecimal number of a value of at most 16 digits. What follows `@` is dropped.
pub(crate) fn hexadecimal(value: &[u8]) -> Option<u64> {
    digits(value).or_else(|| {
        let value = unquoted(value);
        digits(&value[..memchr::memchr(b'@', value).unwrap_or(value.len())])
    })
}

/// The number of at most 16 hexadecimal digits.
#[inline]
fn digits(digits: &[u8]) -> Option<u64> {
    if let Ok(all) = <[u8; 16]>::try_from(digits) {
        return sixteen_digits(u128::from_be_bytes(all));
    }
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut number, mut all) = (0, 0);
    for byte in digits {
        let digit = DIGITS[usize::from(*byte)];
        all |= digit;
        number = number << 4 | u64::from(digit & 0xF);
    }
    (all <= 0xF).then_some(number)
}

/// The number of sixteen hexadecimal digits, as servers write ConnIDs. All are read at once, the first one in the highest byte.
#[inline]
fn sixteen_digits(digits: u128) -> Option<u64> {
    const EACH: u128 = u128::MAX / 0xFF;
    let is_ascii = digits & (EACH * 0x80) == 0;
    // A bit in each byte that is at least, or more than, a limit: no sum reaches the next byte.
    let at_least = |bytes: u128, limit: u8| (bytes + EACH * u128::from(0x80 - limit)) & (EACH * 0x80);
    let ascii = digits & (EACH * 0x7F);
    let lower = ascii | (EACH * 0x20);
    let is_digit = at_least(ascii, b'0') & !at_least(ascii, b'9' + 1);
    let is_letter = at_least(lower, b'a') & !at_least(lower, b'f' + 1);
    if !is_ascii || is_digit | is_letter != EACH * 0x80 {
        return None;
    }
    // The low half of a letter counts from 1. The halves of bytes are joined to bytes, and so on.
    let halves = (ascii & (EACH * 0x0F)) + (is_letter >> 7) * 9;
    let bytes = (halves | (halves >> 4)) & (u128::MAX / 0xFFFF * 0xFF);
    let pairs = (bytes | (bytes >> 8)) & (u128::MAX / 0xFFFF_FFFF * 0xFFFF);
    let words = pairs | (pairs >> 16);
    Some((words as u64 & 0xFFFF_FFFF) | (((words >> 64) as u64) << 32))
}

/// The value of each hexadecimal digit, and 255 for other bytes.
const DIGITS: [u8; 256] = {
    let mut values = [255; 256];
    let mut digit = 0;
    while digit < 16 {
        values[b"0123456789abcdef"[digit as usize] as usize] = digit;
        values[b"0123456789ABCDEF"[digit as usize] as usize] = digit;
        digit += 1;
    }
    values
};

/// Bytes as text: UTF-8, otherwise one character per byte, so that different bytes stay different.
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_without_its_quotes() {
        for (value, expected) in [
            ("'1001'", "1001"),
            ("\"1001\"", "1001"),
            ("  ’1001’ ", "1001"),
            ("'1001'<br />", "1001"),
            ("'1001'<br/>", "1001"),
            ("''", ""),
            ("”", ""),
            ("7", "7"),
        ] {
            assert_eq!(unquoted(value.as_bytes()), expected.as_bytes(), "{value}");
        }
    }

    #[test]
    fn a_conn_id_ends_at_its_sign_and_has_16_digits_at_most() {
        assert_eq!(hexadecimal(b"00A1000000000001@meta"), Some(0x00a1_0000_0000_0001));
        assert_eq!(hexadecimal(b"00890"), Some(0x890));
        assert_eq!(hexadecimal(b"0123456789aBcDeF"), Some(0x0123_4567_89ab_cdef));
        for value in ["", "@x", "g", "00000000000000001", "-1"] {
            assert_eq!(hexadecimal(value.as_bytes()), None, "{value}");
        }
    }

    #[test]
    fn one_byte_that_is_no_digit_spoils_a_conn_id() {
        for place in 0..16 {
            for byte in 0..=u8::MAX {
                let mut text = *b"00a1000000000f09";
                text[place] = byte;
                let expected = std::str::from_utf8(&text).ok().and_then(|text| u64::from_str_radix(text, 16).ok());
                let is_sign = byte == b'+' && place == 0;
                assert_eq!(digits(&text), expected.filter(|_| !is_sign), "{byte} at {place}");
            }
        }
    }

    #[test]
    fn bytes_that_are_no_utf_8_stay_different() {
        assert_eq!(decoded(b"\xe4"), "ä");
        assert_ne!(decoded(b"\xe4"), decoded(b"\xf6"));
    }
}
