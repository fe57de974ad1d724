use callmodel::{Refusal, Request, Run, Scenario, Stopped};

/// The steps of a call, done and undone, with the run that they make.
///
/// Every step was accepted and played once. Undo, redo and any other position are prefixes of the same run: they copy one
/// pointer per step and play nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The call with all steps.
    scenario: Scenario,
    /// The run of all steps.
    whole: Run,
    /// The run of the steps that are done: a prefix of `whole`.
    done: Run,
}

impl Timeline {
    /// Plays `scenario`, all steps done. Steps from the first refused one on are dropped; then that stop is returned, too.
    pub(crate) fn play(mut scenario: Scenario) -> (Self, Option<Box<Stopped>>) {
        let (whole, stopped) = match scenario.play() {
            Ok(run) => (run, None),
            Err(stopped) => (stopped.run.clone(), Some(stopped)),
        };
        scenario.steps.truncate(whole.steps.len());
        (Self { scenario, done: whole.clone(), whole }, stopped)
    }

    /// The call with all steps, undone ones included.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The run of the steps that are done.
    pub fn run(&self) -> &Run {
        &self.done
    }

    /// The number of steps that are done.
    pub fn at(&self) -> usize {
        self.done.steps.len()
    }

    /// The steps that are undone.
    pub(crate) fn undone(&self) -> &[Request] {
        &self.scenario.steps[self.at()..]
    }

    /// The same steps with the first `at` of them done, or all if there are fewer.
    pub(crate) fn moved_to(&self, at: usize) -> Self {
        Self { scenario: self.scenario.clone(), done: self.whole.undone_to(at), whole: self.whole.clone() }
    }

    /// The steps that are done and one more. It replaces the undone ones.
    ///
    /// # Errors
    /// The [`Refusal`] of the call.
    pub(crate) fn ask(&self, request: Request) -> Result<Self, Refusal> {
        let done = self.done.apply(&request)?;
        let mut steps = self.scenario.steps[..self.at()].to_vec();
        steps.push(request);
        Ok(Self { scenario: self.scenario.clone().with_steps(steps), whole: done.clone(), done })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(parties: &str, steps: &str) -> Timeline {
        Timeline::play(Scenario::from_short(parties, steps).unwrap()).0
    }

    /// Whether both runs share their first step, by pointer equality.
    fn share(left: &Timeline, right: &Timeline) -> bool {
        std::ptr::eq(left.run().steps.first().unwrap(), right.run().steps.first().unwrap())
    }

    #[test]
    fn one_more_request_plays_no_earlier_step_again() {
        let before = timeline("A B C D", "release B");
        let after = before.ask(Request::ReleaseCall { by: before.run().now().parties()[0].clone() }).unwrap();
        assert_eq!(after.at(), 2);
        assert!(share(&before, &after));
    }

    #[test]
    fn undo_and_redo_play_nothing() {
        let all = timeline("A B C D", "release B, release C");
        let undone = all.moved_to(1);
        assert!(share(&all, &undone));
        let redone = undone.moved_to(2);
        assert!(std::ptr::eq(&all.run().steps[1], &redone.run().steps[1]));
        assert_eq!(redone, all);
    }

    #[test]
    fn steps_from_the_first_refused_one_on_are_dropped() {
        let scenario = Scenario::from_short("A B C", "release B, delete C by A, release A").unwrap();
        let (timeline, stopped) = Timeline::play(scenario);
        assert_eq!(timeline.scenario().steps_text(), "release B");
        assert_eq!(stopped.unwrap().step(), 2);
    }
}
