//! The written forms of a comparison: for a terminal, Markdown, JSON.

use callmodel::{EventName, Value, in_text};
use serde_json::json;

use callmodel_figure::{Comparison, Pair, PairRow};

use crate::aligned::aligned;
use crate::form::markdown::{code, lines, value_cell};

/// The mark of a line that differs.
const DIFFERS: &str = "≠";

/// The placeholder for a missing event or value.
const NOTHING: &str = "–";

/// The comparison for a terminal: sentences about the differences, then the two events of each party side by side, with `≠` before
/// each line that differs. `heads` are the titles of the two sides, such as `release B`.
#[must_use]
pub fn text(comparison: &Comparison, heads: [&str; 2]) -> String {
    let mut rows = vec![["".to_owned(), "".to_owned(), plain(heads[0]), plain(heads[1])]];
    for pair in &comparison.pairs {
        let [left, right] = pair.events.map(event);
        rows.push([sign(pair.events[0] != pair.events[1]), who(pair, plain), left, right]);
        for row in &pair.rows {
            let [left, right] = row.values.each_ref().map(|value| plain(&value_text(value.as_ref())));
            rows.push([sign(row.differs()), format!("  {}", row.name.as_str()), left, right]);
        }
    }
    let mut out = format!("{comparison}\n\n");
    for (index, (row, line)) in rows.iter().zip(aligned(&rows)).enumerate() {
        // A blank line before each party.
        if index > 0 && !row[1].starts_with(' ') {
            out.push('\n');
        }
        out += &line;
        out.push('\n');
    }
    out
}

/// The comparison in Markdown: sentences about the differences, then a table. DNs and ConnIDs are code spans.
#[must_use]
pub fn markdown(comparison: &Comparison, heads: [&str; 2]) -> String {
    let said = |name: &str| code(&in_text(name));
    let [left, right] = heads.map(said);
    let mut rows = vec![vec!["Party".to_owned(), "Attribute".to_owned(), left, right, String::new()]];
    for pair in &comparison.pairs {
        let line = |name: &str, [left, right]: [String; 2], differs: bool| {
            vec![who(pair, said), name.to_owned(), left, right, sign(differs).trim().to_owned()]
        };
        rows.push(line("", pair.events.map(event), pair.events[0] != pair.events[1]));
        let value = |value: &Option<Value>| value.as_ref().map_or_else(|| NOTHING.to_owned(), value_cell);
        rows.extend(
            pair.rows.iter().map(|row| line(row.name.as_str(), row.values.each_ref().map(value), row.differs())),
        );
    }
    format!("{}\n\n{}", comparison.sentences(said), lines(&rows))
}

/// The comparison in JSON, on one line: `sentence`, `compared` (the two heads), and `parties`, each with `party`,
/// `events` and `attributes`, which have a `name`, two `values` and whether it `differs`. An event or a value that is not
/// there is `null`.
#[must_use]
pub fn json(comparison: &Comparison, heads: [&str; 2]) -> String {
    let row = |row: &PairRow| {
        let values = row.values.each_ref().map(|value| value.as_ref().map(Value::to_string));
        json!({ "name": row.name.as_str(), "values": values, "differs": row.differs() })
    };
    let pair = |pair: &Pair| {
        let attributes: Vec<_> = pair.rows.iter().map(row).collect();
        let events = pair.events.map(|event| event.map(EventName::as_str));
        json!({ "party": pair.parties[0].as_str(), "events": events, "attributes": attributes })
    };
    let parties: Vec<_> = comparison.pairs.iter().map(pair).collect();
    format!("{}\n", json!({ "sentence": comparison.to_string(), "compared": heads, "parties": parties }))
}

fn sign(differs: bool) -> String {
    if differs { DIFFERS } else { " " }.to_owned()
}

fn plain(text: &str) -> String {
    in_text(text).into_owned()
}

fn value_text(value: Option<&Value>) -> String {
    value.map_or_else(|| NOTHING.to_owned(), Value::to_string)
}

fn event(event: Option<EventName>) -> String {
    event.map_or(NOTHING, EventName::as_str).to_owned()
}

/// The party of the events, written by `said`; `C (2)` for its second event.
fn who(Pair { parties, index, .. }: &Pair, said: impl Fn(&str) -> String) -> String {
    let [left, right] = parties.each_ref().map(|dn| said(dn.as_str()));
    match index {
        _ if left != right => format!("{left}, {right}"),
        1 => left,
        _ => format!("{left} ({index})"),
    }
}
