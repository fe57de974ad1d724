//! How much memory [`layout`] and [`svg`] hold at once, at sizes that double: the rows "max alloc" say it in bytes.
//! `cargo xtask bench` runs it and divides by the shapes of the drawing.

mod cases;

use callmodel_ladder::{Heads, Metrics, Theme};
use cases::{Size, sequence};
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

const SIZES: [Size; 4] = [
    Size { lanes: 125, messages: 1250 },
    Size { lanes: 250, messages: 2500 },
    Size { lanes: 500, messages: 5000 },
    Size { lanes: 1000, messages: 10_000 },
];

const METRICS: Metrics = Metrics { room: None, heads: Heads::Drawn };

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn memory_layout(bencher: Bencher<'_, '_>, size: Size) {
    let sequence = sequence(size);
    bencher.bench_local(|| callmodel_ladder::layout(&sequence, &METRICS));
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn memory_svg(bencher: Bencher<'_, '_>, size: Size) {
    let drawing = callmodel_ladder::layout(&sequence(size), &METRICS);
    let theme = Theme::default();
    bencher.bench_local(|| callmodel_ladder::svg(&drawing, &theme));
}
