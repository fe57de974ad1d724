//! The page's colours and fonts are those of the SVG: two style sheets are written from the Rust constants.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fmt::Write as _;

use callmodel_forms::Colours;
use callmodel_ladder::Font;

/// Asserts that a file of `web/style` has these rules.
fn check_tokens(file: &str, about: &str, tokens: &str) {
    let css = format!(
        "/* {about}; crates/forms/tests/tokens.rs prints this file when it is stale. */\n:root,\n.call-model {{\n{tokens}}}\n"
    );
    let there = std::fs::read_to_string(format!("../../web/style/{file}")).unwrap();
    assert_eq!(there.replace("\r\n", "\n"), css, "web/style/{file} is to be:\n{css}");
}

#[test]
fn colours_css_has_the_palette_of_the_svg() {
    let (light, dark) = Colours::Auto.palettes();
    let dark = dark.unwrap();
    let mut tokens = String::new();
    let mut token = |name: &str, light: &str, dark: &str| {
        writeln!(tokens, "  --{name}: var(--call-model-{name}, light-dark({light}, {dark}));").unwrap();
    };
    token("card", light.card, dark.card);
    token("ink", light.ink, dark.ink);
    token("soft", light.soft, dark.soft);
    token("line", light.line, dark.line);
    token("bar", light.bar, dark.bar);
    token("lifeline", light.lifeline, dark.lifeline);
    token("mark", light.mark, dark.mark);
    token("accent", light.accent, dark.accent);
    token("final", light.last, dark.last);
    token("news", light.news, dark.news);
    for (number, ([chip, on], [dark_chip, on_dark])) in light.chips.into_iter().zip(dark.chips).enumerate() {
        token(&format!("chip-{number}"), chip, dark_chip);
        token(&format!("on-chip-{number}"), on, on_dark);
    }
    check_tokens("colours.css", "The palette of crates/ladder/src/svg_style.rs", &tokens);
}

#[test]
fn fonts_css_has_the_font_stacks_of_the_svg() {
    let stack = |name: &str, font: Font| format!("  --{name}: var(--call-model-{name}, {});\n", font.stack());
    let tokens = stack("sans", Font::Sans) + &stack("mono", Font::Mono);
    check_tokens("fonts.css", "The font stacks of crates/ladder/src/advance.rs", &tokens);
}
