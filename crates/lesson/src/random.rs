/// A pseudorandom number generator: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// The numbers after a seed are part of the format of links: a change would turn every link into another question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// An index into a list of `len` elements; 0 for an empty one. The bias of the remainder is below 2⁻⁵⁰.
    pub(crate) fn below(&mut self, len: usize) -> usize {
        let len = u64::try_from(len.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % len).unwrap_or_default()
    }

    /// An element of a list that is not empty.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Shuffles a list (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_1234567_gives_the_published_numbers() {
        let mut random = Random::new(1_234_567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn a_shuffled_list_keeps_its_elements() {
        let mut list: Vec<_> = (0..9).collect();
        Random::new(1).shuffle(&mut list);
        assert_ne!(list, (0..9).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..9).collect::<Vec<_>>());
    }
}
