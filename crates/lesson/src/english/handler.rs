use callmodel::{Dn, Request};

use super::text::{request, said};
use crate::Handler;

/// What a handler does, in a sentence.
pub(super) fn rule(handler: Handler) -> &'static str {
    match handler {
        Handler::ThirdPartyLeft => "On EventPartyDeleted, it removes ThirdPartyDN from the list of parties.",
        Handler::ConferenceOver => "On EventPartyDeleted, it treats the call as one of two.",
        Handler::OkMeansOver => "On EventPartyDeleted with CallState OK, it treats the call as over.",
        Handler::OtherDnAsked => "On EventPartyDeleted, it logs OtherDN as the party that asked for it.",
        Handler::OverForAll => "On EventReleased, it treats the call as over for everybody.",
        Handler::ReceiverHungUp => "On EventReleased, it logs that this party hung up.",
    }
}

/// Why a handler is wrong for `asked`.
pub(super) fn wrong(handler: Handler, party: &Dn, asked: &Request, remaining: usize) -> String {
    let (by, leaver, party) = (said(asked.by()), said(asked.leaver()), said(party));
    let asked = request(asked);
    match handler {
        Handler::ThirdPartyLeft => format!("At `{asked}`, ThirdPartyDN is {by}, who asked for it; {leaver} left."),
        Handler::ConferenceOver => format!("After `{asked}`, {remaining} parties remain, which is still a conference."),
        Handler::OkMeansOver => format!("After `{asked}`, {remaining} parties remain, and they keep talking."),
        Handler::OtherDnAsked => format!("At `{asked}`, OtherDN is {leaver}, who left; {by} asked for it."),
        Handler::OverForAll => format!("After `{asked}`, {party} is released, and {remaining} parties remain."),
        Handler::ReceiverHungUp => format!("At `{asked}`, {party} is released, and {by} asked for it."),
    }
}
