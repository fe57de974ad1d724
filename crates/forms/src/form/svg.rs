use callmodel_ladder::{Heads, Metrics, Sequence, SvgStyle, layout};

/// Writes `ladder` as an SVG image that includes the lane heads; [`callmodel_ladder::svg`] has the content and the escapes.
pub(super) fn svg<K: Clone>(ladder: &Sequence<K>, svg_style: &SvgStyle) -> String {
    let drawing = layout(ladder, &Metrics { room: None, heads: Heads::Drawn });
    callmodel_ladder::svg(&drawing, svg_style)
}
