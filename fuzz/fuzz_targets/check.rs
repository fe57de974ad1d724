#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| callmodel_hostile::check_calls(text));
