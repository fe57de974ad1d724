use crate::listed::listed;
use crate::{Attribute, AttributeName, CallState, ConnId, Dn, DnRole, Note, Value};

/// An event that T-Server sends to one party (EMR, Releasing Calls).
///
/// It holds only the values that differ between events; [`Event::attributes`] adds names, order, roles and notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// `EventReleased`: its receiver is no longer on the call.
    Released {
        /// The identifier of the call.
        conn_id: ConnId,
        /// The receiver, which was released.
        this_dn: Dn,
        /// The party at the other end of a conversation (*OPT in the reference). `None` in a conference, where
        /// EventReleased names no other party.
        other_dn: Option<Dn>,
    },
    /// `EventPartyDeleted`: another party left the conference.
    PartyDeleted {
        /// The identifier of the call.
        conn_id: ConnId,
        /// The receiver, which stays on the call.
        this_dn: Dn,
        /// The party that left.
        other_dn: Dn,
        /// The party that made the request: equal to `other_dn` when that party released itself.
        third_party_dn: Dn,
        /// The number of parties that remain on the call. Note *a* derives CallState from it.
        remaining: usize,
    },
}

listed! {
    /// The name of an [`Event`]. Variants are in the alphabetical order of the names.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum EventName {
        /// `EventPartyDeleted`
        PartyDeleted,
        /// `EventReleased`
        Released,
    }
}

impl EventName {
    /// The name as T-Library writes it, such as `EventReleased`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Released => "EventReleased",
            Self::PartyDeleted => "EventPartyDeleted",
        }
    }

    /// The integer of the message in T-Library.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::Released => 65,
            Self::PartyDeleted => 70,
        }
    }
}

impl Event {
    /// The name of the event.
    #[must_use]
    pub fn name(&self) -> EventName {
        match self {
            Self::Released { .. } => EventName::Released,
            Self::PartyDeleted { .. } => EventName::PartyDeleted,
        }
    }

    /// The receiver: the ThisDN of the event.
    #[must_use]
    pub fn party(&self) -> &Dn {
        match self {
            Self::Released { this_dn, .. } | Self::PartyDeleted { this_dn, .. } => this_dn,
        }
    }

    /// The event as T-Server logs it: a line with name and integer, then a line per attribute, with tabs before name and
    /// value. DNs are in single quotes, roles and states are integers (T-Library).
    ///
    /// `attributes` are the ones to write, from [`Run::attributes`](crate::Run::attributes).
    ///
    /// ```
    /// use callmodel::Scenario;
    ///
    /// let run = Scenario::from_short("A B C", "release B")?.play()?;
    /// let event = &run.steps[0].events[1];
    /// assert_eq!(event.log(&run.attributes(event)), "EventReleased (65)\n\tConnID\t1\n\tThisDN\t'B'\n\tCallState\t0\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn log(&self, attributes: &[Attribute]) -> String {
        let mut log = format!("{} ({})\n", self.name().as_str(), self.name().code());
        for Attribute { name, value, .. } in attributes {
            log.push_str(&format!("\t{}\t", name.as_str()));
            match value {
                Value::ConnId(conn_id) => log.push_str(conn_id.as_str()),
                Value::Dn(dn) => log.push_str(&format!("'{dn}'")),
                Value::Role(role) => log.push_str(&role.code().to_string()),
                Value::CallState(state) => log.push_str(&state.code().to_string()),
            }
            log.push('\n');
        }
        log
    }

    /// The attributes in the order of the reference, including the optional ones.
    #[must_use]
    pub fn attributes(&self) -> Vec<Attribute> {
        let plain = |name, value| Attribute { name, value, optional: false, note: None };
        match self {
            Self::Released { conn_id, this_dn, other_dn } => {
                let mut attributes = vec![
                    plain(AttributeName::ConnId, Value::ConnId(conn_id.clone())),
                    plain(AttributeName::ThisDn, Value::Dn(this_dn.clone())),
                ];
                attributes.extend(other_dn.iter().map(|other_dn| Attribute {
                    optional: true,
                    ..plain(AttributeName::OtherDn, Value::Dn(other_dn.clone()))
                }));
                attributes.push(plain(AttributeName::CallState, Value::CallState(CallState::Ok)));
                attributes
            }
            Self::PartyDeleted { conn_id, this_dn, other_dn, third_party_dn, remaining } => {
                let note = Note::A { remaining: *remaining };
                vec![
                    plain(AttributeName::ConnId, Value::ConnId(conn_id.clone())),
                    plain(AttributeName::ThisDn, Value::Dn(this_dn.clone())),
                    plain(AttributeName::OtherDn, Value::Dn(other_dn.clone())),
                    plain(AttributeName::OtherDnRole, Value::Role(DnRole::DeletedParty)),
                    plain(AttributeName::ThirdPartyDn, Value::Dn(third_party_dn.clone())),
                    plain(AttributeName::ThirdPartyDnRole, Value::Role(DnRole::DeletedBy)),
                    Attribute {
                        note: Some(note),
                        ..plain(AttributeName::CallState, Value::CallState(note.call_state()))
                    },
                ]
            }
        }
    }
}
