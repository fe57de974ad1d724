//! Local times as options have them.

use callmodel_trace::moment;

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// The first microsecond of a time, which may be a minute or a day.
pub(crate) fn start(text: &str) -> Result<i64, String> {
    read(text, ["T00:00:00", ":00"])
}

/// The last microsecond of a time, which may be a minute or a day.
pub(crate) fn end(text: &str) -> Result<i64, String> {
    read(text, ["T23:59:59.999999", ":59.999999"])
}

/// Microseconds of a local time. The rest is added to a date, or to a time without seconds.
fn read(text: &str, [of_day, of_minute]: [&str; 2]) -> Result<i64, String> {
    let rest = match text.len() {
        10 => of_day,
        16 => of_minute,
        _ => "",
    };
    let expected = "expected a date and a time, such as 2026-02-02T10:00:00, 2026-02-02T10:00 or 2026-02-02";
    moment(format!("{text}{rest}").as_bytes()).ok_or_else(|| expected.to_owned())
}

/// A local time to the second, as [`start`] reads it (Howard Hinnant, `civil_from_days`).
pub(crate) fn written(micros: i64) -> String {
    let (day, seconds) = (micros.div_euclid(DAY) + 719_468, micros.rem_euclid(DAY) / 1_000_000);
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_it_is_read() {
        for text in ["1971-01-01T00:00:00", "2024-02-29T23:59:59", "2026-03-01T10:00:05", "2100-12-31T12:00:00"] {
            assert_eq!(start(text).map(written), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_minute_and_a_day_have_a_start_and_an_end() {
        let both = |text: &str| [start(text), end(text)].map(|time| time.map(written));
        assert_eq!(both("2026-02-02"), ["2026-02-02T00:00:00", "2026-02-02T23:59:59"].map(|text| Ok(text.to_owned())));
        assert_eq!(
            both("2026-02-02T10:09"),
            ["2026-02-02T10:09:00", "2026-02-02T10:09:59"].map(|text| Ok(text.to_owned()))
        );
        assert!(start("10:09").is_err() && end("2026-02").is_err());
    }
}
