//! The ladder and the model as a module of its own, to measure them in a browser. Nothing is kept from one time to the next:
//! all the work is done again.

#[path = "../../../crates/model/benches/cases/mod.rs"]
mod calls;
#[path = "../../../crates/ladder/benches/cases/mod.rs"]
mod cases;

use std::hint::black_box;

use callmodel_ladder::{Colours, Heads, Line, Metrics, Row, SvgStyle, layout};
use cases::{Size, sequence};
use wasm_bindgen::prelude::wasm_bindgen;

/// Builds the sequence of this size, lays it out, and writes it as SVG.
#[must_use]
#[wasm_bindgen]
pub fn svg(lanes: usize, messages: usize) -> String {
    let sequence = sequence(Size { lanes, messages });
    let drawing = layout(&sequence, &Metrics { room: None, heads: Heads::Drawn });
    // One set of colours, as mermaid's drawing has.
    callmodel_ladder::svg(&drawing, &SvgStyle { colours: Colours::Light, ..SvgStyle::default() })
}

/// The same sequence in the language of mermaid.
#[must_use]
#[wasm_bindgen]
pub fn mermaid(lanes: usize, messages: usize) -> String {
    let sequence = sequence(Size { lanes, messages });
    let lanes =
        sequence.lanes.iter().enumerate().map(|(number, lane)| format!("participant p{number} as {}", lane.label));
    let messages = sequence.rows.iter().filter_map(|row| match row {
        Row::Message(message) => {
            let arrow = if message.line == Line::Solid { "->>" } else { "-->>" };
            Some(format!("p{}{arrow}p{}: {}", message.from, message.to, message.label))
        }
        Row::Bar(_) | Row::Remark(_) => None,
    });
    let lines: Vec<_> = std::iter::once("sequenceDiagram".to_owned()).chain(lanes).chain(messages).collect();
    lines.join("\n")
}

/// A call, a request on it, and as many bytes as what comes of it has.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Applied {
    call: callmodel::Call,
    request: callmodel::Request,
    bytes: Vec<u8>,
    there: Vec<u8>,
}

#[wasm_bindgen]
impl Applied {
    /// A call of so many parties.
    ///
    /// # Panics
    /// If a call cannot have so many.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(parties: usize) -> Self {
        let call = calls::call(parties);
        let request = calls::request(&call);
        let step = call.apply(&request).expect("whoever is on a call may release");
        let bytes = vec![1; calls::bytes(&step)];
        Self { there: bytes.clone(), bytes, call, request }
    }

    /// Makes the request so many times, always on the same call.
    pub fn apply(&self, times: usize) {
        for _ in 0..times {
            drop(black_box(black_box(&self.call).apply(&self.request)));
        }
    }

    /// Copies the bytes so many times, to where they are.
    pub fn copy(&mut self, times: usize) {
        for _ in 0..times {
            black_box(&mut self.there).copy_from_slice(black_box(&self.bytes));
        }
    }
}

/// The numbers of parties that are measured.
#[must_use]
#[wasm_bindgen]
pub fn parties() -> Vec<usize> {
    calls::PARTIES.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_tell_the_same_sequence() {
        let text = mermaid(3, 5);
        assert!(text.starts_with("sequenceDiagram\nparticipant p0 as 7001\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.contains(">>")).count(), 5);
        let svg = svg(3, 5);
        // Three heads, five labels, one of them in two lines.
        assert_eq!(svg.matches("<text").count(), 9, "{svg}");
        for label in ["7003", "EventPartyDeleted 0003", "OK 0004"] {
            assert!(text.contains(label) && svg.contains(label), "{label}");
        }
    }

    #[test]
    fn no_message_goes_to_the_lane_it_comes_from() {
        for row in sequence(Size { lanes: 50, messages: 200 }).rows {
            assert!(matches!(row, Row::Message(message) if message.from != message.to));
        }
    }
}
