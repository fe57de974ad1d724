//! Short names between a module and its script.
//!
//! wasm-bindgen calls each function that a module imports by a name with a hash in it, once in the module and once in the
//! script. Nothing but these two reads the names, and no compression makes hashes small: together they are a fortieth of
//! the page. No tool renames them, wasm-opt only those of Emscripten.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// The name that the module has for its script, after.
const SCRIPT: &str = "a";

/// The section of a module that lists its imports (WebAssembly Core Specification, Binary Format, 5.5.5).
const IMPORTS: u8 = 2;

/// The kind of an import that is a function (5.5.5); wasm-bindgen makes no other.
const FUNCTION: u8 = 0;

/// Shortens the names in the module at `wasm` and in its script at `js`.
pub(crate) fn shorten(wasm: &Path, js: &Path) -> Result<(), Failure> {
    let wrong = |path: &Path, what: String| {
        let hint = "crates/xtask/src/imports.rs knows what wasm-bindgen writes; look at what has changed";
        Failure::new(format!("{}: {what}", path.display()), hint)
    };
    let module = fs::read(wasm).map_err(|error| wrong(wasm, error.to_string()))?;
    let script = fs::read_to_string(js).map_err(|error| wrong(js, error.to_string()))?;
    let (module, names) = renamed(&module).ok_or_else(|| wrong(wasm, "its imports cannot be read".to_owned()))?;
    let script = replaced(script, &names).map_err(|name| wrong(js, format!("`{name}` is not there once")))?;
    fs::write(wasm, module).map_err(|error| wrong(wasm, error.to_string()))?;
    fs::write(js, script).map_err(|error| wrong(js, error.to_string()))
}

/// What a module imports, by its old name, and the new one. The first is the script itself.
type Names = Vec<(String, String)>;

/// The module with short names; `None` if it is not one, or imports what is no function.
fn renamed(module: &[u8]) -> Option<(Vec<u8>, Names)> {
    let mut names = Names::new();
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut out = header.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let (section, next) = sized(after)?;
        out.push(id);
        if id == IMPORTS {
            let imports = imports(section, &mut names)?;
            number(imports.len(), &mut out);
            out.extend(imports);
        } else {
            number(section.len(), &mut out);
            out.extend_from_slice(section);
        }
        rest = next;
    }
    Some((out, names))
}

fn imports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (count, mut rest) = read_number(section)?;
    number(count, &mut out);
    for index in 0..count {
        let (script, after) = sized(rest)?;
        let (name, after) = sized(after)?;
        let (&kind, after) = after.split_first()?;
        let (of, after) = read_number(after)?;
        if kind != FUNCTION {
            return None;
        }
        if names.is_empty() {
            names.push((String::from_utf8(script.to_vec()).ok()?, SCRIPT.to_owned()));
        }
        let short = short(index);
        for text in [SCRIPT, &short] {
            number(text.len(), &mut out);
            out.extend(text.bytes());
        }
        out.push(FUNCTION);
        number(of, &mut out);
        names.push((String::from_utf8(name.to_vec()).ok()?, short));
        rest = after;
    }
    rest.is_empty().then_some(out)
}

/// The script with short names, or the name that is not there exactly once as a key.
fn replaced(script: String, names: &Names) -> Result<String, String> {
    names.iter().enumerate().try_fold(script, |script, (index, (name, short))| {
        // The name of the script itself is no identifier, so it stands in quotes.
        let [key, short] =
            [name, short].map(|name| if index == 0 { format!("\"{name}\":") } else { format!("{name}:") });
        let short = short.replace('"', "");
        if script.matches(&key).count() == 1 { Ok(script.replace(&key, &short)) } else { Err(name.clone()) }
    })
}

/// The `index`th short name: `a` to `z`, `aa` to `zz` and so on.
fn short(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    if index < 26 { letter.to_string() } else { format!("{}{letter}", short(index / 26 - 1)) }
}

/// So many bytes as the number before them says, and what follows.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (size, rest) = read_number(bytes)?;
    rest.split_at_checked(size)
}

/// An unsigned number in LEB128 (5.2.2), and what follows.
fn read_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let length = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let (number, rest) = bytes.split_at(length);
    let value = number
        .iter()
        .rev()
        .try_fold(0_usize, |value, byte| Some(value.checked_mul(0x80)? | usize::from(byte & 0x7f)))?;
    Some((value, rest))
}

/// Writes an unsigned number in LEB128.
fn number(mut value: usize, out: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        out.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of one type that imports two functions, and then a section of another kind.
    fn module() -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        let mut imports = vec![2];
        for name in ["__wbg_a_0123456789abcdef", "__wbg_b_0123456789abcdef"] {
            for text in ["./page_bg.js", name] {
                number(text.len(), &mut imports);
                imports.extend(text.bytes());
            }
            imports.extend([FUNCTION, 0]);
        }
        module.push(IMPORTS);
        number(imports.len(), &mut module);
        module.extend(imports);
        module.extend(b"\0\x02\x01x");
        module
    }

    const SCRIPT_BEFORE: &str =
        "return{\"./page_bg.js\":{__wbg_a_0123456789abcdef:f,__wbg_b_0123456789abcdef:function(){}}}";

    #[test]
    fn the_module_has_short_names_and_is_otherwise_the_same() {
        let (short, names) = renamed(&module()).unwrap();
        assert_eq!(short, b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0d\x02\x01a\x01a\0\0\x01a\x01b\0\0\0\x02\x01x");
        assert_eq!(names.iter().map(|(_, short)| short.as_str()).collect::<Vec<_>>(), ["a", "a", "b"]);
    }

    #[test]
    fn the_script_has_the_same_names() {
        let (_, names) = renamed(&module()).unwrap();
        assert_eq!(replaced(SCRIPT_BEFORE.to_owned(), &names).unwrap(), "return{a:{a:f,b:function(){}}}");
    }

    #[test]
    fn a_name_that_the_script_does_not_have_is_told() {
        let (_, names) = renamed(&module()).unwrap();
        let script = SCRIPT_BEFORE.replace("__wbg_b_0123456789abcdef", "other");
        assert_eq!(replaced(script, &names).unwrap_err(), "__wbg_b_0123456789abcdef");
    }

    #[test]
    fn what_is_no_module_is_not_renamed() {
        assert!(renamed(b"<!doctype html>").is_none());
        assert!(renamed(&module()[..40]).is_none());
    }

    #[test]
    fn short_names_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 52, 701, 702].map(short), ["a", "z", "aa", "ab", "ba", "zz", "aaa"]);
    }
}
