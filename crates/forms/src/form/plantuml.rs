use callmodel_ladder::{Line, Message, Row, Sequence};

use super::plain::{coded, signed_label};

/// Writes `sequence` as a PlantUML sequence diagram: a participant with an alias per lane; bars as dividers, which PlantUML
/// draws across all lanes; notes over their lanes. A message that ends a lane destroys it.
///
/// Texts are escaped by PlantUML's Unicode notation (*Creole*, Special characters): `<U+0022>` is the character with that
/// hexadecimal number. It is valid within a quoted name, too, where a quote is not.
pub(super) fn plantuml<K>(sequence: &Sequence<K>) -> String {
    let mut out = format!("@startuml\ntitle {}\nhide footbox\n", escaped(&sequence.title));
    for (index, lane) in sequence.lanes.iter().enumerate() {
        out += &format!("participant \"{}\" as p{index}\n", escaped(&lane.label));
    }
    for row in &sequence.rows {
        match row {
            Row::Message(message) => out += &message_lines(message),
            Row::Bar(bar) => out += &format!("== {} ==\n", escaped(&bar.label)),
            Row::Remark(remark) => {
                let over: Vec<_> = remark.lanes.iter().map(|lane| format!("p{lane}")).collect();
                if !over.is_empty() {
                    out += &format!("note over {} : {}\n", over.join(", "), escaped(&remark.label));
                }
            }
        }
    }
    out + "@enduml\n"
}

fn message_lines<K>(message: &Message<K>) -> String {
    let arrow = match message.line {
        Line::Solid => "->",
        Line::Dashed | Line::Dotted => "-->",
    };
    let detail = message.detail.as_ref().map(|detail| format!("\\n{}", escaped(detail))).unwrap_or_default();
    let end = if message.ends_lane { format!("destroy p{}\n", message.to) } else { String::new() };
    format!("p{} {arrow} p{} : {}{detail}\n{end}", message.from, message.to, escaped(&signed_label(message)))
}

fn escaped(text: &str) -> String {
    coded(text, |character| format!("<U+{:04X}>", u32::from(character)))
}
