use std::rc::Rc;

use crate::entry::{CatalogLine, KeyHash, SCRIPT, TAG, lines};
use crate::plural::{Category, Selector};
use crate::{Language, Text};

/// A plural rule: the category of an integer.
pub(crate) type PluralRule = fn(usize) -> Category;

/// The forms of a plural text.
pub(crate) type Forms = Vec<(Selector, Text)>;

/// The texts of a language, addressed by position.
pub(crate) struct Catalog {
    pub(crate) rule: PluralRule,
    /// Texts of one form.
    pub(crate) plain: Vec<Text>,
    /// Texts with a form per category of the language.
    pub(crate) plural: Vec<Forms>,
}

impl Catalog {
    /// The catalog that is compiled in, English: its plain texts, a line each, and its plural ones.
    pub(crate) fn compiled(plain: &'static str, plural: &[&[(Selector, &'static str)]]) -> Self {
        let forms = |forms: &&[(Selector, &'static str)]| {
            forms.iter().map(|(selector, text)| (*selector, Text::from(*text))).collect()
        };
        Self {
            rule: Language::English.rule(),
            plain: plain.lines().map(Text::from).collect(),
            plural: plural.iter().map(forms).collect(),
        }
    }

    /// Reads a file that begins with the tag of its language, which is returned, too. `None` if its keys are not those with the hash `keys`.
    pub(crate) fn of_file(file: &str, keys: u32) -> Option<(Self, Language)> {
        let (_, first) = lines(file).next()?;
        let tag = CatalogLine::parse(first).filter(|entry| entry.key == TAG)?.text;
        let language = Language::of_tag(tag)?;
        let (catalog, found) = Self::read(file, language.rule())?;
        (found == keys).then_some((catalog, language))
    }

    /// Reads a file. Its [`KeyHash`] is beside it. `None` if a line is malformed.
    pub(crate) fn read(file: &str, rule: PluralRule) -> Option<(Self, u32)> {
        let mut catalog = Self { rule, plain: Vec::new(), plural: Vec::new() };
        let (mut forms, mut keys) = (Forms::new(), KeyHash::default());
        for (_, line) in lines(file) {
            let entry = CatalogLine::parse(line)?;
            if entry.key == TAG || entry.key.starts_with(SCRIPT) {
                continue;
            }
            let text = Text::from(entry.text.to_owned());
            match entry.selector {
                None => catalog.plain.push(text),
                Some(selector) => {
                    forms.push((selector, text));
                    // The last form. The others differ between languages, so their keys are not hashed.
                    if selector != Selector::Category(Category::Other) {
                        continue;
                    }
                    catalog.plural.push(std::mem::take(&mut forms));
                }
            }
            keys.add(entry.key);
        }
        Some((catalog, keys.finish()))
    }

    /// The text of one form at `index`. Its callers are many: the pointer is followed here, not in each of them.
    pub(crate) fn plain(self: &Rc<Self>, index: usize) -> Text {
        self.plain.get(index).cloned().unwrap_or_default()
    }

    /// The text at `index`, or `english` in the catalog that is compiled in, which lacks it.
    pub(crate) fn plain_or(self: &Rc<Self>, index: usize, english: &'static str) -> Text {
        let text = self.plain(index);
        if text.is_empty() { Text::from(english) } else { text }
    }

    /// The text at `index`, filled with `values`.
    pub(crate) fn filled(self: &Rc<Self>, index: usize, values: &[(&str, &str)]) -> String {
        filled(&self.plain(index), values)
    }

    /// The plural text at `index` for `count`, filled with it and with `values`.
    ///
    /// The form is that of the number itself, else that of its category.
    pub(crate) fn counted(self: &Rc<Self>, index: usize, count: usize, values: &[(&str, &str)]) -> String {
        let forms = self.plural.get(index).map_or(&[][..], Vec::as_slice);
        let form = |wanted| forms.iter().find(|(selector, _)| *selector == wanted);
        let form = form(Selector::Exactly(count)).or_else(|| form(Selector::Category((self.rule)(count))));
        let template = form.map_or("", |(_, text)| text.as_str());
        filled(template, &[values, &[("count", &count.to_string())]].concat())
    }
}

/// Fills the places of `template`. The values are inserted verbatim: braces in them are no places.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for part in template.split('{') {
        // The first part has no place before it.
        let Some((place, rest)) = part.split_once('}') else {
            filled.push_str(part);
            continue;
        };
        filled.extend(values.iter().filter(|(name, _)| *name == place).map(|(_, value)| *value));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules of the languages in `tests/text`.
    mod rules {
        use crate::plural::Category;

        include!(concat!(env!("OUT_DIR"), "/test_rules.rs"));
    }

    const NUMBERS: [usize; 8] = [0, 1, 2, 5, 11, 22, 100, 1_000_000];

    fn check(file: &str, rule: PluralRule, expected: [&str; 8]) {
        let (catalog, _) = Catalog::read(file, rule).unwrap();
        let catalog = Rc::new(catalog);
        assert_eq!(NUMBERS.map(|count| catalog.counted(0, count, &[])), expected);
    }

    #[test]
    fn polish_steps_are_one_few_or_many() {
        check(
            include_str!("../tests/text/pl.txt"),
            rules::pl,
            [
                "Odrzucono 0 kroków.",
                "Odrzucono krok.",
                "Odrzucono 2 kroki.",
                "Odrzucono 5 kroków.",
                "Odrzucono 11 kroków.",
                "Odrzucono 22 kroki.",
                "Odrzucono 100 kroków.",
                "Odrzucono 1000000 kroków.",
            ],
        );
    }

    #[test]
    fn arabic_steps_have_all_six_categories() {
        check(
            include_str!("../tests/text/ar.txt"),
            rules::ar,
            ["لا خطوات", "خطوة واحدة", "خطوتان", "5 خطوات", "11 خطوة", "22 خطوة", "100 خطوة أخرى", "1000000 خطوة أخرى"],
        );
    }

    #[test]
    fn a_form_for_the_number_itself_precedes_its_category() {
        let file = "found.0 = nobody\nfound.1 = one\nfound.other = {count} in {place}\n";
        let (catalog, _) = Catalog::read(file, |_| Category::Other).unwrap();
        let catalog = Rc::new(catalog);
        let found = [0, 1, 2].map(|count| catalog.counted(0, count, &[("place", "A")]));
        assert_eq!(found, ["nobody", "one", "2 in A"]);
    }
}
