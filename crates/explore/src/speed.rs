/// The playback interval between two steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// 3 s.
    Slow,
    /// 1.5 s.
    #[default]
    Usual,
    /// 0.75 s.
    Fast,
}

impl Speed {
    /// Every speed, slowest first.
    pub const ALL: [Self; 3] = [Self::Slow, Self::Usual, Self::Fast];

    /// The interval in ms.
    pub fn ms(self) -> u32 {
        match self {
            Self::Slow => 3_000,
            Self::Usual => 1_500,
            Self::Fast => 750,
        }
    }

    /// The label of the speed: a factor.
    pub fn label(self) -> &'static str {
        match self {
            Self::Slow => "½×",
            Self::Usual => "1×",
            Self::Fast => "2×",
        }
    }
}
