use callmodel::Dn;

/// A message of a run: the request of a step, or the event that a party receives in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageId {
    /// The step, counted from 1.
    pub step: usize,
    /// The party that receives the event; `None` for the request.
    pub receiver: Option<Dn>,
}

impl MessageId {
    /// The request of `step`.
    #[must_use]
    pub fn request(step: usize) -> Self {
        Self { step, receiver: None }
    }

    /// The event that `receiver` receives in `step`.
    #[must_use]
    pub fn event(step: usize, receiver: Dn) -> Self {
        Self { step, receiver: Some(receiver) }
    }
}
