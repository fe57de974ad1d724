use callmodel_words::{PRODUCT, Words};
use yew::{AttrValue, Html, html};

use crate::components::controls::leaf;

/// A page of the site.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum SitePage {
    Explore,
    Learn,
}

impl SitePage {
    /// The fragment that opens it: of Explore the empty one, which opens on the answer. web/start.js loads the module of each.
    pub(crate) fn fragment(self) -> &'static str {
        match self {
            Self::Explore => "#",
            Self::Learn => "#/learn",
        }
    }

    /// The name, the same in every language.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Explore => "Explore",
            Self::Learn => "Learn",
        }
    }
}

/// The beginning of the header: product, pages, and the title of the page that is shown.
pub(crate) fn masthead(here: SitePage, title: AttrValue, words: &Words) -> Html {
    html! {
        <>
            <span class="brand">{ logo() }{ leaf("span", "", PRODUCT) }</span>
            <nav class="pages" aria-label={words.pages()}>{ link(SitePage::Explore, here) }{ link(SitePage::Learn, here) }</nav>
            <h1>{ title }</h1>
        </>
    }
}

fn link(page: SitePage, here: SitePage) -> Html {
    let current = (page == here).then_some("page");
    html! { <a href={page.fragment()} aria-current={current} translate="no">{ page.name() }</a> }
}

/// Logo: lifelines and messages.
fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 20 20" aria-hidden="true">
            <path class="lines" d="M3 1v18M10 1v18M17 1v18" />
            <path class="messages" d="M3 5h7M3 10h14M10 15h7" />
        </svg>
    }
}
