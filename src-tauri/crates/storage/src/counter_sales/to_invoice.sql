SELECT counter_sale.id AS counter_sale_id, counter_sale.number AS sale_number, counter_sale.sold_at,
       counter_sale.customer_id, counter_sale.buyer_name, customer.kind AS customer_kind, counter_sale.total,
       counter_sale_book.standing, counter_sale_book.invoiced, counter_sale_book.invoice_wanted,
       coalesce(own.title, '') AS buyer_title, coalesce(own.tax_number, '') AS buyer_tax_number,
       CAST(coalesce(own.is_person, 0) AS INTEGER) AS buyer_is_person
FROM counter_sale_book
CROSS JOIN counter_sale ON counter_sale.id = counter_sale_book.counter_sale_id
LEFT JOIN customer ON customer.id = counter_sale.customer_id
LEFT JOIN invoice_buyer AS own ON own.customer_id = counter_sale.customer_id
