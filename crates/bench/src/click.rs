//! Clicks on the page: time by phase, beside clicks on an empty page.

use crate::goals;
use crate::measure::Measure;
use crate::record::{Click, Role};
use crate::values::{Values, p95, three};

/// The button of the empty page.
const EMPTY: &str = "text";

/// Statistics of the clicks on one button of one page, in ms.
#[derive(Debug, PartialEq)]
pub(crate) struct Clicks {
    size: String,
    button: String,
    presented: Values,
    /// 95th percentile of `presented`.
    p95: f64,
    /// Medians, as of all that follow.
    painted: f64,
    /// Script with the layout that it forces.
    script: f64,
    forced: f64,
    layout: f64,
    paint: f64,
}

/// Measures of the times until the display has the frame: each button of each call, beside that of the empty page.
pub(crate) fn measures(clicks: &[Click]) -> Vec<Measure> {
    told(&gather(clicks))
}

/// By size and button, in the order in which each first occurs.
fn gather(clicks: &[Click]) -> Vec<Clicks> {
    let mut groups: Vec<Vec<&Click>> = Vec::new();
    for click in clicks {
        let key = |of: &Click| (of.size.clone(), of.button.clone());
        match groups.iter_mut().find(|group| key(group[0]) == key(click)) {
            Some(group) => group.push(click),
            None => groups.push(vec![click]),
        }
    }
    groups.iter().filter_map(|group| statistics(group)).collect()
}

fn statistics(group: &[&Click]) -> Option<Clicks> {
    let each = |of: fn(&Click) -> f64| group.iter().map(|click| of(click)).collect::<Vec<_>>();
    let median = |of| Values::of(&each(of)).map(|values| values.median);
    let presented = each(|click| click.presented);
    let first = group.first()?;
    Some(Clicks {
        size: first.size.clone(),
        button: first.button.clone(),
        presented: Values::of(&presented)?,
        p95: p95(&presented)?,
        painted: median(|click| click.painted)?,
        script: median(|click| click.script + click.forced)?,
        forced: median(|click| click.forced)?,
        layout: median(|click| click.layout)?,
        paint: median(|click| click.paint)?,
    })
}

fn told(all: &[Clicks]) -> Vec<Measure> {
    let empty = all.iter().find(|clicks| clicks.button == EMPTY);
    let of = |clicks: &Clicks| {
        let Clicks { size, button, presented, .. } = clicks;
        let word = if button == "request" { "Release" } else { "Undo" };
        let measure = |values| Measure::ours("click to display", &format!("{size}, {word}"), values);
        let floor = empty.map(|empty| measure(empty.presented).in_role(Role::Floor, "an empty page, one text"));
        let ours = measure(*presented).in_role(Role::Ours, "the page").saying(says(clicks, empty));
        [Some(ours), floor].into_iter().flatten()
    };
    all.iter().filter(|clicks| clicks.button != EMPTY).flat_map(of).collect()
}

/// Time by phase, and the verdicts on the goals.
fn says(clicks: &Clicks, empty: Option<&Clicks>) -> String {
    let Clicks { size, p95, painted, script, forced, layout, paint, .. } = clicks;
    let [within, painted, whole, forced, layout, paint] =
        [p95, painted, script, forced, layout, paint].map(|ms| three(*ms));
    let beside = empty.map(|empty| format!(", on an empty page {} ms", three(empty.p95))).unwrap_or_default();
    let parts = format!(
        "95 % within {within} ms{beside}; painted after {painted} ms; work: script {whole} ms, of which {forced} ms are \
         layout that it forces, other style and layout {layout} ms, paint {paint} ms"
    );
    let parties = size.split('×').next().unwrap_or_default();
    [Some(parts), goals::script(parties, *script), goals::presented(parties, *p95)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clicks(size: &str, button: &str, p95: f64, script: f64) -> Clicks {
        let (size, button) = (size.to_owned(), button.to_owned());
        let presented = Values { median: 10.0, least: 5.0, greatest: 20.0, count: 40 };
        Clicks { size, button, presented, p95, painted: 9.0, script, forced: 1.0, layout: 0.5, paint: 2.0 }
    }

    fn click(size: &str, button: &str, presented: f64, script: f64, forced: f64) -> Click {
        let (size, button) = (size.to_owned(), button.to_owned());
        Click { size, button, presented, painted: 4.0, script, forced, layout: 1.0, paint: 1.0 }
    }

    #[test]
    fn clicks_are_gathered_by_size_and_button() {
        let all = gather(&[
            click("0×0", "text", 6.0, 0.5, 0.0),
            click("3×1", "request", 20.0, 1.0, 2.0),
            click("3×1", "undo", 9.0, 1.0, 0.0),
            click("3×1", "request", 30.0, 2.0, 8.0),
        ]);
        let names: Vec<_> = all.iter().map(|clicks| (clicks.size.as_str(), clicks.button.as_str())).collect();
        assert_eq!(names, [("0×0", "text"), ("3×1", "request"), ("3×1", "undo")]);
        let Clicks { presented, p95, script, forced, .. } = &all[1];
        assert_eq!((presented.median, presented.count, *p95, *script, *forced), (25.0, 2, 30.0, 6.5, 5.0));
    }

    #[test]
    fn a_click_reports_its_time_by_phase() {
        assert_eq!(
            says(&clicks("0×0", "text", 12.0, 1.5), Some(&clicks("0×0", "text", 11.0, 1.5))),
            "95 % within 12.0 ms, on an empty page 11.0 ms; painted after 9.00 ms; work: script 1.50 ms, of which 1.00 ms are \
             layout that it forces, other style and layout 0.500 ms, paint 2.00 ms"
        );
    }

    #[test]
    fn each_size_of_call_has_its_own_goal() {
        assert!(says(&clicks("3×1", "undo", 99.0, 2.0), None).ends_with("; goal script within 2 ms: met"));
        assert!(says(&clicks("3×1", "request", 9.0, 2.1), None).ends_with("; goal script within 2 ms: NOT MET"));
        assert!(says(&clicks("100×1", "request", 16.7, 9.0), None).ends_with("; goal 95 % within 16.7 ms: met"));
        assert!(says(&clicks("1000×1", "request", 50.1, 9.0), None).ends_with("; goal 95 % within 50 ms: NOT MET"));
    }

    #[test]
    fn each_click_is_beside_that_of_the_empty_page() {
        let measures = told(&[clicks("0×0", "text", 1.0, 1.0), clicks("3×1", "undo", 1.0, 1.0)]);
        let roles: Vec<_> = measures.iter().map(|measure| (measure.size.as_str(), measure.role)).collect();
        assert_eq!(roles, [("3×1, Undo", Role::Ours), ("3×1, Undo", Role::Floor)]);
    }
}
