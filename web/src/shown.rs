use std::ops::Deref;
use std::rc::Rc;

use callmodel::{Run, Scenario};
use callmodel_figure::{MessageId, ladder};
use callmodel_ladder::Sequence;

use crate::chips::Chips;
use crate::messages::Words;
use crate::session::Session;

/// What is shown of a session: its run, its ladder and their texts, worked out once and shared.
///
/// Two are equal only when they are the same one, which is all that a component needs to know, and costs nothing.
#[derive(Clone)]
pub(crate) struct Shown(Rc<Content>);

/// What a [`Shown`] shares.
pub(crate) struct Content {
    /// The scenario, with its undone steps.
    pub(crate) scenario: Scenario,
    /// The steps that are done, with their events.
    pub(crate) run: Run,
    /// Their ladder. Tables are made where they are shown: of a large call few are.
    pub(crate) ladder: Sequence<MessageId>,
    /// The chips of the call.
    pub(crate) chips: Chips,
    /// The texts.
    pub(crate) words: Words,
}

impl Shown {
    /// What is shown of `session`, in `words`.
    pub(crate) fn of(session: &Session, words: &Words) -> Self {
        let run = session.run();
        let ladder = ladder(&run);
        let chips = Chips::of(&run.call);
        Self(Rc::new(Content { scenario: session.scenario().clone(), run, ladder, chips, words: words.clone() }))
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shown {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.0
    }
}
