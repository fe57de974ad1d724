//! Parts of a drawing as SVG elements.

use callmodel_ladder::{Anchor, Cross, Font, Line, Rect, Sign, TextLine};
use yew::{Html, classes, html};

/// The class of a line's pattern.
pub(super) fn line_class(line: Line) -> &'static str {
    match line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
    }
}

/// A rectangle with round corners.
pub(super) fn rect(area: &Rect) -> Html {
    let [x, y, width, height] = [area.x, area.y, area.width, area.height].map(|px| px.to_string());
    html! { <rect {x} {y} {width} {height} rx="8" /> }
}

/// A line of text.
pub(super) fn text(text: &TextLine) -> Html {
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let font = match text.font {
        Font::Sans => "sans",
        Font::Mono => "mono",
    };
    html! {
        <text
            class={classes!(font, text.strong.then_some("strong"))} x={text.x.to_string()} y={text.y.to_string()}
            text-anchor={anchor} font-size={text.size.to_string()}
        >{ &text.text }</text>
    }
}

/// The two arms of a cross.
pub(super) fn cross_path(cross: Cross) -> String {
    let (left, top, size) = (cross.x - cross.arm, cross.y - cross.arm, 2 * cross.arm);
    format!("M{left} {top}l{size} {size}m0-{size}l-{size} {size}")
}

/// The strokes of a sign.
pub(super) fn sign_path(sign: &Sign) -> String {
    sign.strokes.iter().map(|[[x, y], [to_x, to_y]]| format!("M{x} {y}L{to_x} {to_y}")).collect()
}
