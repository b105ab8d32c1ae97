//! Taking the sample shop out: what stays because the shop's own stands on it, and what goes in which order.

use crate::{Result, Writer, stock};

/// What people made themselves on the sample's cars and for its customers, and
/// what that needs, becomes the shop's own first: a visit needs its car, its
/// customer and the booking it came by. In this order each finds what the one
/// before made the shop's own.
const ADOPT: [&str; 12] = [
    // What was paid at once for a visit of the shop's own as well stands on one receipt with
    // it: that visit stays, as all do that this receipt is of.
    "UPDATE work_order SET sample = 0, version = version + 1 WHERE sample = 1 AND EXISTS (
        SELECT 1 FROM payment
        CROSS JOIN payment AS beside ON beside.id = coalesce(payment.taken_with, payment.id)
            OR beside.taken_with = coalesce(payment.taken_with, payment.id)
        CROSS JOIN work_order AS own ON own.id = beside.work_order_id
        WHERE payment.work_order_id = work_order.id AND own.sample = 0)",
    // A kind of small work that the shop did itself stays what it was, with all it is made of: whatever a
    // kind names is looked up when its page opens. So stays an operation that a package of the shop names.
    "UPDATE express_kind SET sample = 0, version = version + 1 WHERE sample = 1 AND EXISTS (
        SELECT 1 FROM work_order WHERE work_order.express_kind_id = express_kind.id AND work_order.sample = 0)",
    "UPDATE labour_operation SET sample = 0, version = version + 1 WHERE sample = 1 AND (
        labour_operation.id IN (SELECT json_extract(named.value, '$.labour_operation') FROM express_kind
            CROSS JOIN json_each(express_kind.express_items) AS named WHERE express_kind.sample = 0)
        OR labour_operation.id IN (SELECT json_extract(named.value, '$.item.labour_operation') FROM work_package
            CROSS JOIN json_each(work_package.works) AS named WHERE work_package.sample = 0)
        OR EXISTS (SELECT 1 FROM line CROSS JOIN work_order ON work_order.id = line.work_order_id
            WHERE line.labour_operation_id = labour_operation.id AND work_order.sample = 0))",
    // A part that the shop sold, moved or ordered itself stays with all that lies there of it: what
    // was counted or promised since would be wrong without what the sample put there. What was only
    // taken for a visit of the sample is the sample's, whoever took it.
    "UPDATE part SET sample = 0, version = version + 1 WHERE sample = 1 AND (
        EXISTS (SELECT 1 FROM stock_movement
            LEFT JOIN work_order ON work_order.id = stock_movement.work_order_id
            WHERE stock_movement.part_id = part.id AND stock_movement.sample = 0
                AND coalesce(work_order.sample, 0) = 0)
        OR EXISTS (SELECT 1 FROM line CROSS JOIN work_order ON work_order.id = line.work_order_id
            WHERE line.part_id = part.id AND work_order.sample = 0)
        OR part.id IN (SELECT json_extract(named.value, '$.part') FROM express_kind
            CROSS JOIN json_each(express_kind.express_items) AS named WHERE express_kind.sample = 0)
        OR EXISTS (SELECT 1 FROM purchase_order_line
            LEFT JOIN work_order ON work_order.id = purchase_order_line.work_order_id
            WHERE purchase_order_line.part_id = part.id AND purchase_order_line.closed = 0
                AND coalesce(work_order.sample, 0) = 0))",
    "UPDATE appointment SET sample = 0, version = version + 1 WHERE sample = 1
        AND EXISTS (SELECT 1 FROM work_order WHERE appointment_id = appointment.id AND sample = 0)",
    // What a visit of the shop's own drew from stays, as it pays for that visit; also where
    // only a sheet that was taken back still says so.
    "UPDATE service_contract SET sample = 0, version = version + 1 WHERE sample = 1 AND (EXISTS (
        SELECT 1 FROM contract_draw JOIN work_order ON work_order.id = contract_draw.work_order_id
        WHERE contract_draw.service_contract_id = service_contract.id AND work_order.sample = 0)
        OR EXISTS (
            SELECT 1 FROM work_order CROSS JOIN settlement ON settlement.work_order_id = work_order.id
            WHERE (work_order.customer_id = service_contract.customer_id
                    OR work_order.vehicle_id = service_contract.vehicle_id)
                AND work_order.sample = 0 AND settlement.service_contract_id = service_contract.id))",
    "UPDATE voucher SET sample = 0, version = version + 1 WHERE sample = 1 AND EXISTS (
        SELECT 1 FROM payment JOIN work_order ON work_order.id = payment.work_order_id
        WHERE payment.voucher_number = voucher.number AND payment.voucher_number <> ''
            AND work_order.sample = 0)",
    // Whose stored value moved beside the sample's, they have stored all of it.
    "UPDATE payment SET sample = 0 WHERE sample = 1 AND EXISTS (
        SELECT 1 FROM payment AS own LEFT JOIN work_order ON work_order.id = own.work_order_id
        WHERE own.customer_id = payment.customer_id AND own.sample = 0
            AND coalesce(work_order.sample, 0) = 0)",
    // A complaint about a visit of the sample goes with that visit; its car
    // does not stay for it.
    "UPDATE vehicle SET sample = 0, version = version + 1 WHERE sample = 1 AND (
        EXISTS (SELECT 1 FROM work_order WHERE vehicle_id = vehicle.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM appointment WHERE vehicle_id = vehicle.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM service_contract WHERE vehicle_id = vehicle.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM complaint WHERE vehicle_id = vehicle.id AND sample = 0
            AND (work_order_id IS NULL OR work_order_id NOT IN (SELECT id FROM work_order WHERE sample = 1)))
        OR EXISTS (SELECT 1 FROM past_order WHERE past_order.vehicle_id = vehicle.id))",
    // What went into a record that stays, stays with it.
    "UPDATE vehicle SET sample = 0, version = version + 1 WHERE sample = 1 AND EXISTS (
        SELECT 1 FROM record_merge CROSS JOIN vehicle AS kept ON kept.id = record_merge.stands_id
        WHERE merged_kind = 'vehicle' AND gone_id = vehicle.id AND undone_at IS NULL AND kept.sample = 0)",
    "UPDATE customer SET sample = 0, version = version + 1 WHERE sample = 1 AND (
        EXISTS (SELECT 1 FROM work_order WHERE customer_id = customer.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM appointment WHERE customer_id = customer.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM service_contract WHERE customer_id = customer.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM voucher WHERE customer_id = customer.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM counter_sale WHERE counter_sale.customer_id = customer.id)
        OR EXISTS (SELECT 1 FROM account_movement WHERE account_movement.customer_id = customer.id
            AND account_movement.work_order_id IS NULL)
        OR EXISTS (SELECT 1 FROM loan WHERE loan.customer_id = customer.id)
        OR EXISTS (SELECT 1 FROM prepaid_receipt JOIN payment ON payment.id = prepaid_receipt.payment_id
            LEFT JOIN service_contract ON service_contract.id = payment.service_contract_id
            WHERE prepaid_receipt.customer_id = customer.id AND payment.sample = 0
                AND coalesce(service_contract.sample, 0) = 0)
        OR EXISTS (SELECT 1 FROM complaint WHERE customer_id = customer.id AND sample = 0
            AND (work_order_id IS NULL OR work_order_id NOT IN (SELECT id FROM work_order WHERE sample = 1)))
        OR EXISTS (SELECT 1 FROM payment WHERE payment.customer_id = customer.id AND work_order_id IS NULL
            AND payment.sample = 0)
        OR EXISTS (SELECT 1 FROM vehicle WHERE customer_id = customer.id AND sample = 0)
        OR EXISTS (SELECT 1 FROM ownership JOIN vehicle ON vehicle.id = vehicle_id
            WHERE ownership.customer_id = customer.id AND vehicle.sample = 0))",
    "UPDATE customer SET sample = 0, version = version + 1 WHERE sample = 1 AND EXISTS (
        SELECT 1 FROM record_merge CROSS JOIN customer AS kept ON kept.id = record_merge.stands_id
        WHERE merged_kind = 'customer' AND gone_id = customer.id AND undone_at IS NULL AND kept.sample = 0)",
];

/// Which rows go, and what goes with each: in this order no row is left that
/// another still points at. Orders take everything of the visit with them; the
/// newest goes first, because a line quoted anew points at an earlier visit.
const REMOVE: [(&str, &[&str]); 13] = [
    // What lies there goes before the visits it was taken for, and the parts themselves when no line
    // names them any more.
    (
        "SELECT id FROM part WHERE sample = 1
            AND (EXISTS (SELECT 1 FROM stock_movement WHERE stock_movement.part_id = part.id)
                OR EXISTS (SELECT 1 FROM part_number WHERE part_number.part_id = part.id)
                OR EXISTS (SELECT 1 FROM part_unit WHERE part_unit.part_id = part.id)
                OR EXISTS (SELECT 1 FROM part_price WHERE part_price.part_id = part.id)) LIMIT ?1",
        &stock::OF_A_PART,
    ),
    (
        "SELECT id FROM complaint WHERE sample = 1
            OR work_order_id IN (SELECT id FROM work_order WHERE sample = 1) LIMIT ?1",
        &["DELETE FROM complaint WHERE id = ?1"],
    ),
    (
        "SELECT id FROM work_order WHERE sample = 1 ORDER BY id DESC LIMIT ?1",
        &[
            // What stays of a part that the shop uses itself moved all the same; what was ordered for
            // the visit is on its way.
            "UPDATE stock_movement SET work_order_id = NULL, line_id = NULL WHERE work_order_id = ?1",
            "UPDATE purchase_order_line SET work_order_id = NULL, line_id = NULL, version = version + 1
             WHERE work_order_id = ?1",
            // What only this visit photographed is named by nothing any more, and the
            // next start sweeps its bytes.
            "DELETE FROM blob WHERE hash IN (
                 SELECT hash FROM photo WHERE work_order_id = ?1
                 UNION SELECT small_hash FROM photo WHERE work_order_id = ?1
                 UNION SELECT hash FROM attached_file WHERE work_order_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.hash = blob.hash AND work_order_id <> ?1)
             AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.small_hash = blob.hash AND work_order_id <> ?1)
             AND NOT EXISTS (SELECT 1 FROM goods_photo WHERE goods_photo.hash = blob.hash)
             AND NOT EXISTS (SELECT 1 FROM goods_photo WHERE goods_photo.small_hash = blob.hash)
             AND NOT EXISTS (
                 SELECT 1 FROM attached_file WHERE attached_file.hash = blob.hash AND work_order_id <> ?1)
             AND NOT EXISTS (SELECT 1 FROM record_document WHERE record_document.hash = blob.hash)",
            // An invoice goes with the last of the sheets it stands for.
            "DELETE FROM tax_invoice WHERE id IN (
                 SELECT tax_invoice_id FROM settlement
                 CROSS JOIN tax_invoice_sheet ON tax_invoice_sheet.settlement_id = settlement.id
                 WHERE settlement.work_order_id = ?1)
             AND NOT EXISTS (
                 SELECT 1 FROM tax_invoice_sheet
                 CROSS JOIN settlement ON settlement.id = tax_invoice_sheet.settlement_id
                 WHERE tax_invoice_id = tax_invoice.id AND settlement.work_order_id <> ?1)",
            // A statement that tells of it tells of nothing that is still there.
            "DELETE FROM account_statement WHERE id IN (
                 SELECT account_statement.id FROM account_movement
                 CROSS JOIN account_statement ON account_statement.payer = account_movement.payer
                     AND account_statement.payer_name = account_movement.payer_name
                     AND account_statement.customer_id IS account_movement.customer_id
                 WHERE account_movement.work_order_id = ?1
                     AND account_movement.id <= account_statement.last_movement_id)",
            // A booking and its visit point at each other, the booking by a word
            // that is looked at when the portion ends.
            "DELETE FROM work_order WHERE id = ?1",
            "DELETE FROM appointment WHERE sample = 1 AND work_order_id = ?1",
            "UPDATE appointment SET work_order_id = NULL, version = version + 1 WHERE work_order_id = ?1",
        ],
    ),
    ("SELECT id FROM appointment WHERE sample = 1 LIMIT ?1", &["DELETE FROM appointment WHERE id = ?1"]),
    // Whoever was booked meanwhile has the booking, which is the shop's own.
    ("SELECT id FROM booking_wish WHERE sample = 1 LIMIT ?1", &["DELETE FROM booking_wish WHERE id = ?1"]),
    (
        "SELECT id FROM service_contract WHERE sample = 1 LIMIT ?1",
        &[
            // As of sheets: with the last of the receipts it stands for.
            "DELETE FROM tax_invoice WHERE id IN (
                 SELECT tax_invoice_id FROM payment
                 CROSS JOIN prepaid_receipt ON prepaid_receipt.payment_id = payment.id
                 CROSS JOIN tax_invoice_receipt ON tax_invoice_receipt.prepaid_receipt_id = prepaid_receipt.id
                 WHERE payment.service_contract_id = ?1)
             AND NOT EXISTS (
                 SELECT 1 FROM tax_invoice_receipt
                 CROSS JOIN prepaid_receipt ON prepaid_receipt.id = tax_invoice_receipt.prepaid_receipt_id
                 CROSS JOIN payment ON payment.id = prepaid_receipt.payment_id
                 WHERE tax_invoice_id = tax_invoice.id AND payment.service_contract_id IS NOT ?1)",
            "DELETE FROM service_contract WHERE id = ?1",
        ],
    ),
    // What was stored; where it was paid from went with the visits.
    (
        "SELECT id FROM payment WHERE sample = 1 LIMIT ?1",
        &[
            "DELETE FROM tax_invoice WHERE id IN (
                 SELECT tax_invoice_id FROM prepaid_receipt
                 CROSS JOIN tax_invoice_receipt ON tax_invoice_receipt.prepaid_receipt_id = prepaid_receipt.id
                 WHERE prepaid_receipt.payment_id = ?1)
             AND NOT EXISTS (
                 SELECT 1 FROM tax_invoice_receipt
                 CROSS JOIN prepaid_receipt ON prepaid_receipt.id = tax_invoice_receipt.prepaid_receipt_id
                 WHERE tax_invoice_id = tax_invoice.id AND prepaid_receipt.payment_id <> ?1)",
            "DELETE FROM payment WHERE id = ?1",
        ],
    ),
    ("SELECT id FROM voucher WHERE sample = 1 LIMIT ?1", &["DELETE FROM voucher WHERE id = ?1"]),
    // The bytes of a paper go with the last record that names them.
    (
        "SELECT record_document.id FROM vehicle
             CROSS JOIN record_document ON record_document.vehicle_id = vehicle.id WHERE vehicle.sample = 1
         UNION ALL SELECT record_document.id FROM customer
             CROSS JOIN record_document ON record_document.customer_id = customer.id WHERE customer.sample = 1
         LIMIT ?1",
        &[
            "DELETE FROM blob WHERE hash = (SELECT hash FROM record_document WHERE id = ?1)
             AND NOT EXISTS (SELECT 1 FROM record_document
                 WHERE record_document.hash = blob.hash AND record_document.id <> ?1)
             AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.hash = blob.hash)
             AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.small_hash = blob.hash)
             AND NOT EXISTS (SELECT 1 FROM goods_photo WHERE goods_photo.hash = blob.hash)
             AND NOT EXISTS (SELECT 1 FROM goods_photo WHERE goods_photo.small_hash = blob.hash)
             AND NOT EXISTS (SELECT 1 FROM attached_file WHERE attached_file.hash = blob.hash)",
            "DELETE FROM record_document WHERE id = ?1",
        ],
    ),
    (
        "SELECT id FROM vehicle WHERE sample = 1 LIMIT ?1",
        &[
            "DELETE FROM ownership WHERE vehicle_id = ?1",
            "DELETE FROM former_plate WHERE vehicle_id = ?1",
            // Who drove it may be spoken to for a customer of the shop's own.
            "UPDATE customer_contact SET vehicle_id = NULL, version = version + 1 WHERE vehicle_id = ?1",
            "DELETE FROM search_term WHERE entity = 'vehicle' AND entity_id = ?1",
            "DELETE FROM record_merge WHERE merged_kind = 'vehicle' AND (kept_id = ?1 OR gone_id = ?1)",
            "DELETE FROM vehicle WHERE id = ?1",
        ],
    ),
    (
        "SELECT id FROM customer WHERE sample = 1 LIMIT ?1",
        &[
            "DELETE FROM search_term WHERE entity = 'customer' AND entity_id = ?1",
            "DELETE FROM record_merge WHERE merged_kind = 'customer' AND (kept_id = ?1 OR gone_id = ?1)",
            "DELETE FROM account_statement WHERE customer_id = ?1",
            // Whoever speaks for it, what it said and what it asked go along.
            "DELETE FROM customer WHERE id = ?1",
        ],
    ),
    (
        "SELECT id FROM service_package WHERE sample = 1 AND NOT EXISTS (
             SELECT 1 FROM service_contract WHERE service_package_id = service_package.id) LIMIT ?1",
        &["DELETE FROM service_package WHERE id = ?1"],
    ),
    // A drawer into which money of the shop's own went stays as it was counted.
    (
        "SELECT id FROM shift WHERE sample = 1 AND NOT EXISTS (
             SELECT 1 FROM payment WHERE shift_id = shift.id) LIMIT ?1",
        &["DELETE FROM cash_movement WHERE shift_id = ?1", "DELETE FROM shift WHERE id = ?1"],
    ),
];

/// All that is said above of what stays and what goes.
#[cfg(test)]
pub(crate) fn statements() -> String {
    let removed = REMOVE.iter().flat_map(|(find, with)| std::iter::once(*find).chain(with.iter().copied()));
    ADOPT.into_iter().chain(removed).collect::<Vec<_>>().join("\n")
}

/// What is found by a number, and the table of what it stands on.
const NUMBERED: [(&str, &str); 17] = [
    ("work_order", "work_order"),
    ("repair_contract", "work_order"),
    ("completion_certificate", "work_order"),
    ("appointment", "appointment"),
    ("settlement", "settlement"),
    ("complaint", "complaint"),
    ("estimate", "estimate"),
    ("payment", "payment"),
    ("account_statement", "account_statement"),
    ("service_contract", "service_contract"),
    ("voucher", "voucher"),
    ("shift", "shift"),
    ("counter_sale", "counter_sale"),
    ("claim", "claim"),
    ("old_part", "old_part"),
    ("loan", "loan"),
    ("part", "part"),
];

/// People and bays of the sample leave unless real work names them by now; what it offers and
/// its drawers do as well, and what of its store the shop uses itself.
const LEAVE: [&str; 15] = [
    "DELETE FROM person_pin WHERE person_id IN (SELECT id FROM person WHERE sample = 1)",
    "UPDATE person SET active = 0, sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE bay SET active = 0, sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE service_package SET active = 0, sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE shift SET sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE express_kind SET active = 0, sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE work_package SET active = 0, sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE labour_operation SET sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE stock_movement SET sample = 0 WHERE sample = 1",
    "UPDATE part SET sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE bin SET sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE supplier SET sample = 0, version = version + 1 WHERE sample = 1",
    // A list that came with the program is there again as soon as a car is looked at by it.
    "DELETE FROM check_in_list WHERE saved_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM walk_around WHERE check_in_list_id = check_in_list.id)",
    "DELETE FROM item_use WHERE catalogue = 'part' AND id NOT IN (SELECT id FROM part)",
    "DELETE FROM item_use WHERE catalogue = 'labour_operation' AND id NOT IN (SELECT id FROM labour_operation)",
];

impl Writer<'_> {
    /// Takes some of the sample out; says whether there is more. What people made
    /// of it meanwhile is made the shop's own each time.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remove_some_of_sample(&self, limit: i64) -> Result<bool> {
        for statement in ADOPT {
            self.connection().prepare_cached(statement)?.execute([])?;
        }
        for (find, with) in REMOVE {
            let ids: Vec<i64> = {
                let mut some = self.connection().prepare_cached(find)?;
                let ids = some.query_map([limit], |row| row.get(0))?;
                ids.collect::<std::result::Result<_, _>>()?
            };
            for id in &ids {
                for statement in with {
                    self.connection().prepare_cached(statement)?.execute([id])?;
                }
            }
            if !ids.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The last of it: its kinds of work, its parts and where they lay, its people and bays.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remove_rest_of_sample(&self) -> Result<()> {
        // What they can and when they are away is said of nobody any more, whoever of them stays named; and
        // whoever wrote it down is not kept for it.
        for table in ["absence", "worker_file", "driving_licence"] {
            let of_its_people =
                format!("DELETE FROM {table} WHERE person_id IN (SELECT id FROM person WHERE sample = 1)");
            self.connection().execute(&of_its_people, [])?;
        }
        // A kind names its operations, a part its bin and its supplier; who moved it is a person.
        for table in ["express_kind", "work_package", "labour_operation", "part", "bin", "supplier", "person"]
        {
            self.remove_unnamed(table)?;
        }
        self.remove_unnamed("bay")?;
        for (entity, table) in NUMBERED {
            self.connection().execute(
                &format!("DELETE FROM search_term WHERE entity = '{entity}' AND entity_id NOT IN (SELECT id FROM {table})"),
                [],
            )?;
        }
        for statement in LEAVE {
            self.connection().execute(statement, [])?;
        }
        Ok(())
    }

    /// Deletes the sample rows that nothing points at, whatever points there:
    /// the file itself knows every reference.
    fn remove_unnamed(&self, table: &str) -> Result<()> {
        let mut find = self.connection().prepare(&format!("SELECT id FROM {table} WHERE sample = 1"))?;
        let ids: Vec<i64> = find.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
        for id in ids {
            match self.connection().execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id]) {
                Ok(_) => {}
                Err(rusqlite::Error::SqliteFailure(cause, _))
                    if cause.code == rusqlite::ErrorCode::ConstraintViolation => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
