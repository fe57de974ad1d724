use std::fmt;
use std::str::FromStr;

use crate::Kind;

/// The input of a generated question. Its written form is that of links: `value-7`, or `value-7-3` for a call of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Recipe {
    /// The kind.
    pub kind: Kind,
    /// The seed.
    pub seed: u64,
    /// The number of parties of the call at its beginning; `None` lets the seed choose.
    pub parties: Option<usize>,
}

impl Recipe {
    /// The maximum number of parties.
    pub const MAX_PARTIES: usize = 8;

    /// The numbers of parties that a generated call may have.
    pub const PARTIES: std::ops::RangeInclusive<usize> = 2..=Self::MAX_PARTIES;
}

impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind, self.seed)?;
        self.parties.map_or(Ok(()), |parties| write!(f, "-{parties}"))
    }
}

/// The text is not the written form of a [`Recipe`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRecipe;

impl FromStr for Recipe {
    type Err = NoRecipe;

    fn from_str(text: &str) -> Result<Self, NoRecipe> {
        let mut words = text.split('-');
        let kind = words.next().and_then(|word| word.parse().ok()).ok_or(NoRecipe)?;
        // `+7` is no number of a link.
        let mut number = || match words.next() {
            None => Ok(None),
            Some(word) if word.bytes().all(|byte| byte.is_ascii_digit()) => {
                word.parse().map(Some).map_err(|_| NoRecipe)
            }
            Some(_) => Err(NoRecipe),
        };
        let (seed, parties) = (number()?.ok_or(NoRecipe)?, number()?);
        let parties = parties.map(usize::try_from).transpose().map_err(|_| NoRecipe)?;
        if words.next().is_some() { Err(NoRecipe) } else { Ok(Self { kind, seed, parties }) }
    }
}
