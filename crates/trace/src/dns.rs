use std::num::NonZeroU32;

use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

/// The number of a DN in [`Dns`]: four bytes instead of a text, also within an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DnId(NonZeroU32);

impl DnId {
    /// The number of the DN at this place. Those beyond 32 bits share the last one.
    pub(crate) fn at(place: usize) -> Self {
        let number = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX))
    }

    /// The place in [`Dns`].
    #[must_use]
    pub fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// The DNs of a log or of a call, each once, in the order in which they appear.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dns(Vec<String>);

impl Dns {
    /// The DN as text. Empty when the number is that of another table.
    #[must_use]
    pub fn text(&self, id: DnId) -> &str {
        self.0.get(id.place()).map_or("", String::as_str)
    }

    /// Whether one of the DNs is `text`.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.0.iter().any(|dn| dn == text)
    }

    /// The number of DNs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of a text, which is added if it is new, found by a scan.
    pub(crate) fn id(&mut self, text: &str) -> DnId {
        self.0.iter().position(|dn| dn == text).map_or_else(|| self.push(text), DnId::at)
    }

    /// The numbers with their texts.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Adds a text that the table does not have.
    pub(crate) fn push(&mut self, text: &str) -> DnId {
        self.0.push(text.to_owned());
        DnId::at(self.0.len() - 1)
    }
}

/// Gives the same DN the same number (interning).
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    dns: Dns,
    /// The places, by the hash of the text. Nothing depends on their order.
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Interner {
    /// The number of a text, which is added if it is new.
    pub(crate) fn id(&mut self, text: &str) -> DnId {
        let Self { dns, places, hasher } = self;
        let hash = |text: &str| std::hash::BuildHasher::hash_one(hasher, text);
        let is_same = |place: &u32| dns.0[*place as usize] == text;
        if let Some(place) = places.find(hash(text), is_same) {
            return DnId::at(*place as usize);
        }
        let id = dns.push(text);
        if let Ok(place) = u32::try_from(id.place()) {
            places.insert_unique(hash(text), place, |place| hash(&dns.0[*place as usize]));
        }
        id
    }

    pub(crate) fn into_dns(self) -> Dns {
        self.dns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_number() {
        let mut interner = Interner::default();
        let ids = ["1001", "1002", "1001"].map(|text| interner.id(text));
        assert_eq!((ids[0], ids[0] == ids[1]), (ids[2], false));
        let dns = interner.into_dns();
        assert_eq!((dns.len(), dns.text(ids[1])), (2, "1002"));
    }
}
