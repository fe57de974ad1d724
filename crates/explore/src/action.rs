use callmodel::{ConnId, Dn, Optional, Phase, Request, Scenario};
use callmodel_figure::{Compared, MessageId, Pointed};

use crate::display::Display;
use crate::filter::Filter;
use crate::session::Session;
use crate::speed::Speed;
use crate::told::Rejected;

/// Everything that a reader can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Opens the session of an address: the page's own, or one that Back or Forward led to.
    Open(Box<Session>),
    /// Chooses a phase: the same parties as far as it takes them, without steps.
    Choose(Phase),
    /// Makes a request. It replaces all undone steps.
    Ask(Request),
    /// Undoes the last step.
    Undo,
    /// Does the next undone step again.
    Redo,
    /// Removes all steps.
    Reset,
    /// Goes to the position after this many steps.
    Go(usize),
    /// Starts or stops playing: doing the steps one after another, from the first if all are done.
    Play(bool),
    /// Does the next step while the steps are played.
    Tick,
    /// Sets the speed of playing.
    Hurry(Speed),
    /// Begins with a call and its steps, all of them done.
    Begin(Scenario),
    /// Sets the number of parties. The steps stay as far as the call accepts them.
    Parties(usize),
    /// Renames a party.
    Rename(Dn, Dn),
    /// Sets the ConnID.
    Identify(ConnId),
    /// Shows or hides optional attributes.
    Show(Optional),
    /// Switches between ladder and table.
    Display(Display),
    /// Sets the filter of the events.
    Filter(Filter),
    /// Starts or ends a comparison.
    Compare(Option<Compared>),
    /// Starts or stops picking: the next event that is chosen is compared with the chosen one.
    Pick(bool),
    /// Reports an input that was rejected.
    Tell(Rejected),
    /// Chooses a message, or lets the chosen one go.
    Select(MessageId),
    /// The pointer entered a message, a value or a party, or left it.
    Point(Option<Pointed>),
    /// The focus entered a message, a value or a party, or left it.
    Focus(Option<Pointed>),
}

impl Action {
    /// The action of the key Escape in `session`: it stops picking, closes the comparison or the explanation, or lets go what
    /// has the focus.
    #[must_use]
    pub fn closing(session: &Session) -> Option<Self> {
        if session.picking {
            Some(Self::Pick(false))
        } else if session.compared.is_some() {
            Some(Self::Compare(None))
        } else if let Some(selected) = session.selected.clone() {
            Some(Self::Select(selected))
        } else {
            session.focused.as_ref().map(|_| Self::Focus(None))
        }
    }
}
