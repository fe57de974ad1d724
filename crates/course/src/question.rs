use callmodel_learn::Sentences as _;
use callmodel_lesson::{Answer, English, Kind, Lesson, LessonQuestion, Question, grade};
use callmodel_words::LearnWords;

use crate::html::{escaped, sentence};
use crate::ladders::Ladders;
use crate::tables;
use crate::texts::Texts;

/// The heading of a question.
pub(crate) struct Heading {
    /// The id of its form.
    pub(crate) id: String,
    /// Its number in the course.
    pub(crate) number: usize,
}

/// A question as a form: what is known, a group of radio buttons, a hint, and the answer, which stands after it without scripts
/// and on paper.
///
/// `course.js` reads `data-answer`, the index of the right choice, and `data-case`, the call of which a wrong choice is true.
pub(crate) fn html(
    lesson: &Lesson,
    asked: &LessonQuestion,
    Heading { id, number }: &Heading,
    ladders: &mut Ladders,
    texts: &Texts,
) -> String {
    let (question, learn) = (&asked.question, &texts.learn);
    let parties = question.scenario.call().parties();
    let choices: String = (0..question.choices.len()).map(|index| choice(question, id, index, learn)).collect();
    // A hint of the lesson is in its language.
    let hint = asked.hint.clone().filter(|_| lesson.language == learn.language());
    let hint = hint.unwrap_or_else(|| learn.hint_of(question));
    format!(
        "<form class=\"question\" id=\"{id}\" lang=\"{}\" data-answer=\"{}\">\n\
         <p class=\"number\">{}</p>\n{}\
         <fieldset>\n<legend>{}</legend>\n{choices}</fieldset>\n\
         <p class=\"buttons\"><button type=\"submit\">{}</button></p>\n\
         <p class=\"result\" role=\"status\"></p>\n\
         <details class=\"hint\"><summary>{}</summary>\n<p>{}</p>\n</details>\n\
         <details class=\"answer\"><summary>{}</summary>\n{}</details>\n</form>\n",
        learn.language(),
        question.answer(),
        texts.labels.question.replace("{number}", &number.to_string()),
        known(question, ladders, texts),
        sentence(&learn.prompt(question), parties),
        escaped(&learn.check()),
        escaped(&learn.hint()),
        sentence(&hint, parties),
        escaped(&learn.show_answer()),
        answer(question, ladders, learn),
    )
}

/// The choice at `index`, after its letter.
fn lettered(question: &Question, index: usize, learn: &LearnWords) -> (char, String) {
    (English::letter(index), escaped(&learn.choice(&question.choices[index])))
}

fn choice(question: &Question, id: &str, index: usize, learn: &LearnWords) -> String {
    let case = learn.case_of(question, index);
    let case = case.map(|case| format!(" data-case=\"{}\"", escaped(&case))).unwrap_or_default();
    let (letter, text) = lettered(question, index, learn);
    format!(
        "<label{case}><input type=\"radio\" name=\"{id}\" value=\"{letter}\"> <span class=\"letter\">{letter})</span> \
         <span translate=\"no\">{text}</span></label>\n"
    )
}

/// The call before the request, the request unless it tells the answer, and the events that are given.
fn known(question: &Question, ladders: &mut Ladders, texts: &Texts) -> String {
    // The calls of a handler are its choices.
    if question.kind() == Kind::Handler {
        return String::new();
    }
    let request = question.shown_request().map_or_else(|| "?".to_owned(), |request| escaped(&request.to_string()));
    let then = texts.labels.then.replace("{request}", &format!("<code translate=\"no\">{request}</code>"));
    let events = question.shown_events();
    let events = if events.is_empty() { String::new() } else { tables::of_events(&events) };
    format!("{}<p class=\"request\">{then}</p>\n{events}", ladders.image(&question.before()))
}

/// The right answer, the reason, its rule, and the call with what each party is told.
fn answer(question: &Question, ladders: &mut Ladders, learn: &LearnWords) -> String {
    let rule = grade(question, Answer(question.answer())).rule;
    let (letter, text) = lettered(question, question.answer(), learn);
    format!(
        "<p><strong>{letter}) {text}</strong></p>\n<p class=\"why\">{}</p>\n<p class=\"source\">{}</p>\n{}{}",
        sentence(&learn.why_of(question, None), question.scenario.call().parties()),
        rule.phase.source(),
        ladders.image(&question.scenario),
        tables::of_run(question.run()),
    )
}
