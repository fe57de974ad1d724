use crate::clock::Clock;
use crate::dns::Interner;
use crate::stamp::DAY;
use crate::{Cut, DnId, LogFile, Record};

/// A part of a log that was read while others were, up to a [`Cut`].
#[derive(Clone, Debug)]
pub struct LogPart {
    pub(crate) from: Option<Cut>,
    /// The clock, which has read the stamp of the next part.
    pub(crate) clock: Clock,
    pub(crate) file: LogFile,
}

impl LogPart {
    /// The log, if this is all of it.
    #[must_use]
    pub fn into_file(self) -> LogFile {
        self.file
    }

    /// The log of all its parts in order, as if it had been read at once. `None` when it has to be: the dates of a part's stamps
    /// depend on what is before it in a way that only reading can tell.
    ///
    /// ```
    /// use callmodel_trace::{Cut, FileReader, LogPart, events};
    ///
    /// let log = b"10:00:01 one\n10:00:02 two\n10:00:03 three\n";
    /// let cut = Cut::find(log, 0).unwrap();
    /// let (before, after) = log.split_at(cut.offset as usize);
    /// let mut readers = [FileReader::new("a.log"), FileReader::from("a.log", cut)];
    /// readers[0].feed(before);
    /// readers[1].feed(after);
    /// let [one, other] = readers;
    /// let parts = vec![one.finish_part(Some(cut)), other.finish_part(None)];
    /// assert_eq!(LogPart::joined(parts), Some(events("a.log", log)));
    /// ```
    #[must_use]
    pub fn joined(parts: Vec<Self>) -> Option<LogFile> {
        let mut parts = parts.into_iter();
        let Self { mut clock, mut file, .. } = parts.next()?;
        let mut interner = Interner::of(std::mem::take(&mut file.dns));
        for part in parts {
            let (continued, days) = clock.continued(part.from?.stamp, part.clock)?;
            clock = continued;
            let ids: Vec<DnId> = part.file.dns.iter().map(|dn| interner.id(dn)).collect();
            let lines = file.tally.lines;
            let later = |mut record: Record| {
                record.number_dns(|id| ids[id.place()]);
                record.line += lines;
                record.time = record.time.map(|time| time + days * DAY);
                record
            };
            if let Some(last) = part.file.last
                && let Some(before) = file.last.replace(later(last))
            {
                file.calls.push(&before);
            }
            file.calls.append(part.file.calls, days * DAY, later);
            file.settled.add(part.file.settled, lines);
            file.start = file.start.or(part.file.start);
            file.local_start = file.local_start.or_else(|| Some(part.file.local_start? + days * DAY));
            file.edges.add(part.file.edges);
            file.tally.add(part.file.tally);
        }
        file.dns = interner.into_dns();
        file.tally.end = clock.now();
        Some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FileReader, events};

    /// Whether a log with these stamps can be divided before its last message. If it can, the parts are the log.
    fn is_divisible(stamps: &[&str]) -> bool {
        let message =
            |stamp: &&str| format!("{stamp} [0] 8.1 distribute_event: message EventReleased\n\tAttributeConnID\t1\n");
        let messages: Vec<_> = stamps.iter().map(message).collect();
        let log = messages.concat();
        let (before, after) = log.split_at(messages[..2].concat().len());
        let place = before.len() as u64 - 1;
        // The first line of the second part alone, whether another one has a date or not.
        let cut = Cut::find(format!("\n{}", &after[..=after.find('\n').unwrap()]).as_bytes(), place).unwrap();
        let mut readers = [FileReader::new("a.log"), FileReader::from("a.log", cut)];
        readers[0].feed(before.as_bytes());
        readers[1].feed(after.as_bytes());
        let [one, other] = readers;
        let joined = LogPart::joined(vec![one.finish_part(Some(cut)), other.finish_part(None)]);
        assert!(joined.is_none() || joined == Some(events("a.log", log.as_bytes())), "{stamps:?}");
        joined.is_some()
    }

    #[test]
    fn days_are_counted_over_parts() {
        assert!(is_divisible(&["@10:00:00.1", "@10:00:01.1", "@10:00:02.1"]));
        assert!(is_divisible(&["@23:59:58.1", "@23:59:59.1", "@00:00:01.1", "@00:00:02.1"]));
        assert!(is_divisible(&["@23:59:59.1", "@00:00:01.1", "@00:00:02.1", "@23:00:00.1", "@00:00:00.1"]));
        assert!(is_divisible(&["2026-02-02T23:59:58.1", "@23:59:59.1", "@00:00:01.1", "@00:00:02.1"]));
    }

    #[test]
    fn a_part_that_begins_with_a_date_needs_no_other() {
        assert!(is_divisible(&["@23:59:58.1", "@00:00:01.1", "2026-02-02T10:00:00.1", "@23:00:00.1", "@00:00:00.1"]));
    }

    #[test]
    fn a_part_whose_days_cannot_be_told_is_not_joined() {
        // A line of the day before, and a date after stamps without one.
        assert!(!is_divisible(&["@23:59:59.1", "@00:00:01.1", "@23:59:58.1", "@00:00:02.1"]));
        assert!(!is_divisible(&["@10:00:00.1", "@10:00:01.1", "@10:00:02.1", "2026-02-02T10:00:03.1"]));
    }
}
