use super::Scenario;
use crate::{Call, CallError, Columns, Dn, Request};

impl Scenario {
    /// The same scenario with `count` parties. The last parties are dropped, or new ones are appended with the next free names
    /// (7001, 7002: 7003; A, B: C). Steps are unchanged, even where the call now refuses one.
    ///
    /// # Errors
    /// [`CallError`] for fewer than two parties or more than [`Call::MAX_PARTIES`].
    pub fn with_party_count(self, count: usize) -> Result<Self, CallError> {
        let mut parties = self.call.parties().to_vec();
        if count > Call::MAX_PARTIES {
            return Err(CallError::TooManyParties { count });
        }
        let more = count.saturating_sub(parties.len());
        parties.truncate(count);
        parties.extend(FreeNames::after(&self.call).take(more));
        Ok(Self { call: Call::new(self.call.conn_id().clone(), parties)?, ..self })
    }

    /// The same scenario with the DN `from` replaced by `to`, in the call and in every step.
    ///
    /// # Errors
    /// [`CallError::RepeatedDn`] when another party has the DN `to`.
    pub fn renamed(self, from: &Dn, to: &Dn) -> Result<Self, CallError> {
        let renamed = |dn: &Dn| if dn == from { to.clone() } else { dn.clone() };
        let parties = self.call.parties().iter().map(renamed).collect();
        let step = |step: &Request| match step {
            Request::ReleaseCall { by } => Request::ReleaseCall { by: renamed(by) },
            Request::DeleteFromConference { by, other_dn } => {
                Request::DeleteFromConference { by: renamed(by), other_dn: renamed(other_dn) }
            }
        };
        let steps = self.steps.iter().map(step).collect();
        Ok(Self { call: Call::new(self.call.conn_id().clone(), parties)?, steps, ..self })
    }
}

/// An iterator over DNs that no party of a call has.
struct FreeNames {
    taken: Columns,
    last: Name,
}

/// A generated name.
enum Name {
    /// A number, written in decimal.
    Number(u64),
    /// Letters, numbered from 1 like the columns of a spreadsheet: A to Z, AA, AB and so on. 0 precedes A.
    Letters(u64),
}

impl FreeNames {
    /// Numbers after the largest one if all parties are numbers, otherwise letters.
    fn after(call: &Call) -> Self {
        // Numbers with leading zeros, such as 007, and those near the overflow of u64 count as words.
        let number = |dn: &Dn| dn.as_str().parse::<u64>().ok().filter(|number| number.to_string() == dn.as_str());
        let numbers: Option<Vec<_>> = call.parties().iter().map(number).collect();
        let largest = numbers.and_then(|numbers| numbers.into_iter().max()).filter(|number| *number < u64::MAX / 2);
        Self { taken: call.columns(), last: largest.map_or(Name::Letters(0), Name::Number) }
    }
}

impl Iterator for FreeNames {
    type Item = Dn;

    fn next(&mut self) -> Option<Dn> {
        loop {
            let name = match &mut self.last {
                Name::Number(number) => {
                    *number += 1;
                    number.to_string()
                }
                Name::Letters(number) => {
                    *number += 1;
                    letters(*number)
                }
            };
            let dn = Dn::new(&name).ok()?;
            if self.taken.of(&dn).is_none() {
                return Some(dn);
            }
        }
    }
}

/// The name [`Name::Letters`]`(number)`: bijective base 26, counted from 1.
fn letters(mut number: u64) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_count(parties: &str, count: usize, expected: &str) {
        let scenario = Scenario::from_short(parties, "").unwrap().with_party_count(count).unwrap();
        assert_eq!(scenario.parties_text(), expected);
    }

    #[test]
    fn new_parties_continue_the_numbers_or_letters() {
        check_count("A B", 4, "A B C D");
        check_count("7001 7004", 4, "7001 7004 7005 7006");
        check_count("7001 Anna", 4, "7001 Anna A B");
        check_count("007 008", 3, "007 008 A");
        check_count("B D", 5, "B D A C E");
    }

    #[test]
    fn new_parties_have_letters_where_numbers_would_overflow() {
        check_count("9223372036854775806 1", 3, "9223372036854775806 1 9223372036854775807");
        check_count("9223372036854775807 1", 3, "9223372036854775807 1 A");
    }

    #[test]
    fn letters_continue_with_pairs_after_z() {
        assert_eq!([1, 26, 27, 28, 702, 703].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn a_lower_count_drops_the_last_parties() {
        check_count("A B C D", 2, "A B");
    }

    #[test]
    fn a_count_of_1_or_1001_is_an_error() {
        let scenario = Scenario::from_short("A B", "").unwrap();
        assert_eq!(scenario.clone().with_party_count(1), Err(CallError::TooFewParties { count: 1 }));
        assert_eq!(scenario.with_party_count(1_001), Err(CallError::TooManyParties { count: 1_001 }));
    }

    #[test]
    fn a_thousand_parties_have_different_names() {
        let scenario = Scenario::from_short("A B", "").unwrap().with_party_count(Call::MAX_PARTIES).unwrap();
        assert_eq!(scenario.call().parties().len(), Call::MAX_PARTIES);
        assert_eq!(scenario.call().parties()[999].as_str(), "ALL");
    }

    #[test]
    fn a_changed_count_keeps_the_steps() {
        let scenario = Scenario::from_short("A B C", "delete C by A").unwrap();
        assert_eq!(scenario.with_party_count(2).unwrap().steps_text(), "delete C by A");
    }

    #[test]
    fn a_party_is_renamed_in_the_call_and_in_every_step() {
        let scenario = Scenario::from_short("A B C", "delete B by A, release A").unwrap();
        let [a, new] = ["A", "7001"].map(|dn| Dn::new(dn).unwrap());
        let renamed = scenario.renamed(&a, &new).unwrap();
        assert_eq!(renamed.parties_text(), "7001 B C");
        assert_eq!(renamed.steps_text(), "delete B by 7001, release 7001");
    }

    #[test]
    fn renaming_to_the_dn_of_another_party_is_an_error() {
        let [a, b] = ["A", "B"].map(|dn| Dn::new(dn).unwrap());
        let refused = Scenario::from_short("A B C", "").unwrap().renamed(&b, &a);
        assert!(matches!(refused, Err(CallError::RepeatedDn { .. })), "{refused:?}");
    }
}
