use callmodel_forms::Colours;
use clap::ValueEnum;

/// The value of `--theme`.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Theme {
    /// Those that the reader's device prefers
    Auto,
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
    /// Dark on light, without a background, for white paper
    Print,
}

impl From<Theme> for Colours {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Auto => Self::Auto,
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::Print => Self::Print,
        }
    }
}
