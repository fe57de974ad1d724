use std::path::PathBuf;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::Command;
use crate::failure::Failure;
use crate::output::Output;

/// Prints shell completions: commands, options and their values.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,

    /// Write to FILE instead of standard output (`-`)
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// Examples in `callmodel completions --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel completions bash -o ~/.local/share/bash-completion/completions/callmodel
  callmodel completions zsh -o ~/.zfunc/_callmodel    # a folder of $fpath
  callmodel completions fish -o ~/.config/fish/completions/callmodel.fish";

impl Completions {
    /// # Errors
    /// Those of [`Output::write`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Command::command(), "callmodel", &mut script);
        Output::from_argument(self.output.as_deref(), self.force).write(&script)
    }
}
