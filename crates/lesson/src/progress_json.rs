use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Progress;
use crate::progress::Record;

/// The JSON of [`Progress`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ProgressJson {
    schema_version: u32,
    questions: BTreeMap<String, Record>,
}

/// The version alone, which any JSON of progress has.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VersionJson {
    schema_version: u32,
}

/// An error of [`Progress::from_json`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgressError {
    /// The text is not the JSON of progress, with the place and the reason.
    Json(String),
    /// The version of the schema is another one.
    Version {
        /// The version.
        found: u32,
    },
}

impl Progress {
    /// The JSON, for storage and export: `{"schemaVersion":1,"questions":{ID:{"hash":…,"attempts":[{"at":…,"right":…}]}}}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let json =
            ProgressJson { schema_version: Self::SCHEMA_VERSION, questions: self.records().iter().cloned().collect() };
        serde_json::to_string(&json).expect("text, numbers and lists are JSON")
    }

    /// Reads the JSON.
    ///
    /// # Errors
    /// [`ProgressError`] for other JSON, and for another version.
    pub fn from_json(text: &str) -> Result<Self, ProgressError> {
        let error = |error: serde_json::Error| ProgressError::Json(error.to_string());
        let VersionJson { schema_version: found } = serde_json::from_str(text).map_err(error)?;
        if found != Self::SCHEMA_VERSION {
            return Err(ProgressError::Version { found });
        }
        let ProgressJson { questions, .. } = serde_json::from_str(text).map_err(error)?;
        Ok(Self::from_records(questions))
    }
}

impl fmt::Display for ProgressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(reason) => write!(f, "found no saved progress: {reason}"),
            Self::Version { found } => {
                write!(f, "found progress of version {found}, expected version {}", Progress::SCHEMA_VERSION)
            }
        }
    }
}

impl std::error::Error for ProgressError {}
