//! Native times of the ladder and the model, at sizes that double, and of questions.

use std::hint::black_box;
use std::time::{Duration, Instant};

use callmodel_bench_cases::{PARTIES, SIZES, bytes, call, named, request, sequence};
use callmodel_ladder::{Heads, Metrics, SvgStyle, layout, svg};
use callmodel_lesson::{Kind, Question, Recipe};

use crate::measure::Measure;
use crate::record::Role;
use crate::values::Values;

/// Number of samples of each measure.
const SAMPLES: usize = 100;

/// Minimum time of a sample. Shorter code is repeated, because the clock ticks in some 20 ns.
const SAMPLE: Duration = Duration::from_micros(100);

const METRICS: Metrics = Metrics { room: None, heads: Heads::Drawn };

/// One request on a call of this size, in µs. The floor is a copy of the step's bytes into allocated memory, because allocation
/// takes time, too.
pub(crate) fn requests() -> Vec<Measure> {
    let of = |parties: usize| {
        let call = call(parties);
        let request = request(&call);
        let step = call.apply(&request).expect("a party of a call may release itself");
        let source = vec![1_u8; bytes(&step)];
        let measure =
            |values: Values| Measure::ours("request, native", &parties.to_string(), scaled(values, 1e3)).in_unit("µs");
        [
            measure(time(|| black_box(&call).apply(&request))).in_role(Role::Ours, "apply"),
            measure(copy(&source)).in_role(Role::Floor, "a copy of as many bytes"),
        ]
    };
    PARTIES.into_iter().flat_map(of).collect()
}

/// One question of each kind on a call of the most parties, in ms. Each run makes the question of another seed.
pub(crate) fn questions() -> Vec<Measure> {
    let of = |kind: Kind| {
        let mut seed = 0;
        let times = time(|| {
            seed += 1;
            Question::from_seed(kind, seed, Some(Recipe::MAX_PARTIES))
        });
        Measure::ours("question, native", &format!("{kind}, {} parties", Recipe::MAX_PARTIES), times)
    };
    Kind::ALL.map(of).into()
}

/// Layout and SVG, together and each alone, in ms. The floor is a copy of the finished text into allocated memory.
pub(crate) fn ladders() -> Vec<Measure> {
    let svg_style = SvgStyle::default();
    let of = |group: &str, measure: &dyn Fn(callmodel_bench_cases::SequenceSize) -> Values| {
        SIZES.map(|size| Measure::ours(group, &size.to_string(), measure(size))).to_vec()
    };
    let drawing = |size| layout(&sequence(size), &METRICS);
    let both = of("native, layout and SVG", &|size| {
        let sequence = sequence(size);
        time(|| svg(&layout(&sequence, &METRICS), &svg_style))
    });
    let floor = of("native, layout and SVG", &|size| copy(svg(&drawing(size), &svg_style).as_bytes()));
    let floor = floor.into_iter().map(|measure| measure.in_role(Role::Floor, "a copy of the SVG"));
    let layouts = of("native, layout", &|size| {
        let sequence = sequence(size);
        time(|| layout(&sequence, &METRICS))
    });
    let long = of("native, layout, names of 64 characters", &|size| {
        let sequence = named(size);
        time(|| layout(&sequence, &METRICS))
    });
    let svgs = of("native, SVG", &|size| {
        let drawing = drawing(size);
        time(|| svg(&drawing, &svg_style))
    });
    both.into_iter().chain(floor).chain(layouts).chain(long).chain(svgs).collect()
}

fn copy(source: &[u8]) -> Values {
    let mut target = source.to_vec();
    time(|| black_box(&mut target).copy_from_slice(black_box(source)))
}

/// Times of one run in ms. Results are dropped after the clock has stopped.
fn time<T>(mut run: impl FnMut() -> T) -> Values {
    let mut results = Vec::new();
    let mut sample = |times: u32| {
        results.reserve(times as usize);
        #[expect(clippy::disallowed_methods, reason = "a bench measures time")]
        let start = Instant::now();
        results.extend((0..times).map(|_| run()));
        let took = start.elapsed();
        black_box(&results);
        results.clear();
        took
    };
    // Finds the number of repetitions, and warms the caches.
    let mut times = 1;
    while sample(times) < SAMPLE {
        times *= 2;
    }
    let samples: Vec<_> = (0..SAMPLES).map(|_| sample(times).as_secs_f64() * 1e3 / f64::from(times)).collect();
    Values::of(&samples).expect("SAMPLES is more than 0")
}

fn scaled(values: Values, factor: f64) -> Values {
    let Values { median, least, greatest, count } = values;
    Values { median: median * factor, least: least * factor, greatest: greatest * factor, count }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_that_of_one_run() {
        let values = time(|| std::thread::sleep(Duration::from_micros(200)));
        assert_eq!(values.count, SAMPLES);
        assert!(values.least >= 0.2, "{values:?}");
    }

    #[test]
    fn runs_shorter_than_a_sample_are_repeated() {
        let mut runs = 0_usize;
        time(|| runs += 1);
        assert!(runs > 10 * SAMPLES, "{runs}");
    }
}
