//! How the time of [`layout`] and [`svg`] grows with the size of the sequence: each size is twice the one before, and
//! the largest is as large as drawings are meant to get. `cargo xtask bench` runs it.

mod cases;

use std::hint::black_box;

use callmodel_ladder::{Heads, Lane, Message, Metrics, Row, Sequence, StateBar, SvgStyle};
use cases::{Size, sequence};
use divan::Bencher;

const SIZES: [Size; 7] = [
    Size { lanes: 16, messages: 160 },
    Size { lanes: 32, messages: 320 },
    Size { lanes: 64, messages: 640 },
    Size { lanes: 128, messages: 1280 },
    Size { lanes: 256, messages: 2560 },
    Size { lanes: 512, messages: 5120 },
    Size { lanes: 1000, messages: 10_000 },
];

const METRICS: Metrics = Metrics { room: None, heads: Heads::Drawn };

/// One message in so many is followed by a bar over all lanes, which names each of them.
const BARS: usize = 1000;

/// A sequence of this size with what makes calls large: names of 64 letters, messages about them with a detail below, lanes
/// that end, and bars.
fn named(size: Size) -> Sequence<usize> {
    let plain = sequence(size);
    let lanes: Vec<_> =
        plain.lanes.into_iter().map(|lane| Lane { label: format!("{:0>64}", lane.label), ..lane }).collect();
    let names: Vec<_> = lanes.iter().map(|lane| lane.label.as_str()).collect();
    let names = names.join(", ");
    let rows = plain.rows.into_iter().enumerate().flat_map(|(number, row)| {
        let Row::Message(message) = row else { return vec![row] };
        let label =
            if number.is_multiple_of(10) { format!("Delete {}", lanes[message.to].label) } else { message.label };
        let detail = number.is_multiple_of(10).then(|| "TDeleteFromConference".to_owned());
        let message = Row::Message(Message { label, detail, ends_lane: number.is_multiple_of(20), ..message });
        let bar = StateBar { lanes: vec![0, lanes.len() - 1], label: format!("Conference · {names}") };
        if number.is_multiple_of(BARS) { vec![Row::Bar(bar), message] } else { vec![message] }
    });
    let rows = rows.collect();
    Sequence { rows, lanes, title: plain.title, description: plain.description }
}

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES)]
fn layout(bencher: Bencher<'_, '_>, size: Size) {
    let sequence = sequence(size);
    bencher.bench_local(|| callmodel_ladder::layout(&sequence, &METRICS));
}

/// The same with long names, details, lanes that end, and bars.
#[divan::bench(args = SIZES)]
fn layout_named(bencher: Bencher<'_, '_>, size: Size) {
    let sequence = named(size);
    bencher.bench_local(|| callmodel_ladder::layout(&sequence, &METRICS));
}

#[divan::bench(args = SIZES)]
fn svg(bencher: Bencher<'_, '_>, size: Size) {
    let drawing = callmodel_ladder::layout(&sequence(size), &METRICS);
    let svg_style = SvgStyle::default();
    bencher.bench_local(|| callmodel_ladder::svg(&drawing, &svg_style));
}

/// A copy of the finished text into memory that is there: what writing it takes at least.
#[divan::bench(args = SIZES)]
fn copy(bencher: Bencher<'_, '_>, size: Size) {
    let text = callmodel_ladder::svg(&callmodel_ladder::layout(&sequence(size), &METRICS), &SvgStyle::default());
    let mut there = text.clone().into_bytes();
    bencher.bench_local(|| black_box(&mut there).copy_from_slice(black_box(text.as_bytes())));
}

#[divan::bench(args = SIZES)]
fn both(bencher: Bencher<'_, '_>, size: Size) {
    let sequence = sequence(size);
    let svg_style = SvgStyle::default();
    bencher.bench_local(|| callmodel_ladder::svg(&callmodel_ladder::layout(&sequence, &METRICS), &svg_style));
}
