//! Settings of the reader. The browser stores them; they are not in the address, which is about the call.

use callmodel_words::Language;

/// The colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// The preference of the reader's device.
    #[default]
    Auto,
    /// Light, whatever the device prefers.
    Light,
    /// Dark, whatever the device prefers.
    Dark,
}

/// The density of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spacing {
    #[default]
    /// Generous space.
    Roomy,
    /// Less space and smaller type.
    Compact,
}

/// The settings of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The colour scheme.
    pub appearance: Appearance,
    /// The density of the page.
    pub spacing: Spacing,
    /// The language of the interface.
    pub language: Language,
    /// Whether shortcuts of a single key are on.
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
    /// The defaults in a browser whose language is `language`.
    pub fn usual(language: Language) -> Self {
        Self { appearance: Appearance::default(), spacing: Spacing::default(), language, keys: true }
    }

    /// Parses the output of [`Settings::written`]. An unknown word leaves its setting as it is.
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

    /// The settings as a line, for the browser's storage.
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
    fn written_settings_read_back_as_themselves() {
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
    fn unknown_words_keep_the_settings() {
        let usual = Settings::usual(Language::German);
        for rubbish in ["", "{}", "theme=", "theme=pink language=xx spacing", "\u{0}=\u{202e} ===="] {
            assert_eq!(usual.read(rubbish), usual, "{rubbish:?}");
        }
    }
}
