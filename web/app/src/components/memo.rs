use std::any::Any;
use std::rc::Rc;

use yew::virtual_dom::Key;
use yew::{Html, Properties, function_component, html};

/// A repeated part of the page, memoised: rendered again only if it changed.
pub(crate) trait Piece: PartialEq + 'static {
    /// The part as a node.
    fn html(&self) -> Html;
}

/// Memoises `piece` under `key`, which is unique among its siblings.
pub(crate) fn memo(key: impl Into<Key>, piece: impl Piece) -> Html {
    fn element(key: Key, piece: Rc<dyn Erased>) -> Html {
        html! { <Memo {key} {piece} /> }
    }
    element(key.into(), Rc::new(piece))
}

/// A [`Piece`] of any type: `Memo` is one component for all of them, since Yew is monomorphised per component.
trait Erased {
    fn as_any(&self) -> &dyn Any;
    fn equals(&self, other: &dyn Erased) -> bool;
    fn html(&self) -> Html;
}

impl<T: Piece> Erased for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &dyn Erased) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }

    fn html(&self) -> Html {
        Piece::html(self)
    }
}

/// The memoised part.
#[derive(Properties)]
struct Props {
    piece: Rc<dyn Erased>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.piece.equals(&*other.piece)
    }
}

#[function_component]
fn Memo(props: &Props) -> Html {
    props.piece.html()
}
