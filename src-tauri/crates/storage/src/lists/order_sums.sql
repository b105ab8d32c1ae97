       -- What stands on the sheets once there are any; before that what was
       -- approved and what the customer was asked. An order has a sheet or two: the sign keeps SQLite from
       -- looking for each state by itself.
       coalesce(
           (SELECT sum(settlement.total) FROM settlement
            WHERE settlement.work_order_id = work_order.id AND +settlement.state IN ('open', 'settled')),
           (SELECT sum(line.amount) FROM line
            WHERE line.work_order_id = work_order.id AND line.state IN ('approved', 'offered')
              -- What was called off is never billed, whatever was said yes to.
              AND work_order.stage <> 'cancelled'
              -- A line offered anew is asked once, not beside the one it replaces.
              AND NOT EXISTS (SELECT 1 FROM line AS successor
                              WHERE successor.supersedes_id = line.id AND successor.state = 'offered')),
           0) AS total,
