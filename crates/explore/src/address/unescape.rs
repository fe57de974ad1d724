use percent_encoding::percent_decode_str;

/// The value of a field, decoded. `None`: it is not UTF-8.
pub fn unescape(value: &str) -> Option<String> {
    percent_decode_str(&value.replace('+', " ")).decode_utf8().ok().map(|value| value.into_owned())
}
