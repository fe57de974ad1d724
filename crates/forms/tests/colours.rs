//! The colours of the page and of the SVG are one palette.

use std::fmt::Write as _;

use callmodel_forms::Colours;

#[test]
fn colours_css_is_the_palette() {
    let (light, dark) = Colours::Auto.palettes();
    let dark = dark.unwrap();
    let mut css = "/* The palette of crates/ladder/src/svg_style.rs; crates/forms/tests/colours.rs prints this file when it is stale. */\n\
                   :root,\n.call-model {\n"
        .to_owned();
    let mut token = |name: &str, light: &str, dark: &str| {
        writeln!(css, "  --{name}: var(--call-model-{name}, light-dark({light}, {dark}));").unwrap();
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
    css += "}\n";
    let file = std::fs::read_to_string("../../web/style/colours.css").unwrap();
    assert_eq!(file.replace("\r\n", "\n"), css, "web/style/colours.css is to be:\n{css}");
}
