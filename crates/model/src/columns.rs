use std::collections::HashMap;

use crate::Dn;

/// Which column each party of a call has, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(HashMap<Dn, usize>);

impl Columns {
    /// The columns of `parties`, in their order.
    ///
    /// # Errors
    /// [`Repeated`] when a DN stands twice.
    pub fn new(parties: &[Dn]) -> Result<Self, Repeated> {
        let mut columns = HashMap::with_capacity(parties.len());
        for (second, dn) in parties.iter().enumerate() {
            if let Some(first) = columns.insert(dn.clone(), second) {
                return Err(Repeated { first, second });
            }
        }
        Ok(Self(columns))
    }

    /// The column of `dn`, if it has one.
    #[must_use]
    pub fn of(&self, dn: &Dn) -> Option<usize> {
        self.0.get(dn).copied()
    }
}

/// A DN stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// Its column.
    pub first: usize,
    /// Where it stands again.
    pub second: usize,
}
