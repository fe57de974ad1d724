use callmodel_browser::field::id;
use web_sys::Event;

/// Elements of a ladder with arrow-key navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LadderItem {
    /// The messages.
    Message,
    /// The lane heads.
    Head,
}

impl LadderItem {
    /// All kinds.
    const ALL: [Self; 2] = [Self::Message, Self::Head];

    /// The prefix of their ids.
    fn prefix(self) -> &'static str {
        match self {
            Self::Message => "message-",
            Self::Head => "party-",
        }
    }

    /// The id of the element at `index`: among the messages of the ladder, or among the columns of the run.
    pub(crate) fn id(self, index: usize) -> String {
        format!("{}{index}", self.prefix())
    }

    /// Kind and index of an id.
    fn of_id(id: &str) -> Option<(Self, usize)> {
        Self::ALL.into_iter().find_map(|kind| Some((kind, id.strip_prefix(kind.prefix())?.parse().ok()?)))
    }

    /// Kind and index of the message or head around the target of `event`; `None` in fields and dialogs of a head, which have
    /// keys of their own.
    pub(crate) fn of_event(event: &Event) -> Option<(Self, usize)> {
        Self::of_id(&id(event, "input, dialog, .head")?)
    }

    /// The index after `key`, among `count`. Up and down scroll in heads, which are side by side.
    pub(crate) fn towards(self, key: &str, from: usize, count: usize) -> Option<usize> {
        match key {
            "ArrowDown" | "ArrowUp" if self == Self::Head => None,
            _ => towards(key, from, count),
        }
    }
}

/// The index after `key`, among `count`.
pub(crate) fn towards(key: &str, from: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" | "ArrowRight" => Some((from + 1).min(last)),
        "ArrowUp" | "ArrowLeft" => Some(from.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_kind_and_index() {
        for kind in LadderItem::ALL {
            assert_eq!(LadderItem::of_id(&kind.id(12)), Some((kind, 12)));
        }
        assert_eq!((LadderItem::of_id("party-"), LadderItem::of_id("tab-1")), (None, None));
    }

    #[test]
    fn arrow_keys_stop_at_the_ends() {
        let towards = |key, from| LadderItem::Message.towards(key, from, 4);
        assert_eq!((towards("ArrowDown", 3), towards("ArrowUp", 0)), (Some(3), Some(0)));
        assert_eq!((towards("Home", 2), towards("End", 2)), (Some(0), Some(3)));
    }

    #[test]
    fn up_and_down_do_not_move_among_heads() {
        let towards = |key, from| LadderItem::Head.towards(key, from, 9);
        assert_eq!((towards("ArrowRight", 3), towards("End", 3)), (Some(4), Some(8)));
        assert_eq!((towards("ArrowDown", 3), towards("ArrowUp", 3)), (None, None));
    }

    #[test]
    fn a_ladder_without_messages_has_no_place_to_move_to() {
        assert_eq!(LadderItem::Message.towards("ArrowDown", 0, 0), None);
        assert_eq!(LadderItem::Message.towards("a", 0, 4), None);
    }
}
