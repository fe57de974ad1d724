use callmodel::{Dn, Request};

use crate::{Name, Record};

/// Microseconds within which a request and its events belong together.
const MOST: i64 = 10_000_000;

/// A request in the log that asks for a departure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// The index of the record.
    pub(crate) index: usize,
    /// The party that made the request.
    pub(crate) by: &'a str,
    /// The party to delete, for `TDeleteFromConference`.
    pub(crate) other_dn: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// Whether the reference defines the request for a call of this many parties.
    pub(crate) fn is_defined(&self, parties: usize) -> bool {
        self.other_dn.is_none_or(|dn| parties > 2 && dn != self.by)
    }

    /// The request of the model that has the same events.
    pub(crate) fn request(&self, parties: usize) -> Option<Request> {
        let by = Dn::new(self.by).ok()?;
        match self.other_dn.filter(|_| self.is_defined(parties)) {
            Some(other_dn) => Some(Request::DeleteFromConference { by, other_dn: Dn::new(other_dn).ok()? }),
            None => Some(Request::ReleaseCall { by }),
        }
    }
}

/// The requests that may have caused a departure whose first event has the index `first`, the latest first: releases of one of
/// `releasing`, and deletions of `deleted` or, in a call of two, of either party. Requests that an EventError answers are none.
pub(crate) fn requests<'a>(
    records: &'a [Record],
    conn_id: u64,
    first: usize,
    releasing: &[&str],
    deleted: &[&str],
) -> Vec<Asked<'a>> {
    let time = records[first].time;
    let before = records[..first].iter().enumerate().rev().filter(|(_, record)| record.conn_id == Some(conn_id));
    let mut asked = Vec::new();
    for (index, record) in before {
        if let (Some(time), Some(before)) = (time, record.time)
            && time - before > MOST
        {
            break;
        }
        let Some(by) = record.this_dn.as_deref() else { continue };
        let other_dn = record.other_dn.as_deref();
        let is_release = record.name == Name::RequestReleaseCall && releasing.contains(&by);
        let is_deletion =
            record.name == Name::RequestDeleteFromConference && other_dn.is_some_and(|dn| deleted.contains(&dn));
        if !is_release && !is_deletion {
            continue;
        }
        let candidate = Asked { index, by, other_dn: other_dn.filter(|_| is_deletion) };
        if !is_refused(&records[index..first], record) {
            asked.push(candidate);
        }
    }
    asked
}

/// Whether an EventError among `records` answers the request.
fn is_refused(records: &[Record], request: &Record) -> bool {
    request.reference.is_some()
        && records.iter().any(|record| {
            record.name == Name::Error && record.reference == request.reference && record.this_dn == request.this_dn
        })
}
