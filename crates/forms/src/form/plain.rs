use callmodel::is_hidden;
use callmodel_ladder::{Mark, Message};

/// The sign of `mark` and a blank, to stand before a label; empty for a mark without a sign.
pub(super) fn sign_before(mark: Mark) -> String {
    mark.sign().map(|sign| format!("{sign} ")).unwrap_or_default()
}

/// The label of `message`, after the sign of its mark.
pub(super) fn signed_label<K>(message: &Message<K>) -> String {
    sign_before(message.mark) + &message.label
}

/// `text` for a language of diagrams: punctuation and hidden characters ([`is_hidden`]) are written by `code`. What is left,
/// letters, digits and other scripts, means nothing in any of them; nor does a space, a comma, a full stop after a letter or
/// digit, or a hyphen or a low line between two of them, as in `T-Server`.
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
