use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use crate::markdown::{self, Fence, OPTIONS};

/// The byte offsets of what looks like a model, but is code or text in `CommonMark`: a fence in an admonition or a tab, a directive or
/// a shortcode, which other dialects draw, or a sample. Fenced code, code in lines, and comments are samples.
pub(crate) fn unseen(text: &str) -> Vec<usize> {
    let mut seen: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "what is neither code nor HTML is text")]
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) | Event::Code(_) | Event::InlineHtml(_) => {
                seen.push(range);
            }
            Event::Start(Tag::HtmlBlock) if is_raw(&text[range.clone()]) => seen.push(range),
            Event::Start(Tag::HtmlBlock) => {
                // Its tags are read, a fence in it is not.
                let html = &text[range.clone()];
                let tags = html.match_indices(TAG).map(|(at, _)| range.start + at);
                seen.extend(tags.map(|at| at..at + 1));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let tags = line.match_indices(TAG).map(|(at, _)| at);
        found.extend(fence(line).or_else(|| directive(line)).into_iter().chain(tags).map(|at| start + at));
        start += line.len();
    }
    // What is seen stands in the order of the document and does not overlap.
    found.retain(|at| {
        let last = seen[..seen.partition_point(|range| range.start <= *at)].last();
        last.is_none_or(|range| !range.contains(at))
    });
    found
}

/// The start of a tag.
const TAG: &str = "<call-model";

/// Whether an HTML block shows its text as it is, or hides it.
fn is_raw(html: &str) -> bool {
    let html = html.trim_start().to_ascii_lowercase();
    ["<!--", "<pre", "<script", "<style", "<textarea"].iter().any(|start| html.starts_with(start))
}

/// The place in a line where a fence of a model begins, behind the marks of quotations and of a list item.
fn fence(line: &str) -> Option<usize> {
    let is_before = |character: char| {
        matches!(character, ' ' | '\t' | '>' | '-' | '*' | '+' | ':' | '.' | ')') || character.is_ascii_digit()
    };
    let opening = line.trim_start_matches(is_before);
    let name = ["```", "~~~"].iter().find_map(|marks| opening.strip_prefix(marks))?;
    let info = name.trim_start_matches(['`', '~']).trim_end();
    let is_model = info[markdown::name(info)] == *Fence::NAME || markdown::misspelt_name(info).is_some();
    is_model.then_some(line.len() - opening.len())
}

/// What begins a directive or a shortcode: containers of `VitePress`, Docusaurus and Quarto, colon fences of `MyST`; Hugo; Liquid and
/// Jinja; reStructuredText.
const DIRECTIVES: [&str; 5] = [":::", "{{<", "{{%", "{%", ".. "];

/// The place in a line where a directive or a shortcode begins whose name is that of a model, or nearly.
fn directive(line: &str) -> Option<usize> {
    let opening = line.trim_start_matches([' ', '\t', '>']);
    let rest = DIRECTIVES.iter().find_map(|start| opening.strip_prefix(start))?;
    let rest = rest.trim_start_matches([' ', '\t', ':', '{', '.', '-']);
    let name = rest.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).next()?;
    (name == Fence::NAME || markdown::is_near_miss(name)).then_some(line.len() - opening.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_in_a_place_of_another_dialect_is_unseen() {
        let block = "    ```call-model\n    parties A B\n    ```\n";
        for before in ["!!! note\n\n", "??? note\n\n", "=== \"Tab\"\n\n"] {
            for name in ["call-model", "callmodel", "call-modle"] {
                let block = block.replace("call-model", name);
                assert_eq!(unseen(&format!("{before}{block}")), [before.len() + 4], "{before}{name}");
            }
        }
        assert_eq!(unseen("<details>\n```call-model\nparties A B\n```\n</details>\n"), [10]);
    }

    #[test]
    fn a_tag_in_indented_text_is_unseen() {
        assert_eq!(unseen("!!! note\n\n    <call-model steps=\"x\"></call-model>\n"), [14]);
    }

    #[test]
    fn a_directive_or_shortcode_of_a_model_is_unseen() {
        for text in [
            "::: call-model view=ladder\nparties A B\n:::\n",
            ":::{call-model}\nparties A B\n:::\n",
            "::: {.call-model}\nparties A B\n:::\n",
            "{{< call-model \"A B\" >}}\n",
            "{{% callmodel %}}\n",
            "{%- call_model parties=\"A B\" -%}\n",
            ".. call-model::\n",
        ] {
            assert_eq!(unseen(&format!("x\n\n  {text}")), [5], "{text}");
            assert_eq!(unseen(&format!("````md\n{text}````\n")), [0; 0], "{text}");
        }
        assert_eq!(unseen("::: note call-model\n{{ call-model }}\n:::\n{% include \"call-model.html\" %}\n"), [0; 0]);
    }

    #[test]
    fn models_and_samples_are_seen() {
        for text in [
            "- x\n\n  ```call-model\n  parties A B\n  ```\n",
            "> ~~~ call-model\n> parties A B\n",
            "Term\n: ```call-model\n  parties A B\n",
            "````md\n```call-model\n```\n````\n",
            "`<call-model>`, ``` ```call-model ```\n",
            "<!--\n```call-model\n```\n<call-model>\n-->\n",
            "<pre>\n```call-model\n</pre>\n",
            "<p><call-model></call-model></p>\n",
            "x <call-model\nparties=\"A B\"></call-model>\n",
        ] {
            assert_eq!(unseen(text), [0; 0], "{text}");
        }
    }
}
