//! Every form of the runs of the reference's phases, as text.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Run, Scenario};
use callmodel_figure::LIMITS;
use callmodel_forms::{Colours, Form, MOST_OF_MERMAID, Options};
use insta::assert_snapshot;

fn written(form: Form, parties: &str, steps: &str) -> String {
    form.write(&Scenario::from_short(parties, steps).unwrap().play().unwrap(), &Options::default())
}

#[test]
fn each_form_is_found_by_its_name() {
    for form in Form::ALL {
        assert_eq!(Form::named(form.facts().name), Some(form));
    }
    assert_eq!(Form::named("xml"), None);
}

#[test]
fn each_form_ends_with_a_line_feed_and_is_deterministic() {
    for form in Form::ALL {
        for (parties, steps) in [("A B", ""), ("A B C", "delete B by A, release C")] {
            let text = written(form, parties, steps);
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{form:?}");
            assert_eq!(written(form, parties, steps), text, "{form:?}");
        }
    }
}

#[test]
fn markdown_table_has_a_column_per_party() {
    assert_snapshot!(written(Form::Markdown, "A B C", "delete B by A"), @"
    ## 1. Delete from Conference Phase

    `A` requests `TDeleteFromConference` of `B`. Basis: table.

    |                  | `A`               | `B`           | `C`               |
    |------------------|-------------------|---------------|-------------------|
    | Before           | Conference        | Conference    | Conference        |
    | Request          | Delete `B`        |               |                   |
    | Event            | EventPartyDeleted | EventReleased | EventPartyDeleted |
    | ConnID           | `1`               | `1`           | `1`               |
    | ThisDN           | `A`               | `B`           | `C`               |
    | OtherDN          | `B`               |               | `B`               |
    | OtherDNRole      | DeletedParty      |               | DeletedParty      |
    | ThirdPartyDN     | `A`               |               | `A`               |
    | ThirdPartyDNRole | DeletedBy         |               | DeletedBy         |
    | CallState        | OK (a)            | OK            | OK (a)            |
    | After            | Conversation      |               | Conversation      |

    (a): CallState is Conferenced when more than two parties remain on the call, otherwise OK. Step 1: 2 parties remain, so CallState is OK.
    ");
}

#[test]
fn markdown_columns_are_parties_on_the_call() {
    assert_snapshot!(written(Form::Markdown, "A B C", "release B, release C"), @r"
    ## 1. Release from Conference Phase

    `B` requests `TReleaseCall`. Basis: table.

    |                  | `A`               | `B`           | `C`               |
    |------------------|-------------------|---------------|-------------------|
    | Before           | Conference        | Conference    | Conference        |
    | Request          |                   | Release       |                   |
    | Event            | EventPartyDeleted | EventReleased | EventPartyDeleted |
    | ConnID           | `1`               | `1`           | `1`               |
    | ThisDN           | `A`               | `B`           | `C`               |
    | OtherDN          | `B`               |               | `B`               |
    | OtherDNRole      | DeletedParty      |               | DeletedParty      |
    | ThirdPartyDN     | `B`               |               | `B`               |
    | ThirdPartyDNRole | DeletedBy         |               | DeletedBy         |
    | CallState        | OK (a)            | OK            | OK (a)            |
    | After            | Conversation      |               | Conversation      |

    ## 2. Release Phase

    `C` requests `TReleaseCall`. Basis: table.

    |           | `A`           | `C`           |
    |-----------|---------------|---------------|
    | Before    | Conversation  | Conversation  |
    | Request   |               | Release       |
    | Event     | EventReleased | EventReleased |
    | ConnID    | `1`           | `1`           |
    | ThisDN    | `A`           | `C`           |
    | OtherDN   | `C` \*OPT     | `A` \*OPT     |
    | CallState | OK            | OK            |
    | After     |               |               |

    \*OPT: The attribute is optional: T-Server may leave it out.

    (a): CallState is Conferenced when more than two parties remain on the call, otherwise OK. Step 1: 2 parties remain, so CallState is OK.
    ");
}

#[test]
fn markdown_of_a_call_without_steps_says_so() {
    assert_snapshot!(written(Form::Markdown, "A B", ""), @"Conversation of `A`, `B`. There are no steps.");
}

/// A conference of 1,000 parties, of which this number release themselves.
fn thousand(steps: usize) -> Run {
    let dns: Vec<_> = (1..=1_000).map(|number| number.to_string()).collect();
    let steps: Vec<_> = dns[..steps].iter().map(|dn| format!("release {dn}")).collect();
    Scenario::from_short(&dns.join(" "), &steps.join(", ")).unwrap().play().unwrap()
}

#[test]
fn a_large_ladder_is_refused_by_text_and_ascii_only() {
    for form in Form::ALL {
        assert_eq!(form.check(&thousand(1)), Ok(()), "{form:?}");
        let is_drawn_in_characters = matches!(form, Form::Text | Form::Ascii);
        assert_eq!(form.check(&thousand(3)).is_err(), is_drawn_in_characters, "{form:?}");
    }
    assert_snapshot!(Form::Text.check(&thousand(100)).unwrap_err(), @"Text of this ladder would have 190707 lines of 22003 characters; the limit is 50 million characters in total. Use SVG, Mermaid or JSON instead.");
}

#[test]
fn csv_has_a_record_for_each_attribute() {
    assert_snapshot!(written(Form::Csv, "A B", "release A").replace("\r\n", "\n"), @"
    step,phase,basis,request,by,otherDn,event,party,attribute,value,optional,note
    1,Release Phase,table,TReleaseCall,A,,EventReleased,A,ConnID,1,,
    1,Release Phase,table,TReleaseCall,A,,EventReleased,A,ThisDN,A,,
    1,Release Phase,table,TReleaseCall,A,,EventReleased,A,OtherDN,B,true,
    1,Release Phase,table,TReleaseCall,A,,EventReleased,A,CallState,OK,,
    1,Release Phase,table,TReleaseCall,A,,EventReleased,B,ConnID,1,,
    1,Release Phase,table,TReleaseCall,A,,EventReleased,B,ThisDN,B,,
    1,Release Phase,table,TReleaseCall,A,,EventReleased,B,OtherDN,A,true,
    1,Release Phase,table,TReleaseCall,A,,EventReleased,B,CallState,OK,,
    ");
}

#[test]
fn csv_lines_end_with_cr_lf() {
    let csv = written(Form::Csv, "A B C", "release B");
    assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count());
}

#[test]
fn mermaid_crosses_the_message_that_ends_a_lane() {
    assert_snapshot!(written(Form::Mermaid, "A B C", "delete B by A"), @"
    sequenceDiagram
        accTitle: Conference · A, B, C#58; delete B by A
        accDescr: TDeleteFromConference#58; A receives EventPartyDeleted, B receives EventReleased, C receives EventPartyDeleted.
        participant p0 as T-Server
        participant p1 as A
        participant p2 as B
        participant p3 as C
        Note over p1,p3: Conference · A, B, C
        p1->>p0: Delete B<br/>TDeleteFromConference
        p0-->>p1: EventPartyDeleted
        p0-xp2: EventReleased
        p0-->>p3: EventPartyDeleted
        Note over p1,p3: Conversation · A, C
        Note over p0,p3: T-Server may deliver the events of one request in any order.
        Note over p0,p3: In a call of two, only ReleasingParty of call release tracking tells who hung up.
        Note over p0,p3: A party that nobody monitors, such as one outside the switch, receives no events.
    ");
}

#[test]
fn mermaid_beyond_its_text_limit_has_no_description() {
    let written = |count: usize, steps: &str| {
        let parties: Vec<_> = (7001..7001 + count).map(|dn| dn.to_string()).collect();
        let text = written(Form::Mermaid, &parties.join(" "), steps);
        (text.encode_utf16().count() > MOST_OF_MERMAID, text.contains("accDescr"))
    };
    assert_eq!(written(60, "release 7001"), (false, true));
    assert_eq!(
        written(500, "release 7001, release 7002"),
        (true, true),
        "nothing that is left out makes it short enough"
    );
    let steps: Vec<_> = (7001..7013).map(|dn| format!("release {dn}")).collect();
    assert_eq!(written(60, &steps.join(", ")), (false, false));
}

#[test]
fn an_html_figure_is_left_to_right_in_any_page() {
    let svg = written(Form::Svg, "A B", "");
    assert!(svg.split_once('>').unwrap().0.contains(" direction=\"ltr\""), "{svg}");
    for form in [Form::Html, Form::Page] {
        let html = written(form, "A B", "");
        let figure = html.split_once("<figure ").unwrap().1.split_once('>').unwrap().0;
        assert!(figure.contains("dir=\"ltr\""), "{figure}");
    }
}

#[test]
fn the_ladder_of_a_printed_page_fits_a_sheet() {
    let page = written(Form::Page, "A B", "");
    let printed = page.split_once("@media print{").unwrap().1.lines().next().unwrap();
    assert!(printed.contains("-ladder svg{") && printed.contains("max-width:100%;max-height:100vh"), "{printed}");
}

#[test]
fn plantuml_destroys_the_lane_that_ends() {
    assert_snapshot!(written(Form::PlantUml, "A B C", "release B"), @r#"
    @startuml
    title Conference · A, B, C<U+003A> release B
    hide footbox
    participant "T-Server" as p0
    participant "A" as p1
    participant "B" as p2
    participant "C" as p3
    == Conference · A, B, C ==
    p2 -> p0 : Release\nTReleaseCall
    p0 --> p1 : EventPartyDeleted
    p0 -> p2 : EventReleased
    destroy p2
    p0 --> p3 : EventPartyDeleted
    == Conversation · A, C ==
    note over p0, p3 : T-Server may deliver the events of one request in any order.
    note over p0, p3 : In a call of two, only ReleasingParty of call release tracking tells who hung up.
    note over p0, p3 : A party that nobody monitors, such as one outside the switch, receives no events.
    @enduml
    "#);
}

#[test]
fn text_draws_the_release_phase() {
    assert_snapshot!(written(Form::Text, "A B", "release A"), @"
                          ╭───╮             ╭───╮
      T-Server            │ A │             │ B │
          ┊               ╰─┬─╯             ╰─┬─╯
          ┊               ╭─┴─────────────────┴─╮
          ┊               │ Conversation · A, B │
          ┊               ╰─┬─────────────────┬─╯
          ┊     Release     │                 │
          ┊◄────────────────┤                 │
          ┊  TReleaseCall   │                 │
          ┊  EventReleased  │                 │
          ┊────────────────►✕                 │
          ┊                    EventReleased  │
          ┊──────────────────────────────────►✕
          ┊

    T-Server may deliver the events of one request in any order.
    In a call of two, only ReleasingParty of call release tracking tells who hung up.
    A party that nobody monitors, such as one outside the switch, receives no events.
    ");
}

#[test]
fn text_draws_the_delete_phase() {
    assert_snapshot!(written(Form::Text, "A B C", "delete B by A"), @"
                                  ╭───╮             ╭───╮                 ╭───╮
      T-Server                    │ A │             │ B │                 │ C │
          ┊                       ╰─┬─╯             ╰─┬─╯                 ╰─┬─╯
          ┊                       ╭─┴─────────────────┴─────────────────────┴─╮
          ┊                       │           Conference · A, B, C            │
          ┊                       ╰─┬─────────────────┬─────────────────────┬─╯
          ┊        Delete B         │                 │                     │
          ┊◄────────────────────────┤                 │                     │
          ┊  TDeleteFromConference  │                 │                     │
          ┊    EventPartyDeleted    │                 │                     │
          ┊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌►│                 │                     │
          ┊                         │  EventReleased  │                     │
          ┊─────────────────────────┼────────────────►✕                     │
          ┊                         │                    EventPartyDeleted  │
          ┊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌►│
          ┊                       ╭─┴───────────────────────────────────────┴─╮
          ┊                       │            Conversation · A, C            │
          ┊                       ╰─┬───────────────────────────────────────┬─╯
          ┊                         │                                       │

    T-Server may deliver the events of one request in any order.
    In a call of two, only ReleasingParty of call release tracking tells who hung up.
    A party that nobody monitors, such as one outside the switch, receives no events.
    ");
}

#[test]
fn ascii_draws_the_release_from_conference_phase() {
    assert_snapshot!(written(Form::Ascii, "A B C", "release B"), @"
                              +---+             +---+                 +---+
      T-Server                | A |             | B |                 | C |
          :                   +-+-+             +-+-+                 +-+-+
          :                   +-+-----------------+---------------------+-+
          :                   |            Conference: A, B, C            |
          :                   +-+-----------------+---------------------+-+
          :                     |     Release     |                     |
          :<--------------------|-----------------|                     |
          :                     |  TReleaseCall   |                     |
          :  EventPartyDeleted  |                 |                     |
          :....................>|                 |                     |
          :                     |  EventReleased  |                     |
          :---------------------|---------------->x                     |
          :                     |                    EventPartyDeleted  |
          :.....................|......................................>|
          :                   +-+---------------------------------------+-+
          :                   |            Conversation: A, C             |
          :                   +-+---------------------------------------+-+
          :                     |                                       |

    T-Server may deliver the events of one request in any order.
    In a call of two, only ReleasingParty of call release tracking tells who hung up.
    A party that nobody monitors, such as one outside the switch, receives no events.
    ");
}

#[test]
fn html_has_a_table_for_each_event() {
    let html = written(Form::Html, "A B C", "delete B by A");
    let section = &html[html.find("<section").unwrap()..html.find("</table>").unwrap()];
    assert_snapshot!(section, @r#"
    <section aria-labelledby="call-5993861d-step-1">
    <p id="call-5993861d-step-1" class="call-5993861d-step">1. <bdi translate="no">A</bdi> deletes <bdi translate="no">B</bdi> <code translate="no">TDeleteFromConference</code></p>
    <div class="call-5993861d-tables">
    <table>
    <caption>Party <bdi translate="no">A</bdi>: <code translate="no" class="call-5993861d-news">EventPartyDeleted</code></caption>
    <tbody>
    <tr><th scope="row" translate="no">ConnID</th> <td translate="no">1</td></tr>
    <tr><th scope="row" translate="no">ThisDN</th> <td><bdi translate="no">A</bdi></td></tr>
    <tr><th scope="row" translate="no">OtherDN</th> <td aria-describedby="call-5993861d-why-1-1-3"><bdi translate="no">B</bdi></td> <td role="gridcell" id="call-5993861d-why-1-1-3" class="call-5993861d-why">left the call</td></tr>
    <tr><th scope="row" translate="no">OtherDNRole</th> <td translate="no">DeletedParty</td></tr>
    <tr><th scope="row" translate="no">ThirdPartyDN</th> <td aria-describedby="call-5993861d-why-1-1-5"><bdi translate="no">A</bdi></td> <td role="gridcell" id="call-5993861d-why-1-1-5" class="call-5993861d-why">ThisDN made the request</td></tr>
    <tr><th scope="row" translate="no">ThirdPartyDNRole</th> <td translate="no">DeletedBy</td></tr>
    <tr><th scope="row" translate="no">CallState</th> <td translate="no" aria-describedby="call-5993861d-why-1-1-7">OK</td> <td role="gridcell" id="call-5993861d-why-1-1-7" class="call-5993861d-why">2 parties remain (note a)</td></tr>
    </tbody>
    "#);
}

#[test]
fn page_is_complete_and_holds_the_figure() {
    let page = written(Form::Page, "A B", "release A");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\""), "{page}");
    assert!(page.contains("<title>Conversation · A, B&#58; release A · Call Models</title>"), "{page}");
    assert!(page.contains("<caption>Party <bdi translate=\"no\">A</bdi>: "), "{page}");
}

#[test]
fn forms_with_colours_have_the_palette_of_their_options() {
    let run = Scenario::from_short("A B", "release A").unwrap().play().unwrap();
    for form in Form::ALL.into_iter().filter(|form| form.facts().has_colours) {
        let written = |colours| form.write(&run, &Options { colours, ..Options::default() });
        let has = |colours, text: &str| written(colours).contains(text);
        let dark_when_preferred = "@media (prefers-color-scheme:dark)";
        assert!(has(Colours::Auto, dark_when_preferred), "{form:?}");
        for colours in [Colours::Light, Colours::Dark, Colours::Print] {
            assert!(!has(colours, dark_when_preferred), "{form:?} {colours:?}");
        }
        assert!(has(Colours::Dark, "#1b1e24") && !has(Colours::Light, "#1b1e24"), "{form:?}");
    }
}

#[test]
fn html_and_page_load_nothing() {
    for form in [Form::Svg, Form::Html, Form::Page] {
        let text = written(form, "A B C", "delete B by A").replace("http://www.w3.org/2000/svg", "");
        for absent in ["<script", " style=", "http:", "https:", "url(", "@import", " src=", " href=", "foreignObject"] {
            assert!(!text.contains(absent), "{form:?} has {absent}");
        }
    }
}

#[test]
fn different_runs_or_options_share_no_id() {
    let play = |text: &str| text.parse::<Scenario>().unwrap().play().unwrap();
    let plain = Options::default();
    let marked = Options { marked: "1.C".parse().ok(), ..Options::default() };
    let dark = Options { colours: Colours::Dark, ..Options::default() };
    let written = [
        ("parties A B C\ndelete B by A\nrelease C", &plain),
        ("parties A B C\nrelease B\nrelease C", &plain),
        ("parties A B C\nconn 2\ndelete B by A\nrelease C", &plain),
        ("parties A B C\noptional omit\ndelete B by A\nrelease C", &plain),
        ("parties A B C\ndelete B by A\nrelease C", &marked),
        ("parties A B C\ndelete B by A\nrelease C", &dark),
    ];
    for form in [Form::Svg, Form::Html, Form::Page] {
        let ids = written.map(|(scenario, options)| {
            let text = form.write(&play(scenario), options);
            text.split(" id=\"").skip(1).map(|rest| rest[..rest.find('"').unwrap()].to_owned()).collect::<Vec<_>>()
        });
        for (index, one) in ids.iter().enumerate() {
            assert!(!one.is_empty(), "{form:?}");
            for other in &ids[..index] {
                assert!(one.iter().all(|id| !other.contains(id)), "{form:?} {:?}: {one:?}", written[index]);
            }
        }
    }
}

#[test]
fn a_marked_message_has_an_outline_in_the_svg() {
    let run = Scenario::from_short("A B C", "delete B by A").unwrap().play().unwrap();
    let marked = |text: &str| {
        let options = Options { marked: text.parse().ok(), ..Options::default() };
        Form::Svg.write(&run, &options).matches("-fill-mark\"").count()
    };
    assert_eq!((marked("1.C"), marked("2"), marked("")), (1, 0, 0));
}

#[test]
fn each_form_with_a_time_axis_says_what_its_events_do_not() {
    let says = |form: Form, steps: &str| {
        let text = written(form, "A B", steps).replace("&#45;", "-").replace("&#46;", ".");
        // A sentence may stand in several lines of an SVG.
        let text = text
            .replace('<', " <")
            .split('<')
            .map(|tag| tag.split_once('>').map_or(tag, |(_, text)| text))
            .collect::<String>();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        LIMITS.iter().filter(|sentence| text.contains(**sentence)).count()
    };
    for form in [Form::Svg, Form::Html, Form::Page, Form::Mermaid, Form::PlantUml, Form::Text, Form::Ascii] {
        assert_eq!(says(form, "release A"), LIMITS.len(), "{form:?}");
    }
    assert_eq!(says(Form::Svg, ""), 0, "there are no events");
}
