/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    /// English, the one that needs no file.
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

    /// Its tag (BCP 47), which is also the name of its file.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Japanese => "ja",
        }
    }

    /// What it calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::Japanese => "日本語",
        }
    }

    /// The language of a tag, such as `es` or `es-MX`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let main = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| main.eq_ignore_ascii_case(language.tag()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_whatever_its_region_and_case() {
        assert_eq!(Language::of_tag("es-MX"), Some(Language::Spanish));
        assert_eq!(Language::of_tag("DE"), Some(Language::German));
        assert_eq!((Language::of_tag("fr"), Language::of_tag("")), (None, None));
    }
}
