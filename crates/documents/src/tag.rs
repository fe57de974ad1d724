use callmodel::{ConnId, Phase, Scenario, ScenarioError};
use callmodel_forms::{Controls, View};

use crate::choice::{THEMES, either, one_of};
use crate::fault::FaultAt;
use crate::html::{Attribute, StartTag};

/// The attributes of the element.
const OWN: [&str; 8] = ["parties", "steps", "conn", "optional", "view", "controls", "theme", "lang"];

/// Attributes that every element of HTML has, and those that begin so.
const OF_ALL: [&str; 17] = [
    "class",
    "dir",
    "draggable",
    "exportparts",
    "hidden",
    "id",
    "inert",
    "is",
    "itemprop",
    "itemscope",
    "part",
    "role",
    "slot",
    "style",
    "tabindex",
    "title",
    "translate",
];
const OF_ALL_BEGIN: [&str; 11] = ["aria-", "data-", "on", "v-", ":", "@", "xmlns", "bind:", "[", "(", "."];

/// How a generator names an attribute that it fills in, before the attribute's own name.
const FILLED_IN: [&str; 5] = [":", "v-bind:", "bind:", ".", "["];

/// What is wrong with a tag.
pub(crate) fn faults(tag: &StartTag) -> Vec<FaultAt> {
    let mut faults = Vec::new();
    let (tag, filled) = Filled::of(tag);
    for attribute in &tag.attributes {
        let name = attribute.name.as_str();
        let known = OWN.contains(&name) || OF_ALL.contains(&name) || OF_ALL_BEGIN.iter().any(|of| name.starts_with(of));
        if !known {
            faults.push(FaultAt {
                at: attribute.at,
                message: format!("found the attribute `{}`, expected {}", name.escape_debug(), either(&OWN)),
            });
        }
    }
    let mut choice = |name: &str, words: &[(&str, ())]| {
        if let Some(attribute) = tag.get(name).filter(|_| !filled.is(name)) {
            let value = attribute.value.trim();
            // An empty one is as usual.
            if !value.is_empty() {
                faults.extend(one_of(name, value, attribute.written.start, words).err());
            }
        }
    };
    choice("view", &View::ALL.map(|view| (view.as_str(), ())));
    choice("controls", &Controls::ALL.map(|controls| (controls.as_str(), ())));
    choice("theme", &THEMES.map(|(word, _)| (word, ())));
    faults.extend(call(&tag, &filled));
    faults
}

/// What a generator fills in when it makes the page: `:parties="dns"`, `parties={dns}`, `parties="{{ dns }}"`, `{...call}`.
/// Nobody knows it before.
#[derive(Debug, Default)]
struct Filled {
    /// These attributes of the element.
    names: Vec<String>,
    /// Perhaps any other.
    all: bool,
}

impl Filled {
    /// What is filled in of a tag, and the tag without it.
    fn of(tag: &StartTag) -> (StartTag, Self) {
        let mut filled = Self::default();
        let mut depth = 0;
        let mut own = Vec::new();
        for attribute in &tag.attributes {
            let Attribute { name, value, .. } = attribute;
            let within = depth > 0;
            depth += braces(name) + braces(value);
            if within || name.starts_with('{') {
                // A piece of an expression: HTML ends it at a space or a quotation mark, its generator at its last brace.
                filled.all |= name.starts_with("{...");
            } else if name == "v-bind" {
                filled.all = true;
            } else if let Some(bound) = FILLED_IN.iter().find_map(|begin| name.strip_prefix(begin)) {
                let bound = bound.strip_prefix("attr.").unwrap_or(bound);
                filled.names.extend(bound.split([']', '.']).next().map(str::to_owned));
            } else if value.contains('{') {
                filled.names.push(name.clone());
            } else {
                own.push(attribute.clone());
            }
        }
        // The tag ended within an expression, at a `>` of its own: what stands behind it was not seen.
        filled.all |= depth > 0;
        (StartTag { attributes: own }, filled)
    }

    /// Whether this attribute is filled in.
    fn is(&self, name: &str) -> bool {
        self.all || self.names.iter().any(|filled| filled == name)
    }
}

/// How many braces open in a text that do not close in it.
fn braces(text: &str) -> i32 {
    text.chars().map(|c| i32::from(c == '{') - i32::from(c == '}')).sum()
}

/// What is wrong with the call of a tag. One that has a field that cannot be read, or is not known, is not played.
fn call(tag: &StartTag, filled: &Filled) -> Vec<FaultAt> {
    let mut faults = Vec::new();
    fn told<T>(
        tag: &StartTag,
        name: &str,
        faults: &mut Vec<FaultAt>,
        read: impl Fn(&str) -> Result<T, ScenarioError>,
    ) -> Option<T> {
        let attribute = tag.get(name)?;
        read(&attribute.value).map_err(|error| faults.push(in_attribute(attribute, &error))).ok()
    }
    told(tag, "conn", &mut faults, Scenario::conn_from_short);
    told(tag, "optional", &mut faults, Scenario::optional_from_short);
    let steps = told(tag, "steps", &mut faults, Scenario::steps_from_short).unwrap_or_default();
    let parties = told(tag, "parties", &mut faults, |parties| Scenario::from_parties(parties, ConnId::default()));
    if !faults.is_empty() || filled.is("parties") || filled.is("steps") {
        return faults;
    }
    // Without parties, those of the reference; steps without parties are most likely those of a conference.
    let usual = if steps.is_empty() { Phase::Release } else { Phase::ReleaseFromConference };
    let scenario = parties.unwrap_or_else(|| Scenario::of_phase(usual)).with_steps(steps);
    if let (Err(stopped), Some(steps)) = (scenario.play(), tag.get("steps")) {
        faults.push(FaultAt { at: steps.written.start, message: stopped.to_string() });
    }
    faults
}

/// A fault of a value, at its place in the document. Where a character of the value is written as an entity, columns are
/// others, and the fault is told at the beginning of the value.
fn in_attribute(attribute: &Attribute, error: &ScenarioError) -> FaultAt {
    let Attribute { value, written, .. } = attribute;
    let column = value.char_indices().nth(error.place.column - 1).map_or(value.len(), |(at, _)| at);
    let at = if written.len() == value.len() { written.start + column } else { written.start };
    FaultAt { at, message: format!("found {}, expected {}", error.found, error.expected) }
}
