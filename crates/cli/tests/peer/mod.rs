//! Shared by the tests with other programs: the runs that these read, and how they are started.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Parties and steps of one run, in the short form.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) parties: String,
    pub(crate) steps: String,
}

impl Call {
    pub(crate) fn new(parties: &str, steps: &str) -> Self {
        Self { parties: parties.to_owned(), steps: steps.to_owned() }
    }

    /// Output of the real command for this run. Asserts status 0 and no errors.
    pub(crate) fn written(&self, options: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_callmodel"));
        command.args(["run", "--parties", &self.parties, "--steps", &self.steps]).args(options);
        let output = command.stdin(Stdio::null()).output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
        String::from_utf8(output.stdout).unwrap()
    }
}

/// The three phases of the reference.
pub(crate) fn phases() -> [Call; 3] {
    [("A B", "release A"), ("A B C", "release B"), ("A B C", "delete B by A")]
        .map(|(parties, steps)| Call::new(parties, steps))
}

/// A run of eight parties and six steps.
pub(crate) fn eight() -> Call {
    Call::new("A B C D E F G H", "delete B by A, release C, delete D by E, release F, release G, release A")
}

/// A run of sixty parties and a step.
pub(crate) fn sixty() -> Call {
    let parties: Vec<_> = (7001..=7060).map(|dn| dn.to_string()).collect();
    Call::new(&parties.join(" "), "delete 7002 by 7001")
}

/// Path of a program in PATH. Without it, prints that the test is skipped.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        // Not `eprintln!`, whose output is captured when a test passes.
        let _ = writeln!(std::io::stderr(), "SKIPPED, a test with {name}: the program is not in PATH");
    }
    found
}

/// Runs a program with `input` on its standard input.
pub(crate) fn run(command: &mut Command, input: &str) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A program may write before it has read everything.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}
