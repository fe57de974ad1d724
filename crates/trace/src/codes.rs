//! Names of T-Library's integers, as they are printed for a reader.

use crate::text::{hexadecimal, leading_number, unquoted};

/// `TDNRole`, by its integer.
const ROLES: [&str; 11] = [
    "Unknown",
    "Origination",
    "Destination",
    "ConferenceMember",
    "NewParty",
    "AddedBy",
    "DeletedBy",
    "TransferredBy",
    "DeletedParty",
    "ConferencedBy",
    "Observer",
];

/// `TCallState`, its integers with their names. The reference writes 0 as `OK`.
const STATES: [(u16, &str); 27] = [
    (0, "OK"),
    (1, "Transferred"),
    (2, "Conferenced"),
    (3, "GeneralError"),
    (4, "SystemError"),
    (5, "RemoteRelease"),
    (6, "Busy"),
    (7, "NoAnswer"),
    (8, "SitDetected"),
    (9, "AnsweringMachineDetected"),
    (10, "AllTrunksBusy"),
    (17, "FaxDetected"),
    (18, "QueueFull"),
    (19, "Cleared"),
    (20, "Overflowed"),
    (21, "Abandoned"),
    (22, "Redirected"),
    (23, "Forwarded"),
    (24, "Consult"),
    (25, "Pickedup"),
    (26, "Dropped"),
    (27, "Droppednoanswer"),
    (28, "Unknown"),
    (29, "Covered"),
    (30, "ConverseOn"),
    (31, "Bridged"),
    (50, "Held"),
];

/// Integers of `TDNRole` that the check reads.
pub(crate) mod role {
    pub(crate) const DESTINATION: u16 = 2;
    pub(crate) const CONFERENCE_MEMBER: u16 = 3;
    pub(crate) const TRANSFERRED_BY: u16 = 7;
    pub(crate) const CONFERENCED_BY: u16 = 9;
    pub(crate) const OBSERVER: u16 = 10;
}

/// Integers of `TCallState` that the check reads.
pub(crate) mod state {
    pub(crate) const OK: u16 = 0;
    pub(crate) const TRANSFERRED: u16 = 1;
    pub(crate) const CONFERENCED: u16 = 2;
    pub(crate) const REDIRECTED: u16 = 22;
    pub(crate) const FORWARDED: u16 = 23;
    pub(crate) const BRIDGED: u16 = 31;
}

/// The name of a role, or its integer when it has no known name.
pub(crate) fn role_name(code: u16) -> String {
    ROLES.get(code as usize).map_or_else(|| code.to_string(), |name| (*name).to_owned())
}

/// The name of a call state, or its integer when it has no known name.
pub(crate) fn state_name(code: u16) -> String {
    STATES.iter().find(|(state, _)| *state == code).map_or_else(|| code.to_string(), |(_, name)| (*name).to_owned())
}

/// The integer of a role from a value: `8`, `0x8`, `8 [RoleDeletedParty]`, `DNRoleDeletedParty`, `RoleDeletedParty` or
/// `DeletedParty`.
pub(crate) fn role_code(value: &[u8]) -> Option<u16> {
    let name = |value: &[u8]| {
        let value = value.strip_prefix(b"DN").unwrap_or(value);
        let value = value.strip_prefix(b"Role").unwrap_or(value);
        ROLES.iter().position(|role| role.as_bytes() == value)
    };
    code(value, |value| name(value).and_then(|code| u16::try_from(code).ok()))
}

/// The integer of a call state from a value: `2`, `0x2`, `2 [Conferenced]`, `CallStateConferenced` or `Conferenced`.
pub(crate) fn state_code(value: &[u8]) -> Option<u16> {
    let is = |name: &str, value: &[u8]| {
        name.as_bytes().eq_ignore_ascii_case(value.strip_prefix(b"CallState").unwrap_or(value))
    };
    code(value, |value| STATES.iter().find(|(_, name)| is(name, value)).map(|(code, _)| *code))
}

fn code(value: &[u8], named: impl Fn(&[u8]) -> Option<u16>) -> Option<u16> {
    let value = unquoted(value);
    if let Some(digits) = value.strip_prefix(b"0x") {
        return hexadecimal(digits).and_then(|number| u16::try_from(number).ok());
    }
    match leading_number(value) {
        Some(number) => u16::try_from(number).ok(),
        None => named(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use callmodel::{CallState, DnRole};

    #[test]
    fn names_and_integers_are_those_of_the_model() {
        for role in DnRole::ALL {
            assert_eq!(role_name(u16::try_from(role.code()).unwrap()), role.as_str());
        }
        for state in CallState::ALL {
            assert_eq!(state_name(u16::try_from(state.code()).unwrap()), state.as_str());
        }
    }

    #[test]
    fn a_role_is_read_as_number_and_as_name() {
        for value in ["8", "0x8", "\"8 [RoleDeletedParty]\"", "RoleDeletedParty", "DNRoleDeletedParty", "DeletedParty"]
        {
            assert_eq!(role_code(value.as_bytes()), Some(8), "{value}");
        }
        assert_eq!(role_code(b"Deleted"), None);
        assert_eq!(role_name(77), "77");
    }

    #[test]
    fn a_call_state_is_read_as_number_and_as_name() {
        for value in ["0", "0x0", "Ok", "OK", "CallStateOk", "0 [CallStateOk]"] {
            assert_eq!(state_code(value.as_bytes()), Some(0), "{value}");
        }
    }
}
