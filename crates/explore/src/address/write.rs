use callmodel::{ConnId, Dn, EventName, Optional};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::field::Field;
use super::slug;
use crate::display::Display;
use crate::filter::Filter;
use crate::session::{Session, usual_phase};

/// The fragment of an address that opens `session`, with the `#`: ASCII, without fields that have their default value.
///
/// [`read`](super::read) is its inverse, except for the notices about an earlier address.
pub fn write(session: &Session) -> String {
    let scenario = session.scenario();
    let mut fragment = format!("#{}?{}={}", slug::EXPLORE, Field::Parties.name(), escape(&scenario.parties_text()));
    let mut add = |field: Field, value: &str| {
        fragment.push('&');
        fragment.push_str(field.name());
        fragment.push('=');
        fragment.push_str(&escape(value));
    };
    if *scenario.call().conn_id() != ConnId::default() {
        add(Field::Conn, scenario.call().conn_id().as_str());
    }
    if scenario.optional != Optional::default() {
        add(Field::Optional, scenario.optional.as_str());
    }
    if !scenario.steps.is_empty() {
        add(Field::Steps, &scenario.steps_text());
    } else if session.phase() != usual_phase(scenario.call()) {
        add(Field::Phase, slug::of_phase(session.phase()));
    }
    if session.can_redo() {
        add(Field::At, &session.at().to_string());
    }
    if let Some(id) = session.selected() {
        add(Field::Select, &id.written_in(session.run()));
    }
    if let Some(compared) = session.compared() {
        add(Field::Compare, &compared.written_in(session.run()));
    }
    if let Some(was) = session.was() {
        add(Field::Was, &joined(was.call.parties().iter().map(Dn::as_str), " "));
    }
    if session.display() == Display::Table {
        add(Field::View, slug::TABLE);
    }
    let Filter { find, parties, events, .. } = session.filter();
    if !find.is_empty() {
        add(Field::Find, find);
    }
    if !parties.is_empty() {
        add(Field::For, &joined(parties.iter().map(Dn::as_str), ","));
    }
    if !events.is_empty() {
        add(Field::Event, &joined(events.iter().copied().map(EventName::as_str), ","));
    }
    fragment
}

fn joined<'a>(words: impl Iterator<Item = &'a str>, between: &str) -> String {
    words.collect::<Vec<_>>().join(between)
}

/// Percent-encodes a value so that linkifiers, the readers of addresses in chats, tickets and Markdown, keep all of it. Letters
/// and digits stand as they are, a dot and a hyphen between two of them, a space as `+` and a comma unless they are last.
pub fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut before = None;
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        let is_within = || [before, after].iter().all(|side| side.is_some_and(|side| side.is_ascii_alphanumeric()));
        match character {
            ' ' if after.is_some() => out.push('+'),
            ',' if after.is_some() => out.push(','),
            '.' | '-' if is_within() => out.push(character),
            _ => out.extend(utf8_percent_encode(character.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC)),
        }
        before = Some(character);
    }
    out
}
