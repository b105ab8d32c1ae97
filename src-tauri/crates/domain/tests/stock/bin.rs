//! Where parts may be put without anybody carrying them there.

use domain::ids::BinId;
use domain::stock::{Bin, BinKind};

#[test]
fn only_a_shelf_in_use_takes_what_a_list_brings() {
    let bin = |kind: BinKind, active: bool| Bin {
        id: BinId(1),
        code: "A-01".to_owned(),
        name: String::new(),
        kind,
        active,
        version: 1,
    };
    let open: Vec<(BinKind, bool)> = BinKind::ALL
        .into_iter()
        .flat_map(|kind| [(kind, true), (kind, false)])
        .filter(|(kind, active)| bin(*kind, *active).is_open_shelf())
        .collect();
    assert_eq!(open, [(BinKind::Shelf, true)]);
}
