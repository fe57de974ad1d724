//! Prints the page of an address without a fragment as HTML, a line of JSON for each width of the ladder in px that is given.

use std::io::{self, Write as _};

use callmodel_web::{App, Start};
use yew::LocalServerRenderer;

fn main() -> io::Result<()> {
    for width in std::env::args().skip(1) {
        let width = width.parse().expect("a width in px");
        let page = LocalServerRenderer::<App>::with_props(Start::opening(width)).hydratable(false);
        let html = futures_executor::block_on(page.render());
        writeln!(io::stdout(), "{}", serde_json::json!({ "width": width, "html": html }))?;
    }
    Ok(())
}
