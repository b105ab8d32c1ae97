//! From the wash bay to the last telephone call: the bill, the money, the
//! hand-over, follow-ups and complaints, and the papers.

#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod accounts;
mod afterwards;
mod asks;
mod bill;
mod claims;
mod collection_codes;
mod complaints;
mod contract_costs;
mod contract_ends;
mod contract_sums;
mod contracts;
mod damage;
mod deposits;
mod draw_offers;
mod hand_over;
mod invoice_batch;
mod invoice_results;
mod invoices;
mod invoices_put_right;
mod kept;
mod lost_claims;
mod maker_claims;
mod merged;
mod mixed_sums;
mod on_account;
mod packages;
mod papers;
mod payments;
mod prepaid_invoices;
mod printing;
mod races;
mod receipts;
mod receipts_kept;
mod report;
mod reversal;
mod sample_removed;
mod settling;
mod shift_sums;
mod statements;
mod statements_in_a_row;
mod stored;
mod sums;
mod taken_back;
mod till_display;
mod visit;
mod voucher_sums;
mod vouchers;
mod vouchers_returned;
