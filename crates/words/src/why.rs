//! Explanations of requests, attributes and values.

use callmodel::{AttributeName, Basis, EventName, Request};
use callmodel_figure::Why;

use super::{Text, Words};

impl Words {
    /// The reason of a value, as shown beside it.
    pub fn why_value(&self, why: Why) -> Text {
        match why {
            Why::OtherEnd => self.other_end(),
            Why::LeftTheCall => self.left_the_call(),
            Why::MadeTheRequest => self.made_the_request(),
            Why::ReceiverMadeTheRequest => self.receiver_made_the_request(),
            Why::ReceivesTheEvent => self.receives_the_event(),
            Why::PartiesRemain { count } => self.parties_remain(count).into(),
        }
    }

    /// The title of a request: party and function.
    pub fn request_title(&self, request: &Request) -> String {
        format!("{}: {}", self.party_of(request.by()), self.name(request.function()))
    }

    /// The meaning of a request, with its number in T-Library.
    pub fn request_meaning(&self, request: &Request) -> String {
        let (by, code) = (self.said(request.by()), request.code().to_string());
        match request.other_dn() {
            None => self.request_release(&by, &code),
            Some(other) => self.request_delete(&by, &self.said(other), &code),
        }
    }

    /// The meaning of an attribute in an event (EMR, Releasing Calls). That of CallState in EventPartyDeleted is
    /// [`Words::note_a`].
    pub fn meaning(&self, event: EventName, attribute: AttributeName) -> Text {
        match (event, attribute) {
            (_, AttributeName::ConnId) => self.means_conn_id(),
            (_, AttributeName::ThisDn) => self.means_this_dn(),
            (EventName::Released, AttributeName::OtherDn) => self.means_other_end(),
            (EventName::PartyDeleted, AttributeName::OtherDn) => self.means_who_left(),
            (_, AttributeName::OtherDnRole) => self.means_other_role(),
            (_, AttributeName::ThirdPartyDn) => self.means_third_party(),
            (_, AttributeName::ThirdPartyDnRole) => self.means_third_role(),
            (_, AttributeName::CallState) => self.means_ok(),
        }
    }

    /// Note *a* applied to the number of remaining parties.
    pub fn note_a(&self, remaining: usize) -> String {
        let count = remaining.to_string();
        if remaining > 2 { self.note_a_conferenced(&count) } else { self.note_a_ok(&count) }
    }

    /// The basis of a step.
    pub fn rests_on(&self, basis: Basis) -> Text {
        match basis {
            Basis::Table => self.basis_table(),
            Basis::NoteA => self.basis_note_a(),
        }
    }
}

#[cfg(test)]
mod tests {
    use callmodel_forms::Format;

    use super::*;

    #[test]
    fn formats_and_reasons_in_english_equal_forms_and_figure() {
        let english = include_str!("../text/en.txt").lines();
        let exports: Vec<_> = english.filter_map(|line| line.strip_prefix("export_")?.split_once(" = ")).collect();
        let exports: Vec<_> = exports.into_iter().map(|(_, text)| text).collect();
        let about: Vec<_> = Format::all().map(|format| format.facts().about).collect();
        assert_eq!(exports[exports.len() - about.len()..], about);
        let parts =
            [Why::OtherEnd, Why::LeftTheCall, Why::MadeTheRequest, Why::ReceiverMadeTheRequest, Why::ReceivesTheEvent];
        for why in parts.into_iter().chain([Why::PartiesRemain { count: 3 }]) {
            assert_eq!(Words::default().why_value(why), why.text());
        }
    }
}
