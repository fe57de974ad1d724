//! Prints the peak of allocated bytes while a run is played and while a drawing is laid out and written, a [`Record`] a line.
//!
//! A program of its own, because the allocator that counts would slow down what `callmodel-bench` times.
#![expect(clippy::print_stdout, reason = "its output is read by callmodel-bench")]

use anyhow::Result;
use callmodel_bench::{Peak, Record};
use callmodel_bench_cases::{SequenceSize, leaving, sequence};
use callmodel_ladder::{Heads, Metrics, SvgStyle, layout, svg};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

const METRICS: Metrics = Metrics { room: None, heads: Heads::Drawn };

fn main() -> Result<()> {
    for steps in [10, 20, 40, 80] {
        let scenario = leaving(steps);
        let (bytes, _run) = peak(|| scenario.play());
        print("memory of a run", format!("100×{steps}"), bytes, steps)?;
    }
    let sizes = [125, 250, 500, 1000].map(|lanes| SequenceSize { lanes, messages: 10 * lanes });
    for size in sizes {
        let sequence = sequence(size);
        let (bytes, drawing) = peak(|| layout(&sequence, &METRICS));
        print("memory, layout", size.to_string(), bytes, drawing.shapes.len())?;
    }
    for size in sizes {
        let drawing = layout(&sequence(size), &METRICS);
        let (bytes, _text) = peak(|| svg(&drawing, &SvgStyle::default()));
        print("memory, SVG", size.to_string(), bytes, drawing.shapes.len())?;
    }
    Ok(())
}

/// The most bytes allocated at once while it runs, beyond those allocated before, and its result.
fn peak<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    let result = run();
    (ALLOCATED.peak_usage().saturating_sub(before), result)
}

fn print(group: &str, size: String, bytes: usize, parts: usize) -> Result<()> {
    let record = Record::Peak(Peak { group: group.to_owned(), size, bytes, parts });
    println!("{}", serde_json::to_string(&record)?);
    Ok(())
}
