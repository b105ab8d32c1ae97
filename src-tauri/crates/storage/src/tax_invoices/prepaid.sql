SELECT prepaid_receipt.id AS prepaid_receipt_id, prepaid_receipt.payment_id, payment.number AS receipt_number,
       payment.at AS paid_at, prepaid_receipt.customer_id, customer.name AS customer_name,
       customer.kind AS customer_kind,
       coalesce(service_contract.number, '') AS contract_number, coalesce(service_contract.name, '') AS package_name,
       payment.at_sale AS paid, prepaid_receipt.received, prepaid_receipt.invoiced, prepaid_receipt.invoice_wanted,
       coalesce(own.title, '') AS buyer_title, coalesce(own.tax_number, '') AS buyer_tax_number,
       CAST(coalesce(own.is_person, 0) AS INTEGER) AS buyer_is_person
FROM prepaid_receipt
CROSS JOIN payment ON payment.id = prepaid_receipt.payment_id
CROSS JOIN customer ON customer.id = prepaid_receipt.customer_id
LEFT JOIN service_contract ON service_contract.id = payment.service_contract_id
LEFT JOIN invoice_buyer AS own ON own.customer_id = prepaid_receipt.customer_id
