use std::fmt;
use std::iter::FusedIterator;
use std::ops::Index;
use std::slice;
use std::sync::Arc;

use crate::Step;

/// The accepted steps of a [`Run`](crate::Run), in order.
///
/// Steps are immutable and shared: a clone copies one pointer per step, whatever the number of parties. The list grows
/// only through [`Run::apply`](crate::Run::apply), so every step comes from [`Call::apply`](crate::Call::apply).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Steps(Vec<Arc<Step>>);

impl Steps {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    pub(crate) fn push(&mut self, step: Step) {
        self.0.push(Arc::new(step));
    }

    /// The first `count` steps, or all when there are fewer, shared with `self`.
    pub(crate) fn prefix(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    /// The steps of `self`, shared with it, followed by `step`.
    pub(crate) fn and(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend(self.0.iter().cloned());
        steps.push(Arc::new(step));
        Self(steps)
    }

    /// The number of steps.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no step.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The step at `index`, counted from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Step> {
        self.0.get(index).map(Arc::as_ref)
    }

    /// The step with this number, counted from 1 as in message ids and in views.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Option<&Step> {
        self.get(number.checked_sub(1)?)
    }

    /// The first step.
    #[must_use]
    pub fn first(&self) -> Option<&Step> {
        self.get(0)
    }

    /// The last step.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.0.last().map(Arc::as_ref)
    }

    /// The steps in order, each to be shared.
    #[must_use]
    pub fn shared(&self) -> &[Arc<Step>] {
        &self.0
    }

    /// The steps in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.0.iter())
    }
}

#[cfg(feature = "test-steps")]
impl FromIterator<Arc<Step>> for Steps {
    fn from_iter<I: IntoIterator<Item = Arc<Step>>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Index<usize> for Steps {
    type Output = Step;

    /// The step at `index`, counted from 0.
    ///
    /// # Panics
    /// When there is no such step.
    fn index(&self, index: usize) -> &Step {
        &self.0[index]
    }
}

/// An iterator over steps by reference, from [`Steps::iter`].
#[derive(Clone, Debug)]
pub struct Iter<'a>(slice::Iter<'a, Arc<Step>>);

impl<'a> Iterator for Iter<'a> {
    type Item = &'a Step;

    fn next(&mut self) -> Option<&'a Step> {
        self.0.next().map(Arc::as_ref)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(Arc::as_ref)
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl FusedIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Steps {
    type Item = &'a Step;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Scenario, Steps};

    /// Whether two lists point to the same steps in memory, as far as the shorter one goes.
    fn shares(left: &Steps, right: &Steps) -> bool {
        left.iter().zip(right).all(|(left, right)| std::ptr::eq(left, right))
    }

    #[test]
    fn one_more_step_shares_the_steps_before() {
        let run = Scenario::from_short("A B C", "delete B by A").unwrap().play().unwrap();
        let request = run.now().offers().next().unwrap();
        let longer = run.apply(&request).unwrap();
        assert_eq!(longer.steps.len(), 2);
        assert!(shares(&run.steps, &longer.steps));
    }

    #[test]
    fn an_undone_run_shares_its_steps() {
        let run = Scenario::from_short("A B C", "delete B by A, release C").unwrap().play().unwrap();
        let undone = run.undone_to(1);
        assert_eq!(undone.steps.len(), 1);
        assert!(shares(&undone.steps, &run.steps));
    }

    #[test]
    fn steps_are_numbered_from_1() {
        let run = Scenario::from_short("A B", "release A").unwrap().play().unwrap();
        assert_eq!(run.steps.numbered(1), run.steps.get(0));
        assert_eq!([0, 2].map(|number| run.steps.numbered(number)), [None, None]);
    }
}
