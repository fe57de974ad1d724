use unicode_width::UnicodeWidthStr;

/// Rows of cells as lines for a terminal: each column as wide as its widest cell, two blanks between columns, none at the end.
pub(crate) fn aligned<const N: usize>(rows: &[[String; N]]) -> impl Iterator<Item = String> {
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or_default();
    let widths: [usize; N] = std::array::from_fn(width);
    rows.iter().map(move |row| {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let blank = width - cell.width();
            line += &format!("{cell}{:blank$}  ", "");
        }
        line.truncate(line.trim_end().len());
        line
    })
}
