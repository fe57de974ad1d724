//! Positions in a drawing.

mod checks;

use std::sync::Arc;

use callmodel_ladder::{
    Anchor, Arrow, Density, Drawing, Heads, Lane, Layout, Line, Mark, Message, Metrics, Rect, Remark, Row, Sequence,
    Shape, StateBar, TextLine, Tone, layout,
};
use checks::{labels_are_apart, sides};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn lane(label: &str) -> Lane {
    Lane { label: label.to_owned(), line: Line::Solid }
}

fn message(from: usize, to: usize, label: &str) -> Message<usize> {
    let (tone, line) = (Tone::News, Line::Dashed);
    Message { key: 0, from, to, label: label.to_owned(), detail: None, tone, line, ends_lane: false, mark: Mark::None }
}

fn sequence_of(lanes: Vec<Lane>, rows: Vec<Row<usize>>) -> Sequence<usize> {
    Sequence { title: "A test".to_owned(), description: String::new(), lanes, rows: rows.into(), longest_name: "" }
}

fn room(px: i32) -> Metrics {
    Metrics { room: Some(px), ..Metrics::default() }
}

/// A server and two parties, with `rows`.
fn three_lanes(rows: Vec<Row<usize>>) -> Sequence<usize> {
    sequence_of(vec![lane("Server"), lane("A"), lane("B")], rows)
}

fn draw(rows: Vec<Row<usize>>) -> Drawing<usize> {
    layout(&three_lanes(rows), &Metrics::default())
}

fn arrows<K>(drawing: &Drawing<K>) -> Vec<&Arrow<K>> {
    fn arrow<K>(shape: &Shape<K>) -> Option<&Arrow<K>> {
        if let Shape::Arrow(arrow) = shape { Some(arrow) } else { None }
    }
    drawing.shapes.iter().filter_map(arrow).collect()
}

fn lifeline_ends<K>(drawing: &Drawing<K>) -> Vec<i32> {
    let end = |shape: &Shape<K>| if let Shape::Lifeline(lifeline) = shape { Some(lifeline.bottom) } else { None };
    drawing.shapes.iter().filter_map(end).collect()
}

/// The lifelines of `lane`, each its top and bottom.
fn lifelines<K>(drawing: &Drawing<K>, lane: usize) -> Vec<[i32; 2]> {
    let of_lane = |shape: &Shape<K>| match shape {
        Shape::Lifeline(lifeline) if lifeline.lane == lane => Some([lifeline.top, lifeline.bottom]),
        Shape::Lifeline(_) | Shape::Head(_) | Shape::Bar(_) | Shape::Remark(_) | Shape::Arrow(_) => None,
    };
    drawing.shapes.iter().filter_map(of_lane).collect()
}

#[test]
fn an_arrow_goes_from_lifeline_to_lifeline() {
    let drawing = draw(vec![Row::Message(message(0, 2, "hello"))]);
    let arrow = arrows(&drawing)[0];
    assert_eq!((arrow.from, arrow.to), (drawing.lanes[0].x, drawing.lanes[2].x));
}

#[test]
fn a_label_stands_in_the_gap_left_of_the_lifeline_it_concerns() {
    let drawing = draw(vec![Row::Message(message(0, 2, "EventPartyDeleted"))]);
    let (left, right) = sides(&arrows(&drawing)[0].texts[0]);
    assert!(drawing.lanes[1].x < left && right < drawing.lanes[2].x);
}

#[test]
fn rows_follow_each_other_in_time_order() {
    let drawing = draw(vec![Row::Message(message(0, 1, "first")), Row::Message(message(0, 2, "second"))]);
    let [first, second] = arrows(&drawing)[..] else { panic!("two arrows") };
    assert!(first.y < second.texts[0].y - 10);
}

#[test]
fn a_lifeline_that_ends_ends_in_its_cross() {
    let drawing = draw(vec![Row::Message(Message { ends_lane: true, ..message(0, 1, "bye") })]);
    let cross = arrows(&drawing)[0].cross.expect("a cross");
    assert_eq!(lifeline_ends(&drawing), [drawing.height, cross.y, drawing.height]);
    assert_eq!(cross.x, drawing.lanes[1].x);
}

#[test]
fn a_lane_that_has_a_message_after_its_end_goes_on_from_there() {
    let bye = Message { ends_lane: true, ..message(0, 1, "bye") };
    let drawing = draw([bye.clone(), message(0, 2, "news"), message(0, 1, "back"), bye].map(Row::Message).into());
    let [bye, _, back, last] = arrows(&drawing)[..] else { panic!("four arrows") };
    let ends = |arrow: &Arrow<usize>| arrow.cross.map(|cross| cross.y).unwrap();
    assert_eq!(lifelines(&drawing, 1), [[0, ends(bye)], [back.y, ends(last)]]);
    assert_eq!(lifelines(&drawing, 2), [[0, drawing.height]]);
}

#[test]
fn a_lane_that_is_in_a_bar_after_its_end_goes_on_from_there() {
    let bye = Message { ends_lane: true, ..message(0, 1, "bye") };
    let bar = StateBar { lanes: vec![1, 2], label: "both".to_owned() };
    let drawing = draw(vec![Row::Message(bye), Row::Bar(bar)]);
    let Some(Shape::Bar(bar)) = drawing.shapes.last() else { panic!("a bar") };
    assert_eq!(lifelines(&drawing, 1)[1..], [[bar.area.y, drawing.height]]);
}

#[test]
fn one_more_chunk_of_rows_leaves_the_others_as_they_are() {
    let [first, second] = ["first", "second"].map(|label| [Row::Message(message(0, 1, label))].into());
    let of =
        |chunks: &[Arc<[Row<usize>]>]| Sequence { rows: chunks.iter().cloned().collect(), ..three_lanes(Vec::new()) };
    let [one, two] = [of(&[Arc::clone(&first)]), of(&[first, second])];
    let before = Layout::of(&one, &room(700));
    let after = Layout::after(Some(&before), &two, &room(700));
    let undone = Layout::after(Some(&after), &one, &room(700));
    for later in [&after, &undone] {
        assert!(Arc::ptr_eq(&later.drawing().shapes.chunks()[1], &before.drawing().shapes.chunks()[1]));
    }
}

#[test]
fn a_bar_spans_from_its_first_lane_to_its_last() {
    let bar = StateBar { lanes: vec![1, 2], label: "both".to_owned() };
    let drawing = draw(vec![Row::Bar(bar)]);
    let Some(Shape::Bar(bar)) = drawing.shapes.last() else { panic!("a bar") };
    assert!(bar.area.x < drawing.lanes[1].x && drawing.lanes[0].x < bar.area.x);
    assert!(drawing.lanes[2].x < bar.area.x + bar.area.width);
}

#[test]
fn a_long_text_of_a_wide_bar_begins_where_the_bar_does() {
    let lanes = std::iter::repeat_n(lane("A"), 20).collect();
    let bar = StateBar { lanes: (1..20).collect(), label: "o".repeat(100) };
    let drawing = layout(&sequence_of(lanes, vec![Row::Bar(bar)]), &Metrics::default());
    let Some(Shape::Bar(bar)) = drawing.shapes.last() else { panic!("a bar") };
    let (left, right) = sides(&bar.text);
    assert!(right - left > 600, "{left} {right}");
    assert_eq!((bar.text.anchor, left - bar.area.x), (Anchor::Start, 10), "whatever width a face gives it");
}

#[test]
fn a_short_text_of_a_wide_bar_is_centred_where_it_is_in_sight() {
    let lanes = std::iter::repeat_n(lane("A"), 20).collect();
    let sequence = sequence_of(lanes, vec![Row::Bar(StateBar { lanes: (1..20).collect(), label: "Talk".to_owned() })]);
    let middle = |metrics| {
        let drawing = layout(&sequence, &metrics);
        let Some(Shape::Bar(bar)) = drawing.shapes.last() else { panic!("a bar") };
        (bar.text.anchor, bar.text.x - bar.area.x, bar.area.width)
    };
    let (anchor, x, width) = middle(Metrics::default());
    assert_eq!((anchor, 2 * x), (Anchor::Middle, width));
    let (anchor, x, width) = middle(room(800));
    assert!(anchor == Anchor::Middle && 2 * x == 600 && width > 600, "{x} of {width}");
}

#[test]
fn lanes_stand_so_far_apart_that_the_text_of_a_bar_is_whole() {
    let whole = |names: &str, lanes: &[usize], room| {
        let label = format!("Conversation · {names}");
        let rows = vec![Row::Bar(StateBar { lanes: lanes.to_vec(), label })];
        let drawing = layout(&three_lanes(rows), &Metrics { room, ..Metrics::default() });
        let Some(Shape::Bar(bar)) = drawing.shapes.last() else { panic!("a bar") };
        let (left, right) = sides(&bar.text);
        assert!(bar.area.x + 10 <= left && right + 10 <= bar.area.x + bar.area.width, "{bar:?}");
        (bar.text.text == bar.label, drawing.lanes[2].x - drawing.lanes[1].x)
    };
    assert_eq!(whole("A, B", &[1, 2], None), (true, 116));
    assert!(whole("7001, 7002", &[1, 2], None).0);
    assert!(whole("alice@sip.example, bob@sip.example", &[1, 2], None).0);
    assert_eq!(whole(&"7".repeat(100), &[1, 2], None), (false, 400), "but no further than one can follow");
    assert!(!whole("7001, 7002", &[1, 2], Some(300)).0, "on a screen there is as much room as there is");
}

#[test]
fn a_head_of_64_characters_is_whole_whatever_they_are() {
    for character in ["7", "W", "Щ", "ش", "内", "🎧"] {
        let name = character.repeat(64);
        let drawing = everything([&name, "B", &name, "D"], "x", None);
        let heads =
            drawing.shapes.iter().filter_map(|shape| if let Shape::Head(head) = shape { Some(head) } else { None });
        let said: Vec<_> =
            heads.map(|head| head.texts.iter().map(|text| text.text.as_str()).collect::<String>()).collect();
        assert_eq!((&said[1], &said[3]), (&name, &name));
    }
}

#[test]
fn what_is_done_to_a_name_of_64_letters_is_said_whole() {
    for character in ["7", "W", "ш", "内"] {
        let label = format!("Delete {}", character.repeat(64));
        let message = Message { detail: Some("TDeleteFromConference".to_owned()), ..message(1, 0, &label) };
        let drawing = draw(vec![Row::Message(message)]);
        let arrow = arrows(&drawing)[0];
        let said: Vec<_> = arrow.texts.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(said.concat().replace(' ', ""), format!("{label}TDeleteFromConference").replace(' ', ""));
        assert_eq!(arrow.whole, None);
    }
}

#[test]
fn a_message_whose_end_is_left_out_keeps_the_whole_of_it_beside() {
    let label = "o".repeat(500);
    let drawing = draw(vec![Row::Message(Message { detail: Some("Function".to_owned()), ..message(1, 0, &label) })]);
    let arrow = arrows(&drawing)[0];
    assert!(arrow.texts.iter().any(|text| text.text.ends_with('…')));
    assert_eq!(arrow.whole, Some(format!("{label} Function")));
}

/// `text` without blanks, where lines break, and without isolates, which each line has of its own.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{2068}' | '\u{2069}')).collect()
}

/// Whether `text` is within `area`, with a margin of `beside` px to the left and right, including its ascenders and descenders.
fn stands_in(text: &TextLine, area: Rect, beside: i32) -> bool {
    let (left, right) = sides(text);
    let upright = area.y <= text.y - text.size * 3 / 4 && text.y + text.size / 4 <= area.y + area.height;
    upright && area.x + beside <= left + 1 && right <= area.x + area.width - beside + 1
}

#[test]
fn a_bar_too_short_for_its_text_keeps_the_whole_label() {
    let label = "a state with a very long name".to_owned();
    let drawing = draw(vec![Row::Bar(StateBar { lanes: vec![1], label: label.clone() })]);
    let Some(Shape::Bar(bar)) = drawing.shapes.last() else { panic!("a bar") };
    assert!(bar.text.text.ends_with('…'), "{}", bar.text.text);
    assert_eq!(bar.label, label);
}

#[test]
fn the_first_head_keeps_its_room_beside_wide_ones() {
    let wide = Message { detail: Some("x".repeat(30)), ..message(2, 0, "wide") };
    let head = |rows| draw(rows).lanes[0].width;
    assert_eq!(head(vec![Row::Message(wide)]), head(Vec::new()));
}

#[test]
fn lanes_spread_over_the_room_there_is() {
    let sequence = three_lanes(Vec::new());
    let drawing = layout(&sequence, &room(500));
    assert!((490..=500).contains(&drawing.width), "{}", drawing.width);
    assert!(drawing.lanes[2].x - drawing.lanes[1].x > 150);
}

#[test]
fn lanes_do_not_spread_without_end() {
    let drawing = layout(&three_lanes(Vec::new()), &room(5_000));
    assert!(drawing.width < 800, "{}", drawing.width);
}

#[test]
fn any_room_will_do() {
    let sequence = three_lanes(vec![Row::Message(message(0, 1, "hello"))]);
    for room in [i32::MIN, -1, 0, i32::MAX] {
        assert!(layout(&sequence, &self::room(room)).width > 0);
    }
}

#[test]
fn labels_are_folded_where_there_is_little_room() {
    let sequence = three_lanes(vec![Row::Message(message(0, 1, "EventPartyDeleted"))]);
    let lines = |room| {
        let drawing = layout(&sequence, &Metrics { room, ..Metrics::default() });
        arrows(&drawing)[0].texts.iter().map(|text| text.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lines(None), ["EventPartyDeleted"]);
    assert_eq!(lines(Some(200)), ["EventParty", "Deleted"]);
    assert_eq!(layout(&sequence, &room(200)).density, Density::Compact);
}

#[test]
fn a_name_to_come_makes_the_lanes_compact_at_once() {
    let name = "EventPartyDeleted";
    let empty = Sequence { longest_name: name, ..three_lanes(Vec::new()) };
    let full = three_lanes(vec![Row::Message(message(0, 1, name)), Row::Message(message(0, 2, name))]);
    for (width, density) in [(400, Density::Compact), (450, Density::Roomy)] {
        assert_eq!([&empty, &full].map(|sequence| layout(sequence, &room(width)).density), [density; 2], "{width}");
    }
}

#[test]
fn a_long_head_widens_the_lanes_of_a_screen_up_to_a_limit() {
    let pitch = |label: &str, room| {
        let lanes = ["T-Server", label, "B"].map(lane).to_vec();
        let drawing = layout(&sequence_of(lanes, Vec::new()), &Metrics { room, ..Metrics::default() });
        (drawing.lanes[2].x - drawing.lanes[1].x, drawing.density)
    };
    // Sixteen digits of 9.7 px, and the room around them.
    assert_eq!(pitch("7001700270037004", Some(0)), (84, Density::Compact));
    assert_eq!(pitch("7001700270037004", Some(500)).1, Density::Roomy);
    assert!(pitch("7001700270037004", Some(500)).0 >= 178);
    assert_eq!(pitch(&"7".repeat(64), Some(500)).1, Density::Compact);
    assert_eq!(pitch(&"7".repeat(64), Some(800)).0, 260);
    assert_eq!(pitch("7001700270037004", None).0, 116);
}

#[test]
fn a_label_is_folded_no_more_than_its_gap_asks_for() {
    let sequence = three_lanes(vec![Row::Message(message(0, 1, "EventPartyDeleted"))]);
    let drawing = layout(&sequence, &room(350));
    assert_eq!((drawing.density, arrows(&drawing)[0].texts.len()), (Density::Compact, 1));
}

#[test]
fn a_conference_of_three_fits_a_phone() {
    let lanes = ["T-Server", "A", "B", "C"].map(lane).to_vec();
    let request = Message { detail: Some("TDeleteFromConference".to_owned()), ..message(1, 0, "Delete B") };
    let rows = vec![Row::Message(request), Row::Message(message(0, 3, "EventPartyDeleted"))];
    let drawing = layout(&sequence_of(lanes, rows), &room(326));
    assert!(drawing.width <= 326, "360 px less the margins of the page");
}

#[test]
fn every_lifeline_is_in_the_middle_of_the_room_for_its_head() {
    let drawing = draw(vec![Row::Message(message(0, 2, "EventPartyDeleted"))]);
    let mut edge = 0;
    for lane in &drawing.lanes {
        assert!(edge <= lane.left);
        assert_eq!(lane.left + lane.width / 2, lane.x);
        edge = lane.left + lane.width;
    }
    assert!(edge <= drawing.width);
}

#[test]
fn a_message_to_a_lane_that_is_not_there_is_left_out() {
    assert!(arrows(&draw(vec![Row::Message(message(0, 7, "lost"))])).is_empty());
}

#[test]
fn a_drawing_says_where_everything_stands() {
    let last = Message { line: Line::Solid, tone: Tone::Final, ends_lane: true, ..message(0, 1, "Released") };
    let bar = StateBar { lanes: vec![1, 2], label: "Talk".to_owned() };
    insta::assert_debug_snapshot!(draw(vec![Row::Bar(bar), Row::Message(last)]));
}

/// A server and four lanes, all of whose heads and rows are drawn.
fn everything(names: [&str; 4], label: &str, room: Option<i32>) -> Drawing<usize> {
    let lanes = std::iter::once("Server").chain(names).map(lane).collect();
    let bar = |lanes: &[usize]| Row::Bar(StateBar { lanes: lanes.to_vec(), label: label.to_owned() });
    let note = |lanes: &[usize]| Row::Remark(Remark { lanes: lanes.to_vec(), label: label.to_owned() });
    let named = Message { detail: Some(label.to_owned()), tone: Tone::Accent, ..message(1, 0, "Delete B") };
    let rows = vec![
        bar(&[1, 2, 3, 4]),
        bar(&[3]),
        Row::Message(named),
        Row::Message(message(0, 4, label)),
        note(&[1, 4]),
        note(&[2]),
    ];
    layout(&sequence_of(lanes, rows), &Metrics { room, heads: Heads::Drawn })
}

#[test]
fn heads_bars_and_notes_stand_where_they_always_stood() {
    let names = ["A", "7001", "TDeleteFromConference", "inner line of the west"];
    insta::assert_debug_snapshot!(everything(names, "EventPartyDeleted 7", None));
    insta::assert_debug_snapshot!(everything(names, "EventPartyDeleted 7", Some(1_000)));
    insta::assert_debug_snapshot!(everything(["A", "B", "C", "D"], "x", Some(330)));
}

#[test]
fn a_label_of_any_length_is_cut_where_it_always_was() {
    let cut = |length: usize| {
        let label = "o".repeat(length);
        let drawing = everything([&label, "B", &label, "D"], &label, None);
        let texts = drawing.shapes.iter().flat_map(|shape| match shape {
            Shape::Bar(bar) => vec![&bar.text],
            Shape::Remark(remark) => remark.texts.iter().collect(),
            Shape::Head(head) => head.texts.iter().collect(),
            Shape::Arrow(_) | Shape::Lifeline(_) => Vec::new(),
        });
        texts.map(|text| format!("{} {}", text.text.chars().count(), text.x)).collect::<Vec<_>>().join(", ")
    };
    insta::assert_snapshot!((1..=64).map(cut).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_remark_wider_than_its_lanes_is_folded_and_whole() {
    let label = "A party that nobody monitors, such as one outside the switch, receives no events.";
    let drawing = draw(vec![Row::Remark(Remark { lanes: vec![0, 2], label: label.to_owned() })]);
    let remark = drawing.shapes.iter().find_map(|shape| match shape {
        Shape::Remark(remark) => Some(remark),
        Shape::Lifeline(_) | Shape::Head(_) | Shape::Bar(_) | Shape::Arrow(_) => None,
    });
    let remark = remark.unwrap();
    let lines: Vec<_> = remark.texts.iter().map(|line| line.text.as_str()).collect();
    assert!(lines.len() > 1, "{lines:?}");
    assert_eq!(lines.join(" "), label);
    assert_eq!(remark.whole, None);
}

#[test]
fn lanes_stand_at_the_same_places_in_every_room() {
    let lanes = |room: i32| {
        let sequence = sequence_of(
            ["S", "A", "B", "C", "D"].map(lane).to_vec(),
            vec![Row::Message(message(0, 2, "EventPartyDeleted"))],
        );
        let drawing = layout(&sequence, &self::room(room));
        let lanes: Vec<_> =
            drawing.lanes.iter().map(|lane| format!("{}+{}@{}", lane.left, lane.width, lane.x)).collect();
        format!("{room}: {} of {} {:?}", lanes.join(" "), drawing.width, drawing.density)
    };
    insta::assert_snapshot!((0..14).map(|step| lanes(200 + 71 * step)).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_lane_alone_stands_in_the_middle() {
    let drawing = layout(&sequence_of(vec![lane("Server")], Vec::new()), &Metrics::default());
    assert_eq!((drawing.width, drawing.lanes[0].x), (2 * drawing.lanes[0].x, 46));
}

#[test]
fn a_message_to_its_own_lane_points_to_the_left() {
    let drawing = draw(vec![Row::Message(message(1, 1, "to itself"))]);
    let [tip, back, _] = arrows(&drawing)[0].point;
    assert!(tip[0] < back[0]);
}

#[test]
fn no_lanes_and_no_rows_make_an_empty_drawing() {
    let drawing = layout(&sequence_of(Vec::new(), Vec::new()), &Metrics::default());
    assert_eq!((drawing.width, drawing.shapes.len()), (0, 0));
}

/// Any sequence of up to 60 lanes and 200 rows, most of them messages, with labels of up to 64 characters in any script.
fn sequence() -> impl Strategy<Value = Sequence<usize>> {
    let label = prop_oneof!["[A-Za-z]{1,30}", "\\PC{1,64}"];
    let row = (any::<(usize, usize, bool)>(), label.clone(), proptest::option::of(label.clone()), 0..20_u8);
    (proptest::collection::vec(label, 2..=60), proptest::collection::vec(row, 0..=200)).prop_map(|(labels, rows)| {
        let count = labels.len();
        let rows = rows.into_iter().enumerate().map(|(key, ((from, to, ends_lane), label, detail, kind))| {
            let from = from % count;
            let to = if to % count == from { (from + 1) % count } else { to % count };
            let lanes = vec![from.min(to), from.max(to)];
            match kind {
                0 => Row::Bar(StateBar { lanes, label }),
                1 => Row::Remark(Remark { lanes, label }),
                _ => Row::Message(Message { key, label, detail, ends_lane, ..message(from, to, "") }),
            }
        });
        sequence_of(labels.iter().map(|label| lane(label)).collect(), rows.collect())
    })
}

proptest! {
    // Proptest writes failing seeds to a file beside this one. Commit it: the seeds are replayed first.
    #![proptest_config(ProptestConfig {
        cases: 48,
        ..ProptestConfig::with_failure_persistence(FileFailurePersistence::WithSource("regressions"))
    })]

    #[test]
    fn no_two_labels_intersect_and_none_leaves_the_drawing(
        sequence in sequence(),
        room in proptest::option::of(100..4_000),
    ) {
        let drawing = layout(&sequence, &Metrics { room, heads: Heads::Drawn });
        labels_are_apart(&drawing).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn no_label_of_a_message_is_struck_through_by_a_lifeline(
        sequence in sequence(),
        room in proptest::option::of(100..4_000),
    ) {
        let drawing = layout(&sequence, &Metrics { room, ..Metrics::default() });
        for text in arrows(&drawing).iter().flat_map(|arrow| &arrow.texts) {
            let (left, right) = sides(text);
            let struck = drawing.lanes.iter().find(|lane| left <= lane.x && lane.x <= right);
            prop_assert!(struck.is_none(), "{:?} is struck through by {:?}", text, struck);
        }
    }

    #[test]
    fn bars_and_remarks_hold_their_text_and_stay_in_the_drawing(
        sequence in sequence(),
        room in proptest::option::of(100..4_000),
    ) {
        let drawing = layout(&sequence, &Metrics { room, heads: Heads::Drawn });
        let [back, rows] = drawing.shapes.chunks() else { panic!("two chunks") };
        prop_assert!(!rows.iter().any(|shape| matches!(shape, Shape::Lifeline(_))), "lifelines are behind");
        prop_assert!(!back.iter().any(|shape| matches!(shape, Shape::Bar(_) | Shape::Remark(_))));
        for shape in rows.iter() {
            let (texts, area, beside) = match shape {
                Shape::Bar(bar) => (std::slice::from_ref(&bar.text), bar.area, 10),
                Shape::Remark(remark) => (&remark.texts[..], remark.area, 3),
                Shape::Lifeline(_) | Shape::Head(_) | Shape::Arrow(_) => continue,
            };
            for text in texts {
                prop_assert!(stands_in(text, area, beside), "{:?} stands out of {:?}", text, area);
            }
            prop_assert!(area.x >= 0 && area.x + area.width <= drawing.width, "{:?} leaves the drawing", area);
        }
    }

    #[test]
    fn heads_and_messages_are_shown_whole_or_keep_the_whole(
        sequence in sequence(),
        room in proptest::option::of(100..4_000),
    ) {
        let drawing = layout(&sequence, &Metrics { room, heads: Heads::Drawn });
        for shape in &drawing.shapes {
            let (texts, whole, label) = match shape {
                Shape::Head(head) => (&head.texts, &head.whole, drawing.lanes[head.lane].label.clone()),
                Shape::Arrow(arrow) => {
                    let Some(Row::Message(message)) = sequence.rows.iter().nth(arrow.key) else { panic!("a key of a message") };
                    let said = std::iter::once(&message.label).chain(&message.detail).cloned().collect::<Vec<_>>();
                    (&arrow.texts, &arrow.whole, said.join(" "))
                }
                Shape::Lifeline(_) | Shape::Bar(_) | Shape::Remark(_) => continue,
            };
            match whole {
                Some(whole) => prop_assert_eq!(whole, &label),
                None => {
                    let said: String = texts.iter().map(|text| text.text.as_str()).collect();
                    prop_assert_eq!(letters(&said), letters(&label));
                }
            }
        }
    }

    #[test]
    fn lanes_keep_their_least_distance(sequence in sequence(), room in proptest::option::of(0..4_000)) {
        let drawing = layout(&sequence, &Metrics { room, ..Metrics::default() });
        let least = if drawing.density == Density::Roomy { 116 } else { 84 };
        for pair in drawing.lanes.windows(2) {
            prop_assert!(pair[1].x - pair[0].x >= least, "{:?}", pair);
        }
    }

    #[test]
    fn heads_touch_so_that_a_row_of_them_stands_on_its_lifelines(sequence in sequence(), room in 0..4_000) {
        let drawing = layout(&sequence, &self::room(room));
        for pair in drawing.lanes[1..].windows(2) {
            prop_assert_eq!(pair[0].left + pair[0].width, pair[1].left);
        }
    }

    #[test]
    fn an_incremental_layout_equals_one_from_scratch(
        sequence in sequence(),
        // For each incremental layout: the number of chunks, the index of an empty chunk, and the room.
        turns in proptest::collection::vec((0_usize..12, 0_usize..24, prop_oneof![Just(Some(300)), Just(None)]), 1..6),
        drawn in any::<bool>(),
    ) {
        let rows: Vec<_> = sequence.rows.iter().cloned().collect();
        let chunks: Vec<Arc<[Row<usize>]>> = rows.chunks(3).map(Arc::from).collect();
        let heads = if drawn { Heads::Drawn } else { Heads::Apart };
        let mut before = None;
        for (count, empty, room) in turns {
            let chunk = |(index, chunk): (usize, &Arc<[Row<usize>]>)| if index == empty { [].into() } else { chunk.clone() };
            let rows = chunks.iter().enumerate().take(count).map(chunk).collect();
            let now = Sequence { rows, ..sequence.clone() };
            let metrics = Metrics { room, heads };
            let after = Layout::after(before.as_ref(), &now, &metrics);
            prop_assert_eq!(after.drawing(), &layout(&now, &metrics));
            before = Some(after);
        }
    }

    #[test]
    fn the_same_sequence_gives_the_same_drawing(sequence in sequence()) {
        prop_assert_eq!(layout(&sequence, &Metrics::default()), layout(&sequence, &Metrics::default()));
    }
}
