//! Errors of scenarios, names and requests as sentences: what was found, where, and what was expected.

use callmodel::{
    Call, CallError, ConnId, ConnIdError, Dn, DnError, Expected, Found, Reason, Refusal, Request, Scenario,
    ScenarioError, among_code, code_span, in_text, quoted,
};

use super::Words;

impl Words {
    /// An error in a scenario field of an address.
    #[must_use]
    pub fn scenario_error(&self, error: &ScenarioError) -> String {
        let found = match &error.found {
            Found::Word(word) => quoted(word).into(),
            Found::EndOfStatement => self.found_nothing(),
            Found::EndOfText => self.found_the_end(),
            Found::Bytes(bytes) => self.found_bytes(&bytes.to_string()).into(),
        };
        let expected = match &error.expected {
            Expected::Statement => self.expected_statement(),
            Expected::Step => self.expected_step(),
            Expected::By => self.expected_by(),
            Expected::Dn(DnError::Empty) => self.expected_dn(),
            Expected::Dn(error) => self.expected_dn_as(&self.dn_error(*error)).into(),
            Expected::ConnId(error) => self.expected_conn_id(&self.conn_id_error(*error)).into(),
            Expected::ShowOrOmit => self.expected_show(),
            Expected::EndOfStatement => self.expected_end(),
            Expected::Once { statement, first_line } => self.expected_once(statement, &first_line.to_string()).into(),
            Expected::Parties => self.expected_parties(),
            Expected::Call(error) => self.expected_call(&self.call_error(error)).into(),
            Expected::NoMoreSteps => self.expected_no_step(&Scenario::MAX_STEPS.to_string()).into(),
            Expected::FewerBytes => self.expected_bytes(&Scenario::MAX_BYTES.to_string()).into(),
        };
        let field = error.place.part.field().unwrap_or_default();
        self.bad_scenario(field, &error.place.column.to_string(), &found, &expected)
    }

    /// The broken rule of DNs, as part of a sentence.
    pub fn dn_error(&self, error: DnError) -> String {
        match error {
            DnError::Empty => self.dn_empty().to_string(),
            DnError::TooLong { chars } => self.dn_too_long(&Dn::MAX_CHARS.to_string(), &chars.to_string()),
            DnError::Character { character, column } => {
                let character = in_text(character.encode_utf8(&mut [0; 4])).into_owned();
                self.dn_character(&character, &column.to_string())
            }
        }
    }

    /// The broken rule of ConnIDs, as part of a sentence.
    pub fn conn_id_error(&self, ConnIdError: ConnIdError) -> String {
        self.conn_id_rule(&ConnId::MAX_DIGITS.to_string())
    }

    /// The broken rule of calls, as part of a sentence.
    pub fn call_error(&self, error: &CallError) -> String {
        match error {
            CallError::TooFewParties { count } => self.too_few(&count.to_string()),
            CallError::TooManyParties { count } => self.too_many(&Call::MAX_PARTIES.to_string(), &count.to_string()),
            CallError::RepeatedDn { dn, first, second } => {
                self.repeated(&first.to_string(), &second.to_string(), &quoted(dn.as_str()))
            }
        }
    }

    /// A DN in a sentence that has code spans of its own.
    fn name_among_code(&self, dn: &Dn) -> String {
        if self.is_in_code() { self.said(dn) } else { among_code(dn.as_str()) }
    }

    /// The reason of a refusal, and the requests that are offered instead.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let reason = match &refusal.reason {
            Reason::NotOnCall { dn } => self.not_on_call(&self.name_among_code(dn)).into(),
            Reason::DeleteInConversation => self.delete_in_conversation(),
            Reason::DeleteOfOneself => self.delete_of_oneself(),
            Reason::CallEnded => self.ended(),
        };
        let statement = |request: &Request| code_span(&in_text(&request.to_string()));
        let mut offers = refusal.offered();
        let listed: Vec<_> = offers.by_ref().take(Refusal::MOST_OFFERS).map(|request| statement(&request)).collect();
        let is_nothing = listed.is_empty();
        let listed = self.list(listed.into_iter());
        let offered = match offers.next() {
            _ if is_nothing => self.none_offered(),
            Some(_) => self.offered_more(&listed).into(),
            None => self.offered(&listed).into(),
        };
        format!("{} {offered}", self.refused(&statement(&refusal.request), &reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenario_errors_in_english_equal_the_text_of_the_model() {
        let long = "x".repeat(65);
        let parties = ["A", "A A", "", "A\u{7} B", &format!("{long} B"), &"A ".repeat(1001)];
        let steps = ["release", "delete B", "x", "delete B by", "release A B", "release A,", "delete B to A"];
        let steps = steps.map(str::to_owned).into_iter();
        let steps =
            steps.chain([vec!["release A"; Scenario::MAX_STEPS + 1].join(","), " ".repeat(Scenario::MAX_BYTES + 1)]);
        let of_parties = parties.map(|text| Scenario::from_parties(text, ConnId::default()).unwrap_err());
        let of_steps: Vec<_> = steps.map(|text| Scenario::steps_from_short(&text).unwrap_err()).collect();
        let others = [Scenario::conn_from_short("x").unwrap_err(), Scenario::optional_from_short("x").unwrap_err()];
        for error in of_parties.iter().chain(&of_steps).chain(&others) {
            assert_eq!(Words::default().scenario_error(error), format!("In {error}."));
        }
    }

    #[test]
    fn refusals_in_english_equal_the_text_of_the_model() {
        let cases = [
            ("A B", "release A, release B"),
            ("A B", "delete A by B"),
            ("A B C", "delete A by A"),
            ("A B C D E F G H", "release X"),
        ];
        for (parties, steps) in cases {
            let stopped = Scenario::from_short(parties, steps).unwrap().play().unwrap_err();
            assert_eq!(Words::default().refusal(&stopped.refusal), stopped.refusal.to_string());
        }
    }
}
