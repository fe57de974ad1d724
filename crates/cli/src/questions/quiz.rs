use std::io::{self, BufRead, Write};

use callmodel_lesson::{Answer, Attempt, English, Progress, Question, grade};

use crate::failure::Failure;

/// Asks the questions on standard output, and reads the answers from standard input. What was missed comes back until it is
/// right; the end of the input, or `q`, ends the quiz.
///
/// # Errors
/// [`Failure::Unwritable`].
pub(super) fn ask(questions: &[Question]) -> Result<(), Failure> {
    quiz(questions, &mut io::stdin().lock(), &mut io::stdout().lock()).map_err(Failure::Unwritable)
}

/// The meaning of a line of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Input {
    /// The index of a choice.
    Choice(usize),
    /// Show the answer.
    Show,
    /// Show the hint.
    Hint,
    /// End the quiz.
    Quit,
    /// Anything else.
    Unknown,
}

fn quiz(questions: &[Question], input: &mut impl BufRead, output: &mut impl Write) -> io::Result<()> {
    let mut progress = Progress::default();
    writeln!(output, "A letter answers, h gives a hint, ? shows the answer, q ends.\n")?;
    // The answers are numbered, which is all that the order of questions needs.
    for at in 1.. {
        let Some(question) = progress.next(questions, 0).and_then(|index| questions.get(index)) else { break };
        writeln!(output, "{}", question.english().sheet())?;
        let Some(right) = answer(question, input, output)? else { break };
        progress = progress.with(question, Attempt { at, right });
    }
    let ids: Vec<_> = questions.iter().map(Question::id).collect();
    let score = progress.score(&ids);
    writeln!(
        output,
        "{} of {} answered. Right at first: {}, in the end: {}.",
        score.answered, score.questions, score.first, score.last
    )
}

/// Reads the answer to a question and explains it. `None` at the end of the quiz.
fn answer(question: &Question, input: &mut impl BufRead, output: &mut impl Write) -> io::Result<Option<bool>> {
    let english = question.english();
    loop {
        write!(output, "> ")?;
        output.flush()?;
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            writeln!(output)?;
            return Ok(None);
        }
        match read(&String::from_utf8_lossy(&line), question.choices.len()) {
            Input::Quit => return Ok(None),
            Input::Hint => writeln!(output, "Hint: {}", english.hint())?,
            Input::Show => {
                writeln!(output, "{}\n", english.solution())?;
                return Ok(Some(false));
            }
            Input::Choice(index) => {
                let right = grade(question, Answer(index)).right;
                let told = if right { format!("Right. {}", english.why()) } else { wrong(&english, index) };
                writeln!(output, "{told}\n")?;
                return Ok(Some(right));
            }
            Input::Unknown => {
                let last = English::letter(question.choices.len().saturating_sub(1));
                writeln!(output, "Answer with a letter from a to {last}, h, ? or q.")?;
            }
        }
    }
}

/// The explanation of a wrong answer: its own case, and the right answer.
fn wrong(english: &English<'_>, index: usize) -> String {
    let case = english.case(index).map(|case| format!(" {case}")).unwrap_or_default();
    format!("Not right.{case} The answer is {}. {}", english.answer(), english.reason())
}

fn read(line: &str, choices: usize) -> Input {
    match line.trim().trim_end_matches(')').to_ascii_lowercase().as_str() {
        "q" => Input::Quit,
        "h" => Input::Hint,
        "?" => Input::Show,
        letter => match (0..choices).find(|index| letter == English::letter(*index).to_string()) {
            Some(index) => Input::Choice(index),
            None => Input::Unknown,
        },
    }
}

#[cfg(test)]
mod tests {
    use callmodel_lesson::Kind;

    use super::*;

    /// The output of a quiz of `count` value questions with these answers.
    fn said(count: u64, answers: &str) -> String {
        let question = |seed| Question::from_seed(Kind::Value, seed, Some(3)).unwrap();
        let questions: Vec<_> = (0..count).map(question).collect();
        let mut output = Vec::new();
        quiz(&questions, &mut answers.as_bytes(), &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    /// The letter of the right answer of a value question, or of a wrong one.
    fn letter(seed: u64, right: bool) -> char {
        let question = Question::from_seed(Kind::Value, seed, Some(3)).unwrap();
        let index = (0..question.choices.len()).find(|index| (*index == question.answer()) == right).unwrap();
        English::letter(index)
    }

    #[test]
    fn a_right_answer_is_explained_and_counted() {
        let said = said(1, &format!("{}\n", letter(0, true)));
        assert!(said.contains("\n> Right. "), "{said}");
        assert!(said.ends_with("1 of 1 answered. Right at first: 1, in the end: 1.\n"), "{said}");
    }

    #[test]
    fn a_missed_question_comes_back_until_it_is_right() {
        let said = said(1, &format!("{}\n{}\n", letter(0, false), letter(0, true)));
        assert_eq!(said.matches("> ").count(), 2);
        assert!(said.contains("> Not right."), "{said}");
        assert!(said.ends_with("1 of 1 answered. Right at first: 0, in the end: 1.\n"), "{said}");
    }

    #[test]
    fn the_answer_and_a_hint_are_shown_on_request() {
        let said = said(1, "h\n?\n");
        let question = Question::from_seed(Kind::Value, 0, Some(3)).unwrap();
        assert!(said.contains(&format!(
            "> Hint: {}\n> {}\n",
            question.english().hint(),
            question.english().solution()
        )));
        assert!(said.ends_with("1 of 1 answered. Right at first: 0, in the end: 0.\n"), "{said}");
    }

    #[test]
    fn the_quiz_ends_at_q_and_at_the_end_of_the_input() {
        for answers in ["q\n", "", "Q"] {
            assert!(said(2, answers).ends_with("0 of 2 answered. Right at first: 0, in the end: 0.\n"));
        }
    }

    #[test]
    fn other_input_is_asked_again() {
        assert!(said(1, "x\n\n").contains("> Answer with a letter from a to "));
        let letters = ["a)", " B ", "z", "h", "?", "q"].map(|line| read(line, 2));
        assert_eq!(
            letters,
            [Input::Choice(0), Input::Choice(1), Input::Unknown, Input::Hint, Input::Show, Input::Quit]
        );
    }
}
