use callmodel::{ConnId, Scenario, ScenarioError};
use callmodel_lesson::{Ask, Question, What};

use crate::choice::{self, either};
use crate::fault::FaultAt;
use crate::html::{Attribute, StartTag};

/// The attributes of the element.
const OWN: [&str; 11] =
    ["parties", "steps", "conn", "optional", "view", "controls", "theme", "ask", "hint", "explore", "lang"];

/// Global attributes of HTML (HTML Standard, section 3.2.6), CSS Shadow Parts and ARIA, without `lang`, which is in [`OWN`].
const GLOBAL: [&str; 33] = [
    "accesskey",
    "autocapitalize",
    "autocorrect",
    "autofocus",
    "class",
    "contenteditable",
    "dir",
    "draggable",
    "enterkeyhint",
    "exportparts",
    "headingoffset",
    "headingreset",
    "hidden",
    "id",
    "inert",
    "inputmode",
    "is",
    "itemid",
    "itemprop",
    "itemref",
    "itemscope",
    "itemtype",
    "nonce",
    "part",
    "popover",
    "role",
    "slot",
    "spellcheck",
    "style",
    "tabindex",
    "title",
    "translate",
    "writingsuggestions",
];

/// Prefixes of global attributes, event handlers and directives of template languages.
const GLOBAL_PREFIXES: [&str; 11] = ["aria-", "data-", "on", "v-", ":", "@", "xmlns", "bind:", "[", "(", "."];

/// Prefixes of attributes that a template language binds to an expression: Vue, Angular, Svelte, lit.
const BINDING_PREFIXES: [&str; 5] = [":", "v-bind:", "bind:", ".", "["];

/// The faults of a tag: unknown attributes, invalid values, and a refused step. Bound attributes are not checked.
pub(crate) fn faults(tag: &StartTag) -> Vec<FaultAt> {
    let mut faults = Vec::new();
    let (tag, bound) = Bound::split(tag);
    for attribute in &tag.attributes {
        let name = attribute.name.as_str();
        let is_global = GLOBAL.contains(&name) || GLOBAL_PREFIXES.iter().any(|prefix| name.starts_with(prefix));
        if !OWN.contains(&name) && !is_global {
            faults.push(FaultAt {
                at: attribute.at,
                message: format!("found the attribute `{}`, expected {}", name.escape_debug(), either(&OWN)),
            });
        }
    }
    let mut check = |name: &str, fault: fn(&str, usize) -> Option<FaultAt>| {
        if let Some(attribute) = tag.get(name).filter(|_| !bound.contains(name)) {
            let value = attribute.value.trim();
            // An empty value is the default.
            if !value.is_empty() {
                faults.extend(fault(value, attribute.source.start));
            }
        }
    };
    check("view", |value, at| choice::view(value, at).err());
    check("controls", |value, at| choice::controls(value, at).err());
    check("theme", |value, at| choice::theme(value, at).err());
    faults.extend(call_faults(&tag, &bound));
    faults
}

/// Attributes bound to expressions of a template language, whose values are unknown: `:parties="dns"`, `parties={dns}`,
/// `parties="{{ dns }}"`, `{...call}`.
#[derive(Debug, Default)]
struct Bound {
    /// The names of bound attributes.
    names: Vec<String>,
    /// Whether any attribute may be bound.
    all: bool,
}

impl Bound {
    /// The tag without its bound attributes, and these.
    fn split(tag: &StartTag) -> (StartTag, Self) {
        let mut bound = Self::default();
        let mut depth = 0;
        let mut own = Vec::new();
        for attribute in &tag.attributes {
            let Attribute { name, value, .. } = attribute;
            let is_within_braces = depth > 0;
            depth += brace_depth(name) + brace_depth(value);
            if is_within_braces || name.starts_with('{') {
                // A fragment of an expression, which HTML splits at spaces and quotation marks.
                bound.all |= name.starts_with("{...");
            } else if name == "v-bind" {
                bound.all = true;
            } else if let Some(name) = BINDING_PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)) {
                let name = name.strip_prefix("attr.").unwrap_or(name);
                bound.names.extend(name.split([']', '.']).next().map(str::to_owned));
            } else if value.contains('{') {
                bound.names.push(name.clone());
            } else {
                own.push(attribute.clone());
            }
        }
        // A `>` inside an expression ended the tag, so some of its attributes are missing.
        bound.all |= depth > 0;
        (StartTag { attributes: own }, bound)
    }

    /// Whether the attribute is or may be bound.
    fn contains(&self, name: &str) -> bool {
        self.all || self.names.iter().any(|bound| bound == name)
    }
}

/// The number of opening braces minus the number of closing ones.
fn brace_depth(text: &str) -> i32 {
    text.chars().map(|c| i32::from(c == '{') - i32::from(c == '}')).sum()
}

/// The faults of the call of a tag. It is played only when all its fields are known and valid.
fn call_faults(tag: &StartTag, bound: &Bound) -> Vec<FaultAt> {
    let mut faults = Vec::new();
    fn field<T>(
        tag: &StartTag,
        name: &str,
        faults: &mut Vec<FaultAt>,
        parse: impl Fn(&str) -> Result<T, ScenarioError>,
    ) -> Option<T> {
        let attribute = tag.get(name)?;
        parse(&attribute.value).map_err(|error| faults.push(value_fault(attribute, &error))).ok()
    }
    field(tag, "conn", &mut faults, Scenario::conn_from_short);
    field(tag, "optional", &mut faults, Scenario::optional_from_short);
    let steps = field(tag, "steps", &mut faults, Scenario::steps_from_short).unwrap_or_default();
    let parties = field(tag, "parties", &mut faults, |parties| Scenario::from_parties(parties, ConnId::default()));
    if !faults.is_empty() || bound.contains("parties") || bound.contains("steps") {
        return faults;
    }
    let parties = parties.unwrap_or_else(|| Scenario::of_phase(Scenario::default_phase(&steps)));
    let scenario = parties.with_steps(steps);
    if let (Err(stopped), Some(steps)) = (scenario.play(), tag.get("steps")) {
        faults.push(FaultAt { at: steps.source.start, message: stopped.to_string() });
    } else if let Some(ask) = tag.get("ask").filter(|ask| !bound.contains("ask") && !ask.value.trim().is_empty()) {
        faults.extend(question_fault(ask, &scenario));
    }
    faults
}

/// The fault of a question about the last step of `scenario`.
fn question_fault(ask: &Attribute, scenario: &Scenario) -> Option<FaultAt> {
    let question = match ask.value.trim().parse::<Ask>() {
        Ok(asked) => Question::of(scenario, &asked),
        Err(error) => {
            let at = value_offset(ask, error.column + ask.value.chars().take_while(|c| c.is_whitespace()).count());
            return Some(FaultAt { at, message: What::Ask(error).to_string() });
        }
    };
    let fault = |error| FaultAt { at: ask.source.start, message: What::Question(error).to_string() };
    question.map_err(fault).err()
}

/// A syntax error of an attribute's value.
fn value_fault(attribute: &Attribute, error: &ScenarioError) -> FaultAt {
    let at = value_offset(attribute, error.place.column);
    FaultAt { at, message: format!("found {}, expected {}", error.found, error.expected) }
}

/// The byte offset in the document of a column of an attribute's value, counted in characters from 1. In a value with character
/// references it is that of the start of the value, because columns of the decoded value and of the source differ.
fn value_offset(Attribute { value, source, .. }: &Attribute, column: usize) -> usize {
    let at = value.char_indices().nth(column - 1).map_or(value.len(), |(at, _)| at);
    if source.len() == value.len() { source.start + at } else { source.start }
}
