//! Progress: what is asked next, the score, merging, and JSON.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel_lesson::{Attempt, Kind, Progress, ProgressError, Question};
use proptest::prelude::*;

/// A course of `count` different questions.
fn course(count: u64) -> Vec<Question> {
    (0..count).map(|seed| Question::from_seed(Kind::Value, seed, None).unwrap()).collect()
}

/// The progress after these answers: the index of the question, the time, and whether it was right.
fn after(course: &[Question], answers: &[(usize, u64, bool)]) -> Progress {
    answers
        .iter()
        .fold(Progress::default(), |progress, &(index, at, right)| progress.with(&course[index], Attempt { at, right }))
}

const HOUR: u64 = 60 * 60 * 1_000;

#[test]
fn unanswered_questions_come_in_order() {
    let course = course(3);
    assert_eq!(Progress::default().next(&course, 0), Some(0));
    assert_eq!(after(&course, &[(0, 1, true)]).next(&course, 0), Some(1));
    assert_eq!(after(&course, &[(0, 1, true), (1, 2, true), (2, 3, true)]).next(&course, 0), None);
}

#[test]
fn a_missed_question_comes_back_after_three_others() {
    let course = course(9);
    let answers = [(0, 1, false), (1, 2, true), (2, 3, true), (3, 4, true)];
    assert_eq!(after(&course, &answers[..3]).next(&course, 0), Some(3));
    assert_eq!(after(&course, &answers).next(&course, 0), Some(0));
}

#[test]
fn a_missed_question_comes_back_at_the_end() {
    let course = course(2);
    assert_eq!(after(&course, &[(0, 1, false), (1, 2, true)]).next(&course, 0), Some(0));
    assert_eq!(after(&course, &[(0, 1, false), (1, 2, true), (0, 3, true)]).next(&course, 0), None);
}

#[test]
fn a_missed_question_comes_back_at_the_next_visit() {
    let course = course(3);
    let answers = [(0, 1, true), (1, 2, false), (1, 3, true), (1, 2 * HOUR, true)];
    let first_visit = after(&course, &answers[..3]);
    assert_eq!(first_visit.next(&course, 0), Some(2), "it was answered right in this visit");
    assert_eq!(first_visit.next(&course, HOUR), Some(1), "at the next visit it is due");
    let second_visit = after(&course, &answers);
    assert_eq!(second_visit.next(&course, HOUR), Some(2), "once answered, it rests");
    assert_eq!(second_visit.next(&course, 9 * HOUR), Some(2), "and at later visits");
}

#[test]
fn the_score_counts_first_and_last_answers() {
    let course = course(3);
    let progress = after(&course, &[(0, 1, false), (1, 2, true), (0, 3, true)]);
    let ids: Vec<_> = course.iter().map(Question::id).collect();
    let score = progress.score(&ids);
    assert_eq!((score.questions, score.answered, score.first, score.last), (3, 2, 1, 2));
}

#[test]
fn an_answer_to_a_changed_question_is_not_counted() {
    let course = course(1);
    let json = after(&course, &[(0, 1, true)]).to_json();
    let hash = format!("{:016x}", course[0].hash());
    let changed = Progress::from_json(&json.replace(&hash, "0000000000000000")).unwrap();
    assert_eq!(changed.attempts(&course[0]), []);
    assert_eq!(changed.next(&course, 0), Some(0));
    let again = changed.with(&course[0], Attempt { at: 2, right: false });
    assert_eq!(again.attempts(&course[0]), [Attempt { at: 2, right: false }]);
}

#[test]
fn the_hash_of_a_question_stays_the_same() {
    // Browsers hold it: another one would forget the answers.
    let question = Question::from_link("A B C, delete B by C, value:A.ThirdPartyDN").unwrap();
    assert_eq!(format!("{:016x}", question.hash()), "e4bb164f85d05b3c");
}

#[test]
fn json_has_the_version_and_the_answers_by_id() {
    let question = Question::from_link("A B, release A, event:B").unwrap();
    let progress = Progress::default().with(&question, Attempt { at: 7, right: true });
    let hash = question.hash();
    assert_eq!(
        progress.to_json(),
        format!(
            r#"{{"schemaVersion":1,"questions":{{"A B, release A, event:B":{{"hash":"{hash:016x}","attempts":[{{"at":7,"right":true}}]}}}}}}"#
        )
    );
}

#[test]
fn other_json_and_another_version_are_errors() {
    assert!(matches!(Progress::from_json("{}"), Err(ProgressError::Json(_))));
    let error = Progress::from_json(r#"{"schemaVersion":2,"levels":[]}"#).unwrap_err();
    assert_eq!(error.to_string(), "found progress of version 2, expected version 1");
}

#[test]
fn an_undone_answer_is_taken_from_the_store_and_others_stay() {
    let course = course(2);
    let opened = after(&course, &[(0, 1, false)]);
    let answered = opened.clone().with(&course[0], Attempt { at: 5, right: true });
    let stored = answered.clone().with(&course[1], Attempt { at: 6, right: true });
    let undone = stored.with_changes(&answered, &opened);
    assert_eq!(undone, opened.with(&course[1], Attempt { at: 6, right: true }));
}

#[test]
fn starting_over_removes_all_answers_that_the_tab_has() {
    let course = course(2);
    let ours = after(&course, &[(0, 1, false), (1, 2, true)]);
    assert_eq!(ours.clone().with_changes(&ours, &Progress::default()), Progress::default());
}

proptest! {
    #[test]
    fn changes_of_two_tabs_give_the_same_store_in_either_order(
        first in proptest::collection::vec((0_usize..3, 0_u64..50, any::<bool>()), 0..8),
        ours in proptest::collection::vec((0_usize..3, 50_u64..99, any::<bool>()), 0..8),
        theirs in proptest::collection::vec((0_usize..3, 50_u64..99, any::<bool>()), 0..8),
    ) {
        let course = course(3);
        let opened = after(&course, &first);
        let [ours, theirs] = [ours, theirs].map(|more| after(&course, &[first.clone(), more].concat()));
        let store = ours.clone().with_changes(&opened, &theirs);
        prop_assert_eq!(&store, &theirs.clone().with_changes(&opened, &ours));
        prop_assert_eq!(&store, &ours.merged(theirs));
    }

    #[test]
    fn merging_keeps_every_answer_of_both_once(
        ours in proptest::collection::vec((0_usize..3, 0_u64..50, any::<bool>()), 0..12),
        theirs in proptest::collection::vec((0_usize..3, 0_u64..50, any::<bool>()), 0..12),
    ) {
        let course = course(3);
        let (one, other) = (after(&course, &ours), after(&course, &theirs));
        let merged = one.clone().merged(other.clone());
        prop_assert_eq!(&merged.clone().merged(other.clone()), &merged);
        for (index, question) in course.iter().enumerate() {
            let mut all: Vec<_> = ours.iter().chain(&theirs).filter(|answer| answer.0 == index)
                .map(|&(_, at, right)| Attempt { at, right }).collect();
            all.sort();
            all.dedup();
            let mut kept = merged.attempts(question).to_vec();
            kept.dedup();
            prop_assert_eq!(kept, all);
        }
        prop_assert_eq!(Progress::from_json(&merged.to_json()).unwrap(), merged);
    }
}
