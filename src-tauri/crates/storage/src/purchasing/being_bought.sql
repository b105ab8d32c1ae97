-- What of the parts in a list stands on orders that were not sent yet, and which of them suppliers are
-- being asked for.
SELECT asked.value AS part_id,
       coalesce((SELECT sum(purchase_order_line.quantity)
                 FROM purchase_order_line INDEXED BY purchase_order_line_part CROSS JOIN purchase_order
                     ON purchase_order.id = purchase_order_line.purchase_order_id
                 WHERE purchase_order_line.part_id = asked.value AND purchase_order_line.closed = 0
                     AND purchase_order.state = 'draft'), 0) AS in_draft,
       (SELECT max(purchase_inquiry_line.purchase_inquiry_id)
        FROM purchase_inquiry_line CROSS JOIN purchase_inquiry
            ON purchase_inquiry.id = purchase_inquiry_line.purchase_inquiry_id
        WHERE purchase_inquiry_line.part_id = asked.value AND purchase_inquiry.closed_at IS NULL)
           AS purchase_inquiry_id
FROM json_each(?1) AS asked
ORDER BY asked.key
