-- What the list of its printer's jobs calls a job, whose number alone is given to others
-- too; and as which edition a paper was printed: the first print of the next one is no
-- second one. What was printed before was the edition of its moment.
ALTER TABLE print_job ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE print_job ADD COLUMN edition INTEGER;
UPDATE print_job SET edition = document_id
    WHERE kind IN ('earlier_check_in_sheet', 'earlier_job_card', 'earlier_repair_contract');
UPDATE print_job SET edition = (
        SELECT max(counterfoil.id) FROM counterfoil
        WHERE counterfoil.kind = CASE print_job.kind
                WHEN 'delivery_sheet' THEN 'delivery'
                WHEN 'authorisation' THEN 'answers'
                ELSE print_job.kind
            END
            AND counterfoil.subject_id = print_job.document_id AND counterfoil.at <= print_job.asked_at)
    WHERE kind IN ('check_in_sheet', 'job_card', 'inspection_report', 'quote', 'repair_contract',
        'completion_certificate', 'delivery_sheet', 'authorisation');
CREATE INDEX print_job_edition ON print_job (edition) WHERE edition IS NOT NULL;
CREATE INDEX print_job_ended_at ON print_job (ended_at);
