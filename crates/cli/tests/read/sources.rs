//! Names of tests in sources of Rust and TypeScript, found by parsers.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use tree_sitter::{Node, Parser};

/// Names of the tests of a Rust source that are run: functions with `#[test]` and without `#[ignore]`, also within macros,
/// and modules with `#[cfg(doctest)]`.
///
/// # Panics
/// Where the source is not Rust.
pub(crate) fn rust_tests(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    collect_rust(source.parse().unwrap(), &mut names);
    names
}

fn collect_rust(tokens: TokenStream, names: &mut Vec<String>) {
    let mut attributes = Vec::<String>::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                let attribute = tokens
                    .next_if(|next| matches!(next, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket));
                // Blanks between tokens are not those of the source.
                attributes.extend(attribute.map(|group| group.to_string().split_whitespace().collect()));
            }
            TokenTree::Ident(keyword) if keyword == "fn" || keyword == "mod" => {
                let has = |text: &str| attributes.iter().any(|attribute| attribute == text);
                let is_ignored = attributes.iter().any(|attribute| attribute.starts_with("[ignore"));
                let is_test = if keyword == "fn" { has("[test]") } else { has("[cfg(doctest)]") };
                if let Some(name) = tokens.next().filter(|_| is_test && !is_ignored) {
                    names.push(name.to_string());
                }
                attributes.clear();
            }
            TokenTree::Group(group) => {
                attributes.clear();
                collect_rust(group.stream(), names);
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => attributes.clear(),
            // `pub`, `async` and the like stand between an attribute and its function.
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Titles of the tests of a file of Playwright, as in the source between their quotes. None where the file skips some.
///
/// # Panics
/// Where the source is not TypeScript.
pub(crate) fn browser_tests(source: &str) -> Vec<String> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()).unwrap();
    let tree = parser.parse(source, None).unwrap();
    assert!(!tree.root_node().has_error(), "not TypeScript: {source}");
    let mut titles = Vec::new();
    let mut nodes = vec![tree.root_node()];
    while let Some(node) = nodes.pop() {
        if node.kind() == "call_expression" {
            let text = |node: Node| source[node.byte_range()].to_owned();
            let function = node.child_by_field_name("function").unwrap();
            let name = text(function);
            if ["test.skip", "test.fixme", "test.describe.skip", "test.describe.fixme"].contains(&name.as_str()) {
                return Vec::new();
            }
            let arguments = node.child_by_field_name("arguments");
            let title = arguments.filter(|_| name == "test").and_then(|arguments| arguments.named_child(0));
            let title = title.filter(|title| ["string", "template_string"].contains(&title.kind())).map(text);
            titles.extend(title.map(|title| title[1..title.len() - 1].to_owned()));
        }
        nodes.extend((0..node.child_count()).filter_map(|index| node.child(index.try_into().unwrap())));
    }
    titles
}
