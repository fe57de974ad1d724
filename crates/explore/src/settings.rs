//! How a reader likes the page: kept by the browser, not in the address, for it is the reader's and not the call's.

use callmodel_words::Language;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the reader's device has it.
    #[default]
    Auto,
    /// Light, whatever the device prefers.
    Light,
    /// Dark, whatever the device prefers.
    Dark,
}

/// How close together things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spacing {
    #[default]
    /// Generous space.
    Roomy,
    /// Less space and smaller type.
    Compact,
}

/// How a reader likes the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub appearance: Appearance,
    /// The space between things.
    pub spacing: Spacing,
    /// The language of the interface.
    pub language: Language,
    /// Whether single keys do something.
    pub keys: bool,
}

impl Appearance {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word for it in storage and on the page's root.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Spacing {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Roomy, Self::Compact];

    /// The word for it in storage and on the page's root.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roomy => "roomy",
            Self::Compact => "compact",
        }
    }
}

impl Settings {
    /// As a browser that reads `language` has them, with nothing chosen.
    pub fn usual(language: Language) -> Self {
        Self { appearance: Appearance::default(), spacing: Spacing::default(), language, keys: true }
    }

    /// Reads what [`Settings::written`] wrote. A word that means nothing changes nothing.
    pub fn read(self, written: &str) -> Self {
        let mut settings = self;
        for word in written.split(' ') {
            let Some((name, value)) = word.split_once('=') else { continue };
            match name {
                "theme" => {
                    settings.appearance = found(Appearance::ALL, value, Appearance::name).unwrap_or(settings.appearance)
                }
                "spacing" => settings.spacing = found(Spacing::ALL, value, Spacing::name).unwrap_or(settings.spacing),
                "language" => settings.language = Language::of_tag(value).unwrap_or(settings.language),
                "keys" => settings.keys = value != "off",
                _ => {}
            }
        }
        settings
    }

    /// The settings as a line, for the browser to keep.
    pub fn written(self) -> String {
        let keys = if self.keys { "on" } else { "off" };
        let (theme, spacing, language) = (self.appearance.name(), self.spacing.name(), self.language.tag());
        format!("theme={theme} spacing={spacing} language={language} keys={keys}")
    }
}

fn found<T: Copy, const N: usize>(all: [T; N], name: &str, name_of: fn(T) -> &'static str) -> Option<T> {
    all.into_iter().find(|one| name_of(*one) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_they_were_written() {
        let usual = Settings::usual(Language::English);
        for appearance in Appearance::ALL {
            for spacing in Spacing::ALL {
                for language in Language::ALL {
                    let settings = Settings { appearance, spacing, language, keys: appearance == Appearance::Dark };
                    assert_eq!(usual.read(&settings.written()), settings);
                }
            }
        }
    }

    #[test]
    fn rubbish_changes_nothing() {
        let usual = Settings::usual(Language::German);
        for rubbish in ["", "{}", "theme=", "theme=pink language=xx spacing", "\u{0}=\u{202e} ===="] {
            assert_eq!(usual.read(rubbish), usual, "{rubbish:?}");
        }
    }
}
