//! Local times as options have them.

use callmodel_trace::moment;

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

#[cfg(test)]
mod tests {
    use callmodel_trace::moment_text;

    use super::*;

    #[test]
    fn a_time_is_written_as_it_is_read() {
        for text in ["1971-01-01T00:00:00", "2024-02-29T23:59:59", "2026-03-01T10:00:05", "2100-12-31T12:00:00"] {
            assert_eq!(start(text).map(moment_text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_minute_and_a_day_have_a_start_and_an_end() {
        let both = |text: &str| [start(text), end(text)].map(|time| time.map(moment_text));
        assert_eq!(both("2026-02-02"), ["2026-02-02T00:00:00", "2026-02-02T23:59:59"].map(|text| Ok(text.to_owned())));
        assert_eq!(
            both("2026-02-02T10:09"),
            ["2026-02-02T10:09:00", "2026-02-02T10:09:59"].map(|text| Ok(text.to_owned()))
        );
        assert!(start("10:09").is_err() && end("2026-02").is_err());
    }
}
