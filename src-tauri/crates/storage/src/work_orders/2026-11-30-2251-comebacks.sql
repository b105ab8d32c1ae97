-- 返修 is looked for in the list of orders, and marked in every queue.
CREATE INDEX warranty_judgement_verdict ON warranty_judgement (verdict, work_order_id);
