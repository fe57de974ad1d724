use std::rc::Rc;

use callmodel::{Columns, Dn, Run};
use yew::{Classes, Html, classes, html};

/// How many colours there are before they begin again. A chip's letters tell apart what its colour does not.
const COLOURS: usize = 8;

/// The chips of a call's parties: a DN in its colour, the same in lane head, table and value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chips(Rc<Columns>);

impl Chips {
    /// The chips of all DNs of `run`, coloured in the order of their columns.
    pub(crate) fn of(run: &Run) -> Self {
        Self(Rc::new(run.columns()))
    }

    /// The chip of `dn`: an element whose text is the DN.
    pub(crate) fn chip(&self, dn: &Dn) -> Html {
        html! { <bdi class={self.class(dn)} translate="no">{ dn.as_str() }</bdi> }
    }

    fn class(&self, dn: &Dn) -> Classes {
        let colour = self.0.of(dn).map(|index| format!("chip-{}", index % COLOURS));
        classes!("chip", colour)
    }
}
