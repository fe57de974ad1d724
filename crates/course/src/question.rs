use callmodel_lesson::{Answer, English, Kind, LessonQuestion, Question, grade};

use crate::html::{escaped, sentence};
use crate::ladders::Ladders;
use crate::tables;

/// A question as a form: what is known, a group of radio buttons, a hint, and the answer, which stands after it without scripts
/// and on paper.
///
/// `course.js` reads `data-answer`, the index of the right choice, and `data-case`, the call of which a wrong choice is true.
pub(crate) fn html(asked: &LessonQuestion, id: &str, number: usize, ladders: &mut Ladders) -> String {
    let question = &asked.question;
    let english = question.english();
    let prompt = sentence(&english.prompt());
    let choices: String =
        english.choices().iter().enumerate().map(|(index, text)| choice(question, id, index, text)).collect();
    let hint = sentence(asked.hint.as_deref().unwrap_or_else(|| english.hint()));
    format!(
        "<form class=\"question\" id=\"{id}\" data-answer=\"{}\">\n\
         <p class=\"number\">Question {number}</p>\n{}\
         <fieldset>\n<legend>{prompt}</legend>\n{choices}</fieldset>\n\
         <p class=\"buttons\"><button type=\"submit\">Check answer</button></p>\n\
         <p class=\"result\" role=\"status\"></p>\n\
         <details class=\"hint\"><summary>Hint</summary>\n<p>{hint}</p>\n</details>\n\
         <details class=\"answer\"><summary>Show the answer</summary>\n{}</details>\n</form>\n",
        question.answer(),
        known(question, ladders),
        answer(question, ladders),
    )
}

fn choice(question: &Question, id: &str, index: usize, text: &str) -> String {
    let case = question.english().case(index);
    let case = case.map(|case| format!(" data-case=\"{}\"", escaped(&case))).unwrap_or_default();
    let letter = English::letter(index);
    format!(
        "<label{case}><input type=\"radio\" name=\"{id}\" value=\"{letter}\"> <span class=\"letter\">{letter})</span> \
         <span translate=\"no\">{}</span></label>\n",
        escaped(text)
    )
}

/// The call before the request, the request unless it tells the answer, and the events that are given.
fn known(question: &Question, ladders: &mut Ladders) -> String {
    // The calls of a handler are its choices.
    if question.kind() == Kind::Handler {
        return String::new();
    }
    let request = question.shown_request().map_or_else(|| "?".to_owned(), |request| escaped(&request.to_string()));
    let events = question.shown_events();
    let events = if events.is_empty() { String::new() } else { tables::of_events(&events) };
    format!(
        "{}<p class=\"request\">Then: <code translate=\"no\">{request}</code></p>\n{events}",
        ladders.image(&question.before())
    )
}

/// The right answer, the reason, its rule, and the call with what each party is told.
fn answer(question: &Question, ladders: &mut Ladders) -> String {
    let english = question.english();
    let rule = grade(question, Answer(question.answer())).rule;
    format!(
        "<p><strong>{}</strong></p>\n<p class=\"why\">{}</p>\n\
         <p class=\"source\">{}</p>\n{}{}",
        escaped(&english.answer()),
        sentence(&english.why()),
        rule.phase.source(),
        ladders.image(&question.scenario),
        tables::of_run(question.run()),
    )
}
