//! How the time of [`Call::apply`](callmodel::Call::apply) grows with the parties of the call, beside a copy of as many bytes as
//! the step has, which no program could do without: into memory that is there, since to ask for some takes a time of its own.
//! `cargo xtask bench` runs it.

mod cases;

use std::hint::black_box;

use cases::{PARTIES, bytes, call, request};
use divan::Bencher;

fn main() {
    divan::main();
}

#[divan::bench(args = PARTIES)]
fn apply(bencher: Bencher<'_, '_>, parties: usize) {
    let call = call(parties);
    let request = request(&call);
    bencher.bench_local(|| black_box(&call).apply(&request));
}

#[divan::bench(args = PARTIES)]
fn copy(bencher: Bencher<'_, '_>, parties: usize) {
    let call = call(parties);
    let step = call.apply(&request(&call)).expect("whoever is on a call may release");
    let bytes = vec![1_u8; bytes(&step)];
    let mut there = bytes.clone();
    bencher.bench_local(|| black_box(&mut there).copy_from_slice(black_box(&bytes)));
}
