use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory as _};
use clap_mangen::Man as Page;

use crate::Command;
use crate::failure::Failure;
use crate::output::Output;

/// Writes the manual pages: callmodel.1, and one for each command
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Man {
    /// The folder
    folder: PathBuf,

    /// Replace existing files
    #[arg(long)]
    force: bool,
}

/// Examples in `callmodel man --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel man ~/.local/share/man/man1    # then: man callmodel-run";

impl Man {
    /// # Errors
    /// Those of [`Output::write`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let mut command = Command::command();
        // Adds the full name to each command, and the command `help`, which says what its own page would.
        command.build();
        let command = command.mut_subcommand("help", |help| help.hide(true));
        self.write(&command)?;
        command.get_subcommands().filter(|verb| !verb.is_hide_set()).try_for_each(|verb| self.write(verb))
    }

    fn write(&self, command: &clap::Command) -> Result<(), Failure> {
        let page = Page::new(command.clone());
        let mut roff = Vec::new();
        page.render(&mut roff).map_err(Failure::Unwritable)?;
        let path: &Path = &self.folder.join(page.get_filename());
        Output::from_argument(Some(path), self.force).write(&roff)
    }
}
