use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher24};

use crate::text::decoded;

/// Aliases of texts. Each has the shape of its text, differs from all others, and is no text that was learned.
#[derive(Clone, Debug)]
pub(super) struct Aliases {
    key: [u8; 16],
    /// Texts in lower case.
    originals: BTreeSet<Vec<u8>>,
    /// Texts whose letters stay hexadecimal digits.
    hexadecimal: BTreeSet<Vec<u8>>,
    /// The alias of each text, both in lower case.
    aliases: BTreeMap<Vec<u8>, Vec<u8>>,
    used: BTreeSet<Vec<u8>>,
}

/// Candidates that are tried before a text of the logs is accepted as an alias of another. Short texts leave no choice.
const MOST_TRIED: u32 = 1_000;

impl Aliases {
    pub(super) fn new(key: [u8; 16]) -> Self {
        let (originals, hexadecimal, used) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { key, originals, hexadecimal, aliases: BTreeMap::new(), used }
    }

    /// The secret key.
    pub(super) fn key(&self) -> &[u8; 16] {
        &self.key
    }

    /// Notes a text.
    pub(super) fn learn(&mut self, text: &[u8], is_hexadecimal: bool) {
        let lower = text.to_ascii_lowercase();
        if is_hexadecimal {
            self.hexadecimal.insert(lower.clone());
        }
        self.originals.insert(lower);
    }

    /// The alias of a text. Upper case stays upper case, so that one ConnID in two spellings stays one.
    pub(super) fn of(&mut self, text: &[u8]) -> Vec<u8> {
        let lower = text.to_ascii_lowercase();
        let alias = match self.aliases.get(&lower) {
            Some(alias) => alias.clone(),
            None => {
                let alias = self.choose(&lower);
                self.used.insert(alias.clone());
                self.aliases.insert(lower, alias.clone());
                alias
            }
        };
        let cased = text
            .iter()
            .zip(alias)
            .map(|(byte, alias)| if byte.is_ascii_uppercase() { alias.to_ascii_uppercase() } else { alias });
        cased.collect()
    }

    /// What became what.
    pub(super) fn map(&self) -> BTreeMap<String, String> {
        let text = |bytes: &[u8]| decoded(bytes).into_owned();
        self.aliases.iter().map(|(original, alias)| (text(original), text(alias))).collect()
    }

    fn choose(&self, lower: &[u8]) -> Vec<u8> {
        let candidates = (0..MOST_TRIED).map(|attempt| self.candidate(lower, attempt));
        let is_free = |candidate: &Vec<u8>| !self.used.contains(candidate) && !is_zero(candidate);
        let is_new = |candidate: &Vec<u8>| is_free(candidate) && !self.originals.contains(candidate);
        let mut candidates = candidates.filter(is_free).peekable();
        let first = candidates.peek().cloned();
        candidates.find(is_new).or(first).unwrap_or_else(|| self.next_free(lower))
    }

    /// A free text of the same shape, counted up from the first candidate. There are at most as many aliases as texts of a
    /// shape, so one is free.
    fn next_free(&self, lower: &[u8]) -> Vec<u8> {
        let mut text = self.candidate(lower, 0);
        while self.used.contains(&text) || is_zero(&text) {
            for byte in text.iter_mut().rev() {
                *byte = match *byte {
                    b'9' => b'0',
                    b'z' => b'a',
                    other => other + 1,
                };
                if !matches!(*byte, b'0' | b'a') {
                    break;
                }
            }
        }
        text
    }

    /// The keyed hash of some bytes.
    fn hash(&self, parts: &[&[u8]]) -> [u8; 16] {
        let mut hasher = SipHasher24::new_with_key(&self.key);
        parts.iter().for_each(|part| hasher.write(part));
        hasher.finish128().as_bytes()
    }

    /// A text of the same shape from the key: digits for digits, letters for the others.
    fn candidate(&self, lower: &[u8], attempt: u32) -> Vec<u8> {
        let is_hexadecimal = self.hexadecimal.contains(lower);
        // The text is hashed once, so that a long one takes linear time.
        let digest = self.hash(&[lower]);
        let mut stream = Vec::with_capacity(lower.len() + 16);
        for block in 0_u32.. {
            if stream.len() >= lower.len() {
                break;
            }
            stream.extend(self.hash(&[&digest, &attempt.to_le_bytes(), &block.to_le_bytes()]));
        }
        let shaped = lower.iter().zip(stream).enumerate().map(|(at, (byte, random))| match byte {
            b'.' => b'.',
            // No number of JSON begins with 0.
            b'1'..=b'9' if at == 0 => b'1' + random % 9,
            byte if byte.is_ascii_digit() => b'0' + random % 10,
            _ if is_hexadecimal => b'a' + random % 6,
            _ => b'a' + random % 26,
        });
        shaped.collect()
    }
}

/// Whether a text means that there is no value.
fn is_zero(text: &[u8]) -> bool {
    text.iter().all(|byte| *byte == b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_alias_means_that_there_is_no_value() {
        for key in 0..100 {
            let mut aliases = Aliases::new([key; 16]);
            for digit in b'1'..=b'9' {
                assert_ne!(aliases.of(&[digit]), b"0", "key {key}");
            }
        }
    }

    #[test]
    fn all_texts_of_a_shape_get_different_aliases() {
        let mut aliases = Aliases::new([1; 16]);
        let texts: Vec<String> = (1..100).map(|number| format!("{number:02}")).collect();
        texts.iter().for_each(|text| aliases.learn(text.as_bytes(), false));
        let used: BTreeSet<_> = texts.iter().map(|text| aliases.of(text.as_bytes())).collect();
        assert_eq!(used.len(), 99);
    }

    #[test]
    fn an_alias_is_no_text_of_the_logs() {
        let mut aliases = Aliases::new([1; 16]);
        let texts: Vec<String> = (1000..3000).map(|number| number.to_string()).collect();
        texts.iter().for_each(|text| aliases.learn(text.as_bytes(), false));
        for text in &texts {
            let alias = aliases.of(text.as_bytes());
            assert!(!aliases.originals.contains(&alias), "{text}");
        }
    }

    #[test]
    fn two_spellings_of_a_conn_id_stay_one() {
        let mut aliases = Aliases::new([1; 16]);
        aliases.learn(b"00a1000000000001", true);
        let [lower, upper] = [&b"00a1000000000001"[..], b"00A1000000000001"].map(|text| aliases.of(text));
        assert_eq!(lower, upper.to_ascii_lowercase());
        assert!(lower.iter().all(u8::is_ascii_hexdigit));
    }
}
