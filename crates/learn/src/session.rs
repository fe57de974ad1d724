use std::rc::Rc;

use callmodel_explore::{Session as Call, usual_phase};
use callmodel_figure::Compared;
use callmodel_lesson::{Answer, Graded, Lesson, Progress, Question, grade};

use crate::address::{self, Address};
use crate::{Course, Given, Notice, Place, Told};

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub(crate) course: Rc<Course>,
    pub(crate) place: Place,
    pub(crate) found: Option<Found>,
    /// The choice that is not checked yet.
    pub(crate) chosen: Option<usize>,
    pub(crate) given: Option<Given>,
    /// The progress before the answer that stands there, if it was given since the page was opened. Back restores it.
    pub(crate) before: Option<Progress>,
    /// The answer that Back has undone, with the progress that Forward restores.
    pub(crate) undone: Option<(Given, Progress)>,
    pub(crate) progress: Progress,
    /// The time at which this visit began.
    pub(crate) visit: u64,
    pub(crate) notices: Vec<Notice>,
    pub(crate) told: Option<Told>,
    /// The progress that [`Action::Restore`](crate::Action::Restore) restores.
    pub(crate) removed: Option<Progress>,
}

/// The question of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The question.
    pub question: Rc<Question>,
    /// The hint of the lesson, in its language; `None` for that of the question.
    pub hint: Option<String>,
}

/// The part of a question's call that is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visible {
    /// Nothing: the call itself is asked about.
    Nothing,
    /// The call before the last step, and the given parts of that step.
    Before,
    /// All of it: the question is answered.
    All,
}

impl Session {
    /// The session of a fragment, at the time `now`. `kept` is the progress of the browser.
    #[must_use]
    pub fn open(course: Rc<Course>, fragment: &str, kept: Progress, now: u64) -> Self {
        let visit = kept.visit(now);
        let blank = Self {
            course,
            place: Place::Course,
            found: None,
            chosen: None,
            given: None,
            before: None,
            undone: None,
            progress: kept,
            visit,
            notices: Vec::new(),
            told: None,
            removed: None,
        };
        blank.at(address::read(fragment))
    }

    /// The same session with a remark about its beginning.
    #[must_use]
    pub fn with_notice(mut self, notice: Notice) -> Self {
        self.notices.push(notice);
        self
    }

    /// The same progress at another address.
    pub(crate) fn at(self, Address { place, given, mut notices }: Address) -> Self {
        let (place, found) = resolve(&self.course, place, &mut notices);
        let count = found.as_ref().map_or(0, |found| found.question.choices.len());
        let given = given.filter(|given| match given {
            Given::Choice(index) if *index >= count => {
                notices.push(Notice::Answer { found: (index + 1).to_string() });
                false
            }
            Given::Choice(_) => true,
            Given::Shown => count > 0,
        });
        Self { place, found, given, notices, chosen: None, before: None, undone: None, told: None, ..self }
    }

    /// The same session with the same lessons in another language.
    pub(crate) fn in_course(self, course: Rc<Course>) -> Self {
        let (place, found) = resolve(&course, self.place.clone(), &mut Vec::new());
        Self { course, place, found, ..self }
    }

    /// The course.
    #[must_use]
    pub fn course(&self) -> &Course {
        &self.course
    }

    /// The place.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The fragment of the address, with the `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        address::write(&self.place, self.given)
    }

    /// The lesson of the place, with its index.
    #[must_use]
    pub fn lesson(&self) -> Option<(usize, &Lesson)> {
        let index = self.course.index(self.place.lesson()?)?;
        Some((index, &self.course.lessons()[index]))
    }

    /// The question of the place.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// The question of the place.
    #[must_use]
    pub fn question(&self) -> Option<&Rc<Question>> {
        self.found.as_ref().map(|found| &found.question)
    }

    /// The choice that stands there: the checked one, otherwise the one that is not checked yet.
    #[must_use]
    pub fn choice(&self) -> Option<usize> {
        match self.given {
            Some(Given::Choice(index)) => Some(index),
            Some(Given::Shown) => None,
            None => self.chosen,
        }
    }

    /// The given answer.
    #[must_use]
    pub fn given(&self) -> Option<Given> {
        self.given
    }

    /// The grades of the given answer. An answer that was shown is graded as the right one.
    #[must_use]
    pub fn graded(&self) -> Option<Graded> {
        let question = self.question()?;
        let index = match self.given? {
            Given::Choice(index) => index,
            Given::Shown => question.answer(),
        };
        Some(grade(question, Answer(index)))
    }

    /// The visible part of the question's call.
    #[must_use]
    pub fn visible(&self) -> Visible {
        match (self.question(), self.given) {
            (Some(question), None) if question.kind() == callmodel_lesson::Kind::Handler => Visible::Nothing,
            (Some(_), None) => Visible::Before,
            (None, _) | (Some(_), Some(_)) => Visible::All,
        }
    }

    /// The progress.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Whether the question was missed before this answer.
    #[must_use]
    pub fn is_again(&self) -> bool {
        let progress = self.before.as_ref().unwrap_or(&self.progress);
        let missed = |question: &Rc<Question>| progress.attempts(question).last().is_some_and(|last| !last.right);
        self.question().is_some_and(missed)
    }

    /// The problems of the address.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The effect of the last action on the progress.
    #[must_use]
    pub fn told(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    /// The address of Explore with the comparison of the last request and the one of which the given answer would be right.
    #[must_use]
    pub fn comparison(&self) -> Option<String> {
        let (question, graded) = (self.question()?, self.graded()?);
        let other = graded.yours.as_ref().filter(|_| !graded.right)?.other_request()?.clone();
        let request = question.step().request.clone();
        let mut scenario = question.scenario.clone();
        let step = scenario.steps.len();
        scenario.steps.pop();
        let phase = usual_phase(scenario.call());
        let call = Call::new(scenario, phase);
        let compared = Compared::Requests { step, requests: [request, other] };
        Some(callmodel_explore::address::write(&call.with_compared(Some(compared))))
    }

    /// The address of Explore with the call of the question.
    #[must_use]
    pub fn call(&self) -> Option<String> {
        let scenario = self.question()?.scenario.clone();
        let phase = usual_phase(scenario.call());
        Some(callmodel_explore::address::write(&Call::new(scenario, phase)))
    }
}

/// The question of `place`. Where there is none, a problem and the nearest place that exists.
fn resolve(course: &Course, place: Place, notices: &mut Vec<Notice>) -> (Place, Option<Found>) {
    match place {
        Place::Course => (Place::Course, None),
        Place::Lesson { lesson } | Place::Question { lesson, .. } | Place::End { lesson }
            if course.lesson(&lesson).is_none() =>
        {
            notices.push(Notice::Lesson { found: lesson });
            (Place::Course, None)
        }
        Place::End { .. } => (place, None),
        Place::Lesson { lesson } => {
            // The number was not readable; now the count is known.
            for notice in notices {
                if let Notice::Question { count, .. } = notice {
                    *count = course.lesson(&lesson).map_or(0, |lesson| lesson.questions.len());
                }
            }
            (Place::Lesson { lesson }, None)
        }
        Place::Question { lesson, number } => match course.question(&lesson, number) {
            Some(of) => {
                let found = Found { question: Rc::new(of.question.clone()), hint: of.hint.clone() };
                (Place::Question { lesson, number }, Some(found))
            }
            None => {
                let count = course.lesson(&lesson).map_or(0, |lesson| lesson.questions.len());
                notices.push(Notice::Question { found: number.to_string(), count });
                (Place::Lesson { lesson }, None)
            }
        },
        Place::Asked { link } => match Question::from_link(&link) {
            Ok(question) => (Place::Asked { link }, Some(Found { question: Rc::new(question), hint: None })),
            Err(error) => {
                notices.push(Notice::Ask(error));
                (Place::Course, None)
            }
        },
    }
}
