use callmodel::Request;

use super::text::{claim, request, said, value};
use crate::handler::Effect;
use crate::{Case, Choice, Claim, Gap, Question, Told};

/// The case of which a wrong choice would be right.
pub(super) fn sentence(question: &Question, choice: &Choice) -> Option<String> {
    let text = subject(&choice.claim);
    Some(match &choice.case {
        Case::Asked | Case::Never => return None,
        Case::Request(other) => match &choice.claim {
            Claim::Request(_) => led_to(question, choice)?,
            Claim::Differ(_) => format!("{text} would be right in comparison with `{}`.", request(other)),
            Claim::Event(_) | Claim::Value(_) | Claim::Correction { .. } | Claim::Call { .. } => {
                format!("{text} would be right if {}.", had(other))
            }
        },
        Case::Party(party) => format!("{text} would be right for {}.", said(party)),
        Case::Attribute(attribute) => format!("{text} is the value of {}.", attribute.as_str()),
        Case::Conference => format!("{text} would be possible only in a conference."),
        Case::Conversation => format!("{text} would be right at the end of a call of two."),
        Case::MoreRemain => format!("{text} would be right for a party that stays while more than two remain."),
        Case::NotOnCall => format!("{text} would be right for a party that left earlier."),
        Case::OnCall => format!("{text} would be possible for a party that is still on the call."),
        Case::SameEvents => format!("{text} is possible, but another request leads to the same events."),
        Case::Handled(Effect::Nothing) => format!("For {text}, the program receives no event that it acts on."),
        Case::Handled(Effect::Right | Effect::Wrong) => format!("For {text}, the program is right."),
    })
}

/// A claim as the subject of a sentence.
fn subject(found: &Claim) -> String {
    match found {
        // A word of ours stands in code, like the choice itself, to set it off from the sentence.
        Claim::Request(_) | Claim::Call { .. } | Claim::Event(None) | Claim::Value(None) => {
            format!("`{}`", claim(found))
        }
        Claim::Correction { attribute, value: found, .. } => format!("{} {}", attribute.as_str(), value(found)),
        Claim::Differ(names) if !names.is_empty() => {
            let names: Vec<_> = names.iter().map(|name| name.as_str()).collect();
            names.join(" and ")
        }
        Claim::Differ(_) => format!("`{}`", claim(found)),
        Claim::Event(Some(_)) | Claim::Value(Some(_)) => claim(found),
    }
}

/// A request as a condition: `B had released itself`, `A had deleted B`.
fn had(other: &Request) -> String {
    match other {
        Request::ReleaseCall { by } => format!("{} had released itself", said(by)),
        Request::DeleteFromConference { by, other_dn } => format!("{} had deleted {}", said(by), said(other_dn)),
    }
}

/// What the request of a choice would have led to, by its first gap.
fn led_to(question: &Question, choice: &Choice) -> Option<String> {
    let Gap { party, attribute, yours, .. } = question.led_to(choice)?;
    let told = match (attribute, yours) {
        (_, Told::Event(event)) => event.map_or("nothing", callmodel::EventName::as_str).to_owned(),
        (Some(name), Told::Value(Some(found))) => format!("{} {}", name.as_str(), value(&found)),
        (Some(name), Told::Value(None)) => format!("no {}", name.as_str()),
        (_, Told::Value(_) | Told::Differs(_)) => return None,
    };
    Some(format!("`{}` would have told {} {told}.", claim(&choice.claim), said(&party)))
}
