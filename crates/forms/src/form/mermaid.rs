use callmodel_ladder::{Line, Message, Row, Sequence};

use super::plain::{coded, signed_label};

/// The maximum text length in UTF-16 units: Mermaid's default `maxTextSize`. For a longer text Mermaid draws an error.
pub const MOST_OF_MERMAID: usize = 50_000;

/// Writes `sequence` as a Mermaid sequence diagram: a participant with an alias per lane; bars and notes as notes over their
/// lanes. A message that ends a lane has a cross as its arrowhead, because Mermaid has `destroy` only since 10.3.
///
/// Texts are escaped by Mermaid's entity codes (*Sequence diagrams*, Entity codes to escape characters): `#35;` is the
/// character with that decimal number. The two letters that Mermaid substitutes internally for `#` and `;` are encoded, too.
///
/// The accessible title and description need Mermaid 9.1. The description, which is as long as all events, is left out if it
/// would make the text longer than [`MOST_OF_MERMAID`].
pub(super) fn mermaid<K>(sequence: &Sequence<K>) -> String {
    let head = format!("sequenceDiagram\n    accTitle: {}\n", escaped(&sequence.title));
    let description = match sequence.description.as_str() {
        "" => String::new(),
        description => format!("    accDescr: {}\n", escaped(description)),
    };
    let body = body(sequence);
    let length = |text: &str| text.encode_utf16().count();
    let without = length(&head) + length(&body);
    let crosses = without <= MOST_OF_MERMAID && without + length(&description) > MOST_OF_MERMAID;
    if crosses { head + &body } else { head + &description + &body }
}

/// The participants, messages and notes: the diagram without its accessible title and description.
fn body<K>(sequence: &Sequence<K>) -> String {
    let mut out = String::new();
    for (index, lane) in sequence.lanes.iter().enumerate() {
        out += &format!("    participant p{index} as {}\n", escaped(&lane.label));
    }
    for row in &sequence.rows {
        match row {
            Row::Message(message) => out += &message_line(message),
            Row::Bar(bar) => out += &note_line(&bar.lanes, &bar.label),
            Row::Remark(remark) => out += &note_line(&remark.lanes, &remark.label),
        }
    }
    out
}

fn message_line<K>(message: &Message<K>) -> String {
    let arrow = match (message.line, message.ends_lane) {
        (Line::Solid, false) => "->>",
        (Line::Solid, true) => "-x",
        (Line::Dashed | Line::Dotted, false) => "-->>",
        (Line::Dashed | Line::Dotted, true) => "--x",
    };
    let detail = message.detail.as_ref().map(|detail| format!("<br/>{}", escaped(detail))).unwrap_or_default();
    format!("    p{}{arrow}p{}: {}{detail}\n", message.from, message.to, escaped(&signed_label(message)))
}

fn note_line(lanes: &[usize], label: &str) -> String {
    let over = match lanes {
        [] => return String::new(),
        [only] => format!("p{only}"),
        [first, .., last] => format!("p{first},p{last}"),
    };
    format!("    Note over {over}: {}\n", escaped(label))
}

fn escaped(text: &str) -> String {
    let code = |character| format!("#{};", u32::from(character));
    coded(text, code).replace('ﬂ', &code('ﬂ')).replace('¶', &code('¶'))
}
