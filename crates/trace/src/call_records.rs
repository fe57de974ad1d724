use serde::{Deserialize, Serialize};

use crate::{Dns, Record};

/// All records of one call, in order: the input of [`check`](crate::check).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRecords {
    /// The ConnID of the main call, which consultation calls join.
    pub conn_id: u64,
    /// The records, without duplicates.
    pub records: Vec<Record>,
    /// The DNs, by the numbers that the records have.
    pub dns: Dns,
    /// The end of the log.
    pub end: LogEnd,
}

/// How a log ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEnd {
    /// Whether the last line or message is unfinished.
    pub is_cut: bool,
    /// The time of the last stamp.
    pub time: Option<i64>,
}
