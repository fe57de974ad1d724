use callmodel::{Dn, Phase};

use crate::action::Action;
use crate::session::Session;

/// A place of the page that takes the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The explorer as a whole, where the single keys act. Focusing it scrolls nothing.
    Explorer,
    /// The lane head of a party.
    Head(Dn),
    /// The selected message, in the ladder or in the reference table.
    Selected,
    /// The tab of a phase.
    Tab(Phase),
    /// The pressed one of the buttons *Ladder* and *Table*.
    Display,
    /// The button *Compare*.
    Compare,
    /// The summary of the filter, before its search field.
    Filter,
}

/// A part of the page that an action removes or replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Region {
    /// The request buttons in the lane head of a party.
    Requests(Dn),
    /// The panel that explains the chosen message.
    Why,
    /// The panel with two requests or events side by side.
    Comparison,
    /// The ladder or the reference table.
    Run,
    /// The tabs of the phases.
    Tabs,
}

/// Moves a focus inside `from` to `to` before the page changes.
///
/// That costs the browser less than restoring a lost focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The removed part.
    pub from: Region,
    /// The new place of the focus.
    pub to: Focus,
}

impl Handover {
    /// The handover that `action` needs in `session`, before it is reduced. `None`: the focus stays.
    #[must_use]
    pub fn before(session: &Session, action: &Action) -> Option<Self> {
        let (from, to) = match action {
            Action::Ask(request) => (Region::Requests(request.by().clone()), Focus::Head(request.by().clone())),
            Action::Choose(phase) => (Region::Tabs, Focus::Tab(*phase)),
            Action::Select(id) if session.selected() == Some(id) => (Region::Why, Focus::Selected),
            Action::Compare(None) => (Region::Comparison, Focus::Compare),
            Action::Display(_) => (Region::Run, Focus::Display),
            Action::Open(_)
            | Action::Undo
            | Action::Redo
            | Action::Reset
            | Action::Go(_)
            | Action::Play(_)
            | Action::Tick
            | Action::Hurry(_)
            | Action::Begin(_)
            | Action::Parties(_)
            | Action::Rename(..)
            | Action::Identify(_)
            | Action::Show(_)
            | Action::Filter(_)
            | Action::Compare(Some(_))
            | Action::Pick(_)
            | Action::Tell(_)
            | Action::Select(_)
            | Action::Point(_)
            | Action::Focus(_) => return None,
        };
        Some(Self { from, to })
    }

    /// The handover for `action` as a single key. The focus stays in the explorer, the scope of single keys.
    #[must_use]
    pub fn by_key(action: &Action) -> Option<Self> {
        (*action == Action::Compare(None)).then_some(Self { from: Region::Comparison, to: Focus::Explorer })
    }
}

impl Focus {
    /// The place for a focus that was lost because the number of steps changed: the head of the party that made the last
    /// request, or of the first party.
    #[must_use]
    pub fn after_steps(session: &Session) -> Self {
        let run = session.run();
        let requester = run.steps.last().map(|step| step.request.by());
        requester.or(run.call.parties().first()).map_or(Self::Explorer, |dn| Self::Head(dn.clone()))
    }
}

#[cfg(test)]
mod tests {
    use callmodel::{Request, Scenario};
    use callmodel_figure::MessageId;

    use super::*;
    use crate::display::Display;
    use crate::reduce::reduce;

    fn dn(text: &str) -> Dn {
        Dn::new(text).unwrap()
    }

    fn session(steps: &str) -> Session {
        Session::new(Scenario::from_short("A B C", steps).unwrap(), Phase::ReleaseFromConference)
    }

    #[test]
    fn a_request_moves_the_focus_from_its_button_to_the_head() {
        let action = Action::Ask(Request::ReleaseCall { by: dn("B") });
        let expected = Handover { from: Region::Requests(dn("B")), to: Focus::Head(dn("B")) };
        assert_eq!(Handover::before(&session(""), &action), Some(expected));
    }

    #[test]
    fn closing_the_explanation_moves_the_focus_to_its_message() {
        let id = MessageId::request(1);
        let chosen = reduce(&session("release B"), Action::Select(id.clone())).unwrap().0;
        let closing = Handover::before(&chosen, &Action::Select(id));
        assert_eq!(closing, Some(Handover { from: Region::Why, to: Focus::Selected }));
        assert_eq!(Handover::before(&chosen, &Action::Select(MessageId::event(1, dn("A")))), None);
    }

    #[test]
    fn ending_a_comparison_moves_the_focus_to_compare() {
        let ending = Handover::before(&session(""), &Action::Compare(None));
        assert_eq!(ending, Some(Handover { from: Region::Comparison, to: Focus::Compare }));
        assert_eq!(Handover::before(&session(""), &Action::Compare(Some(session("").usually_compared()))), None);
    }

    #[test]
    fn ending_a_comparison_by_key_moves_the_focus_to_the_explorer() {
        let expected = Handover { from: Region::Comparison, to: Focus::Explorer };
        assert_eq!(Handover::by_key(&Action::Compare(None)), Some(expected));
        assert_eq!([Action::Undo, Action::Pick(true)].map(|action| Handover::by_key(&action)), [None, None]);
    }

    #[test]
    fn another_display_moves_the_focus_to_its_button() {
        let action = Action::Display(Display::Table);
        assert_eq!(Handover::before(&session(""), &action), Some(Handover { from: Region::Run, to: Focus::Display }));
    }

    #[test]
    fn undo_and_redo_leave_the_focus_where_it_is() {
        for action in [Action::Undo, Action::Redo, Action::Reset, Action::Go(0), Action::Point(None)] {
            assert_eq!(Handover::before(&session("release B"), &action), None, "{action:?}");
        }
    }

    #[test]
    fn a_lost_focus_goes_to_the_last_requester_or_the_first_party() {
        assert_eq!(Focus::after_steps(&session("release B, release C")), Focus::Head(dn("C")));
        assert_eq!(Focus::after_steps(&session("release B, release C").with_at(1)), Focus::Head(dn("B")));
        assert_eq!(Focus::after_steps(&session("")), Focus::Head(dn("A")));
    }
}
