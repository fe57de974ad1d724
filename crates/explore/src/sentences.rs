//! Sentences about the state of the page.

use callmodel::{code_span, quoted};
use callmodel_words::{Text, Words, said};

use crate::address::Field;
use crate::notice::Notice;
use crate::settings::{Appearance, Spacing};
use crate::told::{Rejected, Told};

/// The sentences of [`Words`] about the state of the page.
pub trait Sentences {
    /// A problem of an address.
    fn notice(&self, notice: &Notice) -> String;

    /// An effect of the last action that the page does not show by itself.
    fn told(&self, told: &Told) -> String;

    /// An input that was rejected and why, as a sentence.
    fn rejected(&self, rejected: &Rejected) -> String;

    /// The reason alone why an input was rejected.
    fn reason(&self, rejected: &Rejected) -> String;

    /// The name of an appearance.
    fn appearance_of(&self, appearance: Appearance) -> Text;

    /// The name of a spacing.
    fn spacing_of(&self, spacing: Spacing) -> Text;
}

impl Sentences for Words {
    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::Page { found } => self.no_page(&quoted(found)),
            Notice::Field { name } => {
                self.no_field(&quoted(name), &self.list(Field::ALL.iter().map(|field| format!("`{}`", field.name()))))
            }
            Notice::Twice { name } => self.twice(name),
            Notice::Encoding { name } => self.not_utf8(&quoted(name)),
            Notice::Cut { name } => self.cut_address(name),
            Notice::Scenario(error) => self.scenario_error(error),
            Notice::Phase { found } => self.bad_phase(&quoted(found)),
            Notice::At { found, steps } => self.bad_at(&quoted(found), &steps.to_string()),
            Notice::Newer { found } => self.newer(&quoted(found)),
            Notice::Version { found } => self.bad_version(&quoted(found)),
            Notice::View { found } => self.bad_view(&quoted(found)),
            Notice::Event { found } => self.bad_event(&quoted(found)),
            Notice::For { found } => self.bad_for(&quoted(found)),
            Notice::Select { found } => self.bad_select(&quoted(found)),
            Notice::Compare { found } => self.bad_compare(&quoted(found)),
            Notice::Was { found } => self.bad_was(&quoted(found)),
            Notice::More { count } => self.more_notices(&count.to_string()),
            Notice::Refused(stopped) => self.bad_step(&stopped.step().to_string(), &self.refusal(&stopped.refusal)),
        }
    }

    fn told(&self, told: &Told) -> String {
        match told {
            Told::Replaced(count) => self.replaced(*count),
            Told::Dropped(count, refusal) => self.dropped(*count, &self.refusal(refusal)),
            Told::LeftOut(dns) => self.left_out(&self.in_code().names(dns.iter())),
            Told::Added(dns) => self.added(&self.in_code().names(dns.iter())),
            Told::Removed => self.removed().to_string(),
            Told::Kept(rejected) => self.rejected(rejected),
        }
    }

    fn rejected(&self, rejected: &Rejected) -> String {
        let input = match rejected {
            Rejected::PartyCount => return self.reason(rejected),
            Rejected::Dn { party, .. } | Rejected::Rename { party, .. } => self.rename(&code_span(&said(party))),
            Rejected::ConnId(_) => self.change_conn_id().to_string(),
        };
        format!("{input}: {}.", self.reason(rejected))
    }

    fn reason(&self, rejected: &Rejected) -> String {
        match rejected {
            Rejected::PartyCount => self.parties_range().to_string(),
            Rejected::Dn { error, .. } => self.dn_error(*error),
            Rejected::Rename { error, .. } => self.call_error(error),
            Rejected::ConnId(error) => self.conn_id_error(*error),
        }
    }

    fn appearance_of(&self, appearance: Appearance) -> Text {
        match appearance {
            Appearance::Auto => self.theme_auto(),
            Appearance::Light => self.theme_light(),
            Appearance::Dark => self.theme_dark(),
        }
    }

    fn spacing_of(&self, spacing: Spacing) -> Text {
        match spacing {
            Spacing::Roomy => self.spacing_roomy(),
            Spacing::Compact => self.spacing_compact(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_cuts_long_input_and_escapes_bidi_controls() {
        let text = Words::default().notice(&Notice::Page { found: "\u{202e}".repeat(50) });
        assert!(!text.contains('\u{202e}') && text.contains("\\u{202e}…`"), "{text}");
    }
}
