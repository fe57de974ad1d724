use callmodel::{Dn, Request};

use super::text::{request, said};
use crate::Handler;

/// What a handler does, in a sentence.
pub(super) fn rule(handler: Handler) -> &'static str {
    match handler {
        Handler::ThirdPartyLeft => "When EventPartyDeleted comes, it takes ThirdPartyDN off the list of parties.",
        Handler::ConferenceOver => "When EventPartyDeleted comes, it takes the conference for over.",
        Handler::OkMeansOver => "When EventPartyDeleted comes with CallState OK, it takes the call for over.",
        Handler::OtherDnAsked => "When EventPartyDeleted comes, it logs OtherDN as the party that asked for it.",
        Handler::OverForAll => "When EventReleased comes, it takes the call for over for everybody.",
        Handler::ReceiverHungUp => "When EventReleased comes, it logs that this party hung up.",
    }
}

/// Why a handler is wrong for `asked`.
pub(super) fn wrong(handler: Handler, party: &Dn, asked: &Request, remaining: usize) -> String {
    let (by, leaver, party) = (said(asked.by()), said(asked.leaver()), said(party));
    let asked = request(asked);
    match handler {
        Handler::ThirdPartyLeft => format!("At `{asked}` ThirdPartyDN is {by}, who asked; {leaver} left."),
        Handler::ConferenceOver => format!("After `{asked}` {remaining} parties remain, which is a conference still."),
        Handler::OkMeansOver => format!("After `{asked}` {remaining} parties remain, and they go on talking."),
        Handler::OtherDnAsked => format!("At `{asked}` OtherDN is {leaver}, who left; {by} asked."),
        Handler::OverForAll => format!("After `{asked}` {party} is released, and {remaining} parties remain."),
        Handler::ReceiverHungUp => format!("At `{asked}` {party} is released, and {by} asked for it."),
    }
}
