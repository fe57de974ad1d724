use crate::listed::listed;
use crate::{Attribute, AttributeName, CallState, ConnId, Dn, DnRole, Note, Value};

/// What T-Server tells one party (EMR, Releasing Calls).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// `EventReleased`: the party that it is sent to is no longer on the call.
    Released {
        /// The call.
        conn_id: ConnId,
        /// The party that was released.
        this_dn: Dn,
        /// The party at the other end of a conversation. Optional in the reference; absent in a conference, where the
        /// released party is told nothing of the others.
        other_dn: Option<Dn>,
    },
    /// `EventPartyDeleted`: another party left the conference.
    PartyDeleted {
        /// The call.
        conn_id: ConnId,
        /// The party that stays, and is told.
        this_dn: Dn,
        /// The party that left.
        other_dn: Dn,
        /// The party that caused it: equal to `other_dn` when that party released itself.
        third_party_dn: Dn,
        /// How many parties remain on the call; note *a* makes CallState of it.
        remaining: usize,
    },
}

listed! {
    /// The name of an [`Event`], in the alphabetical order of their names.
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

    /// The number of the message in T-Library.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::Released => 65,
            Self::PartyDeleted => 70,
        }
    }
}

impl Event {
    /// Which event it is.
    #[must_use]
    pub fn name(&self) -> EventName {
        match self {
            Self::Released { .. } => EventName::Released,
            Self::PartyDeleted { .. } => EventName::PartyDeleted,
        }
    }

    /// The party that receives it: its ThisDN.
    #[must_use]
    pub fn party(&self) -> &Dn {
        match self {
            Self::Released { this_dn, .. } | Self::PartyDeleted { this_dn, .. } => this_dn,
        }
    }

    /// The event in the manner of T-Server's log: its name and number, then a line for each attribute, with a tab before its
    /// name and one before its value. DNs stand in single quotes, roles and states are numbers (T-Library).
    ///
    /// `attributes` are those that are to be there, as [`Run::attributes`](crate::Run::attributes) has them.
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

    /// The attributes in the order of the reference, the optional ones among them.
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
