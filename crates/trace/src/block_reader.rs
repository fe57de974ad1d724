use crate::body::{Body, Closed, Open, Part};
use crate::clock::Clock;
use crate::cut::Cut;
use crate::header::{Header, may_begin_a_header};
use crate::line_ends::LineEnds;
use crate::single_line;
use crate::stamp::Stamp;
use crate::text::{content_of, decoded, find, is_utf16, trimmed, without_colours};
use crate::{Attribute, Layout, Name, Tally};

/// The state machine that reads lines, blocks of lines and single-line messages. The layout is recognised from message to
/// message.
///
/// It keeps at most one unfinished line and one unfinished message. It never fails: [`Tally`] counts what it skips.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockReader<B> {
    /// The start of the current line, from earlier bytes.
    partial: Vec<u8>,
    /// Whether the current line is longer than the limit.
    is_long: bool,
    /// The first byte of the current line.
    offset: u64,
    within: Within,
    /// The attributes of the current message, or those before the first header or stamp.
    body: B,
    /// Whether a header or a stamp was read.
    has_begun: bool,
    open: Open,
    /// Whether the current message may be a copy to the backup server whose first line is in the file before.
    may_be_copy: bool,
    /// Whether the first attribute of the current message has its name in quotes. Otherwise such a line is the entry of a list.
    is_quoted: bool,
    /// Whether a value of several lines may go on.
    is_in_value: bool,
    /// Whether the current message has more attributes than the limit.
    is_full: bool,
    clock: Clock,
    tally: Tally,
    /// Messages by layout, in the order of [`Layout::ALL`].
    layouts: [u64; Layout::ALL.len()],
}

/// The part of the log that the current line belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Within {
    /// The file header, or a log without one.
    #[default]
    Start,
    /// Lines between messages.
    Between,
    /// A message.
    Message,
    /// A standard message that repeats a name. It is the header of a message when attributes follow (ICON).
    Repeat,
    /// A copy to the backup server.
    Copy,
}

impl<B: Body> BlockReader<B> {
    /// The maximum length of a line in bytes. A longer line is skipped.
    pub(crate) const MAX_LINE: usize = 1 << 20;

    /// Reads the next bytes of the log, cut anywhere, and passes each finished part to `sink`.
    pub(crate) fn feed(&mut self, bytes: &[u8], sink: &mut impl FnMut(Part<'_, B>)) {
        self.tally.bytes += bytes.len() as u64;
        let mut ends = LineEnds::of(bytes);
        let mut start = 0;
        if (self.is_long || !self.partial.is_empty())
            && let Some(end) = ends.next()
        {
            self.keep(&bytes[..end]);
            start = end + 1;
            let partial = std::mem::take(&mut self.partial);
            self.line(&partial, &partial, self.tally.bytes - (bytes.len() - start) as u64 - self.offset, sink);
            self.partial = partial;
            self.partial.clear();
        }
        for end in ends {
            let rest = &bytes[start..];
            let line = &rest[..end - start];
            start = end + 1;
            self.line(line, rest, line.len() as u64 + 1, sink);
        }
        self.keep(&bytes[start..]);
    }

    /// The attributes of the current message, and what is kept of all.
    pub(crate) fn body(&self) -> &B {
        &self.body
    }

    /// A reader of the part of a log that begins with this byte, which is that of a [`Cut`].
    pub(crate) fn from(offset: u64) -> Self {
        Self { offset, tally: Tally { bytes: offset, ..Tally::default() }, ..Self::default() }
    }

    /// Ends a part of a log before the line of a cut: passes the last message to `sink`, as that line would.
    pub(crate) fn end_at(&mut self, cut: &Cut, sink: &mut impl FnMut(Part<'_, B>)) {
        self.end_head(sink);
        let time = self.clock.at(cut.stamp);
        self.end_copy(true);
        self.close((!cut.is_header).then_some(time), false, sink);
    }

    /// Ends the log: passes the last message to `sink`, and returns the counts, the attributes and the clock.
    pub(crate) fn finish(mut self, sink: &mut impl FnMut(Part<'_, B>)) -> (Tally, B, Clock) {
        if self.is_long || !content_of(&self.partial).is_empty() {
            let partial = std::mem::take(&mut self.partial);
            self.tally.is_cut = !Attribute::is_whole(content_of(&partial));
            self.line(&partial, &partial, self.tally.bytes - self.offset, sink);
        }
        self.end_head(sink);
        self.close(None, true, sink);
        self.tally.end = self.clock.now();
        let counts = Layout::ALL.into_iter().zip(self.layouts);
        self.tally.layouts = counts.filter(|(_, count)| *count > 0).collect();
        (self.tally, self.body, self.clock)
    }

    /// Keeps the start of a line, unless the line is too long.
    fn keep(&mut self, bytes: &[u8]) {
        if self.is_long || self.partial.len() + bytes.len() > Self::MAX_LINE {
            self.is_long = true;
            self.partial.clear();
        } else {
            self.partial.extend_from_slice(bytes);
        }
    }

    /// Reads a line of `length` bytes with its end. `rest` begins with the line, and may have more bytes after it.
    #[inline(always)]
    fn line(&mut self, line: &[u8], rest: &[u8], length: u64, sink: &mut impl FnMut(Part<'_, B>)) {
        self.tally.lines += 1;
        if self.within == Within::Message
            && let Some(is_kept) = self.body.push_line(line, rest)
        {
            self.kept(is_kept, length);
        } else {
            self.any_line(line, length, sink);
        }
        self.offset += length;
    }

    /// Reads a line that is not the attribute of a message as servers write it.
    #[inline(never)]
    fn any_line(&mut self, line: &[u8], length: u64, sink: &mut impl FnMut(Part<'_, B>)) {
        if std::mem::take(&mut self.is_long) || line.len() > Self::MAX_LINE {
            self.tally.long_lines += 1;
        } else {
            let mut start = line;
            if self.offset == 0 {
                self.tally.is_utf16 = is_utf16(line);
                start = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
            }
            self.content(content_of(&without_colours(start)), length, sink);
        }
    }

    fn content(&mut self, line: &[u8], length: u64, sink: &mut impl FnMut(Part<'_, B>)) {
        let Some(first) = line.first() else {
            if self.within == Within::Start {
                self.within = Within::Between;
            }
            return;
        };
        if self.is_in_value && !Attribute::may_follow_value(line) {
            return;
        }
        if matches!(first, b'\t' | b' ' | b'A' | b'\'' | b'"' | b'a' | 0xE2) && self.attribute(line, length) {
            return;
        }
        let stamp = Stamp::at_start(line);
        if stamp.is_some() {
            self.end_head(sink);
        }
        if stamp.is_none() && self.within == Within::Message && !may_begin_a_header(*first) {
            // The rest of a value with line breaks.
            return self.typed_attribute(line, length);
        }
        if stamp.is_none() && self.within == Within::Copy {
            return;
        }
        if let Some(header) = Header::of_line(line) {
            // A stamp after an event without one tells a copy from pasted text without stamps.
            let may_be_copy = !self.has_begun && first == &b'm' && !header.name.is_request();
            let time = stamp.map(|stamp| self.clock.at(stamp));
            self.end_head(sink);
            self.end_copy(stamp.is_some());
            self.close(None, false, sink);
            self.open(&header, time, length);
            self.may_be_copy = may_be_copy;
            return;
        }
        match stamp {
            Some(stamp) => self.stamped(line, stamp, length, sink),
            None if self.within == Within::Message => self.typed_attribute(line, length),
            None => self.other(line, length, sink),
        }
    }

    /// Adds the attribute of a line to the message. `false` when the line is none, or no message is open.
    fn attribute(&mut self, line: &[u8], length: u64) -> bool {
        let Some(mut attribute) = Attribute::of_line(line) else { return false };
        if !attribute.is_entry && !matches!(line.trim_ascii_start().first(), Some(b'A' | b'a')) {
            self.is_quoted |= self.body.is_empty();
            attribute.is_entry = !self.is_quoted;
        }
        match self.within {
            Within::Message => {}
            Within::Repeat => {
                self.tally.repeats -= 1;
                self.within = Within::Message;
            }
            Within::Copy => return true,
            Within::Start | Within::Between => {
                if attribute.is_entry {
                    return false;
                }
                self.tally.orphans += 1;
                if !self.has_begun {
                    self.body.push(&attribute);
                }
                return true;
            }
        }
        self.push(&attribute, length);
        self.is_in_value = attribute.is_entry && attribute.is_open() && line.starts_with(b"\t");
        true
    }

    /// Adds an attribute of the Platform SDK whose name has no prefix.
    fn typed_attribute(&mut self, line: &[u8], length: u64) {
        if self.open.layout == Layout::PlatformSdk
            && let Some(attribute) = Attribute::of_typed_line(line)
        {
            self.push(&attribute, length);
        }
    }

    fn push(&mut self, attribute: &Attribute<'_>, length: u64) {
        let is_kept = self.body.push(attribute);
        self.kept(is_kept, length);
    }

    /// Notes that the message has an attribute more, or one too many.
    fn kept(&mut self, is_kept: bool, length: u64) {
        self.is_in_value = false;
        if is_kept {
            self.open.end = self.offset + length;
        } else {
            self.is_full = true;
        }
    }

    /// A line with a time stamp that is no header. It ends a message.
    fn stamped(&mut self, line: &[u8], stamp: Stamp, length: u64, sink: &mut impl FnMut(Part<'_, B>)) {
        let time = self.clock.at(stamp);
        self.end_copy(true);
        self.close(Some(time), false, sink);
        self.within = Within::Between;
        if find(line, b"[BSYNC] Trace: Send").is_some() {
            self.tally.copies += 1;
            self.within = Within::Copy;
            return;
        }
        if line.starts_with(b"@") {
            return;
        }
        if let Some(header) = Header::of_standard_message(line) {
            if !header.name.is_request() {
                self.tally.repeats += 1;
                self.open(&header, Some(time), length);
                self.within = Within::Repeat;
            }
        } else if let Some(text) = single_line::quick_flow(line, &mut self.body) {
            let name = Name::beginning_with(text);
            self.single(text, name, Layout::QuickFlow, length, sink);
        } else if find(&line[..line.len().min(40)], b"$+CTI:").is_some()
            || find(&line[..line.len().min(40)], b"SIPPARTY(").is_some()
        {
            self.tally.thread_lines += 1;
        }
    }

    /// Drops a message that may be a copy if it is one.
    fn end_copy(&mut self, is_copy: bool) {
        if std::mem::take(&mut self.may_be_copy) && is_copy && self.within == Within::Message {
            self.tally.copies += 1;
            self.body.clear();
            self.within = Within::Between;
        }
    }

    /// A line between messages that has neither a stamp nor a header.
    fn other(&mut self, line: &[u8], length: u64, sink: &mut impl FnMut(Part<'_, B>)) {
        if self.within == Within::Repeat {
            self.within = Within::Between;
        }
        if self.within == Within::Start {
            if let Some(name) = line.strip_prefix(b"Application name:") {
                self.tally.application = Some(decoded(trimmed(name)).into_owned());
            } else if let Some(stamp) =
                line.strip_prefix(b"Local time:").and_then(|time| Stamp::at_start(trimmed(time)))
            {
                self.clock.set(stamp);
            }
        }
        if let Some(message) = single_line::json(line) {
            self.end_head(sink);
            let text = message.write(&mut self.body);
            self.single(text.as_bytes(), Name::of(text.as_bytes()), Layout::Json, length, sink);
        }
    }

    /// A message in one line, whose attributes are in the block.
    fn single(
        &mut self,
        text: &[u8],
        name: Option<Name>,
        layout: Layout,
        length: u64,
        sink: &mut impl FnMut(Part<'_, B>),
    ) {
        if let Some(name) = name {
            self.begin(&Header { text, name, layout }, self.clock.now(), length);
            self.close(None, false, sink);
        }
        self.body.clear();
    }

    /// Passes on the attributes before the first header or stamp.
    fn end_head(&mut self, sink: &mut impl FnMut(Part<'_, B>)) {
        if !std::mem::replace(&mut self.has_begun, true) && !self.body.is_empty() {
            sink(Part::Head(&mut self.body));
            self.body.clear();
        }
    }

    fn open(&mut self, header: &Header<'_>, time: Option<i64>, length: u64) {
        self.body.clear();
        self.begin(header, time, length);
    }

    fn begin(&mut self, header: &Header<'_>, time: Option<i64>, length: u64) {
        let Open { text, .. } = &mut self.open;
        text.clear();
        if B::KEEPS_TEXT {
            text.extend_from_slice(header.text);
        }
        // The router's stamp comes after the message.
        let before = if header.layout == Layout::Router { None } else { self.clock.now() };
        self.body.begin(header.layout);
        self.open.name = header.name;
        self.open.layout = header.layout;
        self.open.line = self.tally.lines;
        self.open.offset = self.offset;
        self.open.end = self.offset + length;
        self.open.time = time.or(before);
        (self.is_quoted, self.is_in_value) = (false, false);
        self.within = Within::Message;
    }

    /// Ends the current message, if any. `after` is the time of the stamp after it.
    fn close(&mut self, after: Option<i64>, is_last: bool, sink: &mut impl FnMut(Part<'_, B>)) {
        if self.within != Within::Message {
            return;
        }
        self.within = Within::Between;
        self.is_in_value = false;
        // The attributes of the last message may be in the next file.
        if self.body.is_empty() && !is_last {
            self.tally.empty_headers += 1;
            return;
        }
        self.tally.messages += 1;
        self.tally.long_messages += u64::from(std::mem::take(&mut self.is_full));
        self.layouts[self.open.layout as usize] += 1;
        let (open, body) = (&self.open, &mut self.body);
        sink(Part::Message(Closed { open, time: open.time.or(after), is_last, body }));
        self.body.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Block;

    #[test]
    fn a_line_of_any_length_keeps_at_most_the_limit() {
        let mut reader = BlockReader::<Block>::default();
        for _ in 0..64 {
            reader.feed(&[b'x'; 1 << 16], &mut |_| {});
            assert!(reader.partial.len() <= BlockReader::<Block>::MAX_LINE);
        }
    }
}
