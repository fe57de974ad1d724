use callmodel::Scenario;
use callmodel_forms::{Form, Options, Tag};
use callmodel_lesson::LessonQuestion;

use crate::fence::{self, Content};
use crate::line_index::{LineIndex, split_bom, with_line_feeds};
use crate::markdown::{self, Fence, Passage};
use crate::{Fault, question};

/// Draws the models of documents that become one site or page, in which all ids of figures are unique.
///
/// ```
/// use callmodel_documents::Drawer;
///
/// let text = "Before.\n\n```call-model\nparties A B C\ndelete B by A\n```\n\nBehind.\n";
/// let drawn = Drawer::default().draw(text).expect("the scenario is right");
/// assert!(drawn.starts_with("Before.\n\n<div><call-model parties=\"A B C\" steps=\"delete B by A\">"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Drawer {
    /// The name of the document, a part of all ids.
    document: String,
    drawn: Vec<Scenario>,
}

impl Drawer {
    /// The drawer of the document with this name, whose ids are different from those of documents with other names.
    #[must_use]
    pub fn of_document(name: &str) -> Self {
        Self { document: name.to_owned(), drawn: Vec::new() }
    }

    /// The Markdown with each fence replaced by its tag and figure, or by its questions with their answers, as an HTML block:
    /// one line in a `div`, without the blank lines that would end the block.
    ///
    /// # Errors
    /// The faults of all fences.
    pub fn draw(&mut self, markdown: &str) -> Result<String, Vec<Fault>> {
        replaced(markdown, |content| match content {
            Content::Model(tag) => self.figure(tag),
            Content::Questions(questions) => {
                let drawn = questions.iter().map(|asked| self.question(asked));
                drawn.collect::<Vec<_>>().join(" ")
            }
        })
    }

    /// The tag with its figure, on one line.
    fn figure(&mut self, tag: Tag) -> String {
        let html = self.numbered(tag).html().unwrap_or_else(|_| unreachable!("the fence's scenario was played"));
        in_one_line(&html)
    }

    /// The tag with its question, on one line.
    fn question(&mut self, asked: &LessonQuestion) -> String {
        let tag = Tag::new(asked.question.scenario.clone());
        let figure = |tag| self.numbered(tag).figure().unwrap_or_else(|_| unreachable!("the scenario was played"));
        in_one_line(&question::html(asked, &tag, figure))
    }

    /// The tag with ids that no other figure has.
    fn numbered(&mut self, tag: Tag) -> Tag {
        let number = self.drawn.iter().filter(|scenario| **scenario == tag.scenario).count();
        self.drawn.push(tag.scenario.clone());
        Tag { number, document: self.document.clone(), ..tag }
    }
}

/// A tag as an HTML block: one line in a `div`.
fn in_one_line(html: &str) -> String {
    format!("<div>{}</div>", html.trim_end().replace('\n', " "))
}

/// The Markdown with each fence replaced by the tables of its run, or by its questions with their answers, for a book without
/// HTML. Titles of steps are bold, since headings are the author's.
///
/// # Errors
/// The faults of all fences.
pub(crate) fn with_tables(markdown: &str) -> Result<String, Vec<Fault>> {
    replaced(markdown, |content| {
        let tag = match content {
            Content::Model(tag) => tag,
            Content::Questions(questions) => {
                return questions.iter().map(question::markdown).collect::<Vec<_>>().join("\n\n");
            }
        };
        let run = tag.scenario.play().unwrap_or_else(|_| unreachable!("the fence's scenario was played"));
        let tables = Form::Markdown.write(&run, &Options::default());
        let lines = tables.lines().map(|line| match line.strip_prefix("## ") {
            Some(title) => format!("**{title}**\n"),
            None => format!("{line}\n"),
        });
        lines.collect::<String>().trim_end().to_owned()
    })
}

/// The Markdown with each fence replaced by what `write` makes of its content, inside the list or quote around it.
fn replaced(markdown: &str, mut write: impl FnMut(Content) -> String) -> Result<String, Vec<Fault>> {
    let (bom, markdown) = split_bom(markdown);
    let markdown = &*with_line_feeds(markdown);
    let lines = LineIndex::new(markdown);
    let mut drawn = bom.to_owned();
    let mut faults = Vec::new();
    let mut copied = 0;
    for passage in markdown::pieces(markdown) {
        let Passage::Fence(fence) = passage else { continue };
        match fence::content(markdown, &fence) {
            Ok(content) => {
                drawn.push_str(&markdown[copied..fence.range.start]);
                let indent = indent(markdown, &fence);
                // A blank line ends an HTML block or a table.
                let written = write(content) + "\n";
                let lines = written
                    .split('\n')
                    .map(|line| if line.is_empty() { indent.trim_end() } else { &indent }.to_owned() + line);
                drawn.push_str(
                    lines.collect::<Vec<_>>().join("\n").strip_prefix(&indent).expect("each line begins with it"),
                );
                copied = fence.range.end;
            }
            Err(found) => faults.extend(found.into_iter().map(|fault| lines.fault(fault))),
        }
    }
    drawn.push_str(&markdown[copied..]);
    if faults.is_empty() { Ok(drawn) } else { Err(faults) }
}

/// The start of the lines that go on with the list or block quote around a fence: its marks of quotes, else spaces.
fn indent(markdown: &str, fence: &Fence) -> String {
    let start = markdown[..fence.range.start].rfind('\n').map_or(0, |end| end + 1);
    let before = markdown[start..fence.range.start].chars();
    before.map(|character| if matches!(character, '>' | '\t') { character } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Parser, html};

    use super::*;

    /// The HTML of Markdown with its models drawn.
    fn shown(markdown: &str) -> String {
        let drawn = Drawer::default().draw(markdown).unwrap();
        let mut shown = String::new();
        html::push_html(&mut shown, Parser::new(&drawn));
        shown
    }

    const FENCE: &str = "```call-model\nparties A B\nrelease A\n```\n";

    #[test]
    fn text_around_a_fence_is_unchanged() {
        let shown = shown(&format!("Before\n{FENCE}behind *it*\n"));
        assert!(shown.starts_with("<p>Before</p>\n<div><call-model "), "{shown}");
        assert!(shown.ends_with("</call-model></div>\n<p>behind <em>it</em></p>\n"), "{shown}");
    }

    #[test]
    fn a_fence_is_drawn_with_any_line_ends() {
        for end in ["\n", "\r\n", "\r", "\r\r\n"] {
            let shown = shown(&format!("Before\n\n{FENCE}\nbehind\n").replace('\n', end));
            assert!(shown.contains("<div><call-model ") && !shown.contains("```"), "{end:?} {shown}");
        }
        let faults = Drawer::default().draw("x\r\r```call-model\rparties A B\rbye\r```\r").unwrap_err();
        assert_eq!((faults[0].line, faults[0].column), (5, 1));
    }

    #[test]
    fn a_fence_in_a_list_or_quote_is_drawn_inside_it() {
        let quoted = shown("> ```call-model\n> parties A B\n> ```\n> behind\n");
        assert!(quoted.starts_with("<blockquote>\n<div><call-model"), "{quoted}");
        assert!(quoted.ends_with("</div>\n<p>behind</p>\n</blockquote>\n"), "{quoted}");
        let listed = shown("- one\n\n  ```call-model\n  parties A B\n  ```\n\n- two\n");
        assert!(listed.contains("<div><call-model") && listed.ends_with("<p>two</p>\n</li>\n</ul>\n"), "{listed}");
    }

    #[test]
    fn a_fence_in_a_definition_is_drawn_inside_it() {
        for (before, within) in [("Term\n: ", "  "), ("Term\n:   Text\n\n    ", "    ")] {
            let fence = FENCE.trim_end().replace('\n', &format!("\n{within}"));
            let drawn = Drawer::default().draw(&format!("{before}{fence}\n\nbehind\n")).unwrap();
            let mut shown = String::new();
            html::push_html(&mut shown, Parser::new_ext(&drawn, pulldown_cmark::Options::ENABLE_DEFINITION_LIST));
            let list = shown.split_once("<dd>").unwrap().1;
            assert!(
                list.find("<div><call-model") < list.find("</dd>") && shown.ends_with("<p>behind</p>\n"),
                "{shown}"
            );
            assert!(list.contains("<div><call-model"), "{shown}");
        }
    }

    #[test]
    fn tables_stand_inside_the_list_or_quote_of_the_fence() {
        for (before, within) in [("", ""), ("> ", "> "), ("- ", "  "), ("1. x\n\n   ", "   "), ("> - ", ">   ")] {
            let fence = FENCE.trim_end().replace('\n', &format!("\n{within}"));
            let drawn = with_tables(&format!("{before}{fence}\n\nbehind\n")).unwrap();
            let mut shown = String::new();
            html::push_html(&mut shown, Parser::new_ext(&drawn, pulldown_cmark::Options::ENABLE_TABLES));
            assert!(
                shown.contains("<strong>1. Release Phase</strong>") && shown.contains("<th><code>A</code></th>"),
                "{drawn}"
            );
            assert!(shown.ends_with("<p>behind</p>\n") && !shown.contains("<h2>"), "{drawn}");
        }
    }

    const QUESTION: &str =
        "```call-model ask\nparties A B C\ndelete B by C\nask value:A.ThirdPartyDN\nhint Who asked?\nanswer C\n```\n";

    #[test]
    fn a_question_is_drawn_with_call_before_and_answer_after() {
        let shown = shown(&format!("Before\n\n{QUESTION}\nbehind\n"));
        let parts = [
            "<p>Before</p>",
            "<call-model parties=\"A B C\" steps=\"delete B by C\" ask=\"value&#58;A&#46;ThirdPartyDN\" hint=\"Who asked&#63;\">",
            "<code translate=\"no\">A B C&#58; delete B by C</code>",
            "In what A is told, who is ThirdPartyDN&#63;",
            "<figure",
            "<summary>Hint</summary>",
            "<summary>Show the answer</summary>",
            "c&#41; C",
            "EventPartyDeleted",
            "<p>behind</p>",
        ];
        let places = parts.map(|part| shown.find(part).unwrap_or_else(|| panic!("{part} is missing in {shown}")));
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn words_of_a_question_stay_apart_without_tags() {
        let html = shown(QUESTION);
        // A search index removes tags and takes nothing for them, as that of VitePress does.
        let text: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for apart in ["ThirdPartyDN&#63; A B C", "Hint Who asked&#63; Show the answer c&#41; C C asked for it&#46;"] {
            assert!(text.contains(apart), "{apart} in {text}");
        }
    }

    #[test]
    fn texts_of_a_question_hold_no_syntax_of_markdown_or_templates() {
        let drawn = Drawer::default().draw(
            "```call-model ask\nparties *72* {{x}} _A_ <b> :b:\ndelete {{x}} by *72*\nask value:_A_.ThirdPartyDN\nhint Who *asked* `{{y}}` & $x$?\n```\n",
        );
        let html = drawn.unwrap();
        for syntax in ["*72*", "{{", "_A_", "<b>", ":b:", "*asked*", "$x$"] {
            assert!(!html.contains(syntax), "{syntax} in {html}");
        }
        for escaped in
            ["<li translate=\"no\">&#42;72&#42;</li>", "<code translate=\"no\">&#123;&#123;y&#125;&#125;</code> &amp; "]
        {
            assert!(html.contains(escaped), "{escaped} is missing in {html}");
        }
    }

    #[test]
    fn a_book_without_html_has_the_question_and_its_answer() {
        let drawn = with_tables(QUESTION).unwrap();
        let drawn = drawn.trim_end();
        assert!(drawn.contains("In what A is told, who is ThirdPartyDN?") && !drawn.contains('<'), "{drawn}");
        assert!(
            drawn.ends_with("**Answer:** c\\) C. C asked for it. B would be right if B had released itself."),
            "{drawn}"
        );
    }

    #[test]
    fn names_in_the_answer_of_a_book_without_html_stay_text() {
        let markdown = QUESTION.replace(" C", " *72*").replace("answer *72*\n", "").replace("delete B", "delete _B_");
        let drawn = with_tables(&markdown.replace(" B ", " _B_ ")).unwrap();
        let mut shown = String::new();
        html::push_html(&mut shown, Parser::new(&drawn));
        assert!(shown.contains("*72* asked for it. _B_ would be right if _B_ had released itself."), "{shown}");
    }

    #[test]
    fn backticks_of_a_name_in_a_question_stay_text() {
        let markdown = QUESTION.replace(" C", " `x`").replace("answer `x`\n", "");
        let drawn = Drawer::default().draw(&markdown).unwrap();
        assert!(drawn.contains("<p>&#96;x&#96; asked for it&#46; "), "{drawn}");
        let mut shown = String::new();
        html::push_html(&mut shown, Parser::new(&with_tables(&markdown).unwrap()));
        assert!(shown.contains("c) `x`. `x` asked for it."), "{shown}");
    }

    #[test]
    fn a_range_of_questions_is_drawn() {
        let drawn = shown("```call-model questions\nkind value\nseeds 1-3\nhint x\n```\n");
        assert_eq!(drawn.matches("<summary>Show the answer</summary>").count(), 3);
    }

    #[test]
    fn options_of_a_fence_become_attributes() {
        let drawn = Drawer::default().draw("```call-model view=tables, theme=dark\nparties A B\n```\n").unwrap();
        assert!(drawn.starts_with("<div><call-model parties=\"A B\" view=\"tables\" theme=\"dark\">"), "{drawn}");
    }

    #[test]
    fn equal_models_in_two_documents_have_different_ids() {
        let mut drawer = Drawer::default();
        let pages = [drawer.draw(FENCE).unwrap(), drawer.draw(FENCE).unwrap()];
        let ids = |page: &str| page.split(" id=\"").skip(1).map(|rest| rest[..20].to_owned()).collect::<Vec<_>>();
        let [one, two] = pages.map(|page| ids(&page));
        assert!(!one.is_empty() && one.iter().all(|id| !two.contains(id)), "{one:?} {two:?}");
    }

    #[test]
    fn a_document_without_models_is_unchanged() {
        let text = "# A\n\n```rust\nfn main() {}\n```\nend without a line feed";
        assert_eq!(Drawer::default().draw(text).unwrap(), text);
    }

    #[test]
    fn the_faults_of_all_fences_are_returned() {
        let faults = Drawer::default().draw("```call-model\nx\n```\n\n```call-model\ny\n```\n").unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2, 6]);
    }

    #[test]
    fn a_fence_after_a_byte_order_mark_is_drawn() {
        let drawn = Drawer::default().draw(&format!("\u{feff}{FENCE}")).unwrap();
        assert!(drawn.starts_with("\u{feff}<div><call-model "), "{drawn}");
    }
}
