//! A tour of the forms of a run: lays out a call and writes it in each. It needs nothing of its host, which a test shows by
//! building it for WebAssembly and counting the imports.

#![expect(clippy::print_stdout, reason = "the tour prints what it sees")]

use callmodel::Scenario;
use callmodel_figure::Figure;
use callmodel_forms::{Form, Options};

fn main() {
    let run = Scenario::from_short("A B C D", "delete B by A, release C")
        .expect("these are parties and steps")
        .play()
        .expect("the reference defines both steps");
    println!("{} steps, {} rows of the ladder", Figure::of(&run).steps.len(), Figure::of(&run).ladder.rows.len());
    for form in Form::ALL {
        let written = form.write(&run, &Options::default());
        assert!(!written.is_empty());
        println!("{written}");
    }
}
