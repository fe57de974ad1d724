//! Writes the sequence diagram of a scenario in the short form as SVG: `picture "A B C" "delete B by A" dark`.

#![expect(clippy::print_stdout, reason = "the example prints what it draws")]

use callmodel::Scenario;
use callmodel_figure::Figure;
use callmodel_ladder::{Colours, Heads, Metrics, Theme, layout, svg};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |index: usize, usual: &str| arguments.get(index).cloned().unwrap_or_else(|| usual.to_owned());
    let run = Scenario::from_short(&argument(0, "A B C"), &argument(1, "delete B by A"))?.play()?;
    let colours = match argument(2, "auto").as_str() {
        "light" => Colours::Light,
        "dark" => Colours::Dark,
        "print" => Colours::Print,
        _ => Colours::Auto,
    };
    let drawing = layout(&Figure::of(&run).ladder, &Metrics { heads: Heads::Drawn, ..Metrics::default() });
    println!("{}", svg(&drawing, &Theme { colours, ..Theme::default() }));
    Ok(())
}
