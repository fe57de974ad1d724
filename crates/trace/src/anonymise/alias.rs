use std::collections::{BTreeMap, BTreeSet};

use super::order::Order;
use super::shape::Shape;
use crate::text::decoded;

/// Aliases of texts. Each has the shape of its text and differs from all others.
///
/// The alias of a text is the next text of its shape in an order that the key decides. So no text is its own alias, and no two
/// have one alias, in whatever logs they are. Only if [`Aliases::is_stable`] is false, what was learned is passed over.
#[derive(Clone, Debug)]
pub(super) struct Aliases {
    key: [u8; 16],
    /// Whether aliases depend on the key alone, so that one may be a text that was learned.
    is_stable: bool,
    /// Texts in lower case that are no aliases.
    originals: BTreeSet<Vec<u8>>,
    /// Texts that may be ConnIDs, whose letters stay hexadecimal digits.
    conn_ids: BTreeSet<Vec<u8>>,
    /// The alias of each text, both in lower case.
    aliases: BTreeMap<Vec<u8>, Vec<u8>>,
    used: BTreeSet<Vec<u8>>,
}

/// Texts that are tried before a text of the logs is accepted as an alias of another. Short texts leave no choice.
const MOST_TRIED: usize = 200;

impl Aliases {
    pub(super) fn new(key: [u8; 16]) -> Self {
        let (originals, conn_ids, used) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { key, is_stable: false, originals, conn_ids, aliases: BTreeMap::new(), used }
    }

    /// The same aliases in all logs, which may be texts of the logs.
    pub(super) fn stable(self) -> Self {
        Self { is_stable: true, ..self }
    }

    /// The secret key.
    pub(super) fn key(&self) -> &[u8; 16] {
        &self.key
    }

    /// Notes a text.
    pub(super) fn learn(&mut self, text: &[u8], is_hexadecimal: bool) {
        if self.is_stable && !is_hexadecimal {
            return;
        }
        let lower = text.to_ascii_lowercase();
        if is_hexadecimal {
            self.conn_ids.insert(lower.clone());
        }
        if !self.is_stable {
            self.originals.insert(lower);
        }
    }

    /// The alias of a text. Upper case stays upper case, so that one ConnID in two spellings stays one.
    pub(super) fn of(&mut self, text: &[u8]) -> Vec<u8> {
        let lower = text.to_ascii_lowercase();
        let mut alias = match self.aliases.get(&lower) {
            Some(alias) => alias.clone(),
            None => {
                let alias = self.choose(&lower, &lower);
                self.used.insert(alias.clone());
                self.aliases.insert(lower, alias.clone());
                alias
            }
        };
        let upper = alias.iter_mut().zip(text).filter(|(_, byte)| byte.is_ascii_uppercase());
        upper.for_each(|(alias, _)| alias.make_ascii_uppercase());
        alias
    }

    /// What became what.
    pub(super) fn map(&self) -> BTreeMap<String, String> {
        let text = |bytes: &[u8]| decoded(bytes).into_owned();
        self.aliases.iter().map(|(original, alias)| (text(original), text(alias))).collect()
    }

    /// An alias of `text` of the shape of `like`: the next in the secret order that is no alias yet and was not learned, else
    /// the next that is no alias yet. When all texts of the shape are aliases, it is one of a longer shape.
    fn choose(&self, text: &[u8], like: &[u8]) -> Vec<u8> {
        let (shape, row) = Shape::of(like, self.conn_ids.contains(text));
        let after = Order::new(&self.key, shape.counts()).after(row);
        let candidates = after.filter_map(|row| shape.text(&row));
        let mut first = None;
        for (tried, candidate) in candidates.enumerate() {
            let is_free = !self.used.contains(&candidate) && candidate != text;
            if is_free && !self.originals.contains(&candidate) {
                return candidate;
            }
            if is_free && first.is_none() {
                first = Some(candidate);
            }
            if tried >= MOST_TRIED && first.is_some() {
                break;
            }
        }
        first.unwrap_or_else(|| self.choose(text, &[like, b"0"].concat()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::*;

    /// Texts of tokens, many of shapes that few texts have.
    fn texts() -> impl Strategy<Value = BTreeSet<Vec<u8>>> {
        let few = prop_oneof![
            "[1-9]",
            "[0-9]{1,2}",
            "[a-z]",
            "[a-f]{1,2}",
            "[ä-öа-п]{1,2}",
            "[一-龥]{1,2}",
            "[😀-😏]",
            "[a-z0-9ü]{1,20}",
        ];
        let bytes = vec(prop_oneof![0x80..=0xFF_u8, b'a'..=b'c'], 1..4);
        let text = prop_oneof![few.prop_map(String::into_bytes), bytes];
        btree_set(text, 0..200).prop_map(|mut texts| {
            texts.retain(|text| text.iter().any(|byte| *byte != b'0'));
            texts
        })
    }

    proptest! {
        #[test]
        fn each_text_has_another_alias_of_its_shape(key: [u8; 16], texts in texts(), learned: bool, stable: bool) {
            let mut aliases = Aliases::new(key);
            aliases.is_stable = stable;
            if learned {
                texts.iter().for_each(|text| aliases.learn(text, false));
            }
            let mut used = BTreeSet::new();
            for text in &texts {
                let alias = aliases.of(text);
                prop_assert_ne!(&alias, text);
                prop_assert_eq!(alias.len(), text.len());
                prop_assert_eq!(Shape::of(&alias, false).0, Shape::of(text, false).0);
                prop_assert!(used.insert(alias));
            }
        }

        #[test]
        fn a_stable_alias_depends_on_key_and_text_alone(key: [u8; 16], texts in texts(), others in texts()) {
            let of_logs = |texts: Vec<&Vec<u8>>| {
                let mut aliases = Aliases::new(key).stable();
                texts.iter().for_each(|text| aliases.learn(text, false));
                texts.into_iter().map(|text| (text.clone(), aliases.of(text))).collect::<BTreeMap<_, _>>()
            };
            let alone = of_logs(texts.iter().collect());
            let together = of_logs(others.iter().chain(texts.iter().rev()).collect());
            prop_assert!(alone.iter().all(|(text, alias)| together.get(text) == Some(alias)));
        }
    }

    #[test]
    fn all_texts_of_a_small_shape_get_aliases() {
        for alphabet in [b'1'..=b'9', b'a'..=b'z', 0x80..=0xFF] {
            for (key, learned) in (0..10).flat_map(|key| [(key, 0), (key, 3), (key, 200)]) {
                let mut aliases = Aliases::new([key; 16]);
                alphabet.clone().take(learned).for_each(|byte| aliases.learn(&[byte], false));
                let used: BTreeSet<_> = alphabet.clone().map(|byte| aliases.of(&[byte])).collect();
                assert_eq!(used.len(), alphabet.clone().count(), "key {key}");
                assert!(alphabet.clone().all(|byte| aliases.of(&[byte]) != [byte]), "key {key}");
            }
        }
    }

    #[test]
    fn a_text_that_has_no_other_of_its_shape_becomes_longer() {
        assert_eq!(Aliases::new([1; 16]).of(b".").len(), 2);
    }

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
