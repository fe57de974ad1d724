use callmodel_ladder::{Line, Message, Row, Sequence};

use super::plain::{coded, signed_label};

/// The longest text, in units of UTF-16, that Mermaid draws unless its `maxTextSize` says another: of a longer one it says that
/// it is too large.
pub const MOST_OF_MERMAID: usize = 50_000;

/// `sequence` as a Mermaid sequence diagram: a participant per lane in order, each under an alias; bars and notes as notes
/// over their lanes. A message that ends a lane has a cross for its point: `destroy`, which would end the lifeline, is not
/// known to Mermaid before 10.3.
///
/// Texts are escaped by Mermaid's entity codes (*Sequence diagrams*, Entity codes to escape characters): `#35;` is the
/// character of that decimal number. Two letters that Mermaid itself puts in the place of `#` and `;` while it reads are
/// coded as well.
///
/// The description, which is as long as all events, is left out when it alone makes the text longer than
/// [`MOST_OF_MERMAID`].
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

/// All but what is for those who do not see the diagram.
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
