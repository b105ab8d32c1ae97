//! Vehicles with their owners, former plates and visits.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use chrono::NaiveDate;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::maker_warranty::MakerWarranty;
use domain::plate::Plate;
use domain::recall::{Recall, RecallDone, RecallLine};
use domain::vehicle::{FormerPlate, Ownership};
use domain::work_order::WorkOrder;
use rusqlite::params;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-1411-maker-warranty"),
    dated!("2026-11-30-1412-recalls"),
    dated!("2026-11-30-1612-makes"),
    dated!("2026-11-30-2252-recall-lines"),
];

pub(crate) const OF_MAKER: &str = "SELECT * FROM maker_warranty WHERE vehicle_id = ?1";
const RECALLS: &str = "SELECT * FROM recall ORDER BY active DESC, id DESC";
pub(crate) const RECALLS_OF_MAKER: &str = "SELECT * FROM recall WHERE wmi = ?1 ORDER BY safety DESC, id DESC";
pub(crate) const RECALL_LINES: &str = "SELECT * FROM recall_line WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const RECALLS_DONE: &str = "SELECT * FROM recall_done WHERE vehicle_id = ?1 ORDER BY id DESC";
/// One look into the index for each word, however many cars bear it.
pub(crate) const MAKES: &str = "WITH RECURSIVE found (word) AS (
         SELECT min(make) FROM vehicle WHERE make > ''
         UNION ALL
         SELECT (SELECT min(make) FROM vehicle WHERE make > found.word) FROM found WHERE found.word IS NOT NULL)
     SELECT word FROM found WHERE word IS NOT NULL LIMIT ?1";
pub(crate) const MODELS: &str = "WITH RECURSIVE found (word) AS (
         SELECT min(model) FROM vehicle WHERE make = ?1 AND model > ''
         UNION ALL
         SELECT (SELECT min(model) FROM vehicle WHERE make = ?1 AND model > found.word)
         FROM found WHERE found.word IS NOT NULL)
     SELECT word FROM found WHERE word IS NOT NULL LIMIT ?2";
pub(crate) const WITH_PLATE: &str = concat!(
    "SELECT id FROM vehicle WHERE plate = ?1 AND ",
    shown_vehicle!("vehicle.id"),
    " AND ",
    stands_for_itself!("vehicle", "vehicle.id"),
    " ORDER BY last_visit_at DESC, id DESC LIMIT ?2"
);
pub(crate) const IN_SHOP: &str = "SELECT * FROM work_order WHERE vehicle_id = ?1
       AND stage NOT IN ('delivered', 'closed', 'cancelled') ORDER BY checked_in_at DESC LIMIT 1";

impl Reader<'_> {
    /// Who carries this plate now. Real files have plates twice.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_with_plate(&self, plate: &Plate) -> Result<Vec<VehicleId>> {
        #[derive(serde::Deserialize)]
        struct Row {
            id: VehicleId,
        }
        let rows: Vec<Row> = select(self.connection(), WITH_PLATE, params![plate.as_str(), 20])?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// The makes of the shop's own cars.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn makes_written(&self, limit: i64) -> Result<Vec<String>> {
        let mut makes = self.connection().prepare_cached(MAKES)?;
        let words = makes.query_map([limit], |row| row.get(0))?;
        Ok(words.collect::<std::result::Result<_, _>>()?)
    }

    /// The models of the shop's own cars of one make.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn models_written(&self, make: &str, limit: i64) -> Result<Vec<String>> {
        let mut models = self.connection().prepare_cached(MODELS)?;
        let words = models.query_map(params![make, limit], |row| row.get(0))?;
        Ok(words.collect::<std::result::Result<_, _>>()?)
    }

    /// The plates a vehicle had before, the last one first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn former_plates_of(&self, vehicle: VehicleId) -> Result<Vec<FormerPlate>> {
        select(
            self.connection(),
            "SELECT * FROM former_plate WHERE vehicle_id = ?1 ORDER BY id DESC",
            [vehicle.0],
        )
    }

    /// What its maker gives it, where somebody typed the day of its invoice.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn maker_warranty_of(&self, vehicle: VehicleId) -> Result<Option<MakerWarranty>> {
        Ok(select(self.connection(), OF_MAKER, [vehicle.0])?.pop())
    }

    /// All that were typed, the newest first and those that are over last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn recalls(&self) -> Result<Vec<Recall>> {
        select(self.connection(), RECALLS, [])
    }

    /// Those of one maker, what nobody should wait with first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn recalls_of_maker(&self, wmi: &str) -> Result<Vec<Recall>> {
        select(self.connection(), RECALLS_OF_MAKER, [wmi])
    }

    /// What was done to a vehicle, the last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn recalls_done(&self, vehicle: VehicleId) -> Result<Vec<RecallDone>> {
        select(self.connection(), RECALLS_DONE, [vehicle.0])
    }

    /// By which lines of a visit recalls are done.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn recall_lines_of(&self, order: WorkOrderId) -> Result<Vec<RecallLine>> {
        select(self.connection(), RECALL_LINES, [order.0])
    }

    /// The visit for which the vehicle stands in the shop.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn visit_in_shop(&self, vehicle: VehicleId) -> Result<Option<WorkOrder>> {
        Ok(select(self.connection(), IN_SHOP, [vehicle.0])?.pop())
    }
}

impl Writer<'_> {
    /// The vehicle changes hands: the open ownership ends, another begins.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn change_owner(&self, vehicle: VehicleId, to: Option<CustomerId>, day: NaiveDate) -> Result<()> {
        let open: Vec<Ownership> = select(
            self.connection(),
            "SELECT * FROM ownership WHERE vehicle_id = ?1 AND until IS NULL",
            [vehicle.0],
        )?;
        for mut ownership in open {
            ownership.until = Some(day);
            self.update(&ownership)?;
        }
        if let Some(customer_id) = to {
            self.insert(&mut Ownership { id: 0, vehicle_id: vehicle, customer_id, since: day, until: None })?;
        }
        Ok(())
    }
}
