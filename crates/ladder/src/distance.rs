//! All distances of a drawing in px, each with its reason.

/// The maximum room that lanes are spread over; more has no effect.
pub(crate) const WIDEST: i32 = 1_000_000;

/// From the left edge to the first lifeline, roomy and compact: half of a short head and its margin.
pub(crate) const FIRST_LANE: [i32; 2] = [46, 32];

/// The least distance between lifelines, roomy and compact: a head with a button is that wide.
pub(crate) const LEAST_PITCH: [i32; 2] = [116, 84];

/// The greatest distance between lifelines where there is room: an arrow longer than that is hard to follow.
pub(crate) const GREATEST_PITCH: i32 = 260;

/// The length and half the height of an arrowhead.
pub(crate) const POINT: [i32; 2] = [9, 5];

/// Between a label and the lifelines beside it, so that no lifeline crosses the text.
pub(crate) const BESIDE_LABEL: [i32; 2] = [10, 5];

/// The greatest width of a line of a label, roomy and compact; longer labels are folded.
pub(crate) const LABEL_WIDTH: [i32; 2] = [196, 74];

/// The most lines of a label; a longer label ends in an ellipsis. It fits a verb and a DN of 64 letters.
pub(crate) const LABEL_LINES: usize = 6;

/// The font size of labels, roomy and compact.
pub(crate) const LABEL_SIZE: [i32; 2] = [12, 11];

/// The line height of a label.
pub(crate) const LABEL_LEADING: i32 = 14;

/// From a label's last baseline down to its arrow: room for descenders.
pub(crate) const LABEL_TO_ARROW: i32 = 6;

/// From an arrow down to the first baseline of its detail: room for ascenders.
pub(crate) const ARROW_TO_DETAIL: i32 = 14;

/// The line height of a drawn head, and the padding above and below its lines.
pub(crate) const HEAD_LEADING: i32 = 18;
/// See [`HEAD_LEADING`].
pub(crate) const HEAD_PADDING: i32 = 4;

/// Between the chips of drawn heads.
pub(crate) const BETWEEN_HEADS: i32 = 8;

/// From the text of a head that the view draws to the ends of its lane, both together: the chip's padding and a margin.
pub(crate) const AROUND_HEAD: i32 = 22;

/// The font size of a drawn head, roomy and compact.
pub(crate) const HEAD_SIZE: [i32; 2] = [14, 11];

/// The most lines of a drawn head: one for each character of the longest DN, so that every DN is whole.
pub(crate) const HEAD_LINES: usize = 64;

/// The least width of a drawn head's chip: a single letter stands in a square.
pub(crate) const HEAD_WIDTH: i32 = 28;

/// Around the drawn heads: above, and below before the lifelines begin.
pub(crate) const AROUND_HEADS: i32 = 12;

/// The height of a remark of one line. Each further line adds [`LABEL_LEADING`].
pub(crate) const REMARK_HEIGHT: i32 = 18;

/// Between a remark's text and the ends of its background, so that no lifeline touches the text.
pub(crate) const REMARK_PADDING: i32 = 3;

/// Above the first row.
pub(crate) const TOP: i32 = 22;

/// Between the rows of messages.
pub(crate) const BETWEEN_MESSAGES: i32 = 16;

/// Between a bar and the messages above and below it.
pub(crate) const AROUND_BAR: i32 = 20;

/// Below the last row, so that lifelines visibly go on.
pub(crate) const BOTTOM: i32 = 30;

/// The height of a bar: one line of text with padding.
pub(crate) const BAR_HEIGHT: i32 = 30;

/// How far a bar reaches beyond its outer lifelines, roomy and compact.
pub(crate) const BAR_OVERHANG: [i32; 2] = [27, 18];

/// From the text of a bar to its ends.
pub(crate) const BAR_PADDING: i32 = 10;

/// The width of a bar that most screens show at once: shorter texts are centred in it, longer ones left-aligned.
pub(crate) const BAR_IN_SIGHT: i32 = 600;

/// The greatest distance between lifelines for the text of a bar: two names of some twenty letters fit.
pub(crate) const BAR_PITCH: i32 = 400;

/// From an arrow down to the middle of the cross that ends its lane.
pub(crate) const ARROW_TO_CROSS: i32 = 20;

/// From the middle of a cross to the ends of its arms, horizontally and vertically.
pub(crate) const CROSS_ARM: i32 = 7;

/// The margin of a message's hit area on all sides.
pub(crate) const AROUND_MESSAGE: i32 = 8;

/// The radius of the disc behind the sign of a mark; smaller than [`AROUND_MESSAGE`], so that it does not touch the lifeline.
pub(crate) const SIGN_RADIUS: i32 = 7;

/// From the middle of a sign to the end of its strokes.
pub(crate) const SIGN_ARM: i32 = 4;
