//! Plural categories of CLDR, and the forms of a text that are chosen by a number.

/// A plural category of CLDR (UTS 35, Language Plural Rules).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    /// The category that every language has.
    Other,
}

impl Category {
    /// Every category, in the order of CLDR.
    pub(crate) const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// The name in CLDR.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// The numbers that a form of a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Selector {
    /// One number alone. It takes precedence over the number's category.
    Exactly(usize),
    /// The numbers of a category.
    Category(Category),
}

impl Selector {
    /// Parses the end of a key: a number, such as `1`, or the name of a category.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if let Ok(number) = text.parse() {
            return Some(Self::Exactly(number));
        }
        Category::ALL.into_iter().find(|category| category.name() == text).map(Self::Category)
    }
}
