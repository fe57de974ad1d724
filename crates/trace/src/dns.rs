use std::hash::BuildHasher as _;
use std::num::NonZeroU32;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

use crate::text::decoded;

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

/// The DNs of a log or of a call, each once, in the order in which they appear. Serialised as a list of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Dns {
    /// All DNs, one after another: a call has some of them, and a text of its own for each would cost more than the check.
    texts: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Dns {
    /// An empty table with room for the DNs of most calls.
    pub(crate) fn of_call() -> Self {
        Self { texts: String::with_capacity(64), ends: Vec::with_capacity(8) }
    }

    /// The DN as text. Empty when the number is that of another table.
    #[must_use]
    pub fn text(&self, id: DnId) -> &str {
        self.at(id.place()).unwrap_or_default()
    }

    /// Whether one of the DNs is `text`.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.iter().any(|dn| dn == text)
    }

    /// The number of DNs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The number of a text, which is added if it is new, found by a scan.
    pub(crate) fn id(&mut self, text: &str) -> DnId {
        let known = self.iter().position(|dn| dn == text);
        known.map_or_else(|| self.push(text), DnId::at)
    }

    /// The texts in the order of their numbers.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|place| self.at(place).unwrap_or_default())
    }

    /// Adds a text that the table does not have.
    pub(crate) fn push(&mut self, text: &str) -> DnId {
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
        DnId::at(self.ends.len() - 1)
    }

    fn at(&self, place: usize) -> Option<&str> {
        self.texts.get(self.range(place)?)
    }

    /// The bytes of the text at a place: where a character begins need not be looked for.
    fn bytes(&self, place: usize) -> Option<&[u8]> {
        self.texts.as_bytes().get(self.range(place)?)
    }

    fn range(&self, place: usize) -> Option<Range<usize>> {
        let end = *self.ends.get(place)?;
        Some(place.checked_sub(1).map_or(0, |before| self.ends[before])..end)
    }
}

impl From<Vec<String>> for Dns {
    fn from(texts: Vec<String>) -> Self {
        let mut dns = Self::default();
        for text in texts {
            dns.push(&text);
        }
        dns
    }
}

impl From<Dns> for Vec<String> {
    fn from(dns: Dns) -> Self {
        dns.iter().map(str::to_owned).collect()
    }
}

/// Gives the same DN the same number (interning).
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    dns: Dns,
    /// The places, by the hash of the text. Nothing depends on their order. Those of a table to start with are added when they are
    /// looked for first.
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Interner {
    /// An interner that knows the DNs of a table.
    pub(crate) fn of(dns: Dns) -> Self {
        Self { dns, ..Self::default() }
    }

    /// The number of a text, which is added if it is new.
    pub(crate) fn id(&mut self, text: &str) -> DnId {
        self.add_places();
        if let Some(id) = self.find(text.as_bytes()) {
            return id;
        }
        let id = self.dns.push(text);
        self.add_places();
        id
    }

    /// Adds the places of the DNs that have none yet.
    fn add_places(&mut self) {
        let Self { dns, places, hasher } = self;
        let hash = |place: u32| hasher.hash_one(dns.text(DnId::at(place as usize)).as_bytes());
        for place in places.len()..dns.len() {
            let Ok(place) = u32::try_from(place) else { break };
            places.insert_unique(hash(place), place, |place| hash(*place));
        }
    }

    /// The number of a text in the bytes of a log, which is added if it is new. The text of a known one is not decoded.
    pub(crate) fn id_of_bytes(&mut self, bytes: &[u8]) -> DnId {
        self.find(bytes).unwrap_or_else(|| self.id(&decoded(bytes)))
    }

    fn find(&self, bytes: &[u8]) -> Option<DnId> {
        let is_same = |place: &u32| self.dns.bytes(*place as usize) == Some(bytes);
        self.places.find(self.hasher.hash_one(bytes), is_same).map(|place| DnId::at(*place as usize))
    }

    pub(crate) fn dns(&self) -> &Dns {
        &self.dns
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

    #[test]
    fn bytes_in_an_unknown_encoding_are_their_decoded_text() {
        let mut interner = Interner::default();
        let ids = [interner.id_of_bytes(b"M\xfcller"), interner.id_of_bytes(b"M\xfcller"), interner.id("M\u{fc}ller")];
        assert_eq!((ids[0], ids[0]), (ids[1], ids[2]));
    }

    #[test]
    fn a_table_is_serialised_as_a_list() {
        let mut dns = Dns::default();
        for text in ["1001", "", "1002"] {
            dns.push(text);
        }
        let json = serde_json::to_string(&dns).unwrap();
        assert_eq!(json, r#"["1001","","1002"]"#);
        assert_eq!(serde_json::from_str::<Dns>(&json).unwrap(), dns);
    }
}
