use callmodel_course::html::{escaped, sentence};
use callmodel_course::tables;
use callmodel_forms::{Controls, Tag, View};
use callmodel_lesson::{Answer, Kind, LessonQuestion, Question, grade};

/// A question as HTML on one line: the call before the request as a live model, what is asked, the choices, the hint, and the
/// answer after it, with the call that proves it. `figure` draws a tag.
pub(crate) fn html(asked: &LessonQuestion, mut figure: impl FnMut(Tag) -> String) -> String {
    let question = &asked.question;
    let english = question.english();
    let choices: String =
        english.choices().iter().map(|choice| format!("<li translate=\"no\">{}</li>", escaped(choice))).collect();
    let rule = grade(question, Answer(question.answer())).rule;
    let html = format!(
        "<div class=\"call-model-question\">{}<p><strong>{}</strong></p><ol type=\"a\">{choices}</ol>\
         <details><summary>Hint</summary><p>{}</p></details>\
         <details><summary>Show the answer</summary><p><strong>{}</strong></p><p>{}</p>\
         <p><small>{}</small></p>{}</details></div>",
        known(question, &mut figure),
        sentence(&english.prompt()),
        sentence(asked.hint.as_deref().unwrap_or_else(|| english.hint())),
        escaped(&english.answer()),
        sentence(&english.why()),
        rule.phase.source(),
        figure(Tag { controls: Controls::None, ..Tag::new(question.scenario.clone()) }),
    );
    html.replace('\n', " ")
}

/// The call before the request, the request unless it tells the answer, and the events that are given.
fn known(question: &Question, figure: &mut impl FnMut(Tag) -> String) -> String {
    // The calls of a handler are its choices.
    if question.kind() == Kind::Handler {
        return String::new();
    }
    let request = question.shown_request().map_or_else(|| "?".to_owned(), |request| escaped(&request.to_string()));
    let events = question.shown_events();
    let events = if events.is_empty() { String::new() } else { tables::of_events(&events) };
    format!(
        "{}<p>Then: <code translate=\"no\">{request}</code></p>{events}",
        figure(Tag { view: View::Ladder, ..Tag::new(question.before()) })
    )
}

/// A question as Markdown without HTML: as text, and its answer.
pub(crate) fn markdown(asked: &LessonQuestion) -> String {
    let english = asked.question.english();
    format!("```text\n{}\n```\n\n**Answer:** {}", english.sheet().trim_end(), english.solution())
}
