use callmodel_browser::focus::Tree;
use yew::NodeRef;

/// The tree of `place`; the page if it is not drawn.
pub(crate) fn tree_of(place: &NodeRef) -> Tree {
    place.get().map(|node| Tree::of(&node)).unwrap_or_default()
}
