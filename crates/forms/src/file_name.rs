use callmodel::{Call, Request, Run};

use crate::{Form, Format};

/// The maximum length of a file name in characters, without the extension.
const MOST: usize = 80;

/// The file name of `run` in `format`: `call-A-B-C-delete-B-by-A.svg`. Formats with a common extension have their name before it, as
/// in `call-A-B.ascii.txt`, so that one file does not overwrite another.
///
/// Letters and digits of any script, `.` and `_` are kept; all other characters become `-`, so that the name needs no quotes in a
/// shell and is valid on every system. Long lists of parties or steps are counted: `call-12-parties-3-steps.svg`.
#[must_use]
pub fn file_name(run: &Run, format: Format) -> String {
    let plain = |text: &str| {
        let kept = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' };
        let words: String = text.chars().map(kept).collect();
        words.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
    };
    let [parties, steps] = [listed(&run.call), requested(run)].map(|text| plain(&text));
    let parties_counted = plain(&format!("{} parties", run.call.parties().len()));
    let steps_counted = plain(&counted(run.steps.len(), "step"));
    let choices = [[&parties, &steps], [&parties, &steps_counted], [&parties_counted, &steps_counted]];
    let names = choices.map(|parts| {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        std::iter::once("call").chain(parts.map(String::as_str)).collect::<Vec<_>>().join("-")
    });
    let [.., shortest] = &names;
    let name = names.iter().find(|name| name.chars().count() <= MOST).unwrap_or(shortest);
    let kind = match format {
        Format::Form(form @ (Form::Page | Form::Table | Form::Ascii)) => format!(".{}", form.facts().name),
        Format::Form(
            Form::Text
            | Form::Json
            | Form::Svg
            | Form::Html
            | Form::Markdown
            | Form::Csv
            | Form::Mermaid
            | Form::PlantUml,
        )
        | Format::Png => String::new(),
    };
    format!("{name}{kind}.{}", format.facts().ending)
}

fn listed(call: &Call) -> String {
    call.parties().iter().map(|dn| dn.as_str()).collect::<Vec<_>>().join(" ")
}

fn requested(run: &Run) -> String {
    run.steps.iter().map(|step| Request::to_string(&step.request)).collect::<Vec<_>>().join(" ")
}

/// `1 step`, `2 steps`; empty for 0.
fn counted(count: usize, what: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use std::collections::BTreeSet;

    use super::*;

    fn check(parties: &str, steps: &str, expected: &str) {
        let run = Scenario::from_short(parties, steps).unwrap().play().unwrap();
        assert_eq!(file_name(&run, Format::Form(Form::Svg)), expected);
    }

    #[test]
    fn a_file_name_has_parties_and_requests() {
        check("A B C", "delete B by A, release C", "call-A-B-C-delete-B-by-A-release-C.svg");
        check("A B", "", "call-A-B.svg");
    }

    #[test]
    fn each_format_of_a_run_has_its_own_file_name() {
        let run = Scenario::from_short("A B", "").unwrap().play().unwrap();
        let names: BTreeSet<_> = Format::all().map(|format| file_name(&run, format)).collect();
        assert_eq!(names.len(), Format::all().count(), "{names:?}");
        assert!(names.contains("call-A-B.html") && names.contains("call-A-B.page.html"), "{names:?}");
    }

    #[test]
    fn special_characters_of_shells_become_hyphens() {
        check("../etc \"a\" <|>", "", "call-..-etc-a.svg");
        check("山田 أحمد", "release 山田", "call-山田-أحمد-release-山田.svg");
    }

    #[test]
    fn long_lists_in_a_file_name_are_counted() {
        let longest = "7".repeat(64);
        check(&format!("A {longest}"), "release A", &format!("call-A-{longest}-1-step.svg"));
        check(&format!("{longest} {}", "8".repeat(64)), "", "call-2-parties.svg");
    }
}
