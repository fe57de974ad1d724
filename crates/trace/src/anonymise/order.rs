use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher24};

/// A secret order of all rows of numbers below some counts: a permutation that the key decides, without a table.
///
/// It is a Feistel network: in turn, one half of the row has numbers added to it that a keyed hash makes of the other half.
pub(super) struct Order<'a> {
    key: &'a [u8; 16],
    counts: Vec<u32>,
    /// A hash of the counts, so that rows of other counts have an order of their own.
    tweak: [u8; 16],
    /// The order of rows of one number, which has no halves: that of the hashes. Of other rows, nothing.
    of_one: Vec<u32>,
}

/// The rounds of the network: those of FF1, the standard for such permutations.
const ROUNDS: u8 = 10;

/// Numbers that one hash gives.
const OF_HASH: usize = 4;

impl<'a> Order<'a> {
    pub(super) fn new(key: &'a [u8; 16], counts: Vec<u32>) -> Self {
        let tweak = hash(key, &[], &counts);
        let mut of_one: Vec<u32> = if let [count] = counts[..] { (0..count).collect() } else { Vec::new() };
        of_one.sort_by_cached_key(|number| hash(key, &[&tweak], &[*number]));
        Self { key, counts, tweak, of_one }
    }

    /// The rows after this one, in the secret order, round to the one before it: each other row once.
    pub(super) fn after(self, row: Vec<u32>) -> After<'a> {
        let mut at = row;
        self.hide(&mut at);
        After { start: at.clone(), at, order: self }
    }

    /// Replaces a row by its place in the order, which is written as such a row, too.
    fn hide(&self, row: &mut [u32]) {
        if let [number] = row {
            let place = self.of_one.iter().position(|it| it == number);
            *number = place.map_or(0, |place| u32::try_from(place).unwrap_or_default());
            return;
        }
        for round in 0..ROUNDS {
            self.round(row, round, |number, added, count| (number + added) % count);
        }
    }

    /// Replaces a place in the order by its row.
    fn show(&self, row: &mut [u32]) {
        if let [place] = row {
            *place = self.of_one[*place as usize];
            return;
        }
        for round in (0..ROUNDS).rev() {
            self.round(row, round, |number, added, count| (number + count - added) % count);
        }
    }

    /// Changes one half of a row by the other.
    fn round(&self, row: &mut [u32], round: u8, change: impl Fn(u32, u32, u32) -> u32) {
        let middle = row.len() / 2;
        let (one, other) = row.split_at_mut(middle);
        let (one_counts, other_counts) = self.counts.split_at(middle);
        let (from, to, counts) =
            if round.is_multiple_of(2) { (one, other, other_counts) } else { (other, one, one_counts) };
        let digest = hash(self.key, &[&self.tweak, &[round]], from);
        for (block, (numbers, counts)) in (0_u32..).zip(to.chunks_mut(OF_HASH).zip(counts.chunks(OF_HASH))) {
            let added = if block == 0 { digest } else { hash(self.key, &[&digest], &[block]) };
            for ((number, count), added) in numbers.iter_mut().zip(counts).zip(added.chunks_exact(4)) {
                let added = added.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
                *number = change(*number, added % count, *count);
            }
        }
    }
}

/// The rows after a row in a secret order.
pub(super) struct After<'a> {
    order: Order<'a>,
    /// The place of the row.
    start: Vec<u32>,
    at: Vec<u32>,
}

impl Iterator for After<'_> {
    type Item = Vec<u32>;

    fn next(&mut self) -> Option<Vec<u32>> {
        for (number, count) in self.at.iter_mut().zip(&self.order.counts).rev() {
            *number = (*number + 1) % count;
            if *number > 0 {
                break;
            }
        }
        (self.at != self.start).then(|| {
            let mut row = self.at.clone();
            self.order.show(&mut row);
            row
        })
    }
}

/// The keyed hash of some bytes and numbers.
fn hash(key: &[u8; 16], bytes: &[&[u8]], numbers: &[u32]) -> [u8; 16] {
    let mut hasher = SipHasher24::new_with_key(key);
    bytes.iter().for_each(|bytes| hasher.write(bytes));
    numbers.iter().for_each(|number| hasher.write(&number.to_le_bytes()));
    hasher.finish128().as_bytes()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// All rows below some counts.
    fn rows(counts: &[u32]) -> Vec<Vec<u32>> {
        counts.iter().fold(vec![Vec::new()], |rows, count| {
            let longer = |row: &Vec<u32>, number| [row.as_slice(), &[number]].concat();
            rows.iter().flat_map(|row| (0..*count).map(move |number| longer(row, number))).collect()
        })
    }

    /// Checks that all rows come after a row, each once, but itself.
    fn check_cycle(key: u8, counts: &[u32]) {
        let start = rows(counts).swap_remove(0);
        let after: Vec<_> = Order::new(&[key; 16], counts.to_vec()).after(start.clone()).collect();
        let different: BTreeSet<_> = after.iter().cloned().chain([start]).collect();
        assert_eq!((different, after.len() + 1), (rows(counts).into_iter().collect(), rows(counts).len()));
    }

    #[test]
    fn all_other_rows_come_after_a_row_once() {
        for key in 0..20 {
            for counts in [&[][..], &[2], &[9], &[128], &[2, 2], &[9, 10], &[2, 3, 5], &[26, 26], &[9, 10, 10]] {
                check_cycle(key, counts);
            }
        }
    }

    /// Checks that the places of some rows are rows below the same counts, and lead back.
    fn check_places(counts: &[u32], rows: impl Iterator<Item = Vec<u32>>) {
        let order = Order::new(&[7; 16], counts.to_vec());
        for row in rows {
            let mut place = row.clone();
            order.hide(&mut place);
            assert!(place.iter().zip(counts).all(|(number, count)| number < count), "{row:?}");
            order.show(&mut place);
            assert_eq!(place, row);
        }
    }

    #[test]
    fn numbers_of_up_to_six_digits_have_places_of_their_own() {
        for digits in 1..=4 {
            check_places(&vec![10; digits], rows(&vec![10; digits]).into_iter());
        }
        // All of six digits take a minute.
        let number = |number: u32| (0..6).map(|at| number / 10_u32.pow(at) % 10).collect();
        check_places(&[10; 6], (0..1_000_000).step_by(101).map(number));
    }

    #[test]
    fn another_key_is_another_order() {
        let first = |key| Order::new(&[key; 16], vec![10; 6]).after(vec![1; 6]).next();
        let firsts: BTreeSet<_> = (0..50).map(first).collect();
        assert!(firsts.len() >= 49, "{firsts:?}");
    }

    #[test]
    fn neighbours_have_no_neighbours_as_next() {
        let next = |number: u32| {
            let row = (0..4).rev().map(|at| number / 10_u32.pow(at) % 10).collect();
            let next = Order::new(&[5; 16], vec![10; 4]).after(row).next().unwrap_or_default();
            next.iter().fold(0, |all, digit| all * 10 + digit)
        };
        let near = (0..9_999).filter(|number| next(*number).abs_diff(next(number + 1)) < 100).count();
        // Of two random numbers, 2 % are that near.
        assert!((100..300).contains(&near), "{near}");
    }

    proptest! {
        #[test]
        fn a_place_of_any_row_leads_back(key: [u8; 16], counted in vec((2_u32..20_000, any::<u32>()), 0..40)) {
            let row: Vec<u32> = counted.iter().map(|(count, number)| number % count).collect();
            let order = Order::new(&key, counted.iter().map(|(count, _)| *count).collect());
            let mut place = row.clone();
            order.hide(&mut place);
            order.show(&mut place);
            prop_assert_eq!(place, row);
        }
    }
}
