use callmodel_learn::{Action, Found, Place, Sentences as _, Session, of_call};
use callmodel_lesson::Question;
use callmodel_words::LearnWords;
use yew::{AttrValue, Callback, Html, html};

use crate::components::{choice, leaf};

/// The other questions about a call from Explore or a teacher, and a link to that call.
pub(super) fn other_asks(session: &Session, found: &Found, words: &LearnWords, act: &Callback<Action>) -> Html {
    let Place::Asked { .. } = session.place() else { return Html::default() };
    let question = &found.question;
    let href = session.call().filter(|_| session.given().is_some());
    if question.recipe.is_some() && href.is_none() {
        return Html::default();
    }
    html! {
        <div class="card others">
            if question.recipe.is_none() {
                { list(question, words, act) }
            }
            { for href.map(|href| html! { <p><a {href}>{ words.open_call() }</a></p> }) }
        </div>
    }
}

fn list(question: &Question, words: &LearnWords, act: &Callback<Action>) -> Html {
    let links: Vec<_> = of_call(question);
    let asked = |(ask, link): &(String, String)| Some((ask.clone(), link.clone(), Question::from_link(link).ok()?));
    let asks: Vec<_> = links.iter().filter_map(asked).collect();
    let now = question.ask.to_string();
    let options =
        asks.iter().map(|(ask, _, question)| (AttrValue::from(words.prompt(question)), *ask == now)).collect();
    let links: Vec<_> = asks.into_iter().map(|(_, link, _)| link).collect();
    let choose = act
        .reform(move |index: usize| Action::Go(Place::Asked { link: links.get(index).cloned().unwrap_or_default() }));
    html! { <label>{ leaf("span", "about", words.other_asks()) }{ choice(words.other_asks(), options, choose) }</label> }
}
