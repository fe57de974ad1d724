//! Words of an address that stand for values, each in one place for reading and writing.

use callmodel::Phase;

/// The path of the page: `#/explore`.
pub(super) const EXPLORE: &str = "/explore";

/// The path of the page Learn, which has addresses of its own: `#/learn`.
pub(super) const LEARN: &str = "/learn";

/// The value of `view` for the reference table. The ladder has no word: it is the default.
pub(super) const TABLE: &str = "table";

/// The version of the addresses that this page writes. An address without a version has this one, and its meaning never
/// changes.
pub(super) const VERSION: u32 = 1;

/// The value of `phase`.
pub(super) fn of_phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Release => "release",
        Phase::ReleaseFromConference => "release-from-conference",
        Phase::DeleteFromConference => "delete-from-conference",
    }
}
