//! The colours: contrast of text (WCAG 2.2, 1.4.3), and hues that are not confused.

use callmodel_ladder::{Colours, Palette};

fn channels(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("colours are #rrggbb")) / 255.0)
}

/// Relative luminance, as WCAG defines it.
fn luminance(colour: &str) -> f64 {
    let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    channels(colour).map(linear).iter().zip([0.2126, 0.7152, 0.0722]).map(|(c, weight)| c * weight).sum()
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The hue in degrees (HSL). `None` for a grey, whose hue is not seen.
fn hue(colour: &str) -> Option<f64> {
    let [red, green, blue] = channels(colour);
    let (greatest, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let chroma = greatest - least;
    let sixth = if greatest == red {
        ((green - blue) / chroma).rem_euclid(6.0)
    } else if greatest == green {
        (blue - red) / chroma + 2.0
    } else {
        (red - green) / chroma + 4.0
    };
    (chroma > 0.07).then_some(60.0 * sixth)
}

fn palettes() -> [&'static Palette; 2] {
    let (light, dark) = Colours::Auto.palettes();
    [light, dark.expect("automatic colours have a dark palette")]
}

#[test]
fn text_has_a_contrast_of_at_least_4_5() {
    for palette in palettes() {
        let Palette { card, ink, soft, bar, mark, accent, last, news, chips, .. } = palette;
        for text in [ink, soft, accent, last, news] {
            assert!(contrast(text, card) >= 4.5, "{text} on {card}");
        }
        for ground in [bar, mark] {
            assert!(contrast(ink, ground) >= 4.5, "{ink} on {ground}");
        }
        for [chip, text] in chips {
            assert!(contrast(text, chip) >= 4.5 && contrast(text, card) >= 4.5, "{text} on {chip} and {card}");
        }
    }
}

#[test]
fn parties_have_other_hues_than_requests_and_events() {
    for palette in palettes() {
        for message in [palette.accent, palette.last, palette.news] {
            let message_hue = hue(message).expect("requests and events are not grey");
            for chip in palette.chips.as_flattened() {
                let Some(hue) = hue(chip) else { continue };
                let apart = (hue - message_hue).rem_euclid(360.0);
                assert!(apart.min(360.0 - apart) >= 25.0, "{chip} and {message} are {apart:.0}° apart");
            }
        }
    }
}

/// The matrices of Machado, Oliveira and Fernandes (2009) for what is seen without one kind of cone, on linear RGB.
const COLOUR_BLIND: [(&str, [[f64; 3]; 3]); 3] = [
    ("protanopia", [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    ("deuteranopia", [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    ("tritanopia", [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
];

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, value)| factor * value).sum())
}

/// CIELAB of a colour as `seen`.
fn lab(colour: &str, seen: [[f64; 3]; 3]) -> [f64; 3] {
    let linear = channels(colour).map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    let rgb = times(seen, linear).map(|c| c.clamp(0.0, 1.0));
    let xyz = times([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], rgb);
    let [x, y, z] = [xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089]
        .map(|value| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn colour_blind_readers_tell_ink_from_requests_and_events() {
    for palette in palettes() {
        for message in [palette.accent, palette.last, palette.news] {
            for (name, seen) in COLOUR_BLIND {
                let [ink, other] = [palette.ink, message].map(|colour| lab(colour, seen));
                let apart = ink.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt();
                assert!(apart >= 15.0, "{message} and ink are {apart:.0} apart in {name}");
            }
        }
    }
}
