//! Actions and the sessions after them.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::rc::Rc;

use callmodel_explore::History;
use callmodel_learn::{Action, Course, Given, Next, Notice, Place, Session, Told, Visible, reduce};
use callmodel_lesson::{Lesson, Progress};

/// Two lessons: `one` with three questions, `two` with one.
fn course() -> Rc<Course> {
    let ask = |party: &str| {
        format!("```call-model ask\nparties A B C\nrelease B\nask event:{party}\nhint Who leaves?\n```\n")
    };
    let one = format!("---\nid: one\ntitle: One\n---\n\n{}\n{}\n{}", ask("A"), ask("B"), ask("C"));
    let two =
        "---\nid: two\ntitle: Two\n---\n\n```call-model ask\nparties A B\nrelease A\nask event:B\nhint Two.\n```\n";
    let lessons = [&one, two].map(Lesson::parse);
    assert!(lessons.iter().all(|(_, problems)| problems.is_empty()), "{lessons:?}");
    Rc::new(Course::new(lessons.into_iter().map(|(lesson, _)| lesson).collect()))
}

fn open(fragment: &str) -> Session {
    Session::open(course(), fragment, Progress::default(), 1_000)
}

fn after(session: &Session, action: Action) -> Session {
    reduce(session, action).unwrap_or_else(|| panic!("nothing changed")).0
}

fn question(lesson: &str, number: usize) -> Place {
    Place::Question { lesson: lesson.to_owned(), number }
}

/// The session after an answer to its question, at this time.
fn answer(session: &Session, right: bool, now: u64) -> Session {
    let answer = session.question().unwrap().answer();
    let index = if right { answer } else { (answer + 1) % 2 };
    after(&after(session, Action::Choose(index)), Action::Check { now })
}

/// The next place after the answer.
fn next(session: &Session) -> Place {
    session.next().unwrap().place().clone()
}

#[test]
fn a_choice_is_no_answer_until_it_is_checked() {
    let session = after(&open("#/learn?lesson=one&question=1"), Action::Choose(1));
    assert_eq!((session.choice(), session.given(), session.visible()), (Some(1), None, Visible::Before));
    let (checked, history) = reduce(&session, Action::Check { now: 2_000 }).unwrap();
    assert_eq!((checked.given(), history), (Some(Given::Choice(1)), History::Push));
    assert_eq!(checked.visible(), Visible::All);
    assert_eq!(checked.fragment(), "#/learn?lesson=one&question=1&answer=2");
}

#[test]
fn a_check_without_a_choice_asks_for_one() {
    let session = after(&open("#/learn?lesson=one&question=1"), Action::Check { now: 2_000 });
    assert_eq!((session.told(), session.given()), (Some(&Told::ChooseFirst), None));
}

#[test]
fn an_answer_stands_until_it_is_undone() {
    let session = answer(&open("#/learn?lesson=one&question=1"), true, 2_000);
    assert_eq!(reduce(&session, Action::Choose(1)).map(|(after, _)| after.choice()), None);
    assert!(reduce(&session, Action::Reveal { now: 3_000 }).is_none());
}

#[test]
fn back_undoes_an_answer_and_its_progress() {
    let first = open("#/learn?lesson=one&question=1");
    let session = answer(&first, false, 2_000);
    assert_eq!(session.progress().attempts(session.question().unwrap()).len(), 1);
    let back = after(&session, Action::Open(first.fragment()));
    assert_eq!((back.given(), back.progress()), (None, first.progress()));
    let forward = after(&back, Action::Open(session.fragment()));
    assert_eq!(forward.progress().attempts(session.question().unwrap()).len(), 1);
}

#[test]
fn forward_counts_an_answer_again_after_an_earlier_miss() {
    let first = open("#/learn?lesson=one&question=1");
    let again = after(&answer(&first, false, 2_000), Action::Go(question("one", 1)));
    let session = answer(&again, true, 3_000);
    let back = after(&session, Action::Open(again.fragment()));
    assert_eq!(back.progress(), again.progress());
    let forward = after(&back, Action::Open(session.fragment()));
    assert_eq!(forward.progress(), session.progress());
}

#[test]
fn an_answer_in_a_link_does_not_count() {
    let session = open("#/learn?lesson=one&question=1&answer=2");
    assert_eq!((session.given(), session.progress()), (Some(Given::Choice(1)), &Progress::default()));
    let two = after(&session, Action::Go(question("one", 2)));
    let back = after(&two, Action::Open(session.fragment()));
    assert_eq!(back.progress(), &Progress::default());
}

#[test]
fn an_answer_that_was_shown_counts_as_missed() {
    let session = after(&open("#/learn?lesson=two&question=1"), Action::Reveal { now: 2_000 });
    assert_eq!(session.given(), Some(Given::Shown));
    assert!(session.graded().unwrap().right, "the right answer is explained");
    assert!(!session.progress().attempts(session.question().unwrap())[0].right);
}

#[test]
fn a_missed_question_comes_back_before_the_lesson_ends() {
    let mut session = answer(&open("#/learn?lesson=one&question=1"), false, 2_000);
    for number in [2, 3] {
        assert_eq!(next(&session), question("one", number));
        session = answer(&after(&session, Action::Go(question("one", number))), true, 2_000 + number as u64);
    }
    assert_eq!(next(&session), question("one", 1));
    session = after(&session, Action::Go(question("one", 1)));
    assert!(session.is_again());
    session = answer(&session, true, 3_000);
    assert_eq!(session.next(), Some(Next::EndOfLesson(Place::End { lesson: "one".to_owned() })));
    assert!(session.is_done(0) && !session.is_done(1));
    let score = session.course().score(Some(0), session.progress());
    assert_eq!((score.first, score.last, score.questions), (2, 3, 3));
}

#[test]
fn the_end_of_a_lesson_has_its_address_and_leads_on() {
    let session = open("#/learn?lesson=one&question=end");
    assert_eq!((session.place(), session.notices()), (&Place::End { lesson: "one".to_owned() }, [].as_slice()));
    assert_eq!(session.fragment(), "#/learn?lesson=one&question=end");
    let next = session.next_lesson().map(|(place, _)| place);
    assert_eq!(next, Some(Place::Lesson { lesson: "two".to_owned() }));
    assert_eq!(open("#/learn?lesson=none&question=end").notices(), [Notice::Lesson { found: "none".to_owned() }]);
}

#[test]
fn a_question_missed_in_another_visit_comes_first() {
    let missed = answer(&open("#/learn?lesson=one&question=3"), false, 2_000);
    let later = Session::open(course(), "#/learn?lesson=two", missed.progress().clone(), 100_000_000);
    assert_eq!(next(&later), question("one", 3));
    let soon = Session::open(course(), "#/learn?lesson=two", missed.progress().clone(), 3_000);
    assert_eq!(next(&soon), question("two", 1), "a reload begins no visit");
}

#[test]
fn what_does_not_exist_is_noticed() {
    let notices = |fragment: &str| open(fragment).notices().to_vec();
    assert_eq!(notices("#/learn?lesson=none"), [Notice::Lesson { found: "none".to_owned() }]);
    assert_eq!(notices("#/learn?lesson=one&question=9"), [Notice::Question { found: "9".to_owned(), count: 3 }]);
    assert_eq!(notices("#/learn?lesson=one&question=x"), [Notice::Question { found: "x".to_owned(), count: 3 }]);
    assert_eq!(notices("#/learn?lesson=one&question=1&answer=9"), [Notice::Answer { found: "9".to_owned() }]);
    assert!(matches!(notices("#/learn?ask=rubbish")[..], [Notice::Ask(_)]));
}

#[test]
fn a_removed_progress_can_be_restored() {
    let session = answer(&open("#/learn?lesson=one&question=1"), true, 2_000);
    let removed = after(&session, Action::StartOver);
    assert_eq!((removed.progress(), removed.told()), (&Progress::default(), Some(&Told::Removed)));
    assert_eq!(after(&removed, Action::Restore).progress(), session.progress());
}

#[test]
fn an_imported_file_is_added_and_another_one_is_rejected() {
    let session = answer(&open("#/learn?lesson=one&question=1"), true, 2_000);
    let file = |json: &str| Action::Import(Progress::from_json(json));
    let imported = after(&open("#/learn"), file(&session.progress().to_json()));
    assert_eq!((imported.progress(), imported.told()), (session.progress(), Some(&Told::Imported)));
    let rejected = after(&imported, file("{}"));
    assert!(matches!(rejected.told(), Some(Told::NotImported(_))));
    assert_eq!(rejected.progress(), imported.progress());
}

#[test]
fn a_wrong_answer_opens_the_comparison_with_its_case() {
    let fragment = "#/learn?ask=A+B+C,+delete+B+by+C,+value%3AA.ThirdPartyDN&answer=2";
    let comparison = open(fragment).comparison();
    assert_eq!(comparison.as_deref(), Some("#/explore?parties=A+B+C&compare=delete+B+by+C,+release+B"));
}

#[test]
fn questions_about_a_call_follow_each_other() {
    let session = open("#/learn?ask=A+B+C,+delete+B+by+C,+event%3AA");
    assert_eq!(next(&session), Place::Asked { link: "A B C, delete B by C, event:B".to_owned() });
    assert_eq!(next(&open("#/learn?ask=value-7-3")), Place::Asked { link: "value-8-3".to_owned() });
}

#[test]
fn answers_of_another_tab_stay_when_back_undoes_one() {
    let opened = open("#/learn?lesson=one&question=1");
    let answered = answer(&opened, true, 2_000);
    let other = answer(&open("#/learn?lesson=two&question=1"), false, 1_500).progress().clone();
    let stored = answered.progress().clone().merged(other.clone());
    let taken = after(&answered, Action::Take(stored.clone()));
    assert_eq!((taken.progress(), taken.given()), (&stored, answered.given()));
    let undone = after(&taken, Action::Open("#/learn?lesson=one&question=1".to_owned()));
    assert_eq!(undone.progress(), &other);
    let again = after(&undone, Action::Open(answered.fragment()));
    assert_eq!(again.progress(), &stored);
}

#[test]
fn lessons_in_another_language_keep_place_and_answer() {
    let answered = answer(&open("#/learn?lesson=one&question=1"), true, 2_000);
    let mut lessons = course().lessons().to_vec();
    lessons[0].title = "Eins".to_owned();
    lessons[0].questions[0].hint = Some("Wer geht?".to_owned());
    let translated = after(&answered, Action::Translate(Rc::new(Course::new(lessons))));
    assert_eq!(translated.lesson().unwrap().1.title, "Eins");
    assert_eq!(translated.found().unwrap().hint.as_deref(), Some("Wer geht?"));
    assert_eq!((translated.given(), translated.fragment()), (answered.given(), answered.fragment()));
}
