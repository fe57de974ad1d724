//! The SVG of a drawing: portable, escaped, themed.

use std::collections::BTreeSet;

use callmodel_ladder::{
    Arrow, Colours, Heads, Lane, Line, Mark, Message, Metrics, Remark, Row, Sequence, Shape, StateBar, SvgStyle, Tone,
    layout, svg,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use roxmltree::{Document, Node};

/// A server and a lane that receives a message and ends.
fn sequence(label: &str) -> Sequence<usize> {
    let lane = |label: &str, line| Lane { label: label.to_owned(), line };
    let told = Message {
        key: 0,
        from: 0,
        to: 1,
        label: "Bye".to_owned(),
        detail: None,
        tone: Tone::Final,
        line: Line::Solid,
        ends_lane: true,
        mark: Mark::None,
    };
    Sequence {
        title: format!("A call of {label}"),
        description: format!("{label} is told Bye."),
        lanes: vec![lane("Server", Line::Dotted), lane(label, Line::Solid)],
        rows: vec![
            Row::Bar(StateBar { lanes: vec![1], label: label.to_owned() }),
            Row::Message(told),
            Row::Remark(Remark { lanes: vec![0, 1], label: "The end".to_owned() }),
        ]
        .into(),
        longest_name: "",
    }
}

fn written(label: &str, colours: Colours) -> String {
    let drawing = layout(&sequence(label), &Metrics { heads: Heads::Drawn, ..Metrics::default() });
    svg(&drawing, &SvgStyle { colours, ..SvgStyle::default() })
}

fn texts<'a>(document: &'a Document<'_>) -> Vec<&'a str> {
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .filter_map(|node| node.text())
        .collect()
}

#[test]
fn a_drawing_is_written_in_one_way() {
    let pretty = written("A", Colours::Light).replace("><", ">\n<");
    insta::assert_snapshot!(pretty);
}

#[test]
fn ten_lanes_in_automatic_colours_match_the_snapshot() {
    let mut ten = sequence("A");
    ten.lanes.extend((0..10).map(|number| Lane { label: number.to_string(), line: Line::Solid }));
    ten.rows.extend([Row::Bar(StateBar { lanes: vec![3], label: "longer than its lane is wide".to_owned() })]);
    let drawing = layout(&ten, &Metrics { heads: Heads::Drawn, ..Metrics::default() });
    for colours in [Colours::Auto, Colours::Dark] {
        let text = svg(&drawing, &SvgStyle { colours, ..SvgStyle::default() });
        insta::assert_snapshot!(text.replace("><", ">\n<").replace('}', "}\n"));
    }
}

#[test]
fn colours_and_tones_are_named_as_in_views() {
    assert_eq!(Colours::ALL.map(Colours::name), ["auto", "light", "dark", "print"]);
    assert_eq!(["dark", "print", "black"].map(Colours::named), [Some(Colours::Dark), Some(Colours::Print), None]);
    assert_eq!([Tone::Accent, Tone::Final, Tone::News].map(Tone::as_str), ["accent", "final", "news"]);
}

#[test]
fn what_the_diagram_says_is_its_title_and_description() {
    let text = written("A", Colours::Light);
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    let ids: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    let says = |id: &str| document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap().text().unwrap();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!([says(ids[0]), says(ids[1])], ["A call of A", "A is told Bye."]);
}

#[test]
fn nothing_in_it_needs_a_script_a_page_or_another_file() {
    for colours in [Colours::Auto, Colours::Light, Colours::Dark, Colours::Print] {
        let text = written("A", colours);
        let document = Document::parse(&text).unwrap();
        for node in document.descendants().filter(Node::is_element) {
            assert!(
                !matches!(node.tag_name().name(), "script" | "foreignObject" | "image" | "use" | "marker" | "a"),
                "{node:?}"
            );
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on") && attribute.name() != "style", "{attribute:?}");
                assert!(!attribute.name().ends_with("href") && !attribute.value().contains("url("), "{attribute:?}");
            }
        }
    }
}

#[test]
fn every_id_and_class_begins_with_the_prefix_of_the_drawing() {
    let drawing = layout(&sequence("A"), &Metrics::default());
    let text = svg(&drawing, &SvgStyle { id_prefix: "fig-7 \"<".to_owned(), ..SvgStyle::default() });
    let document = Document::parse(&text).unwrap();
    let named = document.descendants().flat_map(|node| [node.attribute("id"), node.attribute("class")]).flatten();
    let named: Vec<_> = named.collect();
    assert!(named.len() > 5 && named.iter().all(|name| name.starts_with("dfig-7-")), "{named:?}");
}

#[test]
fn only_automatic_colours_have_a_style_sheet_for_dark_schemes() {
    let sheet = |colours| {
        let text = written("A", colours);
        let document = Document::parse(&text).unwrap();
        let style = document.descendants().find(|node| node.tag_name().name() == "style");
        style.map(|style| style.text().unwrap().to_owned())
    };
    assert_eq!([Colours::Light, Colours::Dark, Colours::Print].map(sheet), [None, None, None]);
    let sheet = sheet(Colours::Auto).unwrap();
    assert!(sheet.starts_with("@media (prefers-color-scheme:dark){") && sheet.ends_with("}}"), "{sheet}");
}

#[test]
fn every_automatic_colour_has_exactly_one_dark_counterpart() {
    let mut marked = sequence("A");
    let tones = [Tone::Accent, Tone::News, Tone::Final];
    let told = |tone| {
        let Some(Row::Message(told)) = sequence("A").rows.iter().nth(1).cloned() else {
            panic!("the second row is a message")
        };
        Row::Message(Message { tone, mark: Mark::Chosen, ..told })
    };
    marked.rows.extend(tones.map(told));
    let drawing = layout(&marked, &Metrics { heads: Heads::Drawn, ..Metrics::default() });
    let auto = svg(&drawing, &SvgStyle::default());
    let document = Document::parse(&auto).unwrap();
    let used: BTreeSet<_> = document.descendants().filter_map(|node| node.attribute("class")).collect();
    let sheet = document.descendants().find(|node| node.has_tag_name("style")).and_then(|node| node.text()).unwrap();
    let ruled: BTreeSet<_> = sheet.split('.').skip(1).map(|rule| rule.split('{').next().unwrap()).collect();
    assert_eq!(ruled, used);
}

#[test]
fn paper_has_no_background() {
    // The background of the drawing has no position attributes; those of notes have.
    let background = |colours| written("A", colours).contains("<rect width=\"220\" height=\"237\" fill=\"#ffffff\"/>");
    assert_eq!([background(Colours::Light), background(Colours::Print)], [true, false]);
}

#[test]
fn a_label_in_any_script_and_with_any_sign_reads_back_as_itself() {
    for label in ["<b>&\"'", "]]>", "=1+1", "内線", "داخلي", "🎧"] {
        let text = written(label, Colours::Light);
        let document = Document::parse(&text).unwrap();
        assert!(texts(&document).contains(&label), "{text}");
    }
}

/// The stroke pattern of the outline, the sign's path and the title of a message with `mark`.
fn drawn(mark: Mark) -> [Option<String>; 3] {
    let mut one = sequence("A");
    let Some(Row::Message(message)) = one.rows.iter_mut().nth(1) else { panic!("the second row is a message") };
    message.mark = mark;
    let text = svg(&layout(&one, &Metrics::default()), &SvgStyle { colours: Colours::Print, ..SvgStyle::default() });
    let document = Document::parse(&text).expect("the SVG is XML");
    let outline =
        document.descendants().find(|node| node.tag_name().name() == "rect" && node.attribute("stroke").is_some());
    let pattern = outline.map(|rect| rect.attribute("stroke-dasharray").unwrap_or("solid").to_owned());
    let disc = document.descendants().find(|node| node.tag_name().name() == "circle");
    let sign = disc.and_then(|disc| disc.next_sibling()).and_then(|path| path.attribute("d"));
    let title = document.descendants().find(|node| node.tag_name().name() == "title");
    [pattern, sign.map(str::to_owned), title.and_then(|title| title.text()).map(str::to_owned)]
}

#[test]
fn each_mark_has_an_outline_a_sign_and_a_title_of_its_own() {
    let texts = |mark| drawn(mark).map(|text| text.unwrap_or_default());
    assert_eq!(texts(Mark::None), ["", "", ""]);
    assert_eq!(texts(Mark::Chosen), ["solid", "", ""]);
    assert_eq!(texts(Mark::Missing), ["6 4", "M34 92L42 92", "missing: Bye"]);
    assert_eq!(texts(Mark::Unexpected), ["2 4", "M34 92L42 92M38 88L38 96", "unexpected: Bye"]);
    assert_eq!(texts(Mark::Different), ["8 3 2 3", "M34 90L42 90M34 94L42 94M40 88L36 96", "different: Bye"]);
}

#[test]
fn a_sign_touches_no_lifeline_and_stays_inside() {
    for mark in Mark::ALL {
        let mut one = sequence("A");
        one.rows.iter_mut().for_each(|row| {
            if let Row::Message(message) = row {
                message.mark = mark
            }
        });
        let drawing = layout(&one, &Metrics { room: Some(0), ..Metrics::default() });
        for shape in &drawing.shapes {
            if let Shape::Arrow(Arrow { sign: Some(sign), .. }) = shape {
                assert!(sign.x - sign.radius >= 0, "{mark:?}: {sign:?}");
                assert!(drawing.lanes.iter().all(|lane| (lane.x - sign.x).abs() > sign.radius), "{mark:?}: {sign:?}");
            }
        }
    }
}

proptest! {
    // Proptest writes failing seeds to a file beside this one. Commit it: the seeds are replayed first.
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::WithSource("regressions")))]

    #[test]
    fn any_label_makes_well_formed_xml(label in ".{1,64}") {
        prop_assert!(Document::parse(&written(&label, Colours::Auto)).is_ok());
    }
}
