//! Lists that are short in most calls, and then need no memory of their own: a check makes dozens of them for each call.

use smallvec::SmallVec;

use crate::{DnId, Record};

/// Indices of records or of expected events.
pub(crate) type Indices = SmallVec<[usize; 4]>;

/// The parties of a call.
pub(crate) type Parties = SmallVec<[DnId; 8]>;

/// The events of a departure.
pub(crate) type Events<'a> = SmallVec<[&'a Record; 8]>;
