use std::hash::Hasher as _;

use siphasher::sip::SipHasher24;

use crate::stamp::{SECONDS, Stamp, date, date_of, time_of};

/// The least and the greatest shift, in seconds: a day and ten years.
const LEAST: u64 = 86_400;
const GREATEST: u64 = 10 * 365 * 86_400;

/// Digits of a time in seconds since 1970, and in milliseconds.
const OF_SECONDS: usize = 10;
const OF_MILLISECONDS: usize = 13;

/// Moves all times by one secret amount: a whole number of seconds, so that fractions and AttributeTimeinuSecs stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    seconds: i64,
}

impl Shift {
    /// The shift of a key.
    pub(super) fn of(key: &[u8; 16]) -> Self {
        let mut hasher = SipHasher24::new_with_key(key);
        hasher.write(b"time");
        let seconds = LEAST + hasher.finish() % (GREATEST - LEAST);
        Self { seconds: i64::try_from(seconds).expect("ten years of seconds are below 2^63") }
    }

    /// The seconds by which times become later.
    pub(super) fn seconds(self) -> i64 {
        self.seconds
    }

    /// The time stamp at the start of `text`, with or without a date, moved. Its length and its fraction stay.
    pub(super) fn stamp(self, text: &[u8]) -> Vec<u8> {
        let mut out = text.to_vec();
        let Some(stamp) = Stamp::at_start(text) else { return out };
        let start = usize::from(text.starts_with(b"@"));
        let seconds = stamp.micros.div_euclid(1_000_000) + self.seconds;
        let time = time_of(seconds);
        match stamp.day {
            Some(day) => {
                out[start..start + 10].copy_from_slice(date_of(day + seconds.div_euclid(SECONDS)).as_bytes());
                out[start + 11..start + 19].copy_from_slice(time.as_bytes());
            }
            None => out[start..start + 8].copy_from_slice(time.as_bytes()),
        }
        out
    }

    /// The beginning of the value of a time attribute, moved, and its length: `1700000005 (22:13:25)`, or milliseconds. `None`
    /// for a value that is no such time.
    pub(super) fn value(self, name: &[u8], value: &[u8]) -> Option<(Vec<u8>, usize)> {
        if !matches!(name, b"TimeinSecs" | b"Time") {
            return None;
        }
        let quote = usize::from(value.first().is_some_and(|byte| matches!(byte, b'\'' | b'"')));
        let digits = value[quote..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = quote + digits;
        let mut out = value[..quote].to_vec();
        out.extend(self.number(&value[quote..end])?);
        let clock =
            value[end..].strip_prefix(b" (").filter(|rest| Stamp::at_start(rest).is_some_and(|it| it.day.is_none()));
        let Some(clock) = clock else { return Some((out, end)) };
        out.extend_from_slice(b" (");
        out.extend(self.stamp(&clock[..8]));
        Some((out, end + 2 + 8))
    }

    /// A time in seconds or milliseconds, moved. `None` for a number of other length.
    pub(super) fn number(self, digits: &[u8]) -> Option<Vec<u8>> {
        let unit = match digits.len() {
            OF_SECONDS => 1,
            OF_MILLISECONDS => 1_000,
            _ => return None,
        };
        let number: i64 = std::str::from_utf8(digits).ok()?.parse().ok()?;
        let moved = (number + self.seconds * unit).to_string().into_bytes();
        // The year 2286 has a digit more.
        (moved.len() == digits.len()).then_some(moved)
    }

    /// The date `YYYYMMDD` and, if it follows, the time `HHMMSS` in the name of a log, moved.
    pub(super) fn in_name(self, day: &[u8], time: Option<&[u8]>) -> Option<(Vec<u8>, Vec<u8>)> {
        let part = |text: &[u8], range: std::ops::Range<usize>| {
            let digits = std::str::from_utf8(text.get(range)?).ok()?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i64>().ok())?
        };
        let days = date(part(day, 0..4)?, part(day, 4..6)?, part(day, 6..8)?)?;
        let of_day = match time {
            Some(time) => (part(time, 0..2)? * 60 + part(time, 2..4)?) * 60 + part(time, 4..6)?,
            None => 0,
        };
        let seconds = of_day + self.seconds;
        let without = |text: String, separator: char| text.replace(separator, "").into_bytes();
        let moved = without(date_of(days + seconds.div_euclid(SECONDS)), '-');
        Some((moved, without(time_of(seconds), ':')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(seconds: i64) -> Shift {
        Shift { seconds }
    }

    fn check_stamp(seconds: i64, stamp: &str, expected: &str) {
        assert_eq!(String::from_utf8(by(seconds).stamp(stamp.as_bytes())).unwrap(), expected);
    }

    #[test]
    fn a_stamp_keeps_its_layout_and_its_fraction() {
        check_stamp(3_600, "@10:00:05.1000", "@11:00:05.1000");
        check_stamp(50_400, "10:00:05.100", "00:00:05.100");
        check_stamp(50_400, "2026-02-28T10:00:05.100", "2026-03-01T00:00:05.100");
        check_stamp(1, "2024-02-28 23:59:59,999", "2024-02-29 00:00:00,999");
        check_stamp(86_400, "9999-12-31T00:00:00", "0000-01-01T00:00:00");
    }

    #[test]
    fn a_time_attribute_moves_with_the_clock_after_it() {
        let moved = |name: &str, value: &str| {
            let (moved, length) = by(3_600).value(name.as_bytes(), value.as_bytes())?;
            Some(String::from_utf8(moved).unwrap() + &value[length..])
        };
        assert_eq!(moved("TimeinSecs", "1439853377 (23:16:17)").as_deref(), Some("1439856977 (00:16:17)"));
        assert_eq!(moved("Time", "1521555643436").as_deref(), Some("1521559243436"));
        assert_eq!(moved("TimeinSecs", "\"1439853377\"").as_deref(), Some("\"1439856977\""));
        assert_eq!(moved("TimeinuSecs", "458658"), None);
        assert_eq!(moved("TimeinSecs", "12"), None);
    }

    #[test]
    fn the_date_of_a_name_moves_with_its_time() {
        let moved = by(1).in_name(b"20251231", Some(b"235959")).unwrap();
        assert_eq!(moved, (b"20260101".to_vec(), b"000000".to_vec()));
        assert_eq!(by(1).in_name(b"20261399", None), None);
    }

    #[test]
    fn keys_give_different_shifts_of_a_day_to_ten_years() {
        let shifts: Vec<_> = (0..50).map(|key| Shift::of(&[key; 16]).seconds).collect();
        assert!(shifts.iter().all(|seconds| (86_400..315_360_000).contains(seconds)));
        assert!(shifts.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
