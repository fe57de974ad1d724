//! Every form, read back by a parser of its format: DNs with any characters round-trip.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::BTreeSet;

use callmodel::{ConnId, Dn, Request, Run, Scenario, in_text};
use callmodel_figure::Figure;
use callmodel_forms::{Form, Options};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// DNs with syntax of some format.
const NASTY: [&str; 28] = [
    "\"quoted\"",
    "'single'",
    "<script>alert(1)</script>",
    "&amp;&#65;",
    "a|b||\\|",
    "=1+2",
    "+49-89-1",
    "-1",
    "@SUM",
    "\\back\\slash\\n",
    "#35;#1",
    "semi;colon:",
    "B;=1+1;x",
    "B;\"=1+1;'=x",
    "*bold*_under_~~gone~~",
    "`tick``ticks`",
    "[link](http://x.example)![y](z)",
    "1.",
    "---",
    "%%{init}%%",
    "end",
    "<U+0041>**x**//y//__z__",
    "ﬂ°°60¶ß",
    "🎧👩\u{200d}💻🏴\u{e0067}\u{e0062}\u{e007f}",
    "داخلي",
    "内線７００１",
    "A\u{202e}B\u{200b}\u{3164}\u{fff9}",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
];

/// A conference of these DNs: the first deletes the second, then the third releases itself.
fn run() -> Run {
    let dns: Vec<_> = NASTY.iter().map(|text| Dn::new(text).unwrap()).collect();
    let steps = vec![
        Request::DeleteFromConference { by: dns[0].clone(), other_dn: dns[1].clone() },
        Request::ReleaseCall { by: dns[2].clone() },
    ];
    Scenario::new(ConnId::default(), dns).unwrap().with_steps(steps).play().unwrap()
}

fn written(form: Form) -> String {
    form.write(&run(), &Options::default())
}

/// Party, name and value of each attribute of the run.
fn expected() -> Vec<[String; 3]> {
    let run = run();
    let events = run.steps.iter().flat_map(|step| &step.events);
    let rows = events.flat_map(|event| {
        let party = event.party().to_string();
        run.attributes(event)
            .into_iter()
            .map(move |attribute| [party.clone(), attribute.name.as_str().to_owned(), attribute.value.to_string()])
    });
    rows.collect()
}

/// Compares the rows read with those written, one by one: the whole is long.
fn check(read: &[[String; 3]]) {
    let expected = expected();
    for (read, expected) in read.iter().zip(&expected) {
        assert_eq!(read, expected);
    }
    assert_eq!(read.len(), expected.len());
}

/// A CSV field without its guard, removed by the rule of the documentation.
fn unguarded(field: &str) -> String {
    field.split(';').map(|part| part.strip_prefix('\'').unwrap_or(part)).collect::<Vec<_>>().join(";")
}

#[test]
fn csv_without_guards_reads_back() {
    let csv = written(Form::Csv);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let column = |name: &str| csv.lines().next().unwrap().split(',').position(|field| field == name).unwrap();
    let places = ["party", "attribute", "value"].map(column);
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let read: Vec<_> = records.iter().map(|record| places.map(|place| unguarded(&record[place]))).collect();
    check(&read);
}

#[test]
fn csv_split_at_comma_or_semicolon_has_no_formula_cell() {
    let csv = written(Form::Csv);
    for delimiter in [b',', b';'] {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(csv.as_bytes());
        for record in reader.records() {
            for cell in record.unwrap().iter() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
    }
}

#[test]
fn json_reads_back() {
    let json: serde_json::Value = serde_json::from_str(&written(Form::Json)).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let mut read = Vec::new();
    for step in json["steps"].as_array().unwrap() {
        for event in step["events"].as_array().unwrap() {
            for attribute in event["attributes"].as_array().unwrap() {
                read.push([text(&event["party"]), text(&attribute["name"]), text(&attribute["value"])]);
            }
        }
    }
    check(&read);
}

/// The tables of a Markdown text as rows of cells. Panics at a cell with anything but text and code.
fn markdown_tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut cell: Option<String> = None;
    for event in Parser::new_ext(text, pulldown_cmark::Options::all()) {
        #[expect(clippy::wildcard_enum_match_arm, reason = "of a cell only text and code are expected")]
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => tables.last_mut().unwrap().push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                tables.last_mut().unwrap().last_mut().unwrap().push(cell.take().unwrap());
            }
            Event::Text(text) | Event::Code(text) if cell.is_some() => cell.as_mut().unwrap().push_str(&text),
            event => assert!(cell.is_none(), "{event:?} in a cell"),
        }
    }
    tables
}

#[test]
fn markdown_tables_read_back() {
    let mut read = Vec::new();
    for table in markdown_tables(&written(Form::Markdown)) {
        let [parties, rows @ ..] = table.as_slice() else { panic!("a table without a head") };
        for (column, party) in parties.iter().enumerate().skip(1) {
            let without_mark = |cell: &str| cell.split(' ').next().unwrap_or_default().to_owned();
            let attributes =
                rows.iter().filter(|row| !["Before", "Request", "Event", "After"].contains(&row[0].as_str()));
            let told = attributes.filter(|row| !row[column].is_empty());
            read.extend(told.map(|row| [party.clone(), row[0].clone(), without_mark(&row[column])]));
        }
    }
    check(&read);
}

#[test]
fn markdown_sentences_hold_text_and_code_only() {
    let text = written(Form::Markdown);
    for event in Parser::new_ext(&text, pulldown_cmark::Options::all()) {
        #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else the parser finds is a failure")]
        let tag = match event {
            Event::Start(tag) => tag,
            Event::Text(_) | Event::Code(_) | Event::End(_) => continue,
            other => panic!("{other:?}"),
        };
        let known = matches!(tag, Tag::Heading { .. } | Tag::Paragraph | Tag::Table(_) | Tag::TableHead)
            || matches!(tag, Tag::TableRow | Tag::TableCell);
        assert!(known, "{tag:?}");
    }
}

#[test]
fn markdown_punctuation_at_a_line_start_makes_no_list() {
    for dn in ["1.", "1)", "-", "+", "*", "#", ">", "=", "~~~", "```"] {
        let dns = vec![Dn::new(dn).unwrap(), Dn::new("B").unwrap()];
        let steps = vec![Request::ReleaseCall { by: dns[0].clone() }];
        let run = Scenario::new(ConnId::default(), dns).unwrap().with_steps(steps).play().unwrap();
        let text = Form::Markdown.write(&run, &Options::default());
        let line = text.lines().find(|line| line.contains("requests")).unwrap();
        let html = Parser::new(line).collect::<Vec<_>>();
        assert_eq!(html[0], Event::Start(Tag::Paragraph), "{line}");
        assert_eq!(html[1], Event::Code(dn.into()), "{line}");
    }
}

/// The texts of the elements of one name in an XML document.
fn texts(document: &roxmltree::Document<'_>, name: &str) -> Vec<String> {
    let nodes = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
    nodes.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn svg_reads_back() {
    let svg = written(Form::Svg);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let ladder = Figure::of(&run()).ladder;
    let named = document.root_element().children().filter(|node| node.tag_name().name() == "title");
    assert_eq!(named.count(), 0, "a browser would show it as a tooltip over the whole drawing");
    assert_eq!(texts(&document, "desc"), [ladder.title.as_str(), ladder.description.as_str()]);
    for dn in NASTY {
        let told = format!("{} receives Event", in_text(dn));
        assert!(texts(&document, "desc")[1].contains(&told), "{dn}");
    }
}

/// `text` without line ends of a fold: trailing blanks, and the bidi isolates of each line.
fn unfolded(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{2068}' | '\u{2069}')).collect()
}

#[test]
fn svg_heads_read_back_and_show_no_hidden_character() {
    let svg = written(Form::Svg);
    let document = roxmltree::Document::parse(&svg).unwrap();
    // A head is a chip and its texts; the first head has no chip.
    let mut heads: Vec<String> = Vec::new();
    let shapes = document.root_element().children().filter(roxmltree::Node::is_element);
    for node in shapes.skip_while(|node| node.attribute("rx") != Some("6")) {
        match node.tag_name().name() {
            "rect" if node.attribute("rx") == Some("6") => heads.push(String::new()),
            "text" if node.attribute("font-size") == Some("14") => {
                heads.last_mut().unwrap().push_str(node.text().unwrap())
            }
            _ => break,
        }
    }
    let expected: Vec<_> = NASTY.iter().map(|dn| unfolded(&in_text(dn))).collect();
    assert_eq!(heads.iter().map(|head| unfolded(head)).collect::<Vec<_>>(), expected);
    assert!(!svg.contains(['\u{202e}', '\u{200b}', '\u{3164}']));
}

#[test]
fn table_shows_every_name_and_value() {
    let table = Form::Table.write(&run(), &Options { width: 100_000, ..Options::default() });
    let cells: BTreeSet<_> = table.split(['│', '\n']).map(str::trim).collect();
    for dn in NASTY {
        assert!(cells.contains(format!("Party {}", in_text(dn)).as_str()) || cells.contains(&*in_text(dn)), "{dn}");
    }
}

/// An HTML document, parsed by the rules of browsers.
fn html(text: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(text)
}

/// The elements of one name below `node` in document order; all elements for an empty name.
fn elements(node: &Handle, name: &str) -> Vec<Handle> {
    let mut found = Vec::new();
    for child in node.children.borrow().iter() {
        if let NodeData::Element { name: is, .. } = &child.data
            && (name.is_empty() || &*is.local == name)
        {
            found.push(child.clone());
        }
        found.extend(elements(child, name));
    }
    found
}

/// The text in `node`.
fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::Element { .. }
        | NodeData::ProcessingInstruction { .. } => node.children.borrow().iter().map(text).collect(),
    }
}

/// An attribute of an element.
fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

/// The attributes in the tables of an HTML document.
fn html_tables(document: &RcDom) -> Vec<[String; 3]> {
    let mut read = Vec::new();
    for table in elements(&document.document, "table") {
        let party = text(&elements(&elements(&table, "caption")[0], "bdi")[0]);
        for row in elements(&table, "tr") {
            let head = &elements(&row, "th")[0];
            assert_eq!(attribute(head, "scope").as_deref(), Some("row"));
            let value = elements(&row, "td").into_iter().find(|cell| attribute(cell, "role").is_none()).unwrap();
            read.push([party.clone(), text(head), text(&value)]);
        }
    }
    read
}

#[test]
fn html_tables_read_back() {
    check(&html_tables(&html(&written(Form::Html))));
}

#[test]
fn page_tables_and_title_read_back() {
    let document = html(&written(Form::Page));
    assert_eq!(*document.errors.borrow(), Vec::<&str>::new());
    check(&html_tables(&document));
    let title = Figure::of(&run()).ladder.title;
    let head = &elements(&document.document, "head")[0];
    assert_eq!(text(&elements(&document.document, "h1")[0]), title);
    assert_eq!(text(&elements(head, "title")[0]), format!("{title} · Call Models"));
}

#[test]
fn html_ids_are_unique_and_each_reference_has_its_id() {
    let all = elements(&html(&written(Form::Html)).document, "");
    let attributes = |names: &[&str]| -> Vec<String> {
        let values = all.iter().flat_map(|element| names.iter().filter_map(|name| attribute(element, name)));
        values.flat_map(|value| value.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let ids = attributes(&["id"]);
    let once: BTreeSet<_> = ids.iter().cloned().collect();
    assert_eq!(ids.len(), once.len());
    let named = attributes(&["aria-labelledby", "aria-describedby"]);
    assert!(named.iter().all(|id| once.contains(id)) && !named.is_empty());
}

/// Decodes numeric codes: a number of this `radix` between `start` and `end`.
fn decoded(text: &str, start: &str, end: char, radix: u32) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(start) {
        out.push_str(&rest[..at]);
        let (number, after) = rest[at + start.len()..].split_once(end).unwrap();
        out.push(char::from_u32(u32::from_str_radix(number, radix).unwrap()).unwrap());
        rest = after;
    }
    out + rest
}

#[test]
fn mermaid_names_read_back_from_entity_codes() {
    let mermaid = written(Form::Mermaid);
    let names: Vec<_> = mermaid.lines().filter_map(|line| line.strip_prefix("    participant p")).collect();
    let read: Vec<_> = names.iter().map(|name| decoded(name.split_once(" as ").unwrap().1, "#", ';', 10)).collect();
    assert_eq!(read[0], "T-Server");
    assert_eq!(read[1..], NASTY.map(|dn| in_text(dn).into_owned()));
}

#[test]
fn mermaid_lines_have_no_punctuation_of_a_dn() {
    for line in written(Form::Mermaid).lines().skip(1) {
        let (_, text) = line.split_once(if line.contains("participant") { " as " } else { ": " }).unwrap();
        let text = text.replace("<br/>", "");
        let numbers =
            text.split('#').skip(1).all(|code| code.split_once(';').is_some_and(|(n, _)| n.parse::<u32>().is_ok()));
        assert!(numbers, "{line}");
        assert_eq!(text.matches(';').count(), text.matches('#').count(), "{line}");
        assert!(!text.contains(['<', '>', '"', '%', ':', '{', '\\', 'ﬂ', '¶', '\u{202e}']), "{line}");
    }
}

#[test]
fn plantuml_names_read_back_from_unicode_notation() {
    let plantuml = written(Form::PlantUml);
    let names: Vec<_> = plantuml.lines().filter_map(|line| line.strip_prefix("participant \"")).collect();
    let read: Vec<_> =
        names.iter().map(|name| decoded(name.rsplit_once("\" as p").unwrap().0, "<U+", '>', 16)).collect();
    assert_eq!(read[0], "T-Server");
    assert_eq!(read[1..], NASTY.map(|dn| in_text(dn).into_owned()));
}

#[test]
fn plantuml_lines_have_no_punctuation_of_a_dn() {
    for line in written(Form::PlantUml).lines().filter(|line| line.starts_with("participant")) {
        assert_eq!(line.matches('"').count(), 2, "{line}");
        let text = line.replace("<U+", "").replace('>', "");
        assert!(!text.contains(['<', '&', '*', '/', '~', '\\', '[', '=', '\u{202e}']), "{line}");
    }
}

#[test]
fn text_shows_every_name_whole() {
    let text = written(Form::Text);
    let heads = text.lines().nth(1).unwrap();
    let read: Vec<_> = heads.split('│').map(str::trim).filter(|head| !head.is_empty()).collect();
    assert_eq!(read[0], "T-Server");
    assert_eq!(read[1..], NASTY.map(|dn| in_text(dn).into_owned()));
}

#[test]
fn text_head_lines_are_equally_wide() {
    use unicode_width::UnicodeWidthStr;
    let text = written(Form::Text);
    let lines: Vec<_> = text.lines().collect();
    // The three lines of the head boxes.
    assert_eq!(lines[0].width(), lines[1].width());
    assert_eq!(lines[1].width(), lines[2].width());
}

#[test]
fn ascii_names_read_back_from_escapes() {
    let ascii = written(Form::Ascii);
    assert!(ascii.is_ascii(), "{ascii}");
    let heads = ascii.lines().nth(1).unwrap();
    for dn in NASTY.iter().filter(|dn| !dn.contains('\u{202e}')) {
        assert!(decoded(heads, "\\u{", '}', 16).contains(&format!("| {dn} |")), "{dn}");
    }
}
