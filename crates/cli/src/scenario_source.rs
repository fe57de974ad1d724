use std::path::PathBuf;

use callmodel::{ConnId, Optional, Scenario, ScenarioError};
use clap::{ArgGroup, Args};

use crate::failure::Failure;
use crate::source::Source;

/// The arguments for a scenario: a file, or options with the fields of the short form.
#[derive(Args)]
#[command(group(ArgGroup::new("source").args(["file", "parties"]).required(true)))]
pub(crate) struct ScenarioSource {
    /// The file with the scenario; `-` reads standard input
    #[arg(conflicts_with = "steps")]
    file: Option<PathBuf>,

    /// The parties of the call, separated by spaces, instead of FILE: "A B C"
    #[arg(long, value_name = "DNS")]
    parties: Option<String>,

    /// The requests to make, separated by commas: "delete B by A, release C"
    #[arg(long, requires = "parties")]
    steps: Option<String>,

    /// The ConnID of the call, 1 to 16 hexadecimal digits [default: that of FILE, else 1]
    #[arg(long, value_name = "CONNID")]
    conn: Option<String>,

    /// Leave out optional attributes
    #[arg(long)]
    omit_optional: bool,
}

impl ScenarioSource {
    /// The scenario of the file or the options. `--conn` and `--omit-optional` override the file.
    ///
    /// # Errors
    /// [`Failure::Option`], [`Failure::Scenario`] and those of [`Source::read`].
    pub(crate) fn scenario(&self) -> Result<Scenario, Failure> {
        let conn_id = self.conn.as_deref().map(Scenario::conn_from_short).transpose().map_err(Failure::Option)?;
        let scenario = match &self.file {
            Some(path) => in_source(&Source::from_argument(path), conn_id)?,
            None => self.in_options(conn_id.unwrap_or_default()).map_err(Failure::Option)?,
        };
        Ok(if self.omit_optional { scenario.with_optional(Optional::Omit) } else { scenario })
    }

    /// The scenario of `--parties` and `--steps`.
    fn in_options(&self, conn_id: ConnId) -> Result<Scenario, ScenarioError> {
        // clap requires `--parties` where there is no FILE.
        let scenario = Scenario::from_parties(self.parties.as_deref().unwrap_or_default(), conn_id)?;
        Ok(scenario.with_steps(Scenario::steps_from_short(self.steps.as_deref().unwrap_or_default())?))
    }
}

/// The scenario in `source`. `conn_id` overrides its ConnID.
fn in_source(source: &Source, conn_id: Option<ConnId>) -> Result<Scenario, Failure> {
    let scenario: Scenario =
        source.read()?.parse().map_err(|error| Failure::Scenario { source: source.clone(), error })?;
    Ok(match conn_id {
        Some(conn_id) => scenario.with_conn_id(conn_id),
        None => scenario,
    })
}
