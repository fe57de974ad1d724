/// The style of a drawing as SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SvgStyle {
    /// The colours.
    pub colours: Colours,
    /// The prefix of the ids, so that two drawings on a page share none. Characters other than letters, digits, `-` and `_`
    /// are left out.
    pub id_prefix: String,
    /// The unit of width and height.
    pub unit: Unit,
}

/// The unit of a drawing's width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Pixels, for a file of its own.
    #[default]
    Px,
    /// Multiples of the type size, for a page: the drawing grows with the text around it.
    Em,
}

impl Unit {
    /// A length in px as an attribute of an SVG. Drawings are laid out for type of 16 px.
    #[must_use]
    pub fn length(self, px: i32) -> String {
        match self {
            Self::Px => px.to_string(),
            Self::Em => format!("{}em", f64::from(px) / 16.0),
        }
    }
}

/// The colour scheme of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colours {
    /// The scheme that the reader's device prefers; light where it is unknown.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// The light colours without a background, for white paper.
    Print,
}

impl Colours {
    /// All schemes, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Print];

    /// The name: `auto`, `light`, `dark` or `print`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// The palette, and with [`Colours::Auto`] a second one for the dark scheme.
    #[must_use]
    pub fn palettes(self) -> (&'static Palette, Option<&'static Palette>) {
        match self {
            Self::Auto => (&LIGHT, Some(&DARK)),
            Self::Light | Self::Print => (&LIGHT, None),
            Self::Dark => (&DARK, None),
        }
    }

    /// The scheme with this [`Colours::name`].
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colours| colours.name() == name)
    }
}

impl Default for SvgStyle {
    fn default() -> Self {
        Self { colours: Colours::default(), id_prefix: "ladder".to_owned(), unit: Unit::default() }
    }
}

/// The colours of a scheme as `#rrggbb`, for the drawing and the page around it. The contrast of all text is at least 4.5:1,
/// that of all marks 3:1.
#[derive(Debug, PartialEq, Eq)]
pub struct Palette {
    /// The background.
    pub card: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Faint text.
    pub soft: &'static str,
    /// Hairlines; no mark of the drawing.
    pub line: &'static str,
    /// The background of state bars.
    pub bar: &'static str,
    /// Lifelines.
    pub lifeline: &'static str,
    /// The background of chosen messages.
    pub mark: &'static str,
    /// [`Tone::Accent`](crate::Tone::Accent).
    pub accent: &'static str,
    /// [`Tone::Final`](crate::Tone::Final).
    pub last: &'static str,
    /// [`Tone::News`](crate::Tone::News).
    pub news: &'static str,
    /// Chip and text of the lanes that have a solid lifeline, in a fixed cycle. Their hues are not those of requests and events.
    pub chips: [[&'static str; 2]; 8],
}

static LIGHT: Palette = Palette {
    card: "#ffffff",
    ink: "#15171c",
    soft: "#5b6270",
    line: "#dcdad3",
    bar: "#ebe8e1",
    lifeline: "#8a8d96",
    mark: "#edf0ff",
    accent: "#3b5bdb",
    last: "#c2255c",
    news: "#b35c00",
    chips: [
        ["#c8f4f3", "#006364"],
        ["#efe3ff", "#5d4380"],
        ["#d6f2d9", "#246131"],
        ["#ececca", "#585600"],
        ["#fcdff8", "#713c6d"],
        ["#e7eaed", "#4e5359"],
        ["#cdf4e5", "#00644a"],
        ["#e2efcf", "#465c12"],
    ],
};

static DARK: Palette = Palette {
    card: "#1b1e24",
    ink: "#eceef2",
    soft: "#9aa3b2",
    line: "#343943",
    bar: "#2a2e36",
    lifeline: "#6a7180",
    mark: "#232a47",
    accent: "#91a7ff",
    last: "#faa2c1",
    news: "#ffc078",
    chips: [
        ["#093b3b", "#8ee6e5"],
        ["#382d48", "#dec8ff"],
        ["#203a24", "#afe4b5"],
        ["#353514", "#d9d997"],
        ["#41293f", "#f5c1ef"],
        ["#313336", "#cfd5db"],
        ["#133b2f", "#9ae7cc"],
        ["#2d371a", "#c7dfa1"],
    ],
};
