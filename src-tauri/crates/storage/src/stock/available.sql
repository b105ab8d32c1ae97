-- What there is of the parts in a list, in its order. ?2 is the day: of what its shelf life was over before
-- nothing may be issued.
SELECT part.id AS part_id,
       coalesce(stock_account.on_hand, 0) AS on_hand,
       coalesce((SELECT sum(quantity) FROM stock_level CROSS JOIN bin ON bin.id = stock_level.bin_id
                 WHERE stock_level.part_id = part.id AND bin.kind = 'shelf'
                     AND NOT EXISTS (SELECT 1 FROM stock_batch
                                     WHERE stock_batch.id = stock_level.batch_id AND expires_on < ?2)), 0)
           AS usable,
       coalesce((SELECT sum(max(wanted - issued, 0)) FROM stock_demand
                 WHERE stock_demand.part_id = part.id), 0) AS reserved,
       coalesce((SELECT sum(max(quantity - received, 0))
                 FROM purchase_order_line INDEXED BY purchase_order_line_part CROSS JOIN purchase_order
                     ON purchase_order.id = purchase_order_line.purchase_order_id
                 WHERE purchase_order_line.part_id = part.id AND purchase_order_line.closed = 0
                     AND purchase_order.state = 'ordered'), 0) AS on_order,
       (SELECT min(coalesce(purchase_order_line.expected_on, purchase_order.expected_on))
        FROM purchase_order_line INDEXED BY purchase_order_line_part CROSS JOIN purchase_order
            ON purchase_order.id = purchase_order_line.purchase_order_id
        WHERE purchase_order_line.part_id = part.id AND purchase_order_line.closed = 0
            AND quantity > received AND purchase_order.state = 'ordered') AS expected_on,
       coalesce(stock_account.stock_value, 0) AS stock_value,
       coalesce(stock_account.last_cost, 0) AS last_cost
FROM json_each(?1) AS asked
CROSS JOIN part ON part.id = asked.value
LEFT JOIN stock_account ON stock_account.part_id = part.id
ORDER BY asked.key
