mod alias;
mod tokens;
mod vocabulary;

use std::collections::BTreeMap;

use crate::Attribute;
use crate::stamp::Stamp;
use alias::Aliases;
use tokens::{Piece, pieces};
use vocabulary::{is_kept_value, is_word};

/// Replaces what tells who called: the same text by the same alias of the same shape, in all logs of one anonymiser.
///
/// Digits become digits and letters letters, so that lengths, layout and the comparison of values stay. What a log is made of
/// stays: names of messages and attributes, enumerations, sequence numbers, times. Anything else is replaced.
///
/// It reads each log twice, first with [`Anonymiser::learn`]: no alias is then a text of the logs.
///
/// ```
/// use callmodel_trace::Anonymiser;
///
/// let line = b"\tAttributeThisDN\t'+491001'";
/// let mut anonymiser = Anonymiser::new([7; 16]);
/// anonymiser.learn(line);
/// let text = String::from_utf8(anonymiser.line(line))?;
/// assert!(text.starts_with("\tAttributeThisDN\t'+") && !text.contains("491001"));
/// assert_eq!(text.len(), line.len());
/// # Ok::<(), std::string::FromUtf8Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Anonymiser {
    aliases: Aliases,
    /// Whether the list before is Extensions, whose key ReleasingParty stays.
    is_of_extensions: bool,
}

impl Anonymiser {
    /// An anonymiser with a secret key. Equal keys give equal aliases, unless an alias is a text of the other logs.
    #[must_use]
    pub fn new(key: [u8; 16]) -> Self {
        Self { aliases: Aliases::new(key), is_of_extensions: false }
    }

    /// Notes the texts of a line, without its end.
    pub fn learn(&mut self, line: &[u8]) {
        self.each(line, &mut |aliases, piece, is_kept| {
            if !is_kept {
                aliases.learn(piece.bytes, piece.is_hexadecimal);
            }
        });
    }

    /// The line, without its end, with aliases.
    pub fn line(&mut self, line: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(line.len());
        self.each(line, &mut |aliases, piece, is_kept| {
            if is_kept {
                out.extend_from_slice(piece.bytes);
            } else {
                out.extend_from_slice(&aliases.of(piece.bytes));
            }
        });
        out
    }

    /// The name of a log with aliases. Numbers stay: they tell which files are one log.
    pub fn name(&mut self, name: &str) -> String {
        let mut out = Vec::with_capacity(name.len());
        for piece in pieces(name.as_bytes()) {
            let is_number = piece.bytes.iter().all(u8::is_ascii_digit);
            let is_kept = !piece.is_token || is_number || is_word(piece.bytes);
            out.extend_from_slice(&if is_kept { piece.bytes.to_vec() } else { self.aliases.of(piece.bytes) });
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    /// What became what, by the original.
    #[must_use]
    pub fn map(&self) -> BTreeMap<String, String> {
        self.aliases.map()
    }

    /// Calls `take` for each piece of a line: whether it stays, or gets an alias.
    fn each(&mut self, line: &[u8], take: &mut dyn FnMut(&mut Aliases, Piece<'_>, bool)) {
        if let Some(name) = OF_FILE_HEADER.iter().find(|name| line.starts_with(name)) {
            let (name, value) = line.split_at(name.len());
            take(&mut self.aliases, Piece::kept(name), true);
            return pieces(value).into_iter().for_each(|piece| take(&mut self.aliases, piece, !piece.is_token));
        }
        let attribute = Attribute::of_line(line).or_else(|| Attribute::of_typed_line(line));
        match attribute {
            Some(attribute) => self.attribute(line, &attribute, take),
            None => self.text(line, take),
        }
    }

    /// A line of a message: the name stays, the value is judged by the name.
    fn attribute(
        &mut self,
        line: &[u8],
        attribute: &Attribute<'_>,
        take: &mut dyn FnMut(&mut Aliases, Piece<'_>, bool),
    ) {
        // The value is the end of the line, but for white space.
        let end = line.trim_ascii_end().len();
        let start = end.saturating_sub(attribute.value.len());
        let is_releasing = attribute.is_entry && self.is_of_extensions && attribute.name == b"ReleasingParty";
        if !attribute.is_entry {
            self.is_of_extensions = attribute.name == b"Extensions";
        }
        let is_kept = is_releasing || (!attribute.is_entry && is_kept_value(attribute.name));
        let is_conn_id = !attribute.is_entry && attribute.name.ends_with(b"ConnID");
        for piece in pieces(&line[..start]) {
            let is_key = attribute.is_entry && !is_releasing;
            take(&mut self.aliases, piece, !piece.is_token || !is_key || is_word(piece.bytes));
        }
        let value = &line[start..end];
        if value.starts_with(b"[") && !is_kept {
            // A hex dump holds user data. Its length stays.
            let dump = value.iter().position(|byte| *byte == b']').map_or(value.len(), |at| at + 1);
            take(&mut self.aliases, Piece::kept(&value[..dump]), true);
            take(&mut self.aliases, Piece::kept(b" .."), true);
        } else {
            for piece in pieces(value) {
                let piece = Piece { is_hexadecimal: is_conn_id || piece.is_hexadecimal, ..piece };
                take(&mut self.aliases, piece, !piece.is_token || is_kept);
            }
        }
        take(&mut self.aliases, Piece::kept(&line[end..]), true);
    }

    /// Any other line: the stamp, words of the layouts and short numbers stay.
    fn text(&mut self, line: &[u8], take: &mut dyn FnMut(&mut Aliases, Piece<'_>, bool)) {
        let stamp = stamp_length(line);
        take(&mut self.aliases, Piece::kept(&line[..stamp]), true);
        let mut is_after_level = false;
        for piece in pieces(&line[stamp..]) {
            let number = piece.bytes.iter().all(u8::is_ascii_digit);
            let is_known = is_word(piece.bytes) || (number && is_after_level && piece.bytes.len() == 5);
            let is_short = piece.bytes.len() < 3 && !self.aliases.is_original(piece.bytes);
            take(&mut self.aliases, piece, !piece.is_token || is_known || is_short);
            if piece.is_token {
                is_after_level = vocabulary::is_level(piece.bytes);
            }
        }
    }
}

/// Lines of a file header whose values name servers, hosts and paths.
const OF_FILE_HEADER: [&[u8]; 5] = [b"Application name:", b"Command line:", b"Host name:", b"Host info:", b"File:"];

/// The length of the time stamp that a line begins with, or of the value of a time in a file header.
fn stamp_length(line: &[u8]) -> usize {
    let is_time = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b':' | b'-' | b'.' | b',' | b'T' | b' ');
    if Stamp::at_start(line).is_some() {
        let start = usize::from(line.starts_with(b"@"));
        let length = if line.get(start + 4) == Some(&b'-') { start + 19 } else { start + 8 };
        let fraction = line
            .get(length..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        return (length + fraction.count()).min(line.len());
    }
    let of_header = [&b"Local time:"[..], b"UTC time:", b"Start time (UTC):"];
    match of_header.iter().find(|name| line.starts_with(name)) {
        Some(name) => name.len() + line[name.len()..].iter().take_while(|byte| is_time(byte)).count(),
        None => 0,
    }
}
