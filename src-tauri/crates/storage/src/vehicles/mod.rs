//! Vehicles with their owners, former plates and visits.

use crate::record::select;
use crate::{Reader, Result, Writer};
use chrono::NaiveDate;
use domain::ids::{CustomerId, VehicleId};
use domain::plate::Plate;
use domain::vehicle::{FormerPlate, Ownership};
use domain::work_order::WorkOrder;
use rusqlite::params;

pub(crate) const WITH_PLATE: &str = concat!(
    "SELECT id FROM vehicle WHERE plate = ?1 AND ",
    shown_vehicle!("vehicle.id"),
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
