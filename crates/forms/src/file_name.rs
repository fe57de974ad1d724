use callmodel::{Call, Request, Run};

use crate::{Form, Format};

/// The most characters that a name has before its ending.
const MOST: usize = 80;

/// What a file of `run` in `format` is called: `call-A-B-C-delete-B-by-A.svg`. Formats that have an ending in common say before
/// it which they are, as in `call-A-B.ascii.txt`, so that one does not replace another.
///
/// Letters and digits of any script, `.` and `_` stay, all else becomes `-`, so that the name needs no quotes in a shell
/// and is good on every system. Where parties or steps would make it long, they are counted:
/// `call-12-parties-3-steps.svg`.
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

/// `1 step`, `2 steps`; nothing of nothing.
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
    fn a_name_says_parties_and_requests() {
        check("A B C", "delete B by A, release C", "call-A-B-C-delete-B-by-A-release-C.svg");
        check("A B", "", "call-A-B.svg");
    }

    #[test]
    fn no_two_formats_of_a_run_have_one_name() {
        let run = Scenario::from_short("A B", "").unwrap().play().unwrap();
        let names: BTreeSet<_> = Format::all().map(|format| file_name(&run, format)).collect();
        assert_eq!(names.len(), Format::all().count(), "{names:?}");
        assert!(names.contains("call-A-B.html") && names.contains("call-A-B.page.html"), "{names:?}");
    }

    #[test]
    fn what_a_shell_or_a_system_could_take_amiss_is_a_hyphen() {
        check("../etc \"a\" <|>", "", "call-..-etc-a.svg");
        check("山田 أحمد", "release 山田", "call-山田-أحمد-release-山田.svg");
    }

    #[test]
    fn what_would_be_long_is_counted() {
        let longest = "7".repeat(64);
        check(&format!("A {longest}"), "release A", &format!("call-A-{longest}-1-step.svg"));
        check(&format!("{longest} {}", "8".repeat(64)), "", "call-2-parties.svg");
    }
}
