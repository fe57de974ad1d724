use callmodel_ladder::{Colours, Heads, Metrics, Sequence, Theme, layout};

/// `ladder` as a picture, lane heads included. [`callmodel_ladder::svg`] says what it holds and how it escapes.
pub(super) fn svg<K: Clone>(ladder: &Sequence<K>, colours: Colours) -> String {
    let drawing = layout(ladder, &Metrics { room: None, heads: Heads::Drawn });
    callmodel_ladder::svg(&drawing, &Theme { colours, id_prefix: prefix(ladder, colours) })
}

/// What the ids and classes of a drawing begin with: a number made from what it says, so that the drawings of two runs
/// can stand in one page.
pub(super) fn prefix<K>(ladder: &Sequence<K>, colours: Colours) -> String {
    let lanes = ladder.lanes.iter().map(|lane| lane.label.as_str());
    let said = [ladder.title.as_str(), ladder.description.as_str()].into_iter().chain(lanes);
    // FNV-1a, 32 bits. 0xff is in no text, and so keeps the end of one from being the start of the next.
    let bytes = said.flat_map(|text| text.bytes().chain([0xff])).chain([colours as u8]);
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("call-{hash:08x}")
}
