use crate::stamp::{DAY, Stamp};

/// The time in a log whose stamps may lack the date: the date comes from the file header or the last stamp with one, and
/// midnights are counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    day: i64,
    micros: Option<i64>,
    /// Whether a stamp had a date.
    has_date: bool,
}

impl Clock {
    /// Sets the date, from `Local time:` in the file header.
    pub(crate) fn set(&mut self, stamp: Stamp) {
        self.day = stamp.day.unwrap_or(self.day);
        self.has_date |= stamp.day.is_some();
        self.micros = Some(stamp.micros);
    }

    /// Microseconds since 1970-01-01 of a stamp, or since the first midnight when no date is known.
    pub(crate) fn at(&mut self, stamp: Stamp) -> i64 {
        if let Some(day) = stamp.day {
            self.day = day;
            self.has_date = true;
        } else if let Some(last) = self.micros {
            if stamp.micros + DAY / 2 < last {
                self.day += 1;
            } else if stamp.micros > last + DAY / 2 {
                // A line of the day before, written after midnight.
                return (self.day - 1) * DAY + stamp.micros;
            }
        }
        self.micros = Some(stamp.micros);
        self.day * DAY + stamp.micros
    }

    /// The clock of a part of a log that begins with `stamp`, and the days to add to its times, when this clock has read the log up
    /// to and with that stamp, and the part a clock of its own. `None` when the part has to be read with this clock.
    pub(crate) fn continued(self, stamp: Stamp, part: Self) -> Option<(Self, i64)> {
        if stamp.day.is_some() {
            return Some((part, 0));
        }
        // A line of the day before is not the time of the clock. Times before a date and after it differ by other days.
        let is_known = self.micros == Some(stamp.micros) && !part.has_date;
        is_known.then(|| (Self { day: self.day + part.day, has_date: self.has_date, ..part }, self.day))
    }

    /// The time of the last stamp.
    pub(crate) fn now(&self) -> Option<i64> {
        self.micros.map(|micros| self.day * DAY + micros)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(clock: &mut Clock, text: &str) -> i64 {
        clock.at(Stamp::at_start(text.as_bytes()).unwrap())
    }

    #[test]
    fn a_bare_stamp_has_the_date_of_the_header() {
        let mut clock = Clock::default();
        clock.set(Stamp::at_start(b"2026-02-02T10:00:00.000").unwrap());
        assert_eq!(at(&mut clock, "10:00:05.100"), 20_486 * DAY + 36_005_100_000);
    }

    #[test]
    fn midnights_are_counted_also_when_a_line_is_late() {
        let mut clock = Clock::default();
        let times = ["23:59:59", "00:00:01", "23:59:58", "00:00:02"].map(|text| at(&mut clock, text));
        assert_eq!(times.map(|time| time / DAY), [0, 1, 0, 1]);
    }
}
