//! The ladder and the model as a wasm module, for `web/bench/run.mjs`. Nothing is cached between calls: each repeats all work.

use std::hint::black_box;

use callmodel_bench_cases::{self as cases, SequenceSize, sequence};
use callmodel_ladder::{Colours, Heads, Line, Metrics, Row, SvgStyle, layout};
use wasm_bindgen::prelude::wasm_bindgen;

/// Builds the sequence of this size, lays it out, and writes it as SVG.
#[must_use]
#[wasm_bindgen]
pub fn svg(lanes: usize, messages: usize) -> String {
    let sequence = sequence(SequenceSize { lanes, messages });
    let drawing = layout(&sequence, &Metrics { room: None, heads: Heads::Drawn });
    // One colour scheme, because mermaid's drawing has one.
    callmodel_ladder::svg(&drawing, &SvgStyle { colours: Colours::Light, ..SvgStyle::default() })
}

/// The same sequence as mermaid source text.
#[must_use]
#[wasm_bindgen]
pub fn mermaid(lanes: usize, messages: usize) -> String {
    let sequence = sequence(SequenceSize { lanes, messages });
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

/// A call and a request on it; and, for the floor, two buffers of as many bytes as the resulting step.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Applied {
    call: callmodel::Call,
    request: callmodel::Request,
    source: Vec<u8>,
    target: Vec<u8>,
}

#[wasm_bindgen]
impl Applied {
    /// A call of this number of parties, 2 to 1,000.
    ///
    /// # Panics
    /// If a call cannot have this number of parties.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(parties: usize) -> Self {
        let call = cases::call(parties);
        let request = cases::request(&call);
        let step = call.apply(&request).expect("a party of a call may release itself");
        let source = vec![1; cases::bytes(&step)];
        Self { target: source.clone(), source, call, request }
    }

    /// Applies the request `times` times, always to the same call.
    pub fn apply(&self, times: usize) {
        for _ in 0..times {
            drop(black_box(black_box(&self.call).apply(&self.request)));
        }
    }

    /// Copies the bytes `times` times, into allocated memory.
    pub fn copy(&mut self, times: usize) {
        for _ in 0..times {
            black_box(&mut self.target).copy_from_slice(black_box(&self.source));
        }
    }
}

/// The numbers of parties to measure.
#[must_use]
#[wasm_bindgen]
pub fn parties() -> Vec<usize> {
    cases::PARTIES.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn svg_and_mermaid_text_hold_the_same_labels() {
        let text = mermaid(3, 5);
        assert!(text.starts_with("sequenceDiagram\nparticipant p0 as 7001\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.contains(">>")).count(), 5);
        let svg = svg(3, 5);
        // Three heads and five labels, of which one wraps.
        assert_eq!(svg.matches("<text").count(), 9, "{svg}");
        for label in ["7003", "EventPartyDeleted 0003", "OK 0004"] {
            assert!(text.contains(label) && svg.contains(label), "{label}");
        }
    }
}
