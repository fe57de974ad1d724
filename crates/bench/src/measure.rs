//! A measured thing with its statistics.

use serde::{Deserialize, Serialize};

use crate::record::{Role, Sample};
use crate::values::Values;

/// Statistics of one thing at one size. Measures of the same group and size are compared with each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// The measured thing.
    pub group: String,
    /// Size of the input: lanes × messages, parties, parties × steps; or a word.
    pub size: String,
    /// Relation to this project.
    pub role: Role,
    /// The program or code that ran.
    pub name: String,
    /// ms, µs or kB.
    pub unit: String,
    /// The statistics. Less is better.
    pub values: Values,
    /// Further results in words; empty if there are none.
    pub says: String,
}

impl Measure {
    /// One of ours, in ms.
    pub(crate) fn ours(group: &str, size: &str, values: Values) -> Self {
        let [group, name, size] = [group, group, size].map(str::to_owned);
        Self { group, size, role: Role::Ours, name, unit: "ms".to_owned(), values, says: String::new() }
    }

    /// The same in another unit.
    pub(crate) fn in_unit(self, unit: &str) -> Self {
        Self { unit: unit.to_owned(), ..self }
    }

    /// The same with further results in words.
    pub(crate) fn saying(self, says: String) -> Self {
        Self { says, ..self }
    }

    /// The same in another role and with a name of its own.
    pub(crate) fn in_role(self, role: Role, name: &str) -> Self {
        Self { role, name: name.to_owned(), ..self }
    }

    /// Whether another is of the same group and size.
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        (&self.group, &self.size) == (&other.group, &other.size)
    }
}

/// Measures of these samples, in the order in which each first occurs.
pub(crate) fn gather<'sample>(samples: impl IntoIterator<Item = &'sample Sample>) -> Vec<Measure> {
    let mut gathered: Vec<(&Sample, Vec<f64>)> = Vec::new();
    for sample in samples {
        let key = |of: &'sample Sample| (&of.group, &of.size, of.role, &of.name, &of.unit);
        match gathered.iter_mut().find(|(first, _)| key(first) == key(sample)) {
            Some((_, values)) => values.push(sample.value),
            None => gathered.push((sample, vec![sample.value])),
        }
    }
    let measure = |(sample, values): (&Sample, Vec<f64>)| {
        let Sample { group, size, role, name, unit, .. } = sample;
        Some(Measure::ours(group, size, Values::of(&values)?).in_role(*role, name).in_unit(unit))
    };
    gathered.into_iter().filter_map(measure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(role: Role, name: &str, value: f64) -> Sample {
        let [group, size, name, unit] = ["ladder", "3×5", name, "ms"].map(str::to_owned);
        Sample { group, size, role, name, value, unit }
    }

    #[test]
    fn samples_that_differ_in_their_value_alone_make_one_measure() {
        let samples =
            [sample(Role::Ours, "ladder", 1.0), sample(Role::Peer, "mermaid", 30.0), sample(Role::Ours, "ladder", 3.0)];
        let measures = gather(&samples);
        let told: Vec<_> =
            measures.iter().map(|of| (of.role, of.name.as_str(), of.values.median, of.values.count)).collect();
        assert_eq!(told, [(Role::Ours, "ladder", 2.0, 2), (Role::Peer, "mermaid", 30.0, 1)]);
    }
}
