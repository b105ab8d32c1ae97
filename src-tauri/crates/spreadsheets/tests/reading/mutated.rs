//! Files as no program writes them: cut, with bytes turned, swollen.

use crate::support::{FAR_CELLS, HIDDEN_ROWS, outside, xlsx};
use fastrand::Rng;
use spreadsheets::{Options, read};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

const FILES: usize = 700;
/// So many of them, with a process for each.
const OUTSIDE: usize = 100;
const MAX_MEMORY_KB: u64 = 200 << 10;

fn seeds() -> Vec<Vec<u8>> {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45387</v></c></row>\
        <row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c><c r=\"B2\"><f>A1</f></c></row>";
    let looks = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/></cellXfs>";
    let table = "姓名,电话\n张小芳,13800138000\n\"李\n四\",=\"0139\"\n".repeat(20);
    let page = format!("<html><table>{}</table>", "<tr><td colspan=2>张&amp;三<td>138".repeat(20));
    let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">\
        <Worksheet Name=\"a\"><Table><Row Index=\"2\"><Cell Index=\"3\"><Data Type=\"Number\">1</Data></Cell></Row>\
        </Table></Worksheet></Workbook>";
    let wide = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        FAR_CELLS.to_vec(),
        HIDDEN_ROWS.to_vec(),
        HIDDEN_ROWS.to_vec(),
        xlsx(rows, "<si><t>姓名</t></si>", looks),
        xlsx(&rows.repeat(50), &"<si><t>张三</t></si>".repeat(90), looks),
        encoding_rs::GB18030.encode(&table).0.into_owned(),
        encoding_rs::BIG5.encode("客戶名稱,電話\n陳大文,\"0912\n").0.into_owned(),
        wide,
        page.into_bytes(),
        xml.as_bytes().to_vec(),
        table.into_bytes(),
    ]
}

fn mutated(seed: &[u8], chance: &mut Rng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    match chance.u8(..5) {
        0 => bytes.truncate(chance.usize(..bytes.len())),
        1 => {
            for _ in 0..chance.usize(1..20) {
                let place = chance.usize(..bytes.len());
                bytes[place] = chance.u8(..);
            }
        }
        // Lengths and counts are what a reader believes too easily.
        2 => {
            let place = chance.usize(..bytes.len().saturating_sub(4).max(1));
            let end = bytes.len().min(place + 4);
            bytes[place..end].fill(*chance.choice(&[0xFF, 0x7F, 0x00]).unwrap_or(&0));
        }
        3 => {
            let place = chance.usize(..bytes.len());
            let piece = bytes[place..].iter().take(chance.usize(1..600)).copied().collect::<Vec<_>>();
            let times = chance.usize(1..200);
            bytes.splice(place..place, piece.repeat(times));
        }
        _ => {
            let (from, to) = (chance.usize(..bytes.len()), chance.usize(..bytes.len()));
            bytes.drain(from.min(to)..from.max(to));
        }
    }
    bytes
}

struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn every_file_is_read_or_refused_and_none_takes_too_much() {
    let (done, most) = (AtomicBool::new(false), AtomicU64::new(0));
    let seeds = seeds();
    std::thread::scope(|scope| {
        // Also when something below panics: the watch ends, and the panic is told.
        let _over = Over(&done);
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                most.fetch_max(most_of_children(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        let mut chance = Rng::with_seed(20_150_316);
        let (mut read_ones, mut refused_ones) = (0, 0);
        for file in 0..FILES {
            let bytes = mutated(&seeds[file % seeds.len()], &mut chance);
            let outcome = if file % (FILES / OUTSIDE) == 0 {
                outside(&bytes)
            } else {
                read(&bytes, &Options::default())
            };
            match outcome {
                Ok(grid) => read_ones += usize::from(grid.rows().count() == grid.len()),
                Err(_) => refused_ones += 1,
            }
        }
        assert_eq!(read_ones + refused_ones, FILES);
        assert!(read_ones > FILES / 10 && refused_ones > FILES / 10, "{read_ones} {refused_ones}");
    });
    // The readers of all tests of this program, the attacks among them.
    let most = most.into_inner();
    assert!(most > 0 || cfg!(not(target_os = "linux")), "no reader was measured");
    assert!(most <= MAX_MEMORY_KB, "a reader took {most} KB");
}

/// The largest peak of the readers that run now, where the system tells it.
fn most_of_children() -> u64 {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else { return 0 };
    let children =
        tasks.flatten().filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let children: String = children.collect::<Vec<_>>().join(" ");
    children.split_whitespace().map(peak).max().unwrap_or(0)
}

fn peak(process: &str) -> u64 {
    let name = std::fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    // Between its birth and its start a child is a copy of the tests.
    if !name.starts_with("spreadsheet-rea") {
        return 0;
    }
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
