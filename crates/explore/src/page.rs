use crate::action::Action;
use crate::history::History;
use crate::reduce::reduce;
use crate::session::Session;
use crate::told::Told;

/// [`reduce`] for a page with a history: what removes steps gives a notice that Back restores them.
pub fn reduce_page(session: &Session, action: Action) -> Option<(Session, History)> {
    let again = matches!(action, Action::Choose(phase) if phase == session.phase());
    let removes = (again || matches!(action, Action::Reset)) && session.can_reset();
    let (next, history) = reduce(session, action)?;
    Some((if removes && next.told().is_none() { next.with_told(Told::Removed) } else { next }, history))
}
