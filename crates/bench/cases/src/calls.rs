//! Calls of a given number of parties, and requests on them.

use callmodel::{Call, ConnId, Dn, Request, Scenario, Step};

/// Numbers of parties that double, up to the largest call there is.
pub const PARTIES: [usize; 10] = [2, 4, 8, 16, 32, 64, 128, 256, 512, Call::MAX_PARTIES];

/// A call of this number of parties: 7001, 7002 and so on.
///
/// # Panics
/// If `parties` is less than 2 or more than [`Call::MAX_PARTIES`].
#[must_use]
pub fn call(parties: usize) -> Call {
    let dns = (7001..).take(parties).map(|number| Dn::new(&number.to_string()).expect("a number is a DN"));
    Call::new(ConnId::default(), dns.collect()).expect("the caller asks for at most MAX_PARTIES")
}

/// The second party releases itself.
#[must_use]
pub fn request(call: &Call) -> Request {
    Request::ReleaseCall { by: call.parties()[1].clone() }
}

/// A scenario on a call of 100 parties, of which the last `steps` release themselves, one after another.
///
/// # Panics
/// Never: 100 parties are a call.
#[must_use]
pub fn leaving(steps: usize) -> Scenario {
    let call = call(100);
    let leave = call.parties().iter().rev().take(steps).map(|by| Request::ReleaseCall { by: by.clone() });
    let scenario = Scenario::new(call.conn_id().clone(), call.parties().to_vec()).expect("100 parties are a call");
    scenario.with_steps(leave.collect())
}

/// The bytes in the lists of a step: its events, and the parties of the call after it.
#[must_use]
pub fn bytes(step: &Step) -> usize {
    size_of_val(&*step.events) + size_of_val(step.after.parties())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_parties_makes_a_call_that_takes_the_request() {
        for parties in PARTIES {
            let call = call(parties);
            let step = call.apply(&request(&call)).expect("a party may release itself");
            assert_eq!(call.parties().len(), parties);
            assert!(bytes(&step) >= parties);
        }
    }

    #[test]
    fn leaving_plays_every_step() {
        assert_eq!(leaving(80).play().expect("each party may release itself").steps.len(), 80);
    }
}
