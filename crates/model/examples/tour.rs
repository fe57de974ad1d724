//! A tour of the model: parses a scenario, plays it, and prints a refusal. `cargo xtask test` builds it for WebAssembly and
//! checks that it imports nothing.

#![expect(clippy::print_stdout, reason = "an example prints its results")]

use callmodel::{Request, Scenario};

fn main() {
    let text = "parties A B C D # a conference\ndelete B by A\nrelease C\n";
    let scenario: Scenario = text.parse().expect("the text above is a scenario");
    let run = scenario.play().expect("the reference defines both steps");
    for step in &run.steps {
        println!("{}: {} ({})", step.phase.title(), step.request, step.basis.as_str());
        for event in &step.events {
            println!("  {} receives {}", event.party(), event.name().as_str());
            for attribute in run.attributes(event) {
                println!("    {:<16} {}", attribute.name.as_str(), attribute.value);
            }
        }
    }
    let [a, d] = [&run.now().parties()[0], &run.now().parties()[1]].map(Clone::clone);
    let refusal =
        run.now().apply(&Request::DeleteFromConference { by: a, other_dn: d }).expect_err("two are no conference");
    println!("{refusal}");
}
