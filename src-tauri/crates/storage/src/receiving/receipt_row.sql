-- Receipts before one whose number, delivery note or supplier has a text in it, the newest first.
SELECT goods_receipt.id AS id, goods_receipt.number AS number, goods_receipt.supplier_id AS supplier_id,
       supplier.name AS supplier_name, purchase_order.number AS order_number,
       goods_receipt.received_on AS received_on, goods_receipt.delivery_note AS delivery_note,
       goods_receipt.supplier_invoice_id AS supplier_invoice_id,
       (SELECT count(*) FROM goods_receipt_line WHERE goods_receipt_id = goods_receipt.id) AS line_count,
       (SELECT count(*) FROM goods_receipt_line
        WHERE goods_receipt_id = goods_receipt.id AND +waiting > 0) AS lines_waiting,
       (SELECT count(*) FROM goods_receipt_line
        WHERE goods_receipt_id = goods_receipt.id AND rejected > 0) AS lines_rejected
FROM goods_receipt
CROSS JOIN supplier ON supplier.id = goods_receipt.supplier_id
LEFT JOIN purchase_order ON purchase_order.id = goods_receipt.purchase_order_id
WHERE goods_receipt.id < ?1
    AND (?2 = '' OR instr(goods_receipt.number, ?2) > 0 OR instr(goods_receipt.delivery_note, ?2) > 0
         OR instr(supplier.name, ?2) > 0)
ORDER BY goods_receipt.id DESC
LIMIT ?3
