use crate::catalog::PluralRule;

/// The CLDR plural rules of the languages in `text`, a function for each tag.
mod rules {
    use crate::plural::Category;

    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    /// English, the only one that needs no file.
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Japanese.
    Japanese,
}

impl Language {
    /// Every language, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Spanish, Self::Japanese];

    /// The tag (BCP 47), which is also the name of the file.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Japanese => "ja",
        }
    }

    /// Its plural rule.
    pub(crate) fn rule(self) -> PluralRule {
        match self {
            Self::English => rules::en,
            Self::German => rules::de,
            Self::Spanish => rules::es,
            Self::Japanese => rules::ja,
        }
    }

    /// The language's name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::Japanese => "日本語",
        }
    }

    /// The language of a tag with or without a region, such as `es` or `es-MX`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let main = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| main.eq_ignore_ascii_case(language.tag()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_with_any_region_and_case() {
        assert_eq!(Language::of_tag("es-MX"), Some(Language::Spanish));
        assert_eq!(Language::of_tag("DE"), Some(Language::German));
        assert_eq!((Language::of_tag("fr"), Language::of_tag("")), (None, None));
    }

    #[test]
    fn only_spanish_has_a_category_for_a_million() {
        let of = |count| Language::ALL.map(|language| (language.rule())(count).name());
        assert_eq!(of(1), ["one", "one", "one", "other"]);
        assert_eq!(of(2), ["other"; 4]);
        assert_eq!(of(0), ["other"; 4]);
        assert_eq!(of(2_000_000), ["other", "other", "many", "other"]);
        assert_eq!(of(2_000_001), ["other"; 4]);
    }
}
