use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Question;

/// The answers of one reader, kept by question. A plain value: the page stores its JSON, and passes the time in.
///
/// # Spacing
/// [`Progress::next`] brings what was missed back: in the same visit after at least [`Progress::BETWEEN`] other answers, and
/// once more at the next visit.
///
/// ```
/// use callmodel_lesson::{Attempt, Progress, Question};
///
/// let question = Question::from_link("value-7-3")?;
/// let progress = Progress::default().with(&question, Attempt { at: 1_000, right: false });
/// let course = [question.id()];
/// assert_eq!(progress.score(&course).first, 0);
/// assert_eq!(Progress::from_json(&progress.to_json())?, progress);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    records: BTreeMap<String, Record>,
}

/// The attempts at one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Record {
    /// [`Question::hash`] in hexadecimal: JSON numbers hold only 53 bits.
    hash: String,
    /// In the order of time.
    attempts: Vec<Attempt>,
}

/// An answer that was given. An answer that was only shown on request counts as missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attempt {
    /// The time, in milliseconds since 1970.
    pub at: u64,
    /// Whether the answer was right.
    pub right: bool,
}

/// Right answers before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The number of questions.
    pub questions: usize,
    /// The number of questions that were answered.
    pub answered: usize,
    /// The number of questions whose first answer was right.
    pub first: usize,
    /// The number of questions whose last answer was right.
    pub last: usize,
}

/// The JSON of [`Progress`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ProgressJson {
    schema_version: u32,
    questions: BTreeMap<String, Record>,
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
    /// The version of the JSON.
    pub const SCHEMA_VERSION: u32 = 1;

    /// The number of other answers before a missed question comes back in the same visit.
    pub const BETWEEN: usize = 3;

    /// The progress with one more answer. Answers to an earlier version of the question are dropped.
    #[must_use]
    pub fn with(mut self, question: &Question, attempt: Attempt) -> Self {
        let hash = hash(question);
        let record =
            self.records.entry(question.id()).or_insert_with(|| Record { hash: hash.clone(), attempts: vec![] });
        if record.hash != hash {
            *record = Record { hash, attempts: Vec::new() };
        }
        record.attempts.push(attempt);
        record.attempts.sort();
        record.attempts.dedup();
        self
    }

    /// The answers to a question, in the order of time; none to a question that was changed since.
    #[must_use]
    pub fn attempts(&self, question: &Question) -> &[Attempt] {
        let record = self.records.get(&question.id()).filter(|record| record.hash == hash(question));
        record.map_or(&[], |record| &record.attempts)
    }

    /// The answers of both, each once. Of two versions of a question, the one that was answered last is kept.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        for (id, theirs) in other.records {
            match self.records.get_mut(&id) {
                None => {
                    self.records.insert(id, theirs);
                }
                Some(ours) if ours.hash == theirs.hash => {
                    ours.attempts.extend(theirs.attempts);
                    ours.attempts.sort();
                    ours.attempts.dedup();
                }
                Some(ours) if ours.attempts.last() < theirs.attempts.last() => *ours = theirs,
                Some(_) => {}
            }
        }
        self
    }

    /// The index of the question of `course` to ask next. `visit` is the time at which this visit began. In this order:
    ///
    /// 1. a question that was missed in an earlier visit and not yet answered in this one;
    /// 2. a question that was missed in this visit, after [`Progress::BETWEEN`] other answers;
    /// 3. the first question that was never answered;
    /// 4. a question that was missed in this visit, whatever came between.
    ///
    /// `None` when all were answered, and none is due.
    #[must_use]
    pub fn next(&self, course: &[Question], visit: u64) -> Option<usize> {
        let attempts: Vec<_> = course.iter().map(|question| self.attempts(question)).collect();
        let find = |is_due: &dyn Fn(&[Attempt]) -> bool| attempts.iter().position(|attempts| is_due(attempts));
        let missed_before = find(&|attempts| is_due_at_visit(attempts, visit));
        let later = |at: u64| attempts.iter().copied().flatten().filter(|attempt| attempt.at > at).count();
        let missed = |attempts: &[Attempt]| attempts.last().filter(|last| !last.right).map(|last| last.at);
        missed_before
            .or_else(|| find(&|attempts| missed(attempts).is_some_and(|at| later(at) >= Self::BETWEEN)))
            .or_else(|| find(&|attempts| attempts.is_empty()))
            .or_else(|| {
                let open = attempts.iter().enumerate();
                let open = open.filter_map(|(index, attempts)| Some((missed(attempts)?, index)));
                open.min().map(|(_, index)| index)
            })
    }

    /// The score in the questions with these ids.
    #[must_use]
    pub fn score(&self, ids: &[String]) -> Score {
        let attempts: Vec<_> =
            ids.iter().filter_map(|id| self.records.get(id)).map(|record| &record.attempts).collect();
        let count = |attempt: fn(&[Attempt]) -> Option<&Attempt>| {
            attempts.iter().filter_map(|attempts| attempt(attempts)).filter(|attempt| attempt.right).count()
        };
        Score { questions: ids.len(), answered: attempts.len(), first: count(<[_]>::first), last: count(<[_]>::last) }
    }

    /// The JSON, for the browser's storage and for export.
    #[must_use]
    pub fn to_json(&self) -> String {
        let json = ProgressJson { schema_version: Self::SCHEMA_VERSION, questions: self.records.clone() };
        serde_json::to_string(&json).expect("text, numbers and lists are JSON")
    }

    /// Reads the JSON.
    ///
    /// # Errors
    /// [`ProgressError`] for other JSON, and for another version.
    pub fn from_json(text: &str) -> Result<Self, ProgressError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Version {
            schema_version: u32,
        }
        let error = |error: serde_json::Error| ProgressError::Json(error.to_string());
        let Version { schema_version: found } = serde_json::from_str(text).map_err(error)?;
        if found != Self::SCHEMA_VERSION {
            return Err(ProgressError::Version { found });
        }
        let ProgressJson { questions: mut records, .. } = serde_json::from_str(text).map_err(error)?;
        records.retain(|_, record| !record.attempts.is_empty());
        records.values_mut().for_each(|record| record.attempts.sort());
        Ok(Self { records })
    }
}

/// Whether a question was missed in an earlier visit and is not answered in this one. Once answered right at a later visit, it
/// rests.
fn is_due_at_visit(attempts: &[Attempt], visit: u64) -> bool {
    let Some(last) = attempts.last().filter(|last| last.at < visit) else { return false };
    // The last answer of a visit that had a miss does not show that it is still known at the next.
    let last_miss = attempts.iter().rfind(|attempt| !attempt.right);
    last_miss.is_some_and(|miss| last.at.saturating_sub(miss.at) < Progress::VISIT)
}

impl Progress {
    /// Answers that are nearer to each other than this time, half an hour, belong to one visit.
    pub const VISIT: u64 = 30 * 60 * 1_000;
}

fn hash(question: &Question) -> String {
    format!("{:016x}", question.hash())
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
