use std::borrow::Cow;

use memchr::memmem;

use super::shift::Shift;
use super::tokens::{Piece, pieces};
use super::value::is_kept;
use super::vocabulary::{is_message, is_word};

/// Calls `take` for each piece of a line of JSON: whether it stays. Keys of the object itself are names of attributes, if
/// they are letters; those of objects in it may be user data.
pub(super) fn each(line: &[u8], shift: Option<Shift>, take: &mut dyn FnMut(Piece<'_>, bool)) {
    let (mut at, mut depth, mut key) = (0, 0_usize, Vec::new());
    while at < line.len() {
        let rest = &line[at..];
        let length = match rest[0] {
            b'"' => {
                let end = end_of_string(rest);
                let is_key = rest[end..].trim_ascii_start().first() == Some(&b':');
                if is_key {
                    key = rest[1..end - 1].to_vec();
                }
                match shift.filter(|_| !is_key && depth == 1).and_then(|shift| time(shift, &key, &rest[..end])) {
                    Some(moved) => take(Piece::kept(&moved), true),
                    None => string(&with_characters(&rest[..end]), is_key.then_some(depth), &key, take),
                }
                end
            }
            byte if byte.is_ascii_alphanumeric() => {
                let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let token = &rest[..end];
                if let Some(moved) = shift.filter(|_| depth == 1).and_then(|shift| time(shift, &key, token)) {
                    take(Piece::kept(&moved), true);
                    at += end;
                    continue;
                }
                let is_literal = matches!(token, b"true" | b"false" | b"null");
                for piece in pieces(token) {
                    take(piece, !piece.is_token || is_literal || is_kept(name(&key), true, piece.bytes));
                }
                end
            }
            byte => {
                match byte {
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                take(Piece::kept(&rest[..1]), true);
                1
            }
        };
        at += length;
    }
}

/// The value of a time, moved. `None` for another value.
fn time(shift: Shift, key: &[u8], value: &[u8]) -> Option<Vec<u8>> {
    let (mut moved, length) = shift.value(name(key), value)?;
    let rest = &value[length..];
    matches!(rest, b"" | b"\"").then(|| {
        moved.extend_from_slice(rest);
        moved
    })
}

/// A string with its quotes in which the codes of letters and digits, `\u00fc`, are characters, so that a name in two spellings
/// gets one alias, and two names get two.
fn with_characters(text: &[u8]) -> Cow<'_, [u8]> {
    if memmem::find(text, b"\\u").is_none() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut at) = (Vec::with_capacity(text.len()), 0);
    while at < text.len() {
        let unit = |at: usize| {
            let digits = text.get(at..at + 6)?.strip_prefix(b"\\u")?;
            u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
        };
        let units = [unit(at), unit(at + 6)];
        let mut characters = char::decode_utf16(units.into_iter().map_while(|unit| unit));
        match characters.next() {
            Some(Ok(character)) if character.is_alphanumeric() => {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                at += 6 * character.len_utf16();
            }
            _ => {
                let length = if text[at] == b'\\' { 2 } else { 1 }.min(text.len() - at);
                out.extend_from_slice(&text[at..at + length]);
                at += length;
            }
        }
    }
    Cow::Owned(out)
}

/// A string with its quotes: a key at a depth, or the value of `key`.
fn string(text: &[u8], key_at: Option<usize>, key: &[u8], take: &mut dyn FnMut(Piece<'_>, bool)) {
    let is_releasing = key == b"ReleasingParty" && matches!(text, b"\"1 Local\"" | b"\"2 Remote\"" | b"\"3 Unknown\"");
    // A key with digits or signs is no name of an attribute.
    let is_name = text.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'"' | b'_'));
    let mut is_first = true;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest[0] == b'\\' {
            // The code of a character is replaced by a question mark, other escapes stay.
            let is_code = rest.get(1) == Some(&b'u');
            let length = if is_code { 6 } else { 2 }.min(rest.len());
            take(Piece::kept(if is_code { b"?" } else { &rest[..length] }), true);
            at += length;
            continue;
        }
        let end = rest.iter().position(|byte| *byte == b'\\').unwrap_or(rest.len());
        for piece in pieces(&rest[..end]) {
            let stays = match key_at {
                Some(1) => is_name || is_word(piece.bytes),
                Some(_) => is_word(piece.bytes),
                None if key == b"id" => is_message(piece.bytes),
                None => is_releasing || is_kept(name(key), is_first, piece.bytes),
            };
            let is_conn_id = key_at.is_none() && name(key).ends_with(b"ConnID");
            let piece = Piece { is_hexadecimal: is_conn_id || piece.is_hexadecimal, ..piece };
            take(piece, !piece.is_token || stays);
            is_first &= !piece.bytes.iter().any(u8::is_ascii_alphanumeric);
        }
        at += end;
    }
}

/// The length of the string that `text` begins with, quotes included; of all of it if the string does not end.
fn end_of_string(text: &[u8]) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.iter().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The name of an attribute, with or without its prefix.
fn name(key: &[u8]) -> &[u8] {
    key.strip_prefix(b"Attribute").unwrap_or(key)
}
