//! How much memory [`layout`] and [`svg`] hold at once, at sizes that double: the rows "max alloc" say it in bytes.
//! `cargo xtask bench` runs it and divides by the shapes of the drawing.

mod cases;

use std::fmt;

use callmodel_ladder::{Drawing, Heads, Metrics, SvgStyle};
use cases::{Size, sequence};
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

const METRICS: Metrics = Metrics { room: None, heads: Heads::Drawn };

fn main() {
    divan::main();
}

/// A size, with the number of shapes that its drawing has.
#[derive(Clone, Copy)]
struct Counted {
    size: Size,
    shapes: usize,
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} shapes", self.size, self.shapes)
    }
}

fn drawing(size: Size) -> Drawing<usize> {
    callmodel_ladder::layout(&sequence(size), &METRICS)
}

fn sizes() -> impl Iterator<Item = Counted> {
    [125, 250, 500, 1000].into_iter().map(|lanes| {
        let size = Size { lanes, messages: 10 * lanes };
        Counted { size, shapes: drawing(size).shapes.len() }
    })
}

/// The drawing is among what is held.
#[divan::bench(args = sizes(), sample_count = 1, sample_size = 1)]
fn memory_layout(bencher: Bencher<'_, '_>, counted: Counted) {
    let sequence = sequence(counted.size);
    bencher.bench_local(|| callmodel_ladder::layout(&sequence, &METRICS));
}

/// The text is among what is held, the drawing is not.
#[divan::bench(args = sizes(), sample_count = 1, sample_size = 1)]
fn memory_svg(bencher: Bencher<'_, '_>, counted: Counted) {
    let drawing = drawing(counted.size);
    let svg_style = SvgStyle::default();
    bencher.bench_local(|| callmodel_ladder::svg(&drawing, &svg_style));
}
