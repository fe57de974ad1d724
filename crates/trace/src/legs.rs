use hashbrown::HashMap;
use smallvec::SmallVec;

use crate::CallRecords;

/// The number of a leg, which is one ConnID of a call: its place in [`Legs::conn_ids`].
pub(crate) type LegId = usize;

/// The legs of a call: its ConnIDs, numbered in the order in which records name them, as ConnID or as PreviousConnID.
#[derive(Clone, Debug)]
pub(crate) struct Legs {
    conn_ids: SmallVec<[u64; FEW]>,
    /// The numbers, once there are more ConnIDs than a scan should look through.
    numbers: HashMap<u64, LegId>,
    /// For each record the number of its ConnID. `None` for a record without one.
    of_records: Vec<Option<LegId>>,
}

/// The most ConnIDs that are looked through. Most calls have one or two.
const FEW: usize = 8;

impl Legs {
    pub(crate) fn of(call: &CallRecords) -> Self {
        let of_records = Vec::with_capacity(call.records.len());
        let mut legs = Self { conn_ids: SmallVec::new(), numbers: HashMap::new(), of_records };
        for record in &call.records {
            let of_record = record.conn_id().map(|conn_id| legs.add(conn_id));
            legs.of_records.push(of_record);
            if let Some(previous) = record.previous() {
                legs.add(previous);
            }
        }
        legs
    }

    /// The number of a ConnID, which is added if it is new.
    fn add(&mut self, conn_id: u64) -> LegId {
        if let Some(leg) = self.number(conn_id) {
            return leg;
        }
        let leg = self.conn_ids.len();
        self.conn_ids.push(conn_id);
        if leg == FEW {
            self.numbers.extend(self.conn_ids.iter().copied().zip(0..));
        } else if leg > FEW {
            self.numbers.insert(conn_id, leg);
        }
        leg
    }

    /// The number of a ConnID that some record has.
    pub(crate) fn number(&self, conn_id: u64) -> Option<LegId> {
        if self.conn_ids.len() <= FEW {
            self.conn_ids.iter().position(|known| *known == conn_id)
        } else {
            self.numbers.get(&conn_id).copied()
        }
    }

    /// The ConnIDs, by their numbers.
    pub(crate) fn conn_ids(&self) -> &[u64] {
        &self.conn_ids
    }

    /// The number of the ConnID of the record with this index.
    pub(crate) fn of_record(&self, index: usize) -> Option<LegId> {
        self.of_records[index]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dns, LogEnd, Record};
    use std::num::NonZeroU64;

    #[test]
    fn conn_ids_have_their_numbers_however_many_they_are() {
        let record = |conn_id: u64| Record { conn_id: NonZeroU64::new(conn_id), ..Record::default() };
        for count in [1, FEW as u64, FEW as u64 + 1, 100] {
            let records: Vec<_> = (1..=count).chain(1..=count).map(record).collect();
            let legs = Legs::of(&CallRecords { conn_id: 1, records, dns: Dns::default(), end: LogEnd::default() });
            assert_eq!(legs.conn_ids(), Vec::from_iter(1..=count));
            for (index, conn_id) in (1..=count).chain(1..=count).enumerate() {
                assert_eq!(legs.of_record(index), legs.number(conn_id), "{conn_id} of {count}");
                assert_eq!(legs.of_record(index), usize::try_from(conn_id - 1).ok());
            }
        }
    }
}
