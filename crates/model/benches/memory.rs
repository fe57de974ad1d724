//! How much memory a [`Run`](callmodel::Run) holds: the rows "max alloc" say it in bytes. `cargo xtask bench` runs it and divides
//! by the steps.

#[expect(dead_code, reason = "the other bench has more of them")]
mod cases;

use callmodel::{Request, Scenario};
use cases::call;
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A run of a hundred parties with so many steps: the last ones leave, one after another.
#[divan::bench(args = [10, 20, 40, 80], sample_count = 1, sample_size = 1)]
fn memory_run(bencher: Bencher<'_, '_>, steps: usize) {
    let call = call(100);
    let leave = call.parties().iter().rev().take(steps).map(|by| Request::ReleaseCall { by: by.clone() });
    let scenario = Scenario::new(call.conn_id().clone(), call.parties().to_vec()).expect("they are a call");
    let scenario = scenario.with_steps(leave.collect());
    bencher.bench_local(|| scenario.play());
}
