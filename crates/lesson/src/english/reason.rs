use callmodel::{AttributeName, Note, Value};

use super::handler;
use super::text::{request, said, value};
use crate::{Question, Reason};

/// Why the answer is right.
pub(super) fn sentence(question: &Question, reason: &Reason) -> String {
    match reason {
        Reason::Leaves { party } => format!("{} leaves the conference, so {0} is released.", said(party)),
        Reason::Stays { party, leaver } => format!("{} leaves, and {} stays.", said(leaver), said(party)),
        Reason::Ends => "A call of two ends for both when one of them releases it.".to_owned(),
        Reason::NotOnCall { party } => {
            format!("{} left the call in an earlier step and is told nothing.", said(party))
        }
        Reason::Requester { party } => format!("{} asked for it.", said(party)),
        Reason::Leaver { party } => format!("{} left.", said(party)),
        Reason::OtherEnd { party } => format!("{} is at the other end.", said(party)),
        Reason::Role { of } => role(*of).to_owned(),
        Reason::Remain { count } => {
            let state = Note::A { remaining: *count }.call_state().as_str();
            match count {
                2 => format!("Two parties remain, so it is {state}."),
                count => format!("{count} parties remain, more than two, so it is {state}."),
            }
        }
        Reason::ReleasedIsOk => "CallState is OK in every EventReleased.".to_owned(),
        Reason::Absent { event, attribute: AttributeName::OtherDn } => {
            format!(
                "In a conference, {} has no OtherDN: the released party is not told who asked for it.",
                event.as_str()
            )
        }
        Reason::Absent { event, attribute } => format!("{} has no {}.", event.as_str(), attribute.as_str()),
        Reason::Told { leaver, by } if leaver == by => {
            format!("{} is released, and ThirdPartyDN is {0}, too: {0} asked for it.", said(leaver))
        }
        Reason::Told { leaver, by } => {
            format!("{} is released, and ThirdPartyDN is {}, who asked for it.", said(leaver), said(by))
        }
        Reason::SameEvents { requests } => {
            let requests: Vec<_> = requests.iter().map(|found| format!("`{}`", request(found))).collect();
            match requests.as_slice() {
                [first @ .., last] => format!("{} and {last} lead to the same events.", first.join(", ")),
                [] => String::new(),
            }
        }
        Reason::Differ { party, values, .. } if values.is_empty() => {
            format!("{} is told the same in both cases.", said(party))
        }
        Reason::Differ { party, other, values } => {
            let (asked, other) = (request(&question.step().request), request(other));
            let values = values.iter().map(|(name, [first, second])| {
                format!("{} is {} at `{asked}` and {} at `{other}`", name.as_str(), found(first), found(second))
            });
            format!("In what {} is told, {}.", said(party), values.collect::<Vec<_>>().join(", "))
        }
        Reason::Fault { expected } => sentence(question, expected),
        Reason::Handler { handler, party, request, remaining } => handler::wrong(*handler, party, request, *remaining),
    }
}

fn role(of: AttributeName) -> &'static str {
    match of {
        AttributeName::ThirdPartyDn => "ThirdPartyDN is the party that asked for it, and its role is DeletedBy.",
        AttributeName::OtherDn
        | AttributeName::ConnId
        | AttributeName::ThisDn
        | AttributeName::OtherDnRole
        | AttributeName::ThirdPartyDnRole
        | AttributeName::CallState => "OtherDN is the party that left, and its role is DeletedParty.",
    }
}

/// A value, or that it is not there.
fn found(side: &Option<Value>) -> String {
    side.as_ref().map_or_else(|| "not there".to_owned(), value)
}
