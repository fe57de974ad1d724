use callmodel::{Call, ConnId, Dn, Request, Step};

/// `TReleaseCall` by a party.
pub(crate) fn release(by: &str) -> Option<Request> {
    Some(Request::ReleaseCall { by: Dn::new(by).ok()? })
}

/// The request by which `by` makes `leaver` leave a conference.
pub(crate) fn departure_by(leaver: &str, by: &str) -> Option<Request> {
    if by == leaver {
        return release(by);
    }
    Some(Request::DeleteFromConference { by: Dn::new(by).ok()?, other_dn: Dn::new(leaver).ok()? })
}

/// The step of the model: the only source of expected events.
pub(crate) fn step(conn_id: u64, parties: &[String], request: &Request) -> Option<Step> {
    let conn_id = ConnId::new(&format!("{conn_id:016x}")).ok()?;
    let parties: Vec<Dn> = parties.iter().map(|dn| Dn::new(dn)).collect::<Result<_, _>>().ok()?;
    Call::new(conn_id, parties).ok()?.apply(request).ok()
}
