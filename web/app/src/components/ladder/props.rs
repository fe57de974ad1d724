use callmodel::Request;
use callmodel_explore::Action;
use callmodel_figure::MessageId;
use callmodel_forms::Controls;
use yew::{Callback, NodeRef, Properties};

use crate::shown::Shown;

/// The ladder.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The element that it stands in.
    pub(crate) place: NodeRef,
    /// What is shown.
    pub(crate) shown: Shown,
    /// The message that is pointed at, focused or chosen.
    pub(crate) marked: Option<MessageId>,
    /// The message that is chosen.
    pub(crate) selected: Option<MessageId>,
    /// The request that the reference makes.
    pub(crate) suggested: Option<Request>,
    /// A request was made, or a message was pointed at or chosen.
    pub(crate) on_act: Callback<Action>,
    /// What the reader can change.
    #[prop_or(Controls::Full)]
    pub(crate) controls: Controls,
}
