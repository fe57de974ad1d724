//! How the time of [`layout`] and [`svg`] grows with the size of the sequence: each size is twice the one before, and
//! the largest is as large as drawings are meant to get. `cargo xtask bench` runs it.

mod cases;

use std::hint::black_box;

use callmodel_ladder::{Heads, Metrics, Theme};
use cases::{Size, named, sequence};
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
    let theme = Theme::default();
    bencher.bench_local(|| callmodel_ladder::svg(&drawing, &theme));
}

/// A copy of the finished text into memory that is there: what writing it takes at least.
#[divan::bench(args = SIZES)]
fn copy(bencher: Bencher<'_, '_>, size: Size) {
    let text = callmodel_ladder::svg(&callmodel_ladder::layout(&sequence(size), &METRICS), &Theme::default());
    let mut there = text.clone().into_bytes();
    bencher.bench_local(|| black_box(&mut there).copy_from_slice(black_box(text.as_bytes())));
}

#[divan::bench(args = SIZES)]
fn both(bencher: Bencher<'_, '_>, size: Size) {
    let sequence = sequence(size);
    let theme = Theme::default();
    bencher.bench_local(|| callmodel_ladder::svg(&callmodel_ladder::layout(&sequence, &METRICS), &theme));
}
