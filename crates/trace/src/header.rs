use memchr::{memchr, memmem, memrchr};

use crate::text::{find, leading_number, quoted};
use crate::{Layout, Name};

/// The line that a message block begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header<'a> {
    /// The name as written.
    pub(crate) text: &'a [u8],
    /// The name.
    pub(crate) name: Name,
    /// The layout, as far as the line shows it.
    pub(crate) layout: Layout,
}

impl<'a> Header<'a> {
    /// The header in a line. The words `message EventReleased` elsewhere, such as in the body of a SIP message, are none.
    pub(crate) fn of_line(line: &'a [u8]) -> Option<Self> {
        match line.first()? {
            b'@' => Self::after_colon(line, Layout::TServer),
            b'm' => Self::named(line.strip_prefix(b"message ")?, Layout::TServer),
            b'r' => Self::router(line),
            b'\'' => Self::sdk(line),
            b'\t' | b' ' => Self::after_colon(line.trim_ascii_start(), Layout::Standard),
            b'0'..=b'9' => match line.last()? {
                b')' | b':' => Self::sdk(line),
                _ => Self::after_colon(line, Layout::TServer),
            },
            _ => None,
        }
    }

    /// `…: message EventReleased` at the end of the line.
    fn after_colon(line: &'a [u8], layout: Layout) -> Option<Self> {
        let (before, text) = line.split_at(memrchr(b' ', line)? + 1);
        before.ends_with(b": message ").then(|| Self::named(text, layout))?
    }

    /// `received from 65200(SIP_A)host1:7007(fd=) message EventReleased` and `request to 65200(TS) message RequestX`, which
    /// ` (refid=7)` may follow.
    fn router(line: &'a [u8]) -> Option<Self> {
        let is_of_router = line.starts_with(b"received from ") || line.starts_with(b"request to ");
        let at = is_of_router.then(|| memmem::rfind(line, b" message "))??;
        let text = &line[at + b" message ".len()..];
        let end = memchr(b'(', text).unwrap_or(text.len());
        Self::named(text[..end].trim_ascii_end(), Layout::Router)
    }

    /// `… 'EventReleased' ('65')` of the Platform SDK, which ` attributes:` may follow.
    fn sdk(line: &'a [u8]) -> Option<Self> {
        let at = [&b"'Event"[..], b"'Request"].iter().find_map(|start| find(line, start))?;
        let (text, rest) = quoted(&line[at..])?;
        let number = rest.trim_ascii().strip_prefix(b"(")?;
        let (number, after) = number.split_at(memchr(b')', number)?);
        let is_number = leading_number(number).is_some();
        let is_end = matches!(after, b")" | b") attributes:" | b") message attributes:");
        // This line repeats the name when the message has been handled.
        let is_repeated = find(&line[..at], b"Completed handling").is_some();
        (is_number && is_end && !is_repeated).then(|| Self::named(text, Layout::PlatformSdk))?
    }

    fn named(text: &'a [u8], layout: Layout) -> Option<Self> {
        Name::of(text).map(|name| Self { text, name, layout })
    }

    /// The name in a standard message that repeats a message, 04541 to 04545 and 50002, if it names one.
    pub(crate) fn of_standard_message(line: &'a [u8]) -> Option<Self> {
        let at =
            find(&line[..line.len().min(64)], b" 0454").or_else(|| find(&line[..line.len().min(64)], b" 50002"))?;
        let words = line[at..].split(|byte| matches!(byte, b' ' | b'"')).skip(2).take(4);
        words.filter_map(|word| Self::named(word, Layout::Standard)).next()
    }
}

/// Whether a line without a stamp that begins with this byte may be a header.
pub(crate) fn may_begin_a_header(first: u8) -> bool {
    matches!(first, b'm' | b'r' | b'\'' | b'\t' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(line: &str) -> Option<(&str, Layout)> {
        Header::of_line(line.as_bytes()).map(|header| (std::str::from_utf8(header.text).unwrap(), header.layout))
    }

    #[test]
    fn the_header_of_each_layout_is_recognised() {
        for (line, expected) in [
            ("@16:45:24.5939 [0] 8.1.101.25 distribute_event: message EventReleased", Layout::TServer),
            ("@16:45:24.5939 [0] 8.1.101.25 distribute call/party event: message EventReleased", Layout::TServer),
            ("message EventReleased", Layout::TServer),
            ("received from 65200(SIP_A)host1:7007(fd=) message EventReleased", Layout::Router),
            ("received from 65200(SIP_A)host1:7007(fd=) message EventReleased (refid=7)", Layout::Router),
            (" : message EventReleased", Layout::Standard),
            (
                "2015-01-07 13:20:31,665 DEBUG [THREAD : S] - Proxy got message 'EventReleased' ('65')",
                Layout::PlatformSdk,
            ),
            ("2015-01-07 13:20:31,665 INFO - 'EventReleased' (65) attributes:", Layout::PlatformSdk),
            ("'EventReleased' ('65')", Layout::PlatformSdk),
        ] {
            assert_eq!(layout(line), Some(("EventReleased", expected)), "{line}");
        }
        assert_eq!(
            layout("request to 65200(TS_1) message RequestUpdateUserData"),
            Some(("RequestUpdateUserData", Layout::Router))
        );
    }

    #[test]
    fn the_words_of_a_header_elsewhere_are_none() {
        for line in [
            "From: <sip:message EventReleased@192.0.2.1>",
            "x: message EventReleased",
            "@10:00:05.1 [0] 8.1 distribute_event: message EventReleased and more",
            "@12:21:16.4386 [ISCC] Received from server A@B: message ISCCEventReleased",
            "13:20:31,665 - Completed handling 'EventReleased' ('65')",
            "10:00:05.100 Trc 04542 EventReleased sent to [24] (00000479 ICON_1 192.0.2.7:59022)",
        ] {
            assert_eq!(layout(line), None, "{line}");
        }
    }

    #[test]
    fn a_standard_message_names_what_it_repeats() {
        for line in [
            "2015-08-17T23:16:17.458 Int 04545 Interaction message \"EventReleased\" sent to 24 (\"ICON_1\")",
            "10:00:05.100 Trc 04542 EventReleased sent to [24] (00000479 ICON_1 192.0.2.7:59022)",
            "16:39:27.319 Trc 04541 Message EventReleased received from 'SIP_A@1001'",
            "2016-04-29T16:26:11.580 Trc 50002 TEvent: EventReleased",
        ] {
            let found = Header::of_standard_message(line.as_bytes()).map(|header| header.name);
            assert_eq!(found, Some(Name::Released), "{line}");
        }
        let other = b"2026-02-02T10:00:00.000 Trc 04112 The Log Output has been created and opened";
        assert_eq!(Header::of_standard_message(other), None);
    }
}
