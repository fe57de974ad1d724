use crate::block_reader::BlockReader;
use crate::body::Part;
use crate::calls::Numbering;
use crate::edges::Edges;
use crate::fields::Fields;
use crate::open_calls::OpenCalls;
use crate::settled::{Keep, Settled};
use crate::{Checked, Checker, Cut, DnId, Dns, Layout, LogPart, Record, Tally};

/// A log that has been read: its name, its counts and its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFile {
    /// The name, as in reports.
    pub name: String,
    /// The counts.
    pub tally: Tally,
    /// The messages, by call.
    pub(crate) calls: OpenCalls,
    /// The last message, which the next file may complete.
    pub(crate) last: Option<Record>,
    /// The DNs, by the numbers that the records have.
    pub dns: Dns,
    /// AttributeTimeinSecs of the first message that has it: seconds since 1970-01-01 in UTC.
    pub(crate) start: Option<u64>,
    /// The time of the first message that has one, as in [`Record::time`].
    pub(crate) local_start: Option<i64>,
    /// The attributes before the first header: the rest of the last message of the file before.
    head: Option<Record>,
    /// The first and the last line.
    pub(crate) edges: Edges,
    /// The calls that were checked while the log was read.
    pub(crate) settled: Settled,
}

/// Reads the messages of a log: the first step, whose records can be sorted and grouped anywhere.
///
/// ```
/// let log = b"message RequestReleaseCall\n\tAttributeThisDN\t'1001'\n\tAttributeConnID\t00a1000000000001\n";
/// let file = callmodel_trace::events("a.log", log);
/// assert_eq!(file.records()[0].conn_id(), Some(0x00a1_0000_0000_0001));
/// ```
#[must_use]
pub fn events(name: &str, bytes: &[u8]) -> LogFile {
    let mut file = FileReader::new(name);
    file.feed(bytes);
    file.finish()
}

/// Reads one log piece by piece, as [`events`] does at once.
#[derive(Clone, Debug)]
pub struct FileReader {
    name: String,
    /// The place at which the part begins. `None` for the start of the log.
    from: Option<Cut>,
    blocks: BlockReader<Fields>,
    messages: Messages,
    edges: Edges,
    settled: Settled,
    numbering: Numbering,
}

/// The messages of a log.
#[derive(Clone, Debug, Default)]
struct Messages {
    calls: OpenCalls,
    last: Option<Record>,
    /// The attributes before the first header.
    head: Option<Record>,
}

impl FileReader {
    /// A reader of the log with this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            from: None,
            blocks: BlockReader::default(),
            messages: Messages::default(),
            edges: Edges::default(),
            settled: Settled::default(),
            numbering: Numbering::default(),
        }
    }

    /// A reader of the part of the log that begins at a place.
    #[must_use]
    pub fn from(name: &str, cut: Cut) -> Self {
        Self { from: Some(cut), blocks: BlockReader::from(cut.offset), ..Self::new(name) }
    }

    /// Reads the next bytes, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.edges.feed(bytes);
        let Self { blocks, messages, .. } = self;
        blocks.feed(bytes, &mut |part| messages.keep(part));
    }

    /// Whether so many messages were read that settling calls is worth its time again.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.messages.calls.is_due()
    }

    /// Checks the calls that have ended, and frees their records: then a log of any size takes the memory of its open calls and of
    /// what is kept. `keeps` says what that is of a call. [`Trace::gather_settled`](crate::Trace::gather_settled) tells when the log
    /// goes on with such a call.
    pub fn settle(&mut self, checker: &mut Checker, keeps: &dyn Fn(&Checked) -> Keep) {
        let Self { blocks, messages, settled, numbering, .. } = self;
        let Messages { calls, last: Some(last), .. } = messages else { return };
        settled.take_from(calls, last, blocks.body().dns(), numbering, checker, keeps);
    }

    /// Ends the log.
    #[must_use]
    pub fn finish(self) -> LogFile {
        self.finish_part(None).file
    }

    /// Ends the part of the log that goes on at `until`, or at the end of the log.
    #[must_use]
    pub fn finish_part(mut self, until: Option<Cut>) -> LogPart {
        if let Some(cut) = until {
            let Self { blocks, messages, .. } = &mut self;
            blocks.end_at(&cut, &mut |part| messages.keep(part));
        }
        let Self { name, from, blocks, mut messages, edges, settled, .. } = self;
        let (mut tally, fields, clock) = blocks.finish(&mut |part| messages.keep(part));
        let Messages { calls, last, head } = messages;
        tally.bytes -= from.map_or(0, |cut| cut.offset);
        let (dns, start, local_start) = fields.into_parts();
        LogPart {
            from,
            clock,
            file: LogFile { name, tally, calls, last, dns, start, local_start, head, edges, settled },
        }
    }
}

impl Messages {
    /// Keeps the record of a part of a log.
    fn keep(&mut self, part: Part<'_, Fields>) {
        match part {
            Part::Head(fields) => self.head = Some(fields.head()),
            Part::Message(mut closed) => {
                if let Some(before) = self.last.replace(Fields::record(&mut closed)) {
                    self.calls.push(&before);
                }
            }
        }
    }
}

/// The kind of a file that has no messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutMessages {
    /// A log of a SIP Server thread. The file without a number in its name has the messages.
    ThreadFile,
    /// A log with the names of events, but without their attributes.
    NamesOnly,
    /// Text in UTF-16 or UTF-32, which is not read.
    Utf16,
    /// No log with T-Library messages.
    Unknown,
}

impl LogFile {
    /// The messages in the order of the log, as far as they belong to a call that is not settled: those with a ConnID, EventErrors
    /// with a ReferenceID, and the last one.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let mut records = self.calls.records();
        records.extend(self.last);
        records
    }

    /// The layout of most messages.
    #[must_use]
    pub fn layout(&self) -> Option<Layout> {
        self.tally.layout()
    }

    /// The reason why the file has no messages. `None` when it has some.
    #[must_use]
    pub fn without_messages(&self) -> Option<WithoutMessages> {
        if self.tally.messages > 0 {
            None
        } else if self.tally.is_utf16 {
            Some(WithoutMessages::Utf16)
        } else if self.tally.thread_lines > 0 || has_thread_number(&self.name) {
            Some(WithoutMessages::ThreadFile)
        } else if self.tally.repeats > 0 || self.tally.empty_headers > 0 {
            Some(WithoutMessages::NamesOnly)
        } else {
            Some(WithoutMessages::Unknown)
        }
    }

    /// The name of the file that has the messages of a thread file: the name without the number.
    #[must_use]
    pub fn name_without_thread(&self) -> String {
        match thread_number(&self.name) {
            Some((start, end)) => format!("{}{}", &self.name[..start], &self.name[end..]),
            None => self.name.clone(),
        }
    }

    /// Completes the last record, which the file end cut, with the head of the `next` file.
    pub(crate) fn complete(&mut self, next: &Self) {
        self.complete_line(next);
        let Some(last) = self.last.as_mut().filter(|last| last.is_last) else { return };
        last.is_last = false;
        let Some(head) = next.head else { return };
        let head = head.with_dns(|id: DnId| self.dns.id(next.dns.text(id)));
        last.fill(&head);
    }

    /// Reads the line that the file end cut: an attribute of the last message, or the header of another.
    fn complete_line(&mut self, next: &Self) {
        let Some(line) = self.edges.joined(&next.edges) else { return };
        let header: &[u8] = if self.last.is_some_and(|last| last.is_last) { b"message EventHeld\n" } else { b"" };
        let file = events("", &[header, &line, b"\n"].concat());
        let Some(read) = file.last else { return };
        let read = read.with_dns(|id: DnId| self.dns.id(file.dns.text(id)));
        let lines = self.tally.lines;
        let is_attribute = !header.is_empty() && read.line == 1;
        if let Some(last) = self.last.as_mut().filter(|_| is_attribute) {
            let Record { line, offset, length, time, name, layout, is_last, .. } = *last;
            let mut whole = Record { line, offset, length, time, name, layout, is_last, ..read };
            whole.fill(last);
            *last = whole;
        } else if !is_attribute {
            // A cut name may be that of another message.
            if let Some(last) = self.last.take_if(|last| last.line != lines) {
                self.calls.push(&last);
            }
            let length = self.edges.last_length();
            let (offset, time) = (self.tally.bytes - length, self.tally.end);
            let length = u32::try_from(length).unwrap_or(u32::MAX);
            self.last = Some(Record { line: lines, offset, length, time, is_last: true, ..read });
        }
    }
}

fn has_thread_number(name: &str) -> bool {
    thread_number(name).is_some()
}

/// The place of a thread's number in a name such as `SIP_A-001.20260202_100000_000.log`, with its hyphen.
fn thread_number(name: &str) -> Option<(usize, usize)> {
    let base = name.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let dot = base + name[base..].find('.')?;
    let hyphen = base + name[base..dot].rfind('-')?;
    let digits = &name[hyphen + 1..dot];
    ((3..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some((hyphen, dot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_file_names_the_file_with_the_messages() {
        let file = events("logs/SIP_A-001.20260202_100000_000.log", b"10:00:01.001: $+CTI:PRM:START:1:564\n");
        assert_eq!(file.without_messages(), Some(WithoutMessages::ThreadFile));
        assert_eq!(file.name_without_thread(), "logs/SIP_A.20260202_100000_000.log");
        assert_eq!(events("a.txt", b"hello\n").without_messages(), Some(WithoutMessages::Unknown));
        let names = b"10:00:05.100 Trc 04542 EventReleased sent to [24] (00000479 ICON_1 192.0.2.7:59022)\n";
        assert_eq!(events("a.log", names).without_messages(), Some(WithoutMessages::NamesOnly));
    }
}
