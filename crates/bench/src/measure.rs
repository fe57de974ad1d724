//! What was measured, however it was: values of one thing at one size, and what they stand beside.

use super::figures::Times;

/// What a measured thing is to ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Ours.
    Ours,
    /// What others use for the same.
    Peer,
    /// What nobody can be below: the browser's own work, an empty page, a copy of the bytes.
    Floor,
}

impl Role {
    /// The word for it in lines and in JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Peer => "peer",
            Self::Floor => "floor",
        }
    }
}

/// The values of one thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    /// What is measured. Measures of the same group and size stand beside each other.
    pub(crate) group: String,
    /// How large: lanes × messages, parties, parties × steps; or a word.
    pub(crate) size: String,
    /// What it is to ours.
    pub(crate) role: Role,
    /// What was measured, in words.
    pub(crate) name: String,
    /// What the values are in: ms, µs, kB, MB.
    pub(crate) unit: String,
    /// The values. Less is better.
    pub(crate) values: Times,
    /// What else there is to say.
    pub(crate) says: String,
}

impl Measure {
    /// One of ours, in ms.
    pub(crate) fn ours(group: &str, size: &str, values: Times) -> Self {
        let [group, name, size] = [group, group, size].map(str::to_owned);
        Self { group, size, role: Role::Ours, name, unit: "ms".to_owned(), values, says: String::new() }
    }

    /// The same with more to say.
    pub(crate) fn saying(self, says: String) -> Self {
        Self { says, ..self }
    }

    /// The same in another role, and under a name of its own.
    pub(crate) fn in_role(self, role: Role, name: &str) -> Self {
        Self { role, name: name.to_owned(), ..self }
    }
}

/// Reads lines such as `measure ladder in Chromium|3×5|peer|mermaid|12.2|ms`, gathered by all but the value, in the order in
/// which they first came.
pub(crate) fn read(lines: &[String]) -> Vec<Measure> {
    let lines: Vec<_> = lines.iter().filter_map(|line| value(line)).collect();
    let mut keys: Vec<&Key<'_>> = Vec::new();
    for (key, _) in &lines {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let of = |key: &Key<'_>| {
        let values: Vec<_> = lines.iter().filter(|line| line.0 == *key).map(|line| line.1).collect();
        let Key { group, size, role, name, unit } = *key;
        let [group, size, name, unit] = [group, size, name, unit].map(str::to_owned);
        Some(Measure { group, size, role, name, unit, values: Times::of(&values)?, says: String::new() })
    };
    keys.into_iter().filter_map(of).collect()
}

/// All of a line but its value.
#[derive(PartialEq)]
struct Key<'line> {
    group: &'line str,
    size: &'line str,
    role: Role,
    name: &'line str,
    unit: &'line str,
}

fn value(line: &str) -> Option<(Key<'_>, f64)> {
    let parts: Vec<&str> = line.strip_prefix("measure ")?.split('|').collect();
    let [group, size, role, name, value, unit] = parts[..] else { return None };
    let role = [Role::Ours, Role::Peer, Role::Floor].into_iter().find(|known| known.name() == role)?;
    Some((Key { group, size, role, name, unit }, value.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_gathered_by_what_they_are_of() {
        let lines = [
            "browser 1.2",
            "measure ladder|3×5|ours|ladder|1|ms",
            "measure ladder|3×5|peer|mermaid|30|ms",
            "measure ladder|3×5|ours|ladder|3|ms",
            "measure ladder|3×5|theirs|ladder|3|ms",
            "measure ladder|3×5|ours|ladder|x|ms",
        ];
        let read = read(&lines.map(str::to_owned));
        let told: Vec<_> =
            read.iter().map(|of| (of.role, of.name.as_str(), of.values.median, of.values.count)).collect();
        assert_eq!(told, [(Role::Ours, "ladder", 2.0, 2), (Role::Peer, "mermaid", 30.0, 1)]);
    }
}
