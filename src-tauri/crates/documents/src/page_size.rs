//! How large the pages of a paper are, read back from its bytes: of a roll only
//! whoever drew it knows, and whoever prints it has to.

const BOX: &[u8] = b"/MediaBox[0 0 ";

/// Width and height in points of the largest page of a PDF that was made here.
#[must_use]
pub fn page_size(pdf: &[u8]) -> Option<(f64, f64)> {
    let starts = pdf.windows(BOX.len()).enumerate().filter(|(_, window)| *window == BOX);
    let sizes = starts.filter_map(|(at, _)| {
        let rest = pdf.get(at + BOX.len()..)?;
        let end = rest.iter().position(|byte| *byte == b']')?;
        let (width, height) = std::str::from_utf8(rest.get(..end)?).ok()?.split_once(' ')?;
        Some((width.parse::<f64>().ok()?, height.parse::<f64>().ok()?))
    });
    sizes.reduce(|(width, height), other| (width.max(other.0), height.max(other.1)))
}
