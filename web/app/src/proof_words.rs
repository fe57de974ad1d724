use callmodel_words::Words;
use yew::AttrValue;

use crate::asked::Outcome;

/// How many phases agree, once that is known; before, that it can be found out.
pub(crate) fn proved(words: &Words, outcome: Option<&Outcome>) -> AttrValue {
    let counts = outcome.and_then(|outcome| outcome.as_ref().ok()?.as_ref()?.split_once(' '));
    counts.map_or_else(|| words.agreement(), |(agreeing, count)| words.agreement_of(agreeing, count).into())
}

/// What came of it, if anything has.
pub(crate) fn proof_said(words: &Words, outcome: Option<&Outcome>) -> Option<AttrValue> {
    Some(match outcome? {
        Err(why) => words.not_proved(why).into(),
        Ok(_) => proved(words, outcome),
    })
}
