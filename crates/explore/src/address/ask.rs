use callmodel_figure::MessageId;

use super::slug;
use super::write::escape;
use crate::session::Session;

/// The maximum number of parties on a call that Learn asks about: `Recipe::MAX_PARTIES` of callmodel-lesson.
const MAX_PARTIES: usize = 8;

/// The address of a question about the last step that is done: which event the chosen party receives, otherwise the first
/// one. `None` without a step, and
/// on a call that is too large.
pub fn ask(session: &Session) -> Option<String> {
    let step = session.run().steps.last().filter(|step| step.before.parties().len() <= MAX_PARTIES)?;
    let chosen = session.selected().and_then(|id: &MessageId| id.receiver.as_ref()).filter(|dn| step.before.has(dn));
    let party = chosen.or_else(|| step.before.parties().first())?;
    let done = session.done();
    let link = format!("{}, {}, event:{party}", done.parties_text(), done.steps_text());
    Some(format!("#{}?ask={}", slug::LEARN, escape(&link)))
}
