use callmodel::{Dn, code_span};
use callmodel_course::html::{escaped, pieces, sentence};
use callmodel_course::tables;
use callmodel_forms::{Controls, Tag, View};
use callmodel_lesson::{Answer, Kind, LessonQuestion, Question, grade};

use crate::question_room;

/// A question as a tag that asks it, with its static text: what is asked, the choices, the call before the request, the hint, and the
/// answer after it, with the call that proves it. A blank stands between blocks, since search indexes of sites take tags for
/// nothing. `tag` has the attributes of the call; `figure` draws a static figure.
pub(crate) fn html(asked: &LessonQuestion, tag: &Tag, mut figure: impl FnMut(Tag) -> String) -> String {
    let question = &asked.question;
    let (english, parties) = (question.english(), question.scenario.call().parties());
    let choices: String =
        english.choices().iter().map(|choice| format!("<li translate=\"no\">{}</li> ", escaped(choice))).collect();
    let rule = grade(question, Answer(question.answer())).rule;
    let before = Tag { view: View::Ladder, controls: Controls::None, ..Tag::new(question.before()) };
    let is_about_calls = question.kind() == Kind::Handler;
    let html = format!(
        "<div class=\"{}-question\">{}<p><strong>{}</strong></p> <ol type=\"a\">{choices}</ol> {} \
         <details><summary>Hint</summary> <p>{}</p></details> \
         <details><summary>Show the answer</summary> <p><strong>{}</strong></p> <p>{}</p> \
         <p><small>{}</small></p> {}</details></div>",
        Tag::CLASS,
        if is_about_calls { String::new() } else { known(question) },
        sentence(&english.prompt(), parties),
        if is_about_calls { String::new() } else { figure(before.clone()) },
        sentence(asked.hint.as_deref().unwrap_or_else(|| english.hint()), parties),
        escaped(&english.answer()),
        sentence(&english.why(), parties),
        rule.phase.source(),
        figure(Tag::new(question.scenario.clone())),
    );
    let html = without_syntax(&html);
    let ask = question.ask.to_string();
    let mut attributes = vec![("ask", ask.as_str())];
    attributes.extend(asked.hint.as_deref().map(|hint| ("hint", hint)));
    let heights = question_room::heights(question, &before);
    tag.around(&attributes, &html, &heights)
}

/// HTML whose texts have character references in place of ASCII punctuation except commas, so that Markdown, template languages and
/// JSX find none of their syntax in them. Tags and references stay as they are.
fn without_syntax(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    // The character that ends the tag or the reference.
    let mut end = None;
    for character in html.chars() {
        match character {
            _ if end.is_some() => end = end.filter(|end| *end != character),
            '<' => end = Some('>'),
            '&' => end = Some(';'),
            _ if character.is_ascii_punctuation() && character != ',' => {
                out.push_str(&format!("&#{};", u32::from(character)));
                continue;
            }
            _ => {}
        }
        out.push(character);
    }
    out
}

/// The call, its request unless it tells the answer, and the events that are given.
fn known(question: &Question) -> String {
    let events = question.shown_events();
    let events = if events.is_empty() { String::new() } else { tables::of_events(&events) };
    format!("<p><code translate=\"no\">{}</code></p> {events} ", escaped(&question.known()))
}

/// A question as Markdown without HTML: as text, and its answer.
pub(crate) fn markdown(asked: &LessonQuestion) -> String {
    let english = asked.question.english();
    let solution = prose(&english.solution(), asked.question.scenario.call().parties());
    format!("```text\n{}\n```\n\n**Answer:** {solution}", english.sheet().trim_end())
}

/// A sentence about a call of these parties as Markdown; what stands between backticks is code, all other punctuation is text.
fn prose(text: &str, parties: &[Dn]) -> String {
    let escape = |c: char| c.is_ascii_punctuation() && !matches!(c, ',' | '.' | '?');
    let escaped = |piece: &str| -> String {
        piece.chars().flat_map(|c| escape(c).then_some('\\').into_iter().chain([c])).collect()
    };
    let pieces = pieces(text, parties).into_iter();
    pieces.map(|(piece, is_code)| if is_code { code_span(&piece) } else { escaped(&piece) }).collect()
}
