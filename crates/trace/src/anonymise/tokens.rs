/// A part of a line: a token, which may get an alias, or what is between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) bytes: &'a [u8],
    /// Whether this is a token.
    pub(super) is_token: bool,
    /// Whether all characters are hexadecimal digits and the length is that of a ConnID or more.
    pub(super) is_hexadecimal: bool,
}

impl<'a> Piece<'a> {
    /// A part that stays.
    pub(super) fn kept(bytes: &'a [u8]) -> Self {
        Self { bytes, is_token: false, is_hexadecimal: false }
    }
}

/// The length of a ConnID.
pub(super) const CONN_ID: usize = 16;

/// The pieces of a line, in order. An IPv4 address is one token. Tokens are letters, digits and bytes beyond ASCII.
pub(super) fn pieces(line: &[u8]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let is_token = is_of_token(line[at]);
        let length = match address(&line[at..]).filter(|_| is_token) {
            Some(length) => length,
            None => line[at..].iter().take_while(|byte| is_of_token(**byte) == is_token).count(),
        };
        let bytes = &line[at..at + length];
        let is_hexadecimal = length >= CONN_ID && bytes.iter().all(u8::is_ascii_hexdigit);
        // Zeros mean that there is no value.
        let is_token = is_token && bytes.iter().any(|byte| *byte != b'0');
        pieces.push(Piece { bytes, is_token, is_hexadecimal });
        at += length;
    }
    pieces
}

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// The length of the IPv4 address that `text` begins with.
fn address(text: &[u8]) -> Option<usize> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.').unwrap_or(text.len());
    let is_part = |part: &[u8]| (1..=3).contains(&part.len());
    let mut parts = text[..end].split(|byte| *byte == b'.');
    let is_address =
        parts.clone().count() == 4 && parts.all(is_part) && !text.get(end).is_some_and(|byte| is_of_token(*byte));
    is_address.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_letters_digits_and_whole_addresses() {
        let line = b"to SIP_A 10.1.2.3:5060 '+49-1'";
        let tokens: Vec<_> = pieces(line).into_iter().filter(|piece| piece.is_token).map(|piece| piece.bytes).collect();
        let expected: [&[u8]; 7] = [b"to", b"SIP", b"A", b"10.1.2.3", b"5060", b"49", b"1"];
        assert_eq!(tokens, expected);
        let all: Vec<u8> = pieces(line).into_iter().flat_map(|piece| piece.bytes.to_vec()).collect();
        assert_eq!(all, line);
    }
}
