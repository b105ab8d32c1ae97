coalesce(
    (SELECT sum(settlement.total - settlement.received) FROM settlement
     WHERE settlement.work_order_id = work_order.id AND +settlement.state IN ('open', 'settled')
       -- The shop owes itself nothing, and a contract was paid when it was sold.
       AND settlement.payer <> 'shop' AND settlement.service_contract_id IS NULL),
    0)
