//! Skeleton of the Explore page.
use yew::{Html, function_component, html};

#[function_component]
fn App() -> Html {
    html! { <main><h1>{ "Call Models" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
