use std::rc::Rc;

use crate::action::Action;
use crate::history::History;
use crate::reduce::reduce;
use crate::session::Session;
use crate::told::Told;

/// The session of a page that has a history, and the entries that the history does not have yet.
///
/// The browser writes addresses in the task of the click. Several entries may wait, because a task may have several actions: each
/// that changes the address has an entry of its own, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    session: Rc<Session>,
    unwritten: Vec<HistoryEntry>,
    /// The number of the last entry.
    last: u64,
}

/// An entry that the browser's history does not have yet.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// Its place among all entries of the page, counted from 1.
    pub number: u64,
    /// The session that its address opens.
    pub session: Rc<Session>,
    /// [`History::Replace`] or [`History::Push`].
    pub history: History,
}

/// An event of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageAction {
    /// The reader did something.
    Act(Action),
    /// The browser's history has all entries up to this number.
    Written(u64),
}

impl Page {
    /// A page that shows `session`, which its address opens.
    pub fn new(session: Session) -> Self {
        Self { session: Rc::new(session), unwritten: Vec::new(), last: 0 }
    }

    /// The session. It is the same one in memory until an action changes something.
    pub fn session(&self) -> &Rc<Session> {
        &self.session
    }

    /// The entries that the browser's history does not have yet, in order.
    pub fn unwritten(&self) -> &[HistoryEntry] {
        &self.unwritten
    }

    /// The page after `action`.
    pub fn reduce(&self, action: PageAction) -> Self {
        let mut page = self.clone();
        match action {
            PageAction::Written(number) => page.unwritten.retain(|entry| entry.number > number),
            PageAction::Act(action) => page.act(action),
        }
        page
    }

    fn act(&mut self, action: Action) {
        if matches!(action, Action::Open(_)) {
            // The reader has left the address that the pending entries would follow.
            self.unwritten.clear();
        }
        let again = matches!(action, Action::Choose(phase) if phase == self.session.phase());
        let removes = (again || matches!(action, Action::Reset)) && self.session.can_reset();
        let Some((session, history)) = reduce(&self.session, action) else { return };
        // Only in a page with a history does Back restore the steps.
        let session = if removes && session.told().is_none() { session.with_told(Told::Removed) } else { session };
        self.session = Rc::new(session);
        if history != History::Keep {
            self.last += 1;
            self.unwritten.push(HistoryEntry { number: self.last, session: self.session.clone(), history });
        }
    }
}
