use crate::Dn;

/// DNs in the order of their columns, with the column of each DN by binary search. Columns are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    dns: Vec<Dn>,
    /// The columns, sorted by their DNs.
    sorted: Vec<usize>,
}

impl Columns {
    /// The columns of `dns`, in their order.
    ///
    /// # Errors
    /// [`Repeated`] when a DN stands twice.
    pub fn new(dns: &[Dn]) -> Result<Self, Repeated> {
        let mut columns = Self { dns: Vec::with_capacity(dns.len()), sorted: Vec::with_capacity(dns.len()) };
        for (second, dn) in dns.iter().enumerate() {
            columns.add(dn).map_err(|first| Repeated { first, second })?;
        }
        Ok(columns)
    }

    /// The columns of `dns` in the order in which each appears first.
    #[must_use]
    pub fn distinct<'a>(dns: impl IntoIterator<Item = &'a Dn>) -> Self {
        let mut columns = Self { dns: Vec::new(), sorted: Vec::new() };
        for dn in dns {
            // One that has a column keeps it.
            let _ = columns.add(dn);
        }
        columns
    }

    /// Gives `dn` the next column.
    ///
    /// # Errors
    /// The column that `dn` has already.
    fn add(&mut self, dn: &Dn) -> Result<(), usize> {
        match self.find(dn) {
            Ok(at) => Err(self.sorted[at]),
            Err(at) => {
                self.sorted.insert(at, self.dns.len());
                self.dns.push(dn.clone());
                Ok(())
            }
        }
    }

    /// The column of `dn`, if it has one.
    #[must_use]
    pub fn of(&self, dn: &Dn) -> Option<usize> {
        self.find(dn).ok().map(|at| self.sorted[at])
    }

    /// The DNs, from the first column to the last.
    #[must_use]
    pub fn dns(&self) -> &[Dn] {
        &self.dns
    }

    /// Where `dn` stands in `sorted`, or where it would.
    fn find(&self, dn: &Dn) -> Result<usize, usize> {
        self.sorted.binary_search_by(|column| self.dns[*column].cmp(dn))
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
