//! The calls that are measured: the same for the same number of parties, always.

use callmodel::{Call, ConnId, Dn, Request, Step};

/// Calls that double in size, and the largest there is.
pub(crate) const PARTIES: [usize; 10] = [2, 4, 8, 16, 32, 64, 128, 256, 512, Call::MAX_PARTIES];

/// A call of so many parties: 7001, 7002 and so on.
///
/// # Panics
/// If a call cannot have so many.
pub(crate) fn call(parties: usize) -> Call {
    let dns = (7001..).take(parties).map(|number| Dn::new(&number.to_string()).expect("a number is a DN"));
    Call::new(ConnId::default(), dns.collect()).expect("so many parties are a call")
}

/// The second party releases itself.
pub(crate) fn request(call: &Call) -> Request {
    Request::ReleaseCall { by: call.parties()[1].clone() }
}

/// How many bytes a step holds in its lists: its events, and the parties of the call after it.
pub(crate) fn bytes(step: &Step) -> usize {
    size_of_val(&*step.events) + size_of_val(step.after.parties())
}
