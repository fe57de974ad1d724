/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;

/// Seconds of a day.
pub(crate) const SECONDS: i64 = DAY / 1_000_000;

/// The number of days that dates of four-digit years have, and the first of them, in days since 1970-01-01.
const DAYS: i64 = 3_652_425;
const FIRST: i64 = -719_528;

/// The time stamp at the start of a line, with or without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Days since 1970-01-01.
    pub(crate) day: Option<i64>,
    /// Microseconds since midnight.
    pub(crate) micros: i64,
}

impl Stamp {
    /// The stamp that `line` begins with: `@10:00:05.1000`, `10:00:05.100`, `2026-02-02T10:00:05.100` or
    /// `2026-02-02 10:00:05,100`.
    pub(crate) fn at_start(line: &[u8]) -> Option<Self> {
        let text = line.strip_prefix(b"@").unwrap_or(line);
        if !text.first()?.is_ascii_digit() {
            return None;
        }
        // Most lines begin with the time.
        let day = if text.get(2) == Some(&b':') { None } else { day(text) };
        match day {
            Some(day) => {
                let (separator, time) = text.get(10..)?.split_first()?;
                let micros = matches!(separator, b'T' | b' ').then(|| micros(time))??;
                Some(Self { day: Some(day), micros })
            }
            None => Some(Self { day: None, micros: micros(text)? }),
        }
    }
}

/// Microseconds since 1970-01-01 of `2026-02-02T10:00:05.100` and the like, as local time.
pub fn moment(text: &[u8]) -> Option<i64> {
    let stamp = Stamp::at_start(text)?;
    Some(stamp.day? * DAY + stamp.micros)
}

/// The local time that [`moment`] reads, to the second, of microseconds since 1970-01-01.
#[must_use]
pub fn moment_text(micros: i64) -> String {
    format!("{}T{}", date_of(micros.div_euclid(DAY)), time_of(micros.div_euclid(1_000_000)))
}

/// `HH:MM:SS` of seconds since some midnight.
pub(crate) fn time_of(seconds: i64) -> String {
    let seconds = seconds.rem_euclid(SECONDS);
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// `YYYY-MM-DD` of days since 1970-01-01 in the Gregorian calendar (Howard Hinnant, `civil_from_days`). The year 10000 is 0000.
pub(crate) fn date_of(days: i64) -> String {
    let days = (days - FIRST).rem_euclid(DAYS) + FIRST + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Days since 1970-01-01 of a text that begins with `YYYY-MM-DD`.
fn day(text: &[u8]) -> Option<i64> {
    let dashes = text.len() >= 10 && text[4] == b'-' && text[7] == b'-';
    let [year, month, day] = [number(text.get(..4)?)?, number(text.get(5..7)?)?, number(text.get(8..10)?)?];
    dashes.then(|| date(year, month, day))?
}

/// Days since 1970-01-01 of a date. `None` for a month or day that no calendar has.
pub(crate) fn date(year: i64, month: i64, day: i64) -> Option<i64> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| days(year, month, day))
}

/// Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant, `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Microseconds since midnight of a text that begins with `HH:MM:SS`, with or without a fraction after a point or comma.
fn micros(text: &[u8]) -> Option<i64> {
    let [hour, hours, b':', minute, minutes, b':', second, seconds, ..] = text else { return None };
    let [hours, minutes, seconds] =
        [number(&[*hour, *hours])?, number(&[*minute, *minutes])?, number(&[*second, *seconds])?];
    if hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    let mut fraction = 0;
    if matches!(text.get(8), Some(b'.' | b',')) {
        let digits = text[9..].iter().take_while(|byte| byte.is_ascii_digit()).take(6);
        let mut unit = 100_000;
        for digit in digits {
            fraction += i64::from(digit - b'0') * unit;
            unit /= 10;
        }
    }
    Some(((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + fraction)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_stamp_is_read() {
        let bare = Stamp { day: None, micros: 36_005_100_000 };
        let dated = Stamp { day: Some(20_486), ..bare };
        for (text, expected) in [
            ("@10:00:05.1000 [0] 8.1.101.25 distribute_event", bare),
            ("10:00:05.100: SIPCM: id=1", bare),
            ("10:00:05.100_T_I_00a1", bare),
            ("2026-02-02T10:00:05.100 Trc 04541", dated),
            ("2026-02-02 10:00:05,100 TEST DEBUG", dated),
        ] {
            assert_eq!(Stamp::at_start(text.as_bytes()), Some(expected), "{text}");
        }
        for text in ["", "@", "10:0", "10:00:99", "2026-02-02", "2026-13-02T10:00:00", "a10:00:05"] {
            assert_eq!(Stamp::at_start(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!([days(1970, 1, 1), days(2000, 2, 29), days(2000, 3, 1)], [0, 11_016, 11_017]);
    }
}
