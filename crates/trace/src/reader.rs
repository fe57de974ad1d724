use crate::block_reader::BlockReader;
use crate::body::{Closed, Part};
use crate::message::Block;
use crate::{Message, Tally};

/// A reader of logs without I/O: bytes in, messages with all their attributes out. The layout is recognised from message to
/// message.
///
/// It keeps at most one unfinished line and one unfinished message. It never fails: [`Tally`] counts what it skips.
///
/// ```
/// use callmodel_trace::Reader;
///
/// let log = b"@10:00:05.1 [0] 8.1 distribute_event: message EventReleased\n\tAttributeThisDN\t'1001'\n";
/// let mut names = Vec::new();
/// let mut reader = Reader::default();
/// reader.feed(log, &mut |message| names.push(String::from_utf8_lossy(message.text).into_owned()));
/// let tally = reader.finish(&mut |message| names.push(String::from_utf8_lossy(message.text).into_owned()));
/// assert_eq!((names, tally.messages), (vec!["EventReleased".to_owned()], 1));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Reader {
    blocks: BlockReader<Block>,
}

impl Reader {
    /// The maximum length of a line in bytes. A longer line is skipped.
    pub const MAX_LINE: usize = BlockReader::<Block>::MAX_LINE;

    /// Reads the next bytes of the log, cut anywhere, and passes each finished message to `sink`.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut dyn FnMut(&Message<'_>)) {
        self.blocks.feed(bytes, &mut |part| pass(part, sink));
    }

    /// Ends the log: passes the last message to `sink` and returns the counts.
    pub fn finish(self, sink: &mut dyn FnMut(&Message<'_>)) -> Tally {
        self.blocks.finish(&mut |part| pass(part, sink)).0
    }
}

/// Passes a message to `sink`. Attributes before the first header are none.
fn pass(part: Part<'_, Block>, sink: &mut dyn FnMut(&Message<'_>)) {
    let Part::Message(Closed { open, time, is_last, body }) = part else { return };
    sink(&Message {
        name: open.name,
        text: &open.text,
        layout: open.layout,
        line: open.line,
        offset: open.offset,
        length: open.end - open.offset,
        time,
        is_last,
        block: body,
    });
}
