//! T-Library logs, judged by the model: **bytes in, a verdict about each departure of each call out.**
//!
//! ```
//! use callmodel_trace::{Trace, Verdict, events};
//!
//! let event = |name: &str, dn: &str, other: &str| {
//!     let header = format!("@10:00:05.1000 [0] 8.1 distribute_event: message {name}\n");
//!     let dns = format!("\tAttributeThisDN\t'{dn}'\n\tAttributeOtherDN\t'{other}'\n");
//!     header + &dns + "\tAttributeConnID\t00a1000000000001\n\tAttributeCallState\t0\n"
//! };
//! let start = event("EventEstablished", "1001", "1002") + &event("EventEstablished", "1002", "1001");
//! let log = start + &event("EventReleased", "1001", "1002") + &event("EventReleased", "1002", "1001");
//! let trace = Trace::gather(vec![events("a.log", log.as_bytes())]);
//! assert_eq!(trace.check()[0].verdict, Verdict::Agrees);
//! ```
//!
//! # Data flow
//! ```text
//! bytes ─ BlockReader ─▶ Fields ─▶ Record ─▶ OpenCalls ─ Trace::gather ─▶ CallRecords ─ Checker ─▶ Checked ─ ways ─▶ Way
//!          (one unfinished  (needed             (by leg,    (files of a log,   (Call::apply alone
//!           block)           values)             packed)     duplicates)        knows what is expected)
//! ```
//! A record goes to its call when it is read, and waits there packed: a call is unpacked when it is checked, at the end, or on the way
//! when it has ended ([`FileReader::settle`]), so that its memory is freed. [`events`] and [`check`] are separate steps with plain,
//! serialisable data between them, [`LogFile::records`] and [`CallRecords`], so that another engine can sort and group the records. A
//! record has numbers instead of DNs; [`Dns`] beside the records has their texts. A large log is divided at [`Cut`]s, and its parts
//! are read at the same time; [`LogPart::joined`] is the log that reading it at once gives. [`Reader`] is the same state machine with
//! all attributes, for other programs.
//!
//! # Invariants
//! - **Reading never fails.** Bytes that are no message are counted in [`Tally`].
//! - **Expected events come from the model.** `Call::apply` is the only source; this crate has no table of its own.
//! - **What is not covered is no error.** Transfers, completed conferences, redirections and observed calls are recognised, so
//!   that the parties are right, and not judged.
//! - **Any cut, any order, any time.** The same logs in other pieces, in another order, with LF or CR LF give the same result, and so
//!   do calls that are checked as they end.

mod alphanumeric;
mod anonymise;
mod assign;
mod attribute;
mod block_reader;
mod blocks;
mod body;
mod call_records;
mod calls;
mod check;
mod checked;
mod clock;
mod codes;
mod compare;
mod cut;
mod departure;
mod departures;
mod dns;
mod draft;
mod edges;
mod expected;
mod few;
mod fields;
mod finding;
mod group;
mod header;
mod judge;
mod layout;
mod leg;
mod legs;
mod line_ends;
mod log_file;
mod message;
mod name;
mod needed;
mod open_calls;
mod packed;
mod part;
mod party;
mod pending;
mod reader;
mod record;
mod releasing;
mod report;
mod requests;
mod rule;
mod series;
mod settled;
mod single_line;
mod stamp;
mod summary;
mod survey;
mod tally;
mod text;
mod third_party;
mod trace;
mod verdict;
mod way;

pub use anonymise::{Anonymiser, Lines, LogLine};
pub use attribute::Attribute;
pub use call_records::{CallRecords, LogEnd};
pub use check::{Checker, check};
pub use checked::Checked;
pub use cut::Cut;
pub use departure::{Aside, Departure, Reason};
pub use dns::{DnId, Dns};
pub use finding::{Finding, FindingKind, Got, Place, Severity};
pub use layout::Layout;
pub use log_file::{FileReader, LogFile, WithoutMessages, events};
pub use message::Message;
pub use name::Name;
pub use part::LogPart;
pub use party::{Party, PartyKind};
pub use reader::Reader;
pub use record::Record;
pub use report::{CallJson, Report};
pub use rule::Rule;
pub use settled::Keep;
pub use stamp::{moment, moment_text};
pub use summary::Summary;
pub use tally::Tally;
pub use trace::Trace;
pub use verdict::Verdict;
pub use way::{Way, ways};
