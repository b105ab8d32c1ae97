-- What is held back of deliveries, what came first before the others.
SELECT goods_receipt_line.id AS id, goods_receipt_line.goods_receipt_id AS goods_receipt_id,
       goods_receipt.number AS number, goods_receipt.supplier_id AS supplier_id,
       supplier.name AS supplier_name, goods_receipt.received_on AS received_on,
       goods_receipt_line.part_id AS part_id, part.code AS code, part.name AS part_name,
       part.brand AS brand, part.specification AS specification, part.unit AS unit,
       stock_batch.batch_number AS batch_number, stock_batch.expires_on AS expires_on,
       goods_receipt_line.quantity AS quantity, goods_receipt_line.waiting AS waiting,
       goods_receipt_line.accepted AS accepted, goods_receipt_line.rejected AS rejected,
       goods_receipt_line.rejected_left AS rejected_left, goods_receipt_line.checks AS checks,
       goods_receipt_line.sample AS sample, goods_receipt_line.bought AS bought,
       goods_receipt_line.unit AS buying_unit, goods_receipt_line.not_ordered AS not_ordered,
       goods_receipt_line.version AS version
