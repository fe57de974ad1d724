//! Invariants of every drawing, shared by the tests of layout and of hostile input.

use callmodel_ladder::{Anchor, Drawing, Shape, TextLine, advance};

/// The left and right edge of a line of text.
pub(crate) fn sides(text: &TextLine) -> (i32, i32) {
    let width = advance(&text.text, text.font, text.size);
    match text.anchor {
        Anchor::Start => (text.x, text.x + width),
        Anchor::Middle => (text.x - (width + 1) / 2, text.x + (width + 1) / 2),
        Anchor::End => (text.x - width, text.x),
    }
}

/// Every line of text in a drawing.
fn texts<K>(drawing: &Drawing<K>) -> Vec<&TextLine> {
    let mut texts = Vec::new();
    for shape in &drawing.shapes {
        match shape {
            Shape::Lifeline(_) => {}
            Shape::Head(head) => texts.extend(&head.texts),
            Shape::Bar(bar) => texts.push(&bar.text),
            Shape::Remark(remark) => texts.extend(&remark.texts),
            Shape::Arrow(arrow) => texts.extend(&arrow.texts),
        }
    }
    texts
}

/// Whether two lines of text overlap. A line reaches three quarters of its font size above the baseline, and a quarter
/// below.
fn intersect(one: &TextLine, other: &TextLine) -> bool {
    let [(left, right), (other_left, other_right)] = [sides(one), sides(other)];
    let (above, other_above) = (one.y - one.size * 3 / 4, other.y - other.size * 3 / 4);
    let (below, other_below) = (one.y + one.size / 4, other.y + other.size / 4);
    left < other_right && other_left < right && above < other_below && other_above < below
}

/// Checks that no two labels of a drawing overlap and that none leaves the drawing.
///
/// # Errors
/// A description of the first label that does.
pub(crate) fn labels_are_apart<K>(drawing: &Drawing<K>) -> Result<(), String> {
    let mut texts = texts(drawing);
    texts.sort_by_key(|text| text.y);
    for (index, text) in texts.iter().enumerate() {
        let (left, right) = sides(text);
        if left < 0 || drawing.width < right || text.y < text.size || drawing.height < text.y + text.size / 4 {
            return Err(format!("{text:?} leaves the drawing"));
        }
        let mut near = texts[index + 1..].iter().take_while(|other| other.y <= text.y + 2 * text.size);
        if let Some(other) = near.find(|other| intersect(text, other)) {
            return Err(format!("{text:?} and {other:?} intersect"));
        }
    }
    Ok(())
}
