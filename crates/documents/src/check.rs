use crate::fault::FaultAt;
use crate::line_index::{LineIndex, split_bom, with_line_feeds};
use crate::markdown::{self, Passage};
use crate::{Fault, fence, html, unseen};

/// The format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Markdown, with models in fences and in tags of its HTML.
    Markdown,
    /// HTML, with models in tags.
    Html,
}

impl Kind {
    /// The format of files with this extension, in any case. `None` for files without models.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" | "vue" | "svelte" | "astro" => Some(Self::Html),
            _ => None,
        }
    }
}

/// The result of [`check`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// The number of models and questions.
    pub models: usize,
    /// Their faults, sorted by place.
    pub faults: Vec<Fault>,
    /// What looks like a model, but is code or text in `CommonMark`, and is not checked.
    pub unseen: Vec<Fault>,
}

/// Checks every model and every question of a document: the first fault of each model in a fence, all faults of each question and
/// of each tag.
#[must_use]
pub fn check(text: &str, kind: Kind) -> CheckReport {
    let text = &with_line_feeds(split_bom(text).1);
    let lines = LineIndex::new(text);
    let Found { models, fences, others, unseen } = Found::of(text, kind);
    CheckReport { models, faults: sorted(&lines, [fences, others].concat()), unseen: sorted(&lines, unseen) }
}

/// What [`Drawer`](crate::Drawer) leaves as it stands though it may be meant as a model: invalid tags, misspelt names, and what is
/// code or text in `CommonMark`. Sorted by place.
///
/// ```
/// let places = callmodel_documents::undrawn("```callmodel\nparties A B\n```\n");
/// assert_eq!(places[0].to_string(), "1:4: found `callmodel`, expected `call-model`");
/// ```
#[must_use]
pub fn undrawn(markdown: &str) -> Vec<Fault> {
    let text = &with_line_feeds(split_bom(markdown).1);
    let Found { others, unseen, .. } = Found::of(text, Kind::Markdown);
    sorted(&LineIndex::new(text), [others, unseen].concat())
}

/// Faults in the order of the document.
fn sorted(lines: &LineIndex<'_>, mut found: Vec<FaultAt>) -> Vec<Fault> {
    found.sort_by_key(|fault| fault.at);
    found.into_iter().map(|fault| lines.fault(fault)).collect()
}

/// The models of a document and what is wrong with them.
#[derive(Default)]
struct Found {
    /// The number of models and questions.
    models: usize,
    /// The faults of fences.
    fences: Vec<FaultAt>,
    /// The faults of tags, and misspelt names.
    others: Vec<FaultAt>,
    /// What looks like a model, but is code or text in `CommonMark`.
    unseen: Vec<FaultAt>,
}

impl Found {
    /// Reads a document without byte order mark.
    fn of(text: &str, kind: Kind) -> Self {
        let mut found = Self::default();
        match kind {
            Kind::Html => found.html(text, 0),
            Kind::Markdown => found.markdown(text),
        }
        found
    }

    /// Adds the tags of the HTML at byte `start`.
    fn html(&mut self, html: &str, start: usize) {
        let tags = html::start_tags(html);
        self.models += tags.models.len();
        let faults = tags.models.iter().flat_map(crate::tag::faults);
        self.others.extend(faults.map(|fault| FaultAt { at: fault.at + start, ..fault }));
        self.others.extend(tags.near_misses.into_iter().map(|(at, name)| misspelt(at + start, &name)));
    }

    fn markdown(&mut self, text: &str) {
        for piece in markdown::pieces(text) {
            match piece {
                Passage::Html(html) => self.html(&html.text(text), html.range.start),
                Passage::Fence(fence) => {
                    self.models += 1;
                    // The text of an include is known only when the book is built.
                    if !fence.text.contains("{{#include") {
                        self.fences.extend(fence::content(text, &fence).err().unwrap_or_default());
                    }
                }
                Passage::NearMiss(name) => self.others.push(misspelt(name.start, &text[name])),
            }
        }
        let message = "found what may be a model, in indented code, HTML, a directive or a shortcode: only other generators draw it";
        self.unseen.extend(unseen::unseen(text).into_iter().map(|at| FaultAt { at, message: message.to_owned() }));
    }
}

/// The fault of a name that is almost that of a model.
fn misspelt(at: usize, name: &str) -> FaultAt {
    FaultAt::expected(at, name, "`call-model`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str, kind: Kind) -> Vec<String> {
        check(text, kind).faults.iter().map(Fault::to_string).collect()
    }

    #[test]
    fn the_course_has_no_fault_in_any_language() {
        for (language, lessons) in callmodel_lesson::COURSES {
            for lesson in lessons {
                assert_eq!(faults(lesson, Kind::Markdown), <[&str; 0]>::default(), "{language}");
            }
        }
    }

    #[test]
    fn a_syntax_error_in_a_fence_has_line_and_column() {
        let text = "# Calls\n\n```call-model\nparties A B C\ndelete B bye A\n```\n";
        assert_eq!(faults(text, Kind::Markdown), ["5:10: found `bye`, expected `by`"]);
    }

    #[test]
    fn a_fault_in_a_list_or_quote_has_the_column_of_the_file() {
        let text =
            "- one\n\n  ```call-model\n  parties A B\n  relaese A\n  ```\n\n> ```call-model\n> party A B\n> ```\n";
        let statement = "expected `parties`, `conn`, `optional`, `delete` or `release`";
        assert_eq!(
            faults(text, Kind::Markdown),
            [format!("5:3: found `relaese`, {statement}"), format!("9:3: found `party`, {statement}")]
        );
    }

    #[test]
    fn a_refused_step_of_a_fence_is_a_fault_at_its_line() {
        let text = "```call-model\nparties A B\n# a comment\nconn 2\nrelease A\nrelease B\n```\n";
        let found = faults(text, Kind::Markdown);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("6:1: step 2: "), "{found:?}");
    }

    #[test]
    fn a_fence_without_parties_is_a_fault_at_its_end() {
        let found = faults("```call-model\nrelease A\n```\n", Kind::Markdown);
        assert_eq!(found, ["2:10: found the end, expected a line with `parties` and 2 to 1000 DNs"]);
        let found = faults("```call-model\n```\n", Kind::Markdown);
        assert_eq!(found, ["1:4: found the end, expected a line with `parties` and 2 to 1000 DNs"]);
    }

    #[test]
    fn an_unknown_option_of_a_fence_is_a_fault() {
        let text = "```call-model view=cube\nparties A B\n```\n";
        assert_eq!(
            faults(text, Kind::Markdown),
            ["1:15: in view: found `cube`, expected `both`, `ladder` or `tables`"]
        );
        let text = "~~~ call-model, colour=red\nparties A B\n~~~\n";
        assert_eq!(
            faults(text, Kind::Markdown),
            ["1:17: found `colour=red`, expected `view=`, `controls=` or `theme=`"]
        );
    }

    #[test]
    fn a_tag_is_checked_in_html_and_in_the_html_of_markdown() {
        let tag = "<p>See <call-model parties=\"A B C\" steps=\"delete B bye A\"></call-model></p>\n";
        let says = "1:52: found `bye`, expected `by`";
        assert_eq!(faults(tag, Kind::Html), [says]);
        assert_eq!(faults(tag, Kind::Markdown), [says]);
        assert_eq!(faults(&format!("see\n{tag}")[4..], Kind::Markdown), [says]);
    }

    #[test]
    fn an_indented_fence_is_named_but_not_checked() {
        let report = check("!!! note\n\n    ```call-model\n    bye A\n    ```\n", Kind::Markdown);
        assert_eq!((report.models, report.faults), (0, vec![]));
        assert_eq!(report.unseen.iter().map(|place| (place.line, place.column)).collect::<Vec<_>>(), [(3, 5)]);
    }

    #[test]
    fn undrawn_models_are_named_in_order() {
        let text = "<details>\n```call-model\nparties A B\n```\n</details>\n\n<call-model view=cube>\n\n```callmodel\n```\n\n```call-model\nbye\n```\n";
        let places: Vec<_> = undrawn(text).iter().map(|place| (place.line, place.column)).collect();
        assert_eq!(places, [(2, 1), (7, 18), (9, 4)]);
    }

    #[test]
    fn a_tag_over_several_lines_of_a_quotation_is_read_whole() {
        for (text, says) in [
            ("> See\n> <call-model parties=\"A B C\"\n>   steps=\"delete B bye A\"></call-model>\n", "3:21"),
            ("> - > x <call-model\n>   > parties=\"A B C\"\n>   > steps=\"delete B bye A\"></call-model>\n", "3:23"),
        ] {
            assert_eq!(faults(text, Kind::Markdown), [format!("{says}: found `bye`, expected `by`")]);
        }
    }

    #[test]
    fn code_comments_and_scripts_hold_no_models() {
        let text = "`<call-model steps=\"x\">`\n\n```html\n<call-model steps=\"x\">\n```\n";
        assert_eq!(check(text, Kind::Markdown), CheckReport::default());
        let html = "<!-- <call-model steps=x> --><script>\"<call-model steps=x>\"</script>&lt;call-model steps=x>";
        assert_eq!(check(html, Kind::Html), CheckReport::default());
    }

    #[test]
    fn faults_of_fences_and_tags_are_sorted_by_place() {
        let text = "<call-model theme=\"pink\"></call-model>\n\n```call-model\nx\n```\n\n<call-model conn=\"x\"></call-model>\n";
        let places: Vec<_> = check(text, Kind::Markdown).faults.iter().map(|fault| fault.line).collect();
        assert_eq!(places, [1, 4, 7]);
        assert_eq!(check(text, Kind::Markdown).models, 3);
    }

    #[test]
    fn an_unknown_attribute_is_a_fault() {
        let expected =
            "`parties`, `steps`, `conn`, `optional`, `view`, `controls`, `theme`, `ask`, `hint`, `explore` or `lang`";
        assert_eq!(
            faults("<call-model step=\"release A\" class=\"wide\" data-x aria-label=\"x\"></call-model>", Kind::Html),
            [format!("1:13: found the attribute `step`, expected {expected}")]
        );
    }

    #[test]
    fn global_attributes_of_html_are_accepted() {
        let tag = "<call-model accesskey=c itemtype=x spellcheck=false nonce=x popover autofocus></call-model>";
        assert_eq!(faults(tag, Kind::Html), <[&str; 0]>::default());
    }

    #[test]
    fn a_refused_step_of_a_tag_is_a_fault_at_its_steps() {
        let found = faults("<call-model parties=\"A B\" steps=\"delete B by A\"></call-model>", Kind::Html);
        assert!(found[0].starts_with("1:34: step 1: "), "{found:?}");
    }

    fn asked(attributes: &str) -> Vec<String> {
        faults(&format!("<call-model parties=\"A B C\" steps=\"delete B by C\" {attributes}></call-model>"), Kind::Html)
    }

    #[test]
    fn a_question_with_one_right_answer_is_no_fault() {
        for attributes in
            ["ask=\"value:A.ThirdPartyDN\" hint=\"Who asked?\"", "ask=\"\"", "ask=\"request\"", ":ask=\"x\""]
        {
            assert_eq!(asked(attributes), <[&str; 0]>::default(), "{attributes}");
        }
    }

    #[test]
    fn a_syntax_error_in_ask_has_the_place_in_its_value() {
        let found = asked("ask=\"value:A.Third\"");
        assert!(found[0].starts_with("1:62: found `A.Third`, expected a DN, a dot and one of "), "{found:?}");
    }

    #[test]
    fn a_question_that_cannot_be_asked_is_a_fault_at_its_value() {
        let found = asked("ask=\"event:D\"");
        assert_eq!(found, ["1:56: D has never been on the call"]);
        let tag = "<call-model parties=\"A B C\" ask=\"event:A\"></call-model>";
        assert_eq!(faults(tag, Kind::Html).len(), 1);
    }

    #[test]
    fn steps_without_parties_are_applied_to_a_conference() {
        assert_eq!(faults("<call-model steps='delete B by A'></call-model>", Kind::Html), <[&str; 0]>::default());
    }

    #[test]
    fn attributes_bound_to_expressions_are_not_checked() {
        for tag in [
            "parties={dns} steps=\"delete 7002 by 7001\"",
            "parties={[\"7001\", '7002'].join(\" \")} steps=\"delete 7002 by 7001\"",
            "steps=\"delete 7002 by 7001\" parties={all.filter(dn => dn.on)} view=cube",
            ":parties=\"dns\" steps=\"delete 7002 by 7001\"",
            "v-bind:parties=\"dns\" steps=\"delete 7002 by 7001\"",
            "[attr.parties]=\"dns\" steps=\"delete 7002 by 7001\" (call-model-step)=\"go()\"",
            ".parties=${dns} steps=\"delete 7002 by 7001\"",
            "parties=\"{{ page.dns }}\" steps=\"delete 7002 by 7001\" view={view}",
            "{...call} steps=\"delete 7002 by 7001\"",
            "v-bind=\"call\" steps=\"delete 7002 by 7001\"",
            "parties=\"7001 7002\" steps=\"delete {{ who }} by 7001\"",
        ] {
            assert_eq!(
                faults(&format!("<p><call-model {tag}></call-model>"), Kind::Html),
                <[&str; 0]>::default(),
                "{tag}"
            );
        }
    }

    #[test]
    fn attributes_beside_bound_ones_are_checked() {
        let tags = [
            (":parties=\"dns\" steps=\"delete 7002 bye 7001\"", "1:47: found `bye`, expected `by`"),
            ("parties={dns} theme=\"pink\"", "1:34: in theme: found `pink`, expected `auto`, `light` or `dark`"),
            (
                "parties={[\"a b\"].join(\" \")} conn=\"x\"",
                "1:47: found `x`, expected a ConnID: a ConnID is 1 to 16 hexadecimal digits",
            ),
        ];
        for (tag, says) in tags {
            assert_eq!(faults(&format!("<call-model {tag}></call-model>"), Kind::Html), [says], "{tag}");
        }
        assert_eq!(faults("<call-model parties={dns} step=\"release A\"></call-model>", Kind::Html).len(), 1);
    }

    #[test]
    fn a_name_that_is_nearly_call_model_is_a_fault() {
        let spelled =
            ["callmodel", "Call-Model", "call_model", "CALLMODEL", "{.callmodel}", "{.Call-Model view=ladder}"];
        for name in spelled.into_iter().chain(["call-models", "cal-model", "call-modell"]) {
            let shown = name.trim_matches(['{', '}', '.']).split(' ').next().unwrap();
            let column = 4 + name.find(shown).unwrap();
            let says = format!("1:{column}: found `{shown}`, expected `call-model`");
            assert_eq!(faults(&format!("```{name}\nparties A B\n```\n"), Kind::Markdown), [says], "{name}");
        }
        assert_eq!(faults("<p><callmodel></callmodel>", Kind::Html), ["1:5: found `callmodel`, expected `call-model`"]);
        assert_eq!(faults("text\n\n<callmodel>\n", Kind::Markdown), ["3:2: found `callmodel`, expected `call-model`"]);
    }

    #[test]
    fn other_names_of_fences_and_tags_are_no_faults() {
        let text = "```call-flow\n```\n\n```model\n```\n\n<call-model-viewer></call-model-viewer>\n";
        assert_eq!(check(text, Kind::Markdown), CheckReport::default());
    }

    #[test]
    fn a_fence_in_braces_is_a_model() {
        let text =
            "```{.call-model view=\"ladder\"}\nparties A B\n```\n\n```call-model {view='cube'}\nparties A B\n```\n";
        assert_eq!(check(text, Kind::Markdown).models, 2);
        assert_eq!(
            faults(text, Kind::Markdown),
            ["5:16: in view: found `cube`, expected `both`, `ladder` or `tables`"]
        );
    }

    #[test]
    fn a_question_is_checked_with_its_expected_answer() {
        let ask = |statements: &str| format!("- x\n\n  ```call-model ask\n{statements}  ```\n");
        let call = "  parties A B C\n  delete B by C\n  ask value:A.ThirdPartyDN\n";
        assert_eq!(faults(&ask(&format!("{call}  hint Who?\n  answer C\n")), Kind::Markdown), <[&str; 0]>::default());
        assert_eq!(
            faults(&ask(&format!("{call}  answer B\n")), Kind::Markdown),
            [
                "6:3: found a question without a hint, expected a line `hint …`",
                "7:10: found the answer `B`, expected that of the model, `C`"
            ]
        );
        assert_eq!(
            faults(&ask("  parties A B\n  release A\n  ask value:A.OtherDN\n  hint x\n"), Kind::Markdown),
            ["6:7: T-Server may leave OtherDN out here, so both its value and `not there` would be right"]
        );
    }

    #[test]
    fn a_range_of_questions_is_checked() {
        let text = "```call-model questions\nkind riddle\nseeds 1-3\nhint x\n```\n";
        let kinds = "`event`, `value`, `request`, `difference`, `fault`, `handler`";
        assert_eq!(faults(text, Kind::Markdown), [format!("2:6: found `riddle`, expected one of {kinds}")]);
        assert_eq!(check(text, Kind::Markdown).models, 1);
    }

    #[test]
    fn a_fence_that_includes_a_file_is_not_judged() {
        assert_eq!(faults("```call-model\n{{#include call.txt}}\n```\n", Kind::Markdown), <[&str; 0]>::default());
    }

    #[test]
    fn a_byte_order_mark_is_not_counted() {
        let fence = "\u{feff}```call-model\nparties A B\nbye\n```\n";
        assert_eq!(check(fence, Kind::Markdown).models, 1);
        assert_eq!(faults("\u{feff}<call-model view=cube>", Kind::Html)[0].split(": ").next(), Some("1:18"));
        assert!(faults("\u{feff}```call-model bye\n```\n", Kind::Markdown)[0].starts_with("1:15: "));
    }
}
