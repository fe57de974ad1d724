use callmodel::{Dn, EventName, Phase, Request, Scenario, ScenarioError};
use callmodel_figure::{Compared, MessageId};

use super::field::Field;
use super::fields::Fields;
use super::problems::Problems;
use super::restored::restored;
use super::slug;
use crate::display::Display;
use crate::filter::Filter;
use crate::notice::Notice;
use crate::session::{Session, usual_phase};

/// The session of a fragment, with the `#`; of an empty one [`Session::opening`]. Unreadable parts become notices of the
/// session; the rest is opened.
pub fn read(fragment: &str) -> Session {
    let mut problems = Problems::default();
    let rest = restored(fragment);
    let (path, query) = rest.split_once('?').unwrap_or((&rest, ""));
    if rest.is_empty() {
        return Session::opening();
    }
    if !matches!(path, "" | "/" | slug::EXPLORE) {
        problems.add(Notice::Page { found: path.to_owned() });
    }
    let fields = Fields::read(query, &mut problems);
    session(&fields, &mut problems).with_notices(problems.into_notices())
}

fn session(fields: &Fields, problems: &mut Problems) -> Session {
    version(fields, problems);
    let phase = phase(fields, problems);
    let conn_id = problems.value(fields.get(Field::Conn).map(Scenario::conn_from_short)).unwrap_or_default();
    let optional = problems.value(fields.get(Field::Optional).map(Scenario::optional_from_short)).unwrap_or_default();
    let (steps, unread) = steps(fields.get(Field::Steps).unwrap_or_default());
    let mut is_cut = unread.is_some();
    unread.into_iter().for_each(|error| problems.add(Notice::Scenario(error)));
    let parties = fields.get(Field::Parties).map(|text| Scenario::from_parties(text, conn_id.clone()));
    let scenario = problems.value(parties).unwrap_or_else(|| {
        let phase = phase.unwrap_or_else(|| Scenario::default_phase(&steps));
        Scenario::of_phase(phase).with_conn_id(conn_id)
    });
    let fits = |phase: &Phase| phase.is_of(scenario.call().state());
    if let Some(phase) = phase.filter(|phase| !fits(phase)) {
        problems.add(Notice::Phase { found: slug::of_phase(phase).to_owned() });
    }
    let start = phase.filter(fits).unwrap_or(usual_phase(scenario.call()));
    let (session, stopped) = Session::play(scenario.with_steps(steps).with_optional(optional), start);
    if let Some(stopped) = stopped {
        problems.add(Notice::Refused(stopped));
        is_cut = true;
    }
    // After a truncated list of steps, other fields may refer to missing steps, which needs no further notice.
    let mut ignored = Problems::default();
    let of_steps = if is_cut { &mut ignored } else { &mut *problems };
    let session = at(fields, session, of_steps);
    let session = select(fields, session, of_steps);
    let session = compare(fields, session, of_steps);
    let session = was(fields, session, of_steps);
    let session = display(fields, session, problems);
    filter(fields, session, problems)
}

/// The steps of a text; if one cannot be read, the steps before it, and why.
fn steps(text: &str) -> (Vec<Request>, Option<ScenarioError>) {
    match Scenario::steps_from_short(text) {
        Ok(steps) => (steps, None),
        Err(error) => {
            let end = text.char_indices().nth(error.place.column.saturating_sub(1)).map_or(text.len(), |(end, _)| end);
            let before = text[..end].rsplit_once(',').map(|(before, _)| Scenario::steps_from_short(before));
            (before.and_then(Result::ok).unwrap_or_default(), Some(error))
        }
    }
}

fn version(fields: &Fields, problems: &mut Problems) {
    let Some(found) = fields.get(Field::Version).map(str::to_owned) else { return };
    match found.parse::<u32>() {
        Ok(slug::VERSION) => {}
        Ok(number) if number > slug::VERSION => problems.add(Notice::Newer { found }),
        _ => problems.add(Notice::Version { found }),
    }
}

fn phase(fields: &Fields, problems: &mut Problems) -> Option<Phase> {
    let found = fields.get(Field::Phase)?;
    let phase = Phase::ALL.into_iter().find(|phase| slug::of_phase(*phase) == found);
    if phase.is_none() {
        problems.add(Notice::Phase { found: found.to_owned() });
    }
    phase
}

fn at(fields: &Fields, session: Session, problems: &mut Problems) -> Session {
    let Some(found) = fields.get(Field::At) else { return session };
    let steps = session.scenario().steps.len();
    match found.parse() {
        Ok(at) if at <= steps => session.with_at(at),
        _ => {
            problems.add(Notice::At { found: found.to_owned(), steps });
            session
        }
    }
}

fn select(fields: &Fields, session: Session, problems: &mut Problems) -> Session {
    let Some(found) = fields.get(Field::Select) else { return session };
    let selected = found.parse().ok().and_then(|id: MessageId| id.resolved_in(session.run()));
    let session = session.with_selected(selected);
    if session.selected().is_none() {
        problems.add(Notice::Select { found: found.to_owned() });
    }
    session
}

fn compare(fields: &Fields, session: Session, problems: &mut Problems) -> Session {
    let Some(found) = fields.get(Field::Compare) else { return session };
    let compared = Compared::read_in(found, session.run());
    let session = session.with_compared(compared);
    if session.compared().is_none() {
        problems.add(Notice::Compare { found: found.to_owned() });
    }
    session
}

fn was(fields: &Fields, session: Session, problems: &mut Problems) -> Session {
    let Some(found) = fields.get(Field::Was) else { return session };
    let conn_id = session.scenario().call().conn_id().clone();
    let session = session.with_was(Scenario::from_parties(found, conn_id).ok());
    if session.was().is_none() {
        problems.add(Notice::Was { found: found.to_owned() });
    }
    session
}

fn display(fields: &Fields, session: Session, problems: &mut Problems) -> Session {
    match fields.get(Field::View) {
        None => session,
        Some(slug::TABLE) => session.with_display(Display::Table),
        Some(found) => {
            problems.add(Notice::View { found: found.to_owned() });
            session
        }
    }
}

fn filter(fields: &Fields, session: Session, problems: &mut Problems) -> Session {
    let find = fields.get(Field::Find).unwrap_or_default().to_owned();
    let mut filter = Filter { find, ..Filter::default() };
    for found in fields.listed(Field::For) {
        match Dn::new(found).ok().filter(|dn| session.scenario().call().has(dn)) {
            Some(dn) if filter.parties.contains(&dn) => {}
            Some(dn) => filter.parties.push(dn),
            None => problems.add(Notice::For { found: found.to_owned() }),
        }
    }
    for found in fields.listed(Field::Event) {
        match EventName::ALL.into_iter().find(|name| name.as_str() == found) {
            Some(name) if filter.events.contains(&name) => {}
            Some(name) => filter.events.push(name),
            None => problems.add(Notice::Event { found: found.to_owned() }),
        }
    }
    session.with_filter(filter)
}
