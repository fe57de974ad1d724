use std::fmt::Write;

use callmodel::{ConnId, Optional, Run, Scenario, Stopped};
use callmodel_ladder::{Colours, SvgStyle};

use crate::form::{Options, html, svg_style};
use crate::room::{self, Room, rooms};
use callmodel_figure::Figure;

/// What the element `<call-model>` shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The ladder and the tables.
    #[default]
    Both,
    /// The ladder alone.
    Ladder,
    /// The tables alone.
    Tables,
}

impl View {
    /// Every one, the usual first.
    pub const ALL: [Self; 3] = [Self::Both, Self::Ladder, Self::Tables];

    /// The word for it in the attribute `view`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Ladder => "ladder",
            Self::Tables => "tables",
        }
    }
}

/// What its reader can change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Controls {
    /// All of it: requests, names, how many steps are done.
    #[default]
    Full,
    /// How many of the steps are done.
    Step,
    /// Nothing.
    None,
}

impl Controls {
    /// Every one, the usual first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Step, Self::None];

    /// The word for it in the attribute `controls`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Step => "step",
            Self::None => "none",
        }
    }
}

/// The tag `<call-model>` for a page, and in it the figure of its run, which is there before the live model, without it, and
/// on paper.
///
/// The figure has no style sheet, no `style` attribute and no script, so that the strictest policy lets it be. Its classes
/// begin with [`Tag::CLASS`], for which [`Tag::style`] is the style sheet.
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
    /// What it shows.
    pub view: View,
    /// What its reader can change.
    pub controls: Controls,
    /// Its colours. The figure within has light ones where the reader's device is asked, for to ask takes a style sheet.
    pub colours: Colours,
    /// Tells it from others of the same run in the same page, whose figures would have the same ids: 0 for the first.
    pub number: usize,
}

impl Tag {
    /// What the classes of the figure begin with.
    pub const CLASS: &str = "call-model";

    /// The tag of a scenario, all else as usual.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let (view, controls, colours) = (View::default(), Controls::default(), Colours::default());
        Self { scenario, view, controls, colours, number: 0 }
    }

    /// The tag, its figure within, ended with a line feed. Values are escaped as [`crate::Form::Html`] escapes them.
    ///
    /// # Errors
    /// [`Stopped`] at the first step that the call refuses.
    pub fn html(&self) -> Result<String, Box<Stopped>> {
        let run = self.scenario.play()?;
        let colours = if self.colours == Colours::Auto { Colours::Light } else { self.colours };
        let SvgStyle { id_prefix, .. } = svg_style(&run, &Options { colours, ..Options::default() });
        let id_prefix = if self.number == 0 { id_prefix } else { format!("{id_prefix}-{}", self.number) };
        let mut figure = Figure::of(&run);
        let rooms = self.rooms(&run, &figure);
        if self.view == View::Ladder {
            figure.steps.clear();
        }
        let svg_style = SvgStyle { colours, id_prefix };
        let figure = html::plain(&figure, &svg_style, Self::CLASS, self.view != View::Tables);
        let class = Self::CLASS;
        Ok(format!(
            "<call-model{}>\n<div class=\"{class}-place\">\n{figure}{rooms}</div>\n</call-model>\n",
            self.attributes()
        ))
    }

    /// The style sheet of the figures: as a file of its own, which a page may link. Their place is that of the element before
    /// its script is there, and as tall as the live model will be, where there is script.
    #[must_use]
    pub fn style() -> String {
        let class = Self::CLASS;
        let svg_style = SvgStyle { colours: Colours::Light, id_prefix: class.to_owned() };
        // The type size is that of the text around the figure, not of the page's root.
        let figure = html::style(&svg_style, "em");
        let mut style = format!(
            "call-model{{display:flow-root;container-type:inline-size}}\n\
             .{class}-place{{display:grid}}\n.{class}-place>*{{grid-area:1/1;min-width:0}}\n{figure}"
        );
        let mut below = String::new();
        for (place, from) in room::widths().enumerate() {
            let from_em = from * 100 / 16;
            let width = format!("(min-width:{}.{:02}em)", from_em / 100, from_em % 100);
            let _ = writeln!(
                style,
                "@media screen and (scripting){{@container {width}{below}{{.{class}-room-{place}{{display:block}}}}}}"
            );
            below = format!(" and (max-width:{}.{:02}em)", (from_em - 1) / 100, (from_em - 1) % 100);
        }
        style
    }

    /// What keeps the room of the live model free, for each of [`rooms`]: pictures without anything in them, because a strict
    /// policy lets them have a height. Only [`Tag::style`] shows them, the one that fits to the width.
    fn rooms(&self, run: &Run, figure: &Figure) -> String {
        let room = |(place, Room { height, .. }): (usize, Room)| {
            // The type size is 16 px: a px is 0.0625 em.
            let height = height * 625;
            format!(
                "<svg class=\"{}-room-{place}\" aria-hidden=\"true\" display=\"none\" width=\"0\" height=\"{}.{:04}em\"></svg>\n",
                Self::CLASS,
                height / 10_000,
                height % 10_000
            )
        };
        rooms(run, figure, self.view, self.controls).into_iter().enumerate().map(room).collect()
    }

    /// The attributes that are not as usual, each with a space before it.
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
                // Writing to a string does not fail.
                let _ = write!(out, " {name}=\"{}\"", html::Escaped(&value));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(parties: &str, steps: &str) -> Tag {
        Tag::new(Scenario::from_short(parties, steps).unwrap())
    }

    #[test]
    fn what_is_as_usual_is_no_attribute() {
        assert_eq!(tag("A B", "").attributes(), " parties=\"A B\"");
    }

    #[test]
    fn what_is_not_as_usual_is_one() {
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
        assert_eq!(tag("\"><script> B", "").attributes(), " parties=\"&quot;&gt;&lt;script&gt; B\"");
    }

    #[test]
    fn the_figure_has_nothing_that_a_strict_policy_forbids() {
        let html = tag("A B C", "delete B by A").html().unwrap();
        assert!(html.contains("<svg") && html.contains("<table>"));
        assert!(!["<style", "style=", "<script", " on"].iter().any(|forbidden| html.contains(forbidden)), "{html}");
    }

    #[test]
    fn the_figure_has_what_the_element_shows() {
        let both = tag("A B", "release A");
        let of = |view| Tag { view, ..both.clone() }.html().unwrap();
        assert!(
            !of(View::Ladder).contains("<table>") && !of(View::Tables).contains("<div class=\"call-model-ladder\">")
        );
    }

    #[test]
    fn two_of_a_run_have_other_ids() {
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
    fn a_step_that_is_refused_is_told() {
        assert_eq!(tag("A B", "delete B by A").html().unwrap_err().step(), 1);
    }
}
