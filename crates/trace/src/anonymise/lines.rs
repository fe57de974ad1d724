use memchr::memchr;

use crate::Reader;

/// Cuts bytes into lines, whatever pieces they come in. It keeps at most one line of the length that the [`Reader`] reads.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The start of the current line.
    partial: Vec<u8>,
    /// The bytes of the current line, when it is longer than the limit.
    long: Option<u64>,
}

/// A line of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogLine<'a> {
    /// A line and its end: LF, CR LF, or nothing at the end of the log.
    Whole(&'a [u8], &'a [u8]),
    /// The number of bytes of a line that is longer than [`Reader::MAX_LINE`], and its end: LF or nothing.
    Long(u64, &'a [u8]),
}

/// The receiver of lines.
type Sink<'a> = dyn FnMut(LogLine<'_>) + 'a;

impl Lines {
    /// Takes the next bytes, cut anywhere, and passes each line that ends in them to `sink`.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut Sink<'_>) {
        let mut rest = bytes;
        while let Some(at) = memchr(b'\n', rest) {
            let (line, after) = (&rest[..at], &rest[at + 1..]);
            if self.partial.is_empty() && self.long.is_none() && line.len() <= Reader::MAX_LINE {
                whole(&rest[..=at], sink);
            } else {
                self.keep(line);
                self.partial.extend(self.long.is_none().then_some(b'\n'));
                self.end(b"\n", sink);
            }
            rest = after;
        }
        self.keep(rest);
    }

    /// Ends the log.
    pub fn finish(mut self, sink: &mut Sink<'_>) {
        if self.long.is_some() || !self.partial.is_empty() {
            self.end(b"", sink);
        }
    }

    /// Keeps a part of a line, or its length if the line is too long.
    fn keep(&mut self, bytes: &[u8]) {
        if let Some(long) = &mut self.long {
            *long += bytes.len() as u64;
        } else if self.partial.len() + bytes.len() > Reader::MAX_LINE {
            self.long = Some((self.partial.len() + bytes.len()) as u64);
            self.partial.clear();
        } else {
            self.partial.extend_from_slice(bytes);
        }
    }

    fn end(&mut self, end: &[u8], sink: &mut Sink<'_>) {
        match self.long.take() {
            Some(long) => sink(LogLine::Long(long, end)),
            None => whole(&self.partial, sink),
        }
        self.partial.clear();
    }
}

/// Passes a line to `sink`, with its end apart.
fn whole(line: &[u8], sink: &mut Sink<'_>) {
    let content = line.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |at| at + 1);
    let (content, end) = line.split_at(content);
    sink(LogLine::Whole(content, end));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a log in pieces of a size: length of the content, and the end.
    fn lines(log: &[u8], size: usize) -> Vec<(u64, Vec<u8>)> {
        let mut found = Vec::new();
        let mut lines = Lines::default();
        let mut sink = |line: LogLine<'_>| match line {
            LogLine::Whole(content, end) => found.push((content.len() as u64, end.to_vec())),
            LogLine::Long(length, end) => found.push((length, end.to_vec())),
        };
        log.chunks(size).for_each(|piece| lines.feed(piece, &mut sink));
        lines.finish(&mut sink);
        found
    }

    #[test]
    fn lines_do_not_depend_on_the_pieces() {
        let log = b"one\r\n\ntwo\r\r\nthree";
        let expected =
            [(3, "\r\n"), (0, "\n"), (3, "\r\r\n"), (5, "")].map(|(length, end)| (length, end.as_bytes().to_vec()));
        for size in 1..=log.len() {
            assert_eq!(lines(log, size), expected, "pieces of {size}");
        }
    }

    #[test]
    fn a_line_above_the_limit_is_not_kept() {
        let log = [vec![b'x'; Reader::MAX_LINE + 1], b"\nrest".to_vec()].concat();
        let limit = Reader::MAX_LINE as u64;
        for size in [log.len(), 1 << 16, 4_099] {
            assert_eq!(lines(&log, size), [(limit + 1, b"\n".to_vec()), (4, Vec::new())]);
        }
        assert_eq!(lines(&log[1..], 4_099)[0], (limit, b"\n".to_vec()));
        let mut cutter = Lines::default();
        for _ in 0..64 {
            cutter.feed(&[b'x'; 1 << 16], &mut |_| {});
            assert!(cutter.partial.len() <= Reader::MAX_LINE);
        }
    }
}
