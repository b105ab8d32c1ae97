//! A finished paper, read back with poppler's tools.

use std::path::PathBuf;
use std::process::Command;

/// What one page takes at most, in bytes, with its fonts and without the shop's own
/// pictures and photos: those are as large as they are.
pub const MAX_PAGE_BYTES: usize = 100_000;

pub struct Paper {
    path: PathBuf,
    pub bytes: usize,
}

impl Paper {
    /// Keeps the paper under the build's scratch folder, where it can also be
    /// looked at.
    pub fn keep(name: &str, bytes: &[u8]) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        std::fs::write(&path, bytes).expect("the scratch folder is writable");
        Self { path, bytes: bytes.len() }
    }

    fn poppler(&self, tool: &str, options: &[&str], to_stdout: bool) -> String {
        let answer = self.poppler_bytes(tool, options, to_stdout);
        String::from_utf8(answer).expect("poppler writes UTF-8")
    }

    pub fn poppler_bytes(&self, tool: &str, options: &[&str], to_stdout: bool) -> Vec<u8> {
        let mut command = Command::new(tool);
        command.args(options).arg(&self.path);
        if to_stdout {
            command.arg("-");
        }
        let output = command.output().unwrap_or_else(|fault| {
            panic!("the papers are read back with poppler, and {tool} does not start ({fault}); install poppler-utils")
        });
        assert!(
            output.status.success() && output.stderr.is_empty(),
            "{tool} complains about {}: {}",
            self.path.display(),
            String::from_utf8_lossy(&output.stderr)
        );
        output.stdout
    }

    pub fn text(&self) -> String {
        self.poppler("pdftotext", &["-layout", "-enc", "UTF-8"], true)
    }

    /// The text in the order in which it was put on paper, without its blanks:
    /// what was wrapped stands together, whatever stands beside it.
    pub fn solid(&self) -> String {
        self.poppler("pdftotext", &["-raw", "-enc", "UTF-8"], true).split_whitespace().collect()
    }

    /// The text page by page.
    pub fn pages(&self) -> Vec<String> {
        let text = self.text();
        text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
    }

    /// The sizes of type on it, and the widths of its lines, in points, of every page.
    pub fn type_and_rules(&self) -> (Vec<f64>, Vec<f64>) {
        let number = |rest: &str| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            rest[..end].parse().expect("a number")
        };
        let all = |text: &str, name: &str| -> Vec<f64> { text.split(name).skip(1).map(number).collect() };
        let html = self.poppler("pdftohtml", &["-xml", "-zoom", "1", "-i", "-stdout"], false);
        let fonts: String = html.lines().filter(|line| line.contains("<fontspec")).collect();
        let widths = (1..=self.page_sizes().len()).flat_map(|page| {
            let page = page.to_string();
            let drawn = self.poppler("pdftocairo", &["-svg", "-f", &page, "-l", &page], true);
            all(&drawn, "stroke-width:")
        });
        (all(&fonts, "size=\""), widths.collect())
    }

    pub fn info(&self) -> String {
        self.poppler("pdfinfo", &["-rawdates"], false)
    }

    /// The lines of `pdffonts` without its heads.
    pub fn fonts(&self) -> Vec<String> {
        self.poppler("pdffonts", &[], false).lines().skip(2).map(str::to_owned).collect()
    }

    /// Width and height of each page, in points.
    pub fn page_sizes(&self) -> Vec<(f64, f64)> {
        let info = self.poppler("pdfinfo", &["-box", "-f", "1", "-l", "9999"], false);
        let boxes = info.lines().filter(|line| line.contains("MediaBox"));
        boxes
            .map(|line| {
                let edges = line.split_once(':').expect("a box follows its name").1;
                let edges: Vec<f64> =
                    edges.split_whitespace().map(|edge| edge.parse().expect("an edge is a number")).collect();
                assert_eq!(edges[..2], [0.0, 0.0], "{line}");
                (edges[2], edges[3])
            })
            .collect()
    }

    pub fn says(&self, words: &[&str]) {
        let text = self.text();
        for word in words {
            assert!(text.contains(word), "the paper does not say \"{word}\":\n{text}");
        }
    }

    pub fn never_says(&self, words: &[&str]) {
        let text = self.text();
        for word in words {
            assert!(!text.contains(word), "the paper says \"{word}\":\n{text}");
        }
    }

    /// What holds of every paper: fonts embedded and cut, small, dated, and
    /// every page numbered.
    pub fn is_sound(&self, title: &str, number: &str) {
        let pages = self.pages();
        let most = if pages.len() == 1 { MAX_PAGE_BYTES } else { 150_000 };
        assert!(self.bytes <= most, "{} bytes on {} pages", self.bytes, pages.len());
        self.is_well_made(title, number);
        for (index, page) in pages.iter().enumerate() {
            // Poppler drops narrow blanks between figures and ideographs.
            let footer = format!("第{}/{}页", index + 1, pages.len());
            let solid: String = page.split_whitespace().collect();
            assert!(solid.contains(&footer), "\"{footer}\" is not in\n{page}");
            assert!(page.contains("打印时间 2026-03-02 08:30"), "{page}");
            assert!(page.contains(number), "{page}");
        }
    }

    /// The same of a paper of any length, on a roll too.
    pub fn is_well_made(&self, title: &str, number: &str) {
        let fonts = self.fonts();
        assert!(!fonts.is_empty());
        for font in &fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            // From the right: object ID (two words), uni, sub, emb.
            let flags = &columns[columns.len() - 5..columns.len() - 2];
            assert_eq!(flags, ["yes", "yes", "yes"], "not embedded, cut and readable: {font}");
            // Glyphs drawn as little pages bring down drivers of dot matrices.
            assert!(font.contains("CID Type 0C") && !font.contains("Type 3"), "{font}");
        }
        let info = self.info();
        for line in [
            format!("Title:           {title} {number}"),
            "Producer:        Workbay".to_owned(),
            "CreationDate:    D:20260302083000".to_owned(),
        ] {
            assert!(info.contains(&line), "\"{line}\" is not in\n{info}");
        }
    }
}
