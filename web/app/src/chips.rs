use std::rc::Rc;

use callmodel::Dn;
use callmodel_figure::Lanes;
use yew::{Classes, Html, classes, html};

/// The number of colours before they repeat. The text of a chip names the DN, the colour only helps.
const COLOURS: usize = 8;

/// The length in bytes of a DN that fits everywhere, also the head of a compact lane.
const SHORT: usize = 6;

/// The chips of a call's parties: a DN in its colour, the same in lane head, table and value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chips(Rc<Lanes>);

impl Chips {
    /// The chips of all DNs that have a lane, coloured in the order of their columns.
    pub(crate) fn of(lanes: &Rc<Lanes>) -> Self {
        Self(lanes.clone())
    }

    /// The chip of `dn`: an element whose text is the DN.
    pub(crate) fn chip(&self, dn: &Dn) -> Html {
        // A long DN ends in an ellipsis where it has no room.
        let title = (dn.as_str().len() > SHORT).then(|| dn.as_str().to_owned());
        html! { <bdi class={self.class(dn)} translate="no" {title}>{ dn.as_str() }</bdi> }
    }

    fn class(&self, dn: &Dn) -> Classes {
        let colour = self.0.columns().of(dn).map(|index| format!("chip-{}", index % COLOURS));
        classes!("chip", colour)
    }
}
