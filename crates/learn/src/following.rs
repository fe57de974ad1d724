use callmodel_lesson::{Kind, Question, Recipe, Setting};

/// The link of the question after `question`: for a generated one the same kind with the next seed, for one about a call
/// another one about the same call. `None` if there is no other.
#[must_use]
pub fn following(question: &Question) -> Option<String> {
    if let Some(recipe) = &question.recipe {
        let seed = recipe.seed.checked_add(1)?;
        return Some(Recipe { seed, ..*recipe }.to_string());
    }
    let links = of_call(question);
    let at = links.iter().position(|(ask, _)| *ask == question.ask.to_string());
    let next = at.map_or(0, |at| at + 1);
    let (_, link) = links.get(next).or_else(|| links.first()).filter(|(ask, _)| *ask != question.ask.to_string())?;
    Some(link.clone())
}

/// All questions about the call of `question`, by the text of what is asked and the link.
#[must_use]
pub fn of_call(question: &Question) -> Vec<(String, String)> {
    let Ok(setting) = Setting::of(&question.scenario) else { return Vec::new() };
    let (parties, steps) = (question.scenario.parties_text(), question.scenario.steps_text());
    let asks = Kind::ALL.into_iter().flat_map(|kind| setting.asks(kind));
    asks.map(|ask| (ask.to_string(), format!("{parties}, {steps}, {ask}"))).collect()
}
