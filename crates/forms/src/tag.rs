use std::fmt::Write;

use callmodel::{ConnId, Optional, Run, Scenario, Stopped};
use callmodel_ladder::{Colours, SvgStyle};

use crate::form::{Options, hash, html, svg_style};
use crate::room::{self, Room, rooms};
use crate::{Controls, View};
use callmodel_figure::Figure;

/// The tag `<call-model>` with a static figure of its run, shown until the live model starts, in pages without scripts, and in
/// print.
///
/// The figure has no `<style>`, no `style` attribute and no script, so it works under the strictest Content-Security-Policy. Its
/// classes begin with [`Tag::CLASS`]; [`Tag::style`] is their style sheet.
///
/// ```
/// use callmodel::Scenario;
/// use callmodel_forms::Tag;
///
/// let tag = Tag::new(Scenario::from_short("A B C", "delete B by A")?);
/// assert!(tag.html()?.starts_with("<call-model parties=\"A B C\" steps=\"delete B by A\">\n<div class=\"call-model-place\">\n<figure"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The call and its steps.
    pub scenario: Scenario,
    /// The view.
    pub view: View,
    /// The controls.
    pub controls: Controls,
    /// The colours. With [`Colours::Auto`] the static figure is light, because following the device takes a style sheet.
    pub colours: Colours,
    /// The index among tags of the same run in a document, which makes ids unique; 0 for the first.
    pub number: usize,
    /// The name of the document, a part of all ids; empty for a tag that stands alone. Documents with different names have
    /// different ids.
    pub document: String,
}

impl Tag {
    /// The prefix of the figure's classes.
    pub const CLASS: &str = "call-model";

    /// The tag of a scenario with default attributes.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let (view, controls, colours) = (View::default(), Controls::default(), Colours::default());
        Self { scenario, view, controls, colours, number: 0, document: String::new() }
    }

    /// The tag with its figure, and a line feed. Values are escaped as in [`crate::Form::Html`].
    ///
    /// # Errors
    /// [`Stopped`] at the first step that the call refuses.
    pub fn html(&self) -> Result<String, Box<Stopped>> {
        let run = self.scenario.play()?;
        let heights: Vec<_> = self.rooms_of(&run).into_iter().map(|room| room.height).collect();
        Ok(self.around(&[], &self.figure_of(&run), &heights))
    }

    /// The static figure alone, for a document that has it in another element.
    ///
    /// # Errors
    /// [`Stopped`] at the first step that the call refuses.
    pub fn figure(&self) -> Result<String, Box<Stopped>> {
        Ok(self.figure_of(&self.scenario.play()?))
    }

    fn figure_of(&self, run: &Run) -> String {
        let colours = if self.colours == Colours::Auto { Colours::Light } else { self.colours };
        let svg_style = SvgStyle { colours, id_prefix: self.id_prefix(run), ..SvgStyle::default() };
        html::plain(Figure::of(run), &svg_style, Self::CLASS, self.view)
    }

    /// The heights of the live model in px, each with the minimum width of the element from which on it has it, the widest first.
    ///
    /// # Errors
    /// [`Stopped`] at the first step that the call refuses.
    pub fn heights(&self) -> Result<Vec<(i32, i32)>, Box<Stopped>> {
        let rooms = self.rooms_of(&self.scenario.play()?);
        Ok(rooms.into_iter().map(|Room { from, height }| (from, height)).collect())
    }

    fn rooms_of(&self, run: &Run) -> Vec<Room> {
        rooms(run, &Figure::of(run), self.view, self.controls)
    }

    /// The tag with `more` attributes and other content than its figure, such as a question. If scripts run, the content has at least
    /// the height of `heights` for its width ([`Tag::heights`]).
    #[must_use]
    pub fn around(&self, more: &[(&str, &str)], content: &str, heights: &[i32]) -> String {
        let class = Self::CLASS;
        let mut attributes = self.attributes();
        for (name, value) in more {
            // Writing to a string cannot fail.
            let _ = write!(attributes, " {name}=\"{}\"", html::HtmlEscaped(value));
        }
        let rooms: String = heights.iter().enumerate().map(room).collect();
        format!("<call-model{attributes}>\n<div class=\"{class}-place\">\n{content}{rooms}</div>\n</call-model>\n")
    }

    /// The start of every id in the figure.
    fn id_prefix(&self, run: &Run) -> String {
        let SvgStyle { mut id_prefix, .. } = svg_style(run, &Options::default());
        if !self.document.is_empty() {
            id_prefix += &format!("-{}", hash([&self.document]));
        }
        if self.number > 0 {
            id_prefix += &format!("-{}", self.number);
        }
        id_prefix
    }

    /// The style sheet of the static figures, for a file of its own. If scripts run, a figure has at least the height of its
    /// live model.
    #[must_use]
    pub fn style() -> String {
        let class = Self::CLASS;
        let svg_style = SvgStyle { colours: Colours::Light, id_prefix: class.to_owned(), ..SvgStyle::default() };
        let figure = html::style(&svg_style);
        // After the looks of the figure, which revert all else, and as specific as they are.
        let place = html::scope(&format!("{class}-place"));
        let ladder = html::ladder_style(class, html::LADDER);
        // The content is laid out in a size container and does not tell a box that fits its content, such as a flex item or a
        // table cell, how wide it is. A line of four spaces, which can wrap, does: 15em at least, 60em at most. A type size of 0,
        // which hosts give to remove the space between inline blocks, becomes 16px. In vertical writing, and without a box
        // (`display: contents`), the place has the least width. A horizontal element in a vertical flex box crashes Chromium 156.
        let mut style = format!(
            "call-model{{display:flow-root}}\n\
             :where(call-model){{font-size:max(1em,(1px - 1em)*16)}}\n\
             call-model::before{{content:\". . . .\";display:block;block-size:0;overflow:hidden;visibility:hidden;\
             text-indent:min(15em,85vw);text-align:start;white-space:normal;\
             word-spacing:clamp(0em,(85vw - 15em)/3,15em)}}\n\
             .{class}-place{{display:grid;container-type:inline-size;contain-intrinsic-inline-size:min(15em,85vw);\
             white-space:normal;writing-mode:horizontal-tb}}\n\
             {figure}{place}>*{{grid-area:1/1;min-width:0}}\n\
             {ladder}@layer {class}{{\n\
             {place}>svg{{display:revert-layer!important;font-size:revert-layer!important;height:revert-layer!important}}\n",
        );
        let mut below = String::new();
        for (number, from) in room::widths().enumerate() {
            let from_em = from * 100 / 16;
            let width = format!("(min-width:{}.{:02}em)", from_em / 100, from_em % 100);
            let _ = writeln!(
                style,
                "@media screen and (scripting){{@container {width}{below}{{\
                 {place}>.{class}-room-{number}{{display:block!important}}}}}}"
            );
            below = format!(" and (max-width:{}.{:02}em)", (from_em - 1) / 100, (from_em - 1) % 100);
        }
        // If the script does not load, as from a local file, the element stays undefined and the reserved height is released.
        let _ = writeln!(
            style,
            "}}\n@keyframes {class}-no-script{{to{{max-height:0}}}}\n\
             call-model:not(:defined) [class^={class}-room]{{animation:{class}-no-script 1ms 3s forwards}}\n\
             @media print{{.{class}-question details::details-content{{content-visibility:visible;block-size:auto}}}}"
        );
        style
    }

    /// The attributes with values other than the default, each after a space.
    fn attributes(&self) -> String {
        let scenario = &self.scenario;
        let conn_id = scenario.call().conn_id();
        let colours = match self.colours {
            Colours::Auto => None,
            Colours::Light | Colours::Print => Some("light"),
            Colours::Dark => Some("dark"),
        };
        let owned = |text: &str| Some(text.to_owned());
        let attributes = [
            ("parties", owned(&scenario.parties_text())),
            ("conn", owned(conn_id.as_str()).filter(|_| *conn_id != ConnId::default())),
            ("optional", owned(scenario.optional.as_str()).filter(|_| scenario.optional != Optional::default())),
            ("steps", owned(&scenario.steps_text()).filter(|steps| !steps.is_empty())),
            ("view", owned(self.view.as_str()).filter(|_| self.view != View::default())),
            ("controls", owned(self.controls.as_str()).filter(|_| self.controls != Controls::default())),
            ("theme", colours.and_then(owned)),
        ];
        let mut out = String::new();
        for (name, value) in attributes {
            if let Some(value) = value {
                // Writing to a string cannot fail.
                let _ = write!(out, " {name}=\"{}\"", html::HtmlEscaped(&value));
            }
        }
        out
    }
}

/// An empty SVG of a height in px for the place with this index: its attribute `height` works under a strict policy. [`Tag::style`]
/// displays the one for the width of the element.
fn room((place, height): (usize, &i32)) -> String {
    // The type size is 16 px: a px is 0.0625 em.
    let height = height * 625;
    format!(
        "<svg class=\"{}-room-{place}\" aria-hidden=\"true\" display=\"none\" width=\"0\" height=\"{}.{:04}em\"></svg>\n",
        Tag::CLASS,
        height / 10_000,
        height % 10_000
    )
}

#[cfg(test)]
mod tests {
    use callmodel_figure::LIMITS;

    use super::*;

    fn tag(parties: &str, steps: &str) -> Tag {
        Tag::new(Scenario::from_short(parties, steps).unwrap())
    }

    #[test]
    fn defaults_are_no_attributes() {
        assert_eq!(tag("A B", "").attributes(), " parties=\"A B\"");
    }

    #[test]
    fn other_values_than_defaults_are_attributes() {
        let scenario = tag("A B C", "release B").scenario.with_optional(Optional::Omit);
        let scenario = scenario.with_conn_id(ConnId::new("ff").unwrap());
        let tag = Tag { view: View::Ladder, controls: Controls::None, colours: Colours::Dark, ..Tag::new(scenario) };
        assert_eq!(
            tag.attributes(),
            " parties=\"A B C\" conn=\"ff\" optional=\"omit\" steps=\"release B\" view=\"ladder\" controls=\"none\" \
             theme=\"dark\""
        );
    }

    #[test]
    fn a_dn_does_not_end_its_attribute() {
        assert_eq!(tag("\"><script> B", "").attributes(), " parties=\"&#34;&gt;&lt;script&gt; B\"");
    }

    #[test]
    fn the_figure_has_no_style_and_no_script() {
        let html = tag("A B C", "delete B by A").html().unwrap();
        assert!(html.contains("<svg") && html.contains("<table>"));
        assert!(!["<style", "style=", "<script"].iter().any(|forbidden| html.contains(forbidden)), "{html}");
        let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
        let handler =
            html.split(" on").skip(1).find(|rest| rest.split_once('=').is_some_and(|(name, _)| is_name(name)));
        assert_eq!(handler, None);
    }

    #[test]
    fn the_figure_follows_the_view() {
        let both = tag("A B", "release A");
        let of = |view| Tag { view, ..both.clone() }.html().unwrap();
        assert!(
            !of(View::Ladder).contains("<table>") && !of(View::Tables).contains("<div class=\"call-model-ladder\">")
        );
    }

    #[test]
    fn search_leaves_the_drawing_to_the_tables() {
        let excludes = |view, steps| {
            let html = Tag { view, ..tag("A B", steps) }.html().unwrap();
            html.contains("<div class=\"call-model-ladder\" data-search-exclude data-pagefind-ignore>")
        };
        assert!(excludes(View::Both, "release A"));
        assert!(!excludes(View::Ladder, "release A") && !excludes(View::Both, ""));
    }

    #[test]
    fn words_stay_apart_without_tags() {
        let html = tag("A B C", "delete B by A").html().unwrap();
        // A search index removes tags and takes nothing for them, as that of VitePress does.
        let text: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        let words: Vec<_> = text.split_whitespace().collect();
        let ladder = words.iter().skip_while(|word| **word != "T&#45;Server").take(7).copied().collect::<Vec<_>>();
        assert_eq!(ladder, ["T&#45;Server", "A", "B", "C", "Conference", "·", "A,"]);
        let known = ["A", "B", "C", "ThisDN", "OtherDN", "EventReleased", "EventPartyDeleted", "TDeleteFromConference"];
        for (one, two) in known.iter().flat_map(|one| known.iter().map(move |two| (one, two))) {
            let glued = format!("{one}{two}");
            assert!(!words.contains(&&glued[..]), "{glued}");
        }
    }

    #[test]
    fn each_view_after_a_step_says_what_the_events_do_not() {
        let text = |view, steps| Tag { view, ..tag("A B", steps) }.html().unwrap();
        for view in View::ALL {
            assert!(LIMITS.iter().all(|sentence| text(view, "release A").contains(sentence)), "{view:?}");
            assert!(!text(view, "").contains(LIMITS[0]), "{view:?}: there are no events");
        }
    }

    #[test]
    fn tags_of_one_run_with_other_numbers_share_no_id() {
        let first = tag("A B", "release A");
        let ids = |tag: &Tag| {
            let html = tag.html().unwrap();
            html.split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next().map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let second = Tag { number: 1, ..first.clone() };
        assert!(!ids(&first).is_empty() && ids(&first).iter().all(|id| !ids(&second).contains(id)));
    }

    #[test]
    fn a_refused_step_is_an_error() {
        assert_eq!(tag("A B", "delete B by A").html().unwrap_err().step(), 1);
    }
}
