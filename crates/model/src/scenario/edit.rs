use super::Scenario;
use crate::{Call, CallError, Columns, Dn, Request};

impl Scenario {
    /// The same scenario with so many parties: the last ones leave, or new ones join, named after those that are there
    /// (7001, 7002: 7003; A, B: C). The steps stay as they are, even where the call now refuses one.
    ///
    /// # Errors
    /// [`CallError`] when so many parties do not make a call.
    pub fn with_party_count(self, count: usize) -> Result<Self, CallError> {
        let mut parties = self.call.parties().to_vec();
        if count > Call::MAX_PARTIES {
            return Err(CallError::TooManyParties { count });
        }
        let more = count.saturating_sub(parties.len());
        let fresh: Vec<_> = Names::after(&self.call).take(more).collect();
        parties.truncate(count);
        parties.extend(fresh);
        Ok(Self { call: Call::new(self.call.conn_id().clone(), parties)?, ..self })
    }

    /// The same scenario with a party called `to` instead of `from`, in the call and in every step.
    ///
    /// # Errors
    /// [`CallError::RepeatedDn`] when another party is called so.
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

/// Names that no party has, one after another.
struct Names {
    taken: Columns,
    next: Next,
}

/// How the next name is made.
enum Next {
    /// After this number, the next one.
    Number(u64),
    /// Letters as over the columns of a spreadsheet, counted from 0: A to Z, AA, AB and so on.
    Letters(u64),
}

impl Names {
    fn after(call: &Call) -> Self {
        // A number that would not be written the same again, such as 007, is a name like any other. So is one of so many
        // digits that there may be none after it.
        let number = |dn: &Dn| dn.as_str().parse::<u64>().ok().filter(|number| number.to_string() == dn.as_str());
        let numbers: Option<Vec<_>> = call.parties().iter().map(number).collect();
        let last = numbers.and_then(|numbers| numbers.into_iter().max()).filter(|last| *last < u64::MAX / 2);
        let next = last.map_or(Next::Letters(0), Next::Number);
        Self { taken: call.columns(), next }
    }
}

impl Iterator for Names {
    type Item = Dn;

    fn next(&mut self) -> Option<Dn> {
        loop {
            let name = match &mut self.next {
                Next::Number(number) => {
                    *number += 1;
                    number.to_string()
                }
                Next::Letters(number) => {
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

/// The `number`th name in letters, counted from 1.
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
    fn new_parties_are_named_after_those_that_are_there() {
        check_count("A B", 4, "A B C D");
        check_count("7001 7004", 4, "7001 7004 7005 7006");
        check_count("7001 Anna", 4, "7001 Anna A B");
        check_count("007 008", 3, "007 008 A");
        check_count("B D", 5, "B D A C E");
    }

    #[test]
    fn after_a_number_of_very_many_digits_come_letters() {
        check_count("9223372036854775806 1", 3, "9223372036854775806 1 9223372036854775807");
        check_count("9223372036854775807 1", 3, "9223372036854775807 1 A");
    }

    #[test]
    fn after_the_letters_come_pairs_of_letters() {
        assert_eq!([1, 26, 27, 28, 702, 703].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn the_last_parties_leave_first() {
        check_count("A B C D", 2, "A B");
    }

    #[test]
    fn a_call_of_one_party_or_too_many_is_no_call() {
        let scenario = Scenario::from_short("A B", "").unwrap();
        assert_eq!(scenario.clone().with_party_count(1), Err(CallError::TooFewParties { count: 1 }));
        assert_eq!(scenario.with_party_count(1_001), Err(CallError::TooManyParties { count: 1_001 }));
    }

    #[test]
    fn a_thousand_parties_have_a_thousand_names() {
        let scenario = Scenario::from_short("A B", "").unwrap().with_party_count(Call::MAX_PARTIES).unwrap();
        assert_eq!(scenario.call().parties().len(), Call::MAX_PARTIES);
        assert_eq!(scenario.call().parties()[999].as_str(), "ALL");
    }

    #[test]
    fn the_steps_stay_when_parties_come_and_go() {
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
    fn two_parties_have_two_names() {
        let [a, b] = ["A", "B"].map(|dn| Dn::new(dn).unwrap());
        let refused = Scenario::from_short("A B C", "").unwrap().renamed(&b, &a);
        assert!(matches!(refused, Err(CallError::RepeatedDn { .. })), "{refused:?}");
    }
}
