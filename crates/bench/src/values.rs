//! Statistics of measured values.

use serde::{Deserialize, Serialize};

/// Median and range of some values, in the unit of the measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Values {
    /// The median.
    pub median: f64,
    /// The minimum.
    pub least: f64,
    /// The maximum.
    pub greatest: f64,
    /// Number of values.
    #[serde(rename = "runs")]
    pub count: usize,
}

impl Values {
    /// Of these values, if there are any.
    pub(crate) fn of(values: &[f64]) -> Option<Self> {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        let (least, greatest) = (*values.first()?, *values.last()?);
        let middle = values.len() / 2;
        let is_odd = values.len() % 2 == 1;
        let median = if is_odd { values[middle] } else { f64::midpoint(values[middle - 1], values[middle]) };
        Some(Self { median, least, greatest, count: values.len() })
    }

    /// A single value.
    pub(crate) fn once(value: f64) -> Self {
        Self { median: value, least: value, greatest: value, count: 1 }
    }
}

/// The 95th percentile, if there are any values.
pub(crate) fn p95(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    // A twentieth of the values, rounded down, lies above it.
    values.len().checked_sub(values.len() / 20 + 1).map(|last| values[last])
}

/// A value with three significant digits, or from 100 on as an integer.
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
    fn median_of_an_odd_number_of_values_is_the_middle_one() {
        let values = Values::of(&[9.0, 1.0, 2.0]).expect("there are three");
        assert_eq!((values.median, values.least, values.greatest, values.count), (2.0, 1.0, 9.0, 3));
    }

    #[test]
    fn median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assert_eq!(Values::of(&[4.0, 1.0, 2.0, 3.0]).map(|values| values.median), Some(2.5));
    }

    #[test]
    fn no_values_have_no_statistics() {
        assert_eq!(Values::of(&[]), None);
        assert_eq!(p95(&[]), None);
    }

    #[test]
    fn five_of_a_hundred_values_lie_above_p95_and_none_of_a_few() {
        let up_to = |last: u32| (1..=last).rev().map(f64::from).collect::<Vec<_>>();
        assert_eq!([100, 40, 19, 1].map(|last| p95(&up_to(last))), [95.0, 38.0, 19.0, 1.0].map(Some));
    }

    #[test]
    fn values_are_written_with_three_significant_digits() {
        assert_eq!([1234.5, 100.0, 25.55, 1.234, 0.1234].map(three), ["1234", "100", "25.6", "1.23", "0.123"]);
    }
}
