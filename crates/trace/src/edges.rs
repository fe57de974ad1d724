use memchr::{memchr, memrchr};

/// The first and the last line of a log, which the files of a rotation may share: a file may end within a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    /// The first line, as far as it has been read.
    first: Vec<u8>,
    /// Whether the first line has ended.
    has_first: bool,
    /// The bytes after the last line end.
    last: Vec<u8>,
}

/// The longest line in bytes that is joined.
const MOST: usize = 4_096;

impl Edges {
    /// Takes the next bytes of the log, cut anywhere.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        if !self.has_first {
            let end = memchr(b'\n', bytes);
            extend(&mut self.first, &bytes[..end.unwrap_or(bytes.len())]);
            self.has_first = end.is_some();
        }
        match memrchr(b'\n', bytes) {
            Some(end) => {
                self.last.clear();
                extend(&mut self.last, &bytes[end + 1..]);
            }
            None => extend(&mut self.last, bytes),
        }
    }

    /// Goes on with the next part of the log.
    pub(crate) fn add(&mut self, part: Self) {
        self.last = part.last;
    }

    /// The number of bytes of the last line, which has no end.
    pub(crate) fn last_length(&self) -> u64 {
        self.last.len() as u64
    }

    /// The line that begins at the end of this log and ends in the `next` one. `None` when this log ends with a whole line, when
    /// the next one begins with another, or when it is too long.
    pub(crate) fn joined(&self, next: &Self) -> Option<Vec<u8>> {
        let is_short = [&self.last, &next.first].iter().all(|line| (1..=MOST).contains(&line.len()));
        let begins: [&[u8]; 3] = [b"Application name:", b"\tAttribute", b"\t\t"];
        let is_begun = begins.iter().any(|begin| next.first.starts_with(begin));
        (is_short && !is_begun).then(|| [self.last.as_slice(), &next.first].concat())
    }
}

/// Adds bytes to a line, of which no more than one too many are kept.
fn extend(line: &mut Vec<u8>, bytes: &[u8]) {
    let room = (MOST + 1).saturating_sub(line.len());
    line.extend_from_slice(&bytes[..room.min(bytes.len())]);
}
