use callmodel_ladder::{Heads, Metrics, Sequence, SvgStyle, layout};

/// `ladder` as a picture, lane heads included. [`callmodel_ladder::svg`] says what it holds and how it escapes.
pub(super) fn svg<K: Clone>(ladder: &Sequence<K>, svg_style: &SvgStyle) -> String {
    let drawing = layout(ladder, &Metrics { room: None, heads: Heads::Drawn });
    callmodel_ladder::svg(&drawing, svg_style)
}
