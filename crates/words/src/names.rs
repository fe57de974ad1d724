//! Names in text: those of the reference, of parties and messages, and lists of them.

use callmodel::{Dn, Event, EventName, Phase, Request, in_text};
use callmodel_figure::{Link, listed};

use super::{Text, Words};

/// The name of the product.
pub const PRODUCT: &str = "Call Models";

/// The reference's name for the identifier of a call.
pub const CONN_ID: &str = "ConnID";

/// The reference's name of a phase, as on its tab.
pub fn tab(phase: Phase) -> &'static str {
    match phase {
        Phase::Release => "Release",
        Phase::ReleaseFromConference => "Release from Conference",
        Phase::DeleteFromConference => "Delete from Conference",
    }
}

/// The title of the document, for `<title>`.
pub fn document_title(phase: Phase) -> String {
    format!("{} · {PRODUCT}", tab(phase))
}

/// The reference's label of a request, as on its button.
pub fn label_of(request: &Request) -> String {
    in_text(&request.label()).into_owned()
}

/// A DN in a sentence, with control characters escaped.
pub fn said(dn: &Dn) -> String {
    in_text(dn.as_str()).into_owned()
}

impl Words {
    /// A DN in a sentence, with control characters escaped.
    pub fn said(&self, dn: &Dn) -> String {
        self.name(&in_text(dn.as_str()))
    }

    /// `a`, `a, b`, `a, b, c`.
    pub fn list(&self, items: impl Iterator<Item = String>) -> String {
        items.reduce(|list, next| self.and_next(&list, &next)).unwrap_or_default()
    }

    /// `a`, `a and b`, `a, b and c`, `a, b, c, d, e and 95 more`.
    pub(crate) fn names_of(&self, names: &mut dyn ExactSizeIterator<Item = String>) -> String {
        listed(names, |link, list, name| match link {
            Link::Next => self.and_next(list, name),
            Link::Last => self.and(list, name),
            Link::More => self.and_more(list, name),
        })
    }

    /// The names of parties in a sentence.
    pub fn names<'a>(&self, dns: impl ExactSizeIterator<Item = &'a Dn>) -> String {
        self.names_of(&mut dns.map(|dn| self.said(dn)))
    }

    /// The name of a party's lane head.
    pub fn party_of(&self, dn: &Dn) -> String {
        self.party_named(&self.said(dn))
    }

    /// The caption of an event table: receiver and event.
    pub fn table(&self, dn: &Dn, event: EventName) -> String {
        format!("{}: {}", self.party_of(dn), self.name(event.as_str()))
    }

    /// The accessible name of a request: the words of its arrow first (WCAG 2.5.3, Label in Name).
    pub fn request_name(&self, request: &Request) -> String {
        self.request_named(&label_of(request), request.function(), &said(request.by()))
    }

    /// The accessible name of an event.
    pub fn event_name(&self, event: &Event) -> String {
        self.event_named(event.name().as_str(), &said(event.party()))
    }

    /// The number of parties found, and of those listed if they are fewer.
    pub fn found_parties(&self, count: usize, listed: usize) -> Text {
        match count {
            0 => self.found_none(),
            _ if count > listed => self.found_more(count, &listed.to_string()).into(),
            _ => self.found(count).into(),
        }
    }
}
