use crate::Dn;

/// Which column each party of a call has, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The parties in the order of their DNs, which a DN is found in by halves.
    sorted: Vec<(Dn, usize)>,
}

impl Columns {
    /// The columns of `parties`, in their order.
    ///
    /// # Errors
    /// [`Repeated`] when a DN stands twice.
    pub fn new(parties: &[Dn]) -> Result<Self, Repeated> {
        let mut sorted: Vec<(Dn, usize)> = Vec::with_capacity(parties.len());
        for (second, dn) in parties.iter().enumerate() {
            match sorted.binary_search_by(|(other, _)| other.cmp(dn)) {
                Ok(at) => return Err(Repeated { first: sorted[at].1, second }),
                Err(at) => sorted.insert(at, (dn.clone(), second)),
            }
        }
        Ok(Self { sorted })
    }

    /// The column of `dn`, if it has one.
    #[must_use]
    pub fn of(&self, dn: &Dn) -> Option<usize> {
        let at = self.sorted.binary_search_by(|(other, _)| other.cmp(dn)).ok()?;
        Some(self.sorted[at].1)
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
