use std::fmt;
use std::str::FromStr;

use callmodel::{Columns, Dn, Event, Run, Step};

/// The address of a message in a run: the request of a step, or an event by its step, receiver and index.
///
/// # Written form
/// `2` is the request of step 2, `2.C` the first event that C receives in it, `2.C.2` the second one.
///
/// A DN may contain dots and end in a number, so `1.7001.2` may be the first event to `7001.2` or the second one to `7001`.
/// The run decides ([`MessageId::resolved_in`]): **if the whole of it is a receiver in the step, it is that receiver's first
/// event.** Else the number after the last dot is the index. Where that hides the second event to `7001`, because `7001.2`
/// receives an event, too, its index has a leading zero, `1.7001.02` ([`MessageId::written_in`]).
///
/// `Display` and `FromStr` know no run: `Display` writes no leading zero, and `FromStr` reads all that follows the step as
/// the DN, as long as it is one. For a first event that is exact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageId {
    /// The step, counted from 1.
    pub step: usize,
    /// The party that receives the event; `None` for the request.
    pub receiver: Option<Dn>,
    /// The index among the receiver's events in the step, counted from 1; 1 for the request.
    index: usize,
}

impl MessageId {
    /// The request of `step`.
    #[must_use]
    pub fn request(step: usize) -> Self {
        Self { step, receiver: None, index: 1 }
    }

    /// The first event that `receiver` receives in `step`.
    #[must_use]
    pub fn event(step: usize, receiver: Dn) -> Self {
        Self::nth_event(step, receiver, 1)
    }

    /// The event with this index among those that `receiver` receives in `step`, counted from 1.
    #[must_use]
    pub fn nth_event(step: usize, receiver: Dn, index: usize) -> Self {
        Self { step, receiver: Some(receiver), index }
    }

    /// The index among the receiver's events in the step, counted from 1; 1 for the request.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// The id of the same message after the receiver is renamed to `receiver`.
    #[must_use]
    pub fn with_receiver(self, receiver: Dn) -> Self {
        Self { receiver: Some(receiver), ..self }
    }

    /// The events of `step`, whose number is counted from 1, with their ids, in the order of `columns`
    /// ([`Run::columns`]).
    #[must_use]
    pub fn of_events<'a>(number: usize, step: &'a Step, columns: &Columns) -> Vec<(Self, &'a Event)> {
        let id = |(index, event): (usize, &'a Event)| (Self::nth_event(number, event.party().clone(), index), event);
        step.by_column(columns).into_iter().map(id).collect()
    }

    /// The event of `run` that has this id. `None` for a request, and where there is no such event.
    #[must_use]
    pub fn event_in<'a>(&self, run: &'a Run) -> Option<&'a Event> {
        self.event_of(run.steps.numbered(self.step)?)
    }

    /// The event of `step`, which is the step of this id. `None` for a request, and where there is no such event.
    #[must_use]
    pub fn event_of<'a>(&self, step: &'a Step) -> Option<&'a Event> {
        let receiver = self.receiver.as_ref()?;
        let mut events = step.events.iter().filter(|event| event.party() == receiver);
        events.nth(self.index.checked_sub(1)?)
    }

    /// Whether `run` has this message.
    #[must_use]
    pub fn is_in(&self, run: &Run) -> bool {
        match self.receiver {
            None => run.steps.numbered(self.step).is_some(),
            Some(_) => self.event_in(run).is_some(),
        }
    }

    /// The message that the written form of `self` means in `run`; `None` if there is none.
    #[must_use]
    pub fn resolved_in(self, run: &Run) -> Option<Self> {
        // A DN may end in a number. Whether it does is known from the receivers alone.
        [Some(self.clone()), self.split()].into_iter().flatten().find(|id| id.is_in(run))
    }

    /// The written form that [`MessageId::resolved_in`] reads back in `run`.
    #[must_use]
    pub fn written_in(&self, run: &Run) -> String {
        let Some(receiver) = &self.receiver else { return self.to_string() };
        let mut text = self.to_string();
        let mut zeros = String::new();
        let means = |text: &str| text.parse::<Self>().ok().and_then(|id| id.resolved_in(run));
        // A step has a finite number of receivers, so some number of zeros makes a text that is none of them.
        while self.is_in(run) && means(&text).as_ref() != Some(self) {
            zeros.push('0');
            text = format!("{}.{receiver}.{zeros}{}", self.step, self.index);
        }
        text
    }

    /// The id whose index is the number at the end of the receiver's DN.
    fn split(&self) -> Option<Self> {
        let (receiver, index) = indexed(self.receiver.as_ref()?.as_str())?;
        (self.index == 1).then(|| Self::nth_event(self.step, receiver, index))
    }
}

/// `7001.2` as the DN 7001 and the index 2.
fn indexed(text: &str) -> Option<(Dn, usize)> {
    let (receiver, index) = text.rsplit_once('.')?;
    if !index.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let index = index.parse().ok().filter(|index| *index > 0)?;
    Some((Dn::new(receiver).ok()?, index))
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.receiver, self.index) {
            (None, _) => write!(f, "{}", self.step),
            (Some(receiver), 1) => write!(f, "{}.{receiver}", self.step),
            (Some(receiver), index) => write!(f, "{}.{receiver}.{index}", self.step),
        }
    }
}

/// The text is not the written form of a [`MessageId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMessageId;

impl FromStr for MessageId {
    type Err = NoMessageId;

    fn from_str(text: &str) -> Result<Self, NoMessageId> {
        let Some((step, rest)) = text.split_once('.') else {
            return Ok(Self::request(text.parse().map_err(|_| NoMessageId)?));
        };
        let step = step.parse().map_err(|_| NoMessageId)?;
        // With its index a DN of the greatest length is longer than a DN.
        let whole = Dn::new(rest).ok().map(|receiver| (receiver, 1));
        let (receiver, index) = whole.or_else(|| indexed(rest)).ok_or(NoMessageId)?;
        Ok(Self::nth_event(step, receiver, index))
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Request;
    use callmodel::Scenario;
    use proptest::prelude::*;

    use super::*;

    fn dn(text: &str) -> Dn {
        Dn::new(text).unwrap()
    }

    /// A run of one step in which each of `receivers` receives this number of events.
    fn run(receivers: &[(&str, usize)]) -> Run {
        let call = Scenario::from_short("caller callee", "").unwrap();
        let told = |receiver: &str| Event::Released {
            conn_id: call.call().conn_id().clone(),
            this_dn: dn(receiver),
            other_dn: None,
        };
        let events = receivers.iter().flat_map(|(receiver, count)| std::iter::repeat_n(told(receiver), *count));
        call.unplayed().with_test_step(Request::ReleaseCall { by: dn("caller") }, events.collect(), Vec::new())
    }

    /// The receiver and the index that `text` means in `run`.
    fn means(text: &str, run: &Run) -> Option<(String, usize)> {
        let id = text.parse::<MessageId>().unwrap().resolved_in(run)?;
        Some((id.receiver.unwrap().to_string(), id.index))
    }

    #[test]
    fn a_message_is_written_and_read_back() {
        for text in ["2", "2.C", "1.7001@site.example"] {
            assert_eq!(text.parse::<MessageId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_text_that_is_no_message_id_is_refused() {
        for text in ["", ".", "A", "1.", "1.A B", "-1"] {
            assert_eq!(text.parse::<MessageId>(), Err(NoMessageId), "{text}");
        }
    }

    #[test]
    fn a_number_after_the_receiver_is_the_index() {
        let run = run(&[("C", 2), ("7001", 1)]);
        assert_eq!(means("1.C", &run), Some(("C".to_owned(), 1)));
        assert_eq!(means("1.C.1", &run), Some(("C".to_owned(), 1)));
        assert_eq!(means("1.C.2", &run), Some(("C".to_owned(), 2)));
        for text in ["1.C.3", "1.C.0", "1.C.+2", "1.7001.2", "2.C", "1.D"] {
            assert_eq!(means(text, &run), None, "{text}");
        }
    }

    #[test]
    fn a_receiver_that_ends_in_a_number_goes_before_an_index() {
        let run = run(&[("7001", 2), ("7001.2", 2)]);
        assert_eq!(means("1.7001.2", &run), Some(("7001.2".to_owned(), 1)));
        assert_eq!(means("1.7001.02", &run), Some(("7001".to_owned(), 2)));
        assert_eq!(means("1.7001.2.2", &run), Some(("7001.2".to_owned(), 2)));
    }

    #[test]
    fn a_receiver_of_the_greatest_length_has_an_index() {
        let longest = "7".repeat(Dn::MAX_CHARS);
        assert_eq!(means(&format!("1.{longest}.2"), &run(&[(&longest, 2)])), Some((longest, 2)));
    }

    proptest! {
        #[test]
        fn every_event_reads_back_from_its_written_form(
            names in proptest::collection::btree_set("[01]{1,2}(\\.[012]{1,3}){0,2}|\\.1|é\\.2", 1..6),
            counts in proptest::collection::vec(1_usize..12, 6),
        ) {
            let receivers: Vec<_> = names.iter().map(String::as_str).zip(counts).collect();
            let run = run(&receivers);
            for (id, event) in MessageId::of_events(1, &run.steps[0], &run.columns()) {
                let written = id.written_in(&run);
                let read = written.parse::<MessageId>().unwrap().resolved_in(&run);
                prop_assert_eq!(read.as_ref(), Some(&id), "{}", written);
                prop_assert!(std::ptr::eq(id.event_in(&run).unwrap(), event));
            }
        }

        #[test]
        fn every_first_event_is_written_as_step_and_dn(name in "[^\\s,\\p{C}]{1,64}") {
            let run = run(&[(&name, 1)]);
            prop_assert_eq!(MessageId::event(1, dn(&name)).written_in(&run), format!("1.{name}"));
        }
    }
}
