mod alias;
mod json;
mod lines;
mod order;
mod shape;
mod shift;
mod tokens;
mod value;
mod vocabulary;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::Attribute;
use crate::stamp::Stamp;
use crate::text::content_place;
use alias::Aliases;
pub use lines::{Lines, LogLine};
use shift::Shift;
use tokens::{Piece, pieces};
use value::{is_dump, is_kept};
use vocabulary::{is_level, is_message, is_standard, is_word};

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
    /// The shift of all times, if they are moved.
    shift: Option<Shift>,
}

/// The mask of a line that is longer than the reader reads: it has no message.
const MASK: u8 = b'x';

impl Anonymiser {
    /// An anonymiser with a secret key. Equal keys give equal aliases, unless an alias is a text of the other logs.
    #[must_use]
    pub fn new(key: [u8; 16]) -> Self {
        Self { aliases: Aliases::new(key), is_of_extensions: false, shift: None }
    }

    /// The same anonymiser whose aliases depend on the key alone: a text has one alias in all logs, whatever else they have. An
    /// alias may then be another text of the logs, but never its own.
    #[must_use]
    pub fn with_stable_aliases(self) -> Self {
        Self { aliases: self.aliases.stable(), ..self }
    }

    /// The same anonymiser that moves all times by one secret amount, a day to ten years, which its key tells.
    #[must_use]
    pub fn with_shifted_times(mut self) -> Self {
        self.shift = Some(Shift::of(self.aliases.key()));
        self
    }

    /// Passes the copy of a line to `write`, in pieces. A line that is longer than [`Reader::MAX_LINE`](crate::Reader::MAX_LINE)
    /// is masked as a whole.
    pub fn copy(&mut self, line: LogLine<'_>, write: &mut dyn FnMut(&[u8])) {
        match line {
            LogLine::Whole(line, end) => {
                write(&self.line(line));
                write(end);
            }
            LogLine::Long(length, end) => {
                let mask = [MASK; 4096];
                let mut rest = length;
                while rest > 0 {
                    let piece = mask.len().min(usize::try_from(rest).unwrap_or(usize::MAX));
                    write(&mask[..piece]);
                    rest -= piece as u64;
                }
                write(end);
            }
        }
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

    /// The name of a log with aliases. What tells which files are one log stays: date and time, thread and number in a row of
    /// files, and endings.
    pub fn name(&mut self, name: &str) -> String {
        let name = self.shifted_name(name);
        let mut out = Vec::with_capacity(name.len());
        let (mut before, mut is_in_stamp) = (&b""[..], false);
        for piece in pieces(&name) {
            let is_number = piece.bytes.iter().all(u8::is_ascii_digit);
            let is_after = |mark: &[u8]| before.ends_with(mark);
            let is_kept = match (is_number, piece.bytes.len()) {
                (true, 8) => is_after(b".") || is_after(b"-") || is_after(b"_"),
                (true, 6) => is_in_stamp,
                (true, 3) => is_in_stamp || is_after(b"-"),
                (true, 4) => is_after(b"-"),
                (true, 1 | 2) => is_after(b"."),
                (true, _) => false,
                (false, _) => is_word(piece.bytes) || ENDINGS.contains(&piece.bytes),
            };
            if piece.is_token {
                is_in_stamp = is_kept && is_number && (piece.bytes.len() == 8 || is_in_stamp);
            }
            let is_kept = !piece.is_token || is_kept;
            out.extend_from_slice(&if is_kept { piece.bytes.to_vec() } else { self.aliases.of(piece.bytes) });
            before = piece.bytes;
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    /// The name of a log with its dates moved, `20260202` and `20260202_135459`.
    fn shifted_name(&self, name: &str) -> Vec<u8> {
        let bytes = name.as_bytes();
        let Some(shift) = self.shift else { return bytes.to_vec() };
        let pieces = pieces(bytes);
        let is_of = |at: usize, length: usize| {
            pieces
                .get(at)
                .is_some_and(|piece| piece.bytes.len() == length && piece.bytes.iter().all(u8::is_ascii_digit))
        };
        let mut parts: Vec<Vec<u8>> = pieces.iter().map(|piece| piece.bytes.to_vec()).collect();
        for at in (0..parts.len()).filter(|at| is_of(*at, 8)) {
            let time = is_of(at + 2, 6).then(|| pieces[at + 2].bytes);
            let Some((day, moved)) = shift.in_name(pieces[at].bytes, time) else { continue };
            parts[at] = day;
            if time.is_some() {
                parts[at + 2] = moved;
            }
        }
        parts.concat()
    }

    /// What became what, by the original. The shift of the times is that of `(time)`.
    #[must_use]
    pub fn map(&self) -> BTreeMap<String, String> {
        let mut map = self.aliases.map();
        map.extend(self.shift.map(|shift| ("(time)".to_owned(), format!("{:+} s", shift.seconds()))));
        map
    }

    /// Calls `take` for each piece of a line: whether it stays, or gets an alias. What the reader drops around a line stays.
    fn each(&mut self, line: &[u8], take: &mut dyn FnMut(&mut Aliases, Piece<'_>, bool)) {
        let inner = content_place(line);
        take(&mut self.aliases, Piece::kept(&line[..inner.start]), true);
        self.content(&line[inner.clone()], take);
        take(&mut self.aliases, Piece::kept(&line[inner.end..]), true);
    }

    fn content(&mut self, line: &[u8], take: &mut dyn FnMut(&mut Aliases, Piece<'_>, bool)) {
        if let Some(name) = OF_FILE_HEADER.iter().find(|name| line.starts_with(name)) {
            let (name, value) = line.split_at(name.len());
            take(&mut self.aliases, Piece::kept(name), true);
            return pieces(value).into_iter().for_each(|piece| take(&mut self.aliases, piece, !piece.is_token));
        }
        let object = line.trim_ascii_start().strip_prefix(b"{");
        if object.is_some_and(|members| members.trim_ascii_start().starts_with(b"\"")) {
            return json::each(line, self.shift, &mut |piece, is_kept| take(&mut self.aliases, piece, is_kept));
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
        let is_known = |is_first: bool, token: &[u8]| {
            is_releasing || (!attribute.is_entry && is_kept(attribute.name, is_first, token))
        };
        let is_conn_id = !attribute.is_entry && attribute.name.ends_with(b"ConnID");
        for piece in pieces(&line[..start]) {
            let is_key = attribute.is_entry && !is_releasing;
            take(&mut self.aliases, piece, !piece.is_token || !is_key || is_word(piece.bytes));
        }
        let value = &line[start..end];
        if is_dump(value) {
            // A hex dump holds user data. Its length stays.
            let dump = value.iter().position(|byte| *byte == b']').map_or(value.len(), |at| at + 1);
            take(&mut self.aliases, Piece::kept(&value[..dump]), true);
            take(&mut self.aliases, Piece::kept(b" .."), true);
        } else {
            let mut is_first = true;
            let moved = self.shift.filter(|_| !attribute.is_entry).and_then(|shift| shift.value(attribute.name, value));
            let (moved, rest) = moved.map_or((Vec::new(), value), |(moved, length)| (moved, &value[length..]));
            if !moved.is_empty() {
                take(&mut self.aliases, Piece::kept(&moved), true);
                is_first = false;
            }
            for piece in pieces(rest) {
                let piece = Piece { is_hexadecimal: is_conn_id || piece.is_hexadecimal, ..piece };
                take(&mut self.aliases, piece, !piece.is_token || is_known(is_first, piece.bytes));
                is_first &= !piece.bytes.iter().any(u8::is_ascii_alphanumeric);
            }
        }
        take(&mut self.aliases, Piece::kept(&line[end..]), true);
    }

    /// Any other line: the stamp, words of the layouts, the number of a standard message after its level, and the number of a
    /// message after its name stay.
    fn text(&mut self, line: &[u8], take: &mut dyn FnMut(&mut Aliases, Piece<'_>, bool)) {
        let stamp = stamp_place(line);
        take(&mut self.aliases, Piece::kept(&line[..stamp.start]), true);
        let moved = self.shift.map(|shift| shift.stamp(&line[stamp.clone()]));
        take(&mut self.aliases, Piece::kept(moved.as_deref().unwrap_or(&line[stamp.clone()])), true);
        let mut before: &[u8] = b"";
        for piece in pieces(&line[stamp.end..]) {
            let is_number = piece.bytes.iter().all(u8::is_ascii_digit);
            let is_known = is_word(piece.bytes)
                || (is_level(before) && is_standard(piece.bytes))
                || (is_number && piece.bytes.len() < 4 && is_message(before))
                // The version of the protocol.
                || (before == b"SIP" && piece.bytes == b"2");
            let piece = Piece { is_hexadecimal: before == b"connid" || piece.is_hexadecimal, ..piece };
            take(&mut self.aliases, piece, !piece.is_token || is_known);
            if piece.is_token {
                before = piece.bytes;
            }
        }
    }
}

/// Endings of the names of logs.
const ENDINGS: [&[u8]; 5] = [b"log", b"txt", b"json", b"ndjson", b"jsonl"];

/// The most digits of the fraction of a second in a time stamp.
const MOST_OF_FRACTION: usize = 6;

/// Lines of a file header whose values name servers, hosts and paths.
const OF_FILE_HEADER: [&[u8]; 5] = [b"Application name:", b"Command line:", b"Host name:", b"Host info:", b"File:"];

/// The place of the time stamp that a line begins with, or of a time in a file header, after its name.
fn stamp_place(line: &[u8]) -> Range<usize> {
    if Stamp::at_start(line).is_some() {
        return 0..with_fraction(line, usize::from(line.starts_with(b"@")));
    }
    let of_header = [&b"Local time:"[..], b"UTC time:", b"Start time (UTC):"];
    let Some(name) = of_header.iter().find(|name| line.starts_with(name)) else { return 0..0 };
    let value = line[name.len()..].trim_ascii_start();
    let start = line.len() - value.len();
    if Stamp::at_start(value).is_some() { start..with_fraction(line, start) } else { name.len()..name.len() }
}

/// The end of the date and time that stand at `start`, with the fraction of the second. More digits are no fraction.
fn with_fraction(line: &[u8], start: usize) -> usize {
    let end = if line.get(start + 4) == Some(&b'-') { start + 19 } else { start + 8 }.min(line.len());
    let Some((b'.' | b',', fraction)) = line[end..].split_first() else { return end };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=MOST_OF_FRACTION).contains(&digits) { end + 1 + digits } else { end }
}
