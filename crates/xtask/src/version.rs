//! Version numbers: as tools print them and as Cargo.lock holds them.

/// The first version number in what a tool prints for `--version`, such as `1.2.3` in `tool v1.2.3 (abc)`.
pub(crate) fn printed(text: &str) -> Option<&str> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .find(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The parts before and behind the first dot: 20 and 11 in `v20.11.0`.
pub(crate) fn major_and_minor(text: &str) -> Option<(u32, u32)> {
    let mut parts = printed(text)?.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn locked<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_prints_its_version_among_other_words() {
        assert_eq!(printed("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(printed("wasm-bindgen 0.2.126 (abc123)"), Some("0.2.126"));
        assert_eq!(printed("v20.20.2"), Some("20.20.2"));
        assert_eq!(printed("no number here"), None);
    }

    #[test]
    fn the_major_and_minor_version_are_its_first_two_numbers() {
        assert_eq!(major_and_minor("v20.20.2"), Some((20, 20)));
        assert_eq!(major_and_minor("Python 3.11.7"), Some((3, 11)));
        assert_eq!(major_and_minor("command not found"), None);
    }

    #[test]
    fn a_package_is_found_in_cargo_lock_by_its_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(locked(lock, "trunk"), None);
    }
}
