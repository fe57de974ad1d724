//! The SVG form, drawn by librsvg, the SVG renderer of many desktop programs.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod peer;

use std::path::Path;
use std::process::Command;

use callmodel_ladder::{Font, advance};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::{Document, Node};

use peer::Call;

/// Themes, each with the background colour as red, green, blue and opacity.
const THEMES: [(&str, [u8; 4]); 3] =
    [("light", [0xff, 0xff, 0xff, 0xff]), ("dark", [0x1b, 0x1e, 0x24, 0xff]), ("print", [0, 0, 0, 0])];

/// Small and large calls, with short and long DNs and with DNs of other scripts.
fn calls() -> Vec<Call> {
    let longest = "0123456789abcdef".repeat(4);
    let mut calls = peer::phases().to_vec();
    calls.extend([
        peer::eight(),
        peer::sixty(),
        Call::new(&format!("{longest} B"), "release B"),
        Call::new("内線７００１ 会議室 B", "delete 会議室 by 内線７００１"),
        Call::new("داخلي مكتب B", "delete مكتب by داخلي"),
    ]);
    calls
}

fn svg(call: &Call, theme: &str) -> String {
    call.written(&["--format", "svg", "--theme", theme])
}

/// The picture that librsvg draws of `svg`. Asserts that it prints no warning.
fn drawn(librsvg: &Path, svg: &str) -> Pixmap {
    let output = peer::run(&mut Command::new(librsvg), svg);
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
    Pixmap::decode_png(&output.stdout).unwrap()
}

/// An attribute of an element as a number.
fn number(node: Node<'_, '_>, name: &str) -> u32 {
    node.attribute(name).unwrap().parse().unwrap()
}

#[test]
fn librsvg_draws_the_size_and_background_of_each_theme() {
    let Some(librsvg) = peer::program("rsvg-convert") else { return };
    for call in calls() {
        for (theme, background) in THEMES {
            let svg = svg(&call, theme);
            let picture = drawn(&librsvg, &svg);
            let document = Document::parse(&svg).unwrap();
            let size = ["width", "height"].map(|side| number(document.root_element(), side));
            assert_eq!([picture.width(), picture.height()], size, "{call:?} {theme}");
            let corner = picture.pixel(0, 0).unwrap();
            let corner = [corner.red(), corner.green(), corner.blue(), corner.alpha()];
            assert_eq!(corner, background, "{call:?} {theme}");
        }
    }
}

#[test]
fn librsvg_draws_every_label_at_its_place() {
    let Some(librsvg) = peer::program("rsvg-convert") else { return };
    for call in calls() {
        let svg = svg(&call, "light");
        let [with, without] = [drawn(&librsvg, &svg), drawn(&librsvg, &blank(&svg))];
        let document = Document::parse(&svg).unwrap();
        let labels: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
        assert!(labels.len() > 5, "{call:?}");
        for label in labels {
            assert!(differ(&with, &without, letter(label)), "{:?} is not drawn, {call:?}", label.text());
        }
    }
}

#[test]
fn librsvg_draws_no_label_outside_its_layout_box() {
    let Some(librsvg) = peer::program("rsvg-convert") else { return };
    for call in calls() {
        let svg = svg(&call, "light");
        let [with, without] = [drawn(&librsvg, &svg), drawn(&librsvg, &blank(&svg))];
        let document = Document::parse(&svg).unwrap();
        let boxes: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).map(layout_box).collect();
        for y in 0..with.height() {
            let in_row: Vec<_> = boxes.iter().filter(|[_, top, _, bottom]| (*top..*bottom).contains(&y)).collect();
            for x in (0..with.width()).filter(|x| with.pixel(*x, y) != without.pixel(*x, y)) {
                let is_inside = in_row.iter().any(|[left, _, right, _]| (*left..*right).contains(&x));
                assert!(is_inside, "something is drawn at {x}, {y}, {call:?}");
            }
        }
    }
}

#[test]
fn blank_empties_every_label_and_keeps_the_rest() {
    let svg = "<svg><text x=\"1\">a &lt; b</text><path/><text>c</text><text/></svg>";
    assert_eq!(blank(svg), "<svg><text x=\"1\"></text><path/><text></text><text/></svg>");
}

/// Layout box of a label as left, top, right and bottom in px, extended by 1 px for antialiasing.
fn layout_box(label: Node<'_, '_>) -> [u32; 4] {
    let [x, y, size] = ["x", "y", "font-size"].map(|name| number(label, name));
    let font = if label.attribute("font-family").is_some() { Font::Mono } else { Font::Sans };
    let width = advance(label.text().unwrap(), font, size.try_into().unwrap()).try_into().unwrap();
    let (left, right) = match label.attribute("text-anchor") {
        Some("middle") => (x.saturating_sub(width / 2 + 1), x + width / 2 + 1),
        Some("end") => (x.saturating_sub(width), x),
        _ => (x, x + width),
    };
    [left.saturating_sub(1), y.saturating_sub(size + size / 4), right + 1, y + size / 2]
}

/// `svg` with every label empty.
fn blank(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    let labels = document.descendants().filter(|node| node.has_tag_name("text"));
    let places: Vec<_> = labels.flat_map(|label| label.children()).map(|text| text.range()).collect();
    let mut blank = svg.to_owned();
    // From the last to the first, so that places stay valid.
    places.into_iter().rev().for_each(|place| blank.replace_range(place, ""));
    blank
}

/// Left, top, right and bottom of a box, in px, that contains a part of the label in every font.
fn letter(label: Node<'_, '_>) -> [u32; 4] {
    let [x, y, size] = ["x", "y", "font-size"].map(|name| number(label, name));
    let (left, right) = match label.attribute("text-anchor") {
        Some("middle") => (x.saturating_sub(size), x + size),
        Some("end") => (x.saturating_sub(size), x),
        _ => (x, x + size),
    };
    [left, y.saturating_sub(size), right, y + size / 3]
}

/// Whether two pictures differ within a box.
fn differ(one: &Pixmap, other: &Pixmap, [left, top, right, bottom]: [u32; 4]) -> bool {
    (top..bottom).any(|y| (left..right).any(|x| one.pixel(x, y) != other.pixel(x, y)))
}
