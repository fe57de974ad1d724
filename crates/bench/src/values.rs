//! Measured values: their median, and how they are written.

/// Times in ms: the one in the middle, the least, the greatest, and how many there were.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Times {
    /// The one in the middle.
    pub(crate) median: f64,
    /// The least.
    pub(crate) least: f64,
    /// The greatest.
    pub(crate) greatest: f64,
    /// How many there were.
    pub(crate) count: usize,
}

impl Times {
    /// Of these, if there are any.
    pub(crate) fn of(times: &[f64]) -> Option<Self> {
        let mut times = times.to_vec();
        times.sort_by(f64::total_cmp);
        let (least, greatest) = (*times.first()?, *times.last()?);
        let middle = times.len() / 2;
        // Of an even number, the mean of the two in the middle.
        let median = if times.len() % 2 == 1 { times[middle] } else { f64::midpoint(times[middle - 1], times[middle]) };
        Some(Self { median, least, greatest, count: times.len() })
    }
}

/// What 95 of 100 of these are not above, if there are any.
pub(crate) fn p95(times: &[f64]) -> Option<f64> {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    // A twentieth of them, rounded down, may be above.
    times.len().checked_sub(times.len() / 20 + 1).map(|last| times[last])
}

/// A value in three figures or, from 100 on, all before the point.
pub(crate) fn three(value: f64) -> String {
    let decimals = match value.abs() {
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        _ => 3,
    };
    format!("{value:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_odd_number_is_one_of_them() {
        let times = Times::of(&[9.0, 1.0, 2.0]).expect("there are three");
        assert_eq!((times.median, times.least, times.greatest, times.count), (2.0, 1.0, 9.0, 3));
    }

    #[test]
    fn the_median_of_an_even_number_is_between_two() {
        assert_eq!(Times::of(&[4.0, 1.0, 2.0, 3.0]).map(|times| times.median), Some(2.5));
    }

    #[test]
    fn nothing_has_no_median() {
        assert_eq!(Times::of(&[]), None);
    }

    #[test]
    fn of_a_hundred_five_are_above_and_of_a_few_none() {
        let up_to = |last: u32| (1..=last).rev().map(f64::from).collect::<Vec<_>>();
        assert_eq!([100, 40, 19, 1].map(|last| p95(&up_to(last))), [95.0, 38.0, 19.0, 1.0].map(Some));
        assert_eq!(p95(&[]), None);
    }

    #[test]
    fn a_value_is_written_in_three_figures() {
        assert_eq!([1234.5, 100.0, 25.55, 1.234, 0.1234].map(three), ["1234", "100", "25.6", "1.23", "0.123"]);
    }
}
