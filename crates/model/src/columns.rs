use crate::Dn;

/// Distinct DNs in the order of their columns, and the column of a DN by binary search. Columns are counted from 0.
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
    /// [`Repeated`] when a DN occurs twice.
    pub fn new(dns: &[Dn]) -> Result<Self, Repeated> {
        let mut columns = Self { dns: Vec::with_capacity(dns.len()), sorted: Vec::with_capacity(dns.len()) };
        for (second, dn) in dns.iter().enumerate() {
            columns.add(dn).map_err(|first| Repeated { first, second })?;
        }
        Ok(columns)
    }

    /// The columns of `dns` without repetitions, in the order of first appearance.
    #[must_use]
    pub fn distinct<'a>(dns: impl IntoIterator<Item = &'a Dn>) -> Self {
        let mut columns = Self { dns: Vec::new(), sorted: Vec::new() };
        for dn in dns {
            // A repeated DN keeps its first column.
            let _ = columns.add(dn);
        }
        columns
    }

    /// Appends a column for `dn`.
    ///
    /// # Errors
    /// The column of `dn` when it has one already.
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

    /// The columns of `parties`, ascending. A party without a column is left out.
    #[must_use]
    pub fn of_parties(&self, parties: &[Dn]) -> Vec<usize> {
        let mut has_party = vec![false; self.dns.len()];
        parties.iter().filter_map(|dn| self.of(dn)).for_each(|column| has_party[column] = true);
        (0..self.dns.len()).filter(|column| has_party[*column]).collect()
    }

    /// The DNs, from the first column to the last.
    #[must_use]
    pub fn dns(&self) -> &[Dn] {
        &self.dns
    }

    /// The index of `dn` in `sorted`, or the index at which to insert it.
    fn find(&self, dn: &Dn) -> Result<usize, usize> {
        self.sorted.binary_search_by(|column| self.dns[*column].cmp(dn))
    }
}

/// The error of [`Columns::new`]: a DN occurs twice. Positions are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The position of the first occurrence.
    pub first: usize,
    /// The position of the second occurrence.
    pub second: usize,
}
