//! The repair contract 维修委托书: which lines it is about, and its number.

use crate::line::{Line, LineState};

/// One visit, one contract: its number is the visit's under the contract's own
/// prefix. Once given out it stands, whatever the prefix becomes.
pub fn contract_number(prefix: &str, order_number: &str) -> String {
    let running = order_number.trim_start_matches(|c: char| !c.is_ascii_digit());
    format!("{prefix}{running}")
}

/// What is agreed, and what the customer agrees to with their hand on the paper: a
/// line offered anew stands instead of the one whose place it takes.
pub fn contracted_lines(lines: &[Line]) -> Vec<&Line> {
    let replaced = |line: &Line| {
        lines.iter().any(|new| new.state == LineState::Offered && new.supersedes_id == Some(line.id))
    };
    lines
        .iter()
        .filter(|line| matches!(line.state, LineState::Offered | LineState::Approved) && !replaced(line))
        .collect()
}

/// Something of it still waits for the customer's yes.
pub fn awaits_answer(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.state == LineState::Offered)
}

#[cfg(test)]
mod tests {
    use super::contract_number;

    #[test]
    fn a_contract_bears_the_visits_number_under_its_own_prefix() {
        assert_eq!(contract_number("HT", "GD20260302001"), "HT20260302001");
        assert_eq!(contract_number("WT", "20260302001"), "WT20260302001");
    }
}
