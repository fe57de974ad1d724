use crate::Question;

/// The answers of one reader, kept by question. A plain value: the page stores it, and passes the time in.
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
/// assert_eq!(Progress::from_records(progress.records().to_vec()), progress);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// In the order of the ids. A map would weigh more in the browser, and a course has some dozens of questions.
    records: Vec<(String, Record)>,
}

/// The attempts at one question.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Record {
    /// [`Question::hash`] in 16 hexadecimal digits: JSON numbers hold only 53 bits.
    pub hash: String,
    /// The attempts, in the order of time.
    pub attempts: Vec<Attempt>,
}

/// An answer that was given. An answer that was only shown on request counts as missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Attempt {
    /// The time, in milliseconds since 1970.
    pub at: u64,
    /// Whether the answer was right.
    pub right: bool,
}

impl Record {
    /// Adds an attempt at its place in time, once.
    fn add(&mut self, attempt: Attempt) {
        if let Err(place) = self.attempts.binary_search(&attempt) {
            self.attempts.insert(place, attempt);
        }
    }
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

impl Progress {
    /// The version of the JSON.
    pub const SCHEMA_VERSION: u32 = 1;

    /// The number of other answers before a missed question comes back in the same visit.
    pub const BETWEEN: usize = 3;

    /// The progress with one more answer. Answers to an earlier version of the question are dropped.
    #[must_use]
    pub fn with(mut self, question: &Question, attempt: Attempt) -> Self {
        let (id, hash) = (question.id(), hash(question));
        let mut record = Record { hash, attempts: Vec::new() };
        match self.place(&id) {
            Ok(place) => {
                let (_, known) = &mut self.records[place];
                if known.hash != record.hash {
                    *known = record;
                }
                known.add(attempt);
            }
            Err(place) => {
                record.add(attempt);
                self.records.insert(place, (id, record));
            }
        }
        self
    }

    /// The answers to a question, in the order of time; none to a question that was changed since.
    #[must_use]
    pub fn attempts(&self, question: &Question) -> &[Attempt] {
        let record = self.record(&question.id()).filter(|record| record.hash == hash(question));
        record.map_or(&[], |record| &record.attempts)
    }

    /// The answers of both, each once. Of two versions of a question, the one that was answered last is kept.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        for (id, theirs) in other.records {
            let place = match self.place(&id) {
                Ok(place) => place,
                Err(place) => {
                    self.records.insert(place, (id, theirs));
                    continue;
                }
            };
            let (_, ours) = &mut self.records[place];
            if ours.hash == theirs.hash {
                theirs.attempts.into_iter().for_each(|attempt| ours.add(attempt));
            } else if ours.attempts.last() < theirs.attempts.last() {
                *ours = theirs;
            }
        }
        self
    }

    /// This progress with the changes that lead from `before` to `after`: answers that were given are added, once, and answers that
    /// were undone or removed are taken away. Answers that neither has are kept, so that several tabs share one store.
    ///
    /// ```
    /// use callmodel_lesson::{Attempt, Progress, Question};
    ///
    /// let [one, other] = ["value-7-3", "value-8-3"].map(|link| Question::from_link(link).expect("a link"));
    /// let (opened, right) = (Progress::default(), |at| Attempt { at, right: true });
    /// let ours = opened.clone().with(&one, right(2));
    /// let theirs = opened.clone().with(&other, right(1));
    /// let both = theirs.clone().with_changes(&opened, &ours);
    /// assert_eq!(both, opened.clone().with(&other, right(1)).with(&one, right(2)));
    /// assert_eq!(both.with_changes(&ours, &opened), theirs);
    /// ```
    #[must_use]
    pub fn with_changes(self, before: &Self, after: &Self) -> Self {
        let mut changed = Self::default();
        for (id, mut record) in self.records {
            let attempts = |progress: &Self| match progress.record(&id) {
                Some(found) if found.hash == record.hash => found.attempts.clone(),
                Some(_) | None => Vec::new(),
            };
            let (old, new) = (attempts(before), attempts(after));
            record.attempts.retain(|attempt| !old.contains(attempt) || new.contains(attempt));
            if !record.attempts.is_empty() {
                changed.records.push((id, record));
            }
        }
        changed.merged(after.clone())
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

    /// The time at which the visit of the time `now` began: its first answer, or `now` if there is none.
    #[must_use]
    pub fn visit(&self, now: u64) -> u64 {
        let times = || self.records.iter().flat_map(|(_, record)| &record.attempts).map(|attempt| attempt.at);
        // Each step goes back by an answer or more, as long as the one before is near enough.
        let before = |began: u64| times().filter(|at| *at < began && began - at < Self::VISIT).min();
        let mut began = now;
        while let Some(at) = before(began) {
            began = at;
        }
        began
    }

    /// The score in the questions with these ids.
    #[must_use]
    pub fn score(&self, ids: &[String]) -> Score {
        let attempts: Vec<_> = ids.iter().filter_map(|id| self.record(id)).map(|record| &record.attempts).collect();
        let count = |attempt: fn(&[Attempt]) -> Option<&Attempt>| {
            attempts.iter().filter_map(|attempts| attempt(attempts)).filter(|attempt| attempt.right).count()
        };
        Score { questions: ids.len(), answered: attempts.len(), first: count(<[_]>::first), last: count(<[_]>::last) }
    }

    /// The attempts at each question by its id, in the order of the ids: what is stored.
    #[must_use]
    pub fn records(&self) -> &[(String, Record)] {
        &self.records
    }

    /// The index of the record of a question, or where it would stand.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.records.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    fn record(&self, id: &str) -> Option<&Record> {
        self.place(id).ok().map(|place| &self.records[place].1)
    }

    /// The progress with these records. Questions without an attempt are left out, and attempts are sorted by time.
    #[must_use]
    pub fn from_records(records: impl IntoIterator<Item = (String, Record)>) -> Self {
        let mut progress = Self::default();
        for (id, Record { hash, attempts }) in records {
            let mut record = Record { hash, attempts: Vec::new() };
            attempts.into_iter().for_each(|attempt| record.add(attempt));
            if !record.attempts.is_empty() {
                match progress.place(&id) {
                    Ok(place) => progress.records[place].1 = record,
                    Err(place) => progress.records.insert(place, (id, record)),
                }
            }
        }
        progress
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
