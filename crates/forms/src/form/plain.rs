use callmodel::is_hidden;
use callmodel_ladder::{Mark, Message};

/// The sign of `mark` and a blank, as a prefix for a label; empty for a mark without a sign.
pub(super) fn sign_before(mark: Mark) -> String {
    mark.sign().map(|sign| format!("{sign} ")).unwrap_or_default()
}

/// The label of `message`, prefixed by the sign of its mark.
pub(super) fn signed_label<K>(message: &Message<K>) -> String {
    sign_before(message.mark) + &message.label
}

/// Escapes `text` for a diagram language: `code` encodes punctuation and hidden characters ([`is_hidden`]). Not encoded are
/// letters, digits and other scripts, a space, a comma, a full stop after a letter or digit, and a hyphen or low line between
/// two of them, as in `T-Server`: they have no meaning in any of these languages.
pub(super) fn coded(text: &str, code: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let plain = match character {
            ' ' | ',' => true,
            '.' => before.is_ascii_alphanumeric(),
            '-' | '_' => before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric(),
            _ => !character.is_ascii_punctuation() && !is_hidden(character),
        };
        if plain {
            out.push(character);
        } else {
            out.push_str(&code(character));
        }
        before = character;
    }
    out
}
