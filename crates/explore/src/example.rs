use callmodel::{Phase, Scenario};
use callmodel_words::{Text, Words, tab};

/// A call to begin with.
pub struct Example {
    parties: &'static str,
    steps: &'static str,
    title: fn(&Words) -> Text,
    about: fn(&Words) -> Text,
}

/// The calls to begin with: one of each phase of the reference, and two that note *a* extends.
pub const EXAMPLES: [Example; 5] = [
    Example { parties: "A B", steps: "release A", title: |_| tab(Phase::Release).into(), about: Words::release_about },
    Example {
        parties: "A B C",
        steps: "release B",
        title: |_| tab(Phase::ReleaseFromConference).into(),
        about: Words::release_from_conference_about,
    },
    Example {
        parties: "A B C",
        steps: "delete B by A",
        title: |_| tab(Phase::DeleteFromConference).into(),
        about: Words::delete_from_conference_about,
    },
    Example {
        parties: "A B C D",
        steps: "delete B by A, release C",
        title: Words::note_a_title,
        about: Words::note_a_about,
    },
    Example {
        parties: "A B C D",
        steps: "release D, delete C by A, release B",
        title: Words::last_title,
        about: Words::last_about,
    },
];

impl Example {
    /// The call with its steps.
    pub fn scenario(&self) -> Scenario {
        Scenario::from_short(self.parties, self.steps).unwrap_or_else(|_| Scenario::of_phase(Phase::Release))
    }

    /// The title in the list.
    pub fn title(&self, words: &Words) -> Text {
        (self.title)(words)
    }

    /// A sentence about the example.
    pub fn about(&self, words: &Words) -> Text {
        (self.about)(words)
    }
}
