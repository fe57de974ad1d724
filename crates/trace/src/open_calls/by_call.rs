use super::Number;

/// The legs of some calls, one call after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct ByCall {
    legs: Vec<Number>,
    /// Where the legs of each call end.
    ends: Vec<Number>,
}

impl ByCall {
    /// The legs, each after the leg that stands for its call, sorted.
    pub(super) fn of(legs: &[(Number, Number)]) -> Self {
        let mut by_call = Self { legs: legs.iter().map(|(_, leg)| *leg).collect(), ends: Vec::new() };
        for call in legs.chunk_by(|one, other| one.0 == other.0) {
            // There are no more legs than numbers.
            by_call.ends.push(by_call.ends.last().copied().unwrap_or_default() + call.len() as Number);
        }
        by_call
    }

    /// The number of calls.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The legs of the call with this number.
    pub(crate) fn call(&self, number: usize) -> &[Number] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.legs[start as usize..self.ends[number] as usize]
    }

    /// The legs of each call.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[Number]> {
        (0..self.len()).map(|number| self.call(number))
    }
}
