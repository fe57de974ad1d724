use memchr::memchr_iter;

use crate::Reader;
use crate::header::Header;
use crate::stamp::Stamp;
use crate::text::content_of;

/// A place at which a log may be divided so that its parts can be read at the same time: the start of a line with a time stamp,
/// which ends any message before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The byte at which the line begins.
    pub offset: u64,
    pub(crate) stamp: Stamp,
    /// Whether the line is the header of a message.
    pub(crate) is_header: bool,
}

impl Cut {
    /// The first line with a date and a time in some bytes of a log, which begin at `offset`, or else with a time alone. The line
    /// in whose middle the bytes may begin is skipped, as is the last one if they do not have its end.
    ///
    /// ```
    /// use callmodel_trace::Cut;
    ///
    /// let bytes = b"eThisDN\t'1001'\n\tAttributeCallState\t0\n10:00:05.100 Trc 04541\n2026-02-02T10:00:05.100 Trc 04541\n";
    /// assert_eq!(Cut::find(bytes, 1_000).map(|cut| cut.offset), Some(1_060));
    /// ```
    #[must_use]
    pub fn find(bytes: &[u8], offset: u64) -> Option<Self> {
        let mut ends = memchr_iter(b'\n', bytes);
        let mut start = ends.next()? + 1;
        let mut without_date = None;
        for end in ends {
            let line = content_of(&bytes[start..end]);
            if let Some(stamp) = Stamp::at_start(line).filter(|_| end - start <= Reader::MAX_LINE) {
                let cut = Self { offset: offset + start as u64, stamp, is_header: Header::of_line(line).is_some() };
                if stamp.day.is_some() {
                    return Some(cut);
                }
                without_date = without_date.or(Some(cut));
            }
            start = end + 1;
        }
        without_date
    }
}
