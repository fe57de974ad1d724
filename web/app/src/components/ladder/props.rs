use std::rc::Rc;

use callmodel::Request;
use callmodel_explore::Action;
use callmodel_figure::{Lit, MessageId};
use callmodel_forms::Controls;
use callmodel_ladder::Layout;
use yew::{Callback, Html, NodeRef, Properties};

use crate::components::glossary::Terms;
use crate::shown::Shown;

/// The ladder.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The parent element.
    pub(crate) place: NodeRef,
    /// The width in px while `place` is not measured.
    #[prop_or_default]
    pub(crate) room: Option<i32>,
    /// The session as shown.
    pub(crate) shown: Shown,
    /// The message with hover, focus or selection.
    pub(crate) marked: Option<MessageId>,
    /// The selected message.
    pub(crate) selected: Option<MessageId>,
    /// The events that are compared.
    #[prop_or_default]
    pub(crate) compared: Vec<MessageId>,
    /// The lit party and message.
    #[prop_or_default]
    pub(crate) lit: Option<Lit>,
    /// The request of the reference.
    pub(crate) suggested: Option<Request>,
    /// Reports requests, and hover and selection of messages.
    pub(crate) on_act: Callback<Action>,
    /// The controls for the reader.
    #[prop_or(Controls::Full)]
    pub(crate) controls: Controls,
    /// Draws controls over the drawing.
    #[prop_or_default]
    pub(crate) over: Option<Callback<Rc<Layout<MessageId>>, Html>>,
    /// How the terms in T-Server's head are drawn.
    #[prop_or_default]
    pub(crate) terms: Terms,
}
